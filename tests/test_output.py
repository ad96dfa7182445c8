"""The files that commands write: whole or untouched, whenever a run is killed, beside other runs, on a full disk."""
from __future__ import annotations

import errno
import json
import os
import signal
import stat
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from flake8_bigthree.baseline import Entry as Known
from flake8_bigthree.baseline import write
from flake8_bigthree.errors import BaselineError
from flake8_bigthree.errors import RecordError
from flake8_bigthree.errors import ReportError
from flake8_bigthree.output import put
from flake8_bigthree.output import say
from flake8_bigthree.report import record
from flake8_bigthree.report.figures import Figures
from flake8_bigthree.report.record import Entry

pytestmark = pytest.mark.native

BROAD = 'try: print()\nexcept Exception: raise\n'
ADDED = Entry('2026-01-31T12:30:00+00:00', None, 50.0, Figures(slots=3))
#: No run takes as long by far (seconds).
PATIENCE = 120
COMMANDS = {
    'baseline': ['baseline'], 'report': ['report', '--output', 'report.txt'],
    'record': ['report', '--record', 'record.jsonl'], 'pages': ['report', '--format', 'html', '--output', 'pages'],
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that is the current folder, with a baseline that has to grow, a report and a record."""
    monkeypatch.chdir(tmp_path)
    lines = '[flake8]\nselect = HRD\nbigthree-baseline = known.txt\nexclude = .*\n'
    (tmp_path / 'setup.cfg').write_text(lines, encoding='utf-8')
    for number in range(3):
        (tmp_path / f'a{number}.py').write_text(BROAD * 20, encoding='utf-8')
    (tmp_path / 'known.txt').write_text('a0.py HRD103 - 1\n', encoding='utf-8')
    (tmp_path / 'report.txt').write_text('old\n', encoding='utf-8')
    record.append('record.jsonl', ADDED)
    return tmp_path


def spoken(*args: str, code: str = '', **how: Any) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, after some code."""
    run = f'import sys\n{code}\nfrom flake8_bigthree.commands import main\nsys.exit(main({[*args]}))'
    command = [sys.executable, '-c', run]
    given: dict[str, Any] = {'capture_output': True, 'timeout': PATIENCE, **how}  # noqa: HRD213 - as `run` takes it
    return subprocess.run(command, encoding='utf-8', **given)


def contents(folder: Path) -> dict[str, str]:
    """The files in a folder, by their names."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding='utf-8')
        for path in folder.rglob('*') if path.is_file() and path.suffix != '.tmp'
    }


# Killed.

def killing(name: str) -> str:
    """Code that lets the next call of a function kill the process."""
    module = name.partition('.')[0]
    return f'import {module}, os, signal\n{name} = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)'


@pytest.mark.parametrize('place', ['os.fsync', 'shutil.copymode', 'os.replace'])
@pytest.mark.parametrize(('name', 'args'), [('known.txt', COMMANDS['baseline']), ('report.txt', COMMANDS['report'])])
def test_killed_run_leaves_the_old_file(project: Path, name: str, args: list[str], place: str) -> None:
    before = contents(project)
    assert spoken(*args, code=killing(place)).returncode == -signal.SIGKILL
    assert contents(project) == before
    assert spoken(*args).returncode == 0  # what is left over is in nobody's way
    assert contents(project)[name] != before[name]


def test_killed_run_leaves_whole_pages(project: Path) -> None:
    args = COMMANDS['pages']
    assert spoken(*args).returncode == 0
    before = contents(project / 'pages')
    code = (
        'import os, signal\nreal, left = os.replace, [3]\ndef replace(*names):\n    real(*names)\n    left[0] -= 1\n'
        '    left[0] or os.kill(os.getpid(), signal.SIGKILL)\nos.replace = replace'
    )
    (project / 'a0.py').write_text('', encoding='utf-8')
    assert spoken(*args, code=code).returncode == -signal.SIGKILL
    half = contents(project / 'pages')
    assert half.keys() == before.keys()
    assert spoken(*args).returncode == 0
    after = contents(project / 'pages')
    assert all(text in (before[name], after[name]) for name, text in half.items() if name != 'bigthree-report.txt')


@pytest.mark.parametrize('times', range(1, 6))
def test_run_that_is_killed_at_any_time(project: Path, times: int) -> None:
    loop = (
        'from flake8_bigthree.output import put\nnumber = 0\n'
        'while True:\n    number += 1\n    put("many.txt", f"{number}\\n" * 10_000, is_lasting=False)\n'
        '    print("written", flush=True)\n'
    )
    with subprocess.Popen([sys.executable, '-c', loop], stdout=subprocess.PIPE) as run:
        for _ in range(times):  # at another moment each time
            assert run.stdout and run.stdout.readline()
        run.kill()
    lines = (project / 'many.txt').read_text(encoding='utf-8').splitlines()
    assert len(lines) == 10_000 and len({*lines}) == 1


# A full disk: the kernel refuses what makes a file larger than this (bytes), as it does where there is no room.

def limited(size: int) -> Callable[[], None]:
    import resource  # here, as not every platform has it
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize('name', COMMANDS)
def test_full_disk_is_a_clear_error_and_nothing_is_lost(project: Path, name: str) -> None:
    args = COMMANDS[name]
    assert spoken(*args).returncode == 0
    for number in range(3, 6):
        (project / f'a{number}.py').write_text(f'class A{number}:\n    def f(self, a): raise ValueError\n' * 9, 'utf-8')
    before = contents(project)
    target = {'baseline': 'known.txt', 'report': 'report.txt', 'record': 'record.jsonl', 'pages': 'pages'}[name]
    size = (project / target).stat().st_size if name == 'record' else 50
    run = spoken(*args, preexec_fn=limited(size + 50))
    assert (run.returncode, run.stderr.count('\n')) == (2, 1)
    assert f'{target}: cannot be written: ' in run.stderr
    assert contents(project) == before
    assert not [*project.rglob('*.tmp')]
    assert spoken(*args).returncode == 0


@pytest.mark.parametrize(('args', 'target'), [
    (['report', '--output', '/dev/full'], '/dev/full'),
    (['report'], 'standard output'), (['explain', 'HRD101'], 'standard output'), (['baseline'], 'standard output'),
])
def test_device_that_is_full_is_a_clear_error(project: Path, args: list[str], target: str) -> None:
    with open('/dev/full', 'w', encoding='utf-8') as full:
        run = spoken(*args, capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert run.returncode == 2
    assert run.stderr.startswith(f'{target}: cannot be written: [Errno {errno.ENOSPC}] ')
    assert run.stderr.count('\n') == 1
    assert stat.S_ISCHR(os.stat('/dev/full').st_mode)


def test_what_cannot_be_printed_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    with open('/dev/full', 'w', encoding='utf-8') as full:
        monkeypatch.setattr(sys, 'stdout', full)
        with pytest.raises(ReportError, match='^standard output: cannot be written: '):
            say('text')
    receiver, sender = os.pipe()
    os.close(receiver)
    with open(sender, 'w', encoding='utf-8') as nobody:
        monkeypatch.setattr(sys, 'stdout', nobody)
        say('text')


def test_device_is_written_to_and_not_replaced(project: Path) -> None:
    (project / 'null').symlink_to(os.devnull)
    put('null', 'text')
    assert stat.S_ISCHR(os.stat('null').st_mode) and os.path.islink('null')
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_mode_of_a_file_stays(project: Path) -> None:
    os.chmod('known.txt', 0o640)
    put('known.txt', 'new')
    assert stat.S_IMODE(os.stat('known.txt').st_mode) == 0o640


def test_stopped_run_leaves_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(number: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, 'fsync', stop)
    before = sorted(os.listdir())
    with pytest.raises(KeyboardInterrupt):
        put('known.txt', 'new')
    assert sorted(os.listdir()) == before
    assert (project / 'known.txt').read_text(encoding='utf-8') == 'a0.py HRD103 - 1\n'


# Beside one another.

@pytest.mark.parametrize('name', COMMANDS)
def test_runs_at_the_same_time(project: Path, name: str) -> None:
    args = COMMANDS[name]
    with ThreadPoolExecutor(3) as pool:
        runs = [*pool.map(lambda number: spoken(*args), range(3))]
    assert [(run.returncode, run.stderr) for run in runs] == [(0, '')] * 3
    several = contents(project)
    if name == 'record':
        assert len(record.read('record.jsonl')) == 4
    else:
        assert spoken(*args).returncode == 0
        assert {name: text for name, text in contents(project).items() if 'index.html' not in name} == {
            name: text for name, text in several.items() if 'index.html' not in name
        }


# The record.

def test_entry_is_put_behind_a_line_without_end(project: Path) -> None:
    text = (project / 'record.jsonl').read_text(encoding='utf-8')
    (project / 'record.jsonl').write_text(text.rstrip('\n'), encoding='utf-8')
    record.append('record.jsonl', ADDED)
    assert record.read('record.jsonl') == [ADDED, ADDED]
    assert (project / 'record.jsonl').read_text(encoding='utf-8') == text * 2


class Shared:
    """A file to which another run adds an entry as soon as this one has looked for its end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = open(path, 'a+b', buffering=0)

    def seek(self, offset: int, whence: int) -> int:
        found = self._file.seek(offset, whence)
        if offset:
            record.append(str(self._path), ADDED)
        return found

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)


@pytest.mark.parametrize('end', ['\n', ''])
def test_entry_that_is_added_meanwhile_does_no_harm(project: Path, end: str) -> None:
    path = project / 'record.jsonl'
    text = path.read_text(encoding='utf-8')
    path.write_text(text.rstrip('\n') + end, encoding='utf-8')
    file = Shared(path)
    record._add(text.encode(), file)  # type: ignore[arg-type]
    getattr(file, 'close')()
    assert record.read(str(path)) == [ADDED] * 3
    assert path.read_text(encoding='utf-8') == (text * 3 if end else f'{text * 2}\n{text}')


@pytest.mark.parametrize('is_alone', [True, False])
def test_half_an_entry_is_taken_back_unless_another_run_has_added_one(project: Path, is_alone: bool) -> None:
    path = project / 'record.jsonl'
    before = path.read_text(encoding='utf-8')

    class Full:
        """A file on a disk that is nearly full, to which another run may write at the same moment."""

        def __init__(self) -> None:
            self._file = open(path, 'a+b', buffering=0)

        def write(self, line: bytes) -> int | None:
            written = self._file.write(line[:9])
            if not is_alone:
                with open(path, 'ab') as other:
                    other.write(b'other\n')
            return written

        def __getattr__(self, name: str) -> object:
            return getattr(self._file, name)

    full = Full()
    with pytest.raises(OSError, match='No space left'):
        record._add(b'0123456789\n', full)  # type: ignore[arg-type]
    getattr(full, 'close')()
    assert path.read_text(encoding='utf-8') == before + ('' if is_alone else '012345678other\n')


def test_record_that_cannot_be_written_is_named(project: Path) -> None:
    with pytest.raises(RecordError, match='^pages/record.jsonl: cannot be written: '):
        record.append('pages/record.jsonl', ADDED)


# Names that are no text.

def test_files_with_odd_names_have_a_baseline_and_a_report(project: Path) -> None:
    name = os.fsdecode(b'\xff.py')
    (project / name).write_text(BROAD, encoding='utf-8')
    for args in (['baseline'], ['report'], ['report', '--format', 'json', '--output', 'report.json'],
                 ['report', '--format', 'markdown', '--output', 'report.md'], COMMANDS['pages']):
        run = spoken(*args)
        assert (run.returncode, run.stderr) == (0, '')
    assert b'\xff.py HRD103 - 1\n' in (project / 'known.txt').read_bytes()
    assert json.loads((project / 'report.json').read_text(encoding='utf-8'))
    assert spoken('baseline', '--check').returncode == 0


def test_name_with_a_line_end_is_refused(project: Path) -> None:
    before = (project / 'known.txt').read_text(encoding='utf-8')
    (project / 'a\nb.py').write_text(BROAD, encoding='utf-8')
    run = spoken('baseline')
    assert (run.returncode, run.stderr.count('\n')) == (2, 1)
    assert "known.txt: cannot be written: a line has no room for the name 'a\\nb.py'" in run.stderr
    with pytest.raises(BaselineError, match='a line has no room'):
        write('known.txt', Counter([Known('a\n', 'HRD103', '-')]))
    assert (project / 'known.txt').read_text(encoding='utf-8') == before


def test_record_is_neither_a_device_nor_bytes(project: Path) -> None:
    with pytest.raises(RecordError, match='^/dev/zero: cannot be read: it is no file'):
        record.read('/dev/zero')
    (project / 'record.jsonl').write_bytes(b'\xff')
    with pytest.raises(RecordError, match='^record.jsonl: cannot be read: '):
        record.read('record.jsonl')
