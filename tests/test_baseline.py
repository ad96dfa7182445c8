"""The baseline: its text, what is subtracted, and the command that writes it, with flake8 in this process."""
from __future__ import annotations

import ast
import os
import runpy
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from flake8.exceptions import EarlyQuit
from flake8.main.application import Application
from flake8.main.cli import main as flake8_main

from flake8_bigthree import baseline
from flake8_bigthree import commands
from flake8_bigthree.baseline import Baseline
from flake8_bigthree.baseline import Entry
from flake8_bigthree.checker import Violation
from flake8_bigthree.errors import BaselineError
from flake8_bigthree.names.project import Project
from flake8_bigthree.options import Options

BROAD = '''
def {name}():
    try:
        print()
    except Exception:{comment}
        return  None
'''
KNOWN = 'a.py HRD103 load 1'

Run = Callable[..., tuple[int, list[str], str]]


def broad(*names: str, comment: str = '') -> str:
    """Functions of these names, each with a broad catch."""
    return ''.join(BROAD.format(name=name, comment=comment) for name in names)


def known(*lines: str) -> Baseline:
    return baseline.parse('\n'.join(lines), 'here')


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose configuration says HRD103 and HRD901 only, and a baseline."""
    monkeypatch.chdir(tmp_path)
    configure(tmp_path)
    return tmp_path


def configure(folder: Path, *lines: str) -> None:
    text = ['[flake8]', 'select = HRD103, HRD901', 'bigthree-baseline = known.txt', *lines, '']
    (folder / 'setup.cfg').write_text('\n'.join(text), encoding='utf-8')


def entries(folder: Path) -> list[str]:
    """The lines of the baseline file without its header."""
    return (folder / 'known.txt').read_text(encoding='utf-8').splitlines()[1:]


@pytest.fixture
def lint(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., list[str]]:
    """Lines of output of flake8."""
    def run(*args: str) -> list[str]:
        monkeypatch.setattr(sys, 'argv', ['flake8', '-j1', '--format=%(path)s:%(row)d %(code)s', *args])
        flake8_main()
        return capsys.readouterr().out.splitlines()
    return run


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Exit code, lines of output and errors of `python -m flake8_bigthree baseline`."""
    def run(*args: str) -> tuple[int, list[str], str]:
        argv = ['baseline', '-j1', *args]
        monkeypatch.setattr(sys, 'argv', ['flake8_bigthree', *argv])
        status = commands.main(argv)
        out, err = capsys.readouterr()
        return status, out.splitlines(), err
    return run


# The text.

def test_text_is_sorted_and_read_back() -> None:
    found = Counter({
        Entry('b c.py', 'HRD103', 'f'): 2, Entry('a.py', 'HRD302', '-'): 1, Entry('a.py', 'HRD103', 'g'): 1,
    })
    text = baseline.render(found)
    header, *lines, end = text.split('\n')
    assert (header[0], lines, end) == ('#', ['a.py HRD103 g 1', 'a.py HRD302 - 1', 'b c.py HRD103 f 2'], '')
    assert baseline.parse(text, 'here') == found


def test_lines_of_one_entry_add_up() -> None:
    assert known(KNOWN, '', '# a comment', KNOWN) == {Entry('a.py', 'HRD103', 'load'): 2}


@pytest.mark.parametrize(('line', 'message'), [
    ('<<<<<<< ours', 'here:2: a conflict of a merge is left: <<<<<<< ours'),
    ('=======', 'here:2: a conflict of a merge is left: ======='),
    ('||||||| base', 'here:2: a conflict of a merge is left: ||||||| base'),
    ('>>>>>>> theirs', 'here:2: a conflict of a merge is left: >>>>>>> theirs'),
    *(
        (line, f'here:2: no entry of the form "path code name count": {line}')
        for line in (
            'a.py HRD103 load', 'a.py HRD103 load 0', 'a.py HRD103 load -1', 'a.py HRD103 load x', 'a.py  load 1',
        )
    ),
])
def test_damage_is_named(line: str, message: str) -> None:
    with pytest.raises(BaselineError) as raised:
        known(KNOWN, line)
    assert str(raised.value) == message


def test_file_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert baseline.read(str(tmp_path / 'known.txt')) == {}


@pytest.mark.parametrize('text', [f'\ufeff{KNOWN}\n', f'{KNOWN}\r\n'])
def test_file_may_have_gone_through_an_editor(text: str, tmp_path: Path) -> None:
    (tmp_path / 'known.txt').write_text(text, encoding='utf-8', newline='')
    assert baseline.read(str(tmp_path / 'known.txt')) == known(KNOWN)


@pytest.mark.parametrize(('content', 'message'), [
    (b'\xff', 'known.txt:1: no entry of the form'), (None, 'known.txt: cannot be read: '),
])
def test_file_that_cannot_be_read_is_named(content: bytes | None, message: str, tmp_path: Path) -> None:
    path = tmp_path / 'known.txt'
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    with pytest.raises(BaselineError, match=message):
        baseline.read(str(path))


def test_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / 'target.txt'
    target.write_text('old', encoding='utf-8')
    (tmp_path / 'known.txt').symlink_to(target)
    baseline.write(str(tmp_path / 'known.txt'), known(KNOWN))
    assert baseline.read(str(target)) == known(KNOWN)
    assert sorted(os.listdir(tmp_path)) == ['known.txt', 'target.txt']


def test_file_that_cannot_be_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / 'known.txt'
    path.write_text('old', encoding='utf-8')

    def fail(source: str, target: str) -> None:
        raise PermissionError(target)  # noqa: HRD302 - as os.replace does

    monkeypatch.setattr(os, 'replace', fail)
    with pytest.raises(BaselineError, match='known.txt: cannot be written: '):
        baseline.write(str(path), known(KNOWN))
    assert path.read_text(encoding='utf-8') == 'old'
    assert os.listdir(tmp_path) == ['known.txt']


def test_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match='cannot be written: '):
        baseline.write(str(tmp_path / 'no' / 'known.txt'), known(KNOWN))


# The names around.

SOURCE = '''import a
@a
class C(a):
    x = 1
    @a
    def f(self,
          b):
        if b:
            def g(): pass
    y = 2
if a: pass
z = 3; é = 'é'
class é: x = 1
'''


@pytest.mark.parametrize(('place', 'name'), [
    ((1, 0), ''), ((2, 1), 'C'), ((3, 0), 'C'), ((4, 4), 'C'), ((5, 5), 'C.f'), ((6, 6), 'C.f'), ((7, 10), 'C.f'),
    ((8, 11), 'C.f'), ((9, 21), 'C.f.g'), ((10, 4), 'C'), ((11, 6), ''), ((12, 11), ''), ((13, 9), 'é'),
])
def test_name_is_that_of_the_innermost_definition(place: tuple[int, int], name: str) -> None:
    module = Project(Options(), os.curdir).open(None, ast.parse(SOURCE), SOURCE)
    assert baseline.around(module, *place) == name


# Sums.

def test_each_finding_is_known_once() -> None:
    violations = [Violation(number, 0, 'HRD103', '') for number in range(3)]
    found = [(Entry('a.py', 'HRD103', 'f'), violation) for violation in violations]
    new, stale = baseline.subtract(found, known('a.py HRD103 f 2', 'a.py HRD101 f 1'))
    assert (new, stale) == (violations[2:], known('a.py HRD101 f 1'))


@pytest.mark.parametrize(('folders', 'left'), [
    ([''], []),
    (['lib'], ['a.py HRD103 f 1', 'lib2/b.py HRD103 f 1']),
    (['a.py'], ['lib/b.py HRD103 f 1', 'lib2/b.py HRD103 f 1']),
])
def test_entries_of_other_files_stay(folders: list[str], left: list[str]) -> None:
    old = known('a.py HRD103 f 1', 'lib/b.py HRD103 f 1', 'lib2/b.py HRD103 f 1')
    assert baseline.rewritten(old, known(KNOWN), folders) == known(KNOWN, *left)


@pytest.mark.parametrize(('old', 'current', 'new'), [
    (['a.py HRD103 f 2'], ['a.py HRD103 f 1'], ['a.py HRD103 f 1']),
    (['a.py HRD103 f 2'], ['a.py HRD103 f 3'], ['a.py HRD103 f 2']),
    (['a.py HRD103 f 2'], ['a.py HRD103 g 1'], []),
    # a.py is there and gone.py is not: it may have been renamed.
    (['gone.py HRD103 f 2'], ['new.py HRD103 f 3'], ['new.py HRD103 f 2']),
    (['gone.py HRD103 f 1'], ['new.py HRD103 f 1', 'newer.py HRD103 f 1'], ['new.py HRD103 f 1']),
    (['gone.py HRD103 f 1'], ['new.py HRD103 g 1'], []),
    (['gone.py HRD103 f 1', 'a.py HRD103 f 1'], ['a.py HRD103 f 2'], ['a.py HRD103 f 1']),
    (['a.py HRD103 f 1'], ['new.py HRD103 f 1'], []),
    (['other/gone.py HRD103 f 1'], ['new.py HRD103 f 1'], ['other/gone.py HRD103 f 1']),
])
def test_shrinking_adds_nothing(old: list[str], current: list[str], new: list[str]) -> None:
    folders = ['a.py', 'gone.py', 'new.py', 'newer.py']
    assert baseline.shrunk(known(*old), known(*current), folders, ['a.py']) == known(*new)


# flake8 with a baseline.

def test_known_findings_are_not_reported(project: Path, lint: Callable[..., list[str]]) -> None:
    (project / 'a.py').write_text(broad('load', 'save'), encoding='utf-8')
    (project / 'b.py').write_text(broad('load'), encoding='utf-8')
    assert lint() == ['./a.py:5 HRD103', './a.py:11 HRD103', './b.py:5 HRD103']
    (project / 'known.txt').write_text(KNOWN, encoding='utf-8')
    assert lint() == ['./a.py:11 HRD103', './b.py:5 HRD103']


def test_second_equal_finding_is_new(project: Path, lint: Callable[..., list[str]]) -> None:
    (project / 'a.py').write_text(broad('load', 'load'), encoding='utf-8')
    (project / 'known.txt').write_text(KNOWN, encoding='utf-8')
    assert lint() == ['./a.py:11 HRD103']


def test_stale_entry_is_reported(project: Path, lint: Callable[..., list[str]]) -> None:
    (project / 'a.py').write_text('x = 1\n', encoding='utf-8')
    (project / 'known.txt').write_text(KNOWN, encoding='utf-8')
    assert lint() == ['./a.py:1 HRD901']
    assert lint('--ignore=HRD901') == []


@pytest.mark.parametrize(('comment', 'ignores'), [('  # noqa: HRD103', ''), ('', 'per-file-ignores = a.py: HRD103')])
def test_finding_that_is_switched_off_uses_no_entry(
    comment: str, ignores: str, project: Path, lint: Callable[..., list[str]],
) -> None:
    configure(project, ignores)
    (project / 'a.py').write_text(broad('load', comment=comment), encoding='utf-8')
    (project / 'known.txt').write_text(KNOWN, encoding='utf-8')
    assert lint() == ['./a.py:1 HRD901']
    if comment:
        (project / 'a.py').write_text(broad('load', comment=comment) + broad('load'), encoding='utf-8')
        assert lint() == []
        assert lint('--disable-noqa') == ['./a.py:11 HRD103']


@pytest.mark.native
def test_source_without_file_has_no_entries(project: Path) -> None:
    (project / 'known.txt').write_text('stdin HRD103 load 1', encoding='utf-8')
    command = [sys.executable, '-m', 'flake8', '-']
    run = subprocess.run(command, input=broad('load'), capture_output=True, encoding='utf-8')
    assert run.stdout.startswith('stdin:5:5: HRD103')


def test_damaged_baseline_stops_flake8(project: Path, lint: Callable[..., list[str]]) -> None:
    (project / 'known.txt').write_text('x', encoding='utf-8')
    assert any('known.txt:1: no entry of the form' in line for line in lint())


# The command.

def test_baseline_is_written_and_checked(project: Path, command: Run, lint: Callable[..., list[str]]) -> None:
    (project / 'a.py').write_text(broad('load'), encoding='utf-8')
    assert command('--check') == (1, ['found, but not in the baseline: a.py HRD103 load 1'], '')
    assert command() == (0, ['known.txt: 1 known findings, 1 more and 0 less than before'], '')
    assert (entries(project), lint()) == ([KNOWN], [])
    assert command('--check') == (0, [], '')
    (project / 'a.py').write_text(broad('save'), encoding='utf-8')
    assert command('--check') == (
        1,
        ['found, but not in the baseline: a.py HRD103 save 1', 'in the baseline, but not found: a.py HRD103 load 1'],
        '',
    )
    assert entries(project) == [KNOWN]
    assert command('--shrink') == (0, ['known.txt: 0 known findings, 0 more and 1 less than before'], '')
    assert (entries(project), lint()) == ([], ['./a.py:5 HRD103'])


def test_noqa_and_ignores_are_those_of_flake8(project: Path, command: Run) -> None:
    lines = ('exclude = c', 'per-file-ignores = b.py: HRD103', 'output-file = out.txt', 'quiet = 1')
    configure(project, 'extend-select = E', *lines)
    (project / 'c').mkdir()
    for name, comment in {'a.py': '', 'b.py': '', 'c/d.py': '', 'e.py': '  # noqa'}.items():
        (project / name).write_text(broad('load', comment=comment), encoding='utf-8')
    assert command()[0] == 0
    assert entries(project) == [KNOWN]
    assert not (project / 'out.txt').exists()


def test_part_of_the_paths_is_written_anew(project: Path, command: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / 'lib').mkdir()
    (project / 'lib' / 'b.py').write_text(broad('load'), encoding='utf-8')
    (project / 'known.txt').write_text('\n'.join([KNOWN, 'lib/gone.py HRD103 f 1']), encoding='utf-8')
    monkeypatch.chdir(project / 'lib')
    assert command('--config=../setup.cfg')[0] == 0
    assert entries(project) == [KNOWN, 'lib/b.py HRD103 load 1']


@pytest.mark.parametrize('mode', [[], ['--check'], ['--shrink']])
def test_path_that_leads_nowhere_is_an_error(mode: list[str], project: Path, command: Run) -> None:
    (project / 'known.txt').write_text('lob.py HRD103 f 1', encoding='utf-8')
    message = 'lob: there is no such file or folder, nor is there one in known.txt\n'
    assert command('.', 'lob', *mode) == (2, [], message)
    assert (project / 'known.txt').read_text(encoding='utf-8') == 'lob.py HRD103 f 1'


@pytest.mark.parametrize('path', ['lib', 'lib/gone.py'])
def test_path_of_what_is_gone_is_none(path: str, project: Path, command: Run) -> None:
    (project / 'known.txt').write_text('\n'.join([KNOWN, 'lib/gone.py HRD103 f 1']), encoding='utf-8')
    assert command(path)[0] == 0
    assert entries(project) == [KNOWN]


@pytest.mark.parametrize('paths', [['a.py', 'a.py'], ['.', 'a.py'], ['a.py', 'link.py']])
def test_file_that_is_given_twice_counts_once(
    paths: list[str], project: Path, command: Run, lint: Callable[..., list[str]],
) -> None:
    (project / 'a.py').write_text(broad('load'), encoding='utf-8')
    (project / 'b.py').write_text(broad('save'), encoding='utf-8')
    (project / 'link.py').symlink_to('a.py')
    assert command(*paths, 'b.py')[0] == 0
    assert entries(project) == [KNOWN, 'b.py HRD103 save 1']
    assert lint() == []


def test_file_that_does_not_parse_keeps_its_entries(project: Path, command: Run) -> None:
    (project / 'a.py').write_text('def load(', encoding='utf-8')
    (project / 'b.py').write_text(broad('load'), encoding='utf-8')
    (project / 'known.txt').write_text('\n'.join([KNOWN, 'gone.py HRD103 f 1']), encoding='utf-8')
    assert command()[0] == 0
    assert entries(project) == [KNOWN, 'b.py HRD103 load 1']
    assert command('b.py')[0] == 0
    assert entries(project) == [KNOWN, 'b.py HRD103 load 1']


def test_renamed_file_keeps_its_entries(project: Path, command: Run, lint: Callable[..., list[str]]) -> None:
    (project / 'b.py').write_text(broad('load', 'save'), encoding='utf-8')
    (project / 'known.txt').write_text(KNOWN, encoding='utf-8')
    assert command('--shrink') == (0, ['known.txt: 1 known findings, 0 more and 0 less than before'], '')
    assert (entries(project), lint()) == (['b.py HRD103 load 1'], ['./b.py:11 HRD103'])


def test_entries_of_a_renamed_file_are_no_new_ones(project: Path, command: Run, lint: Callable[..., list[str]]) -> None:
    (project / 'b.py').write_text(broad('load', 'save'), encoding='utf-8')
    (project / 'known.txt').write_text('\n'.join([KNOWN, 'a.py HRD103 close 1']), encoding='utf-8')
    assert command() == (0, ['known.txt: 2 known findings, 1 more and 1 less than before'], '')
    assert (entries(project), lint()) == (['b.py HRD103 load 1', 'b.py HRD103 save 1'], [])


@pytest.mark.native
def test_workers_do_not_subtract(project: Path) -> None:
    for name in ('a.py', 'b.py', 'c.py'):
        (project / name).write_text(broad('load'), encoding='utf-8')
    (project / 'known.txt').write_text(KNOWN, encoding='utf-8')
    command = [sys.executable, '-m', 'flake8_bigthree', 'baseline', '-j2']
    run = subprocess.run(command, capture_output=True, encoding='utf-8')
    assert (run.returncode, run.stderr) == (0, '')
    assert entries(project) == [KNOWN, 'b.py HRD103 load 1', 'c.py HRD103 load 1']


@pytest.mark.parametrize(('lines', 'message'), [
    (['bigthree-baseline ='], 'bigthree-baseline is not set'),
    (['bigthree-allow-broad = x'], "bigthree-allow-broad = 'x' is wrong"),
])
def test_wrong_configuration_is_an_error(project: Path, command: Run, lines: list[str], message: str) -> None:
    (project / 'setup.cfg').write_text('\n'.join(['[flake8]', *lines]), encoding='utf-8')
    status, out, err = command()
    assert (status, out) == (2, [])
    assert message in err


def test_damaged_baseline_is_not_written_over(project: Path, command: Run) -> None:
    (project / 'known.txt').write_text('<<<<<<< ours\n', encoding='utf-8')
    status, _, err = command()
    assert status == 2 and 'known.txt:1: a conflict of a merge is left' in err
    assert (project / 'known.txt').read_text(encoding='utf-8') == '<<<<<<< ours\n'


def test_stopped_flake8_writes_nothing(project: Path, command: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(self: object) -> None:
        raise EarlyQuit

    monkeypatch.setattr(Application, 'run_checks', stop)
    assert command() == (2, [], 'flake8 has been stopped\n')
    assert not (project / 'known.txt').exists()


def test_failed_flake8_writes_nothing(project: Path, command: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Application) -> None:
        self.catastrophic_failure = True

    monkeypatch.setattr(Application, 'run_checks', fail)
    monkeypatch.setattr(Application, 'report', lambda self: None)
    assert command() == (2, [], 'flake8 has failed\n')


def test_module_is_the_command(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / 'a.py').write_text(broad('load'), encoding='utf-8')
    monkeypatch.setattr(sys, 'argv', ['flake8_bigthree', 'baseline', '-j1', '--check'])
    with pytest.raises(SystemExit) as raised:
        runpy.run_module('flake8_bigthree', run_name='__main__')
    assert raised.value.code == 1
