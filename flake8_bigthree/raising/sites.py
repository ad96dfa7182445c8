"""The places in a block at which something can be raised, and what is caught around them."""
from __future__ import annotations

import ast
import enum
from collections.abc import Iterator
from typing import NamedTuple

from flake8_bigthree.names import stdlib
from flake8_bigthree.names.errors import derives_from
from flake8_bigthree.names.errors import identities
from flake8_bigthree.names.hierarchy import is_exception
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Function
from flake8_bigthree.names.values import Place
from flake8_bigthree.raising.contracts import ancestors

Error = Class | External
#: Statements, handlers and cases.
Statements = frozenset[ast.AST]
NONE: Statements = frozenset()

#: What catches every error that a block can be asked to name.
_EVERYTHING = frozenset({'builtins.BaseException', 'builtins.Exception'})
#: What ends a program, a task or a generator is not for handlers.
_ENDS = ('asyncio.CancelledError', 'builtins.GeneratorExit', 'builtins.KeyboardInterrupt', 'builtins.SystemExit')
_BROAD = _EVERYTHING | {'builtins.BaseExceptionGroup', 'builtins.ExceptionGroup'}


#: Where Python's documentation says what enumerations raise.
ENUMERATION = 'https://docs.python.org/3/library/enum.html'
#: Why it is not known what a call raises: of what runs others, and of a method that derived classes define.
PASSES_ON = 'it passes on what others raise'
LEFT_OPEN = 'it is defined by derived classes'
#: By what an enumeration derives from, it is one.
ENUMERATIONS = ('enum.Enum', 'enum.Flag', 'enum.IntEnum', 'enum.IntFlag', 'enum.StrEnum')


class How(enum.Enum):
    """How it is known that something can be raised."""

    RAISED = 'raised'
    CONTRACT = 'contract'
    PACKAGE = 'package'
    ELSEWHERE = 'caught elsewhere'


class Catch(NamedTuple):
    """What a handler or a context manager catches, and whether it is kept from going on."""

    classes: tuple[Error, ...]
    keeps: bool


#: The handlers of one `try`, in order.
Guard = tuple[Catch, ...]
#: What stands around a site, the outermost first.
Guards = tuple[Guard, ...]


class Here(NamedTuple):
    """Where something stands.

    That is a statement in a scope, in a method that is called on `receiver`, if that is not the class it stands in.
    """

    scope: Scope
    stmt: ast.AST
    receiver: Class | None = None
    guards: Guards = ()
    #: How many calls are between the block and this: the errors of some sites go no further than that.
    away: int = 0

    @property
    def place(self) -> Place:
        """The same for those who ask what a name means."""
        return Place(self.scope, self.stmt)


class Direct(NamedTuple):
    """An error that is raised right here; `source` says where that is documented."""

    node: ast.AST
    error: Error
    how: How
    source: str
    guards: Guards


class Followed(NamedTuple):
    """A function of the project that runs here."""

    node: ast.AST
    function: Function
    guards: Guards
    #: Where it is called, if it is given something, and what of it that call never reaches.
    here: Here | None = None
    without: Statements = NONE


class Unclear(NamedTuple):
    """Something that may raise what cannot be told, and why."""

    node: ast.AST
    name: str
    reason: str
    guards: Guards
    #: The parameter that is called, where it is one: what is given for it may be known.
    parameter: ast.arg | None = None
    #: The package from outside that is called, where it is one.
    package: str = ''


Site = Direct | Followed | Unclear


def goes_on(error: Error, guards: Guards) -> bool:
    """Does an error leave all that is around it?"""
    for guard in reversed(guards):
        first = next((catch for catch in guard if any(catches(cls, error) for cls in catch.classes)), None)
        if first and first.keeps:
            return False
    return True


def is_unseen(guards: Guards) -> bool:
    """Is any error whatsoever kept from going on?"""
    return any(
        catch.keeps and any(isinstance(cls, External) and cls.name in _EVERYTHING for cls in catch.classes)
        for guard in guards for catch in guard
    )


def catches(above: Error, error: Error) -> bool:
    """Is it certain that what catches a class catches an error?"""
    if isinstance(above, External) and above.name in _EVERYTHING:
        return above.name == 'builtins.BaseException' or not _is_beside_exception(error)
    if derives_from(error, above):
        return True
    return isinstance(above, External) and any(
        derives_from(outer, above) or _is_same(above, outer) for outer in _from_outside(error)
    )


def _from_outside(error: Error) -> Iterator[External]:
    """The classes from outside that an error is or derives from, by what contracts know of them, too."""
    for name in identities(error):
        if isinstance(name, str):
            yield External(name)
            yield from map(external, ancestors(name))


def _is_same(one: External, other: External) -> bool:
    """Has a package from outside a class of this name twice, in itself and in one of its modules?"""
    if stdlib.ancestors(one.name):
        return False
    return one.last == other.last and one.name.partition('.')[0] == other.name.partition('.')[0]


def is_caught_by_name(error: Error) -> bool:
    """Is an error one that handlers are written for: not too broad, and none that ends a program or a task?"""
    if is_broad(error) or is_exception(error) is False:
        return False
    return not _ends(error)


def _ends(error: Error) -> bool:
    return any(derives_from(error, External(end)) for end in _ENDS)


def _is_beside_exception(error: Error) -> bool:
    """Does an error derive from BaseException, and not from Exception as well, by the bases that are known?"""
    known = {*identities(error)}
    return 'builtins.BaseException' in known and 'builtins.Exception' not in known


def is_broad(error: Error) -> bool:
    """Does whoever raises this leave nothing more special to catch?"""
    return isinstance(error, External) and error.name in _BROAD


def external(name: str) -> External:
    """A class by its dotted name, that of a builtin without its module."""
    return External(stdlib.canonical(name if '.' in name else f'builtins.{name}'))
