"""What the text and the Markdown of a report have in common: its tables, cell by cell."""
from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from flake8_bigthree.report.figures import MEANINGS
from flake8_bigthree.report.figures import Figures
from flake8_bigthree.report.record import Entry
from flake8_bigthree.report.totals import FORMULA
from flake8_bigthree.report.totals import Report
from flake8_bigthree.report.totals import Share
from flake8_bigthree.report.totals import percent

#: What there is of a long list is said, not shown.
_MOST = 30
#: The trend shows the last of the reports.
_MOST_ENTRIES = 12

_HEAD = ('left', 'annotated', 'broad', 'outside', 'classes', 'stubs', 'skipped', 'noqa', 'baseline')


class Table(NamedTuple):
    """A table: its title, the heads of its columns, its rows, and a line below it."""

    title: str
    head: tuple[str, ...]
    rows: list[tuple[str, ...]]
    below: str = ''


def headline(report: Report) -> str:
    """The score in one line."""
    return f'Score {percent(report.score)}, grade {report.grade}'


def tables(report: Report, trend: list[Entry]) -> Iterator[Table]:
    """All tables that have rows, those first that say most."""
    candidates = (
        Table('Score', ('family', 'share', 'count', 'what is counted'), [*map(_share, report.families)], FORMULA),
        _figures(report.total),
        _cut('Files, those with most left first', 'file', [
            (file.path, *_cells(file.figures)) for file in report.files if file.figures.left
        ]),
        _cut('Folders', 'folder', [(folder, *_cells(figures)) for folder, figures in report.folders.items()]),
        Table('Never raised', ('class', 'defined'), [
            (cls.name, f'{cls.path}:{cls.line}') for cls in report.hierarchy.never_raised
        ], _raised(report)),
        Table('Raised outside the hierarchy', ('class', 'raise statements'), [
            (name.removeprefix('builtins.'), str(count)) for name, count in report.hierarchy.outside.most_common()
        ]),
        Table('Not read', ('file',), [(path,) for path in report.unreadable]),
        Table('Trend', ('date', 'commit', 'score', 'slots to annotate', 'broad', 'outside', 'left'), [
            (
                entry.date[:10], (entry.commit or '')[:10], percent(entry.score),
                str(entry.total.slots - entry.total.annotated_slots), str(entry.total.broad),
                str(entry.total.raises_outside), str(entry.total.left),
            )
            for entry in trend[-_MOST_ENTRIES:]
        ]),
    )
    return (table for table in candidates if table.rows)


def _share(share: Share) -> tuple[str, ...]:
    return share.name, percent(share.percent), f'{share.part} of {share.whole}', share.what


def _figures(total: Figures) -> Table:
    return Table('Figures', ('figure', 'count', 'what it means'), [
        (name.replace('_', ' '), str(count), MEANINGS[name]) for name, count in total._asdict().items()
    ])


def _cut(title: str, first: str, rows: list[tuple[str, ...]]) -> Table:
    """A table of files or folders, no longer than can be read."""
    more = len(rows) - _MOST
    return Table(title, (first, *_HEAD), rows[:_MOST], f'and {more} more' if more > 0 else '')


def _cells(figures: Figures) -> tuple[str, ...]:
    return (
        str(figures.left), f'{figures.annotated_slots}/{figures.slots}', f'{figures.broad}/{figures.handlers}',
        str(figures.raises_outside), str(figures.classes_outside), str(figures.stubs), str(figures.skipped),
        str(figures.suppressions), str(figures.baseline),
    )


def _raised(report: Report) -> str:
    defined, never = len(report.hierarchy.defined), len(report.hierarchy.never_raised)
    return f'{defined} classes are defined in the hierarchy, {defined - never} of them are raised'
