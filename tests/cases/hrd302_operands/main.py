"""The forms that the operand of a `raise` takes, each with what is inside and what is certainly outside."""
import dataclasses
import enum
import functools
import sys
from typing import Generic
from typing import TypeVar

from pkg import lazy
from pkg.bases import Client
from pkg.bases import Inner
from pkg.cycle import NetworkError as StarredInCycle
from pkg.errors import *
from pkg.errors import CycleError

T = TypeVar('T')


class Err(BigThreeError, Generic[T]): ...
class Odd(Exception, Generic[T]): ...


def subscripted(x):
    if x:
        raise Err[int]('x')
    raise Odd[int]('x')  # HRD302


INSIDE = {1: BigThreeError, 2: NetworkError}
MIXED = {1: BigThreeError, 2: Beside}


def from_dict(x):
    if x == 1:
        raise INSIDE[x]('x')
    if x == 2:
        raise INSIDE.get(x, BigThreeError)('x')
    if x == 3:
        raise MIXED[1]('x')
    if x == 4:
        raise MIXED[2]('x')  # HRD302
    if x == 5:
        raise {'a': BigThreeError, 'b': ValueError}[x]('x')  # HRD302
    raise MIXED[x]('x')  # HRD302


def parameters(x, exc: BigThreeError, kind: type[BigThreeError], wide: type[Exception], beside: type[Beside]):
    if x == 1:
        raise exc
    if x == 2:
        raise kind('x')
    if x == 3:
        raise wide('x')
    raise beside('x')


def conditional(x):
    if x == 1:
        raise NetworkError('x') if x else BigThreeError('x')
    if x == 2:
        raise NetworkError('x') if x else Beside('x')  # HRD302
    if x == 3:
        raise (NetworkError if x else Beside)('x')  # HRD302
    raise x or Beside('x')  # HRD302


def local(x):
    error = NetworkError('x')
    if x == 1:
        error = BigThreeError('y')
    if x == 2:
        raise error
    if x == 3:
        error = Beside('z')
    raise error  # HRD302


def walrus(x):
    if (inside := NetworkError('x')) and x:
        raise inside
    if (outside := Beside('x')) and x:
        raise outside  # HRD302
    raise (again := Beside('x'))  # HRD302


class Base:
    error_class = NetworkError
    other_class = Beside

    def __init__(self):
        self.instance_class = Beside

    def work(self, x):
        if x == 1:
            raise self.error_class('x')
        if x == 2:
            raise self.instance_class('x')  # HRD302
        raise self.other_class('x')  # HRD302

    @classmethod
    def make(cls, x):
        if x:
            raise cls.error_class('x')
        raise cls.other_class('x')  # HRD302


class Derived(Client):
    def work(self, x):
        if x == 1:
            raise self.inner_class('x')
        if x == 2:
            raise self.make()  # HRD302
        raise self.error_class('x')  # HRD302


class DerivedInside(Inner):
    def work(self, x):
        if x:
            raise self.make()
        raise self.error_class('x')


class Factories:
    def make(self):
        return NetworkError('x')

    def beside(self):
        error = Beside('x')
        return error

    def work(self, x):
        if x:
            raise self.make()
        raise self.beside()  # HRD302


def one_of_several(x):
    if x:
        return NetworkError('x')
    return Beside('x')


def one_of_ours(x):
    if x:
        return NetworkError('x')
    return BigThreeError('x')


@functools.lru_cache
def cached(x):
    return Beside(x)


@functools.wraps(cached)
def wrapped(x):
    return NetworkError(x)


@unknown_decorator
def decorated(x):
    return Beside(x)


def declared(x) -> NetworkError:
    return x.make()


def from_factory(x):
    if x == 1:
        raise one_of_several(x)  # HRD302
    if x == 2:
        raise one_of_ours(x)
    if x == 3:
        raise cached(x)  # HRD302
    if x == 4:
        raise wrapped(x)
    if x == 5:
        raise decorated(x)
    raise declared(x)


Made = type('Made', (NetworkError,), {})
MadeBeside = type('MadeBeside', (ValueError,), {})


def made(x):
    if x:
        raise Made('x')
    raise MadeBeside('x')  # HRD302


if sys.version_info >= (3, 12):
    class Both(NetworkError): ...
    class OneOutside(NetworkError): ...
else:
    class Both(BigThreeError): ...
    class OneOutside(Exception): ...

try:
    from library import LibraryError
except ImportError:
    class LibraryError(BigThreeError): ...


def both(x):
    if x == 1:
        raise Both('x')
    if x == 2:
        raise OneOutside('x')  # HRD302
    raise LibraryError('x')  # HRD302


def made_by_getattr(x):
    raise lazy.Anything('x')


partial_inside = functools.partial(NetworkError, 'x')
partial_outside = functools.partial(Beside, 'x')


def partials(x):
    if x:
        raise partial_inside()
    raise partial_outside()  # HRD302


class Kinds:
    network = NetworkError
    beside = Beside


class Kind(enum.Enum):
    NETWORK = NetworkError
    BESIDE = Beside

    @classmethod
    def of(cls, x):
        return Beside


def holders(x):
    if x == 1:
        raise Kinds.network('x')
    if x == 2:
        raise Kinds.beside('x')  # HRD302
    if x == 3:
        raise Kind.NETWORK.value('x')
    if x == 4:
        raise Kind.BESIDE.value('x')  # HRD302
    if x == 5:
        raise Kind.BESIDE._value_('x')  # HRD302
    if x == 6:
        raise Kind.of(x)('x')  # HRD302
    raise Kind.BESIDE.name('x')


class Meta(type):
    def __call__(cls, *args):
        return super().__call__(*args)


class Registering(type): ...
class WithMeta(NetworkError, metaclass=Registering): ...
class BesideWithMeta(ValueError, metaclass=Registering): ...


@dataclasses.dataclass
class Data(NetworkError):
    code: int


@dataclasses.dataclass(eq=False)
class DataBeside(Exception):
    code: int


class Many(ExceptionGroup, BigThreeError): ...
class ManyBeside(ExceptionGroup): ...


def classes(x):
    if x == 1:
        raise WithMeta('x')
    if x == 2:
        raise BesideWithMeta('x')  # HRD302
    if x == 3:
        raise Data(1)
    if x == 4:
        raise DataBeside(1)  # HRD302
    if x == 5:
        raise Many('x', [])
    if x == 6:
        raise ManyBeside('x', [])  # HRD302
    if x == 7:
        raise StarredInCycle('x')
    if x == 8:
        raise CycleError('x')  # HRD302
    raise (  # HRD302
        Beside(
            'x',
        )
    ) from None


def sent():
    raise (yield)
