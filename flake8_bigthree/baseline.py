"""The findings that are known: how they are written down, and what is left when they are subtracted.

An entry has no line number, so it survives edits elsewhere in the file. Its line in the file is

    path code name count

where the path is relative to the configuration's folder, with slashes, and the name is that of the classes and
functions around the finding, `-` for none.
"""
from __future__ import annotations

import ast
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from flake8_bigthree.checker import Violation
from flake8_bigthree.errors import BaselineError
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.output import put
from flake8_bigthree.walk import FunctionNode
from flake8_bigthree.walk import Spot
from flake8_bigthree.walk import end
from flake8_bigthree.walk import own
from flake8_bigthree.walk import start

_HEADER = '# Findings of flake8-bigthree that are known. Written by: python -m flake8_bigthree baseline'
_CONFLICT = ('<<<<<<<', '|||||||', '=======', '>>>>>>>')
#: So Python has the names of files that are no UTF-8.
_BYTES = 'surrogateescape'
#: Stands for: not in a class or function.
_NOWHERE = '-'


class Entry(NamedTuple):
    """What is known of a finding; equal ones are counted."""

    path: str
    code: str
    where: str


Baseline = Counter[Entry]


def parse(text: str, shown: str) -> Baseline:
    """The entries in the text of a baseline, with their counts; `shown` is the file's name in an error.

    Raises BaselineError, naming the line, for one that is none.

    >>> parse('a b.py HRD103 Agent.run 2', 'x')
    Counter({Entry(path='a b.py', code='HRD103', where='Agent.run'): 2})
    """
    known: Baseline = Counter()
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(_CONFLICT):
            raise BaselineError(f'{shown}:{number}: a conflict of a merge is left: {line}')
        if not line.strip() or line.startswith('#'):
            continue
        match line.rsplit(' ', 3):
            case [path, code, where, count] if path and code and where and count.isdecimal() and int(count):
                known[Entry(path, code, where)] += int(count)
            case _:
                raise BaselineError(f'{shown}:{number}: no entry of the form "path code name count": {line}')
    return known


def render(known: Baseline) -> str:
    """The text of a baseline, sorted, so that equal findings give equal files and merges have little to do."""
    return '\n'.join([_HEADER, *lines(known), ''])


def lines(known: Baseline) -> Iterator[str]:
    """Each entry as it is written, in order."""
    for (path, code, where), count in sorted(known.items()):
        yield f'{path} {code} {where} {count}'


def read(path: str) -> Baseline:
    """The entries of a baseline file; none if it is not there, as before the first is written.

    Raises BaselineError for a file that cannot be read or that is damaged.
    """
    try:
        # Some editors begin it with a mark of the encoding.
        with open(path, encoding='utf-8-sig', errors=_BYTES) as file:
            text = file.read()
    except FileNotFoundError:
        return Counter()
    except OSError as error:
        raise BaselineError(f'{path}: cannot be read: {error}') from error
    return parse(text, path)


def write(path: str, known: Baseline) -> None:
    """Put a baseline in the place of the file, all of it or nothing.

    Raises BaselineError if that fails; the file is then what it was.
    """
    broken = next((found.path for found in known if found.path.splitlines() != [found.path]), None)
    if broken:
        raise BaselineError(f'{path}: cannot be written: a line has no room for the name {broken!r}')
    try:
        put(path, render(known), errors=_BYTES)
    except OSError as error:
        raise BaselineError(f'{path}: cannot be written: {error}') from error


def by_path(known: Baseline) -> dict[str, Baseline]:
    """The entries of each file."""
    found: dict[str, Baseline] = {}
    for known_entry, count in known.items():
        found.setdefault(known_entry.path, Counter())[known_entry] = count
    return found


def entry(path: str, code: str, module: Module, line: int, column: int) -> Entry:
    """The entry for a finding at a line and column (from 1 and 0, in characters) of a module."""
    return Entry(path, code, around(module, line, column) or _NOWHERE)


def around(module: Module, line: int, column: int) -> str:
    """The qualified name of the class or function, header included, that a place is in; empty for none."""
    scope = module.scope
    while True:
        defined = _definitions(scope)
        before = bisect_right(defined, (line, column), key=lambda stmt: module.position(Spot(*start(stmt))))
        if not before or end(defined[before - 1])[0] < line:
            return scope.qualname
        scope = scope.inner(defined[before - 1])


@lru_cache(maxsize=8)  # one finding after the other is in the same or in one beside it
def _definitions(scope: Scope) -> list[FunctionNode | ast.ClassDef]:
    """The classes and functions right in a scope, in source order."""
    return [stmt for stmt in own(scope.body) if isinstance(stmt, FunctionNode | ast.ClassDef)]


def subtract(
    violations: Iterable[tuple[Entry, Violation]], known: Baseline,
) -> tuple[list[Violation], Baseline]:
    """Those violations that are more than are known of their entry, and the entries that nothing matches any more."""
    left = Counter(known)
    new = []
    for found, violation in violations:
        if left[found] > 0:
            left[found] -= 1
        else:
            new.append(violation)
    return new, +left


def is_below(path: str, folders: Iterable[str]) -> bool:
    """Is an entry's path one of these, or in one of these folders? The empty one is the configuration's."""
    return any(path == folder or path.startswith(f'{folder}/' if folder else '') for folder in folders)


def rewritten(old: Baseline, current: Baseline, folders: Iterable[str]) -> Baseline:
    """The baseline for what is found now in these folders; entries of other files stay.

    >>> old = Counter({Entry('a.py', 'HRD101', 'f'): 2, Entry('b.py', 'HRD101', 'f'): 1})
    >>> rewritten(old, Counter({Entry('a.py', 'HRD103', 'g'): 1}), ['a.py'])
    Counter({Entry(path='b.py', code='HRD101', where='f'): 1, Entry(path='a.py', code='HRD103', where='g'): 1})
    """
    folders = list(folders)
    return Counter({found: count for found, count in old.items() if not is_below(found.path, folders)}) + current


def shrunk(old: Baseline, current: Baseline, folders: Iterable[str], existing: Iterable[str]) -> Baseline:
    """The old baseline without what is not found any more; nothing is added.

    `existing` are the paths of entries whose files are still there. What was known of a file that is gone goes on to
    files that the old baseline does not have, finding by finding, by code and name: it was renamed.
    """
    folders, existing = list(folders), frozenset(existing)
    listed = {found.path for found in old}
    kept = Counter({
        found: count if not is_below(found.path, folders) else min(count, current[found])
        for found, count in old.items()
    })
    gone: Counter[tuple[str, str]] = Counter()
    for found, count in old.items():
        if found.path not in existing and is_below(found.path, folders):
            gone[found.code, found.where] += count
    for found, count in sorted(current.items()):
        moved = 0 if found.path in listed else min(count, gone[found.code, found.where])
        if moved:
            gone[found.code, found.where] -= moved
            kept[found] += moved
    return +kept
