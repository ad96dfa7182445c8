"""A folder of pages that this report has to itself, and how to tell it from others."""
from __future__ import annotations

import os
import re
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from contextlib import suppress

from flake8_bigthree.errors import ReportError
from flake8_bigthree.output import put

#: Says whose folder it is, and which files in it a later report may replace or remove.
_MARKER = 'bigthree-report.txt'
_HEADER = 'Written by flake8-bigthree, which a later report replaces:'
#: What a file of a report can be called; whatever else stands in the marker is not ours.
_OURS = re.compile(r'(files/)?[a-z0-9-]+\.(html|css|js)')


def write(folder: str, pages: Mapping[str, Callable[[], str]]) -> None:
    """Write files, by their names in the folder, each made when its turn has come.

    The folder may be a new one, an empty one, or that of an earlier report, whose other files are removed. Nothing
    else is. Raises ReportError for any other folder, and if something cannot be written.
    """
    try:
        before = earlier(folder)
        os.makedirs(folder, exist_ok=True)
        # If this run is stopped half-way, the next one knows the files of both; a run at the same time, whose it is.
        _mark(folder, before | pages.keys())
        os.makedirs(os.path.join(folder, 'files'), exist_ok=True)
        for name, page in pages.items():
            put(os.path.join(folder, name), page(), is_lasting=False)
        for name in before - pages.keys():
            with suppress(FileNotFoundError):
                os.unlink(os.path.join(folder, name))
        _mark(folder, pages.keys())
    except OSError as error:
        raise ReportError(f'{folder}: cannot be written: {error}') from error


def earlier(folder: str) -> set[str]:
    """The files of the report that is in a folder.

    Raises ReportError if something else is in it, and OSError if that cannot be found out.
    """
    try:
        with open(os.path.join(folder, _MARKER), encoding='utf-8', errors='replace') as file:
            header, *names = file.read().splitlines() or ['']
    except FileNotFoundError:  # noqa: HRD112 - there has been no report in it
        header, names = '', []
    there = os.listdir(folder) if header != _HEADER and os.path.exists(folder) else []
    if any(not name.startswith(_MARKER) for name in there):  # a new marker may be on its way there
        raise ReportError(f'{folder}: cannot be written: it is neither empty nor the folder of an earlier report')
    return {name for name in names if _OURS.fullmatch(name)}


def _mark(folder: str, names: Iterable[str]) -> None:
    put(os.path.join(folder, _MARKER), '\n'.join([_HEADER, *sorted(names), '']), is_lasting=False)
