from typing import TYPE_CHECKING
from typing import TypeVarTuple

Ts = TypeVarTuple('Ts')


def bare(
    a,
    *args,  # HRD202
    b,
    **kwargs,
) -> None: ...


async def lonely(*values): ...  # HRD202


def annotated(a, *args: int, b, **kwargs): ...


def unpacked(*args: *Ts) -> None: ...


def star_only(a, *, b): ...


def comment(a,  # type: int
            *args,  # type: int
            **kwargs):
    return None


def no_comment(a,  # type: int
               *args,  # HRD202
               **kwargs  # type: int
               ):
    return None


def function_comment(*args):
    # type: (*int) -> None
    return None


class Methods:
    def method(self, *args): ...  # HRD202

    def self_in_args(*args) -> None: ...

    @classmethod
    def class_in_args(*args) -> None: ...

    @staticmethod
    def nothing_in_args(*args) -> None: ...  # HRD202


if not TYPE_CHECKING:
    def unchecked(*args): ...
