"""Which statements does mypy not look at?"""
from __future__ import annotations

import ast
import functools
import itertools
import operator
import re
import sys
from collections.abc import Callable
from collections.abc import Iterator
from typing import Any

from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.walk import BLOCKS
from flake8_bigthree.walk import FunctionNode
from flake8_bigthree.walk import blocks
from flake8_bigthree.walk import own

_NO_TYPE_CHECK = frozenset({'typing.no_type_check', 'typing_extensions.no_type_check'})
_OVERLOAD = frozenset({'typing.overload', 'typing_extensions.overload'})
_PROPERTY = frozenset({
    'builtins.property', 'abc.abstractproperty', 'functools.cached_property', 'enum.property',
    'types.DynamicClassAttribute',
})
#: What mypy takes a name for, whatever it is bound to.
_ASSUMED = {'TYPE_CHECKING': True, 'MYPY': True, 'PY3': True, 'PY2': False}
_COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {  # noqa: HRD213 - two numbers or two tuples
    ast.Eq: operator.eq, ast.NotEq: operator.ne,
    ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge,
}
#: As much of the running Python's version as mypy looks at.
_VERSION = sys.version_info[:2]
#: Types to test for; with a union that takes longer.
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_DEFINITIONS = (*_FUNCTIONS, ast.ClassDef)
#: The statements that are or hold functions, or that can keep those below them from being reached.
_MATTER = frozenset({*BLOCKS, ast.Return, ast.Raise, ast.Break, ast.Continue, ast.Assert})
# Compiled when it is needed, not at flake8's start.
_STAR_IMPORT = r'import[\s\\]*\*'


def is_checked(node: ast.AST, scope: Scope) -> bool:
    """Does mypy look at a statement?

    Of functions and classes it leaves out more than of others: those that are not reached.
    """
    unchecked = _unchecked(scope)
    if unchecked is None or node in unchecked:
        return False
    return isinstance(node, _DEFINITIONS) or node not in _dead(scope)


def decided(body: list[ast.stmt]) -> Iterator[list[ast.stmt]]:
    """The blocks among these statements that mypy takes for those that run, where another never does."""
    for stmt in body:
        if isinstance(stmt, ast.If):
            ways = [*_blocks(stmt)]
            alive = [block for block, never in ways if not never]
            if len(alive) < len(ways):
                for block in alive:
                    yield block
                    yield from decided(block)


@functools.lru_cache(maxsize=32)  # as below
def _dead(scope: Scope) -> frozenset[ast.AST]:
    """The statements of a scope that stand in branches that mypy takes for those that never run."""
    ways = (way for stmt in own(scope.body) if isinstance(stmt, ast.If) for way in _blocks(stmt))
    return frozenset(stmt for block, never in ways if never for stmt in own(block))


# Who asks about a scope asks about those around it next: a few are enough.
@functools.lru_cache(maxsize=32)
def _unchecked(scope: Scope) -> frozenset[ast.AST] | None:
    """The functions and classes of a scope that mypy passes over; None if it passes over the scope itself."""
    if scope.parent:
        around = _unchecked(scope.parent)
        if around is None or scope.node in around:
            return None
    return frozenset(_passed_over(scope))


def _passed_over(scope: Scope) -> Iterator[ast.AST]:
    stack = [(scope.body, False)]
    while stack:
        body, is_dead = stack.pop()
        decorated = [stmt for stmt in body if isinstance(stmt, _FUNCTIONS) and stmt.decorator_list]
        if decorated:
            yield from _redefined(body, scope)
            yield from (function for function in decorated if is_decorated(function, scope, _NO_TYPE_CHECK))
        matter = [stmt for stmt in body if type(stmt) in _MATTER]
        for stmt in matter:
            if isinstance(stmt, _DEFINITIONS):
                if is_dead:
                    yield stmt
                continue
            stack += [(block, is_dead or never) for block, never in _blocks(stmt) if block]
            is_dead = is_dead or stmt is not matter[-1] and _is_end(stmt, is_top=body is scope.module.tree.body)


def _redefined(body: list[ast.stmt], scope: Scope) -> Iterator[FunctionNode]:
    """What mypy leaves out of a row of functions of one name, the first of them decorated.

    It takes them for an overload or a property. Of a property it leaves out what is not decorated; else what is no
    overload, but for the last. That one it leaves out as well where there is no overload at all, in a function.
    """
    for name, run in itertools.groupby(body, lambda stmt: getattr(stmt, 'name', None)):
        functions = [stmt for stmt in run if isinstance(stmt, _FUNCTIONS)]
        functions = [*itertools.dropwhile(lambda function: not function.decorator_list, functions)]
        if len(functions) < 2 or name == '_':
            continue
        if is_decorated(functions[0], scope, _PROPERTY):
            yield from (function for function in functions if not function.decorator_list)
            continue
        others = [function for function in functions if not is_decorated(function, scope, _OVERLOAD)]
        is_all = len(others) == len(functions) and _is_in_function(scope)
        yield from (function for function in others if is_all or function is not functions[-1])


def _is_in_function(scope: Scope | None) -> bool:
    while scope and not scope.function:
        scope = scope.parent
    return scope is not None


def _is_end(stmt: ast.stmt, *, is_top: bool) -> bool:
    """Does mypy expect that nothing behind a statement runs? `is_top` says that it is not inside of any other."""
    if isinstance(stmt, ast.Assert) and is_top:
        return _truth(stmt.test) is False
    stops: set[ast.AST] = set()
    # Backwards, what is inside a statement comes before it.
    for inner in reversed([*own([stmt])]):
        if _is_stop(inner, stops):
            stops.add(inner)
    return stmt in stops


def _is_stop(stmt: ast.AST, stops: set[ast.AST]) -> bool:
    match stmt:
        case ast.Return() | ast.Raise() | ast.Break() | ast.Continue():
            return True
        case ast.Assert(test=test):
            return _truth(test, by_name=False) is False
        case ast.While(test=test, body=body):
            return _truth(test, by_name=False) is True and not _breaks(body)
        case ast.If():
            return all(never or not stops.isdisjoint(block) for block, never in _blocks(stmt))
        case ast.Match(cases=cases):
            return any(_always_matches(case, by_name=False) for case in cases) and all(
                never or not stops.isdisjoint(block) for block, never in _blocks(stmt)
            )
        case ast.Try() | ast.TryStar():
            ways = [[*stmt.body, *stmt.orelse], *(handler.body for handler in stmt.handlers)]
            return not any(map(stops.isdisjoint, ways)) or not stops.isdisjoint(stmt.finalbody)
    return False


def _breaks(body: list[ast.stmt]) -> bool:
    """Is there a `break` for the loop with this body?"""
    stack: list[ast.AST] = [*body]
    while stack:
        stmt = stack.pop()
        if isinstance(stmt, ast.Break):
            return True
        if isinstance(stmt, ast.For | ast.AsyncFor | ast.While):
            stack += stmt.orelse
        else:
            stack += blocks(stmt)
    return False


def _blocks(stmt: ast.stmt) -> Iterator[tuple[list[ast.stmt], bool]]:
    """The blocks of a statement, and of each whether mypy expects it never to run.

    The handlers of a `try` are one block, and each of them has one.
    """
    match stmt:
        case ast.If(test=test, body=body, orelse=orelse):
            truth = _truth(test)
            yield body, truth is False
            yield orelse, truth is True
        case ast.While(test=test, body=body, orelse=orelse):
            truth = _truth(test, by_name=False)
            yield body, truth is False
            yield orelse, truth is True
        case ast.Match(cases=cases):
            is_matched = False
            for case in cases:
                yield case.body, is_matched or case.guard is not None and _truth(case.guard) is False
                is_matched = is_matched or _always_matches(case)
        case _:
            for field in BLOCKS.get(type(stmt), ()):
                yield getattr(stmt, field), False


def _always_matches(case: ast.match_case, *, by_name: bool = True) -> bool:
    return _is_irrefutable(case.pattern) and (case.guard is None or _truth(case.guard, by_name=by_name) is True)


def _is_irrefutable(pattern: ast.pattern) -> bool:
    match pattern:
        case ast.MatchAs(pattern=None):
            return True
        case ast.MatchOr(patterns=[*_, last]):  # Python allows it nowhere else
            return _is_irrefutable(last)
    return False


def _truth(test: ast.expr, *, by_name: bool = True) -> bool | None:
    """What mypy takes a condition for before it knows any types; None for: true or false.

    `by_name` says whether it goes by names and versions as well, which it does in an `if` and a `case`.

    >>> [_truth(ast.parse(test, mode='eval').body) for test in ('not TYPE_CHECKING', 'x and False', 'x or y')]
    [False, False, None]
    """
    match test:
        case ast.Constant(value=int() | None as value):
            return bool(value)
        case ast.Tuple(elts=[]):
            return False
        case ast.Name(id=name) | ast.Attribute(attr=name) if by_name:
            return _ASSUMED.get(name)
        case ast.UnaryOp(op=ast.Not()):
            return _negated(test, by_name=by_name)
        case ast.BoolOp(op=op, values=values):
            decisive = isinstance(op, ast.Or)
            truths = {*map(functools.partial(_truth, by_name=by_name), values)}
            return decisive if decisive in truths else None if None in truths else not decisive
        case ast.Compare(left=left, ops=[op], comparators=[right]) if by_name and type(left) is not type(right):
            mine, other = _number(left), _number(right)
            if mine is not None and type(mine) is type(other) and type(op) in _COMPARE:
                return _COMPARE[type(op)](mine, other)
    return None


def _negated(test: ast.expr, *, by_name: bool) -> bool | None:
    """The truth behind any number of `not`; Python's parser allows more of them than its stack has frames."""
    negate = False
    while isinstance(test, ast.UnaryOp):
        negate = not negate
        test = test.operand
    truth = _truth(test, by_name=by_name)
    return None if truth is None else truth != negate


def _number(expr: ast.expr) -> int | tuple[int, ...] | None:
    """An integer, a tuple of one or two, or the version of the running Python or part of it."""
    match expr:
        case ast.Constant(value=int(value)):
            return value
        case ast.Tuple(elts=[ast.Constant(value=int(major))]):
            return (major,)
        case ast.Tuple(elts=[ast.Constant(value=int(major)), ast.Constant(value=int(minor))]):
            return major, minor
        case ast.Attribute(value=ast.Name(id='sys'), attr='version_info'):
            return _VERSION
        case ast.Subscript(value=ast.Attribute(value=ast.Name(id='sys'), attr='version_info'), slice=index):
            match index:
                case ast.Constant(value=int(place)) if place < 2:
                    return _VERSION[place]
                case ast.Slice(lower=lower, upper=upper, step=None):
                    start, end = 0 if lower is None else _number(lower), 2 if upper is None else _number(upper)
                    if isinstance(start, int) and isinstance(end, int) and start < end <= 2:
                        return _VERSION[start:end]
    return None


# Decorators.

def is_decorated(node: FunctionNode, scope: Scope, names: frozenset[str]) -> bool:
    for decorator in node.decorator_list:
        if _means(decorator, node, scope, names):
            return True
    return False


def _means(decorator: ast.expr, node: FunctionNode, scope: Scope, names: frozenset[str]) -> bool:
    """Is a decorator one of these? Where it cannot be followed, it is what it is called.

    To follow it may mean to parse another file, so it is looked up only where it can be one of them.
    """
    match decorator:
        case ast.Name(id=name) if f'builtins.{name}' in names and _is_only_decorator(name, scope.module):
            return True
        case ast.Name(id=last) | ast.Attribute(attr=last):
            called_so = last in _last_parts(names)
            if called_so or _renames(scope.module, names):
                return any(
                    value.name in names if isinstance(value, External) else called_so and isinstance(value, Unknown)
                    for value in evaluate(decorator, Place(scope, node))
                )
    return False


@functools.lru_cache(maxsize=8)
def _is_only_decorator(name: str, module: Module) -> bool:
    """Does a name stand nowhere but behind `@`, so that nothing in this module can bind it?"""
    source = module.source
    return source.isascii() and source.count(name) == source.count(f'@{name}') and not re.search(_STAR_IMPORT, source)


@functools.cache
def _last_parts(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name.rpartition('.')[2] for name in names)


@functools.lru_cache(maxsize=8)
def _renames(module: Module, names: frozenset[str]) -> bool:
    """Is there an `import … as` that gives one of these another name?"""
    return any(f'{last} as ' in module.source for last in _last_parts(names))
