"""Which options does pytest have for the tests in a folder, and what if files that it reads are damaged?"""
from __future__ import annotations

from pathlib import Path

import pytest

from flake8_bigthree.pytest_config import pytest_options
from tests.harness import actual


def options(root: Path, **files: str) -> dict[str, str] | None:
    """The options for `root/tests`, with these files: `tests__tox_ini` is `tests/tox.ini`."""
    folder = root / 'tests'
    folder.mkdir()
    (root / 'pytest.ini').write_text('[pytest]\naddopts = root\n', encoding='utf-8')
    for name, text in files.items():
        path = root / name.replace('__', '/').replace('_', '.')
        path.write_text(text, encoding='utf-8')
    found = pytest_options(str(folder))
    return None if found is None else {**found}


@pytest.mark.parametrize(('name', 'text', 'expected'), [
    ('tests__pytest_ini', '', {}),
    ('tests__pytest_ini', '[pytest]\naddopts = x\n', {'addopts': 'x'}),
    ('tests___pytest_ini', '[pytest]\naddopts = x\n', {'addopts': 'x'}),
    ('tests__tox_ini', '[tox]\nenvlist = x\n', {'addopts': 'root'}),
    ('tests__tox_ini', '[pytest]\naddopts = x\n  y %%z\n', {'addopts': 'x\ny %%z'}),
    ('tests__setup_cfg', '[pytest]\naddopts = x\n', {'addopts': 'root'}),
    ('tests__setup_cfg', '[tool:pytest]\naddopts = x\n', {'addopts': 'x'}),
    ('tests__pyproject_toml', '[tool]\npytest = 1\n', {'addopts': 'root'}),
    ('tests__pyproject_toml', 'tool = []', {'addopts': 'root'}),
    ('tests__pyproject_toml', '[tool.pytest.ini_options]\naddopts = ["x", "y"]\nstrict = true', {
        'addopts': 'x\ny', 'strict': 'True',
    }),
    ('tests__pyproject_toml', '[tool.pytest]\naddopts = ["x"]\n', {'addopts': 'x'}),
    ('tests__pytest_toml', '[pytest]\naddopts = ["x"]\n', {'addopts': 'x'}),
    ('tests__pytest_toml', '', {}),
    ('tests__tox_ini', '[pytest]\nFoo = 1\nfoo = 2', {'Foo': '1', 'foo': '2'}),
    ('tests__tox_ini', '[pytest]\naddopts = x\n[DEFAULT]\ntestpaths = y', {'addopts': 'x'}),
    ('tests__pyproject_toml', '[tool', None),
    ('tests__tox_ini', 'pytest', None),
    ('tests__tox_ini', '[pytest]\na = 1\na = 2', None),
    ('tests__pyproject_toml', f'a = {"[" * 5000}', None),
    ('tests__pytest_toml', f'[pytest]\na = 0x{"f" * 5000}', None),  # more digits than Python writes
    ('tests__tox_ini', f'[pytest]\n# {"#" * 2**20}', None),
])
def test_options(name: str, text: str, expected: dict[str, str] | None, tmp_path: Path) -> None:
    assert options(tmp_path, **{name: text}) == expected


def test_first_file_counts(tmp_path: Path) -> None:
    files = {'tests__tox_ini': '[pytest]\naddopts = tox\n', 'tests__setup_cfg': '[tool:pytest]\naddopts = setup\n'}
    assert options(tmp_path, **files) == {'addopts': 'tox'}


def test_nothing_above(tmp_path: Path) -> None:
    assert pytest_options(tmp_path.anchor) == {}


@pytest.mark.parametrize(('code', 'source'), [
    ('HRD402', 'def test_it():\n    run()\n\ndef run():\n    print()'),
    ('HRD406', 'async def test_it():\n    run()'),
])
@pytest.mark.parametrize(('text', 'is_found'), [('', True), ('def broken(:', False)])
def test_damaged_conftest(code: str, source: str, text: str, is_found: bool, tmp_path: Path) -> None:
    (tmp_path / 'pytest.ini').touch()
    (tmp_path / 'conftest.py').write_text(text, encoding='utf-8')
    assert bool(actual(source, code, tmp_path / 'test_it.py')) is is_found
