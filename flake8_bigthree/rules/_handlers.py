"""What the rules about catching share: what does a handler catch, and how broad is that?"""
from __future__ import annotations

import ast
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from flake8_bigthree.names import stdlib
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.hierarchy import matches
from flake8_bigthree.names.lookup import Bound
from flake8_bigthree.names.lookup import lookup
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Display
from flake8_bigthree.names.values import Extent
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
#: Of tuples in tuples; more would be at the mercy of the interpreter's stack.
_DEEPEST = 40
#: Of what a handler catches; the rest is not known.
_MOST_MEMBERS = 100
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
    return _broadest(caught(node, scope), scope, {}, _DEEPEST)


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
    return _breadth(node, place, {}, _DEEPEST)


def suppressed(call: ast.Call, place: Place) -> Breadth | None:
    """The broadest class that is given to `contextlib.suppress`, whatever is called here."""
    args = (arg.value if isinstance(arg, ast.Starred) else arg for arg in call.args)
    return max(filter(None, (breadth(arg, place) for arg in args)), default=None)


def is_suppress(node: ast.expr, place: Place) -> bool:
    """Does an expression mean `contextlib.suppress`?"""
    return evaluate(node, place) == (External('contextlib.suppress'),)


class Member(NamedTuple):
    """One of the classes that a handler names; none where that is not known, several for one or the other."""

    node: ast.expr
    classes: tuple[Class | External, ...]

    @property
    def shown(self) -> str:
        """The name of it as messages show it."""
        return _shown(self.node)


@lru_cache(maxsize=1)
def members(handler: ast.ExceptHandler, scope: Scope) -> tuple[Member, ...]:
    """The classes that a handler catches, tuples taken apart; nothing for a bare `except:`."""
    if not handler.type:
        return ()
    found = tuple(islice(_members(handler.type, Place(scope, handler), _DEEPEST), _MOST_MEMBERS))
    return (*found, Member(handler.type, ())) if len(found) == _MOST_MEMBERS else found


def _members(node: ast.expr, place: Place, depth: int) -> Iterator[Member]:
    values = evaluate(node, place) if _is_settled(node, place, depth) else ()
    match values:
        case (Display(elements=elements),) if depth:
            for element in elements:
                if element:
                    yield from _members(*element, depth - 1)
                else:
                    yield Member(node, ())
        case _:
            classes = tuple(value for value in values if isinstance(value, Class | External))
            yield Member(node, classes if len(classes) == len(values) else ())


def _is_settled(node: ast.expr, place: Place, depth: int) -> bool:
    """Is it nothing that derived classes may have other, as an attribute of `self` or what a method gives?"""
    match node:
        case ast.Tuple():
            return True
        case ast.Attribute(value=owner):
            return all(
                value.extent is Extent.EXACT if isinstance(value, Class) else isinstance(value, Module | External)
                for value in evaluate(owner, place)
            )
        case ast.Name(id=name) if depth:
            bound = (item for item in lookup(name, place) if isinstance(item, Bound))
            return all(
                _is_settled(item.binding.value, Place(item.scope, item.binding.stmt), depth - 1)
                for item in bound if item.binding.value
            )
        case ast.IfExp(body=left, orelse=right) | ast.BinOp(left=left, right=right) if depth:
            return _is_settled(left, place, depth - 1) and _is_settled(right, place, depth - 1)
    return False


def covers(member: Member, other: Member) -> bool:
    """Is it certain that what catches `member` catches `other`?"""
    return bool(member.classes and other.classes) and all(
        _derives(cls, above) for cls in other.classes for above in member.classes
    )


def _derives(cls: Class | External, above: Class | External) -> bool:
    """Is it certain that a class is `above` or derives from it?"""
    if isinstance(above, Class) and above.extent is not Extent.EXACT:
        return False
    wanted = _identity(above)
    stack: list[Value] = [cls]
    entered = set[Value]()
    while stack:
        value = stack.pop()
        if value in entered or not isinstance(value, Class | External):
            continue
        entered.add(value)
        if _identity(value) == wanted:
            return True
        match value:
            case External(name=name):
                if wanted in (stdlib.ancestors(name) or ()):
                    return True
            case Class(node=ast.ClassDef(bases=bases), place=place):
                for values in (evaluate(base, place) for base in bases):
                    stack += values if len(values) == 1 else ()
    return False


def _identity(cls: Class | External) -> object:
    return cls.identity if isinstance(cls, Class) else cls.name


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
            names = ', '.join(map(_shown, elts))
            # Since Python 3.14 there need not be parentheses.
            text = f'except {names}' if elts and start(elts[0]) == start(listed) else f'except ({names})'
        case node:
            text = f'except {_shown(node)}'
    return text if len(text) <= _LONGEST else f'{text[:_LONGEST - 1]}…'


def _shown(node: ast.expr) -> str:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return '.'.join([node.id if isinstance(node, ast.Name) else '…', *reversed(parts)])


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
