"""What Python's own protocols demand."""
import argparse
import functools
import operator
import optparse
import pickle
import propcache.api

import attr
import attrs
import pydantic
import pydantic.v1
from argparse import ArgumentTypeError
from pydantic import field_validator
from pydantic import model_validator
from pydantic import validator
from pydantic.functional_validators import field_validator as same_validator


class BigThreeError(Exception): ...
class NoSuchThing(AttributeError): ...


if unknown:
    from unheard import root_validator
else:
    root_validator = missing


def __getattr__(name):
    if name == 'x':
        raise KeyError(name)  # HRD302
    raise AttributeError(name)


class Attributes:
    def __getattr__(self, name):
        if name == 'x':
            raise NoSuchThing(name)
        if name == 'y':
            raise KeyError(name)  # HRD302
        if name == 'z':
            raise Exception(name)
        raise AttributeError(name)

    def __getattribute__(self, name):
        raise AttributeError(name)

    def __setattr__(self, name, value):
        raise AttributeError(name)

    def __delattr__(self, name):
        raise AttributeError(name)

    def __get__(self, instance, owner):
        raise AttributeError

    def __set__(self, instance, value):
        raise AttributeError

    def __delete__(self, instance):
        raise AttributeError

    def getattr(self, name):
        raise AttributeError(name)  # HRD302


class Items:
    def __getitem__(self, key):
        if key == 1:
            raise KeyError(key)
        if key == 2:
            raise IndexError(key)
        if key == 3:
            raise TypeError(key)
        if key == 4:
            raise ValueError(key)  # HRD302
        if key == 5:
            raise KeyError if key else OSError  # HRD302

        def inside():
            raise KeyError(key)  # HRD302

        class Inside:
            def method(self):
                raise KeyError(key)  # HRD302

        raise LookupError(inside(), Inside)  # HRD302

    def __setitem__(self, key, value):
        raise KeyError(key)

    def __delitem__(self, key):
        raise IndexError(key)

    def __missing__(self, key):
        raise KeyError(key)

    def __class_getitem__(cls, key):
        raise TypeError(key)

    if operator:
        async def __aiter__(self):
            raise TypeError


def __getitem__(self, key):
    raise KeyError(key)  # HRD302


class Operators:
    def __add__(self, other):
        raise TypeError

    def __radd__(self, other):
        raise TypeError

    def __iadd__(self, other):
        raise TypeError

    def __lt__(self, other):
        raise TypeError

    def __hash__(self):
        raise TypeError

    def __bool__(self):
        raise TypeError

    def __len__(self):
        raise TypeError

    def __iter__(self):
        raise TypeError

    def __contains__(self, item):
        raise TypeError

    def __reduce__(self):
        raise TypeError

    def __neg__(self):
        raise ValueError  # HRD302

    def __init__(self):
        raise TypeError  # HRD302

    def add(self, other):
        raise TypeError  # HRD302


def __hash__():
    raise TypeError  # HRD302


def size(text):
    if text:
        raise argparse.ArgumentTypeError(text)
    if text is None:
        raise ArgumentTypeError(text)
    raise argparse.ArgumentError(None, text)  # HRD302


class Validated(pydantic.BaseModel):
    name: str
    Name = attr.ib()

    @validator('name')
    def v1(cls, value):
        raise ValueError(value)

    @pydantic.root_validator
    def root(cls, values):
        raise TypeError(values)

    @field_validator('name')
    @classmethod
    def v2(cls, value):
        if value:
            raise AssertionError(value)
        if value is None:
            raise UnicodeError(value)

        def check():
            raise ValueError(value)  # HRD302

        raise KeyError(check)  # HRD302

    @model_validator(mode='after')
    def after(self):
        raise ValueError

    @same_validator('name')
    def same(self):
        raise ValueError

    @pydantic.v1.validator('name')
    def old(self):
        raise ValueError

    @pydantic.v1.root_validator
    def old_root(self):
        raise ValueError

    @pydantic.field_serializer('name')
    def serialize(self, value):
        raise ValueError  # HRD302

    @operator.validator
    def no_validator(self):
        raise ValueError  # HRD302

    @name.validator
    def neither(self):
        raise ValueError  # HRD302


@attrs.define
class Attrs:
    a: int = attrs.field()
    b = attr.ib()
    c = attr.attrib()
    d = attr.field(default=1)
    e = operator.itemgetter(1)
    f = 3

    @a.validator
    def check_a(self, attribute, value):
        raise ValueError(value)

    @b.validator
    def check_b(self, attribute, value):
        raise TypeError(value)

    @c.validator
    def check_c(self, attribute, value):
        raise AssertionError(value)

    @d.validator
    def check_d(self, attribute, value):
        raise ValueError(value)

    @d.default
    def default_d(self):
        raise ValueError  # HRD302

    @e.validator
    def check_e(self):
        raise ValueError  # HRD302

    @f.validator
    def check_f(self):
        raise ValueError  # HRD302

    @unknown.validator
    def check_g(self):
        raise ValueError

    @unknown.field_validator('h')
    def check_h(self):
        raise TypeError

    @root_validator
    def check_j(self):
        raise ValueError  # HRD302

    @unknown.check_validity
    def check_i(self):
        raise ValueError  # HRD302


lambda: (yield)


class Handler:
    def __call__(self, request):
        raise TypeError('not an operator: the handler itself')  # HRD302

    def __setstate__(self, state):
        raise TypeError('the state is the project\'s own')  # HRD302

    def __getstate__(self):
        raise TypeError('cannot be pickled')


class Job:
    @property
    def result(self):
        if self.failed:
            raise ValueError('not an attribute that is missing')  # HRD302
        raise AttributeError('result')

    @result.setter
    def result(self, value):
        raise AttributeError('result')

    @functools.cached_property
    def owner(self):
        raise AttributeError('owner')

    @propcache.api.cached_property
    def cached(self):
        raise AttributeError('cached')

    @unknown
    def state(self):
        raise AttributeError('state')  # HRD302


class Pickled:
    def __reduce__(self):
        if self.opened:
            raise pickle.PicklingError('open')
        raise ValueError('open')  # HRD302

    def __getstate__(self):
        raise pickle.PicklingError('open')

    def persistent_id(self, value):
        raise pickle.PicklingError(value)

    def reducer_override(self, value):
        raise pickle.PicklingError(value)

    def dump(self):
        raise pickle.PicklingError('open')  # HRD302


class Unpickler(pickle.Unpickler):
    def persistent_load(self, key):
        raise pickle.UnpicklingError(key)

    def find_class(self, module, name):
        if module:
            raise pickle.UnpicklingError(name)
        raise pickle.PicklingError(name)  # HRD302


class Loader:
    def load_module(self, name):
        raise ImportError(name)

    def get_source(self, name):
        if name:
            raise ModuleNotFoundError(name)
        raise ValueError(name)  # HRD302

    def load(self, name):
        raise ImportError(name)  # HRD302


def lazy(namespace):
    def __getattr__(name):
        if name:
            raise AttributeError(name)
        raise KeyError(name)  # HRD302
    namespace['__getattr__'] = __getattr__


def in_days(option, text, value, parser):
    raise optparse.OptionValueError(text)
