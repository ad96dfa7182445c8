"""The source that everything is measured on: copies of what is installed, as if each were a project of its own."""
from __future__ import annotations

import importlib.util
import shutil
import sysconfig
from collections.abc import Collection
from collections.abc import Iterator
from pathlib import Path

from benchmarks.speed.clock import BenchmarkError

PACKAGES = ('requests', 'httpx', 'click', 'jinja2', 'sqlalchemy', 'aiohttp')
#: Folders that are no part of the standard library, or its tests: some of their files are no Python on purpose.
_LEFT_OUT = frozenset({'__pycache__', 'idle_test', 'site-packages', 'test', 'tests'})


def copy_stdlib(folder: Path, only: Collection[str] = ()) -> None:
    """Copy the standard library of this interpreter without its tests, or these packages of it."""
    stdlib = Path(sysconfig.get_path('stdlib'))
    for path in sorted(stdlib.rglob('*.py')):
        inside = path.relative_to(stdlib)
        if _LEFT_OUT.isdisjoint(inside.parts) and (not only or inside.parts[0] in only):
            _copy(path, folder / inside)


def copy_packages(folder: Path, names: Collection[str]) -> None:
    """Copy packages that are installed here.

    Raises BenchmarkError for one that is not.
    """
    for name in names:
        spec = importlib.util.find_spec(name)
        if not spec or not spec.submodule_search_locations:
            raise BenchmarkError(f'the package {name} is not installed')
        for place in map(Path, spec.submodule_search_locations):
            for path in sorted(place.rglob('*.py')):
                _copy(path, folder / name / path.relative_to(place))


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)


def files(folder: Path) -> Iterator[str]:
    """The files of source below a folder as flake8 names them, always in the same order."""
    for path in sorted(folder.rglob('*.py')):
        yield f'./{path.relative_to(folder)}'
