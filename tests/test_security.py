"""What SECURITY.md promises, watched by an audit hook: nothing linted runs, nothing leaves, nothing else is read."""
from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import NamedTuple

import pytest

import flake8_bigthree

pytestmark = pytest.mark.native

#: Notes what a process does, as JSON, when it ends. What it writes that to is opened before.
HOOK = '''
import atexit, json, os, sys
out = os.open({out!r}, os.O_WRONLY | os.O_CREAT)
seen = []
def note(event, args):
    if event in ('open', 'os.listdir', 'os.scandir'):
        path = args[0]
        if isinstance(path, (str, bytes)):
            how = args[1] if event == 'open' else 'r'
            flags = args[2] if event == 'open' else 0
            is_written = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)) or bool({{*(how or '')}} & {{*'wax+'}})
            seen.append((event, os.path.realpath(os.fsdecode(path)), is_written))
    elif event == 'exec':
        name = args[0].co_filename  # of a text, as a namedtuple makes it, or what the trace would show, it is <string>
        seen.append((event, name if name[0] == '<' else os.path.realpath(name), False))
    elif event == 'import':
        seen.append((event, args[0], False))
    elif event.startswith(('socket.', 'urllib.', 'subprocess.', 'os.system', 'os.exec', 'os.posix_spawn', 'os.fork')):
        seen.append((event, str(args), False))
    elif event in ('os.rename', 'os.remove', 'os.mkdir', 'os.chmod', 'os.truncate', 'shutil.copymode'):
        seen.append((event, os.path.realpath(os.fsdecode(args[0])), True))
atexit.register(lambda: os.write(out, json.dumps(seen).encode()))
sys.addaudithook(note)
'''

#: Leaves a trace wherever it is executed.
TRACE = 'open({trace!r}, "w").close()\n'


class Event(NamedTuple):
    """What has happened, to which file, module or address; is something written?"""

    name: str
    what: str
    is_written: bool


class Tree(NamedTuple):
    """A project, and the folders around it that are none of its business."""

    root: Path
    outside: Path
    trace: Path


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """A project that tempts: every file of it leaves a trace if executed, and there is much beside it."""
    root, outside, trace = tmp_path / 'project', tmp_path / 'outside', tmp_path / 'trace'
    bait = TRACE.format(trace=str(trace))
    files = {
        'project/setup.cfg': '[flake8]\nextend-select = HRD\nbigthree-source-roots = lib\n'
        'bigthree-base-exception = app.errors.AppError, rich.errors.ConsoleError\n'
        'bigthree-baseline = known.txt\nbigthree-min-annotated = 80\n',
        'project/known.txt': 'main.py HRD302 nowhere 1\n',
        'project/pyproject.toml': '[tool.pytest.ini_options]\naddopts = "-p evil"\n',
        'project/conftest.py': f'{bait}pytest_plugins = ["evil"]\n',
        'project/evil.py': bait,
        'project/sitecustomize.py': bait,
        'project/app/__init__.py': f'{bait}from .errors import *\n',
        'project/app/errors.py': f'{bait}class AppError(Exception): ...\n__all__ = [open({str(trace)!r}, "w").name]\n',
        'project/lib/helper.py': f'{bait}class HelpError(Exception): ...\n',
        'project/main.py': f'{bait}from app import AppError\nfrom helper import HelpError\nfrom .... import secret\n'
        'from ....outside import secret as other\nfrom outside.secret import Error\nimport socket, evil, antigravity\n'
        f'def f(a: "open({str(trace)!r}, \'w\')" = None, b=open): raise HelpError\ndef g(): raise Error\n'
        'def h(): raise secret.Error\ndef i(): raise other.Error\n'
        'def j(): raise socket.error\ndef k(): raise evil.Error\n'
        f'@open({str(trace)!r}, "w")\nclass A(open({str(trace)!r}, "w")): ...\n',
        'project/test_main.py': 'import evil\ndef test_a():\n    evil.check()\nasync def test_b():\n    pass\n',
        'outside/secret.py': f'{bait}class Error(Exception): ...\n',
        'outside/__init__.py': bait,
        'secret.py': f'{bait}class Error(Exception): ...\n',
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding='utf-8')
    return Tree(root, outside, trace)


def watched(tree: Tree, code: str) -> list[Event]:
    """What a process does that runs this code in the folder of the project."""
    log = tree.root.parent / 'log.json'
    run = subprocess.run(
        [sys.executable, '-P', '-B', '-c', HOOK.format(out=str(log)) + code], cwd=tree.root, capture_output=True,
        encoding='utf-8',
    )
    assert 'Traceback' not in run.stderr
    return [Event(*event) for event in json.loads(log.read_text(encoding='utf-8'))]


def ran(*args: str) -> str:
    """Code that runs flake8 or, by the name of a command, ourselves."""
    module = 'flake8_bigthree.commands' if args[0] in ('baseline', 'report') else 'flake8.main.cli'
    return f'from {module} import main\nsys.argv = ["flake8", *{[*args]}]\nmain({[*args]})\n'


RUNS = {
    'flake8': ['-j1', '.'], 'two workers': ['-j2', '.'], 'one file': ['-j1', 'main.py'],
    'report': ['report', '-j1'], 'baseline': ['baseline', '-j1', '--check'],
}
runs = pytest.mark.parametrize('args', RUNS.values(), ids=RUNS)


def is_in(path: str, *folders: str | os.PathLike[str]) -> bool:
    return any(f'{path}/'.startswith(f'{os.path.realpath(folder)}/') for folder in folders)


@runs
def test_nothing_that_is_linted_is_executed_or_imported(tree: Tree, args: list[str]) -> None:
    events = watched(tree, ran(*args))
    assert not [event for event in events if event.name == 'exec' and is_in(event.what, tree.root.parent)]
    names = {event.what.partition('.')[0] for event in events if event.name == 'import'}
    assert names.isdisjoint({'app', 'helper', 'evil', 'outside', 'secret', 'conftest', 'main', 'antigravity'})
    assert not tree.trace.exists()


def test_what_is_executed_would_be_seen(tree: Tree) -> None:
    events = watched(tree, f'sys.path.append({str(tree.root)!r})\nimport evil')
    assert ('exec', str(tree.root / 'evil.py')) in {event[:2] for event in events}
    assert ('import', 'evil') in {event[:2] for event in events}
    assert tree.trace.exists()


@runs
def test_there_is_no_network_and_no_other_program(tree: Tree, args: list[str]) -> None:
    names = {event.name for event in watched(tree, ran(*args))}
    others = ('socket.', 'urllib.', 'subprocess.', 'os.exec', 'os.posix_spawn', 'os.system')
    assert not {name for name in names if name.startswith(others)}
    assert 'os.fork' not in names or '-j2' in args


def test_network_would_be_seen(tree: Tree) -> None:
    code = (
        'import socket, subprocess\ntry: socket.create_connection(("127.0.0.1", 9), timeout=1)\nexcept OSError: pass\n'
        'subprocess.run([sys.executable, "-c", ""])'
    )
    assert {'socket.connect', 'subprocess.Popen'} <= {event.name for event in watched(tree, code)}


def test_git_is_asked_for_the_commit_alone(tree: Tree) -> None:
    events = watched(tree, ran('report', '-j1', '--record', 'record.jsonl'))
    started = [event.what for event in events if event.name == 'subprocess.Popen']
    assert len(started) == 1
    assert "'rev-parse', 'HEAD'" in started[0]


@runs
def test_nothing_is_read_outside_of_the_roots(tree: Tree, args: list[str]) -> None:
    events = watched(tree, ran(*args))
    package = os.path.dirname(flake8_bigthree.__file__)
    pythons = [*sysconfig.get_paths().values(), sys.prefix, sys.base_prefix, package]
    devices = ['/dev', '/proc', '/sys', '/usr', '/etc']
    read = {event.what for event in events if event.name in ('open', 'os.listdir', 'os.scandir')}
    assert not {path for path in read if not is_in(path, tree.root, *pythons, *devices)} - about(tree)
    assert str(tree.root / 'app' / 'errors.py') in read
    assert any(path.endswith('rich/errors.py') for path in read)  # as the configuration names a class of it
    assert not {path for path in read if path.endswith('.py') and is_in(path, tree.outside)}


def about(tree: Tree) -> set[str]:
    """Folders of the import system, and what Python itself looks at."""
    return {os.path.realpath(path) for path in [*sys.path, str(Path(flake8_bigthree.__file__).parents[1])]}


def test_what_is_read_outside_would_be_seen(tree: Tree) -> None:
    events = watched(tree, f'open({str(tree.outside / "secret.py")!r}).close()')
    assert str(tree.outside / 'secret.py') in {event.what for event in events if event.name == 'open'}


@pytest.mark.parametrize('args', [RUNS['flake8'], RUNS['report'], RUNS['baseline']])
def test_nothing_is_written(tree: Tree, args: list[str]) -> None:
    written = {event.what for event in watched(tree, ran(*args)) if event.is_written}
    assert not {path for path in written if not is_in(path, '/dev')}


def test_what_is_written_would_be_seen(tree: Tree) -> None:
    written = {event.what for event in watched(tree, ran('baseline', '-j1')) if event.is_written}
    assert any(path.startswith(str(tree.root / 'known.txt')) for path in written)
