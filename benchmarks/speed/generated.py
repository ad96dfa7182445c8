"""A project of any size, always the same: its parts import from each other, from the parts before, and from outside."""
from __future__ import annotations

from pathlib import Path

#: So many parts lean one on the other, then it begins anew: no project has chains of a thousand.
_CHAIN = 8
#: What is there once.
_ONCE = {
    'app/__init__.py': '',
    'app/errors.py': '''\
"""What everything that is raised derives from."""


class BigThreeError(Exception):
    """The base."""


class NotFoundError(BigThreeError):
    """There is no such thing."""


class InputError(BigThreeError, ValueError):
    """It cannot be used."""
''',
    'app/part_0000/__init__.py': 'from .service import Service\n',
    'app/part_0000/service.py': '''\
"""What the first part leans on."""
from app.errors import InputError


class Service:
    """The beginning."""

    error_class = InputError


def connect(address: str) -> Service:
    """Make one."""
    raise InputError(address)
''',
}
#: The files of a part; `$before` is the name of the one that it leans on.
PART = {
    '__init__.py': '''\
"""The public names."""
from .errors import PartError
from .models import *
from .service import Service

__all__ = ['PartError', 'Service']
''',
    'errors.py': '''\
"""The errors of this part."""
from app import errors
from app.errors import BigThreeError


class PartError(BigThreeError):
    """Of this part."""


class MissingError(PartError, errors.NotFoundError):
    """It is not there."""


class StrayError(RuntimeError):
    """Stands beside the hierarchy."""


FAILURES = (MissingError, OSError)
''',
    'models.py': '''\
"""The data."""
from __future__ import annotations

import dataclasses
from typing import Optional

from pydantic import BaseModel

__all__ = ['Item', 'Order']


class Item(BaseModel):
    """From outside."""

    name: str
    price: float = 0.0
    tags: list = []


@dataclasses.dataclass
class Order:
    """One of several items."""

    items: list[Item]
    note: Optional[str] = None

    def total(self, discount: float = 0.0, *more, **others) -> float:
        """The sum."""
        return sum(item.price for item in self.items) * (1 - discount)

    def __getitem__(self, index: int) -> Item:
        """One item."""
        try:
            return self.items[index]
        except IndexError:
            raise KeyError(index)
''',
    'store.py': '''\
"""Keeps the data."""
import json
import logging
import os

from .errors import FAILURES
from .errors import MissingError
from .models import Order

logger = logging.getLogger(__name__)


class Store:
    """In a folder."""

    missing = MissingError

    def __init__(self, folder):
        self.folder = folder
        self.cache: dict[str, Order] = {}

    def read(self, name: str) -> dict:
        """One entry."""
        path = os.path.join(self.folder, name)
        try:
            with open(path, encoding='utf-8') as file:
                return json.load(file)
        except FAILURES as error:
            raise self.missing(name) from error
        except Exception:
            logger.error('cannot read %s', path)
            return {}

    def write(self, name: str, value: dict = None):
        """One entry."""
        if not name:
            raise ValueError(name)
        path = os.path.join(self.folder, name)
        for attempt in range(3):
            try:
                with open(path, 'w', encoding='utf-8') as file:
                    json.dump(value, file)
            except PermissionError:
                pass
            except (OSError, IOError) as error:
                logger.warning('attempt %d: %s', attempt, error)
                last = error
            else:
                return
        raise last
''',
    'service.py': '''\
"""What others use."""
from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable

import requests

from app.$before.service import Service as Earlier
from app.$before.service import connect as earlier
from app.errors import InputError

from .errors import MissingError
from .errors import PartError
from .store import Store


def retried(function: Callable) -> Callable:
    """Once more."""
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        try:
            return function(*args, **kwargs)
        except requests.RequestException:
            return function(*args, **kwargs)
        except:
            pass
    return wrapper


class Service(Earlier):
    """On top of the one before."""

    error_class = PartError

    def __init__(self, store: Store, address: str = None) -> None:
        self.store = store
        self.address = address

    @retried
    def fetch(self, path: str, timeout=10) -> bytes:
        """From far away."""
        response = requests.get(f'{self.address}/{path}', timeout=timeout)
        if response.status_code == 404:
            raise MissingError(path)
        if response.status_code >= 400:
            raise self.error_class(response.text)
        return response.content

    def close(self) -> None:
        """Leave nothing behind."""
        with contextlib.suppress(Exception):
            self.store.write('closed', {})

    async def stream(self, lines: list, limit: int | None = None):
        """One after the other."""
        for number, line in enumerate(lines):
            if limit is not None and number > limit:
                raise fail(line)
            yield line


def fail(line: str) -> Exception:
    """The error to raise."""
    return PartError(line)


def connect(address: str) -> Service:
    """Make one."""
    try:
        earlier(address)
    except InputError as error:
        raise PartError(address) from error
    return Service(Store('.'), address)
''',
    'api.py': '''\
"""The door."""
import logging

from flask import Flask
from flask import abort
from flask import request

from . import service
from .errors import PartError
from .errors import StrayError

app = Flask(__name__)
log = logging.getLogger(__name__)
HANDLERS = {'part': PartError, 'stray': StrayError}


@app.route('/items/<name>')
def items(name):
    """All of a name."""
    try:
        found = service.connect(name).fetch(name)
    except PartError as error:
        log.error('no items: %s', error)
        abort(404)
    except BaseException as error:
        log.exception('unexpected')
        raise StrayError(name) from error
    return found


@app.route('/orders', methods=['POST'])
def orders():
    """Take one."""
    kind = request.args.get('kind', 'part')
    if kind not in HANDLERS:
        raise HANDLERS['stray'](kind)
    error = HANDLERS[kind]('no orders')
    if request.is_json:
        raise error
    raise service.fail(kind)
''',
    'worker.py': '''\
"""Works on its own."""
import asyncio
import logging
import random
import time

from celery import shared_task

from .service import Service
from .service import connect

_logger = logging.getLogger(__name__)


class Worker:
    """One of many."""

    def __init__(self, service: Service, *, pause: float = 1.0):
        self.service = service
        self.pause = pause
        self.errors: list[Exception] = []

    def run(self) -> None:
        """Until it is stopped."""
        while True:
            try:
                self.step()
            except KeyboardInterrupt:
                raise
            except OSError as error:
                self.errors.append(error)
                if len(self.errors) > 3:
                    raise self.errors[0]
                _logger.critical('again: %s', error)
            time.sleep(self.pause)

    def step(self):
        """Once."""
        match random.randint(0, 3):
            case 0:
                raise NotImplementedError
            case 1:
                self.service.fetch('work')
            case _:
                self.service.close()

    async def watch(self, seconds: int):
        """Beside the others."""
        try:
            async with asyncio.timeout(seconds):
                await asyncio.to_thread(self.step)
        except TimeoutError:
            return None
        finally:
            self.errors.clear()


@shared_task
def work(address):
    """For the queue."""
    Worker(connect(address)).run()
''',
    'tools.py': '''\
"""This and that."""
import re
import subprocess
from typing import Any

import numpy as np

from app.$before import Service

_NAME = re.compile(r'[a-z_]+')


def clean(name: str, *, strict: bool = False) -> str:
    """A name that can be used."""
    match = _NAME.fullmatch(name)
    if match is None:
        if strict:
            raise TypeError(f'no name: {name}')
        return '_'
    return match[0]


def run(command: list[str], check: Any = True) -> str:
    """What a command says."""
    try:
        return subprocess.run(command, check=check, capture_output=True, text=True).stdout
    except subprocess.CalledProcessError as error:
        print(error)
        return ''


def mean(values: np.ndarray) -> float:
    """The middle."""
    if not len(values):
        raise ZeroDivisionError
    return float(np.mean(values))


def is_service(thing) -> bool:
    """One of the part before?"""
    return isinstance(thing, Service)  # type: ignore
''',
    'test_service.py': '''\
"""The tests."""
import unittest

import pytest

from .errors import MissingError
from .errors import PartError
from .service import Service
from .service import connect
from .store import Store


@pytest.fixture
def store(tmp_path):
    return Store(str(tmp_path))


def test_missing(store):
    with pytest.raises(MissingError):
        store.read('nothing')


def test_broad(store):
    with pytest.raises(Exception):
        store.read('nothing')


def test_nothing():
    pass


@pytest.mark.asyncio
async def test_stream(store):
    service = Service(store)
    async for line in service.stream(['a']):
        assert line == 'a'


def test_connect(monkeypatch):
    monkeypatch.setattr('requests.get', check_get)
    with pytest.raises(PartError, match='far'):
        connect('far')


def check_get(*args, **kwargs):
    assert args


class ServiceTest(unittest.TestCase):
    def test_close(self):
        Service(Store('.')).close()

    def test_address(self):
        self.assertEqual(Service(Store('.'), 'x').address, 'x')
''',
}


def write(folder: Path, parts: int) -> None:
    """Write a project of so many parts into a folder."""
    for path, text in _ONCE.items():
        _put(folder / path, text)
    for number in range(1, parts + 1):
        before = _name(number - 1 if number % _CHAIN else 0)
        for path, text in PART.items():
            _put(folder / 'app' / _name(number) / path, text.replace('$before', before))


def _name(number: int) -> str:
    return f'part_{number:04}'


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding='utf-8')
