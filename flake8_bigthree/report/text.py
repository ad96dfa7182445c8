"""The report as text: tables, in colours on a terminal."""
from __future__ import annotations

import io
from typing import TextIO

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table as RichTable
from rich.text import Text

from flake8_bigthree.report import tables
from flake8_bigthree.report.record import Entry
from flake8_bigthree.report.totals import Report

#: Columns where there is no terminal, whose width could be asked for.
_WIDTH = 160


def render(report: Report, trend: list[Entry], out: TextIO | None = None) -> str:
    """The report as text; written to `out` in its width and colours if that is a terminal, else plain."""
    is_terminal = out is not None and out.isatty()
    console = Console(file=out if is_terminal else io.StringIO(), width=None if is_terminal else _WIDTH)
    with console.capture() as captured:
        for table in tables.tables(report, trend):
            console.print(_table(table))
        console.print(f'[bold]{escape(tables.headline(report))}[/bold]')
    return '\n'.join(line.rstrip() for line in captured.get().splitlines())


def _table(table: tables.Table) -> RichTable:
    shown = RichTable(
        title=escape(table.title), caption=escape(table.below), box=box.SIMPLE, title_justify='left',
        caption_justify='left', title_style='bold',
    )
    for number, name in enumerate(table.head):
        is_count = number > 0 and all(row[number][:1].isdigit() for row in table.rows)
        shown.add_column(escape(name), justify='right' if is_count else 'left', overflow='fold')
    for row in table.rows:
        shown.add_row(*map(Text, row))
    return shown
