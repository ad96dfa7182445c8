"""The worked example of CONTRIBUTING.md, laid into a copy of the project, in which its commands are run."""
from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTRIBUTING = (ROOT / 'CONTRIBUTING.md').read_text(encoding='utf-8')
_FILE = re.compile(
    r'^`(?P<path>[\w/.]+)`:\n\n(?P<fence>```+)python\n(?P<text>.*?)^(?P=fence)$', re.DOTALL | re.MULTILINE,
)
#: What stands in a block under the path of a file.
FILES = {file['path']: file['text'] for file in _FILE.finditer(CONTRIBUTING)}
[RULE, CASES] = FILES
SAMPLE = 'from os import _exit as leave\n\nleave(1)\n'

pytestmark = pytest.mark.native


def commands(name: str) -> list[str]:
    """The lines of a block of commands."""
    found = re.search(rf'<!-- {name} -->\n```console\n(.*?)```\n<!-- end {name} -->', CONTRIBUTING, re.DOTALL)
    assert found, f'no block {name}'
    return found[1].splitlines()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project with the files of the example."""
    for name in ('flake8_bigthree', 'tests', 'example'):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns('__pycache__', 'cases'))
    for name in ('setup.cfg', 'README.md', 'CONTRIBUTING.md'):
        shutil.copy(ROOT / name, tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding='utf-8')
    return tmp_path


def run(project: Path, command: str) -> tuple[int, str]:
    """Exit code and output of a command, with the copy in the place of what is installed."""
    program, *arguments = shlex.split(command)
    assert program.startswith('.venv/bin/')
    words = [] if program.endswith('/python') else ['-m', program.removeprefix('.venv/bin/')]
    done = subprocess.run(
        [sys.executable, *words, *arguments], cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding='utf-8', env={**os.environ, 'PYTHONPATH': str(project)},
    )
    return done.returncode, done.stdout


def test_set_up_is_one_line() -> None:
    assert len(commands('set up')) == 1


def test_rule_can_be_added_in_one_file(project: Path) -> None:
    tests, explain, docs = commands('rule commands')
    status, output = run(project, tests)
    assert status == 0, output
    assert run(project, explain)[1].startswith('# HRD199 hard-exit\n')
    assert run(project, docs) == (0, '')
    assert '| HRD199 | `hard-exit` | on | `CALLED` ends' in (project / 'README.md').read_text(encoding='utf-8')
    (project / 'sample.py').write_text(SAMPLE, encoding='utf-8')
    assert run(project, '.venv/bin/flake8 --isolated --select=HRD sample.py') == (
        1, 'sample.py:3:1: HRD199 `leave` ends the process as it is; raise SystemExit\n',
    )


@pytest.mark.parametrize(('name', 'right', 'wrong'), [
    (RULE, "External('os._exit')", "External('os.abort')"),
    (CASES, 'leave(code)  # HRD199', 'leave(code)'),
])
def test_a_mistake_in_the_example_would_be_seen(project: Path, name: str, right: str, wrong: str) -> None:
    assert right in FILES[name]
    (project / name).write_text(FILES[name].replace(right, wrong), encoding='utf-8')
    status, output = run(project, commands('rule commands')[0])
    assert status == 1 and ' failed' in output
