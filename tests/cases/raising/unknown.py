"""What runs of which nothing is known; behind each handler stands what its block can raise."""
import abc
import functools
import operator
import typing
from abc import ABC
from abc import abstractmethod
from typing import Protocol
from typing import TypeVar

import unheard

T = TypeVar('T')


class First(Exception):
    pass


def first():
    raise First


class Sender(Protocol):
    def send(self, x): ...

    def __call__(self, x): ...

    def named(self, x):
        """Send by name."""

    def chosen(self, x):
        pass

    def done(self, x):
        raise First

    callback = lambda self: 1


class Box(typing.Protocol[T]):
    def get(self) -> T: ...


class Store(ABC):
    def __init__(self):
        """A store."""

    @abstractmethod
    def load(self, x):
        pass

    @abc.abstractmethod
    async def fetch(self, x):
        ...

    @functools.wraps(first)
    def hook(self, x):
        pass

    def save(self, x):
        raise NotImplementedError('save')

    def decode(self, x):
        raise NotImplementedError

    def erase(self, x):
        raise First

    def all(self, x):
        try:
            open(x), self.load(x)
        except Exception:  # OSError; unknown: self.load
            pass


class Meta(metaclass=abc.ABCMeta):
    @abstractmethod
    def load(self, x):
        ...

    def nothing(self, x):
        ...


class Plain:
    def __init__(self):
        raise NotImplementedError

    def nothing(self):
        ...

    def unwritten(self):
        raise NotImplementedError

    def other(self):
        raise First


class Derived(Store):
    def load(self, x):
        raise First


def stubs(x, sender: Sender, box: Box[int], store: Store, plain: Plain, derived: Derived, meta: Meta):
    try:
        sender.send(x)
    except Exception:  # ; unknown: sender.send
        pass
    try:
        sender(x), sender.named(x), box.get()
    except Exception:  # ; unknown: sender, sender.named, box.get
        pass
    try:
        sender.chosen(x), sender.callback(), store.hook(x), plain.nothing(), Store(), Plain()
    except Exception:  # nothing
        pass
    try:
        sender.done(x), store.erase(x), plain.other()
    except Exception:  # First
        pass
    try:
        store.load(x), store.save(x), plain.unwritten()
    except Exception:  # ; unknown: store.load, store.save, plain.unwritten
        pass
    try:
        meta.load(x)
    except Exception:  # ; unknown: meta.load
        pass
    try:
        store.fetch(x)
    except Exception:  # nothing
        pass
    try:
        derived.load(x), meta.nothing(x)
    except Exception:  # First
        pass
    either = store if x else derived
    try:
        either.load(x)
    except Exception:  # First
        pass
    try:
        loads(store)
    except Exception:  # nothing
        pass
    try:
        store.decode(x)
    except Exception:  # UnicodeDecodeError; unknown: store.decode
        pass


async def awaited(x, store: Store):
    try:
        await store.fetch(x)
    except Exception:  # ; unknown: store.fetch
        pass


def loads(store: Store):
    store.load(1)


def runs(code):
    exec(code)


def runs_below(code):
    runs(code)


def runs_what_is_caught(code):
    try:
        exec(code)
    except Exception:
        pass


def executed(code):
    try:
        exec(code)
    except Exception:  # ; unknown: exec
        pass
    try:
        runs(code)
    except Exception:  # ; unknown: runs
        pass
    try:
        runs_below(code)
    except Exception:  # ; unknown: runs_below
        pass
    try:
        runs_what_is_caught(code)
    except Exception:  # nothing
        pass


def call(function, other=None, *rest):
    if other:
        other()
    return function()


def keep(value, function=None):
    if function:
        function()
    return value


def quietly(function):
    try:
        function()
    except Exception:
        pass


def asks():
    unheard.of()


def call_below(function):
    return call(function)


class Caller:
    def __init__(self, function):
        function()

    def __getitem__(self, function):
        return function()

    @property
    def result(self):
        return call(self)


class Held:
    def __init__(self, function):
        self.function = function

    @property
    def result(self):
        return self.function()


def given(x, typed: typing.Callable[[], int], held: Held):
    try:
        call(x)
    except Exception:  # ; unknown: call
        pass
    try:
        call(first, x)
    except Exception:  # First; unknown: call
        pass
    try:
        call(first, other=x.send)
    except Exception:  # First; unknown: call
        pass
    try:
        call(typed)
    except Exception:  # ; unknown: call
        pass
    try:
        Caller(x)
    except Exception:  # ; unknown: Caller
        pass
    try:
        call(first), call(len), call(unheard.of), call(Plain), call(None), call(first, None), call(*x)
        keep(x), keep(1, x=x), quietly(asks), quietly(x), call(operator.itemgetter(1))
    except Exception:  # First
        pass
    try:
        call_below(x)
    except Exception:  # nothing
        pass
    try:
        Caller(first).result, held.result, Caller(first)[x]
    except Exception:  # First
        pass

    def inner():
        x()

    try:
        inner()
    except Exception:  # nothing
        pass
