"""What the rules about catching share: how broad is what a handler catches?"""
from __future__ import annotations

import ast
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.hierarchy import matches
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Display
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Value


class Rank(IntEnum):
    """How broad a class is; a wider one hides the others in a tuple."""

    NAMED = 1  # in `bigthree-broad-exceptions`
    GROUP = 2
    EXCEPTION = 3
    BASE_GROUP = 4
    BASE = 5


_RANKS = {
    'builtins.BaseException': Rank.BASE,
    'builtins.BaseExceptionGroup': Rank.BASE_GROUP,
    'builtins.Exception': Rank.EXCEPTION,
    'builtins.ExceptionGroup': Rank.GROUP,
}
#: Of tuples in tuples; more would be at the mercy of the interpreter's stack.
_DEEPEST = 40


class Breadth(NamedTuple):
    """How broad a catch is, and the name of the class that makes it so."""

    rank: Rank
    name: str


@lru_cache(maxsize=1)  # the rules of the family ask one after the other
def caught_broadly(node: ast.ExceptHandler, scope: Scope) -> Breadth | None:
    """The broadest class that a handler catches; None if none is broad, or for a bare `except:`."""
    return breadth(node.type, Place(scope, node)) if node.type else None


_Known = dict[tuple[ast.expr, Place], Breadth | None]


def breadth(node: ast.expr, place: Place) -> Breadth | None:
    """The broadest class that an expression behind `except` means, whatever it may be; None if none is broad."""
    return _breadth(node, place, {}, _DEEPEST)


def _breadth(node: ast.expr, place: Place, known: _Known, depth: int) -> Breadth | None:
    if depth and (node, place) not in known:
        known[node, place] = None  # a tuple that holds itself has nothing more in it
        found = [_breadth_of(value, place.scope, known, depth - 1) for value in evaluate(node, place)]
        known[node, place] = min(filter(None, found)) if all(found) else None
    return known.get((node, place))


def _breadth_of(value: Value, scope: Scope, known: _Known, depth: int) -> Breadth | None:
    match value:
        case Display(elements=elements):
            found = [_breadth(*element, known, depth) for element in elements if element]
            return max(filter(None, found), default=None)
        case External(name=name, last=last) if name in _RANKS:
            return Breadth(_RANKS[name], last)
        case Class(name=name) | External(last=name) if matches(value, scope.options.broad_exceptions):
            return Breadth(Rank.NAMED, name)
    return None


def suppressed(call: ast.Call, place: Place) -> Breadth | None:
    """The broadest class that is given to `contextlib.suppress`, whatever is called here."""
    args = (arg.value if isinstance(arg, ast.Starred) else arg for arg in call.args)
    return max(filter(None, (breadth(arg, place) for arg in args)), default=None)


def is_suppress(node: ast.expr, place: Place) -> bool:
    """Does an expression mean `contextlib.suppress`?"""
    return evaluate(node, place) == (External('contextlib.suppress'),)


def written(node: ast.expr | None, broad: Breadth) -> str:
    """What is caught as a message shows it: as it is written, with what it means where that is not to be seen.

    >>> broad = Breadth(Rank.EXCEPTION, 'Exception')
    >>> written(ast.parse('(OSError, Exception)', mode='eval').body, broad)
    'Exception'
    >>> written(ast.parse('errors.ANY', mode='eval').body, broad)
    'errors.ANY (Exception)'
    """
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name, value=ast.Name()) if name != broad.name:
            return f'{ast.unparse(node)} ({broad.name})'
        case ast.Attribute(attr=name) if name != broad.name:
            return f'{name} ({broad.name})'
        case ast.Call(func=ast.Name() | ast.Attribute() as func):
            return f'{ast.unparse(func)}(…) ({broad.name})'
        case ast.Subscript(value=ast.Name() | ast.Attribute() as value):
            return f'{ast.unparse(value)}[…] ({broad.name})'
    return broad.name
