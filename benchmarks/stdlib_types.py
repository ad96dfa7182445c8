"""Write down which types of the standard library are generic and which refuse None, as mypy and typeshed see them.

    python benchmarks/stdlib_types.py > types.txt
    mv types.txt flake8_bigthree/names/stdlib_types.txt

With `--check`, the exit status is 1 if the data of the package is not what this gives.
"""
from __future__ import annotations

import argparse
import difflib
import keyword
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import mypy
from mypy.build import BuildSource
from mypy.build import build
from mypy.nodes import TypeVarLikeExpr
from mypy.options import Options
from mypy.version import __version__

from flake8_bigthree.errors import LinterError
from flake8_bigthree.names import stdlib

#: From the oldest to the newest; where they differ the newest that has a name decides.
PYTHONS = ((3, 11), (3, 12), (3, 13), (3, 14))
TYPESHED = Path(mypy.__file__).parent / 'typeshed' / 'stdlib'
DATA = Path(stdlib.__file__).with_name('stdlib_types.txt')
HEADER = f"""\
# The types of the standard library that refuse None; `[]` behind those that are generic, `[]?` if None suits them.
# Made by benchmarks/stdlib_types.py with the stubs of mypy {__version__}.
"""

MYPY = (
    sys.executable, '-m', 'mypy', '--strict', '--config-file=', '--no-incremental', '--cache-dir', '/dev/null',
    '--hide-error-context', '--no-pretty', '--no-error-summary', '--no-color-output',
)
_ERROR = re.compile(r'probe\.py:(?P<line>\d+): error: .*\[(?P<code>[\w-]+)\]')


class BenchmarkError(LinterError):
    """mypy does not get to its end."""


class Type(NamedTuple):
    """What mypy says of a type."""

    is_generic: bool
    refuses_none: bool


def main(argv: list[str] | None = None) -> int:
    """Print the data, or say whether that of the package is up to date."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--check', action='store_true', help='compare with the data of the package instead')
    args = parser.parse_args(argv)
    types: dict[str, Type] = {}
    for python in PYTHONS:
        types |= probed(sorted(names(python)), python)
    made = HEADER + ''.join(lines(types))
    if not args.check:
        print(made, end='')
        return 0
    difference = [*difflib.unified_diff(DATA.read_text(encoding='utf-8').splitlines(), made.splitlines(), n=0)]
    print(*difference, sep='\n')
    return int(bool(difference))


def names(python: tuple[int, int]) -> Iterator[str]:
    """The names in the public modules of the standard library that can be imported; type variables are left out."""
    options = Options()
    options.python_version = python
    options.platform = 'linux'
    files = sorted(TYPESHED.rglob('*.pyi'))
    modules = ['.'.join(path.relative_to(TYPESHED).with_suffix('').parts).removesuffix('.__init__') for path in files]
    public = [name for name in modules if not re.search(r'(^|\.)_', name)]
    source = BuildSource(None, 'probe', '\n'.join(f'import {name}' for name in public))
    result = build([source], options)
    for module in public:
        if module in result.files:
            for name, symbol in result.files[module].names.items():
                if not symbol.module_hidden and not isinstance(symbol.node, TypeVarLikeExpr):
                    if not name.startswith('_') and not keyword.iskeyword(name):
                        yield f'{module}.{name}'


def probed(names: list[str], python: tuple[int, int]) -> dict[str, Type]:
    """What mypy says when each of these is the type of a parameter with the default None."""
    modules = sorted({name.rpartition('.')[0] for name in names})
    probe = [f'import {name}' for name in modules]
    probe += (f'def f(a: {name} = None) -> None: ...' for name in names)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, 'probe.py').write_text('\n'.join(probe), encoding='utf-8')
        version = f'{python[0]}.{python[1]}'
        run = subprocess.run(
            [*MYPY, '--platform', 'linux', '--python-version', version, '--disable-error-code', 'no-redef', 'probe.py'],
            cwd=folder, capture_output=True, text=True, check=False,
        )
    if run.returncode > 1 or run.stderr:
        raise BenchmarkError(f'mypy ends with {run.returncode}:\n{run.stdout[-2000:]}{run.stderr}')
    codes: dict[int, set[str]] = {}
    for match in filter(None, map(_ERROR.match, run.stdout.splitlines())):
        codes.setdefault(int(match['line']) - len(modules) - 1, set()).add(match['code'])
    return {
        names[index]: Type('type-arg' in said, 'assignment' in said)
        for index, said in codes.items() if index >= 0 and said <= {'type-arg', 'assignment'}
    }


def lines(types: dict[str, Type]) -> Iterator[str]:
    """A line for each module."""
    by_module: dict[str, list[str]] = {}
    for name, (is_generic, refuses_none) in sorted(types.items()):
        module, _, last = name.rpartition('.')
        mark = '' if not is_generic else '[]' if refuses_none else '[]?'
        by_module.setdefault(module, []).append(f'{last}{mark}')
    for module, found in by_module.items():
        yield f'{module}: {" ".join(found)}\n'


if __name__ == '__main__':
    raise SystemExit(main())
