"""The record of earlier reports: a line of JSON for each, with date and commit."""
from __future__ import annotations

import datetime
import errno
import json
import os
import subprocess
from io import FileIO
from typing import Any
from typing import NamedTuple

from flake8_bigthree.errors import RecordError
from flake8_bigthree.report.figures import Figures
from flake8_bigthree.report.totals import Report


class Entry(NamedTuple):
    """What is recorded of a report: when (ISO 8601, UTC), the commit if there is one, and the totals."""

    date: str
    commit: str | None
    score: float | None
    total: Figures


def entry(report: Report, root: str) -> Entry:
    """The entry for a report on the project in a folder, now."""
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec='seconds')
    return Entry(now, _commit(root), report.score, report.total)


def _commit(root: str) -> str | None:
    """The commit that is checked out in a folder; None without git."""
    command = ['git', '-C', root, 'rev-parse', 'HEAD']
    try:
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):  # noqa: HRD112 - None says so
        return None


def read(path: str) -> list[Entry]:
    """The entries of a record, the oldest first; none if it is not there.

    Raises RecordError for one that cannot be read or is damaged, naming the line.
    """
    if os.path.exists(path) and not os.path.isfile(path):  # a device may have no end
        raise RecordError(f'{path}: cannot be read: it is no file')
    try:
        with open(path, encoding='utf-8') as file:
            lines = file.read().splitlines()
    except FileNotFoundError:  # noqa: HRD112 - the first report is yet to be recorded
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError(f'{path}: cannot be read: {error}') from error
    # Two runs at the same moment may both end the last line, where an editor has not.
    return [_parsed(line, f'{path}:{number}') for number, line in enumerate(lines, 1) if line]


def _parsed(line: str, shown: str) -> Entry:
    """
    >>> _parsed('{"date": "2026-01-31", "commit": null, "score": 50.5, "total": {"tests": 3}}', 'x').total.tests
    3
    """
    try:
        found: Any = json.loads(line)  # noqa: HRD213 - what is in the file is seen below
    except ValueError as error:
        raise RecordError(f'{shown}: no line of a record: {error}') from error
    match found:
        case {
            'date': str(date), 'commit': str() | None as commit, 'score': int() | float() | None as score,
            'total': dict(total),
        } if all(type(count) is int for count in total.values()):
            # A figure that a later version has and this one has not is nothing that it can show.
            return Entry(date, commit, score, Figures(**{key: total[key] for key in Figures._fields if key in total}))
    raise RecordError(f'{shown}: no line of a record: it wants date, commit, score and total')


def append(path: str, added: Entry) -> None:
    """Add an entry at the end of a record.

    Raises RecordError if that cannot be written.
    """
    line = json.dumps(added._asdict() | {'total': added.total._asdict()})
    try:
        with open(path, 'a+b', buffering=0) as file:
            _add(f'{line}\n'.encode(), file)
    except OSError as error:
        raise RecordError(f'{path}: cannot be written: {error}') from error


def _add(line: bytes, file: FileIO) -> None:
    """Add a line to a file in one piece, so that no other run's can get into it; or, on a full disk, nothing of it."""
    if file.seek(0, os.SEEK_END):
        file.seek(-1, os.SEEK_END)
        line = line if file.read(1) == b'\n' else b'\n' + line  # an editor may have left out the last one
    written = file.write(line) or 0
    if written < len(line):
        behind = file.tell()
        if file.seek(0, os.SEEK_END) == behind:
            file.truncate(behind - written)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))  # noqa: HRD302 - as the next write would
