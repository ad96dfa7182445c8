"""What an expression can mean."""
from __future__ import annotations

import ast
import enum
from typing import Any
from typing import NamedTuple
from typing import TypeVar
from typing import Union

from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.walk import FunctionNode

_T = TypeVar('_T', bound=type[tuple[Any, ...]])


def _distinct(cls: _T) -> _T:
    """A NamedTuple that equals nothing of another type. A dataclass would, but takes four times as long to make."""
    setattr(cls, '__eq__', lambda self, other: type(other) is cls and tuple.__eq__(self, other))
    setattr(cls, '__ne__', lambda self, other: type(other) is not cls or tuple.__ne__(self, other))
    return cls


class Place(NamedTuple):
    """Where an expression stands: its scope and the statement in it.

    With `at=None` the end of the scope is meant, when all its statements have run.
    """

    scope: Scope
    at: ast.AST | None = None


class Extent(enum.Enum):
    """Which classes are meant where a class is named."""

    EXACT = 'the class itself'
    OWN = 'the class around a method, or a derived one that it is called on'
    BOUND = 'the class or any derived one, as an annotation says'

    # That of an enumeration is written in Python, and classes are looked up all the time.
    __hash__ = object.__hash__


@_distinct
class External(NamedTuple):
    """Something outside the project, by its canonical dotted name: `builtins.OSError`, `requests.Timeout`."""

    name: str

    @property
    def last(self) -> str:
        """The last part of the name."""
        return self.name.rpartition('.')[2]


@_distinct
class Class(NamedTuple):
    """A class of the project: a `class` statement, or a call such as `type("X", (Base,), {})`.

    `place` is where it is made.
    """

    node: ast.ClassDef | ast.Call
    place: Place
    extent: Extent = Extent.EXACT

    @property
    def name(self) -> str:
        """The name in the `class` statement, or the constant that the call gives."""
        match self.node:
            case ast.ClassDef(name=name) | ast.Call(args=[ast.Constant(value=str(name)), *_]):
                return name
        return '<class>'

    @property
    def qualname(self) -> str:
        """The names around and its own."""
        around = self.place.scope.qualname
        return f'{around}.{self.name}' if around else self.name

    @property
    def identity(self) -> tuple[str | None, str]:
        """What makes it this class and no other: file and qualified name."""
        return self.place.scope.module.path, self.qualname


@_distinct
class Instance(NamedTuple):
    """An instance of a class.

    `declared` are the classes that a factory's return annotation names, where that has made the instance.
    """

    of: Class | External
    extent: Extent = Extent.EXACT
    declared: tuple[Class, ...] = ()


@_distinct
class Super(NamedTuple):
    """What `super()` gives: that from which `receiver` derives behind the class `around`, for its methods."""

    around: Class
    receiver: Class


@_distinct
class Function(NamedTuple):
    """A function, method or lambda of the project; `scope` is the one it stands in.

    `receiver` is the class it is called on, where that is another than the one it stands in.
    """

    node: FunctionNode | ast.Lambda
    scope: Scope
    receiver: Class | None = None


@_distinct
class Maker(NamedTuple):
    """Something that, when called, gives one of these: `partial(Error)`, a `Callable[..., Error]`."""

    made: tuple[Value, ...]


@_distinct
class Display(NamedTuple):
    """A tuple, list or set by its elements; None for any number that are not known.

    Those of a set, and of what is made of one, may come in any order, and may be fewer.
    """

    elements: tuple[tuple[ast.expr, Place] | None, ...]
    in_order: bool = True


@_distinct
class Mapping(NamedTuple):
    """A dict literal."""

    node: ast.Dict
    place: Place


@_distinct
class Member(NamedTuple):
    """A member of an enumeration, by what its value can be."""

    of: tuple[Value, ...]


@_distinct
class Constant(NamedTuple):
    """A literal that is no tuple, list, set or dict; an empty string for any text that is put together."""

    value: object


@_distinct
class TypeForm(NamedTuple):
    """What only annotations use: `type[X]`, `X | None`, `Optional[X]`."""

    node: ast.expr
    place: Place


@_distinct
class Variable(NamedTuple):
    """A type variable, by what it can stand for."""

    of: tuple[Value, ...]


@_distinct
class Caught(NamedTuple):
    """The error that a handler has caught."""

    handler: ast.ExceptHandler


@_distinct
class Unknown(NamedTuple):
    """Nobody can tell from the source, and why.

    `origin` names the external function that has made it, and its attributes where it is one of what was made, or its
    place in that: `logging.getLogger.error`, `asyncio.open_connection[1]`.
    """

    reason: str
    origin: str = ''


Value = Union[
    Module, External, Class, Instance, Super, Function, Maker, Display, Mapping, Member, Constant, TypeForm, Variable,
    Caught, Unknown,
]
Values = tuple[Value, ...]
