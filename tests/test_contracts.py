"""What is known of what callables raise, held against the standard library that runs the tests."""
from __future__ import annotations

import ast
import builtins
import configparser
import itertools
import multiprocessing
import pkgutil
import re
import select
import sys
import threading
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from flake8_bigthree.raising import contracts
from flake8_bigthree.raising.contracts import ancestors
from flake8_bigthree.raising.contracts import contract_of
from flake8_bigthree.raising.contracts import returns

LINES = Path(contracts.__file__).with_name('contracts.txt').read_text(encoding='utf-8').splitlines()


#: What other platforms, other builds and newer Pythons have.
ELSEWHERE = (
    '_thread.start_joinable_thread', 'datetime.date.strptime', 'datetime.time.strptime', 'msvcrt.*', 'nt',
    'os.startfile', 'pathlib.Path.copy*', 'pathlib.Path.move*', 'pathlib.Path.walk', 'select.devpoll', 'select.kqueue',
    'selectors.DevpollSelector', 'selectors.KqueueSelector', 'socket.socket.ioctl',
    'sqlite3.Connection.*load_extension', 'ssl.match_hostname', 'winreg.*',
)
#: Attributes that only objects have.
OF_OBJECTS = (
    'asyncio.subprocess.Process.std*', 'socketserver.*.connection', 'socketserver.*.rfile', 'socketserver.*.request',
    'socketserver.*.wfile', 'subprocess.Popen.std*',
)
#: By the name of what makes them, objects that have attributes that their class has not, or a class without a name.
OBJECTS: dict[str, Callable[[], object]] = {
    'configparser.SectionProxy': lambda: configparser.ConfigParser()['DEFAULT'],
    'multiprocessing.Queue': multiprocessing.Queue,
    'select.poll': select.poll,
    'threading.Lock': threading.Lock,
    'threading.RLock': threading.RLock,
}


def is_ours_to_check(name: str) -> bool:
    """Is it a name of the standard library that the running Python should have?"""
    top = name.partition('.')[0]
    is_there = top in sys.stdlib_module_names or hasattr(builtins, top)
    return is_there and not any(fnmatchcase(name, pattern) for pattern in ELSEWHERE + OF_OBJECTS)


def exists(name: str) -> bool:
    """Does a dotted name mean something in the running Python?

    What goes through what a callable gives is not looked at.
    """
    name = re.sub(r'\.\*$|\.__next__$|\[\d\]$', '', name)
    maker, _, attribute = name.rpartition('.')
    if maker in OBJECTS:
        return hasattr(OBJECTS[maker](), attribute)
    return is_builtin(name) or value(name) is not None


def is_builtin(name: str) -> bool:
    return name == 'builtins' or hasattr(builtins, name.partition('.')[0]) and value(f'builtins.{name}') is not None


def value(name: str) -> object:
    """What a dotted name means; None if nothing."""
    try:
        return pkgutil.resolve_name(name)
    except (ImportError, AttributeError):  # noqa: HRD112 - None says so
        return None


def is_exception(name: str) -> bool:
    """Is it an exception, or a tuple of exceptions?"""
    found = value(name) or value(f'builtins.{name}')
    classes = found if isinstance(found, tuple) else (found,)
    return all(isinstance(cls, type) and issubclass(cls, BaseException) for cls in classes)


def sections() -> Iterator[tuple[str, list[str]]]:
    """The lines below each source."""
    for is_source, lines in itertools.groupby(filter(None, LINES[2:]), lambda line: line.startswith('[')):
        if is_source:
            source, = lines
        else:
            yield source.strip('[]'), list(lines)


def all_names() -> Iterator[str]:
    """Every name of which a line says something, and those it is an alias of or gives."""
    yield from contracts._contracts()
    for pair in contracts._aliases().items():
        yield from pair
    for error, bases in contracts._bases().items():
        yield from (error, *bases)
    yield from (line.returns for line in all_lines() if line.returns)


def all_lines() -> Iterable[contracts.Line]:
    return itertools.chain.from_iterable(contracts._contracts().values())


@pytest.mark.native
def test_every_name_exists() -> None:
    names = [name for name in all_names() if is_ours_to_check(name)]
    assert len(names) > 1500
    assert [name for name in names if not exists(name)] == []


@pytest.mark.parametrize('name', [
    'json.lod', 'jsn.load', 'dict.get_it', 'opn', 'threading.Lock.realease', 'os.path.x.*',
])
def test_a_name_that_does_not_exist_is_noticed(name: str) -> None:
    assert not exists(name)


@pytest.mark.native
def test_every_error_is_an_exception() -> None:
    errors = {error for line in all_lines() for error in line.errors or ()} - {'unknown'}
    errors.update(*contracts._bases().values())
    names = [error for error in errors if is_ours_to_check(error)]
    assert len(names) > 50
    assert [name for name in names if not is_exception(name)] == []
    assert not is_exception('json.JSONDecoder')
    assert not is_exception('json.JSONDecodError')


def test_data_is_sorted_and_says_nothing_twice() -> None:
    sources = [source for source, _ in sections()]
    assert sources == sorted(set(sources))
    for _, lines in sections():
        assert lines == sorted(lines)
    heads = [re.split(r' -> | = | < |: ', line)[0] for _, lines in sections() for line in lines]
    assert len(set(heads)) == len(heads)


def test_every_source_is_a_page_or_a_file() -> None:
    for source, _ in sections():
        assert re.fullmatch(r'https://\S+|Lib/\S+\.py|Modules/\S+\.c', source)


def test_no_line_says_what_a_shorter_name_says() -> None:
    said = contracts._contracts()
    for name, lines in said.items():
        is_operator = '.__' in name
        if lines[0].errors == () and not (lines[1:] or lines[0].pattern or lines[0].returns or is_operator):
            prefixes = [name[:end] for end in contracts._dots(name.removesuffix('.*'))]
            nearest = next((said[f'{prefix}.*'] for prefix in reversed(prefixes) if f'{prefix}.*' in said), None)
            assert nearest is None or nearest[0].errors, name


def errors(source: str) -> tuple[str, ...] | None:
    """What the call in a source raises, or what is named in it, as the data has it."""
    name, bracket, rest = source.partition('(')
    call = ast.parse(f'called({rest}', mode='eval').body if bracket else None
    assert call is None or isinstance(call, ast.Call)
    found = contract_of(name, call)
    return found and (*found.errors, *['unknown'] * found.is_open)


@pytest.mark.parametrize(('source', 'expected'), [
    ('open', ('OSError',)),
    ('builtins.open', ('OSError',)),
    ('io.open', ('OSError',)),
    ('json.loads(x)', ('json.JSONDecodeError',)),
    ('posixpath.getsize(x)', ('OSError',)),
    ('os.path.join(x)', ()),
    ('os.getpid()', ()),
    ('len', ()),
    ('print(x)', ()),
    ('KeyError.with_traceback', ()),
    ('app.load(x)', None),
    ('load(x)', None),
    ('eval(x)', ('unknown',)),
    ('concurrent.futures.Future.result', ('TimeoutError', 'unknown')),
    ('concurrent.futures.Future.result()', ('unknown',)),
    ('concurrent.futures.Future.result(3)', ('TimeoutError', 'unknown')),
    ('asyncio.Task.exception()', ('asyncio.InvalidStateError', 'asyncio.CancelledError')),
    ('asyncio.Task.result()', ('asyncio.InvalidStateError', 'asyncio.CancelledError', 'unknown')),
    ('asyncio.current_task()', ('RuntimeError',)),
    ('asyncio.current_task(loop)', ()),
    ('asyncio.current_task(loop=loop)', ()),
    ('asyncio.current_task(loop=None)', ('RuntimeError',)),
    ('asyncio.all_tasks()', ('RuntimeError',)),
    ('asyncio.all_tasks(loop)', ()),
    ('asyncio.all_tasks(loop=loop)', ()),
    ('asyncio.AbstractEventLoop.run_until_complete(task)', ('RuntimeError', 'unknown')),
    ('asyncio.AbstractEventLoop.run_until_complete(self.task)', ('RuntimeError', 'unknown')),
    ('asyncio.AbstractEventLoop.run_until_complete(work())', ('RuntimeError',)),
    ('asyncio.wait_for(task, 1)', ('TimeoutError', 'unknown')),
    ('asyncio.wait_for(work(), 1)', ('TimeoutError',)),
    ('dict.pop', ('KeyError',)),
    ('dict.pop(k)', ('KeyError',)),
    ('dict.pop(*k)', ()),
    ('dict.pop(k, d)', ()),
    ('collections.OrderedDict.pop(k)', ('KeyError',)),
    ('collections.defaultdict.pop(k)', ('KeyError',)),
    ('bytearray.pop()', ('IndexError',)),
    ('dict.__getitem__', ('KeyError',)),
    ('collections.Counter.__getitem__', ()),
    ('re.Match.__getitem__', None),
    ('*.pop', ('IndexError', 'KeyError')),
    ('*.pop(0)', ('IndexError',)),
    ('*.pop(x)', ('KeyError',)),
    ('*.pop(x, None)', ()),
    ('*.strip()', None),
    ('next(i)', ('StopIteration',)),
    ('next(i, None)', ()),
    ('int(x)', ('ValueError',)),
    ('int(x, 16)', ('ValueError',)),
    ('int()', ()),
    ("int('1')", ()),
    ('int(x * 2)', ()),
    ('int(-x)', ('ValueError',)),
    ('int(-2)', ()),
    ('int(x + y)', ('ValueError',)),
    ('int(len(x))', ()),
    ('int(f(x))', ('ValueError',)),
    ('int(x > y)', ()),
    ('complex(x, 2)', ('ValueError',)),
    ('complex(1.5, 2)', ()),
    ("complex('1', 2)", ('ValueError',)),
    ('bytes.decode(x)', ('UnicodeDecodeError',)),
    ("bytes.decode(x, 'replace')", ()),
    ("bytes.decode('latin-1')", ()),
    ("bytes.decode('utf-8')", ('UnicodeDecodeError',)),
    ("*.decode('latin_1')", ()),
    ("*.decode('utf-8')", ('UnicodeDecodeError',)),
    ("bytes.decode(errors='ignore')", ()),
    ('bytes.decode(errors=errors)', ('UnicodeDecodeError',)),
    ('subprocess.run(x)', ('OSError',)),
    ('subprocess.run(x, check=True)', ('OSError', 'subprocess.CalledProcessError')),
    ('subprocess.run(x, check=1)', ('OSError',)),
    ('subprocess.run(x, timeout=None)', ('OSError',)),
    ('subprocess.run(x, check=False, timeout=t)', ('OSError', 'subprocess.TimeoutExpired')),
    ("re.compile('a', re.I)", ()),
    ('re.compile(x, re.I)', ('re.error',)),
    ('re.Pattern.match(x)', ()),
    ("re.search(pattern='a', string=x)", ()),
    ('re.search(pattern=x, string=x)', ('re.error',)),
    ('json.dumps(1)', ()),
    ("json.dumps({'a': [None, (f'{x}', 1.5), str(x), {}]}, indent=2)", ()),
    ("json.dump({'a': True}, file)", ()),
    ('json.dumps(x, default=str)', ()),
    ('json.dumps([-1, -0.5])', ()),
    ('json.dumps([-x])', ('TypeError',)),
    ('json.dumps(x, default=x)', ('TypeError',)),
    ('json.dumps(x, default=x.str)', ('TypeError',)),
    ('json.dumps(x)', ('TypeError',)),
    ("json.dumps({'a': x})", ('TypeError',)),
    ('json.dumps({**x})', ('TypeError',)),
    ('json.dumps({x: 1})', ('TypeError',)),
    ('json.dumps({(1, 2): 1})', ('TypeError',)),
    ('json.dumps([x])', ('TypeError',)),
    ("json.dumps(b'a')", ('TypeError',)),
    ('json.dumps(date(x))', ('TypeError',)),
    ('json.dumps(x, allow_nan=False)', ('ValueError', 'TypeError')),
    ('json.dumps(x, allow_nan=True)', ('TypeError',)),
    ('json.dumps({}, allow_nan=False)', ()),
])
def test_contract_of_a_call(source: str, expected: tuple[str, ...] | None) -> None:
    assert errors(source) == expected


@pytest.mark.parametrize(('error', 'expected'), [
    ('pydantic.ValidationError', ('ValueError',)),
    ('pydantic_core.ValidationError', ('ValueError',)),
    ('requests.JSONDecodeError', ('requests.InvalidJSONError', 'ValueError', 'requests.RequestException', 'OSError')),
    ('requests.exceptions.ReadTimeout', ('requests.Timeout', 'requests.RequestException', 'OSError')),
    ('redis.RedisError', ()),
    ('app.Timeout', ()),
    ('builtins.OSError', ()),
])
def test_what_an_error_derives_from(error: str, expected: tuple[str, ...]) -> None:
    assert ancestors(error) == expected


def test_every_error_that_derives_is_third_party() -> None:
    assert all(map(contracts.is_third_party, contracts._bases()))


def test_source_of_a_contract() -> None:
    found = contract_of('json.load')
    assert found == (('json.JSONDecodeError',), 'https://docs.python.org/3/library/json.html', False, False)


@pytest.mark.parametrize(('name', 'expected'), [
    ('open', 'io.TextIOWrapper'),
    ('builtins.open', 'io.TextIOWrapper'),
    ('pathlib.Path', 'pathlib.Path'),
    ('pathlib.PosixPath', 'pathlib.Path'),
    ('re.compile', 're.Pattern'),
    ('collections.defaultdict', 'collections.defaultdict'),
    ('weakref.WeakValueDictionary', 'dict'),
    ('subprocess.Popen.stdout', 'io.BufferedReader'),
    ('pathlib.Path.iterdir.__next__', 'pathlib.Path'),
    ('asyncio.open_connection[1]', 'asyncio.StreamWriter'),
    ('asyncio.open_connection[2]', None),
    ('subprocess.Popen', 'subprocess.Popen'),
    ('json.loads', None),
    ('app.load', None),
])
def test_what_a_callable_gives(name: str, expected: str | None) -> None:
    assert returns(name) == expected


@pytest.mark.parametrize(('source', 'expected'), [
    ('open(x)', 'io.TextIOWrapper'),
    ("open(x, 'r')", 'io.TextIOWrapper'),
    ('open(x, mode)', 'io.TextIOWrapper'),
    ('open(x, 0)', 'io.TextIOWrapper'),
    ("open(x, 'rb')", 'io.BufferedReader'),
    ("open(x, 'wb', 0)", 'io.BufferedReader'),
    ("open(x, mode='r+b')", 'io.BufferedReader'),
    ("open(x, errors='ignore')", 'io.BufferedReader'),
    ("open(x, 'r', encoding='latin-1')", 'io.BufferedReader'),
    ("open(x, encoding='utf-8', errors=errors)", 'io.TextIOWrapper'),
])
def test_what_a_call_gives(source: str, expected: str) -> None:
    call = ast.parse(source, mode='eval').body
    assert isinstance(call, ast.Call)
    assert returns('open', call) == expected
