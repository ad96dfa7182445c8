"""To mypy a class binds its names from top to bottom; above, the one outside is meant."""
from __future__ import annotations

import concurrent.futures
import re
from typing import Generic, Optional, TypeVar, cast, overload

T = TypeVar('T')


class Message:
    steps: list[dict]  # HRD211
    quoted: 'dict'  # HRD211
    Steps = Optional[dict]  # HRD211
    cast: object = cast(dict, {})  # HRD211

    @classmethod
    def load(cls, data: dict, more: 'list[dict]') -> Message:  # HRD211 HRD211
        local: dict = {}  # HRD211
        return cls()

    class Derived(dict): ...  # HRD211

    class Inner:
        a: dict  # HRD211

        def method(self, a: dict): ...  # HRD211

    def dict(self) -> str:
        local: dict = {}  # HRD211
        return ''

    def later(self, data: dict, more: 'dict'):
        def inner(data: dict): ...  # HRD211
        local: dict = {}  # HRD211

    class InnerBelow:
        a: dict  # HRD211

    also_later: dict


class OwnSignature:
    def list(self) -> list: ...  # HRD211
    def later(self) -> list: ...


class OwnSignatureAsync:
    async def list(self) -> list: ...  # HRD211
    async def later(self) -> list: ...


class OwnAnnotation:
    dict: dict  # HRD211
    later: dict


class Variable:
    callback: dict  # HRD211
    dict: int = 1
    later: dict


class Unpacked:
    before: list  # HRD211
    list, other = 1, 2
    later: list


class Itself:
    list = list
    later: list


class Conditional:
    if re:
        before: list  # HRD211
        list = 1
        later: list
    much_later: list


class InLoop:
    for each in re:
        before: list  # HRD211
        def list(self) -> list: ...  # HRD211


class Several:
    @overload
    def list(self, a: list) -> int: ...  # HRD211
    @overload
    def list(self, a: int) -> list: ...  # HRD211
    def list(self, a: int | list) -> list | int: ...  # HRD211 HRD211
    def later(self) -> list: ...


class Property:
    def __init__(self, pattern: re.Pattern | None): ...  # HRD211

    @property
    def re(self) -> re.Pattern | None: ...  # HRD211

    @re.setter
    def re(self, new: re.Pattern): ...  # HRD211

    def later(self) -> re.Pattern | None: ...


class Module:
    future: concurrent.futures.Future  # HRD211

    def concurrent(self): ...

    later: concurrent.futures.Future


class Classes:
    box: Box  # HRD211
    before: list  # HRD211

    def method(self, box: Box): ...  # HRD211

    class Box(Generic[T]): ...

    def T(self): ...

    class list: ...

    later: list
    same: Box  # HRD211


class OutsideIsOutOfSight:
    class Box(Generic[T]): ...

    class Inner:
        a: Box

        def Box(self): ...


def function(given: list):  # HRD211
    class Local:
        a: list  # HRD211

        def list(self) -> list: ...  # HRD211

        b: list


def parameter(list: int):
    class Local:
        a: list

        def list(self) -> list: ...
