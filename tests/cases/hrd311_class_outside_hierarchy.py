"""Exception classes beside the hierarchy."""
import abc
import argparse
import ast
import asyncio
import enum
import json
import types
from typing import Generic
from typing import NamedTuple
from typing import TypeVar

import click
import requests
import six
from six import with_metaclass as made_with

T = TypeVar('T')


class BigThreeError(Exception): ...
class Inside(BigThreeError): ...
class ByMixin(ValueError, Inside): ...
class Plain: ...
class OfObject(object): ...
class Text(str): ...
class Visitor(ast.NodeVisitor): ...
class OfUnknown(unknown): ...
class OfUnknownAndError(unknown, ValueError): ...


class Outside(Exception): ...  # HRD311
class OfBase(BaseException): ...  # HRD311
class OfBuiltin(ValueError): ...  # HRD311
class OfOutside(OfBuiltin): ...  # HRD311
class OfWarning(DeprecationWarning): ...  # HRD311
class OfGroup(ExceptionGroup): ...  # HRD311
class OfStandard(json.JSONDecodeError): ...  # HRD311
class OfStandardByAnotherName(asyncio.TimeoutError): ...  # HRD311
class OfQueue(asyncio.QueueEmpty): ...  # HRD311
class Mixed(Plain, OSError): ...  # HRD311
class Parametrized(KeyError, Generic[T]): ...  # HRD311
class Abstract(abc.ABC, RuntimeError): ...  # HRD311
class WithMeta(KeyError, metaclass=abc.ABCMeta): ...  # HRD311


class OfExternalError(requests.HTTPError): ...  # HRD311
class OfExternalException(click.ClickException): ...  # HRD311
class OfExternalWarning(requests.RequestsWarning): ...  # HRD311
class OfExternalExit(click.exceptions.Exit): ...  # HRD311
class OfExternalInterrupt(click.Interrupt): ...  # HRD311
class OfExternalTimeout(requests.Timeout): ...  # HRD311
class OfExternalClass(click.Command): ...
class OfExternalAbort(click.Abort): ...
class OfStandardClass(json.JSONEncoder): ...
class OfEnum(enum.Enum): ...


class Stops(StopIteration): ...
class NotYet(NotImplementedError): ...
class Cancelled(asyncio.CancelledError): ...
class BadArgument(argparse.ArgumentTypeError): ...
class BadArgumentToo(argparse.ArgumentError): ...  # HRD311


@six.python_2_unicode_compatible
class Decorated(ValueError):  # HRD311
    class Nested(KeyError): ...  # HRD311


def in_a_function():
    class Local(KeyError): ...  # HRD311
    if Local:
        class Conditional(KeyError): ...  # HRD311
    return type('Returned', (KeyError,), {})  # HRD311


def returned_inside(name):
    if name:
        return type(name, (Inside,), {})
    return type(name, (requests.HTTPError, name), {})


Typed = type('Typed', (ValueError,), {})  # HRD311
Annotated: type = type('Annotated', (ValueError,), {})  # HRD311
New = types.new_class('New', (KeyError,))  # HRD311
TypedInside = type('TypedInside', (Inside,), {})
NoError = type('NoError', (), {})
TypeOf = type(Outside)
Alias = Outside
Made = Outside('x', 'y')
Keyed = print('x', 'y', end='')


class Meta(type): ...


ByMeta = Meta('ByMeta', (ValueError,), {})  # HRD311
BySix = six.with_metaclass(Meta, ValueError)  # HRD311
ByABC = abc.ABCMeta('ByABC', (ValueError,), {})  # HRD311


class Six(six.with_metaclass(Meta, ValueError)): ...  # HRD311
class Renamed(made_with(Meta, ValueError)): ...  # HRD311


class Point(NamedTuple('Point', [('x', int)])): ...
