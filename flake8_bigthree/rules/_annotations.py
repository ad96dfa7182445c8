"""Which parameters and returns does mypy want annotated, and which functions does it look at?"""
from __future__ import annotations

import ast
import functools
import itertools
import operator
import re
import sys
import warnings
from collections.abc import Callable
from collections.abc import Iterator
from typing import Any

from flake8_bigthree.names.bindings import parameters
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.walk import FunctionNode
from flake8_bigthree.walk import own

#: Methods that return None without being told, once anything else in their signature is annotated.
_RETURN_NONE = frozenset({'__init__', '__init_subclass__'})
_NO_TYPE_CHECK = frozenset({'typing.no_type_check', 'typing_extensions.no_type_check'})
_OVERLOAD = frozenset({'typing.overload', 'typing_extensions.overload'})
_STATIC = frozenset({'builtins.staticmethod'})
_PROPERTY = frozenset({
    'builtins.property', 'abc.abstractproperty', 'functools.cached_property', 'enum.property',
    'types.DynamicClassAttribute',
})
#: What mypy takes a name for, whatever it is bound to.
_ASSUMED = {'TYPE_CHECKING': True, 'MYPY': True, 'PY3': True, 'PY2': False}
_COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq, ast.NotEq: operator.ne,
    ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge,
}
#: As much of the running Python's version as mypy looks at.
_VERSION = sys.version_info[:2]
_TYPE_COMMENT = re.compile(r'#[ \t]*type:[ \t]*(?!ignore\b)')


def lacks_annotation(arg: ast.arg, node: FunctionNode, scope: Scope) -> bool:
    """Does mypy ask for the annotation of this parameter, which has none?"""
    return (
        not _is_self(arg, node, scope)
        and _is_checked(node, scope)
        and arg.arg not in _type_comments(node, scope)
    )


def lacks_return(node: FunctionNode, scope: Scope) -> bool:
    """Does mypy ask for the return annotation of this function, which has none?

    Not in an `__init__` with parameters: to annotate one of them settles both.
    """
    if scope.class_node and node.name in _RETURN_NONE and _says_more_than_self(node, scope):
        return False
    return _is_checked(node, scope) and 'return' not in _type_comments(node, scope)


def _says_more_than_self(node: FunctionNode, scope: Scope) -> bool:
    match [*parameters(node.args)]:
        case []:
            return False
        case [only]:
            return only.annotation is not None or only.arg in _type_comments(node, scope)
    return True


def _is_self(arg: ast.arg, node: FunctionNode, scope: Scope) -> bool:
    """Is this where a method takes its object or class? For mypy it is the first parameter, of any name and kind."""
    if not scope.class_node or arg is not next(parameters(node.args)):
        return False
    return node.name == '__new__' or not _is_decorated(node, scope, _STATIC)


def _is_decorated(node: FunctionNode, scope: Scope, names: frozenset[str]) -> bool:
    return any(_means(decorator, Place(scope, node), names) for decorator in node.decorator_list)


def _means(decorator: ast.expr, place: Place, names: frozenset[str]) -> bool:
    """Is a decorator one of these? Where it cannot be followed, it is what it is called.

    To follow it may mean to parse another file, so it is looked up only where it can be one of them.
    """
    match decorator:
        case ast.Name(id=last) | ast.Attribute(attr=last):
            called_so = last in _last_parts(names)
            if called_so or _renames(place.scope.module, names):
                return any(
                    value.name in names if isinstance(value, External) else called_so and isinstance(value, Unknown)
                    for value in evaluate(decorator, place)
                )
    return False


@functools.cache
def _last_parts(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name.rpartition('.')[2] for name in names)


@functools.lru_cache(maxsize=8)
def _renames(module: Module, names: frozenset[str]) -> bool:
    """Is there an `import … as` that gives one of these another name?"""
    return any(f'{last} as ' in module.source for last in _last_parts(names))


# Type comments.

# Its parameters are asked about one after the other; so it is with `_is_checked`.
@functools.lru_cache(maxsize=1)
def _type_comments(node: FunctionNode, scope: Scope) -> frozenset[str]:
    """The parameters that have their types in comments, and `return`."""
    if _has_type_comments(scope.module):
        header = _header(node, scope.module)
        if _TYPE_COMMENT.search(header):
            return _commented(header, in_class=scope.class_node is not None)
    return frozenset()


@functools.lru_cache(maxsize=8)
def _has_type_comments(module: Module) -> bool:
    return _TYPE_COMMENT.search(module.source) is not None


def _header(node: FunctionNode, module: Module) -> str:
    """The source from `def` to the first statement, with the comments between."""
    first: ast.AST = node.body[0]
    decorators = getattr(first, 'decorator_list', ())
    (above, start), (line, end) = module.position(node), module.position(decorators[0] if decorators else first)
    text = ''.join([*module.lines[above - 1:line - 1], module.lines[line - 1][:end]])[start:]
    return text[:text.rindex('@')] if decorators else text


def _commented(header: str, *, in_class: bool) -> frozenset[str]:
    """
    >>> sorted(_commented('def f(a,  # type: int\\n  b): ', in_class=False))
    ['a']
    >>> sorted(_commented('def f(self, a, b):\\n  # type: (int, str) -> None\\n  ', in_class=True))
    ['a', 'b', 'return']
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            [function] = ast.parse(header + 'pass', type_comments=True).body
        assert isinstance(function, FunctionNode)
        args = [*parameters(function.args)]
        found = {arg.arg for arg in args if arg.type_comment and _is_expression(arg.type_comment)}
        if function.type_comment:
            types = _argument_types(function.type_comment)
            found.add('return')
            if len(types) == len(args) or in_class and len(types) == len(args) - 1:
                found.update(arg.arg for arg in args[len(args) - len(types):])
    except (SyntaxError, RecursionError, MemoryError):
        return frozenset()
    return frozenset(found)


def _argument_types(comment: str) -> list[ast.expr]:
    """The types before the arrow; none where `...` says that the parameters have their own."""
    match ast.parse(comment, mode='func_type').argtypes:
        case [ast.Constant(value=value)] if value is ...:
            return []
        case types:
            return types


def _is_expression(comment: str) -> bool:
    try:
        ast.parse(comment, mode='eval')
    except SyntaxError:
        return False
    return True


# What mypy does not look at.

@functools.lru_cache(maxsize=1)
def _is_checked(node: FunctionNode, scope: Scope) -> bool:
    """Does mypy look at a function and at all that is around it?"""
    inner: ast.AST = node
    outer: Scope | None = scope
    while outer:
        if inner in _unchecked(outer):
            return False
        inner, outer = outer.node, outer.parent
    return True


# Who asks about a scope asks about those around it next: a few are enough.
@functools.lru_cache(maxsize=32)
def _unchecked(scope: Scope) -> frozenset[ast.AST]:
    """The functions and classes of a scope that mypy passes over."""
    return frozenset(_passed_over(scope))


def _passed_over(scope: Scope) -> Iterator[ast.AST]:
    stops = _stops(scope.body)
    stack = [(scope.body, False)]
    while stack:
        body, is_dead = stack.pop()
        yield from _redefined(body, scope)
        for stmt in body:
            if isinstance(stmt, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                if is_dead or not isinstance(stmt, ast.ClassDef) and _is_decorated(stmt, scope, _NO_TYPE_CHECK):
                    yield stmt
            else:
                stack += [(block, is_dead or never) for block, never in _blocks(stmt)]
                is_dead = is_dead or stmt in stops


def _redefined(body: list[ast.stmt], scope: Scope) -> Iterator[FunctionNode]:
    """What mypy leaves out of a row of functions of one name, the first of them decorated.

    It takes them for an overload or a property. Of a property it leaves out what is not decorated; else what is no
    overload, but for the last. That one it leaves out as well where there is no overload at all, in a function.
    """
    for name, run in itertools.groupby(body, lambda stmt: getattr(stmt, 'name', None)):
        functions = [stmt for stmt in run if isinstance(stmt, ast.FunctionDef | ast.AsyncFunctionDef)]
        functions = [*itertools.dropwhile(lambda function: not function.decorator_list, functions)]
        if len(functions) < 2 or name == '_':
            continue
        if _is_decorated(functions[0], scope, _PROPERTY):
            yield from (function for function in functions if not function.decorator_list)
            continue
        others = [function for function in functions if not _is_decorated(function, scope, _OVERLOAD)]
        is_all = len(others) == len(functions) and _is_in_function(scope)
        yield from (function for function in others if is_all or function is not functions[-1])


def _is_in_function(scope: Scope | None) -> bool:
    while scope and not scope.function:
        scope = scope.parent
    return scope is not None


def _stops(body: list[ast.stmt]) -> set[ast.AST]:
    """The statements of a scope behind which mypy expects nothing to run."""
    stops: set[ast.AST] = set()
    # Backwards, what is inside a statement comes before it.
    for stmt in reversed([*own(body)]):
        if _is_stop(stmt, stops):
            stops.add(stmt)
    return stops


def _is_stop(stmt: ast.AST, stops: set[ast.AST]) -> bool:
    match stmt:
        case ast.Return() | ast.Raise() | ast.Break() | ast.Continue():
            return True
        case ast.Assert(test=test):
            return _truth(test) is False
        case ast.While(test=test, body=body):
            return _truth(test) is True and not any(isinstance(inner, ast.Break) for inner in own(body))
        case ast.If():
            return all(never or not stops.isdisjoint(block) for block, never in _blocks(stmt))
        case ast.Match(cases=cases):
            return any(map(_always_matches, cases)) and all(
                never or not stops.isdisjoint(block) for block, never in _blocks(stmt)
            )
        case ast.Try() | ast.TryStar():
            ways = [[*stmt.body, *stmt.orelse], *(handler.body for handler in stmt.handlers)]
            return not any(map(stops.isdisjoint, ways)) or not stops.isdisjoint(stmt.finalbody)
    return False


def _blocks(stmt: ast.stmt) -> Iterator[tuple[list[ast.stmt], bool]]:
    """The blocks of a statement, and of each whether mypy expects it never to run."""
    match stmt:
        case ast.If(test=test, body=body, orelse=orelse):
            truth = _truth(test)
            yield body, truth is False
            yield orelse, truth is True
        case ast.While(test=test, body=body, orelse=orelse):
            yield body, _truth(test) is False
            yield orelse, False
        case ast.For(body=body, orelse=orelse) | ast.AsyncFor(body=body, orelse=orelse):
            yield body, False
            yield orelse, False
        case ast.With(body=body) | ast.AsyncWith(body=body):
            yield body, False
        case ast.Try() | ast.TryStar():
            for block in (stmt.body, *(handler.body for handler in stmt.handlers), stmt.orelse, stmt.finalbody):
                yield block, False
        case ast.Match(cases=cases):
            is_matched = False
            for case in cases:
                yield case.body, is_matched or case.guard is not None and _truth(case.guard) is False
                is_matched = is_matched or _always_matches(case)


def _always_matches(case: ast.match_case) -> bool:
    return _is_irrefutable(case.pattern) and (case.guard is None or _truth(case.guard) is True)


def _is_irrefutable(pattern: ast.pattern) -> bool:
    match pattern:
        case ast.MatchAs(pattern=None):
            return True
        case ast.MatchOr(patterns=[*_, last]):  # Python allows it nowhere else
            return _is_irrefutable(last)
    return False


def _truth(test: ast.expr) -> bool | None:
    """What mypy takes a condition for before it knows any types; None for: true or false.

    >>> [_truth(ast.parse(test, mode='eval').body) for test in ('not TYPE_CHECKING', 'x and False', 'x or y')]
    [False, False, None]
    """
    match test:
        case ast.Constant(value=int() | None as value):
            return bool(value)
        case ast.Tuple(elts=[]):
            return False
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return _ASSUMED.get(name)
        case ast.UnaryOp(op=ast.Not()):
            return _negated(test)
        case ast.BoolOp(op=op, values=values):
            decisive = isinstance(op, ast.Or)
            truths = {*map(_truth, values)}
            return decisive if decisive in truths else None if None in truths else not decisive
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(left) is not type(right):
            mine, other = _number(left), _number(right)
            if mine is not None and type(mine) is type(other) and type(op) in _COMPARE:
                return _COMPARE[type(op)](mine, other)
    return None


def _negated(test: ast.expr) -> bool | None:
    """The truth behind any number of `not`; Python's parser allows more of them than its stack has frames."""
    negate = False
    while isinstance(test, ast.UnaryOp):
        negate = not negate
        test = test.operand
    truth = _truth(test)
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
                case ast.Slice(lower=None, upper=ast.Constant(value=int(end)), step=None) if end <= 2:
                    return _VERSION[:end]
    return None
