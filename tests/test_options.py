from __future__ import annotations

import os
from pathlib import Path

import pytest

from flake8_bigthree.errors import OptionError
from flake8_bigthree.options import OPTIONS
from flake8_bigthree.options import Options
from flake8_bigthree.options import check_folders
from flake8_bigthree.options import check_keys
from flake8_bigthree.options import key

#: Values of every option: as written, and as read.
VALUES: dict[str, list[tuple[str, object]]] = {
    'base_exception': [('AppError', ('AppError',)), ('a.b.C,\n  D', ('a.b.C', 'D'))],
    'allowed_exceptions': [('', ()), ('KeyError, fastapi.*', ('KeyError', 'fastapi.*')), ('*, a.?b', ('*', 'a.?b'))],
    'protocol_exceptions': [
        ('true', True), ('Yes', True), ('ON', True), (' 1 ', True),
        ('false', False), ('No', False), ('OFF', False), (' 0 ', False),
    ],
    'broad_exceptions': [('', ()), ('StandardError, a.b.C', ('StandardError', 'a.b.C'))],
    'allow_broad': [
        ('', frozenset()), ('log', {'log'}), ('reraise', {'reraise'}), ('reraise,\nlog,', {'reraise', 'log'}),
    ],
    'suggest': [('true', True), ('off', False)],
    'source_roots': [('', ()), ('lib, ../other', ('lib', '../other'))],
    'baseline': [('', ''), (' known findings.txt\n', 'known findings.txt')],
    'loggers': [('', ()), ('audit\ntrail', ('audit', 'trail'))],
    'min_annotated': [
        ('', 0), (' ', 0), ('0', 0), (' 80 ', 80), ('92.5', 92.5), ('.5', .5), ('7.', 7), ('80%', 80), ('99.5 %', 99.5),
        ('100', 100), ('100.0', 100),
    ],
    'test_files': [('', ()), ('test-*.py, [a-c]?.py', ('test-*.py', '[a-c]?.py'))],
    'assert_functions': [('', ()), ('assert*, a.b_*', ('assert*', 'a.b_*'))],
}

#: Values that are not allowed.
WRONG: dict[str, list[str]] = {
    'base_exception': ['', ' , ', 'App Error', 'app.', 'app..E', '1Error', 'app.*'],
    'allowed_exceptions': ['KeyError ValueError', 'fastapi.', '[ab]', '*.'],
    'protocol_exceptions': ['', 'maybe', 'true false', '2'],
    'broad_exceptions': ['Standard-Error', 'app.*'],
    'allow_broad': ['always', 'log reraise', 'log, raise', 'Log'],
    'min_annotated': [
        '%', '.', 'all', '-1', '+1', '100.1', '1e2', '1_0', '0x10', 'nan', 'inf', '80, 90', '8 0', '80%%', '1.2.3', '٨',
    ],
    'loggers': ['log.', 'log; logger', '*'],
    'suggest': ['', 'perhaps'],
    'test_files': ['tests/*.py', r'a.py, tests\a.py'],
    'assert_functions': ['a b', 'check.', '[ab]'],
}


def test_every_option_has_values_here() -> None:
    names = {*OPTIONS}
    assert VALUES.keys() == names
    assert WRONG.keys() == names - {'baseline', 'source_roots'}


@pytest.mark.parametrize(('name', 'text', 'value'), [
    (name, text, value) for name, cases in VALUES.items() for text, value in cases
])
def test_value_is_read(name: str, text: str, value: object) -> None:
    assert getattr(Options.read({name: text}), name) == value


@pytest.mark.parametrize(('name', 'text'), [(name, text) for name, texts in WRONG.items() for text in texts])
def test_wrong_value_is_named_with_what_is_allowed(name: str, text: str) -> None:
    with pytest.raises(OptionError) as raised:
        Options.read({name: text})
    allowed = OPTIONS[name].kind.allowed
    assert str(raised.value) == f'{key(name)} = {" ".join(text.split())!r} is wrong; allowed is: {allowed}'


def test_wrong_value_is_shown_in_one_line() -> None:
    with pytest.raises(OptionError, match="^bigthree-allow-broad = 'log, raise' is wrong; .*reraise.*log.*$"):
        Options.read({'allow_broad': '\nlog,\n  raise'})


def test_defaults() -> None:
    assert Options.read({}) == Options(
        base_exception=('BigThreeError',),
        allowed_exceptions=(
            'NotImplementedError', 'StopIteration', 'StopAsyncIteration', 'GeneratorExit', 'KeyboardInterrupt',
            'SystemExit', 'asyncio.CancelledError',
        ),
        protocol_exceptions=True,
        broad_exceptions=(),
        allow_broad=frozenset(),
        source_roots=(),
        baseline='',
        loggers=('log', 'logger', 'logging', '_log', '_logger'),
        min_annotated=0,
        test_files=('test_*.py', '*_test.py'),
        assert_functions=('assert*', 'expect*', 'check*', 'verify*'),
    )


def test_default_as_written_is_the_default_as_read() -> None:
    assert Options.read({name: option.default for name, option in OPTIONS.items()}) == Options()


def test_given_value_replaces_the_default_and_leaves_the_others() -> None:
    read = Options.read({'loggers': 'audit', 'unknown': ''})
    assert read == Options(loggers=('audit',))


def test_options_do_not_change() -> None:
    with pytest.raises(AttributeError):
        Options().loggers = ()  # type: ignore[misc]  # that it is refused is what is tested


@pytest.mark.parametrize('help_', [option.help for option in OPTIONS.values()])
def test_option_has_help(help_: str) -> None:
    assert help_
    assert not help_.endswith('.')


@pytest.mark.parametrize('written', [
    'bigthree-allow-broad', 'bigthree_allow_broad', 'max-line-length', 'big-three', 'allow-broad', 'xbigthree-x',
])
def test_key_that_is_known_or_not_ours(written: str) -> None:
    check_keys(['ignore', written])


@pytest.mark.parametrize(('written', 'meant'), [
    ('bigthree-alow-broad', 'bigthree-allow-broad'),
    ('bigthree-allow_broad', 'bigthree-allow-broad'),
    ('bigthree-logger', 'bigthree-loggers'),
    ('bigthree_source_root', 'bigthree-source-roots'),
    ('bigthreeloggers', 'bigthree-loggers'),
])
def test_misspelt_key_is_named_with_what_is_meant(written: str, meant: str) -> None:
    with pytest.raises(OptionError) as raised:
        check_keys(['bigthree-allow-broad', written])
    assert str(raised.value) == (
        f'{written} is no option; did you mean {meant}? '
        f'Allowed are {", ".join(map(key, OPTIONS))}'
    )


def test_folders_are_relative_to_the_root(tmp_path: Path) -> None:
    (tmp_path / 'a' / 'b').mkdir(parents=True)
    check_folders(Options(), os.fspath(tmp_path))
    check_folders(Options(source_roots=('.', 'a', 'a/b', '../', str(tmp_path))), os.fspath(tmp_path))


@pytest.mark.parametrize('folder', ['c', 'a/file.py', 'b'])
def test_folder_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    (tmp_path / 'a' / 'b').mkdir(parents=True)
    (tmp_path / 'a' / 'file.py').touch()
    monkeypatch.chdir(tmp_path / 'a')  # `b` is there for the process, but not for the configuration
    with pytest.raises(OptionError) as raised:
        check_folders(Options(source_roots=('a', folder)), os.fspath(tmp_path))
    assert str(raised.value) == (
        f'bigthree-source-roots = {folder!r} is wrong; allowed is: existing folders, separated by commas'
    )
