"""Functions that pydantic and attrs call as validators, though no decorator says so."""
from __future__ import annotations

import attr
import attrs
import dataclasses
import pydantic
import pydantic.dataclasses
import pydantic.functional_validators as functional
from pydantic import AfterValidator, PlainSerializer, field_validator, model_validator, validator
from pydantic import BeforeValidator as Before
from pydantic.functional_validators import PlainValidator as Plain
from pydantic_core import PydanticCustomError
from typing import Annotated

Wrap = pydantic.WrapValidator


class BigThreeError(Exception): ...
class CustomError(ValueError): ...


def after(value):
    if value:
        raise ValueError(value)
    if value == 0:
        raise TypeError(value)
    if value == '':
        raise AssertionError(value)
    if value == ():
        raise CustomError(value)

    def inside():
        raise ValueError(value)  # HRD302

    helper(value)
    raise KeyError(inside)  # HRD302


def helper(value):
    raise ValueError(value)  # HRD302


def before(value):
    raise ValueError(value)


def plain(value):
    raise ValueError(value)


def plain_too(value):
    raise ValueError(value)


def wrap(value, handler):
    raise ValueError(value)


def in_module(value):
    raise ValueError(value)


def serialized(value):
    raise ValueError(value)  # HRD302


def called(cls, value):
    raise ValueError(value)


def called_of_old(cls, value):
    raise ValueError(value)


def root(cls, values):
    raise ValueError(values)


def of_parameter(value):
    raise ValueError(value)


def of_attrs(instance, attribute, value):
    raise ValueError(value)


def of_list(instance, attribute, value):
    raise ValueError(value)


def of_tuple(instance, attribute, value):
    raise ValueError(value)


def default():
    raise ValueError  # HRD302


def no_field(value):
    raise ValueError(value)  # HRD302


def not_pydantic(value):
    raise ValueError(value)  # HRD302


def made_by_a_call(limit):
    if limit < 0:
        raise ValueError(limit)  # HRD302

    def check(value):
        raise ValueError(value)

    return AfterValidator(check)


Text = Annotated[str, AfterValidator(after), AfterValidator(lambda value: value), AfterValidator(), AfterValidator(1)]
Serialized = Annotated[str, PlainSerializer(serialized)]


class Model(pydantic.BaseModel):
    a: Annotated[str, Before(before)]
    b: Annotated[
        str,
        Plain(plain),
    ] = ''
    c: Annotated[str, functional.AfterValidator(in_module)]
    c1: Annotated[str, Wrap(wrap)]
    c2: Annotated[str, pydantic.PlainValidator(plain_too)]
    d: Annotated[str, AfterValidator(made_by_a_call(1))]
    e: str

    def check(value):
        raise ValueError(value)

    f: Annotated[str, AfterValidator(check)]
    _called = field_validator('a')(called)
    _called_of_old = validator('e', allow_reuse=True)(called_of_old)
    _root = pydantic.root_validator(root)

    class AfterValidator:
        """Not the one of pydantic."""

    g: Annotated[str, AfterValidator(not_pydantic)]


@pydantic.validate_call
def function(a: Annotated[str, AfterValidator(of_parameter)]):
    raise ValueError(a)  # HRD302


@attrs.define
class Attrs:
    a = attrs.field(validator=of_attrs, default=default)
    b = attr.ib(validator=[of_list, attrs.validators.optional(of_attrs)])
    c = attr.ib(validator=(of_tuple,))
    d = print(validator=no_field)
    e = print('validator')(no_field)
    f = attrs.field(default=attrs.validators.in_('ab'))


class Made(pydantic.BaseModel):
    def model_post_init(self, context):
        if context:
            raise OSError(context)  # HRD302
        raise ValueError(context)

    @model_validator(mode='after')
    def custom(self):
        raise PydanticCustomError('odd', 'it is odd')

    def other(self):
        raise PydanticCustomError('odd', 'it is odd')  # HRD302


@pydantic.dataclasses.dataclass
class MadeSo:
    def __post_init__(self):
        raise ValueError


@pydantic.dataclasses.dataclass(frozen=True)
class MadeSoToo:
    def __post_init__(self):
        raise ValueError


@dataclasses.dataclass
class MadeOtherwise:
    def __post_init__(self):
        raise ValueError  # HRD302


class Undecorated:
    def __post_init__(self):
        raise ValueError  # HRD302

    def model_post_init(self, context):
        raise ValueError  # HRD302


class PerhapsMade(unknown_class()):
    def model_post_init(self, context):
        raise ValueError
