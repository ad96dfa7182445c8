from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator

import pytest

from flake8_bigthree.checker import Checker
from flake8_bigthree.checker import Violation
from flake8_bigthree.errors import RuleError
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.project import Scope
from flake8_bigthree.options import Options
from flake8_bigthree.rule import Check
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import Kinds
from flake8_bigthree.rule import Rule
from flake8_bigthree.rule import found
from flake8_bigthree.walk import start


def opened(source: str) -> Module:
    return Project(Options(), '.').open(None, ast.parse(source), source)


def made(code: str, check: Check, *nodes: type[ast.AST], message: str = '{name}') -> Rule:
    return Rule(code, check.__name__, message, nodes, check, True)


def names(node: ast.Assert, scope: Scope) -> Iterator[Finding]:
    """One finding for every name in an assertion."""
    yield from (found(name, name=name.id) for name in ast.walk(node.test) if isinstance(name, ast.Name))


def stands(node: ast.stmt, scope: Scope) -> Iterator[Finding]:
    yield found(node, name=type(node).__name__)


NAMES = made('HRD901', names, ast.Assert)


def test_violations_are_sorted_by_line_column_and_code() -> None:
    source = 'assert b or a\nassert c\n'
    other = made('HRD900', names, ast.Assert)
    assert Checker([NAMES, other]).check(opened(source)) == [
        Violation(1, 7, 'HRD900', 'b'),
        Violation(1, 7, 'HRD901', 'b'),
        Violation(1, 12, 'HRD900', 'a'),
        Violation(1, 12, 'HRD901', 'a'),
        Violation(2, 7, 'HRD900', 'c'),
        Violation(2, 7, 'HRD901', 'c'),
    ]


def test_column_counts_characters() -> None:
    assert Checker([NAMES]).check(opened('"äöü"; assert é')) == [Violation(1, 14, 'HRD901', 'é')]


def test_rule_may_leave_out_types_of_nodes_in_a_file() -> None:
    asked = []

    def kinds_in(module: Module) -> Kinds:
        asked.append(module.source)
        return (ast.Assert, ast.Pass) if '# all' in module.source else (ast.Pass,)

    checker = Checker([made('HRD902', stands, ast.Assert, ast.Pass)._replace(kinds_in=kinds_in), NAMES])
    cases = {
        'assert a  # all\npass': [(1, 'HRD901'), (1, 'HRD902'), (2, 'HRD902')],
        'assert b\nassert b\npass': [(1, 'HRD901'), (2, 'HRD901'), (3, 'HRD902')],
        'assert c  # all\n': [(1, 'HRD901'), (1, 'HRD902')],
    }
    for source, expected in cases.items():
        assert sorted((found.line, found.code) for found in checker.check(opened(source))) == expected
    # Once a file, however often such a node stands there.
    assert asked == [*cases]


@pytest.mark.parametrize(('lines', 'expected'), [
    ([], [(1, 'Pass'), (10, 'Pass'), (13, 'Pass')]),
    ([2], [(1, 'Pass'), (2, 'ClassDef'), (10, 'Pass'), (13, 'Pass')]),  # only the decorator stands there
    ([4], [(1, 'Pass'), (2, 'ClassDef'), (4, 'FunctionDef'), (10, 'Pass'), (13, 'Pass')]),
    ([6, 8], [
        (1, 'Pass'), (2, 'ClassDef'), (4, 'FunctionDef'), (5, 'If'), (6, 'Expr'), (8, 'Expr'), (10, 'Pass'),
        (13, 'Pass'),
    ]),
    ([10], [(1, 'Pass'), (9, 'If'), (10, 'Pass'), (13, 'Pass')]),
    ([12, 99], [(1, 'Pass'), (10, 'Pass'), (11, 'Match'), (12, 'match_case'), (13, 'Pass')]),
    ([16], [(1, 'Pass'), (10, 'Pass'), (13, 'Pass'), (14, 'Try')]),  # no handler, as it does not ask for those
])
def test_rule_may_see_other_types_of_nodes_on_some_lines(lines: list[int], expected: list[tuple[int, str]]) -> None:
    source = '''\
pass
@a
class B:
    def c():
        if d:
            e
        f
        g
if h:
    pass
match i:
    case 1:
        pass
try:
    j
except K:
    l
'''
    rule = made('HRD902', stands, ast.stmt, ast.match_case)._replace(
        kinds_in=lambda module: (ast.Pass,), lines_in=lambda module: lines,
    )
    visits = [*Checker([rule]).visits(opened(source))]
    assert sorted((start(node)[0], type(node).__name__) for _, node, _ in visits) == expected
    assert {scope.qualname for _, node, scope in visits if isinstance(node, ast.Expr)} <= {'B.c'}


@pytest.mark.parametrize('source', ['', '# nothing'])
def test_no_lines_are_looked_for_where_there_is_no_statement(source: str) -> None:
    rule = made('HRD902', stands, ast.stmt)._replace(kinds_in=lambda module: (), lines_in=lambda module: [1])
    assert [*Checker([rule]).visits(opened(source))] == []


def test_rule_is_asked_about_every_node_of_its_types() -> None:
    source = '''
if a:
    pass
elif b:
    try:
        pass
    except E:
        pass
    else:
        match c:
            case 1:
                pass
with d:
    pass
'''
    rule = made('HRD901', stands, ast.If, ast.Pass, ast.ExceptHandler, ast.match_case)
    visits = [*Checker([rule]).visits(opened(source))]
    assert all(rules == [rule] for rules, _, _ in visits)
    nodes = ['ExceptHandler', 'If', 'If', 'Pass', 'Pass', 'Pass', 'Pass', 'Pass', 'match_case']
    assert sorted(type(node).__name__ for _, node, _ in visits) == nodes


def test_node_comes_with_all_rules_that_are_asked_about_it() -> None:
    other = made('HRD900', names, ast.Assert)
    visits = Checker([NAMES, other]).visits(opened('assert a\nif b:\n    assert b'))
    assert [([rule.code for rule in rules], getattr(node, 'lineno')) for rules, node, _ in visits] == [
        (['HRD901', 'HRD900'], 1), (['HRD901', 'HRD900'], 3),
    ]


def test_module_is_a_node_and_definitions_are_asked_about_from_outside() -> None:
    def scopes(node: ast.Module | ast.ClassDef | ast.FunctionDef, scope: Scope) -> Iterator[Finding]:
        yield found(node, name=scope.qualname)

    rule = made('HRD901', scopes, ast.Module, ast.ClassDef, ast.FunctionDef)
    assert Checker([rule]).check(opened('class C:\n def f(): ...')) == [
        Violation(1, 0, 'HRD901', ''),
        Violation(1, 0, 'HRD901', ''),
        Violation(2, 1, 'HRD901', 'C'),
    ]


def test_deep_nesting_is_walked() -> None:
    depth = 2000
    outer = inner = ast.If(ast.Constant(0), [ast.Pass()], [])
    for _ in itertools.repeat(None, depth):
        below = ast.If(ast.Constant(0), [ast.Pass()], [])
        inner.orelse = [below]
        inner = below
    module = Project(Options(), '.').open(None, ast.Module([outer], []), '')
    assert len(Checker([made('HRD901', stands, ast.Pass)]).check(module)) == depth + 1


EMPTY: dict[str, str] = {}


def fails_at_once(node: ast.Assert, scope: Scope) -> Iterator[Finding]:
    yield found(node, name=EMPTY['key'])


def fails_later(node: ast.Assert, scope: Scope) -> Iterator[Finding]:
    yield found(node, name='first')
    yield found(node, name=EMPTY['key'])


def forgets_a_field(node: ast.Assert, scope: Scope) -> Iterator[Finding]:
    yield found(node, key='')


@pytest.mark.parametrize(('check', 'missing'), [
    (fails_at_once, 'key'), (fails_later, 'key'), (forgets_a_field, 'name'),
])
def test_failing_rule_is_named(check: Check, missing: str) -> None:
    with pytest.raises(RuleError) as raised:
        Checker([NAMES, made('HRD900', check, ast.Assert)]).check(opened('a = 1\nassert a'))
    assert str(raised.value) == f'HRD900 fails on line 2: KeyError({missing!r})'
    assert isinstance(raised.value.__cause__, KeyError)


@pytest.mark.parametrize('rule', [
    made('HRD900', names, ast.Assert)._replace(kinds_in=lambda module: (ast.Pass,) * len(EMPTY['key'])),
    made('HRD900', names, ast.Assert)._replace(
        kinds_in=lambda module: (ast.Pass,), lines_in=lambda module: [len(EMPTY['key'])],
    ),
])
def test_rule_that_fails_to_choose_is_named(rule: Rule) -> None:
    with pytest.raises(RuleError) as raised:
        Checker([NAMES, rule]).check(opened('a = 1\nassert a'))
    assert str(raised.value) == "HRD900 fails to choose what it has to see: KeyError('key')"
    assert isinstance(raised.value.__cause__, KeyError)


def test_rule_fails_on_a_module() -> None:
    with pytest.raises(RuleError, match='^HRD900 fails on line 1: KeyError'):
        Checker([made('HRD900', fails_at_once, ast.Module)]).check(opened('\n\na = 1'))


def test_checker_without_rules() -> None:
    assert Checker([]).check(opened('assert a')) == []
