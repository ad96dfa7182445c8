"""Does a test assert something, itself or by what it calls? Followed through the files of the project."""
from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import NamedTuple

from flake8_bigthree.flow.conditions import truth_of
from flake8_bigthree.flow.ends import End
from flake8_bigthree.flow.paths import paths
from flake8_bigthree.names.evaluate import ancestry
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.finder import entries
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Function
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Value
from flake8_bigthree.options import Options
from flake8_bigthree.rules._bodies import ENDS
from flake8_bigthree.rules._collected import is_harmless
from flake8_bigthree.rules._collected import is_test_name
from flake8_bigthree.rules._fixtures import Asked
from flake8_bigthree.rules._fixtures import any_around
from flake8_bigthree.rules._fixtures import fixtures_for
from flake8_bigthree.rules._fixtures import may_assert_around
from flake8_bigthree.rules._given import parametrized
from flake8_bigthree.rules._given import taker
from flake8_bigthree.rules._marks import Mark
from flake8_bigthree.rules._marks import marks
from flake8_bigthree.rules._skips import means_skip
from flake8_bigthree.walk import BLOCKS
from flake8_bigthree.walk import FunctionNode
from flake8_bigthree.walk import expressions
from flake8_bigthree.walk import own
from flake8_bigthree.walk import unparsed

#: What asserts in unittest, mock, numpy, pytest and its plugins, or fails on purpose, whatever is configured.
_NAMES = (
    'assert*', 'fail', 'fail_*', 'fail[A-Z]*', 'raises', 'Raises*', 'warns', 'deprecated_call', 'xfail',
    'raise_*', 'wait_for*', '*fnmatch_line*', '*re_match_line*',
)
#: What is given to a test by such a name compares what it is called with, and so do its methods.
_COMPARING = ('benchmark*', '*snapshot')
#: These say of something that is not known, or not the project's, that it may well assert. It may be a test itself,
#: `module.test_main()`, but what `app.test_client()` and its like give is for tests to use.
_HINTS = (
    r'(?i)assert|expect|check|verif|ensure|compar|validat|raises|fail|should|must|same|match|tests?$|testmod|testfile|'
    r'^test_(?!client|request|cli_)'
)
#: The same of a mark: it expects a failure, or its plugin compares what the test returns or the time it takes.
_MARKS = r'(?i)xfail|expected|time|compar|image|snapshot|benchmark|mypy|check|golden'
#: What a TestCase has that does not assert.
_OF_CASES = frozenset({
    'addAsyncCleanup', 'addCleanup', 'addTypeEqualityFunc', 'doCleanups', 'enterAsyncContext', 'enterContext', 'id',
    'setUp', 'shortDescription', 'skipTest', 'subTest', 'tearDown',
})
#: By these annotations a parameter may be any context.
_ANY_CONTEXT = frozenset({
    'builtins.object', 'contextlib.AbstractContextManager', 'contextlib.AbstractAsyncContextManager',
})
#: Packages with `pytest` in front of which it is known what asserts.
_NO_PLUGINS = frozenset({'pytest', 'pytest_mock'})
#: What is handed to these is put in the place of something else, and need not be called.
_REPLACING = r'^(set|patch|partial|object$|dict$|multiple$)|Mock$'


class _Look(NamedTuple):
    """Does a function assert something itself, and to which others does it lead?"""

    asserts: bool
    leads_to: tuple[Function, ...] = ()


def asserts(test: FunctionNode, scope: Scope, cls: Class | None) -> bool:
    """May a test fail on purpose? False only where nothing says so."""
    return (
        _leads_to_assertion(Function(test, scope)) or any(map(_expects, marks(test, scope)))
        or any_around(test, scope, cls, _asserts) or may_assert_around(test, scope, cls)
    )


def _asserts(asked: Asked) -> bool:
    """May a fixture fail on purpose?"""
    return any(
        function is None or _gives_what_asserts(function) or _leads_to_assertion(function, asked.is_autouse)
        for function in asked.functions
    )


def _expects(mark: Mark) -> bool:
    """May a test fail on purpose by what marks it?"""
    match mark:
        case Mark(value=External(last='filterwarnings'), made=ast.Call(args=[ast.Constant(value=str(text)), *_])):
            return text.startswith('error')
        case Mark(value=External() as value) if is_harmless(value):
            return bool(re.search(_MARKS, value.name))
    return True


@lru_cache(maxsize=2)
def _memory(project: Project, is_autouse: bool) -> tuple[dict[ast.AST, _Look], dict[ast.AST, bool]]:
    """What has been seen of functions, and whether they lead to an assertion."""
    return {}, {}


def _leads_to_assertion(start: Function, is_autouse: bool = False) -> bool:
    """Does a function assert something, or one of those that it leads to, perhaps in a circle?"""
    looks, known = _memory(start.scope.module.project, is_autouse)
    #: By function, the one that has led to it.
    seen: dict[ast.AST, ast.AST] = {start.node: start.node}
    todo = [start]
    while todo:
        function = todo.pop()
        if function.node not in looks:
            looks[function.node] = _look(function, is_autouse)
        look = looks[function.node]
        if look.asserts or known.get(function.node):
            node: ast.AST = function.node
            known[node] = True
            while node is not start.node:
                node = seen[node]
                known[node] = True
            return True
        inner = [] if function.node in known else [one for one in look.leads_to if one.node not in seen]
        seen |= {one.node: function.node for one in inner}
        todo += inner
    known |= dict.fromkeys(seen, False)
    return False


def _look(function: Function, is_autouse: bool) -> _Look:
    """What can be seen of one function; one that is no helper of tests asserts by `assert` alone.

    Of what an `autouse` fixture only puts in the place of something else, nobody knows that it runs.
    """
    scope = function.scope
    is_helper = _is_of_tests(scope.module)
    calls = []
    for part, place in _parts(function, is_autouse):
        match part:
            case ast.Assert():
                return _Look(True)
            case ast.Raise(exc=exc) if is_helper or exc and 'AssertionError' in unparsed(exc):
                if not means_skip(part, place):
                    return _Look(True)
            case ast.Call():
                if is_helper and (_fails_on_purpose(part, place.scope.options, is_autouse) or _compares(part, place)):
                    return _Look(True)
                calls.append((part, place))
            case ast.With(items=items) | ast.AsyncWith(items=items) if is_helper:
                if any(_may_be_raises(item.context_expr, place) for item in items):
                    return _Look(True)
    found: dict[Function, None] = {}
    for call, place in calls:
        for node in _handed(call, is_autouse) if is_helper else [call.func]:
            for value in evaluate(node, place):
                if is_helper and isinstance(value, Unknown | External) and node is call.func:
                    if _may_assert(value, node, place):
                        return _Look(True)
                found |= dict.fromkeys(_functions(value))
    return _Look(False, tuple(one for one in found if is_helper or one.scope.module is scope.module))


def _parts(function: Function, is_autouse: bool) -> Iterator[tuple[ast.AST, Place]]:
    """The statements that can be reached, and their expressions, without those of functions that nobody calls.

    For an `autouse` fixture, those of functions that are called or handed on are found by what leads to them.
    """
    inner = function.scope.inner(function.node)
    if isinstance(function.node, ast.Lambda):
        yield from ((part, Place(inner)) for part in ast.walk(function.node.body))
        return
    mentioned = {part.id for part in ast.walk(function.node) if isinstance(part, ast.Name)}
    stack: list[tuple[list[ast.stmt], Scope]] = [(function.node.body, inner)]
    while stack:
        body, scope = stack.pop()
        for stmt in _reached(body):
            match stmt:
                case (
                    ast.FunctionDef(name=name, decorator_list=[]) | ast.AsyncFunctionDef(name=name, decorator_list=[])
                    | ast.ClassDef(name=name, decorator_list=[])
                ) if (is_autouse or name not in mentioned) and not scope.class_node:
                    continue
            place = Place(scope, stmt)
            yield stmt, place
            left_out = _in_lambdas(stmt) if is_autouse else ()
            yield from ((part, place) for part in expressions(stmt) if part not in left_out)
            stack += [(getattr(stmt, field), scope.inner(stmt)) for field in reversed(_entered(stmt))]


def _in_lambdas(stmt: ast.AST) -> set[ast.AST]:
    """The expressions of a statement that run when a lambda in it is called."""
    return {inner for part in expressions(stmt) if isinstance(part, ast.Lambda) for inner in ast.walk(part.body)}


def _reached(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a block up to one that control does not leave by its end."""
    for stmt in body:
        yield stmt
        is_block = type(stmt) in BLOCKS and any(isinstance(part, ENDS) for part in own([stmt]))
        if isinstance(stmt, ENDS) or is_block and all(path.end is not End.NEXT for path in paths([stmt])):
            return


def _entered(node: ast.AST) -> tuple[str, ...]:
    """The fields with statements that can be reached."""
    if isinstance(node, ast.If | ast.While) and (truth := truth_of(node.test)) is not None:
        return ('body',) if truth else ('orelse',)
    return BLOCKS.get(type(node), ())


def _fails_on_purpose(call: ast.Call, options: Options, is_autouse: bool = False) -> bool:
    """Does what is called and handed over say that it asserts?"""
    for node in _handed(call, is_autouse):
        if isinstance(node, ast.Name | ast.Attribute) and (node is call.func or isinstance(node, ast.Attribute)):
            name = _last(node).lstrip('_')
            if any(fnmatchcase(name, pattern) for pattern in _NAMES) or any(
                fnmatchcase(unparsed(node) if '.' in pattern else name, pattern)
                for pattern in options.assert_functions
            ):
                return True
    match call:
        case ast.Call(args=[ast.Constant(value=str(text)), *_]) if text.startswith('error'):
            return _last(call.func) in ('simplefilter', 'filterwarnings')
    return any(
        isinstance(word.value, ast.Constant) and (word.arg, word.value.value) in {('check', True), ('action', 'error')}
        for word in call.keywords
    )


def _compares(call: ast.Call, place: Place) -> bool:
    """Is what is called, or what it is a method of, given to the function around as something that compares?"""
    node: ast.expr = call
    while isinstance(node, ast.Attribute | ast.Call):
        node = node.value if isinstance(node, ast.Attribute) else node.func
    name = _last(node)
    return any(fnmatchcase(name, pattern) for pattern in _COMPARING) and taker(name, place.scope) is not None


def _may_be_raises(entered: ast.expr, place: Place) -> bool:
    """May what a `with` enters be a `pytest.raises` that the function around is given?"""
    if not isinstance(entered, ast.Name) or not any(map(_is_any_context, evaluate(entered, place))):
        return False
    if not (found := taker(entered.id, place.scope)):
        return False
    function, scope = found
    if values := [*parametrized(entered.id, marks(function, scope))]:
        return not all(value and _is_harmless_context(*value) for value in values)
    fixtures = fixtures_for(entered.id, scope)
    return not fixtures or any(not fixture or _is_parametrized(fixture) for fixture in fixtures)


def _is_any_context(value: Value) -> bool:
    match value:
        case Instance(of=External(name)):
            return name in _ANY_CONTEXT or name.startswith(('pytest.', '_pytest.'))
    return isinstance(value, Unknown)


def _is_harmless_context(node: ast.expr, place: Place) -> bool:
    """Is it a call of something that is known, and not known to assert, such as `nullcontext()`?"""
    return isinstance(node, ast.Call) and not _fails_on_purpose(node, place.scope.options) and all(
        isinstance(value, External) and not _may_assert(value, node.func, place) for value in evaluate(node.func, place)
    )


def _is_parametrized(fixture: Function) -> bool:
    """Does a fixture make use of its own `params`?"""
    return any(isinstance(part, ast.Attribute) and part.attr == 'param' for part in ast.walk(fixture.node))


def _last(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ''


def _handed(call: ast.Call, is_autouse: bool) -> Iterator[ast.expr]:
    """What is called, and what is handed on and may be called."""
    yield call.func
    if not is_autouse or not re.search(_REPLACING, _last(call.func)):
        todo = [*call.args, *(word.value for word in call.keywords)]
        while todo:
            match todo.pop():
                case ast.Name() | ast.Attribute() | ast.Lambda() as named:
                    yield named
                case ast.List(elts=elts) | ast.Tuple(elts=elts):
                    todo += elts
                case ast.Call(func=func, args=[function, *_]) if _last(func) == 'partial':
                    todo.append(function)


def _functions(value: Value) -> Iterator[Function]:
    """The functions that may be called when something is called or handed on."""
    match value:
        case Function():
            yield Function(value.node, value.scope)
        case (Class() as cls) | Instance(of=Class() as cls):
            for above in ancestry(cls):
                match above:
                    case Class(node=ast.ClassDef(body=body) as node, place=place) if _is_of_tests(place.scope.module):
                        inner = place.scope.inner(node)
                        yield from (Function(stmt, inner) for stmt in body if isinstance(stmt, FunctionNode))


def _may_assert(value: Value, node: ast.expr, place: Place) -> bool:
    """May something that is not known, or not the project's, assert when it is called?"""
    if isinstance(value, External):
        return _is_of_plugin(value) or not value.last[:1].isupper() and bool(re.search(_HINTS, value.last))
    match node:
        case ast.Attribute(value=ast.Name(id='self' | 'cls'), attr=name):
            return name not in _OF_CASES
        case ast.Attribute(value=of, attr=name):
            return (
                bool(re.search(_HINTS, name)) or _is_imported(node, place)
                or any(isinstance(value, Instance) and _is_of_plugin(value.of) for value in evaluate(of, place))
            )
    return True


def _is_of_plugin(value: Value) -> bool:
    """Is it of a package that is made for pytest, and so may well be made to assert?"""
    match value:
        case External(name):
            package = name.partition('.')[0]
            return package.startswith('pytest') and package not in _NO_PLUGINS
    return False


def _gives_what_asserts(fixture: Function) -> bool:
    """Is a fixture annotated as one that gives something of such a package?"""
    returns = getattr(fixture.node, 'returns', None)
    return any(
        _is_of_plugin(value)
        for part in (ast.walk(returns) if returns else ()) if isinstance(part, ast.Name | ast.Attribute)
        for value in evaluate(part, Place(fixture.scope, fixture.node))
    )


def _is_imported(node: ast.expr, place: Place) -> bool:
    """Is it an attribute of something that is imported, of which nothing more is known?"""
    while isinstance(node, ast.Attribute):
        node = node.value
    bound = place.scope.module.scope.table.get(_last(node), [])
    return any(isinstance(binding.node, ast.alias) for binding in bound)


@lru_cache(maxsize=256)
def _is_of_tests(module: Module) -> bool:
    """Is it a file of tests, or one that stands among them: in a folder of tests, or beside one?"""
    return 'test' in module.shown or _has_tests(module.folder, module.project.options)


@lru_cache(maxsize=64)
def _has_tests(folder: str, options: Options) -> bool:
    files, _ = entries(folder)
    return any(name == 'conftest.py' or is_test_name(name, options) for name in files)
