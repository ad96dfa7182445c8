import abc
import builtins
import enum
import functools
import sys
import types
import typing
from builtins import staticmethod as static
from typing import TYPE_CHECKING
from typing import no_type_check
from typing import no_type_check as unchecked
from typing import overload

import typing_extensions

from .nowhere import no_type_check as from_nowhere


# Kinds of parameters.

def kinds(
    a,  # HRD201
    b: int,
    /,
    c,  # HRD201
    d: int = 0,
    e=None,  # HRD201
    *args,
    f,  # HRD201
    g=lambda x: x,  # HRD201
    h: int,
    **kwargs,
) -> None: ...


async def coroutine(a) -> None: ...  # HRD201


def generator(a):  # HRD201
    def nested(b):  # HRD201
        yield b
    yield nested


def ignored(a) -> None: ...  # type: ignore[no-untyped-def] # HRD201


def self(self, cls) -> None: ...  # HRD201 HRD201


# The parameter of a method that takes the object or class.

class Methods(type):
    def method(self, a): ...  # HRD201

    def other_name(this, a): ...  # HRD201

    def annotated(self: 'Methods', a): ...  # HRD201

    def positional(self, /): ...

    def keyword(*, self): ...

    @classmethod
    def of_class(cls, a): ...  # HRD201

    @property
    def value(self): ...

    @value.setter
    def value(self, value): ...  # HRD201

    @staticmethod
    def of_none(a): ...  # HRD201

    @builtins.staticmethod
    def of_builtins(a): ...  # HRD201

    @static
    def renamed(a): ...  # HRD201

    @functools.wraps(value)
    @(lambda function: function)
    def called(self): ...

    @staticmethod
    def __new__(cls, a): ...  # HRD201

    def __init_subclass__(cls, a): ...  # HRD201

    def __class_getitem__(cls, a): ...  # HRD201

    def nested(self) -> None:
        def inner(self) -> None: ...  # HRD201

        class Inner:
            def method(self) -> None: ...

    if sys.argv:
        def conditional(self) -> None: ...

    for _ in sys.argv:
        @staticmethod
        def looped(a) -> None: ...  # HRD201


def shadowed() -> None:
    def staticmethod(function: object) -> object:
        return function

    class Shadowed:
        @staticmethod
        def method(self) -> None: ...


# @no_type_check.

@no_type_check
def exempt(a):
    def nested(b):
        class Class:
            def method(self, c): ...


@typing.no_type_check
@sys.settrace
def exempt_by_attribute(a): ...


@unchecked
async def exempt_by_other_name(a): ...


@typing_extensions.no_type_check
def exempt_by_extension(a): ...


@from_nowhere
def of_no_known_module(a): ...  # HRD201


@no_type_check
class NotExempt:
    def method(self, a): ...  # HRD201

    @no_type_check
    def exempt(self, a): ...


def no_type_check_of_its_own() -> None:
    from .nowhere import no_type_check

    @no_type_check
    def taken_at_its_word(a): ...

    def other(function: object) -> object:
        def no_type_check(function: object) -> object:
            return function

        @no_type_check
        def inner(a): ...  # HRD201

        return inner


# Functions of one name in a row.

@overload
def overloaded(a) -> int: ...  # HRD201
@typing.overload
def overloaded(a: str) -> str: ...
def overloaded(a): ...  # HRD201


@overload
def broken(a: int) -> int: ...
@functools.cache
def broken(a): ...
@typing_extensions.overload
def broken(a) -> str: ...  # HRD201
async def broken(a): ...  # HRD201


@functools.cache
def last_counts(a): ...
@functools.cache
def last_counts(b): ...
def last_counts(c): ...  # HRD201


def first_is_bare(a): ...  # HRD201
def first_is_bare(b): ...  # HRD201
@functools.cache
def first_is_bare(c): ...
@functools.cache
def first_is_bare(d): ...  # HRD201


@functools.cache
def apart(a): ...  # HRD201


apart_ = apart


@functools.cache
def apart(b): ...  # HRD201


@functools.cache
def _(a): ...  # HRD201
@functools.cache
def _(b): ...  # HRD201


@functools.cache
class Row:
    @functools.cached_property
    def value(self): ...
    def value(self, a): ...
    @value.setter
    def value(self, b): ...  # HRD201
    @value.deleter
    def value(self, c): ...  # HRD201

    @abc.abstractproperty
    def abstract(self): ...
    @abstract.setter
    def abstract(self, b): ...  # HRD201
    @abstract.deleter
    def abstract(self, c): ...  # HRD201

    @enum.property
    def of_enum(self): ...
    @of_enum.setter
    def of_enum(self, b): ...  # HRD201
    @of_enum.deleter
    def of_enum(self, c): ...  # HRD201

    @types.DynamicClassAttribute
    def dynamic(self): ...
    @dynamic.setter
    def dynamic(self, b): ...  # HRD201
    @dynamic.deleter
    def dynamic(self, c): ...  # HRD201

    @functools.cache
    def other(self, a): ...
    @other.setter
    def other(self, b): ...  # HRD201


def rows_in_a_function() -> None:
    @functools.cache
    def row(a): ...
    def row(b): ...

    class Class:
        @functools.cache
        def row(self, a): ...
        @functools.cache
        def row(self, b): ...

    @functools.cache
    def with_overload(a): ...
    @overload
    def with_overload(a: int) -> int: ...
    def with_overload(b): ...  # HRD201


# Code that mypy passes over.

if TYPE_CHECKING:
    def checked(a): ...  # HRD201
else:
    def unchecked_branch(a): ...

    class Unchecked:
        def method(self, a): ...

if not typing.TYPE_CHECKING:
    with open(sys.argv[0]):
        def below_with(a): ...

if sys.platform == 'win32':
    def any_platform(a): ...  # HRD201
else:
    def any_other_platform(a): ...  # HRD201

if sys.argv:
    def maybe(a): ...  # HRD201
elif False:
    def never(a): ...
elif None:
    def never_either(a): ...
elif ():
    def nor_this(a): ...
elif 1:
    def otherwise(a): ...  # HRD201
else:
    def beyond(a): ...

if '':
    def text_is_not_looked_at(a): ...  # HRD201
if sys.argv and False:
    def both(a): ...
if 0 or (False and sys.argv):
    def neither(a): ...
if sys.argv or TYPE_CHECKING:
    def one(a): ...  # HRD201
else:
    def none(a): ...
if PY3 and MYPY:
    def all_true(a): ...  # HRD201
else:
    def not_all_true(a): ...
if sys.argv and sys.path:
    def unknown(a): ...  # HRD201
else:
    def unknown_too(a): ...  # HRD201
if not sys.argv:
    def not_unknown(a): ...  # HRD201
else:
    def not_unknown_either(a): ...  # HRD201
if not not PY2:
    def twice(a): ...
if -1:
    def sign(a): ...  # HRD201
else:
    def other_sign(a): ...  # HRD201

if sys.version_info >= (3, 99):
    def future(a): ...
if sys.version_info < (3, 11):
    def past(a): ...
else:
    def present(a): ...  # HRD201
if (3,) <= sys.version_info:
    def turned_round(a): ...  # HRD201
else:
    def turned_round_past(a): ...
if sys.version_info[0] == 2:
    def python2(a): ...
if sys.version_info[1] > 99:
    def minor(a): ...
if sys.version_info[:2] != (2, 7):
    def slice(a): ...  # HRD201
else:
    def python27(a): ...
if sys.version_info[:1] <= (2,):
    def slice_of_one(a): ...
if sys.version_info >= (99, 0, 0):
    def micro(a): ...  # HRD201
if sys.version_info[2] == 99:
    def index_of_micro(a): ...  # HRD201
if sys.version_info[:3] == (2, 7, 18):
    def slice_of_three(a): ...  # HRD201
if sys.version_info[:3] < (2, 7):
    def slice_of_three_and_two(a): ...  # HRD201
if sys.version_info[1:] == (99,):
    def slice_from(a): ...
if sys.version_info[:] < (3, 11):
    def whole_slice(a): ...
if sys.version_info[1:1] == (99,):
    def empty_slice(a): ...  # HRD201
if sys.version_info[sys.argv:] == (99,):
    def slice_from_anywhere(a): ...  # HRD201
if sys.version_info[1:sys.argv] == (99,):
    def slice_to_anywhere(a): ...  # HRD201
if sys.version_info[sys.argv] == 99:
    def any_index(a): ...  # HRD201
if sys.argv[0] == 99:
    def other_index(a): ...  # HRD201
if sys.version_info is (2, 7):
    def identity(a): ...  # HRD201
if sys.version_info[0] == (2, 7):
    def unlike(a): ...  # HRD201
if 1 == 2:
    def numbers(a): ...  # HRD201
if 2 < sys.version_info[0] < 3:
    def chained(a): ...  # HRD201


def left_early(x: object) -> None:
    if x:
        return
        def after_return(a): ...
    while x:
        def in_loop(a): ...  # HRD201
        if x:
            continue
            def after_continue(a): ...
        break
        def after_break(a): ...
    else:
        def in_else(a): ...  # HRD201
    while False:
        def in_dead_loop(a): ...
    for _ in ():
        def in_for(a): ...  # HRD201
        raise ValueError
    else:
        def in_for_else(a): ...  # HRD201
    raise ValueError
    def after_raise(a): ...

    if x:
        def below_dead_code(a): ...
    for _ in ():
        def in_for_below_dead_code(a): ...
    try:
        def in_try_below_dead_code(a): ...
    except ValueError:
        def in_handler_below_dead_code(a): ...
    else:
        def in_else_below_dead_code(a): ...
    finally:
        def in_finally_below_dead_code(a): ...

    class AfterRaise:
        def method(self, a): ...


def asserted() -> None:
    assert True
    def after_truth(a): ...  # HRD201
    assert not TYPE_CHECKING
    def after_name(a): ...  # HRD201
    assert sys.version_info < (3, 11)
    def after_version(a): ...  # HRD201
    assert sys.argv and sys.version_info < (3, 11)
    def after_both(a): ...  # HRD201
    assert False
    def after_assert(a): ...


def branches(x: object) -> None:
    if x:
        return
    def behind_one_way(a): ...  # HRD201
    if x:
        return
    else:
        x = 1
    def behind_the_other_way(a): ...  # HRD201
    if not TYPE_CHECKING:
        x = 2
    elif x:
        if x:
            return
        else:
            raise ValueError
    else:
        x = 3
        return
    def behind_no_way(a): ...


def endless(x: object) -> None:
    while True:
        if x:
            break
    def after_break(a): ...  # HRD201
    while x:
        pass
    def after_condition(a): ...  # HRD201
    while not TYPE_CHECKING:
        def inside_name(a): ...  # HRD201
    while sys.version_info >= (3, 11):
        pass
    else:
        def in_else(a): ...  # HRD201
    def after_version(a): ...  # HRD201
    while True:
        for _ in ():
            pass
        else:
            break
    def after_break_of_inner_else(a): ...  # HRD201
    while 1:
        def inside(a): ...  # HRD201
        for _ in ():
            break
        while x:
            if x:
                break
    else:
        def in_else_of_all(a): ...
    def after_all(a): ...


def tried(x: object) -> None:
    try:
        def in_try(a): ...  # HRD201
        return
    except ValueError:
        def in_handler(a): ...  # HRD201
    else:
        pass
    finally:
        def in_finally(a): ...  # HRD201
    def behind_handler(a): ...  # HRD201
    try:
        x = 1
    except ValueError:
        return
    def behind_body(a): ...  # HRD201
    try:
        x = 1
    except* ValueError:
        def in_group_handler(a): ...  # HRD201
        raise
    else:
        def in_else(a): ...  # HRD201
        return
    def behind_no_way(a): ...


def finally_left(x: object) -> None:
    try:
        x = 1
    finally:
        return
    def behind_finally(a): ...


async def asynchronous(x: typing.Any) -> None:
    async with x:
        def in_with(a): ...  # HRD201
        return
    async for _ in x:
        def in_for(a): ...  # HRD201
    def behind(a): ...  # HRD201


def matched(x: object) -> None:
    match x:
        case 1:
            def one(a): ...  # HRD201
        case 2 if TYPE_CHECKING:
            def two(a): ...  # HRD201
        case y if not TYPE_CHECKING:
            def never(a): ...
        case y if x:
            def maybe(a): ...  # HRD201
        case y if TYPE_CHECKING:
            def always(a): ...  # HRD201
        case 3:
            def beyond_at_once(a): ...
        case 4 | _:
            def beyond(a): ...
    match x:
        case 1:
            return
    def behind_some(a): ...  # HRD201
    match x:
        case 1 | 2:
            return
        case [*_] as y:
            return
        case y if x:
            return
    def behind_all_but_one(a): ...  # HRD201
    match x:
        case y if TYPE_CHECKING:
            return
    def behind_name(a): ...  # HRD201
    match x:
        case 1 | _:
            def any_of_these(a): ...  # HRD201
    def behind_fall_through(a): ...  # HRD201
    match x:
        case 1:
            return
        case y if not TYPE_CHECKING:
            x = y
        case (2 | _):
            raise ValueError
    def behind_every_case(a): ...


# Type comments.

def function_comment(a, b, *args, **kwargs):
    # type: (int, str, *int, **str) -> None
    return None


def comment_behind_other_comment(a):
    # Some words.

    #type:(int)->None
    @functools.cache
    def inner(b): ...  # HRD201


async def comment_on_the_line(a):  # type: (int) -> None
    @ functools.cache
    def inner(b): ...  # HRD201


def own_comments(
    a,  # type: int
    b,  # HRD201
    c='',  # type: str  # with words behind
    d=None,  # type: list[  # HRD201
    é='é', *, f,  # type: int  # HRD201
): return a


def ellipsis(
    a,  # type: int
    b,  # HRD201
):
    # type: (...) -> None
    return None


def none_of_one(a):
    # type: (None) -> None
    return None


def ellipsis_of_one(a):  # HRD201
    # type: (...) -> None
    return None


def too_few(a, b):  # HRD201 HRD201
    # type: (int) -> None
    return None


def too_many(a):  # HRD201
    # type: (int, str) -> None
    return None


def no_type(a):  # HRD201
    # type: words
    return None


def behind_docstring(a):  # HRD201
    """Words."""
    # type: (int) -> None


def in_body(a): return 1  # type: (int) -> int  # HRD201


def misplaced(a=[  # type: int  # HRD201
]): ...


def type_ignore(a):  # HRD201
    # type: ignore
    return None


class Comments:
    def without_self(self, a):
        # type: (int) -> None
        return None

    def with_self(self, a):
        # type: (Comments, int) -> None
        return None

    def of_nothing(self, a):  # HRD201
        # type: () -> None
        return None

    def too_few(self, a, b):  # HRD201 HRD201
        # type: (int) -> None
        return None

    @staticmethod
    def short(a, b):  # HRD201
        # type: (int) -> None
        return None


# An assertion about the version at the top of a module.

if sys.argv:
    assert sys.version_info >= (3, 99)
    def in_branch(a): ...  # HRD201

assert sys.version_info >= (3, 11)
def after_present(a): ...  # HRD201

assert sys.version_info >= (3, 99)
def after_future(a): ...
