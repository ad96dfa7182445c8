"""Where attributes get their values, and annotations that say less or more than these."""
from typing import Any
from typing import Final

import pydantic
import requests


class BigThreeError(Exception): ...
class Inside(BigThreeError): ...


class Unpacked:
    def __init__(self, parts):
        self.kept, self.error = 1, ValueError
        [self.inside, (self.nested, *self.rest)] = Inside, (KeyError, TypeError, OSError)
        self.first, self.second = parts

    def fail(self):
        raise self.error  # HRD302

    def fail_inside(self):
        raise self.inside

    def fail_nested(self):
        raise self.nested  # HRD302

    def fail_with_the_rest(self):
        raise self.rest[1]  # HRD302

    def fail_with_a_part(self):
        raise self.second


class Looped:
    def fail(self):
        for self.error in (ValueError, KeyError):
            raise self.error  # HRD302

    async def wait(self, errors):
        async for self.waited in errors:
            raise self.waited


class Entered:
    def fail(self, manager):
        with manager, manager.error as self.error:
            raise self.error

    async def wait(self, manager):
        async with manager.error as (self.waited, _):
            raise self.waited


class Added:
    def __init__(self):
        self.errors = (Inside,)
        self.errors += (ValueError,)
        self.counted = Inside
        self.counted -= 1

    def fail(self):
        raise self.errors[1]

    def fail_with_a_count(self):
        raise self.counted


class Context(pydantic.BaseModel):
    error: Exception | None = pydantic.Field(default=None)
    inside: Inside = pydantic.Field()
    unknown: unheard.Of = pydantic.Field()
    anything: Any = pydantic.Field()
    made: Final = requests.Session()
    timeout: Exception = requests.Timeout()
    known: Exception = ValueError()


def fails():
    context = Context()
    if context.error:
        raise context.error
    if context.inside:
        raise context.inside
    if context.unknown:
        raise context.unknown
    if context.anything:
        raise context.anything
    if context.made:
        raise context.made  # HRD302
    if context.timeout:
        raise context.timeout  # HRD302
    raise context.known  # HRD302


found: Exception = requests.Missing()
given: requests.Error = requests.Response()


def annotated():
    error: requests.HTTPError = requests.NotFound()
    if found:
        raise found  # HRD302
    if given:
        raise given  # HRD302
    raise error  # HRD302


def declared(calls):
    last: ValueError
    for call in calls:
        try:
            call()
        except OSError as error:
            last = error
    raise last


def declared_only():
    error: ValueError
    raise error
