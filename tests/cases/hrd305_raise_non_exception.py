"""What is certainly no exception."""
import abc
import dataclasses
import functools
import json
from collections import namedtuple
from dataclasses import dataclass

import library


class BigThreeError(Exception): ...


def not_implemented(x):
    if x == 1:
        raise NotImplemented  # HRD305
    if x == 2:
        raise NotImplemented('x')  # HRD305
    if x == 3:
        alias = NotImplemented
        raise alias  # HRD305
    raise NotImplementedError


def literals(x):
    if x == 1:
        raise 'text'  # HRD305
    if x == 2:
        raise f'text {x}'  # HRD305
    if x == 3:
        raise (ValueError, "x")  # HRD305
    if x == 4:
        raise None  # HRD305
    if x == 5:
        raise 1  # HRD305
    if x == 6:
        raise [ValueError]  # HRD305
    if x == 7:
        raise {}  # HRD305
    if x == 8:
        raise 'text %s' % x  # HRD305
    if x == 9:
        raise f'text {x} %s' % x  # HRD305
    if x == 10:
        raise 'text ' + x  # HRD305
    if x == 11:
        raise x + ' text'  # HRD305
    if x == 12:
        raise 'text {}'.format(x)  # HRD305
    if x == 13:
        raise {ValueError}  # HRD305
    if x == 14:
        raise [e for e in x]  # HRD305
    if x == 15:
        raise lambda: x  # HRD305
    if x == 16:
        raise x + x
    if x == 17:
        raise x % 'text'
    if x == 18:
        raise (ValueError,) + x  # HRD305
    raise ...  # HRD305


class Job: ...
class Unclear(library.Thing): ...
class Text(str): ...
class Model(abc.ABC): ...
Point = namedtuple('Point', 'x y')


@dataclass
class Decorated: ...


class Chooses:
    def __new__(cls):
        return BigThreeError()


class MadeBy(metaclass=library.Meta): ...


def classes(x, job: Job, kind: type[Job], either: Job | BigThreeError):
    if x == 1:
        raise Job  # HRD305
    if x == 2:
        raise Job()  # HRD305
    if x == 3:
        raise Unclear()
    if x == 4:
        raise Text('x')  # HRD305
    if x == 5:
        raise str(x)  # HRD305
    if x == 6:
        raise object  # HRD305
    if x == 7:
        raise Decorated()
    if x == 8:
        raise Chooses()
    if x == 9:
        raise MadeBy()
    if x == 10:
        raise job
    if x == 11:
        raise kind()
    if x == 12:
        raise either
    if x == 13:
        raise Point(1, 2)  # HRD305
    if x == 14:
        raise Model
    if x == 15:
        raise json.JSONEncoder()
    if x == 16:
        raise Job() if x else 'text'  # HRD305
    if x == 17:
        raise Job() if x else ValueError()
    raise Job() if x else x


def function(): ...


@library.decorated
def decorated(): ...


@library.decorated
async def decorated_coroutine(): ...


async def coroutine(): ...


def text():
    return 'text'


def functions_and_modules(x):
    if x == 1:
        raise function  # HRD305
    if x == 2:
        raise decorated
    if x == 3:
        raise decorated_coroutine
    if x == 4:
        raise coroutine  # HRD305
    if x == 5:
        raise text()  # HRD305
    if x == 6:
        raise function()
    if x == 7:
        raise functools.partial(ValueError)
    if x == 8:
        raise library
    raise dataclasses


def perhaps_none(x):
    error = None
    if x:
        raise error
    for error in x:
        pass
    raise error


class Keeper:
    error = None
    text = ''
    job = Job()
    module = library

    def __init__(self):
        self.none = None
        self.some = []

    def again(self):
        raise self

    def again_and_again(self):
        raise type(self)()

    def keep(self, x):
        if x == 1:
            raise self.error
        if x == 2:
            raise self.none
        # Others may set an attribute, and derived classes may have another.
        if x == 3:
            raise self.text
        if x == 4:
            raise self.job
        if x == 5:
            raise self.some
        if x == 6:
            raise self.keep
        raise Keeper.text


def bare():
    raise


def caught():
    try:
        bare()
    except ValueError as error:
        raise error


# What others may put in its place.

def in_a_list(run):
    result = [False]
    run(result)
    if result[0]:
        raise result[0]
    first = result[0]
    raise first


def in_a_dict(more):
    errors = {'a': 'x'}
    errors.update(more)
    raise errors['a']


class Shared:
    box = ['']

    def run(self):
        raise self.box[0]


def under_a_condition(error=''):
    text = 'no error'
    if error and isinstance(text, Exception):
        raise text
    if isinstance(error, Exception):
        raise text  # HRD305
    if isinstance(text, Exception):
        pass
    else:
        raise text  # HRD305


class Meta(type):
    def __call__(cls):
        return ValueError()


class Base(metaclass=Meta): ...
class Derived(Base): ...


def by_metaclass():
    raise Derived()


# What is true or false.

def conditions(x):
    if x == 1:
        raise not x  # HRD305
    if x == 2:
        raise x is None  # HRD305
    if x == 3:
        raise 'a' not in x  # HRD305
    raise x == 4


# What a factory returns that says it gives something else: it is not written yet, or mistyped on purpose.

def not_written() -> BigThreeError:
    return ''


def not_written_or_none() -> BigThreeError | None:
    return 0 if BigThreeError else None


def text() -> str:
    return ''


def made(x):
    if x == 1:
        raise not_written()
    if x == 2:
        raise not_written_or_none()
    raise text()  # HRD305


# What is unpacked, from what others may replace or not.

class Pairs:
    pair = 1, ''
    pairs = (1, ''), (2, '')

    def unpacked(self, x):
        number, found = self.pair
        if x == 1:
            raise found
        for number, found in self.pairs:
            raise found
        for found in self.pair:
            raise found
        number, found = (1, '') if x else (2, '')
        if x == 2:
            raise found  # HRD305
        for number, found in ((1, ''), (2, '')):
            raise found  # HRD305
