from __future__ import annotations

import collections.abc as abc
import enum
import socket
import typing as t
from typing import Annotated, Any, Callable, Hashable, Literal, NewType, Optional, Protocol, Type, TypeVar, Union
from typing import no_type_check, overload

import numpy
import typing_extensions as te


class C:
    def method(self, a: C = None, *, b: int = None): ...  # HRD212 HRD212

    async def other(self, a: Callable[[], None] = None): ...  # HRD212


class Members(Protocol):
    x: int


class Methods(t.Protocol[t.T]):
    def go(self) -> None: ...


class Suits(Protocol):
    """None has all that is asked for."""
    def __bool__(self) -> bool: ...


class Color(enum.Enum):
    red = 1


T = TypeVar('T')
Id = NewType('Id', int)
Numbers = Union[int, float]
MaybeNumbers = Optional[Numbers]
Text: te.TypeAlias = 'str'
Items = t.List[T]
Either = Union[T, int]
Loop = t.List['Pool'] | Pool
Pool = Loop
made = print('a', 'b')
variable: str = str()
left = right = int
unpacked, = int,


def positional(a: int, b: int = None, /, c: str = None, d=None, e: int = 1): ...  # HRD212 HRD212


def lines(
    a: Union[  # HRD212
        int,
        str,
    ] = None,
    *,
    b: 'bool'  # HRD212
    = None,
): ...


def externals(a: abc.Iterable = None, b: t.List[int] = None, c: te.Literal[1] = None,  # HRD212 HRD212 HRD212
              d: socket.socket = None, e: Type[C] = None, f: type[None] = None): ...  # HRD212 HRD212 HRD212


def wrapped(a: Annotated[int, None] = None, b: Annotated[Union['int', str], 1] = None,  # HRD212 HRD212
            c: t.Final[int] = None, d: 'Annotated[int, 1]' = None): ...  # HRD212 HRD212


def unions(a: int | str = None, b: Union[int, 'str'] = None, c: 'int | str' = None): ...  # HRD212 HRD212 HRD212


def classes(a: Members = None, b: Methods[int] = None, c: Color = None, d: 'Color' = None): ...  # HRD212 HRD212 HRD212 HRD212


def aliases(a: Numbers = None, b: Id = None, c: Text = None, d: Items[int] = None): ...  # HRD212 HRD212 HRD212 HRD212


def literals(a: Literal[1, -1, 'x'] = None, b: Literal[Color.red] = None): ...  # HRD212 HRD212


def fine(a: None = None, b: Optional[int] = None, c: Union[int, None] = None, d: int | None = None, e: Any = None,
         f: object = None, g: Hashable = None, h: Literal[None, 1] = None, i: 'Optional[int]' = None,
         j: Annotated[Optional[int], 1] = None, k: Union[int, Any] = None, l: MaybeNumbers = None,
         m: Suits = None, n: 'None' = None, o: Annotated['int | None', 1] = None): ...


def unknown(a: T = None, b: Undefined = None, c: numpy.ndarray = None, d: Loop = None, e: made = None,
            f: variable = None, g: left = None, h: Either[str] = None, i: 'a b' = None, j: print(1) = None,
            k: C.inner = None, l: te.ParamSpec.args = None, m: unpacked = None, n: print = None, o: Pool = None,
            p: 1 = None, q: Union[int, numpy.ndarray] = None, r: print(1).x = None): ...


def not_none(a: int = 1, b: int = ..., c: int = NONE, d: 'int' = 'None'): ...


@no_type_check
def not_checked(a: int = None): ...


if not t.TYPE_CHECKING:
    def at_run_time(a: int = None): ...
elif Loop:
    def otherwise(a: int = None): ...  # HRD212


@overload
def overloaded(a: int = None) -> int: ...  # HRD212
@overload
def overloaded(a: str = None) -> str: ...  # HRD212
def overloaded(a: Any = None) -> Any: ...


def nested(a):
    Local = int

    def inner(a: Local = None): ...  # HRD212
    return lambda b=None: inner


class Shadow:
    int = Optional[str]

    def method(self, a: int = None): ...

    class Inner:
        pass

    def other(self, a: Inner = None, b: Shadow.Inner = None): ...  # HRD212 HRD212


class FurtherDown:
    def method(self, a: dict = None): ...  # HRD212

    class Hashes(Protocol):
        def __hash__(self) -> int: ...

    def dict(self, a: dict = None): ...  # HRD212

    def Protocol(self): ...

    def later(self, a: dict = None, b: Hashes = None): ...
