"""Which names a scope binds: a table, and what Python itself says of whole files."""
from __future__ import annotations

import ast
import re
import symtable
import sys
import textwrap
from pathlib import Path
from types import SimpleNamespace

import pytest

from flake8_bigthree.names.bindings import STAR
from flake8_bigthree.names.bindings import Binding
from flake8_bigthree.names.bindings import Table
from flake8_bigthree.names.bindings import _type_alias
from flake8_bigthree.names.bindings import parameters
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.project import Scope
from flake8_bigthree.options import Options

HERE = Path(__file__).parent

#: Names that Python gives to what is no function of the source.
COMPREHENSIONS = frozenset({'genexpr', 'listcomp', 'setcomp', 'dictcomp'})

# Each case: the statements, and what they bind, by name: the statement, the node, and the value if there is one.
CASES = [
    # Assignments.
    ('a = 1', 'a Assign.Name 1'),
    ('a = b = f()', 'a Assign.Name f()', 'b Assign.Name f()'),
    ('a, b = 1, 2', 'a Assign.Name 1', 'b Assign.Name 2'),
    ('a, b = [1, 2]', 'a Assign.Name 1', 'b Assign.Name 2'),
    ('[a, b] = 1, 2', 'a Assign.Name 1', 'b Assign.Name 2'),
    ('(a, b), c = (1, 2), 3', 'a Assign.Name 1', 'b Assign.Name 2', 'c Assign.Name 3'),
    ('(a, b), c = x, 3', 'a Assign.Name', 'b Assign.Name', 'c Assign.Name 3'),
    ('a, b = c = 1, 2', 'a Assign.Name 1', 'b Assign.Name 2', 'c Assign.Name (1, 2)'),
    ('a, b = f()', 'a Assign.Name', 'b Assign.Name'),
    ('a, b = {1, 2}', 'a Assign.Name', 'b Assign.Name'),
    ('a, b = 1, 2, 3', 'a Assign.Name', 'b Assign.Name'),
    ('a, b = *x, 1', 'a Assign.Name', 'b Assign.Name'),
    ('a, *b = 1, 2', 'a Assign.Name', 'b Assign.Name'),
    ('a, *(b, c) = x', 'a Assign.Name', 'b Assign.Name', 'c Assign.Name'),
    ('a, x.b, x[0] = 1, 2, 3', 'a Assign.Name 1'),
    ('x.a = 1',),
    ('x[a] = 1',),
    ('a = x.b = x[0] = 1', 'a Assign.Name 1'),
    ('() = x',),
    ('a = 1; a = 2', 'a Assign.Name 1', 'a Assign.Name 2'),
    ('a: int = 1', 'a AnnAssign.Name 1'),
    ('a: int', 'a AnnAssign.Name'),
    ('(a): int = 1', 'a AnnAssign.Name 1'),
    ('x.a: int = 1',),
    ('a += 1', 'a AugAssign.Name'),
    ('x.a += 1',),

    # Other statements with targets.
    ('for a in x: pass', 'a For.Name'),
    ('for a, (b, *c) in x: pass', 'a For.Name', 'b For.Name', 'c For.Name'),
    ('for x.a in y: pass',),
    ('async for a in x: pass', 'a AsyncFor.Name'),
    ('with x as a: pass', 'a With.Name'),
    ('with x, y as (a, b), z as c, z as x.d: pass', 'a With.Name', 'b With.Name', 'c With.Name'),
    ('with x: pass',),
    ('async with x as a, y: b = 1', 'a AsyncWith.Name', 'b Assign.Name 1'),
    ('del a, (b, [c]), x.d, x[e]', 'a Delete.Delete', 'b Delete.Delete', 'c Delete.Delete'),

    # Definitions.
    ('def a(b): c = 1', 'a FunctionDef.FunctionDef'),
    ('async def a(b): c = 1', 'a AsyncFunctionDef.AsyncFunctionDef'),
    ('class A(b, c=d): e = 1', 'A ClassDef.ClassDef'),

    # Imports.
    ('import a', 'a Import.alias'),
    ('import a.b.c', 'a Import.alias'),
    ('import a.b as c, d', 'c Import.alias', 'd Import.alias'),
    ('from a import b, c as d', 'b ImportFrom.alias', 'd ImportFrom.alias'),
    ('from . import a', 'a ImportFrom.alias'),
    ('from a import *', '* ImportFrom.alias'),

    # Handlers and cases.
    ('try: pass\nexcept E as a: b = 1', 'a ExceptHandler.ExceptHandler', 'b Assign.Name 1'),
    ('try: pass\nexcept E: pass\nexcept: pass',),
    ('try: pass\nexcept* E as a: pass', 'a ExceptHandler.ExceptHandler'),
    ('match x:\n  case a: b = 1', 'a match_case.MatchAs', 'b Assign.Name 1'),
    ('match x:\n  case 0 as a: pass', 'a match_case.MatchAs'),
    ('match x:\n  case [a, *b]: pass', 'a match_case.MatchAs', 'b match_case.MatchStar'),
    ('match x:\n  case [_, *_]: pass',),
    ('match x:\n  case {0: a, **b}: pass', 'a match_case.MatchAs', 'b match_case.MatchMapping'),
    ('match x:\n  case {0: _}: pass',),
    ('match x:\n  case P(a, q=b) | y.z: pass', 'a match_case.MatchAs', 'b match_case.MatchAs'),
    ('match x:\n  case 0 | None: pass',),

    # Declarations.
    ('global a, b', 'a Global.Global', 'b Global.Global'),
    ('nonlocal a', 'a Nonlocal.Nonlocal'),

    # All blocks, and nothing else.
    ('if x: a = 1\nelif y: b = 2\nelse: c = 3', 'a Assign.Name 1', 'b Assign.Name 2', 'c Assign.Name 3'),
    ('while x: a = 1\nelse: b = 2', 'a Assign.Name 1', 'b Assign.Name 2'),
    ('for x[0] in y: a = 1\nelse: b = 2', 'a Assign.Name 1', 'b Assign.Name 2'),
    ('with x: a = 1', 'a Assign.Name 1'),
    ('try: a = 1\nexcept: b = 2\nelse: c = 3\nfinally: d = 4',
     'a Assign.Name 1', 'b Assign.Name 2', 'c Assign.Name 3', 'd Assign.Name 4'),
    ('a; f(b=c); assert d; raise E from f; return g; lambda h: h',),
    ('[a for a in x]',),

    # A `:=`, in whatever statement.
    ('(a := 1)', 'a Expr.NamedExpr 1'),
    ('f((a := (b := 1)))', 'a Expr.NamedExpr (b := 1)', 'b Expr.NamedExpr 1'),
    ('if (a := 1): (b := 2)', 'a If.NamedExpr 1', 'b Expr.NamedExpr 2'),
    ('while (a := f()): pass', 'a While.NamedExpr f()'),
    ('x[(a := 1)] = (b := 2)', 'a Assign.NamedExpr 1', 'b Assign.NamedExpr 2'),
    ('[a := b for b in x if (c := b)]', 'a Expr.NamedExpr', 'c Expr.NamedExpr'),
    ('{a := b for b in x}', 'a Expr.NamedExpr'),
    ('{b: (a := b) for b in x}', 'a Expr.NamedExpr'),
    ('f(a := c.d(b) for (b, *e) in x)', 'a Expr.NamedExpr'),
    ('[[a := b for c in d] for b in x]', 'a Expr.NamedExpr'),
    ('[[a := b for b in d] for c in x]', 'a Expr.NamedExpr'),
    ('[(a := c) for b in x]', 'a Expr.NamedExpr c'),
    ('[(a := b.c) for x.b in y], (d := b)', 'a Expr.NamedExpr b.c', 'd Expr.NamedExpr b'),
    ('def f(x=(a := 1)): (b := 2)', 'a FunctionDef.NamedExpr 1', 'f FunctionDef.FunctionDef'),
    ('@(a := x)\nclass A(b := y): (c := z)', 'A ClassDef.ClassDef', 'a ClassDef.NamedExpr x', 'b ClassDef.NamedExpr y'),
    ('try: pass\nexcept (a := E): pass', 'a ExceptHandler.NamedExpr E'),
    ('match (a := x):\n  case _ if (b := y): pass', 'a Match.NamedExpr x', 'b match_case.NamedExpr y'),
    ('lambda: (a := 1)',),
    ('lambda x=(a := 1): (b := 2)', 'a Expr.NamedExpr 1'),
    ('lambda: lambda x=(a := 1): x',),
    ('(lambda: (a := 1), (b := 2))', 'b Expr.NamedExpr 2'),
]


def shown(name: str, binding: Binding) -> str:
    """A binding as the table has it."""
    kinds = f'{type(binding.stmt).__name__}.{type(binding.node).__name__}'
    return f'{name} {kinds} {ast.unparse(binding.value) if binding.value else ""}'.rstrip()


def opened(source: str) -> Module:
    """The source as a module without a file."""
    return Project(Options(), '.').open(None, ast.parse(source), source)


def table(source: str) -> Table:
    """What the statements bind in a function, in which they may be all that there is."""
    module = opened(f'async def f():\n{textwrap.indent(source, "  ")}')
    return module.scope.inner(module.tree.body[0]).table


@pytest.mark.parametrize(('source', 'found'), [pytest.param(case[0], [*case[1:]], id=case[0]) for case in CASES])
def test_table(source: str, found: list[str]) -> None:
    assert [shown(name, binding) for name, entries in sorted(table(source).items()) for binding in entries] == found


def test_bindings_stand_in_source_order() -> None:
    source = 'x = 1\nif c:\n  x = 2\n  try: pass\n  except E as x: x = 3\nelse:\n  import x\ndel x\nfor x in y: x = 4'
    entries = table(source)['x']
    assert [getattr(binding.stmt, 'lineno') - 1 for binding in entries] == [1, 3, 5, 5, 7, 8, 9, 9]
    assert [binding.value is not None for binding in entries] == [True, True, False, True, False, False, False, True]


def test_bindings_name_the_very_nodes() -> None:
    module = opened('a = 1\nimport b.c as d\ndef e(f): ...')
    assign, imports, function = module.tree.body
    assert isinstance(assign, ast.Assign)
    assert isinstance(imports, ast.Import)
    assert isinstance(function, ast.FunctionDef)
    assert module.scope.table == {
        'a': [Binding(assign, assign.targets[0], assign.value)],
        'd': [Binding(imports, imports.names[0])],
        'e': [Binding(function, function)],
    }
    assert module.scope.inner(function).table == {'f': [Binding(function, function.args.args[0])]}


@pytest.mark.parametrize(('header', 'names'), [
    ('', ''),
    ('a', 'a'),
    ('a, b=1, /, c=2, *d, e, f=3, **g', 'a b c d e f g'),
    ('*, a', 'a'),
    ('*a, b', 'a b'),
    ('**a', 'a'),
    ('a, /', 'a'),
])
def test_parameters_stand_in_source_order(header: str, names: str) -> None:
    value = ast.parse(f'lambda {header}: 0', mode='eval').body
    assert isinstance(value, ast.Lambda)
    assert [arg.arg for arg in parameters(value.args)] == names.split()


def test_type_alias() -> None:
    # As it cannot be parsed before Python 3.12, it is put together here.
    stmt = SimpleNamespace(name=ast.Name('A'), value=ast.Name('int'))
    (name, binding), = _type_alias(stmt)
    assert name == 'A'
    assert [*binding] == [stmt, stmt.name, stmt.value]


@pytest.mark.parametrize('source', ['A = int', *(['type A = int', 'type A[T] = int'] * (sys.version_info >= (3, 12)))])
def test_type_alias_is_bound_as_any_name(source: str) -> None:
    (name, (binding,)), = table(source).items()
    assert name == 'A'
    assert ast.unparse(binding.node) == 'A'
    assert binding.value and ast.unparse(binding.value) == 'int'


# Python's own symbol tables know which names are bound in every scope of a file.

Scopes = dict[tuple[int, str], set[str]]


def known_to_python(source: str) -> Scopes:
    """The names bound or declared in every scope, by its line and name."""
    found: Scopes = {}
    stack = [symtable.symtable(source, 'example.py', 'exec')]
    while stack:
        table = stack.pop()
        stack += table.get_children()
        if table.get_type() in {'module', 'class', 'function'} and table.get_name() not in COMPREHENSIONS:
            names = found.setdefault((table.get_lineno(), table.get_name()), set())
            names |= {plain(symbol.get_name()) for symbol in table.get_symbols() if is_bound(symbol, table)}
    return found


def is_bound(symbol: symtable.Symbol, table: symtable.SymbolTable) -> bool:
    """Is a name bound in this scope, or declared to be another's? What a module declares says nothing."""
    is_declared = symbol.is_declared_global() and table.get_type() != 'module' or symbol.is_nonlocal()
    return symbol.is_assigned() or symbol.is_imported() or symbol.is_parameter() or is_declared


def plain(name: str) -> str:
    """A name as it is written, without the class that Python puts before private ones."""
    return re.sub(r'^_[^_]\w*?(?=__\w)', '', name)


def known(source: str) -> Scopes:
    """The same as our own tables have it."""
    module = opened(source)
    found = {(0, 'top'): {*map(plain, module.scope.table)} - {STAR}}
    for node in ast.walk(module.tree):
        scope = module.scope.inner(node)
        if scope is not module.scope:
            key = getattr(node, 'lineno'), getattr(node, 'name', 'lambda')
            found.setdefault(key, set()).update(map(plain, scope.table))
    return found


def differences(source: str) -> list[str]:
    """The scopes in which Python knows other names, with these."""
    theirs, ours = known_to_python(source), known(source)
    # Since Python 3.12 the variables of comprehensions are in the table around these.
    loose = {
        name.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.comprehension)
        for name in ast.walk(node.target) if isinstance(name, ast.Name)
    }
    return [
        f'{key}: {theirs.get(key)} {ours.get(key)}' for key in sorted({*theirs, *ours})
        if key not in theirs or key not in ours or not theirs[key] - loose <= ours[key] <= theirs[key]
    ]


FILES = sorted([*(HERE.parent / 'flake8_bigthree').rglob('*.py'), *HERE.glob('*.py')])


@pytest.mark.parametrize('path', FILES, ids=lambda path: path.relative_to(HERE.parent).as_posix())
def test_files_as_python_sees_them(path: Path) -> None:
    assert differences(path.read_text(encoding='utf-8')) == []


EVERYTHING = '''
from a import *
from b import c as d
import e.f, g.h as i
global j
def k(l, /, m=(n := 1), *o, p, **q):
    global r, s
    r = s = t = 2
    del t, u
    def v():
        nonlocal t
        t += 3
    for w, (x, *y) in z: a = b.c = d[e] = [f for g in h if (i := g)]
    return lambda j, *k: l
async def m(self, n):
    async for o in p: q: int = 4
    async with r as s, t as (u, v): w: int
    while w := 5: import x
    else: from y import z
@(y := o)
class A(B, c=(d := 6)):
    __e = 7
    f = lambda g=(h := 8): [g for j in k]
    def __i(self): __j = 9
    class K: global l; l = 10
try: m = 11
except n as p: q = 12
except (t := u): v = 13
else: w = 14
finally: x = 15
match B := C:
    case [D, *E] | {'f': F, **G} | H(I, j=J) as K if (L := K): M = 16
    case _: N = 17
'''


def test_everything_as_python_sees_it() -> None:
    assert differences(EVERYTHING) == []


def test_a_difference_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert differences('def f(a): b = 1') == []
    monkeypatch.setattr(Scope, 'table', {})
    assert len(differences('def f(a): b = 1')) == 2


@pytest.mark.parametrize('source', ['(a): int', 'def f():\n  (a): int'])
def test_annotation_of_a_name_in_parentheses(source: str) -> None:
    # It does not bind the name, unless there is a value.
    assert differences(source) == []


@pytest.mark.parametrize('source', ['lambda: (a := 1)', 'lambda: [(a := b) for b in c]', 'lambda d: (a, (a := d))'])
def test_walrus_in_a_lambda(source: str) -> None:
    assert differences(source) == []


def test_walrus_in_a_lambda_stands_in_the_lambda() -> None:
    module = opened('lambda: (a := 1)')
    node, = (node for node in ast.walk(module.tree) if isinstance(node, ast.Lambda))
    assert [binding.stmt for binding in module.scope.inner(node).table['a']] == [node]


def test_walrus_in_a_comment_binds_nothing() -> None:
    assert opened('# (a := 1)').scope.table == {}
