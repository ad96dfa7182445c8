"""The report as Markdown, for the summary of a CI job."""
from __future__ import annotations

from flake8_bigthree.docs import escaped
from flake8_bigthree.docs import table
from flake8_bigthree.report.record import Entry
from flake8_bigthree.report.tables import headline
from flake8_bigthree.report.tables import tables
from flake8_bigthree.report.totals import Report


def render(report: Report, trend: list[Entry]) -> str:
    """The report as Markdown, tables in the syntax of GitHub and GitLab."""
    parts = [f'# {escaped(headline(report))}']
    for shown in tables(report, trend):
        rows = (tuple(map(escaped, row)) for row in shown.rows)
        parts += [f'## {escaped(shown.title)}', table(shown.head, rows), *filter(None, [escaped(shown.below)])]
    return '\n\n'.join(parts)
