"""flake8 as editors run it: on the text in the editor, in some folder, or again and again in one process.

The commands are those of the README or, where an editor has its own, what that editor runs.
"""
from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_readme import block

pytestmark = pytest.mark.native

FLAKE8 = shlex.join([sys.executable, '-m', 'flake8'])

ERRORS = '''class BigThreeError(Exception):
    """Ours."""


class StoreError(BigThreeError):
    """One of them."""


class Loose(Exception):  # noqa: HRD311
    """Another."""
'''
SAVED = '''from lib.errors import Loose
from lib.errors import StoreError


def store() -> None:
    raise StoreError('ä')
'''
#: What is in the editor: nothing of it is to be reported, but for the last line.
EDITED = SAVED + '''

def find() -> None:
    ä: int = 1; raise Loose(ä)  # noqa: E702
'''
FOUND = 10, 17, 'HRD302'

#: By editor: the command that lints standard input, and what it prints.
COMMANDS = {
    'ALE': ('flake8 --format=default --stdin-display-name {} -', r'.*:(\d+):(\d+): (\w+) .*'),
    'Flycheck': ('flake8 --format=default --stdin-display-name={} -', r'.*:(\d+):(\d+): (\w+) .*'),
    'Flycheck with a Python': (
        f'{sys.executable} -c \'import sys;sys.path.pop(0);import runpy;\'\'runpy.run_module("flake8", '
        'run_name="__main__")\' --format=default --stdin-display-name={} -', r'.*:(\d+):(\d+): (\w+) .*',
    ),
    'nvim-lint': (
        "flake8 '--format=%(path)s:%(row)d:%(col)d:%(code)s:%(text)s' --no-show-source --stdin-display-name {} -",
        r'[^:]+:(\d+):(\d+):(\w+):.*',
    ),
    'VS Code, a notebook': (
        '''flake8 --format="'%(row)d,%(col)d,%(code).1s,%(code)s:%(text)s'" --stdin-display-name {} -''',
        r"'(\d+),(\d+),H,(\w+):.*'",
    ),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository in which a file imports from a package that is not above it."""
    root = tmp_path / 'project'
    for name, text in {
        'setup.cfg': '[flake8]\nselect = HRD\n', '.git/HEAD': '', '../elsewhere/a.py': '',
        'lib/__init__.py': '', 'lib/errors.py': ERRORS, 'app/core/__init__.py': '', 'app/core/store.py': SAVED,
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding='utf-8')
    return root


def run(command: str, folder: Path, text: str = '') -> list[str]:
    """The lines that a command of the shell prints in a folder, given this text."""
    found = subprocess.run(command, shell=True, cwd=folder, input=text, capture_output=True, encoding='utf-8')
    assert found.stderr == ''
    assert found.returncode in {0, 1}
    return found.stdout.splitlines()


def linted(command: str, folder: Path, text: str, pattern: str = r'.*:(\d+):(\d+): (\w+) .*') -> list[object]:
    """The line, column and code of each finding in a text."""
    lines = run(re.sub('^flake8', FLAKE8, command), folder, text)
    matches = [re.fullmatch(pattern, line) for line in lines]
    assert all(matches), lines
    return [(int(match[1]), int(match[2]), match[3]) for match in matches if match]


# The text in the editor.

@pytest.mark.parametrize('editor', COMMANDS)
def test_commands_of_editors(project: Path, editor: str) -> None:
    command, pattern = COMMANDS[editor]
    command = command.format(project / 'app/core/store.py')
    assert linted(command, project, EDITED, pattern) == [FOUND]
    assert linted(command, project, SAVED, pattern) == []


@pytest.mark.parametrize('is_configured', [True, False])
@pytest.mark.parametrize(('folder', 'name'), [
    ('.', 'app/core/store.py'),
    ('.', './app/core/store.py'),
    ('.', '{}/app/core/store.py'),
    ('.', '{}/app/core/new.py'),
    ('.', 'app/no/folder/yet/new.py'),
    ('app', 'core/new.py'),
    ('app/core', 'new.py'),
    ('app/core', '{}/app/core/store.py'),
    ('lib', '../app/core/store.py'),
    ('../elsewhere', '{}/app/core/store.py'),
    ('../elsewhere', '../project/app/core/new.py'),
    ('../elsewhere', '{}/app/no/folder/yet/new.py'),
])
def test_verdict_depends_neither_on_the_folder_nor_on_the_name(
    project: Path, folder: str, name: str, is_configured: bool,
) -> None:
    if not is_configured:
        (project / 'setup.cfg').unlink()
    command = f'flake8 --select=HRD --stdin-display-name {name.format(project)} -'
    assert linted(command, project / folder, EDITED) == [FOUND]
    assert linted(command, project / folder, SAVED) == []


def test_text_without_a_name_is_one_of_the_project(project: Path) -> None:
    assert linted('flake8 -', project / 'app', EDITED) == [FOUND]


def test_file_in_no_repository_is_not_reported_for_what_is_not_known(project: Path) -> None:
    (project / '.git').rename(project.parent / 'git')
    command = f'flake8 --select=HRD --stdin-display-name {project}/app/core/store.py -'
    assert linted(command, project.parent / 'elsewhere', EDITED) == []
    assert linted(command, project.parent / 'elsewhere', 'raise ValueError') == [(1, 1, 'HRD302')]


# What the README says.

def test_efm_langserver(project: Path) -> None:
    command = re.search('lint-command: (.+)', block('efm'))
    assert command
    assert "lint-formats: ['%f:%l:%c: %m']" in block('efm')
    given = command[1].replace('${INPUT}', str(project / 'app/core/store.py'))
    assert linted(given, project, EDITED, r'/\S+:(\d+):(\d+): (\w+) \S.*') == [FOUND]


def test_pycharm(project: Path) -> None:
    path = project / 'app' / 'core' / 'store.py'
    path.write_text(EDITED, encoding='utf-8')
    fields = dict(re.findall('^(.+?): +(.+)$', block('pycharm'), re.MULTILINE))
    macros = {
        '$PyInterpreterDirectory$/flake8': FLAKE8, '$FilePath$': str(path), '$ProjectFileDir$': str(project),
    }
    assert [*fields] == ['Program', 'Arguments', 'Working directory', 'Output filters']
    line, = run(f'{macros[fields["Program"]]} {macros[fields["Arguments"]]}', Path(macros[fields['Working directory']]))
    pattern = re.escape(fields['Output filters'])
    for macro, what in {'FILE_PATH': r'(/\S+)', 'LINE': r'(\d+)', 'COLUMN': r'(\d+)', 'MESSAGE': '(.+)'}.items():
        pattern = pattern.replace(re.escape(f'${macro}$'), what)
    shown = re.fullmatch(pattern, line)
    assert shown
    assert shown.groups()[:3] == (str(path), '10', '17')
    assert shown[4].startswith('HRD302 raises Loose (lib/errors.py:9) → Exception')


# One process that runs flake8 as a module each time a line comes, as the extension of VS Code does.
SERVER = '''
import io, json, os, runpy, sys

cwd, *argv = sys.argv[1:]
os.chdir(cwd)
for line in sys.stdin:
    output, sys.stdout = sys.stdout, io.TextIOWrapper(io.BytesIO(), encoding='utf-8')
    sys.argv = ['flake8', *argv]
    try:
        runpy.run_module('flake8', run_name='__main__')
    except SystemExit:
        pass
    sys.stdout.seek(0)
    output, sys.stdout = sys.stdout.read(), output
    print(json.dumps(output.splitlines()), flush=True)
'''


class Server:
    """The extension's process for one file."""

    def __init__(self, path: Path) -> None:
        settings = json.loads(block('vscode'))
        assert settings == {'flake8.importStrategy': 'fromEnvironment', 'flake8.cwd': '${fileDirname}'}
        arguments = ["--format='%(row)d,%(col)d,%(code).1s,%(code)s:%(text)s'", str(path)]
        self.process = subprocess.Popen(
            [sys.executable, '-c', SERVER, str(path.parent), *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding='utf-8',
        )

    def codes(self) -> list[str]:
        """The codes that are found now."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write('\n')
        self.process.stdin.flush()
        return re.findall(r',H,(\w+):', self.process.stdout.readline())


@pytest.fixture
def server(project: Path) -> Iterator[Server]:
    """The process for the file of tests in the project."""
    path = project / 'app' / 'core' / 'test_store.py'
    path.write_text(EDITED + '\n\nasync def test_it() -> None:\n    assert store\n', encoding='utf-8')
    started = Server(path)
    with started.process:
        yield started


def test_one_process_follows_the_files(project: Path, server: Server) -> None:
    assert server.codes() == server.codes() == ['HRD302', 'HRD406']
    errors = project / 'lib' / 'errors.py'
    errors.write_text(ERRORS.replace('Loose(Exception)', 'Loose(BigThreeError)'), encoding='utf-8')
    assert server.codes() == ['HRD406']
    (project / 'pytest.ini').write_text('[pytest]\nasyncio_mode = auto\n', encoding='utf-8')
    assert server.codes() == []
    errors.unlink()
    assert server.codes() == []
    errors.write_text(ERRORS, encoding='utf-8')
    assert server.codes() == ['HRD302']
    (project / 'setup.cfg').write_text('[flake8]\nselect = HRD\nextend-ignore = HRD3\n', encoding='utf-8')
    assert server.codes() == []
