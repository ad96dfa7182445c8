"""What is built: is it complete, can it be installed without a network, and beside other plugins?

Needs git, which tells what belongs to the project, and an index of packages, from which the dependencies are taken.
"""
from __future__ import annotations

import configparser
import email
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.message import Message
from pathlib import Path

import pytest

from flake8_bigthree import __version__

ROOT = Path(__file__).parents[1]
#: What setuptools adds to the files of a project.
ADDED = re.compile(r'PKG-INFO|flake8_bigthree\.egg-info/.*')
#: What the package is built with.
BUILDS_WITH = tomllib.loads((ROOT / 'pyproject.toml').read_text(encoding='utf-8'))['build-system']['requires']

#: Something for each of the plugins to find.
SAMPLE = '''
def Load(name, cache=[]):
    try:
        return open(name)
    except Exception:
        print(cache)
'''


def run(*command: str | Path, cwd: Path | None = None, status: int = 0) -> str:
    """What a command prints."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, encoding='utf-8')
    assert done.returncode == status, f'{command} ends with {done.returncode}:\n{done.stdout}{done.stderr}'
    return done.stdout


def files() -> set[str]:
    """The paths of all files that belong to the project, new ones included."""
    listed = run('git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard', cwd=ROOT).split('\0')
    return {name for name in listed if name and (ROOT / name).exists()}


@pytest.fixture(scope='session')
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that has been built from it."""
    source = tmp_path_factory.mktemp('source')
    for name in files():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, source / name)
    run(sys.executable, '-m', 'build', '--no-isolation', source)
    return source / 'dist'


@pytest.fixture(scope='session')
def wheel(built: Path) -> Path:
    """The wheel."""
    [path] = built.glob('*.whl')
    return path


@pytest.fixture(scope='session')
def sdist(built: Path) -> Path:
    """The sdist."""
    [path] = built.glob('*.tar.gz')
    return path


@pytest.fixture(scope='session')
def unpacked(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the sdist unpacks to."""
    folder = tmp_path_factory.mktemp('unpacked')
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter='data')
    return folder / sdist.name.removesuffix('.tar.gz')


@pytest.fixture(scope='session')
def metadata(wheel: Path) -> Message:
    """What the wheel says of itself."""
    with zipfile.ZipFile(wheel) as archive:
        [name] = [name for name in archive.namelist() if name.endswith('.dist-info/METADATA')]
        return email.message_from_bytes(archive.read(name))


@pytest.fixture(scope='session')
def wheelhouse(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that is needed to build the package, to install it and to run it."""
    folder = tmp_path_factory.mktemp('wheelhouse')
    run(sys.executable, '-m', 'pip', 'download', '--quiet', '--dest', folder, wheel, *BUILDS_WITH)
    (folder / wheel.name).unlink()
    return folder


def test_index_would_take_them(built: Path) -> None:
    run(sys.executable, '-m', 'twine', 'check', '--strict', *built.iterdir())


def test_sdist_has_every_file_of_the_project(sdist: Path) -> None:
    top = sdist.name.removesuffix('.tar.gz')
    with tarfile.open(sdist) as archive:
        names = {member.name.removeprefix(f'{top}/') for member in archive.getmembers() if member.isfile()}
    assert {name for name in names if not ADDED.fullmatch(name)} == files()


def test_wheel_has_every_file_of_the_package_and_no_other(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if '.dist-info/' not in name}
    assert names == {name for name in files() if name.startswith('flake8_bigthree/')}
    assert {Path(name).suffix for name in names} >= {'.py', '.typed', '.txt', '.html', '.css', '.js'}


def test_version_is_said_in_one_place(metadata: Message) -> None:
    assert metadata['Version'] == __version__
    said = f"'{__version__}'"
    assert [name for name in files() if name.endswith('.py') and said in (ROOT / name).read_text(encoding='utf-8')] == [
        'flake8_bigthree/__init__.py',
    ]
    assert not [name for name in ('setup.cfg', 'pyproject.toml') if __version__ in (ROOT / name).read_text('utf-8')]


def test_supported_pythons_are_those_that_are_tested(metadata: Message) -> None:
    tox = configparser.ConfigParser()
    tox.read(ROOT / 'tox.ini', encoding='utf-8')
    tested = [f'3.{minor}' for minor in re.findall(r'\bpy3(\d+)\b', tox['tox']['env_list'])]
    classifiers = ' '.join(metadata.get_all('Classifier', []))
    assert re.findall(r'Programming Language :: Python :: (3\.\d+)', classifiers) == tested
    assert metadata['Requires-Python'] == f'>={tested[0]}'


@pytest.mark.parametrize('kind', ['wheel', 'sdist'])
def test_it_can_be_installed_without_a_network(
    kind: str, request: pytest.FixtureRequest, wheelhouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Nothing but the arguments is to say where pip looks.
    for name in [name for name in os.environ if name.startswith('PIP_')]:
        monkeypatch.delenv(name)
    monkeypatch.setenv('PIP_CONFIG_FILE', os.devnull)
    run(sys.executable, '-m', 'venv', tmp_path / 'venv')
    python = tmp_path / 'venv' / 'bin' / 'python'
    install = (python, '-m', 'pip', 'install', '--quiet', '--no-index', '--find-links', wheelhouse)
    if kind == 'sdist':
        run(*install, *BUILDS_WITH)
    run(*install, '--no-build-isolation', request.getfixturevalue(kind))
    shutil.copytree(ROOT / 'example', tmp_path / 'example')
    found = run(python, '-I', '-m', 'flake8', cwd=tmp_path / 'example', status=1)
    assert found and found in (ROOT / 'README.md').read_text(encoding='utf-8')
    run(python.with_name('flake8-bigthree'), 'report', '--format=html', cwd=tmp_path / 'example')
    assert (tmp_path / 'example' / 'bigthree-report' / 'index.html').is_file()


def test_sdist_can_be_tested(unpacked: Path) -> None:
    # Those that look at files beside the package and the tests themselves; the others are collected, at least.
    looking = [f'tests/test_{name}.py' for name in ('cases', 'layers', 'readme', 'rules', 'verdicts')]
    pytest_run = (sys.executable, '-m', 'pytest', '--quiet', '-p', 'no:cacheprovider')
    run(*pytest_run, '--collect-only', cwd=unpacked)
    assert ' passed' in run(*pytest_run, *looking, cwd=unpacked)


def test_other_plugins_find_what_they_do_without_it(tmp_path: Path) -> None:
    (tmp_path / 'sample.py').write_text(SAMPLE, encoding='utf-8')
    # flake8-bugbear ignores B9 unless it is selected, and flake8-blind-except's B902 with it.
    flake8 = (sys.executable, '-m', 'flake8', '--extend-select=B902', '--format=%(row)d %(code)s', 'sample.py')
    lines = run(*flake8, cwd=tmp_path, status=1).splitlines()
    assert {line.split()[1] for line in lines} >= {'ANN001', 'B006', 'B902', 'HRD103', 'HRD201', 'N802', 'WPS421'}
    without = run(*flake8, '--extend-ignore=HRD', cwd=tmp_path, status=1).splitlines()
    assert without == [line for line in lines if ' HRD' not in line]
