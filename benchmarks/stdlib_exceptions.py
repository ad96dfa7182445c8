"""Write down which exceptions the standard library has, as seen by several Pythons.

    python benchmarks/stdlib_exceptions.py python3.11 python3.12 python3.13 > exceptions.txt
    mv exceptions.txt flake8_bigthree/names/stdlib_exceptions.txt

Without arguments: the exceptions of the running Python, as JSON. Run that with `-I -S`, so that nothing
installed stands in for a module of the standard library. A file of that takes the place of a Python that
cannot be run from here, `NODE_PATH=… node tests/pyodide.js '' benchmarks/stdlib_exceptions.py > python3.14.json`.
"""
from __future__ import annotations

import importlib
import json
import pkgutil
import platform
import re
import subprocess
import sys
import warnings
from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from types import ModuleType
from typing import TypedDict

#: Programs, and what does something when it is imported.
LEFT_OUT = re.compile(
    r'_pyrepl|antigravity|ensurepip|idlelib|lib2to3|this|turtle(demo)?'
    # Tests; and of distutils, which Python 3.11 was the last to have, all that only passes errors on.
    r'|.*\.(__main__|tests?)|distutils\.(?!errors).*',
)
#: Modules that give the documented ones their classes; their names are the second choice.
BEHIND = ('pyexpat', 'sre_compile', 'sre_constants', 'sre_parse')


class Found(TypedDict):
    """A class: all its names, where it says it was defined, and a name of each base and ancestor."""

    names: list[str]
    own: str
    bases: list[str]
    mro: list[str]


#: Documented classes that the Pythons the data was made with lack: built without dbm, or too old.
UNSEEN = [
    Found(names=['_dbm.error', 'dbm.ndbm.error'], own='_dbm.error', bases=['builtins.OSError'], mro=[]),
    Found(names=['_gdbm.error', 'dbm.gnu.error'], own='_gdbm.error', bases=['builtins.OSError'], mro=[]),
    Found(names=['tarfile.LinkFallbackError'], own='tarfile.LinkFallbackError', bases=['tarfile.FilterError'], mro=[]),
]

HEADER = """\
# The exceptions of the standard library: `alias = canonical name`, or `class(bases)`.
# Made by benchmarks/stdlib_exceptions.py with Python {}.
# A base that is no exception is left out. Modules that only exist on other platforms than Linux are missing.
"""


def collect() -> list[Found]:
    """All exceptions of the running Python that have a public name in a module of the standard library."""
    names: dict[type, list[str]] = {object: ['builtins.object']}
    for prefix, module in _modules(sorted(sys.stdlib_module_names)):
        for name, kind in _exceptions(module, prefix):
            names.setdefault(kind, []).append(name)
    public = {kind: given for kind, given in names.items() if not all(name.startswith('_') for name in given)}
    return [
        Found(
            names=given,
            own=f'{kind.__module__}.{kind.__qualname__}',
            bases=[public[base][0] for base in _bases(kind, public)],
            mro=[public[ancestor][0] for ancestor in kind.__mro__ if ancestor in public],
        )
        for kind, given in public.items() if kind is not object
    ]


def _modules(names: Iterable[str]) -> Iterator[tuple[str, ModuleType]]:
    for name in names:
        if LEFT_OUT.fullmatch(name):
            continue
        try:
            module = importlib.import_module(name)
        except ImportError as error:  # of another platform, or not built
            print(f'{name} is left out: {error}', file=sys.stderr)
            continue
        yield name, module
        folders = getattr(module, '__path__', ())
        yield from _modules(sorted(f'{name}.{below.name}' for below in pkgutil.iter_modules(folders)))


def _exceptions(owner: object, prefix: str) -> Iterator[tuple[str, type]]:
    for attribute in dir(owner):
        kind = getattr(owner, attribute, None)
        if attribute.startswith('_') or not isinstance(kind, type):
            continue
        name = f'{prefix}.{attribute}'
        if issubclass(kind, BaseException):
            yield name, kind
        elif not isinstance(owner, type) and kind.__module__.partition('.')[0] == prefix.partition('.')[0]:
            yield from _exceptions(kind, name)


def _bases(kind: type, public: Iterable[type]) -> Iterator[type]:
    """The bases that are exceptions; in the place of one without a public name, those of that one."""
    for base in kind.__bases__:
        if base in public and base is not object:
            yield base
        elif issubclass(base, BaseException):
            yield from _bases(base, public)


@dataclass
class Group:
    """One class, as several Pythons have it; the oldest one decides on the bases: what is added is not certain."""

    own: str = ''
    bases: list[str] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)

    @property
    def canonical(self) -> str:
        """The builtin's name, or else the shortest public one that most of the Pythons know."""
        return min(self.names, key=self._rank)

    def _rank(self, name: str) -> tuple[bool, bool, int, int, bool, bool, str]:
        module, _, attribute = name.rpartition('.')
        home, _, own = self.own.rpartition('.')
        hidden = name.startswith(('_', *BEHIND)) or '._' in name
        return module != 'builtins', hidden, -self.names[name], name.count('.'), attribute != own, module != home, name


def merge(runs: Iterable[Iterable[Found]]) -> list[str]:
    """The sorted lines of the data; `runs` come from the oldest Python to the newest."""
    groups: dict[str, Group] = {}
    for run in runs:
        for found in run:
            group = next((groups[name] for name in found['names'] if name in groups), Group())
            if not group.names:
                group.own = found['own']
                group.bases = found['bases']
            group.names.update(found['names'])
            for name in found['names']:
                if groups.setdefault(name, group) is not group:
                    sys.exit(f'{name} is another class than before')
    return sorted(_line(name, groups) for name in groups if not name.startswith('builtins.'))


def _line(name: str, groups: dict[str, Group]) -> str:
    canonical = groups[name].canonical
    if canonical != name:
        return f'{name} = {canonical}'
    return f"{name}({', '.join(groups[base].canonical for base in groups[name].bases)})"


def main(pythons: list[str]) -> None:
    """Print the data as seen by these interpreters, or what the running one has."""
    warnings.simplefilter('ignore')
    if not pythons:
        where = ' in Pyodide' if sys.platform == 'emscripten' else ''
        print(json.dumps({'version': platform.python_version() + where, 'found': collect()}, indent=1))
        return
    runs = [
        json.loads(
            Path(python).read_bytes() if python.endswith('.json')
            else subprocess.check_output([python, '-I', '-S', __file__]),
        )
        for python in pythons
    ]
    print(HEADER.format(', '.join(run['version'] for run in runs)), end='')
    print('\n'.join(merge([*(run['found'] for run in runs), UNSEEN])))


if __name__ == '__main__':
    main(sys.argv[1:])
