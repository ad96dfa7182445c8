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


REGISTRY = []


def kept(cls, /):
    REGISTRY.append(cls)
    return cls


def kept_as(name):
    def keep(cls):
        if name:
            return cls
        REGISTRY.append(cls)
        return cls
    return keep


def replaced_here(cls):
    cls = Good
    return cls


def replaced_at_times(cls):
    if cls in REGISTRY:
        return Good
    return cls


def gives_another(cls, other=Good):
    return other


def gives_nothing(cls):
    REGISTRY.append(cls)


def gives_an_attribute(cls):
    return cls.good


def by_star(*cls):
    return cls


@kept
def kept_itself(cls):
    return cls


class Registry:
    def keep(self):
        return self


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


@kept
@kept_as('a')
class Kept(ValueError): ...


@kept_as
class KeptWrongly(ValueError): ...


@replaced_here
class ReplacedHere(ValueError): ...


@kept
@replaced_at_times
class ReplacedAtTimes(ValueError): ...


@gives_another
class Another(ValueError): ...


@gives_nothing
class Nothing(ValueError): ...


@gives_an_attribute
class Attribute(ValueError): ...


@by_star
class ByStar(ValueError): ...


@kept_itself
class KeptByWhatIsKept(ValueError): ...


@Registry.keep
class KeptByMethod(ValueError): ...


@(abc.keep if REGISTRY else replaced)
class KeptOrReplaced(ValueError): ...


@(abc.keep if REGISTRY else mixed)('a')
class KeptOrMixed(ValueError): ...


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


def raises_too(x):
    if x == 1:
        raise Kept(x)  # HRD302
    if x == 2:
        raise KeptWrongly(x)
    if x == 3:
        raise ReplacedHere(x)
    if x == 4:
        raise ReplacedAtTimes(x)
    if x == 5:
        raise Another(x)
    if x == 6:
        raise Nothing(x)
    if x == 7:
        raise Attribute(x)
    if x == 8:
        raise ByStar(x)
    if x == 9:
        raise KeptByWhatIsKept(x)
    if x == 10:
        raise KeptByMethod(x)
    if x == 11:
        raise KeptOrReplaced(x)
    raise KeptOrMixed(x)
