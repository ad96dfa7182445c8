"""What an operand can be: in one file, with the base exception by its bare name."""
from __future__ import annotations

import argparse
import asyncio
import builtins
import contextlib
import copy
import enum
import functools
import json
import operator
import os
import socket
import struct
import subprocess
import types
import typing
import unittest
import zlib
from collections import namedtuple
from collections.abc import Callable
from typing import Annotated
from typing import Generic
from typing import NamedTuple
from typing import Optional
from typing import Self
from typing import TypeVar
from typing import Union
from typing import cast

import httplib
import web


class BigThreeError(Exception): ...
class AgentError(BigThreeError): ...
class Outside(RuntimeError): ...


# Classes, instances and calls.

def classes_and_instances(x):
    if x == 1:
        raise ValueError  # HRD302
    if x == 2:
        raise ValueError('x')  # HRD302
    if x == 3:
        raise Outside  # HRD302
    if x == 4:
        raise Outside('x')  # HRD302
    if x == 5:
        raise Outside() from None  # HRD302
    if x == 6:
        raise (Outside())  # HRD302
    if x == 7:
        raise AgentError
    raise AgentError('x')


def over_several_lines():
    raise ValueError(  # HRD302
        'a long text',
    ) from None


def groups(errors):
    if errors:
        raise ExceptionGroup('several', errors)  # HRD302
    raise BaseExceptionGroup('several', errors)  # HRD302


def broad_ones():
    raise Exception('that is HRD301')


def no_exceptions(x):
    if x:
        raise NotImplemented
    raise object()


def shadowed():
    ValueError = AgentError
    raise ValueError('ours')


class Traced(AgentError):
    def raised(self, tb):
        raise Outside().with_traceback(tb)  # HRD302


def external(x):
    if x == 1:
        raise httplib.ClientError('x')  # HRD302
    if x == 2:
        raise httplib.ClientError  # HRD302
    if x == 3:
        raise httplib.errors._Private('x')  # HRD302
    if x == 4:
        raise httplib.Generic[int]('x')  # HRD302
    if x == 5:
        raise httplib.HANDLERS[x]('x')
    if x == 6:
        raise httplib.make_error('x')
    if x == 7:
        raise httplib.error
    raise web.notfound()


def lower_case_classes_of_the_standard_library(x):
    if x == 1:
        raise socket.error('x')  # HRD302
    if x == 2:
        raise struct.error('x')  # HRD302
    if x == 3:
        raise zlib.error  # HRD302
    if x == 4:
        raise os.error  # HRD302
    raise subprocess.check_output(x)


# Local variables.

def straight_line():
    error = ValueError('x')
    error = AgentError('y')
    raise error


def straight_line_outside():
    error = AgentError('y')
    error = ValueError('x')
    raise error  # HRD302


def branches(x):
    if x:
        error = ValueError('x')
    else:
        error = AgentError('y')
    raise error  # HRD302


def replaced_before_break(x):
    kind = ValueError
    while True:
        work(x)
        kind = AgentError
        break
    raise kind()


def not_replaced_before_one_break(x):
    kind = ValueError
    while True:
        if x:
            break
        kind = AgentError
        break
    raise kind()  # HRD302


def replaced_before_break_or_in_else(x):
    kind = ValueError
    for y in x:
        if y:
            kind = AgentError
            break
    else:
        kind = BigThreeError
    raise kind()


def replaced_in_the_finally_of_a_break(x):
    while True:
        try:
            kind = ValueError
            break
        finally:
            kind = AgentError
    raise kind()


def replaced_in_with(x):
    kind = ValueError
    with open(x) as file:
        kind = AgentError
        file.read()
    raise kind()


def replaced_unless_an_error_is_suppressed(x):
    kind = ValueError
    with contextlib.suppress(OSError):
        x.work()
        kind = AgentError
    raise kind()  # HRD302


def killed_in_both_branches(x):
    error = ValueError('x')
    if x:
        error = AgentError('x')
    else:
        error = AgentError('y')
    raise error


def by_a_loop(items):
    error = AgentError('x')
    for item in items:
        if item:
            raise error  # HRD302
        error = ValueError(item)
    return None


def perhaps_none(items):
    error = None
    for item in items:
        if item:
            error = ValueError(item)
    if error:
        raise error  # HRD302


def itself_again(items):
    error = None
    for item in items:
        error = error or AgentError(item)
    raise error


def itself_and_another(items):
    error = ValueError()
    while items:
        error = error if items.pop() else AgentError()
    raise error  # HRD302


def wrapped_again_and_again(error: AgentError, times):
    def wrap(inner):
        return inner

    while times:
        error = wrap(error)
    raise error


def walrus(x):
    if (error := ValueError(x)) and x:
        raise error  # HRD302
    raise (other := AgentError(error))


def conditional(x):
    if x == 1:
        raise AgentError() if x else ValueError()  # HRD302
    if x == 2:
        raise (AgentError if x else BigThreeError)('x')
    raise (AgentError if x else KeyError)('x')  # HRD302


def alternatives(x, known: AgentError | None):
    if x:
        raise known or ValueError('x')  # HRD302
    raise known or AgentError('x')


def loop_variable():
    for error in (ValueError(), AgentError()):
        raise error  # HRD302


def loop_variable_inside(extern):
    for error in (AgentError(), *extern):
        raise error
    for error in {AgentError(): 1, **extern}:
        raise error
    for error in extern:
        raise error


def loop_over_keys():
    for kind in {KeyError: 1, AgentError: 2}:
        raise kind  # HRD302


def unpacked(x):
    first, (second, *rest) = AgentError, (ValueError, x)
    if x == 1:
        raise first
    if x == 2:
        raise second  # HRD302
    one, other = AgentError(), ValueError()
    if x == 3:
        raise one
    raise other  # HRD302


def pair(x):
    return (1, Outside('x')) if x else None


def triple(x):
    if x:
        return AgentError('x'), Outside('x'), 3
    return AgentError('y'), AgentError('z'), 4


def unpacked_results(x):
    number, error = pair(x)
    if x == 1:
        raise error  # HRD302
    (number, error), rest = pair(x), 1
    if x == 2:
        raise error  # HRD302
    kept = (inside, [either, number]) = AgentError('x'), pair(x)[::]
    first, second, number = triple(x)
    if x == 3:
        raise first
    if x == 4:
        raise second  # HRD302
    if x == 5:
        raise kept[0]
    raise inside


def unpacked_choice(x):
    kind, number = (OSError, 1) if x else (AgentError, 2)
    if x == 1:
        raise kind(number)  # HRD302
    number, kind = (OSError, AgentError) if x else (Outside, AgentError)
    if x == 2:
        raise number  # HRD302
    raise kind('x')


def unpacked_rest(x):
    first, *rest, last = [ValueError('x'), AgentError('y'), AgentError('z'), Outside('z')]
    if x == 1:
        raise first  # HRD302
    if x == 2:
        raise rest[0]
    if x == 3:
        raise rest[1]
    if x == 4:
        raise last  # HRD302
    first, *nothing, last = AgentError('x'), Outside('y')
    if x == 5:
        raise first
    if x == 6:
        raise nothing[0]
    if x == 7:
        raise last  # HRD302
    *(first, number), last = Outside('x'), AgentError('y'), AgentError('z')
    if x == 8:
        raise first  # HRD302
    raise number


def unpacked_wrongly(x, both):
    first, second = Outside('x'), Outside('y'), Outside('z')
    if x == 1:
        raise first
    first, *rest, second = Outside('x'),
    if x == 2:
        raise first
    first, second = (Outside('x'), *both)
    if x == 3:
        raise first
    first, second = None
    if x == 4:
        raise first
    first, second = Outside
    raise first


def unpacked_in_any_order(x):
    first, second = {AgentError, Outside}
    if x == 1:
        raise first  # HRD302
    first, second = {AgentError, BigThreeError}
    if x == 2:
        raise first
    *rest, last = [*{Outside, AgentError}, AgentError]
    if x == 3:
        raise rest[0]  # HRD302
    if x == 4:
        raise last  # HRD302
    if x == 5:
        raise (list({AgentError, BigThreeError}) + [BigThreeError])[0]
    raise ([*{AgentError, Outside}] + [AgentError])[2]  # HRD302


def unpacked_in_a_loop(x):
    for kind, number in ((OSError, AgentError), (AgentError, AgentError)):
        if x == 1:
            raise number('x')
        raise kind('x')  # HRD302
    for number, (first, *rest) in [(1, (AgentError, Outside)), (2, (BigThreeError,))]:
        if x:
            raise first('x')
        raise rest[0]('x')  # HRD302


def what_binds_anything(x):
    with contextlib.suppress() as a, x as (b, c):
        raise a
    match x:
        case ValueError() as d:
            raise d
    for e, f in x:
        raise f
    raise c


def global_name():
    global LAST
    LAST = ValueError('x')
    raise LAST  # HRD302


def builtins_replaced(x):
    global BufferError, MemoryError
    BufferError = AgentError
    MemoryError = Outside
    if x:
        raise BufferError('x')
    raise MemoryError('x')  # HRD302


def annotation_without_value():
    error: ValueError
    error = AgentError()
    raise error


def yielded(x):
    if x:
        raise (yield)
    error = yield x
    raise error


async def awaited(x):
    async def make():
        return ValueError(x)
    if x:
        raise await make()  # HRD302
    raise await x


# Containers.

ERRORS = {404: AgentError, 422: ValueError, operator.eq: KeyError, operator.ne: AgentError}
INSIDE = {'a': AgentError, 'b': BigThreeError}
PAIR = AgentError, ValueError
LISTED = [AgentError, KeyError]
FROZEN = types.MappingProxyType({'a': ValueError})


def mappings(x):
    if x == 1:
        raise ERRORS[x]('x')  # HRD302
    if x == 2:
        raise ERRORS[404]('x')
    if x == 3:
        raise ERRORS[422]('x')  # HRD302
    if x == 4:
        raise ERRORS[500]('not there where it is written')
    if x == 5:
        raise ERRORS.get(x, AgentError)('x')  # HRD302
    if x == 6:
        raise INSIDE.get(x, ValueError)('x')  # HRD302
    if x == 7:
        raise INSIDE.get(x, AgentError)('x')
    if x == 8:
        raise INSIDE.pop(x)('x')
    if x == 9:
        raise {'a': AgentError, **x}['a']('x')
    if x == 10:
        raise {'a': AgentError, **x}['b']('x')
    if x == 11:
        raise {}[x]
    if x == 12:
        raise {**INSIDE, 'c': KeyError}['c']()  # HRD302
    if x == 13:
        raise ERRORS[operator.eq]  # HRD302
    if x == 14:
        raise ERRORS[operator.ne]
    if x == 15:
        raise ERRORS[operator.lt]  # HRD302
    if x == 16:
        raise FROZEN['a']()  # HRD302
    if x == 17:
        raise x.get('a', AgentError)
    raise dict(a=ValueError)['a']


def sequences(x):
    if x == 1:
        raise PAIR[0]('x')
    if x == 2:
        raise PAIR[1]('x')  # HRD302
    if x == 3:
        raise PAIR[-2]('x')
    if x == 4:
        raise PAIR[-1]('x')  # HRD302
    if x == 5:
        raise PAIR[x]('x')  # HRD302
    if x == 6:
        raise (*x, ValueError, AgentError)[1]
    if x == 7:
        raise LISTED[0]
    if x == 8:
        raise LISTED[1]  # HRD302
    if x == 9:
        raise (*PAIR, AgentError)[2]
    if x == 10:
        raise (PAIR + (AgentError,))[2]
    if x == 11:
        raise (PAIR + (KeyError,))[2]  # HRD302
    if x == 12:
        raise (x + (AgentError,))[1]
    if x == 13:
        raise PAIR[0:1][0]
    if x == 14:
        raise tuple(PAIR)[0]
    if x == 15:
        raise PAIR[7]
    if x == 16:
        raise (AgentError, *x, ValueError)[-1]  # HRD302
    if x == 17:
        raise (AgentError, *x, ValueError)[0]
    if x == 18:
        raise (AgentError, *x, ValueError)[-2]
    if x == 19:
        raise PAIR[1:][0]  # HRD302
    if x == 20:
        raise PAIR[:-1][0]
    if x == 21:
        raise PAIR[x:][0]
    if x == 22:
        raise (AgentError, ValueError)[::-1][0]
    if x == 23:
        raise (AgentError, *x, ValueError)[1:][0]
    if x == 24:
        first, second = PAIR[x:]
        raise second
    raise [error for error in x][0]


DOUBLE_1 = (Outside, Outside)
DOUBLE_2 = DOUBLE_1 + DOUBLE_1
DOUBLE_3 = DOUBLE_2 + DOUBLE_2
DOUBLE_4 = DOUBLE_3 + DOUBLE_3
DOUBLE_5 = DOUBLE_4 + DOUBLE_4
DOUBLE_6 = DOUBLE_5 + DOUBLE_5
DOUBLE_7 = DOUBLE_6 + DOUBLE_6
DOUBLE_8 = DOUBLE_7 + DOUBLE_7
DOUBLE_9 = DOUBLE_8 + DOUBLE_8
DOUBLE_10 = DOUBLE_9 + DOUBLE_9


def doubled(x):
    if x:
        raise DOUBLE_9[0]  # HRD302
    raise DOUBLE_10[0]


def added(x):
    errors = ()
    errors += (AgentError,)
    if x:
        raise errors[0]
    errors += (KeyError,)
    raise errors[1]  # HRD302


# Attributes.

class Client:
    error_class = ValueError
    inside_class = AgentError
    declared: type[AgentError]
    bound: type[ValueError]
    with_value: type[Exception] = KeyError
    made = AgentError('one for all')
    rebound = ValueError
    rebound = AgentError
    if os.name:
        either = AgentError
    else:
        either = OSError
    from somewhere import Imported
    maker = functools.partial(AgentError, 'x')

    class Failed(ValueError): ...
    class Lost(AgentError): ...

    nested = Failed

    def __init__(self, given):
        self.assigned = AgentError
        self.outside = ValueError
        self.given = given
        self.none = None
        self.hinted: type[AgentError] = given
        self.one, self.two = given
        self[0] = given

    def uses(self, x):
        if x == 1:
            raise self.error_class('x')  # HRD302
        if x == 2:
            raise self.inside_class('x')
        if x == 3:
            raise self.declared('x')
        if x == 4:
            raise self.bound('x')
        if x == 5:
            raise self.with_value('x')  # HRD302
        if x == 6:
            raise self.made
        if x == 7:
            raise self.rebound('x')
        if x == 8:
            raise self.either('x')  # HRD302
        if x == 9:
            raise self.assigned('x')
        if x == 10:
            raise self.outside('x')  # HRD302
        if x == 11:
            raise self.given
        if x == 12:
            raise self.hinted
        if x == 13:
            raise self.none
        if x == 14:
            raise self.Failed  # HRD302
        if x == 15:
            raise self.Lost
        if x == 16:
            raise self.nested()  # HRD302
        if x == 17:
            raise self.nowhere()
        if x == 18:
            raise self.Imported()  # HRD302
        if x == 19:
            raise self.maker()
        raise Failed  # a class body is not seen by the functions in it

    @classmethod
    def of_class(cls, x):
        if x:
            raise cls.error_class('x')  # HRD302
        raise cls.inside_class('x')

    @staticmethod
    def static(self):
        raise self.error_class('x')


class Derived(Client):
    inside_class = KeyError

    def uses(self, x):
        if x == 1:
            raise self.error_class('x')  # HRD302
        if x == 2:
            raise self.inside_class('x')  # HRD302
        if x == 3:
            raise self.outside  # HRD302
        raise self.assigned


class FromSomewhere(httplib.Client):
    def uses(self):
        raise self.error_class('x')


class FromNowhere(nothing_known):
    def uses(self):
        raise self.error_class('x')


class OfBuiltin(dict, Generic[int]):
    error_class = ValueError

    def uses(self, x):
        if x:
            raise self.error_class()  # HRD302
        raise self.get(x)


class Abstract(typing.Protocol, Client):
    def uses(self):
        raise self.error_class()  # HRD302


def through_classes(x, client: Client, kind: type[Client]):
    if x == 1:
        raise Client.error_class()  # HRD302
    if x == 2:
        raise Client.Failed()  # HRD302
    if x == 3:
        raise Client.Lost()
    if x == 4:
        raise Client.static
    # By its annotation it may be of a derived class, which may have another error class.
    if x == 5:
        raise client.error_class()
    if x == 6:
        raise kind.error_class()
    if x == 7:
        raise client.made
    if x == 8:
        raise client.Failed
    one = Client(x)
    if x == 9:
        raise one.error_class()  # HRD302
    if x == 10:
        raise one.__class__.error_class()  # HRD302
    if x == 11:
        raise type(one).error_class()  # HRD302
    raise type(client).error_class()


def by_name(x):
    if x == 1:
        raise getattr(Client, 'error_class')()  # HRD302
    if x == 2:
        raise getattr(Client, 'inside_class')()
    if x == 3:
        raise getattr(Client, x)()
    if x == 4:
        raise getattr(Client, x, ValueError)()  # HRD302
    raise getattr(x, 'Error', KeyError)()  # HRD302


class Outer:
    class Inner:
        class Error(ValueError): ...
    class Error(AgentError): ...


def nested(x):
    if x:
        raise Outer.Error
    raise Outer.Inner.Error  # HRD302


# Methods that raise their own class.

class Own(RuntimeError):
    def again(self):
        raise self  # HRD302

    def of_type(self):
        raise type(self)()  # HRD302

    @classmethod
    def of(cls, x):
        if x:
            raise cls.__new__(cls)  # HRD302
        raise cls(x)  # HRD302

    @classmethod
    def make(cls):
        return cls('x')

    @classmethod
    def made_so(cls):
        return Own('x')

    def copied(self) -> Self:
        return unknown(self)


class OwnInside(Own, AgentError):
    def again(self):
        raise self

    @classmethod
    def of(cls, x):
        raise cls(x)


class Hidden(AgentError):
    @classmethod
    def made_elsewhere(cls):
        return Outside()


class Mixin:
    def again(self):
        raise self


def through_class_methods(x):
    if x == 1:
        raise Own.make()  # HRD302
    if x == 2:
        raise OwnInside.make()
    if x == 3:
        raise OwnInside.made_so()  # HRD302
    if x == 4:
        raise Hidden.made_elsewhere()  # HRD302
    if x == 5:
        raise OwnInside().copied()
    if x == 6:
        raise Own().copied()  # HRD302
    raise Own.of


# Factories.

def make_outside(x):
    return ValueError(x)


def make_inside(x):
    if x:
        return AgentError(x)
    return BigThreeError(x)


def make_either(x):
    if x:
        return AgentError(x)
    return OSError(x)


def make_class(x):
    return ValueError if x else AgentError


def says_inside(x) -> AgentError:
    return httplib.Find(x)


def says_inside_or_none(x) -> 'Optional[AgentError]':
    return httplib.Find(x)


def says_inside_of_unknown(x) -> AgentError:
    return httplib.find(x)


def says_either(x) -> AgentError | ValueError:
    return ValueError(x)


def says_too_little(x) -> Exception:
    return ValueError(x)


def says_too_little_of_unknown(x) -> ValueError:
    return httplib.find(x)


def says_no_class(x) -> no_class:
    return httplib.find(x)


def says_class_inside(x) -> type[AgentError]:
    return httplib.find(x)


def passes_on(x):
    return x


def returns_nothing(x):
    passes_on(x)
    return


def returns_perhaps_none(x):
    return None if x else ValueError()


def again_and_again(x):
    return again_and_again(x) if x else AgentError()


def again_and_outside(x):
    return again_and_outside(x) if x else KeyError()


def one_hand(x):
    return other_hand(x) if x else AgentError()


def other_hand(x):
    return KeyError() if x else one_hand(x)


def each_other(x):
    return the_other(x)


def the_other(x):
    return each_other(x)


@functools.lru_cache(maxsize=None)
def cached(x):
    return ValueError(x)


@httplib.retry
def decorated(x):
    return ValueError(x)


@passes_on
def decorated_here(x):
    return ValueError(x)


@contextlib.contextmanager
def generator(x):
    yield ValueError(x)


def bare_generator(x):
    yield ValueError(x)
    return ValueError(x)


def receiving_generator(x):
    x = yield
    return ValueError(x)


inside_lambda = lambda x: AgentError(x)
outside_lambda = lambda x: ValueError(x)
bound_arguments = functools.partial(ValueError, 'x')
bound_inside = functools.partial(AgentError, 'x')
no_maker = None


def factories(x, make: Callable[[int], AgentError], make_value: Callable[..., ValueError]):
    if x == 1:
        raise make_outside(x)  # HRD302
    if x == 2:
        raise make_inside(x)
    if x == 3:
        raise make_either(x)  # HRD302
    if x == 4:
        raise make_class(x)  # HRD302
    if x == 5:
        raise make_class(x)(x)  # HRD302
    if x == 6:
        raise says_inside(x)
    if x == 7:
        raise says_inside_or_none(x)
    if x == 8:
        raise says_inside_of_unknown(x)
    if x == 9:
        raise says_either(x)  # HRD302
    if x == 10:
        raise says_too_little(x)  # HRD302
    if x == 11:
        raise says_too_little_of_unknown(x)
    if x == 12:
        raise says_no_class(x)
    if x == 13:
        raise says_class_inside(x)(x)
    if x == 14:
        raise passes_on(x)
    if x == 15:
        raise returns_nothing(x)
    if x == 16:
        raise returns_perhaps_none(x)  # HRD302
    if x == 17:
        raise again_and_again(x)
    if x == 18:
        raise again_and_outside(x)  # HRD302
    if x == 19:
        raise one_hand(x)  # HRD302
    if x == 20:
        raise other_hand(x)  # HRD302
    if x == 21:
        raise each_other(x)
    if x == 22:
        raise cached(x)  # HRD302
    if x == 23:
        raise decorated(x)
    if x == 24:
        raise decorated_here(x)
    if x == 25:
        raise generator(x)
    if x == 26:
        raise bare_generator(x)
    if x == 27:
        raise receiving_generator(x)
    if x == 28:
        raise inside_lambda(x)
    if x == 29:
        raise outside_lambda(x)  # HRD302
    if x == 30:
        raise bound_arguments()  # HRD302
    if x == 31:
        raise bound_inside()
    if x == 32:
        raise make(x)
    if x == 33:
        raise make_value(x)
    if x == 34:
        raise no_maker(x)
    if x == 35:
        raise 'text'(x)
    raise functools.partial(x, AgentError)()


class Factory:
    error_class = ValueError

    def method(self):
        return KeyError(self)

    def by_attribute(self):
        return self.error_class()

    def says(self) -> AgentError:
        return KeyError(self)

    async def coroutine(self):
        return KeyError(self)

    @classmethod
    def of_class(cls):
        return cls.error_class()

    @staticmethod
    def static():
        return KeyError()

    @property
    def error(self):
        return KeyError(self)

    @error.setter
    def error(self, value):
        return AgentError()

    @property
    def inside(self):
        return AgentError(self)

    @functools.cached_property
    def cached(self):
        return KeyError(self)

    @httplib.reified
    def reified(self):
        return KeyError(self)

    def local(self):
        def make():
            return self.error_class()
        return make()

    def local_lambda(self):
        return (lambda: self.error_class())()

    def __call__(self):
        return KeyError(self)

    maker = staticmethod(make_outside)
    function = make_outside
    shortcut = lambda self: KeyError(self)

    async def uses(self, x):
        if x == 1:
            raise self.method()  # HRD302
        if x == 2:
            raise self.by_attribute()  # HRD302
        if x == 3:
            raise self.says()
        if x == 4:
            raise await self.coroutine()  # HRD302
        if x == 5:
            raise self.of_class()  # HRD302
        if x == 6:
            raise self.static()  # HRD302
        if x == 7:
            raise self.error  # HRD302
        if x == 8:
            raise self.inside
        if x == 9:
            raise self.cached  # HRD302
        if x == 10:
            raise self.reified
        if x == 11:
            raise self.local()  # HRD302
        if x == 12:
            raise self.local_lambda()  # HRD302
        if x == 13:
            raise self()  # HRD302
        if x == 14:
            raise self.maker()
        if x == 15:
            raise self.function()  # HRD302
        if x == 16:
            raise self.shortcut()  # HRD302
        raise super().method()


class FactoryInside(Factory):
    """A method that this class inherits finds the attributes of this class."""

    error_class = AgentError

    def uses(self, x):
        if x == 1:
            raise self.by_attribute()
        if x == 2:
            raise self.of_class()
        if x == 3:
            raise self.local()
        if x == 4:
            raise self.local_lambda()
        raise self.method()  # HRD302


def objects_that_make(x, factory: Factory):
    if x == 1:
        raise Factory().by_attribute()  # HRD302
    if x == 2:
        raise FactoryInside().by_attribute()
    if x == 3:
        raise FactoryInside.of_class()
    if x == 4:
        raise Factory()()  # HRD302
    if x == 5:
        raise Factory().error  # HRD302
    # It may be of a derived class, whose method may give something else.
    if x == 6:
        raise factory.method()
    if x == 7:
        raise factory.error
    raise factory.says()


# What __new__ gives instead.

class Chosen(ValueError):
    def __new__(cls, x):
        return AgentError(x)


class PerhapsChosen(ValueError):
    def __new__(cls, code):
        cls = ERRORS.get(code, cls)
        return super().__new__(cls)


class Counted(ValueError):
    def __new__(cls, x):
        made = super().__new__(cls, x)
        made.count = 0
        return made


class CountedToo(Counted): ...


def made_by_new(x):
    if x == 1:
        raise Chosen(x)
    if x == 2:
        raise PerhapsChosen(x)
    if x == 3:
        raise Counted(x)  # HRD302
    raise CountedToo(x)  # HRD302


# Parameters.

T = TypeVar('T', bound=AgentError)
U = TypeVar('U', bound=ValueError)
V = TypeVar('V')
W = TypeVar('W', AgentError, BigThreeError)
Maker = Callable[[], AgentError]
Perhaps = Optional[AgentError]
Any_Of_Them = AgentError | ValueError


def parameters(
    x, a: AgentError, b: ValueError, c: Exception, d: type[AgentError], e: 'AgentError', f: Optional[AgentError],
    g: Union[AgentError, ValueError], h: AgentError | None, i: T, j: type[T], k: Maker, l: Annotated[AgentError, 1],
    m: 'type[AgentError]', n: 'not python', o: typing.Any, p: U, q: V, r: W, s: Perhaps, t: Any_Of_Them,
    u: type['AgentError'], v: typing.Type[AgentError], w: 3, y: list[AgentError], z: type[unknown], *args: AgentError,
    aa: None, bb: Outside, cc: type[Outside], dd: Self, **kwargs: AgentError,
):
    for given in (x, a, b, c, e, f, g, h, i, k, l, n, o, p, q, r, s, t, w, y[0], *args, kwargs['x'], aa, bb, dd):
        raise given
    for kind in (d, j, m, u, v, z, cc):
        raise kind('x')
    raise k()


def defaults(error=ValueError, kind: type[AgentError] = KeyError):
    if error:
        raise error
    raise kind()


def in_parallel(error: Annotated[ValueError, 'x'] = AgentError()):
    error = KeyError()
    raise error  # HRD302


def casts(x):
    if x == 1:
        raise cast(AgentError, x)
    if x == 2:
        raise cast('AgentError', x)
    if x == 3:
        raise typing.cast(ValueError, x)
    raise cast('type[AgentError]', x)()


# Classes by another way.

Typed = type('Typed', (ValueError,), {})
TypedInside = type('TypedInside', (AgentError,), {})
Typed3 = type('Typed3', (Typed,), dict(error_class=AgentError))
New = types.new_class('New', (KeyError,))
NewInside = types.new_class('NewInside', (AgentError, KeyError), {})
Unwritten = type('Unwritten', unknown, {})


class Meta(type): ...


ByMeta = Meta('ByMeta', (ValueError,), {})
ByMetaInside = Meta('ByMetaInside', (AgentError,), {})


class WithMeta(AgentError, metaclass=Meta): ...
class WithMetaOutside(OSError, metaclass=Meta): ...
class Six(httplib.with_metaclass(Meta, AgentError)): ...
class SixOutside(httplib.with_metaclass(Meta, KeyError)): ...
class Starred(*PAIR): ...
class StarredOutside(*(KeyError, ValueError)): ...
class Mixed(ValueError, AgentError): ...
class MixedIn(Mixin, AgentError): ...
class OfUnknown(unknown, ValueError): ...
class OfAlternatives(AgentError if os.name else ValueError): ...
class Tupled(namedtuple('Tupled', 'a b')): ...
class TupledError(NamedTuple('TupledError', a=int), ValueError): ...
class Parametrized(ValueError, Generic[T]): ...
class ParametrizedInside(AgentError, Generic[T]): ...
class OfParametrized(ParametrizedInside[int]): ...
Alias = Generic[T]
class OfAlias(ValueError, Alias): ...
class OfNothing(None): ...
class OfFunction(passes_on, ValueError): ...


def made_classes(x):
    if x == 1:
        raise Typed('x')  # HRD302
    if x == 2:
        raise TypedInside('x')
    if x == 3:
        raise New('x')  # HRD302
    if x == 4:
        raise NewInside('x')
    if x == 5:
        raise Unwritten('x')
    if x == 6:
        raise ByMeta('x')  # HRD302
    if x == 7:
        raise ByMetaInside('x')
    if x == 8:
        raise WithMeta('x')
    if x == 9:
        raise WithMetaOutside('x')  # HRD302
    if x == 10:
        raise Six('x')
    if x == 11:
        raise SixOutside('x')  # HRD302
    if x == 12:
        raise Starred('x')
    if x == 13:
        raise StarredOutside('x')  # HRD302
    if x == 14:
        raise Mixed('x')
    if x == 15:
        raise MixedIn('x')
    if x == 16:
        raise OfUnknown('x')
    if x == 17:
        raise OfAlternatives('x')
    if x == 18:
        raise Tupled(1, 2)
    if x == 19:
        raise TupledError(1)  # HRD302
    if x == 20:
        raise Parametrized[int]('x')  # HRD302
    if x == 21:
        raise ParametrizedInside[int]('x')
    if x == 22:
        raise OfParametrized('x')
    if x == 23:
        raise OfAlias('x')  # HRD302
    if x == 24:
        raise OfNothing('x')
    if x == 25:
        raise OfFunction('x')
    if x == 26:
        raise type('Here', (KeyError,), {})()  # HRD302
    if x == 27:
        raise Typed.error_class()
    if x == 28:
        raise TypedInside.error_class()
    if x == 29:
        raise Typed3.error_class()
    raise json.JSONDecodeError('x', 'y', 0)  # HRD302


if os.name == 'nt':
    class Conditional(AgentError): ...
    class Half(AgentError): ...
else:
    class Conditional(AgentError): ...
    class Half(ValueError): ...

try:
    from httplib import Lost
except ImportError:
    class Lost(AgentError): ...

try:
    from httplib import Gone
except ImportError:
    Gone = None


def conditional_classes(x):
    if x == 1:
        raise Conditional
    if x == 2:
        raise Half  # HRD302
    if x == 3:
        raise Lost  # HRD302
    raise Gone  # HRD302


# What was caught.

class Keeper:
    def keep(self, x):
        try:
            passes_on(x)
        except ValueError as error:
            self.kept = error
            raise error

    def give(self):
        raise self.kept

    def fail(self):
        self.made = KeyError()
        raise self.made  # HRD302


def caught(x, tb):
    last = None
    try:
        passes_on(x)
    except ValueError:
        raise
    except KeyError as error:
        last = error
        if x == 1:
            raise error from None
        if x == 2:
            raise error.with_traceback(tb)
        if x == 3:
            raise type(error)('x')
        if x == 4:
            raise error.__cause__
        if x == 5:
            raise copy.copy(error)
        if x == 6:
            raise error or ValueError()  # HRD302
        raise last
    if last:
        raise last
    raise copy.deepcopy(ValueError())  # HRD302


# Allowed by default.

class Stop(StopIteration): ...


def allowed(x):
    if x == 1:
        raise NotImplementedError
    if x == 2:
        raise StopIteration
    if x == 3:
        raise SystemExit(1)
    if x == 4:
        raise KeyboardInterrupt
    if x == 5:
        raise StopAsyncIteration
    if x == 6:
        raise GeneratorExit
    if x == 7:
        raise asyncio.CancelledError
    if x == 8:
        raise asyncio.exceptions.CancelledError()
    if x == 9:
        raise Stop
    if x == 10:
        raise builtins.NotImplementedError('x')
    if x == 11:
        raise NotImplementedError if x else KeyError  # HRD302
    raise argparse.ArgumentTypeError('x')


# Attributes that others than `__init__` set.

class Holder:
    @property
    def error(self):
        return self._error

    @error.setter
    def error(self, message):
        self._error = Outside(message)

    @staticmethod
    def fill(holder):
        holder.filled = Outside()

    def run(self, x):
        if x:
            raise self._error  # HRD302
        raise self.filled


# What annotations say, and what they leave open.

class Maker:
    def make(self):
        return self.unknown

    def tell(self):
        return 'no error'


async def annotated(exc: ValueError, broken: 'no type(', maker: Maker, x):
    def later() -> typing.Awaitable[AgentError]:
        return anything()

    def never() -> typing.Coroutine[None, None, Outside]:
        return anything()

    if x == 1:
        raise type(exc)('again')
    if x == 2:
        raise broken
    if x == 3:
        raise await later()
    if x == 4:
        raise await never()
    if x == 5:
        raise maker.make()
    raise maker.tell()


Kind = TypeVar('Kind', bound=Outside)


def of_variable():
    raise Kind('a type variable cannot be called, but where it stands for a class')


# What cannot be an exception, and what is asked for its type.

class Colour(enum.Enum):
    RED = 1


def not_what_is_raised(x, make):
    value = Colour('x')
    try:
        value = make()
    except AgentError as error:
        value = error
    if x:
        raise value
    other = ValueError() if x else AgentError()
    if isinstance(other, BigThreeError):
        raise other
    raise other  # HRD302


def mixed(x):
    raise ValueError() if x else httplib.Thing()  # HRD302


# What never comes to an end.

def far_away(key):
    node = httplib.node
    while node.key != key:
        node = node.left if key else node.right
    raise node


def still_farther_away(key):
    node = httplib.node
    while node.key != key:
        node = node.next
    raise node


Text = Union[str, Callable[[], 'Text'], Callable[[], Optional['Text']]]


def nested(value: 'Text', make: Callable[[], ValueError], kind: Callable[..., AgentError]):
    if make:
        raise value
    if kind:
        raise make()
    raise kind()


# For type checkers only.

if typing.TYPE_CHECKING:
    from httplib import Checked
else:
    Checked = AgentError


def checked():
    raise Checked()


# Attributes of classes of the standard library.

class Checks(unittest.TestCase):
    def check(self, x):
        if x:
            raise self.failureException('x')  # HRD302
        raise self.defaultTestResult('x')


class DerivedChecks(Checks):
    def check(self):
        raise self.failureException('x')  # HRD302


class OwnChecks(Checks):
    failureException = AgentError

    def check(self):
        raise self.failureException('x')


class MixedChecks(web.Mixin, unittest.TestCase):
    def check(self):
        raise self.failureException('x')


def failures_of(case: Checks, other: unittest.TestCase, x):
    if x == 1:
        raise Checks.failureException('x')  # HRD302
    if x == 2:
        raise unittest.IsolatedAsyncioTestCase.failureException('x')  # HRD302
    if x == 3:
        raise case.failureException('x')
    raise other.failureException('x')


# What super() gives.

class Giver:
    kind = Outside
    inside = AgentError

    def make(self, x):
        return self.kind(x)

    @property
    def error(self):
        return Outside('x')

    @classmethod
    def made(cls):
        return cls.inside('x')


class DerivedGiver(Giver):
    inside = Outside

    def make(self, x):
        return AgentError(x)

    def work(self, x):
        if x == 1:
            raise super().make(x)  # HRD302
        if x == 2:
            raise super().kind('x')  # HRD302
        if x == 3:
            raise super().inside('x')
        if x == 4:
            raise super().error  # HRD302
        if x == 5:
            raise super(DerivedGiver, self).kind('x')  # HRD302
        if x == 6:
            raise super(Giver, self).kind('x')
        if x == 7:
            raise super(self, x).kind('x')
        if x == 8:
            raise super(Checks, self).kind('x')
        if x == 9:
            raise super().missing('x')
        if x == 10:
            raise [super().inside for _ in x][0]('x')
        raise self.make(x)

    @classmethod
    def work_of_class(cls, x):
        if x == 1:
            raise super().made()  # HRD302
        if x == 2:
            raise super(DerivedGiver, cls).inside('x')
        if x == 3:
            raise super(DerivedGiver, cls).kind('x')  # HRD302

        def inner(self):
            raise super().kind('x')  # HRD302
        return inner

    def own(self):
        return super().kind('x')


class InsideGiver(DerivedGiver):
    kind = AgentError

    def work(self, x):
        if x == 1:
            raise super().make(x)
        if x == 2:
            raise super().own()  # HRD302
        raise super().kind('x')  # HRD302


class OtherGiver(Giver):
    kind = AgentError


class BothGivers(DerivedGiver, OtherGiver):
    def work(self, x):
        if x == 1:
            raise self.own()
        raise super().inside('x')  # HRD302


class MixedGiver(web.Mixin, Giver):
    def work(self):
        raise super().make()


class Counted(enum.Enum):
    KIND = Outside

    def work(self):
        raise super().KIND


raise super().kind('x')


def no_method():
    raise super().kind('x')
