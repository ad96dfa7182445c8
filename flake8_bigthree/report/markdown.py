"""The report as Markdown, for the summary of a CI job."""
from __future__ import annotations

import re
from collections.abc import Iterable

from flake8_bigthree.report import tables
from flake8_bigthree.report.record import Entry
from flake8_bigthree.report.totals import Report


def render(report: Report, trend: list[Entry]) -> str:
    """The report as Markdown, tables in the syntax of GitHub and GitLab."""
    lines = [f'# {_escaped(tables.headline(report))}']
    for table in tables.tables(report, trend):
        lines += ['', f'## {_escaped(table.title)}', '', *map(_row, [table.head, ('---',) * len(table.head)])]
        lines += [_row(map(_escaped, row)) for row in table.rows]
        lines += ['', _escaped(table.below)] if table.below else []
    return '\n'.join(lines)


def _row(cells: Iterable[str]) -> str:
    return f'| {" | ".join(cells)} |'


def _escaped(text: str) -> str:
    r"""Text that Markdown shows as it stands, but for what is between backticks, which is code.

    >>> print(_escaped('a|b_<c> `d_|e`'))
    a\|b\_\<c> `d_\|e`
    """
    return re.sub(r'(`[^`]*`)|([\\*_<\[#])', lambda part: part[1] or f'\\{part[2]}', text).replace('|', r'\|')
