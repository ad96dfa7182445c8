"""The report as a folder of pages that opens without a network: a summary, the rules, and a page for each file."""
from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple
from typing import TypeVar

from jinja2 import Environment
from jinja2 import PackageLoader
from jinja2 import StrictUndefined

import flake8_bigthree
import flake8_bigthree.rules
from flake8_bigthree.checker import Violation
from flake8_bigthree.names.project import source_text
from flake8_bigthree.report import folder
from flake8_bigthree.report import prose
from flake8_bigthree.report import trend
from flake8_bigthree.report.figures import MEANINGS
from flake8_bigthree.report.figures import Figures
from flake8_bigthree.report.figures import File
from flake8_bigthree.report.record import Entry
from flake8_bigthree.report.totals import FORMULA
from flake8_bigthree.report.totals import Report
from flake8_bigthree.report.totals import percent
from flake8_bigthree.rule import RULES

assert flake8_bigthree.rules  # imported for what it registers

Key = TypeVar('Key')

#: What is served as it stands.
_ASSETS = ('style.css', 'table.js')


class Column(NamedTuple):
    """A column of figures: its head, what it means, which count it shows and, if it is a part of one, the whole."""

    head: str
    meaning: str
    part: Callable[[Figures], int]
    whole: Callable[[Figures], int] | None = None


_COLUMNS = (
    Column('left', 'all that is left to do', lambda figures: figures.left),
    Column(
        'to annotate', 'parameters and returns that are not annotated, of all',
        lambda figures: figures.slots - figures.annotated_slots, lambda figures: figures.slots,
    ),
    Column(
        'broad', 'except clauses that are broad, of all', lambda figures: figures.broad,
        lambda figures: figures.handlers,
    ),
    Column('raised outside', MEANINGS['raises_outside'], lambda figures: figures.raises_outside),
    Column('classes beside', MEANINGS['classes_outside'], lambda figures: figures.classes_outside),
    Column('stubs', 'tests that are empty or cannot fail', lambda figures: figures.stubs),
    Column('skipped', 'tests that are skipped outright', lambda figures: figures.skipped),
    Column('noqa', MEANINGS['suppressions'], lambda figures: figures.suppressions),
    Column('baseline', MEANINGS['baseline'], lambda figures: figures.baseline),
)


def write(report: Report, record: Sequence[Entry], made: Entry, root: str, output: str) -> str:
    """Write the pages of a report on the project in the folder `root` into the folder `output`.

    `record` are the reports of which the trend is shown, `made` says when and of which commit this one is. Gives the
    path of the page to begin with. Raises ReportError if a page cannot be written, or the folder is another's.
    """
    environment = _environment(os.path.basename(os.path.abspath(root)) or root)
    make = partial(_page, environment)
    folder.write(output, {
        **{name: partial(_asset, environment, name) for name in _ASSETS},
        **{page_name(file.path): partial(_file, environment, root, file) for file in report.files},
        'rules.html': partial(make, 'rules.html', rules=sorted(RULES.values())),
        'index.html': partial(
            make, 'index.html', report=report, charts=trend.charts(record), record=record, made=made,
            found=Counter(finding.code for file in report.files for finding in file.findings),
        ),
    })
    return os.path.join(output, 'index.html')


def page_name(path: str) -> str:
    """The name of a file's page, the same in every report and no other's, also where case makes no difference.

    >>> page_name('src/Größe #1.py')
    'files/src-gr-e-1-py-d61087d0b9840765.html'
    """
    readable = re.sub('[^a-z0-9]+', '-', path.lower())[-60:].strip('-')
    digest = hashlib.sha256(path.encode('utf-8', 'surrogatepass')).hexdigest()[:16]
    return f'files/{readable}-{digest}.html'


def _environment(project: str) -> Environment:
    """What the pages are made with: whatever is put into one is shown as text."""
    environment = Environment(
        loader=PackageLoader('flake8_bigthree.report'), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )
    environment.filters.update(percent=percent, page=page_name, spans=prose.spans, blocks=prose.blocks)
    environment.globals.update(
        project=project, version=flake8_bigthree.__version__, columns=_COLUMNS, meanings=MEANINGS, formula=FORMULA,
        names={code: rule.name for code, rule in RULES.items()}, picture=trend,
    )
    return environment


def _asset(environment: Environment, name: str) -> str:
    assert environment.loader
    return environment.loader.get_source(environment, name)[0]


def _page(environment: Environment, template: str, **context: object) -> str:
    return environment.get_template(template).render(context)


def _file(environment: Environment, root: str, file: File) -> str:
    """The page of a file, which is read again for it; it may have changed since it was measured, or be gone."""
    source = source_text(os.path.join(root, file.path))
    lines = [] if source is None else source.removesuffix('\n').split('\n')
    return _page(
        environment, 'file.html', file=file, lines=lines, is_read=source is not None,
        by_line=_grouped(file.findings, lambda finding: finding.line),
        by_code=sorted(_grouped(file.findings, lambda finding: finding.code).items()),
        defined={cls.line: cls.name for cls in file.defined},
    )


def _grouped(findings: Iterable[Violation], key: Callable[[Violation], Key]) -> dict[Key, list[Violation]]:
    """Findings by what `key` says of them, those of a group in the order of their places."""
    groups: dict[Key, list[Violation]] = {}
    for finding in sorted(findings):
        groups.setdefault(key(finding), []).append(finding)
    return groups
