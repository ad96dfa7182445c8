"""What is known of the standard library, held against the one that runs the tests."""
from __future__ import annotations

import builtins
import json
import platform
import re
import subprocess
import sys
from pathlib import Path
from typing import TypedDict

import pytest

from flake8_bigthree.names import stdlib
from flake8_bigthree.names.stdlib import ancestors
from flake8_bigthree.names.stdlib import canonical
from flake8_bigthree.names.stdlib import is_exception

SCRIPT = Path(__file__).parent.parent / 'benchmarks' / 'stdlib_exceptions.py'
LINES = Path(stdlib.__file__).with_name('stdlib_exceptions.txt').read_text(encoding='utf-8').splitlines()
HEADER = [line for line in LINES if line.startswith('#')]
DATA = [line for line in LINES if not line.startswith('#')]
#: A patch release may bring new exceptions, and another platform has other modules.
SEEN = sys.platform == 'linux' and platform.python_version() in re.findall(
    r'(\d+\.\d+\.\d+)(?! in Pyodide)[,.]', ' '.join(HEADER),
)
#: What newer Pythons derive from more than the oldest, which is certain.
ADDED = {'calendar.IllegalMonthError': {'builtins.IndexError', 'builtins.LookupError'}}  # Python 3.14


class Found(TypedDict):
    """An exception of the running Python: all its names, and one name of each class in its MRO."""

    names: list[str]
    mro: list[str]


@pytest.fixture(scope='module')
def here() -> list[Found]:
    """The exceptions of the running Python."""
    found: list[Found] = json.loads(subprocess.check_output([sys.executable, '-I', '-S', str(SCRIPT)]))['found']
    return found


def lacking(here: list[Found]) -> list[str]:
    """The names that nothing is known of."""
    return [name for found in here for name in found['names'] if ancestors(name) is None]


def wrong(here: list[Found]) -> list[str]:
    """The names of which something else is known than what they are."""
    all_names = {name for found in here for name in found['names']}
    return [name for found in here for name in found['names'] if not _right(name, found, all_names)]


def _right(name: str, found: Found, all_names: set[str]) -> bool:
    known = ancestors(name)
    if known is None:
        return True
    if known != tuple(ancestor for ancestor in map(canonical, found['mro']) if ancestor not in ADDED.get(name, ())):
        return False
    # The canonical name may be one that only other Pythons have.
    return known[0] in found['names'] or known[0] not in all_names


@pytest.mark.native
def test_nothing_is_wrong(here: list[Found]) -> None:
    assert wrong(here) == []


@pytest.mark.native
@pytest.mark.xfail(not SEEN, reason='the data was made with other Pythons', strict=False)
def test_nothing_is_lacking(here: list[Found]) -> None:
    assert lacking(here) == []


@pytest.mark.native
def test_the_script_finds_exceptions_of_all_kinds(here: list[Found]) -> None:
    names = {name for found in here for name in found['names']}
    assert names > {
        'asyncio.CancelledError', 'builtins.IOError', 'concurrent.futures._base.Error', 'decimal.Overflow',
        'imaplib.IMAP4.error', 'imaplib.IMAP4_SSL.error', 'socket.timeout', 'unittest.TestCase.failureException',
        'urllib.request.HTTPError', 'zlib.error',
    }


EXCEPTION = ['builtins.Exception', 'builtins.BaseException', 'builtins.object']


@pytest.mark.parametrize('mro', [
    ['json.JSONDecodeError', *EXCEPTION],
    ['json.JSONDecodeError', 'builtins.KeyError', *EXCEPTION],
    ['queue.Empty', 'builtins.ValueError', *EXCEPTION],
])
def test_wrong_ancestors_are_noticed(mro: list[str]) -> None:
    assert wrong([Found(names=['json.JSONDecodeError'], mro=mro)]) == ['json.JSONDecodeError']


@pytest.mark.parametrize('added', [[], ['builtins.IndexError', 'builtins.LookupError']])
def test_an_ancestor_that_newer_pythons_add_is_not_certain(added: list[str]) -> None:
    mro = ['calendar.IllegalMonthError', 'builtins.ValueError', *added, *EXCEPTION]
    assert wrong([Found(names=['calendar.IllegalMonthError'], mro=mro)]) == []
    assert wrong([Found(names=['calendar.IllegalMonthError'], mro=[*mro, 'builtins.OSError'])])


def test_an_alias_of_another_class_is_noticed() -> None:
    copied = Found(names=['copy.error'], mro=['copy.error', *EXCEPTION])
    assert wrong([copied]) == []
    assert wrong([copied, Found(names=['copy.Error'], mro=['copy.Error', *EXCEPTION])]) == ['copy.error']


def test_a_lacking_name_is_noticed() -> None:
    made_up = Found(names=['json.NoSuchError', 'json.JSONDecodeError'], mro=[])
    assert lacking([made_up]) == ['json.NoSuchError']
    assert wrong([made_up]) == ['json.JSONDecodeError']


def test_data_is_sorted_and_says_nothing_twice() -> None:
    names = [line.partition(' = ')[0].partition('(')[0] for line in DATA]
    assert sorted(DATA) == DATA
    assert len(set(names)) == len(names)
    assert list(stdlib._exceptions()) == names


def test_data_leads_from_every_line_to_a_builtin() -> None:
    classes = {line.partition('(')[0]: line.partition('(')[2].rstrip(')').split(', ') for line in DATA if '(' in line}
    targets = [line.partition(' = ')[2] for line in DATA if ' = ' in line]
    assert len(classes) + len(targets) == len(DATA)
    for name in {*targets, *(base for bases in classes.values() for base in bases)}:
        assert name in classes or is_exception(name), name
        assert name in classes or canonical(name) == name


@pytest.mark.parametrize(('name', 'expected'), [
    ('builtins.IOError', 'builtins.OSError'),
    ('builtins.EnvironmentError', 'builtins.OSError'),
    ('builtins.WindowsError', 'builtins.OSError'),
    ('socket.timeout', 'builtins.TimeoutError'),
    ('asyncio.TimeoutError', 'builtins.TimeoutError'),
    ('asyncio.exceptions.CancelledError', 'asyncio.CancelledError'),
    ('imaplib.IMAP4_SSL.abort', 'imaplib.IMAP4.abort'),
    ('urllib.request.HTTPError', 'urllib.error.HTTPError'),
    ('xml.parsers.expat.error', 'xml.parsers.expat.ExpatError'),
    ('re.PatternError', 're.error'),
    ('zipfile.BadZipfile', 'zipfile.BadZipFile'),
])
def test_canonical(name: str, expected: str) -> None:
    assert canonical(name) == expected
    assert canonical(expected) == expected
    assert ancestors(name) == ancestors(expected)


@pytest.mark.parametrize('name', [
    '', 'builtins', 'builtins.', 'builtins.NoSuchError', 'builtins.print', 'builtins.dict.keys', 'builtins.__loader__',
    'builtins.__name__', 'builtins.__class__', 'json', 'json.loads', 'json.NoSuchError', 'socket.timeout.errno',
    'app.errors.Timeout', 'Exception',
])
def test_nothing_is_known_of(name: str) -> None:
    assert canonical(name) == name
    assert ancestors(name) is None
    assert is_exception(name) is None


@pytest.mark.parametrize(('name', 'expected'), [
    ('builtins.object', ['builtins.object']),
    ('builtins.bool', ['builtins.bool', 'builtins.int', 'builtins.object']),
    ('builtins.ExceptionGroup', ['builtins.ExceptionGroup', 'builtins.BaseExceptionGroup', *EXCEPTION]),
    ('io.UnsupportedOperation', ['io.UnsupportedOperation', 'builtins.OSError', 'builtins.ValueError', *EXCEPTION]),
    ('asyncio.CancelledError', ['asyncio.CancelledError', *EXCEPTION[1:]]),
    ('urllib.error.HTTPError', ['urllib.error.HTTPError', 'urllib.error.URLError', 'builtins.OSError', *EXCEPTION]),
])
def test_ancestors(name: str, expected: list[str]) -> None:
    assert ancestors(name) == tuple(expected)


def test_is_exception() -> None:
    assert is_exception('builtins.GeneratorExit') is True
    assert is_exception('socket.error') is True
    assert is_exception('decimal.Overflow') is True
    assert is_exception('builtins.object') is False
    assert is_exception('builtins.type') is False


def test_builtins_are_those_of_the_running_python(monkeypatch: pytest.MonkeyPatch) -> None:
    newer = type('NewerError', (TimeoutError,), {'__module__': 'builtins'})  # noqa: HRD311 - a builtin
    monkeypatch.setattr(builtins, 'NewerError', newer, raising=False)
    monkeypatch.setattr(builtins, 'OlderError', newer, raising=False)
    assert canonical('builtins.OlderError') == 'builtins.NewerError'
    assert ancestors('builtins.OlderError') == ('builtins.NewerError', *(ancestors('socket.timeout') or ()))


def test_what_others_put_among_the_builtins_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtins, 'ForeignError', type('ForeignError', (OSError,), {}), raising=False)
    assert canonical('builtins.ForeignError') == 'builtins.ForeignError'
    assert ancestors('builtins.ForeignError') is None


def test_modules_that_the_running_python_lacks_are_not_known() -> None:
    name = 'distutils.errors.CompileError'
    assert f'{name}(distutils.errors.CCompilerError)' in DATA
    assert (ancestors(name) is not None) == ('distutils' in sys.stdlib_module_names)


def test_data_is_read_when_a_name_of_the_standard_library_is_asked_for_and_once() -> None:
    for cached in stdlib._exceptions, canonical, ancestors:
        cached.cache_clear()
    for name in 'builtins.IOError', 'builtins.NoSuchError', 'app.errors.Timeout':
        canonical(name)
        ancestors(name)
    assert stdlib._exceptions.cache_info().misses == 0
    canonical('socket.timeout')
    canonical('json.loads')
    assert stdlib._exceptions.cache_info().misses == 1
