from typing import TYPE_CHECKING
from typing import TypedDict
from typing import Unpack


class Options(TypedDict):
    depth: int


def bare(
    a,
    *args,
    b,
    **kwargs,  # HRD203
) -> None: ...


async def lonely(**values): ...  # HRD203


def annotated(a, *args, b, **kwargs: int): ...


def unpacked(**kwargs: Unpack[Options]) -> None: ...


def none(a, *args, b): ...


def comment(a,
            **kwargs  # type: int
            ):
    return None


def no_comment(a,  # type: int
               **kwargs  # HRD203
               ):
    return None


def function_comment(**kwargs):
    # type: (**int) -> None
    return None


class Methods:
    def method(self, **kwargs): ...  # HRD203

    def self_in_kwargs(**kwargs) -> None: ...

    @staticmethod
    def nothing_in_kwargs(**kwargs) -> None: ...  # HRD203


if not TYPE_CHECKING:
    def unchecked(**kwargs): ...
