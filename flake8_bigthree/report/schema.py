"""The report as JSON."""
from __future__ import annotations

import json

from flake8_bigthree.report.figures import MEANINGS
from flake8_bigthree.report.figures import Figures
from flake8_bigthree.report.record import Entry
from flake8_bigthree.report.totals import FORMULA
from flake8_bigthree.report.totals import Report

#: It grows when something is taken out or means something else, not when something is added.
VERSION = 1


def render(report: Report, trend: list[Entry]) -> str:
    """The report as a JSON object; the README documents it. Lists are sorted as in the other formats."""
    hierarchy = report.hierarchy
    return json.dumps({
        'version': VERSION,
        'score': {'percent': report.score, 'grade': report.grade, 'formula': FORMULA},
        'shares': report.shares,
        'total': _figures(report.total),
        'folders': {folder: _figures(figures) for folder, figures in report.folders.items()},
        'files': [
            {
                'path': file.path, 'figures': _figures(file.figures),
                'findings': [violation._asdict() for violation in file.findings],
            }
            for file in report.files
        ],
        'hierarchy': {
            'defined': [cls._asdict() for cls in hierarchy.defined],
            'never_raised': [cls._asdict() for cls in hierarchy.never_raised],
            'raised_outside': dict(hierarchy.outside.most_common()),
        },
        'unreadable': list(report.unreadable),
        'trend': [entry._asdict() | {'total': entry.total._asdict()} for entry in trend],
        'legend': MEANINGS,
    }, indent=2, ensure_ascii=False)


def _figures(figures: Figures) -> dict[str, int]:
    return figures._asdict() | {'left': figures.left}
