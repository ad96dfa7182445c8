# options: protocol_exceptions = false
import argparse
import functools
import operator

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


def __getattr__(name):
    if name == 'x':
        raise KeyError(name)  # HRD302
    raise AttributeError(name)  # HRD302


class Attributes:
    def __getattr__(self, name):
        if name == 'x':
            raise NoSuchThing(name)  # HRD302
        if name == 'y':
            raise KeyError(name)  # HRD302
        if name == 'z':
            raise Exception(name)
        raise AttributeError(name)  # HRD302

    def __getattribute__(self, name):
        raise AttributeError(name)  # HRD302

    def __setattr__(self, name, value):
        raise AttributeError(name)  # HRD302

    def __delattr__(self, name):
        raise AttributeError(name)  # HRD302

    def __get__(self, instance, owner):
        raise AttributeError  # HRD302

    def __set__(self, instance, value):
        raise AttributeError  # HRD302

    def __delete__(self, instance):
        raise AttributeError  # HRD302

    def getattr(self, name):
        raise AttributeError(name)  # HRD302


class Items:
    def __getitem__(self, key):
        if key == 1:
            raise KeyError(key)  # HRD302
        if key == 2:
            raise IndexError(key)  # HRD302
        if key == 3:
            raise TypeError(key)  # HRD302
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
        raise KeyError(key)  # HRD302

    def __delitem__(self, key):
        raise IndexError(key)  # HRD302

    def __missing__(self, key):
        raise KeyError(key)  # HRD302

    def __class_getitem__(cls, key):
        raise TypeError(key)  # HRD302

    if operator:
        async def __aiter__(self):
            raise TypeError  # HRD302


def __getitem__(self, key):
    raise KeyError(key)  # HRD302


class Operators:
    def __add__(self, other):
        raise TypeError  # HRD302

    def __radd__(self, other):
        raise TypeError  # HRD302

    def __iadd__(self, other):
        raise TypeError  # HRD302

    def __lt__(self, other):
        raise TypeError  # HRD302

    def __hash__(self):
        raise TypeError  # HRD302

    def __bool__(self):
        raise TypeError  # HRD302

    def __len__(self):
        raise TypeError  # HRD302

    def __iter__(self):
        raise TypeError  # HRD302

    def __contains__(self, item):
        raise TypeError  # HRD302

    def __reduce__(self):
        raise TypeError  # HRD302

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
        raise argparse.ArgumentTypeError(text)  # HRD302
    if text is None:
        raise ArgumentTypeError(text)  # HRD302
    raise argparse.ArgumentError(None, text)  # HRD302


class Validated(pydantic.BaseModel):
    name: str
    Name = attr.ib()

    @validator('name')
    def v1(cls, value):
        raise ValueError(value)  # HRD302

    @pydantic.root_validator
    def root(cls, values):
        raise TypeError(values)  # HRD302

    @field_validator('name')
    @classmethod
    def v2(cls, value):
        if value:
            raise AssertionError(value)  # HRD302
        if value is None:
            raise UnicodeError(value)  # HRD302

        def check():
            raise ValueError(value)  # HRD302

        raise KeyError(check)  # HRD302

    @model_validator(mode='after')
    def after(self):
        raise ValueError  # HRD302

    @same_validator('name')
    def same(self):
        raise ValueError  # HRD302

    @pydantic.v1.validator('name')
    def old(self):
        raise ValueError  # HRD302

    @pydantic.v1.root_validator
    def old_root(self):
        raise ValueError  # HRD302

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
        raise ValueError(value)  # HRD302

    @b.validator
    def check_b(self, attribute, value):
        raise TypeError(value)  # HRD302

    @c.validator
    def check_c(self, attribute, value):
        raise AssertionError(value)  # HRD302

    @d.validator
    def check_d(self, attribute, value):
        raise ValueError(value)  # HRD302

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
        raise ValueError  # HRD302


lambda: (yield)


class Job:
    @property
    def result(self):
        if self.failed:
            raise ValueError('not an attribute that is missing')  # HRD302
        raise AttributeError('result')  # HRD302

    @result.setter
    def result(self, value):
        raise AttributeError('result')  # HRD302

    @functools.cached_property
    def owner(self):
        raise AttributeError('owner')  # HRD302

    @unknown
    def state(self):
        raise AttributeError('state')  # HRD302
