"""The benchmark of mutants: it tells those that tests notice from the others."""
from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import mutants

pytestmark = pytest.mark.native

RULE = mutants.ROOT / mutants.PACKAGE / 'rules' / 'hrd101_bare_except.py'
SOURCE = RULE.read_text(encoding='utf-8')
#: Nothing that tests could notice, and something that they have to.
SAME = SOURCE.replace('if node.type is None:', 'if not node.type is not None:')
OTHER = SOURCE.replace('if node.type is None:', 'if node.type is not None:')

assert len({SOURCE, SAME, OTHER}) == 3


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one case be all that is run, as that is enough to tell."""
    monkeypatch.setattr(mutants, 'TESTS', ((r'rules/(hrd\d+)', (('tests/test_cases.py', '-k', '{}_bare'),)),))


@pytest.mark.usefixtures('quick')
@pytest.mark.parametrize(('source', 'is_noticed'), [
    (SOURCE, False), (SAME, False), (OTHER, True), ('def', True), ('', True),
])
def test_what_tests_notice(source: str, is_noticed: bool) -> None:
    assert mutants.is_noticed(RULE, source) is is_noticed


def test_what_never_ends_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutants, 'LIMIT', 0.05)
    assert mutants.fails(lambda: [time.process_time() for _ in iter(int, 1)])


def test_what_waits_for_ever_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutants, 'PATIENCE', 0.05)
    assert mutants.fails(lambda: time.sleep(60))


@pytest.mark.parametrize(('work', 'has_failed'), [
    (lambda: 0, False), (lambda: 1, True), (lambda: 5, True), (lambda: 1 / 0, True),
    (lambda: os.kill(os.getpid(), signal.SIGKILL), True),
])
def test_what_fails(work: mutants.Work, has_failed: bool) -> None:
    assert mutants.fails(work) is has_failed


def test_mutants_are_programs_that_differ() -> None:
    source = 'def f(a: int | str) -> list:\n    b: int = 1\n    return b'
    annotations = source.replace('|', '+').replace('list', 'set').replace('b: int', 'b: str')
    other = source.replace('1', '2')
    assert [*mutants.mutants(source, [source, annotations, other, other, 'def', f'{other}\n'])] == [other]


@pytest.mark.parametrize('cache', ['cache', 'lru_cache(maxsize=1)', 'functools.lru_cache', 'functools.cache'])
def test_mutants_of_caches_are_none(cache: str) -> None:
    source = f'@{cache}\n@other\ndef f(): pass'
    different = ['@cached_property\n@other\ndef f(): pass', 'def f(): pass']
    assert [*mutants.mutants(source, ['@other\ndef f(): pass', source.replace('1', '2'), *different])] == different


def made(*sources: str) -> object:
    def changes(source: str) -> Iterator[str]:
        yield from sources

    return changes


@pytest.mark.usefixtures('quick')
@pytest.mark.parametrize(('changed', 'args', 'status', 'total'), [
    ([OTHER, SAME], [], 1, '1 of 2 killed, 50.0%'),
    ([OTHER, SAME], ['--least', '50'], 0, '1 of 2 killed, 50.0%'),
    ([OTHER, SAME], ['--every', '2'], 0, '1 of 1 killed, 100.0%'),
    ([], [], 1, '0 of 0 killed'),
])
def test_score(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    changed: list[str], args: list[str], status: int, total: str,
) -> None:
    monkeypatch.setattr(mutants, 'changes', made(*changed))
    assert mutants.main(['rules/hrd101_bare_except.py', *args]) == status
    out = capsys.readouterr().out
    assert out.endswith(f'rules/hrd101_bare_except.py: {total}\ntotal: {total}\n')
    assert ('+    if not node.type is not None:' in out) is ('1 of 2' in total)


def test_tests_that_fail_anyhow(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(mutants, 'TESTS', ((r'rules/(hrd\d+)', [['tests/test_cases.py', '-k', 'nothing']]),))
    with pytest.raises(SystemExit):
        mutants.main(['rules/hrd101_bare_except.py'])
    assert 'fail as it is' in capsys.readouterr().err


def test_module_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        mutants.main(['rules/hrd999_none.py'])
    assert 'hrd999_none.py is not there' in capsys.readouterr().err


@pytest.mark.parametrize('path', sorted((mutants.ROOT / mutants.PACKAGE).rglob('[!_]*.py')), ids=lambda path: path.stem)
def test_there_are_tests_for_every_rule_and_name(path: Path) -> None:
    stages = [*mutants.tests_of(path)]
    assert bool(stages) is (path.parent.name in ('rules', 'names'))
    assert all((mutants.ROOT / stage[0]).is_file() for stage in stages)
