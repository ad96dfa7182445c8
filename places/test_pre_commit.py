"""Commits that the hooks refuse and let pass: pre-commit itself, in repositories made for it.

The configurations are those of the README. The repositories that these name are not asked for over the network: ours is
made of the files here, flake8's is one with the hook that flake8 has.
"""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from collections.abc import Mapping
from pathlib import Path

import pytest

from flake8_bigthree import __version__
from tests.test_readme import ROOT
from tests.test_readme import block

PACKAGED = ('flake8_bigthree', 'pyproject.toml', 'setup.cfg', 'README.md', 'LICENSE', '.pre-commit-hooks.yaml')
OURS = 'https://git.example/flake8-bigthree', 'v0.1.0'
FLAKE8 = 'https://github.com/PyCQA/flake8', '7.5.0'
FLAKE8_HOOKS = '''
- id: flake8
  name: flake8
  entry: flake8
  language: python
  types: [python]
  require_serial: true
'''
FLAKE8_SETUP = '''
from setuptools import setup
setup(name='flake8-hook', py_modules=[], install_requires=['flake8=={}'])
'''

ERRORS = '''class BigThreeError(Exception):
    """Ours."""


class StoreError(BigThreeError):
    """One of them."""
'''
STORE = '''from app.errors import StoreError


def store() -> None:
    raise StoreError
'''
BROAD = '''from app.errors import StoreError


def store() -> None:
    try:
        print()
    except Exception as error:
        raise StoreError from error
'''
FOUND = 'app/store.py:7:5: HRD103 broad `except Exception`; name the errors that this block can raise'


class Repository:
    """A git repository in a folder."""

    def __init__(self, folder: Path, files: Mapping[str, str]) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.run('git', 'init', '--quiet')
        self.write(files)

    def run(self, *command: str, fails: bool = False) -> str:
        """What a command prints that succeeds, or that fails with 1."""
        run = subprocess.run(
            command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding='utf-8',
        )
        assert run.returncode == fails, run.stdout
        return run.stdout

    def write(self, files: Mapping[str, str]) -> None:
        """Write these files."""
        for name, text in files.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(text, encoding='utf-8')

    def commit(self, *, is_refused: bool = False) -> str:
        """Commit all there is; what is printed."""
        self.run('git', 'add', '--all')
        before = self.run('git', 'rev-list', '--all', '--count')
        shown = self.run('git', 'commit', '--message', 'Change something', fails=is_refused)
        assert (self.run('git', 'rev-list', '--all', '--count') == before) is is_refused
        return shown

    def findings(self, output: str) -> list[str]:
        """The lines in an output that are of flake8, sorted."""
        return sorted(line.removeprefix('./') for line in output.splitlines() if '.py:' in line)


@pytest.fixture(scope='session')
def _environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let git and pre-commit read and write nothing of the user's, and run what is in this environment."""
    folder = tmp_path_factory.mktemp('home')
    config = folder / 'gitconfig'
    config.write_text(
        '[user]\nname = Test\nemail = test@git.example\n[protocol "file"]\nallow = always\n'
        '[init]\ndefaultBranch = main\n[safe]\ndirectory = *\n[advice]\ndetachedHead = false\n',
        encoding='utf-8',
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv('GIT_CONFIG_GLOBAL', str(config))
        patch.setenv('GIT_CONFIG_NOSYSTEM', '1')
        patch.setenv('PRE_COMMIT_HOME', str(folder / 'cache'))
        patch.setenv('PATH', os.path.dirname(sys.executable), prepend=os.pathsep)
        yield


@pytest.fixture(scope='session')
def ours(_environment: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository, with a tag."""
    folder = tmp_path_factory.mktemp('hooks') / 'flake8-bigthree'
    repository = Repository(folder, {})
    for name in PACKAGED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    repository.commit()
    repository.run('git', 'tag', OURS[1])
    return folder


@pytest.fixture(scope='session')
def flake8(_environment: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that has the hook of flake8's."""
    repository = Repository(tmp_path_factory.mktemp('hooks') / 'flake8', {
        '.pre-commit-hooks.yaml': FLAKE8_HOOKS, 'setup.py': FLAKE8_SETUP.format(FLAKE8[1]),
    })
    repository.commit()
    repository.run('git', 'tag', FLAKE8[1])
    return repository.folder


def project(folder: Path, hooks: str, **more: str) -> Repository:
    """A project without findings whose commits go through these hooks."""
    made = Repository(folder / 'project', {
        '.pre-commit-config.yaml': hooks, 'setup.cfg': '[flake8]\nselect = HRD\n' + more.get('options', ''),
        'app/__init__.py': '', 'app/errors.py': ERRORS, 'app/store.py': STORE,
    })
    made.commit()
    made.run('pre-commit', 'install')
    return made


def our_hooks(ours: Path, count: int) -> str:
    """The first hooks of the README's configuration."""
    given = block('pre-commit').replace(OURS[0], str(ours))
    assert given.count('- id:') == 2
    return '\n'.join(given.splitlines()[:4 + count]) + '\n'


def test_readme_has_the_version() -> None:
    assert OURS[1] == f'v{__version__}'


def test_broad_catch_is_refused(tmp_path: Path, ours: Path) -> None:
    repository = project(tmp_path, our_hooks(ours, 1))
    repository.write({'app/store.py': BROAD})
    assert FOUND in repository.commit(is_refused=True).splitlines()
    repository.write({'app/store.py': BROAD.replace('Exception', 'OSError')})
    assert 'flake8-bigthree' in repository.commit()


def test_hook_of_flake8_with_the_plugin(tmp_path: Path, ours: Path, flake8: Path) -> None:
    hooks = block('pre-commit of flake8').replace(FLAKE8[0], str(flake8))
    repository = project(tmp_path, hooks.replace('[flake8-bigthree]', f'["{ours}"]'))
    assert f'rev: {FLAKE8[1]}\n' in hooks
    repository.write({'app/store.py': BROAD})
    assert FOUND in repository.commit(is_refused=True).splitlines()
    repository.write({'app/store.py': BROAD.replace('Exception', 'OSError')})
    repository.commit()


def test_one_file_of_a_project_is_judged_as_in_a_whole_run(tmp_path: Path, ours: Path) -> None:
    repository = project(tmp_path, our_hooks(ours, 1))
    repository.write({'app/store.py': STORE + '\n\ndef find() -> None:\n    raise StoreError\n'})
    repository.commit()
    repository.write({'app/errors.py': ERRORS.replace('BigThreeError):', 'Exception):  # noqa: HRD311')})
    repository.commit()  # the other file is not in the commit
    repository.write({'app/store.py': STORE + '\n\ndef find() -> None:\n    raise StoreError()\n'})
    shown = repository.findings(repository.commit(is_refused=True))
    assert [line.partition(' raises ')[0] for line in shown] == [
        'app/store.py:5:5: HRD302', 'app/store.py:9:5: HRD302',
    ]
    assert shown == repository.findings(repository.run('flake8', fails=True))


@pytest.mark.parametrize('is_serial', [True, False])
def test_batches_find_what_a_whole_run_finds(tmp_path: Path, ours: Path, is_serial: bool) -> None:
    hooks = our_hooks(ours, 1) + '        args: [--count]\n'
    repository = project(tmp_path, hooks if is_serial else hooks + '        require_serial: false\n')
    names = [f'app/store_{number:02}.py' for number in range(20)]
    repository.write({name: BROAD if name[-4] in '13579' else STORE for name in names})
    repository.write({'app/errors.py': ERRORS.replace('BigThreeError):', 'Exception):  # noqa: HRD311')})
    repository.run('git', 'add', '--all')
    shown = repository.run('pre-commit', 'run', '--all-files', fails=True)
    assert repository.findings(shown) == repository.findings(repository.run('flake8', fails=True))
    counts = [int(line) for line in shown.splitlines() if line.isdecimal()]
    assert sum(counts) == 31
    assert len(counts) == 1 if is_serial or os.cpu_count() == 1 else len(counts) > 1


def test_baseline_only_shrinks(tmp_path: Path, ours: Path) -> None:
    repository = project(tmp_path, our_hooks(ours, 2), options='bigthree-baseline = .bigthree-baseline\n')
    repository.write({'app/store.py': BROAD})
    repository.run('flake8-bigthree', 'baseline')
    repository.commit()
    repository.write({'app/store.py': BROAD.replace('def store', 'def save')})
    shown = repository.commit(is_refused=True).splitlines()
    assert FOUND in shown
    assert 'found, but not in the baseline: app/store.py HRD103 save 1' in shown
    (repository.folder / 'app' / 'store.py').unlink()
    shown = repository.commit(is_refused=True).splitlines()
    assert 'in the baseline, but not found: app/store.py HRD103 store 1' in shown
    repository.run('flake8-bigthree', 'baseline', '--shrink')
    repository.commit()
