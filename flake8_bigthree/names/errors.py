"""Which classes does a handler name, which can a `raise` raise, and does one catch the other?"""
from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from flake8_bigthree.names import stdlib
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.lookup import Bound
from flake8_bigthree.names.lookup import lookup
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Display
from flake8_bigthree.names.values import Extent
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Maker
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Value
from flake8_bigthree.names.values import Values
from flake8_bigthree.walk import unparsed

#: Of tuples in tuples; more would be at the mercy of the interpreter's stack.
DEEPEST = 40
#: Of what a handler catches; the rest is not known.
_MOST_MEMBERS = 100
#: What a message shows of the source at most (characters).
_LONGEST = 60


class Member(NamedTuple):
    """One of the classes that a handler names; none where that is not known, several for one or the other."""

    node: ast.expr
    classes: tuple[Class | External, ...]

    @property
    def shown(self) -> str:
        """The name of it as messages show it."""
        return spelled(self.node)


@lru_cache(maxsize=1)
def members(handler: ast.ExceptHandler, scope: Scope) -> tuple[Member, ...]:
    """The classes that a handler catches, tuples taken apart; nothing for a bare `except:`."""
    if not handler.type:
        return ()
    found = tuple(islice(_members(handler.type, Place(scope, handler), DEEPEST), _MOST_MEMBERS))
    return (*found, Member(handler.type, ())) if len(found) == _MOST_MEMBERS else found


def named(node: ast.expr, place: Place) -> Iterator[Member]:
    """The classes that an expression such as an argument of `suppress` names where it is read, tuples taken apart."""
    return islice(_members(node, place, DEEPEST), _MOST_MEMBERS)


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
        derives_from(cls, above) for cls in other.classes for above in member.classes
    )


def derives_from(cls: Class | External, above: Class | External) -> bool:
    """Is it certain that a class is `above` or derives from it?"""
    if isinstance(above, Class) and above.extent is not Extent.EXACT:
        return False
    return identity(above) in identities(cls)


def identities(cls: Class | External) -> Iterator[object]:
    """What tells a class from others, and then the same of each class that it certainly derives from."""
    stack: list[Value] = [cls]
    entered = set[Value]()
    while stack:
        value = stack.pop()
        if value in entered or not isinstance(value, Class | External):
            continue
        entered.add(value)
        yield identity(value)
        match value:
            case External(name=name):
                yield from stdlib.ancestors(name) or ()
            case Class(node=ast.ClassDef(bases=bases), place=place):
                for values in (evaluate(base, place) for base in bases):
                    stack += values if len(values) == 1 else ()


def identity(cls: Class | External) -> object:
    """What tells a class from others: equal for one that is defined twice, under one name in one place."""
    return cls.identity if isinstance(cls, Class) else cls.name


@lru_cache(maxsize=1)  # the rules of the family ask one after the other
def raised(node: ast.Raise, scope: Scope, receiver: Class | None = None) -> Values:
    """What a `raise` can raise; empty for a bare one. The class stands for an instance of it.

    `receiver` is the class that the method around is called on, where that is another than the one it stands in.
    """
    values = evaluate(node.exc, Place(scope, node), receiver) if node.exc else ()
    return tuple(dict.fromkeys(made for value in values for made in _made(value)))


def _made(value: Value) -> Values:
    match value:
        case Class(extent=extent):
            return (Instance(value, extent),)
        case External(name=name, last=last) if last.lstrip('_')[:1].isupper() or stdlib.ancestors(name):
            return (Instance(value),)
        case Maker(made=made):
            return made
    return (value,)


def spelled(node: ast.expr) -> str:
    """A name or an attribute as it is written; `…` for what is neither.

    >>> [spelled(ast.parse(text, mode='eval').body) for text in ('a.b', 'f().b', '1')]
    ['a.b', '….b', '…']
    """
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return '.'.join([node.id if isinstance(node, ast.Name) else '…', *reversed(parts)])


def shown(node: ast.expr | None) -> str:
    """What is raised or called as messages show it, without what stands in parentheses and brackets.

    >>> [shown(ast.parse(text, mode='eval').body) for text in ('a.b(1).c', 'kinds[0]()', "'text'", 'a + b')]
    ['a.b(…).c', 'kinds[…](…)', "'text'", '…']
    """
    behind = ''
    while True:
        match node:
            case ast.Call(func=node):
                behind = f'(…){behind}'
            case ast.Subscript(value=node):
                behind = f'[…]{behind}'
            case ast.Attribute(value=node, attr=attr):
                behind = f'.{attr}{behind}'
            case ast.Name(id=name) if len(name + behind) < _LONGEST:
                return name + behind
            case ast.Constant() if not behind and len(text := unparsed(node)) < _LONGEST:
                return text
            case _:
                return '…'
