"""What functions of the project raise; behind each handler stands what its block can raise."""
import abc
import asyncio
import contextlib
import functools
import os
import socket
import threading
import typing

import unheard


class AppError(Exception):
    pass


class First(AppError):
    pass


class Second(AppError):
    pass


def first():
    raise First


def second():
    first()
    raise Second


def third():
    second()


def fourth():
    third()


def recursive(n):
    recursive(n - 1)
    if n:
        raise First


def lapse(d, k):
    return d[k], d[0], int(k), open(k), not_known()


def deeper(d, k):
    lapse(d, k)


def deepest(d, k):
    deeper(d, k)


def careful():
    try:
        first()
    except First:
        raise Second


def not_yet():
    """To be done."""
    raise NotImplementedError


def not_yet_here(n):
    if n:
        raise NotImplementedError('n')


def mistaken(n):
    raise TypeError


def mistaken_below(n):
    mistaken(n)


class SendError(RuntimeError):
    pass


class Unsupported(NotImplementedError):
    pass


def send(n):
    if n:
        raise SendError
    raise Unsupported


def send_below(n):
    send(n)


@contextlib.contextmanager
def mapped():
    try:
        yield
    except unheard.Failure as error:
        raise SendError from error


def send_mapped(client: unheard.Client):
    with mapped():
        client.send()


def abroad():
    unheard.of()


def functions(d, k):
    try:
        first()
    except Exception:  # First
        pass
    try:
        second()
    except Exception:  # First, Second
        pass
    try:
        third()
    except Exception:  # Second
        pass
    try:
        fourth()
    except Exception:  # nothing
        pass
    try:
        recursive(1)
    except Exception:  # First
        pass
    try:
        lapse(d, k)
    except Exception:  # ValueError, OSError
        pass
    try:
        deeper(d, k)
    except Exception:  # OSError
        pass
    try:
        deepest(d, k)
    except Exception:  # nothing
        pass
    try:
        careful()
    except Exception:  # Second
        pass
    try:
        not_yet()
        not_yet_here(1)
    except Exception:  # nothing
        pass
    try:
        mistaken(1)
    except Exception:  # TypeError
        pass
    try:
        mistaken_below(1)
    except Exception:  # nothing
        pass
    try:
        send(d)
    except Exception:  # Unsupported, SendError
        pass
    try:
        send_below(1)
    except Exception:  # Unsupported, SendError
        pass
    try:
        send_mapped(d)
    except Exception:  # SendError
        pass
    try:
        unheard.of()
    except Exception:  # ; unknown: unheard.of
        pass
    try:
        abroad()
    except Exception:  # ; unknown: abroad
        pass
    try:
        with contextlib.suppress(Exception):
            abroad()
            first()
    except Exception:  # nothing
        pass
    try:
        (lambda: first())()
    except Exception:  # First
        pass
    try:
        lambda: first()
    except Exception:  # nothing
        pass


class Base:
    limit: int

    def __init__(self, path):
        self.sock = socket.socket()
        self.made = open(path)

    def run(self):
        self.step()

    def step(self):
        raise First

    @property
    def size(self):
        raise Second

    @property
    def color(self):
        raise Unsupported

    @functools.cached_property
    def kept(self):
        return self.table['kept']

    @staticmethod
    def fixed():
        raise First

    @classmethod
    def make(cls):
        return cls.other()

    @classmethod
    def other(cls):
        raise Second

    def __call__(self):
        raise First

    def __enter__(self):
        raise First

    def __exit__(self, *args):
        raise Second

    async def __aenter__(self):
        raise OverflowError

    def talk(self):
        try:
            self.sock.recv(1)
        except Exception:  # OSError
            pass
        try:
            self.made.read()
        except Exception:  # OSError, UnicodeDecodeError
            pass
        try:
            self.step()
        except Exception:  # First
            pass
        try:
            self.limit()
        except Exception:  # ; unknown: self.limit
            pass
        try:
            self.unheard_of()
        except Exception:  # ; unknown: self.unheard_of
            pass


class Derived(Base):
    def step(self):
        super().step()
        raise ValueError


class Maker:
    def __new__(cls):
        raise First


class Thread(threading.Thread):
    pass


class Socket(socket.socket):
    pass


class Plain:
    pass


def objects(base: Base, sock: Socket, thread: Thread, text: str, optional: Base | None):
    try:
        base.step()
    except Exception:  # First
        pass
    try:
        base.run()
    except Exception:  # First
        pass
    try:
        Derived('x').run()
    except Exception:  # OSError, ValueError
        pass
    try:
        base.size
    except Exception:  # Second
        pass
    try:
        base.color
    except Exception:  # Unsupported
        pass
    try:
        base.kept
    except Exception:  # KeyError
        pass
    try:
        Base.fixed()
    except Exception:  # First
        pass
    try:
        Base.make()
    except Exception:  # Second
        pass
    try:
        base()
    except Exception:  # First
        pass
    try:
        with base:
            pass
    except Exception:  # First, Second
        pass
    try:
        Maker()
    except Exception:  # First
        pass
    try:
        sock.recv(1)
    except Exception:  # OSError
        pass
    try:
        Socket()
    except Exception:  # OSError
        pass
    try:
        Plain()
    except Exception:  # nothing
        pass
    try:
        thread.start()
    except Exception:  # RuntimeError
        pass
    try:
        thread.unheard_of()
    except Exception:  # nothing
        pass
    try:
        text.encode('ascii')
    except Exception:  # UnicodeEncodeError
        pass
    try:
        optional.step()
    except Exception:  # First
        pass


async def entering(base: Base):
    try:
        async with base:
            pass
    except Exception:  # OverflowError
        pass


def generator(n):
    raise First
    yield n


def delegating(n):
    yield from generator(n)


async def coroutine():
    raise First


async def asynchronous():
    yield 1
    raise Second


def lazy(x):
    try:
        generator(1)
        coroutine()
    except Exception:  # nothing
        pass
    try:
        for y in generator(1):
            pass
    except Exception:  # First
        pass
    try:
        [y for y in generator(1)]
    except Exception:  # First
        pass
    try:
        list(generator(1))
    except Exception:  # First
        pass
    try:
        x.join(generator(1))
    except Exception:  # First
        pass
    try:
        print(*generator(1))
    except Exception:  # First
        pass
    try:
        asyncio.run(coroutine())
    except Exception:  # First
        pass
    try:
        list(delegating(1))
    except Exception:  # First
        pass


async def awaiting():
    try:
        await coroutine()
    except Exception:  # First
        pass
    try:
        async for y in asynchronous():
            pass
    except Exception:  # Second
        pass
    try:
        await asyncio.gather(*[coroutine()])
    except Exception:  # First
        pass
    try:
        await asyncio.wait_for(coroutine(), 1)
    except Exception:  # First, TimeoutError
        pass
    try:
        await asyncio.to_thread(first)
    except Exception:  # First
        pass
    try:
        await asyncio.to_thread(os.getpid)
    except Exception:  # nothing
        pass


def passing_on(loop: asyncio.AbstractEventLoop, task: asyncio.Task):
    return asyncio.run(loop.run_until_complete(task))


async def passed_on(x, loop: asyncio.AbstractEventLoop, task: asyncio.Task):
    try:
        loop.run_until_complete(task)
    except Exception:  # RuntimeError; unknown: loop.run_until_complete
        pass
    try:
        loop.run_until_complete(coroutine())
    except Exception:  # First, RuntimeError
        pass
    try:
        task.exception()
    except BaseException:  # asyncio.InvalidStateError, asyncio.CancelledError
        pass
    try:
        task.result()
    except Exception:  # asyncio.InvalidStateError; unknown: task.result
        pass
    try:
        await asyncio.to_thread(x)
    except Exception:  # ; unknown: asyncio.to_thread
        pass
    try:
        with contextlib.suppress(Exception):
            eval(x)
        int(x)
    except Exception:  # ValueError
        pass
    try:
        passing_on(loop, task)
    except Exception:  # ; unknown: passing_on
        pass


@contextlib.contextmanager
def translating():
    try:
        yield open('x')
    except OSError as error:
        raise First from error


@contextlib.contextmanager
def plain():
    yield


@contextlib.contextmanager
def entering_itself():
    with entering_itself():
        yield


def managing(x):
    try:
        with translating() as file:
            file.fileno()
    except Exception:  # First
        pass
    try:
        with plain():
            open(x)
    except Exception:  # OSError
        pass
    try:
        with entering_itself():
            x['a']
    except Exception:  # KeyError
        pass
    try:
        with first():
            pass
    except Exception:  # First
        pass
    try:
        with (lambda: x['a'])():
            pass
    except Exception:  # nothing
        pass


def quiet(function):
    @functools.wraps(function)
    def wrapper(*args):
        try:
            return function(*args)
        except First:
            return None
    return wrapper


def same(function):
    return function


def with_arguments(n):
    def decorator(function):
        def wrapper():
            function()
            raise OverflowError
        return wrapper
    return decorator


def useless():
    return None


@quiet
def decorated():
    raise First
    raise Second


@same
def registered():
    raise First


@with_arguments(1)
def decorated_with_arguments():
    raise First


@functools.lru_cache
def cached():
    raise First


@useless
def strangely_decorated():
    raise First


def decorators():
    try:
        decorated()
    except Exception:  # Second
        pass
    try:
        registered()
    except Exception:  # First
        pass
    try:
        decorated_with_arguments()
    except Exception:  # First, OverflowError
        pass
    try:
        cached()
    except Exception:  # First
        pass
    try:
        strangely_decorated()
    except Exception:  # First
        pass


def calls_back(function, other=None):
    try:
        function()
    except First:
        pass
    other()


class Caller:
    def call(self, function):
        return function()


def mapping(x):
    return list(map(first, x))


def mapping_below(x):
    return mapping(x)


def callbacks(x):
    try:
        calls_back(decorated, other=second)
    except Exception:  # Second
        pass
    try:
        calls_back(x, unheard_of=first)
    except Exception:  # ; unknown: calls_back
        pass
    try:
        Caller().call(first)
    except Exception:  # First
        pass
    try:
        Caller().call(lambda: open(x))
    except Exception:  # OSError
        pass
    try:
        Caller().call(None)
    except Exception:  # nothing
        pass
    try:
        x()
    except Exception:  # ; unknown: x
        pass
    try:
        list(map(first, x))
    except Exception:  # First
        pass
    try:
        mapping(x)
    except Exception:  # First
        pass
    try:
        mapping_below(x)
    except Exception:  # nothing
        pass
    try:
        list(map(x, x)), list(map(unheard.of, x))
    except Exception:  # nothing
        pass
    try:
        list(map(int, x))
    except Exception:  # ValueError
        pass


class Abstract(abc.ABC):
    @abc.abstractmethod
    def load(self):
        ...

    @typing.overload
    def get(self, x: int): ...

    def get(self, x):
        raise First


def abstract(it: Abstract):
    try:
        it.load()
        it.get(1)
    except Exception:  # First; unknown: it.load
        pass


def broad_or_unknown(error):
    if error:
        raise error
    raise Exception('of whatever kind')


def runs_what_raises_anything(error):
    try:
        broad_or_unknown(error)
    except Exception:  # nothing
        pass


def checked(numbers, text):
    # What does not reach whoever calls this says nothing of what does, though that comes later.
    parsed(text)
    if not numbers[text]:
        raise KeyError(text)
    return int(text)


def parsed(text):
    return int(text)


def runs_what_raises_on_purpose(numbers, text):
    try:
        checked(numbers, text)
    except Exception:  # ValueError, KeyError
        pass
