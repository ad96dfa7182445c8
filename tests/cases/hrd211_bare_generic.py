import asyncio
import collections
import enum
import os
import queue
import re
import subprocess
import typing
import typing as t
import weakref
from collections.abc import Callable
from contextvars import ContextVar
from typing import Annotated, AnyStr, ClassVar, Dict, Final, Generic, List, Literal, NamedTuple, NewType, Optional
from typing import ParamSpec, Protocol, Tuple, Type, TypeVar, TypedDict, Union, cast, no_type_check
from typing import cast as as_type

import typing_extensions as te

T = TypeVar('T')
P = ParamSpec('P')
Settled = te.TypeVar('Settled', default=int)
Bound = TypeVar('Bound', bound=list)  # HRD211
Either = TypeVar('Either', list, 'dict')  # HRD211 HRD211
Default = te.TypeVar('Default', default=list)  # HRD211
Id = NewType('Id', list)  # HRD211
Row = NamedTuple('Row', [('a', list), ('b', int), *print()])  # HRD211
Keys = TypedDict('Keys', {'a': list})  # HRD211


def builtin(a: list, b: dict, c: set, d: frozenset, e: tuple, f: type, g: type[int], h: object): ...  # HRD211 HRD211 HRD211 HRD211 HRD211


def library(a: re.Pattern, b: os.PathLike, c: queue.Queue, d: subprocess.Popen, e: asyncio.Future): ...  # HRD211 HRD211 HRD211 HRD211 HRD211


def more(a: weakref.ref, b: collections.deque, c: ContextVar, d: Callable, e: asyncio.Event): ...  # HRD211 HRD211 HRD211 HRD211


def forms(a: List, b: t.Dict, c: typing.Tuple, d: Type, e: te.Deque, f: AnyStr, g: slice): ...  # HRD211 HRD211 HRD211 HRD211 HRD211


def inside(a: List[list], b: Optional[dict], c: Union[int, set], d: list | None, e: type[list]): ...  # HRD211 HRD211 HRD211 HRD211 HRD211


def called(a: Callable[[list], dict], b: Callable[..., list], c: Tuple[list, ...]): ...  # HRD211 HRD211 HRD211 HRD211


def in_quotes(a: 'list', b: "Optional['dict']", c: 'dict[str, list] | int', d: 'a list', e: 1): ...  # HRD211 HRD211 HRD211


def extra(a: Annotated[list, dict], b: Literal['list'], c: Annotated[int, list]): ...  # HRD211


def kinds(a: int, /, b: list, *c: list, d: list, **e: list) -> list: ...  # HRD211 HRD211 HRD211 HRD211 HRD211


async def returned(
    a: int,
) -> Optional[
    list  # HRD211
]: ...


def without(a, b=list, *c): ...


class Box(Generic[T]):
    one: set  # HRD211
    two: ClassVar[dict] = {}  # HRD211
    three: Final[Box] = None  # HRD211

    def method(self, other: 'Box') -> Box[T]:  # HRD211
        local: list = []  # HRD211
        self.attribute: list = local  # HRD211
        return self

    def list(self) -> object: ...

    def is_hidden(self) -> list: ...


class Proto(Protocol[T]): ...
class Derived(List[T]): ...
class Deep(Dict[str, Optional['T']]): ...
class Called(Generic[P]): ...
class Text(Generic[AnyStr]): ...
class Defaulted(Generic[Settled]): ...
class Plain(Box[int]): ...
class Bare(Box): ...  # HRD211
class BareList(list, Plain): ...  # HRD211
class Argument(Box[list]): ...  # HRD211
class Enumerated(enum.Enum): ...
class WithKeyword(metaclass=cast(type, list[list])): ...  # HRD211
class Made(NamedTuple('Made', [('a', list)])): ...  # HRD211
class Unknown(Undefined[T], print(list)): ...
class Nowhere(Undefined): ...


a: Proto  # HRD211
b: Derived  # HRD211
c: Deep  # HRD211
d: Called  # HRD211
e: Text  # HRD211
f: Defaulted
g: Plain
h: Bare
i: BareList
j: Unknown  # HRD211
k: Nowhere
l: Id
m: Row

# Aliases.
Same = list
Again = Same
Declared: t.TypeAlias = list
Quoted: te.TypeAlias = 'list'
Pair = Tuple[T, 'T']
Inner = Dict[str, list]  # HRD211
Maybe = Optional[list]  # HRD211
Joined = list | None  # HRD211
JoinedLast = str | list  # HRD211
JoinedOnLines = (
    str
    | dict  # HRD211
)
on_lines = cast(
    list, 1)  # HRD211
on_more_lines = (cast
    (list, 1))  # HRD211
OF_LISTS[list], of_lists[list]
JoinedQuote = None | 'list' | Id
JoinedNew = None | list | Id  # HRD211
Bits: int = list | None
BitsAlias: t.TypeAlias = Undefined | list  # HRD211
TypeOf = Type[list]  # HRD211
Variable = TypeVar | list  # HRD211
Nested = list[int] | Joined | dict  # HRD211
Loop = Pool
Pool = Loop
Circle = Circle | Ring
Ring = Circle | list
Chain = Chain[Chain]

n: Same  # HRD211
o: Again  # HRD211
p: Declared  # HRD211
q: Quoted  # HRD211
r: Pair  # HRD211
s: Inner
t1: Same[int]
u: Pair[list]  # HRD211
v: Loop
w: Circle
x: x = 1
y: Chain
z: Optional[n]

try:
    from typing import Deque as Queue
except ImportError:
    Queue = None
aa: Queue  # HRD211

# Expressions.
made = collections.defaultdict[str, list](list)  # HRD211
cast(list, made), cast('dict', made), t.cast(Callable, made)  # HRD211 HRD211 HRD211
as_type(list, made)  # HRD211
te.assert_type(made, list)  # HRD211
cast(
    list,  # HRD211
    made,
)
cast(), cast(typ=list, val=made)
annotated: int = cast(list, made)  # HRD211
isinstance(made, Union[list, int]), isinstance(made, List[list])  # HRD211
isinstance(made, (list, dict))
made[list], made.get(dict), print(list), Plain[list], Enumerated[list], Undefined[list], print(1)[list]
flags = made | list
flags = made | list[int]
flags = Plain | Enumerated | 1
flags = Loop | Pool | list
flags = Undefined[int] | list
flags = Hidden | list


@print(cast(list, 1))  # HRD211
def decorated(a=cast(list, 1), *, b, c=cast(list, 2)):  # HRD211 HRD211
    Local = Dict[str, list]  # HRD211
    for each in cast(list, a):  # HRD211
        with cast(list, b):  # HRD211
            return cast(list, c)  # HRD211
    match cast(list, a):  # HRD211
        case 1 if cast(list, a):  # HRD211
            made = cast(list, a)  # HRD211
    return lambda: cast(list, a)  # HRD211


@no_type_check
def not_checked(a: list): ...


if not typing.TYPE_CHECKING:
    def at_run_time(a: list): ...
    Never: list = []
else:
    Always: list = []  # HRD211


if typing.TYPE_CHECKING:
    Checked = list
else:
    Checked = int

of_checked: Checked = []  # HRD211


class Unchecked:
    Checked = int
    of_its_own: Checked = 1
