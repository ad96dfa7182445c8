"""Would we have suggested what the author caught?

    python -m benchmarks.masked [--misses N] [--false N] [PACKAGE …]

A PACKAGE is the import name of an installed one. Without any, it is the standard library, each of its modules and
packages as a project of its own, and the packages of `benchmarks/verdicts`. Folders of tests are left out.

Taken is every `try` whose handlers name specific exceptions. Their handlers are replaced in the tree by one `except
Exception`, and what we suggest for that is compared with what the author wrote: exact, or related, which is an ancestor
or a descendant that is not broad itself. What `except Exception` would not catch, such as KeyboardInterrupt, does not
count. Precision is a lower bound: authors name only what they handle.

Precision, recall and their harmonic mean are of all exceptions together, whatever the package (micro). Covered is the
share of sites for which anything is suggested. `--misses` and `--false` print so many sites to read.

The exit status is 1 if F1 or recall is below what is wanted, or if nothing was measured.
"""
from __future__ import annotations

import argparse
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.masked.score import Site
from benchmarks.masked.score import exception_table
from benchmarks.masked.score import failures
from benchmarks.masked.score import false
from benchmarks.masked.score import false_kinds
from benchmarks.masked.score import missed
from benchmarks.masked.score import missed_kinds
from benchmarks.masked.score import package_table
from benchmarks.masked.score import spread
from benchmarks.masked.sites import sites
from benchmarks.verdicts.__main__ import copy

STANDARD = 'standard library'
PACKAGES = ('requests', 'httpx', 'click', 'jinja2', 'sqlalchemy', 'aiohttp')
#: Of the tables by exception and by kind.
ROWS = 30


def main(argv: list[str] | None = None) -> int:
    """Measure, print and say whether it is good enough."""
    parser = argparse.ArgumentParser(
        prog='python -m benchmarks.masked', description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument('packages', nargs='*', metavar='PACKAGE')
    parser.add_argument('--misses', type=int, default=0, metavar='N', help='print N sites where something is missed')
    parser.add_argument('--false', type=int, default=0, metavar='N', help='print N sites where too much is suggested')
    args = parser.parse_args(argv)
    found = [*measured(args.packages)]
    for head, chosen in (('missed', spread(missed(found), args.misses)), ('false', spread(false(found), args.false))):
        for site in chosen:
            print(f'{head}: {site}')
    for head, lines in (
        ('', package_table(found)),
        ('', exception_table(found, ROWS)),
        ('Most often missed', missed_kinds(found, ROWS)),
        ('Most often false', false_kinds(found, ROWS)),
    ):
        print(head, *lines, '', sep='\n')
    reasons = [*failures(found)]
    for reason in reasons:
        print(reason)
    return int(bool(reasons))


def measured(packages: list[str]) -> Iterator[Site]:
    """The sites of these packages, or of those that are measured if none are given."""
    for name in packages or PACKAGES:
        with _folder() as root:
            copy(name, root)
            yield from sites(name, root)
    if not packages:
        for path in standard_library():
            with _folder() as root:
                root.mkdir()
                (shutil.copytree if path.is_dir() else shutil.copy)(path, root / path.name)
                yield from sites(STANDARD, root)


@contextmanager
def _folder() -> Iterator[Path]:
    """Where a project can be put for a while; it is not there yet."""
    with tempfile.TemporaryDirectory() as temporary:
        yield Path(temporary).resolve() / 'project'


def standard_library() -> list[Path]:
    """The modules and packages of the standard library that are written in Python."""
    paths = Path(sysconfig.get_path('stdlib')).iterdir()
    return sorted(path for path in paths if path.stem in sys.stdlib_module_names and path.suffix in ('', '.py'))


if __name__ == '__main__':
    raise SystemExit(main())
