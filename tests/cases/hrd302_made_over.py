"""Classes that a metaclass or a decorator of the project makes over may be inside."""
import abc
import dataclasses
import functools


class BigThreeError(Exception): ...
class Good(BigThreeError): ...


class Calling(type):
    def __call__(cls, *args):
        return Good(*args)


class Adding(type):
    def __new__(mcs, name, bases, namespace):
        return super().__new__(mcs, name, (*bases, BigThreeError), namespace)


class AddingToo(Adding): ...


class Registering(type):
    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)


def replaced(cls):
    return Good


def mixed(prefix):
    return lambda cls: type(prefix + cls.__name__, (cls, BigThreeError), {})


class Called(ValueError, metaclass=Calling): ...
class Added(ValueError, metaclass=Adding): ...
class Root(metaclass=AddingToo): ...
class Inherited(Root, ValueError): ...
class Registered(ValueError, metaclass=Registering): ...
class Abstract(ValueError, metaclass=abc.ABCMeta): ...
class Computed(ValueError, metaclass=Registering if replaced else 1): ...


@replaced
class Replaced(ValueError): ...


@mixed('a')
class Mixed(ValueError): ...


@functools.total_ordering
@dataclasses.dataclass()
class Ordered(ValueError): ...


def raises(x):
    if x == 1:
        raise Called(x)
    if x == 2:
        raise Added(x)
    if x == 3:
        raise Inherited(x)
    if x == 4:
        raise Registered(x)  # HRD302
    if x == 5:
        raise Abstract(x)  # HRD302
    if x == 6:
        raise Replaced(x)
    if x == 7:
        raise Mixed(x)
    if x == 8:
        raise Computed(x)
    raise Ordered(x)  # HRD302
