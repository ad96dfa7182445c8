import typing
import typing as t
import typing_extensions as te
from typing import Annotated, Literal, Optional
from typing import Any as Whatever
from typing import Any

import numpy

Alias = Any
Again = Alias
Json = dict[str, Any]


def parameters(a: Any,  # HRD213
               b: typing.Any, c: t.Any, d: te.Any, e: Whatever,  # HRD213 HRD213 HRD213 HRD213
               f: Alias, g: Again,  # HRD213 HRD213
               h: 'Any', i: 'dict[str, Any]',  # HRD213 HRD213
               *j: dict[str, Any], k: Optional[Any] = None, l: Any | None = None,  # HRD213 HRD213 HRD213
               m: numpy.ndarray[Any, Any],  # HRD213
               **n: list['Any']): ...  # HRD213


async def returns() -> list[Any]: ...  # HRD213


def starred(*args: Any, **kwargs: 'Any') -> object: ...


def silent(a: object, b: Json, c: Literal['Any'], d: Annotated[int, Any], e, f: 'Any of it', g: print(Any), h=Any): ...


class Class:
    Any = int
    a: Any
    b: t.Any = 1  # HRD213

    def method(self, c: Any) -> 'Whatever': ...  # HRD213


class FurtherDown:
    a: Any  # HRD213

    def method(self, *b: Any, c: list[Any]): ...  # HRD213

    Any = int
    d: Any

    def later(self, *b: Any, c: list[Any]): ...


def inside():
    first: Any = 1  # HRD213
    first.second: t.Any = 2  # HRD213
    third: int = 3
    Loop = Pool
    Pool = Loop
    fourth: Loop
