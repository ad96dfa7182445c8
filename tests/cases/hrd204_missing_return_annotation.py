import functools
from typing import TYPE_CHECKING
from typing import no_type_check
from typing import overload


def nothing(): ...  # HRD204


def returns_none() -> None: ...


async def coroutine(a: int): ...  # HRD204


@functools.cache
def decorated(  # HRD204
    a: int,
): ...


@functools.cache
def stands_on_the_def_line():  # HRD204
    yield 1


def ignored(): ...  # type: ignore[no-untyped-def]  # HRD204


def __init__(self, a): ...  # HRD204


class Init:
    def __init__(self): ...  # HRD204

    def __new__(cls, a): ...  # HRD204

    def __class_getitem__(cls, a): ...  # HRD204

    def __set_name__(self, owner, name): ...  # HRD204

    @property
    def value(self): ...  # HRD204

    @value.setter
    def value(self, value): ...  # HRD204


class InitWithParameters:
    def __init__(self, a): ...

    def __init_subclass__(cls, *, a): ...


class InitWithAnnotation:
    def __init__(self, a: int): ...


class InitWithSelf:
    def __init__(self: 'InitWithSelf'): ...


class InitWithReturn:
    def __init__(self) -> None: ...

    def __init_subclass__(cls): ...  # HRD204


class InitWithoutSelf:
    def __init__(): ...  # HRD204


class InitWithSelfInArgs:
    def __init__(*args): ...  # HRD204


class InitWithKwargs:
    def __init__(self, **kwargs): ...


class InitWithComment:
    def __init__(self):
        # type: () -> None
        self.a = 1

    def __init_subclass__(
        cls,  # type: type
    ):
        cls.a = 1


class InitInBranch:
    if TYPE_CHECKING:
        def __init__(self, a): ...

        def method(self, a: int): ...  # HRD204
    else:
        def __init__(self): ...


class InitInInit:
    def __init__(self, a: int):
        def __init__(self: int): ...  # HRD204


@overload
def overloaded(a: int): ...  # HRD204
@overload
def overloaded(a: str) -> str: ...
def overloaded(a): ...  # HRD204


@no_type_check
def unchecked(): ...


def function_comment(a):
    # type: (int) -> None
    return None


def ellipsis_comment(a):
    # type: (...) -> None
    return None


def comment_with_too_few(a, b):
    # type: (int) -> None
    return None


def comment_for_parameter(  # HRD204
    a,  # type: int
):
    return None


def comment_that_is_none(a):  # HRD204
    # type: words
    return None
