"""Every file in `cases/` holds the hard cases of the rule it is named after; a folder is a project."""
from __future__ import annotations

from pathlib import Path

import pytest

from tests.harness import actual
from tests.harness import expected
from tests.harness import options
from tests.harness import runs_here

CASES = Path(__file__).parent / 'cases'
FILES = [path for path in sorted(CASES.glob('hrd*.py')) if runs_here(path.read_text(encoding='utf-8'))]
PROJECTS = sorted(path for path in CASES.glob('hrd*') if path.is_dir())


@pytest.mark.parametrize('path', FILES, ids=lambda path: path.stem)
def test_file(path: Path) -> None:
    source = path.read_text(encoding='utf-8')
    assert actual(source, path.stem[:6].upper(), path) == expected(source)


@pytest.mark.parametrize('root', PROJECTS, ids=lambda path: path.name)
def test_project(root: Path) -> None:
    sources = {path: path.read_text(encoding='utf-8') for path in sorted(root.rglob('*.py'))}
    given = options(''.join(sources.values()))
    code = root.name[:6].upper()
    found = {str(path): actual(source, code, path, given, root) for path, source in sources.items()}
    assert found == {str(path): expected(source) for path, source in sources.items()}
