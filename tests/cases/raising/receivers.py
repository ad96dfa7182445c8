"""Methods of objects; behind each handler stands what its block can raise."""
import asyncio
import base64
import collections
import contextlib
import json
import logging
import os
import pathlib
import queue
import socket
import subprocess
import tempfile
import time
import urllib.request
from datetime import datetime

import loguru
import openai
import unheard
from loguru import logger as sink

try:
    import cPickle as pickle
except ImportError:
    import pickle

logger = logging.getLogger(__name__)


class First(Exception):
    pass


class Client:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def send(self):
        raise First

    @property
    def path(self) -> pathlib.Path:
        return pathlib.Path()


class Session:
    async def __aenter__(self):
        return Client()


@contextlib.contextmanager
def client():
    yield Client()


def entered(x):
    try:
        with Client() as c:
            c.send()
    except Exception:  # First
        pass
    try:
        with client() as c:
            c.send()
    except Exception:  # First
        pass
    try:
        with (lambda: x)() as c:
            c.send()
    except Exception:  # ; unknown: c.send
        pass
    try:
        with x() as c:
            c.send()
    except Exception:  # ; unknown: x, c.send
        pass
    with x as y, open(x) as file:
        try:
            file.fileno()
        except Exception:  # OSError
            pass
        try:
            y.send()
        except Exception:  # ; unknown: y.send
            pass
    with x as [a]:
        try:
            a.send()
        except Exception:  # ; unknown: a.send
            pass


class Server:
    def __init__(self):
        self.listener = socket.socket()

    def accept(self):
        connection, _ = self.listener.accept()
        try:
            connection.shutdown(1)
        except Exception:  # OSError
            pass
        left, right = socket.socketpair()
        try:
            left.shutdown(1)
        except Exception:  # OSError
            pass
        try:
            right.shutdown(1)
        except Exception:  # OSError
            pass


async def unpacked(x):
    reader, writer = await asyncio.open_connection('host', 1)
    try:
        await reader.readexactly(x)
    except Exception:  # asyncio.IncompleteReadError, OSError
        pass
    try:
        await writer.wait_closed()
    except Exception:  # OSError
        pass
    first, *rest, last = await asyncio.open_connection('host', 1)
    try:
        await first.readexactly(x)
    except Exception:  # asyncio.IncompleteReadError, OSError
        pass
    try:
        await last.wait_closed()
    except Exception:  # ; unknown: last.wait_closed
        pass
    try:
        await rest.wait_closed()
    except Exception:  # ; unknown: rest.wait_closed
        pass


async def entered_later(x):
    async with Session() as c:
        try:
            c.send()
        except Exception:  # First
            pass


def made(path: pathlib.Path, x, sock=None, plain: unheard.Thing = None):
    try:
        (path / 'a').unlink()
    except Exception:  # OSError
        pass
    try:
        path.absolute().joinpath('a').unlink()
    except Exception:  # OSError
        pass
    try:
        path.parent.unlink()
    except Exception:  # OSError
        pass
    try:
        Client().path.unlink()
    except Exception:  # OSError
        pass
    sock = socket.socket()
    try:
        sock.connect(x)
    except Exception:  # OSError
        pass
    try:
        (y := socket.create_connection(x)).listen()
    except Exception:  # OSError
        pass
    either = open(x) if x else path
    try:
        either.close()
    except Exception:  # OSError
        pass
    with open(x) as a, open(x) as b:
        try:
            (a if x else b).fileno()
        except Exception:  # OSError
            pass
    try:
        Client().unheard_of().send()
    except Exception:  # ; unknown: Client(…).unheard_of, Client(…).unheard_of(…).send
        pass
    for item in json.loads(x):
        try:
            item.send()
        except Exception:  # ; unknown: item.send
            pass
    other = x or path
    try:
        other.unlink()
    except Exception:  # OSError
        pass
    process = subprocess.Popen(x)
    try:
        process.communicate(timeout=1)
    except Exception:  # subprocess.TimeoutExpired
        pass
    for inner in path.iterdir():
        try:
            inner.unlink()
        except Exception:  # OSError
            pass
    for line in x:
        try:
            line.send()
        except Exception:  # ; unknown: line.send
            pass
    try:
        plain.send()
    except Exception:  # ; unknown: plain.send
        pass
    try:
        queue.Queue().get_nowait()
    except Exception:  # queue.Empty
        pass
    try:
        x.path / 1
    except Exception:  # AttributeError
        pass


def either_or(x):
    try:
        pickle.dumps(x)
    except Exception:  # pickle.PicklingError
        pass


def common(x):
    try:
        x.append(1), x.strip().split(), logger.error('x'), x.__len__(), x.decode('latin-1')
    except Exception:  # nothing
        pass
    try:
        x().send(), x[0].send()
    except Exception:  # IndexError; unknown: x, x(…).send, x[…].send
        pass
    try:
        [c.decode('ascii') for c in x]
    except Exception:  # UnicodeDecodeError
        pass
    try:
        [c.send() for c in x]
    except Exception:  # ; unknown: c.send
        pass
    try:
        'a'.index('b'), b'a'.index(b'b')
    except Exception:  # ValueError
        pass
    try:
        x.pop('a')
    except Exception:  # KeyError
        pass
    words = [*x]
    try:
        words.pop()
    except Exception:  # IndexError
        pass


def loggers(x, other: loguru.Logger):
    try:
        x.logger.error(x['a'])
    except Exception:  # KeyError
        pass
    try:
        sink.debug(x), sink.info(x), sink.warning(x), sink.error(x), sink.exception(x), sink.critical(x)
        sink.success(x), sink.trace(x), sink.log('INFO', x), sink.opt(lazy=True).success(x)
        sink.bind(a=1).patch(x).trace(x), other.bind(a=1).success(x), loguru.logger.success(x)
    except Exception:  # nothing
        pass
    try:
        sink.add(x)
    except Exception:  # OSError, ValueError
        pass


def in_circles(x):
    a = x
    while x:
        a = b or a.parent
        b = a
    try:
        a.send()
    except Exception:  # ; unknown: a.send
        pass


def entries(path):
    with os.scandir(path) as found:
        for entry in found:
            try:
                entry.is_dir()
            except Exception:  # OSError
                pass
    for entry in path:
        try:
            entry.is_dir()
        except Exception:  # ; unknown: entry.is_dir
            pass
    for entry in [path]:
        try:
            entry.is_dir()
        except Exception:  # ; unknown: entry.is_dir
            pass


def resources_of_a_client(x):
    client = openai.AsyncOpenAI()
    try:
        client.chat.completions.create(model=x)
    except Exception:  # openai.OpenAIError
        pass
    try:
        client.unheard.create(model=x)
    except Exception:  # ; unknown: client.unheard.create
        pass


def opened(x, path: pathlib.Path, mode):
    try:
        with open(x, 'rb') as file:
            file.read()
    except Exception:  # OSError
        pass
    try:
        with open(x, 'r') as file:
            file.read()
    except Exception:  # OSError, UnicodeDecodeError
        pass
    try:
        with open(x, mode) as file:
            file.read()
    except Exception:  # OSError, UnicodeDecodeError
        pass
    file = open(x, mode='wb+', buffering=0)
    try:
        file.read()
    except Exception:  # OSError
        pass
    file = open(x, errors='replace')
    try:
        file.read()
    except Exception:  # OSError
        pass
    file = open(x, errors='strict')
    try:
        file.read()
    except Exception:  # OSError, UnicodeDecodeError
        pass
    try:
        path.open('rb').read()
    except Exception:  # OSError
        pass
    try:
        path.open('r').read()
    except Exception:  # OSError, UnicodeDecodeError
        pass
    try:
        reopened(x).read()
    except Exception:  # OSError, UnicodeDecodeError
        pass


def reopened(x):
    return open(x)


def decoded(x, path: pathlib.Path, raw: bytes):
    try:
        path.read_text(errors='ignore'), path.read_text(encoding='latin-1')
    except Exception:  # OSError
        pass
    try:
        path.read_text(encoding='utf-8')
    except Exception:  # OSError, UnicodeDecodeError
        pass
    try:
        x.decode('utf-8', errors='replace'), raw.decode(encoding='latin-1'), x.encode('ascii', errors='ignore')
    except Exception:  # nothing
        pass
    try:
        base64.b64encode(x).decode('ascii'), raw.hex().encode('ascii')
    except Exception:  # nothing
        pass
    encoded = base64.b64encode(x)
    try:
        encoded.decode()
    except Exception:  # nothing
        pass
    try:
        base64.b64decode(x).decode()
    except Exception:  # binascii.Error, UnicodeDecodeError
        pass
    try:
        urllib.request.build_opener().open('https://example.org').read()
    except Exception:  # OSError, http.client.HTTPException
        pass
    try:
        x.decode()
    except Exception:  # UnicodeDecodeError
        pass


def numbers(x, annotated: float):
    try:
        int(time.time()), int(datetime.now().timestamp()), float(1), int(os.path.getsize(x))
    except Exception:  # OverflowError, OSError
        pass
    now = time.time()
    try:
        int(now)
    except Exception:  # nothing
        pass
    try:
        len(now)
    except Exception:  # TypeError
        pass
    try:
        int(annotated)
    except Exception:  # ValueError
        pass
    try:
        int(time.ctime())
    except Exception:  # ValueError
        pass
    try:
        int(x)
    except Exception:  # ValueError
        pass
    try:
        int(unheard.time())
    except Exception:  # ValueError; unknown: unheard.time
        pass
    count = time.time() if x else x
    try:
        int(count)
    except Exception:  # ValueError
        pass
    try:
        int([])
    except Exception:  # ValueError
        pass


def queues(x, given: asyncio.Queue):
    unbounded = asyncio.Queue()
    annotated: queue.Queue[int] = queue.Queue()
    bounded = asyncio.Queue(x)
    named = queue.Queue(maxsize=x)
    either = asyncio.Queue() if x else bounded
    of_project = queue_of_one()
    if x:
        other = asyncio.Queue()
    else:
        other = asyncio.Queue(1)
    try:
        unbounded.put_nowait(x), annotated.put_nowait(x), annotated.put(x, False)
    except Exception:  # nothing
        pass
    try:
        unbounded.get_nowait()
    except Exception:  # asyncio.QueueEmpty
        pass
    try:
        bounded.put_nowait(x)
    except Exception:  # asyncio.QueueFull
        pass
    try:
        named.put_nowait(x)
    except Exception:  # queue.Full
        pass
    try:
        given.put_nowait(x)
    except Exception:  # asyncio.QueueFull
        pass
    try:
        either.put_nowait(x)
    except Exception:  # asyncio.QueueFull
        pass
    try:
        other.put_nowait(x)
    except Exception:  # asyncio.QueueFull
        pass
    try:
        of_project.put_nowait(x)
    except Exception:  # asyncio.QueueFull
        pass
    try:
        asyncio.Queue().put_nowait(x)
    except Exception:  # asyncio.QueueFull
        pass


def queue_of_one():
    return asyncio.Queue(1)
