"""What the rules about catching share: what does a handler catch, and how broad is that?"""
from __future__ import annotations

import ast
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from flake8_bigthree.names.errors import DEEPEST
from flake8_bigthree.names.errors import spelled
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.hierarchy import matches
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Display
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Value
from flake8_bigthree.names.values import Values
from flake8_bigthree.walk import own
from flake8_bigthree.walk import start
from flake8_bigthree.walk import unparsed


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
#: What a message shows of the source at most (characters).
_LONGEST = 60


class Breadth(NamedTuple):
    """How broad a catch is, and the name of the class that makes it so."""

    rank: Rank
    name: str


@lru_cache(maxsize=1)  # the rules of the family ask one after the other
def caught(node: ast.ExceptHandler, scope: Scope) -> Values:
    """All that the expression behind `except` can mean, tuples as they are; nothing for a bare `except:`."""
    return evaluate(node.type, Place(scope, node)) if node.type else ()


@lru_cache(maxsize=1)
def caught_broadly(node: ast.ExceptHandler, scope: Scope) -> Breadth | None:
    """The broadest class that a handler catches; None if none is broad, or for a bare `except:`."""
    return _broadest(caught(node, scope), scope, {}, DEEPEST)


_Known = dict[tuple[ast.expr, Place], Breadth | None]


def _broadest(values: Values, scope: Scope, known: _Known, depth: int) -> Breadth | None:
    """The broadest class that one of these values means, whichever it is; None if it may be none that is broad."""
    found = [_breadth_of(value, scope, known, depth) for value in values]
    return min(filter(None, found)) if found and all(found) else None


def _breadth(node: ast.expr, place: Place, known: _Known, depth: int) -> Breadth | None:
    if depth and (node, place) not in known:
        known[node, place] = None  # a tuple that holds itself has nothing more in it
        known[node, place] = _broadest(evaluate(node, place), place.scope, known, depth - 1)
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


def breadth(node: ast.expr, place: Place) -> Breadth | None:
    """The broadest class that an expression means where it is read; None if none is broad."""
    return _breadth(node, place, {}, DEEPEST)


def suppressed(call: ast.Call, place: Place) -> Breadth | None:
    """The broadest class that is given to `contextlib.suppress`, whatever is called here."""
    args = (arg.value if isinstance(arg, ast.Starred) else arg for arg in call.args)
    return max(filter(None, (breadth(arg, place) for arg in args)), default=None)


def is_suppress(node: ast.expr, place: Place) -> bool:
    """Does an expression mean `contextlib.suppress`?"""
    return evaluate(node, place) == (External('contextlib.suppress'),)


@lru_cache(maxsize=1)
def own_of(handler: ast.ExceptHandler) -> tuple[ast.AST, ...]:
    """The statements that run with a handler, without those of the handlers inside it, and cases."""
    found = tuple(own(handler.body))
    inner = {node for inner in found if isinstance(inner, ast.ExceptHandler) for node in (inner, *own(inner.body))}
    return tuple(node for node in found if node not in inner) if inner else found


def shown(handler: ast.ExceptHandler) -> str:
    """The head of a handler as messages show it, cut where it is long.

    >>> handlers = ast.parse('try: ...\\nexcept (A, b.C) as e: ...\\nexcept A + B: ...\\nexcept: ...').body[0].handlers
    >>> [shown(handler) for handler in handlers]
    ['except (A, b.C)', 'except …', 'except:']
    """
    match handler.type:
        case None:
            return 'except:'
        case ast.Tuple(elts=elts) as listed:
            names = ', '.join(map(spelled, elts))
            # Since Python 3.14 there need not be parentheses.
            text = f'except {names}' if elts and start(elts[0]) == start(listed) else f'except ({names})'
        case node:
            text = f'except {spelled(node)}'
    return text if len(text) <= _LONGEST else f'{text[:_LONGEST - 1]}…'


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
            return f'{unparsed(node)} ({broad.name})'
        case ast.Attribute(attr=name) if name != broad.name:
            return f'{name} ({broad.name})'
        case ast.Call(func=ast.Name() | ast.Attribute() as func):
            return f'{unparsed(func)}(…) ({broad.name})'
        case ast.Subscript(value=ast.Name() | ast.Attribute() as value):
            return f'{unparsed(value)}[…] ({broad.name})'
    return broad.name
