"""The command that measures a project and shows the report."""
from __future__ import annotations

import argparse
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from typing import NamedTuple

from flake8_bigthree import baseline
from flake8_bigthree.errors import ReportError
from flake8_bigthree.output import put
from flake8_bigthree.output import say
from flake8_bigthree.report import folder
from flake8_bigthree.report import record
from flake8_bigthree.report.figures import File
from flake8_bigthree.report.measure import measure
from flake8_bigthree.report.totals import SHARES
from flake8_bigthree.report.totals import Report
from flake8_bigthree.report.totals import percent
from flake8_bigthree.report.totals import report
from flake8_bigthree.run import Plan
from flake8_bigthree.run import plan

_FORMATS = ('text', 'markdown', 'json', 'html')
#: Those of them that show each finding; the others show figures only.
_WITH_FINDINGS = frozenset({'json', 'html'})
#: Where the pages go, if nothing else is said.
_FOLDER = 'bigthree-report'


class Minimum(NamedTuple):
    """A share by its name, and how many percent it has to be at least."""

    name: str
    least: float


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be said of a report."""
    parser.add_argument('--format', choices=_FORMATS, default='text', help='what to write (default: %(default)s)')
    parser.add_argument(
        '--output', metavar='PATH',
        help=f'the file to write, instead of standard output; of html the folder (default: {_FOLDER})',
    )
    parser.add_argument(
        '--fail-under', metavar='FIGURE=PERCENT', action='append', default=[], type=minimum,
        help=f'fail if a share is below; figures: {", ".join(SHARES)}',
    )
    parser.add_argument('--record', metavar='FILE', help='add the totals to this file, and show how they have changed')


def minimum(text: str) -> Minimum:
    """What `--fail-under` says.

    >>> minimum('score=95')
    Minimum(name='score', least=95.0)
    """
    name, _, least = text.partition('=')
    if name not in SHARES:
        raise argparse.ArgumentTypeError(f'no figure: {name!r}; there are {", ".join(SHARES)}')
    if not re.fullmatch(r'\d+(\.\d+)?%?', least) or float(least.removesuffix('%')) > 100:
        raise argparse.ArgumentTypeError(f'{text!r} names no percentage from 0 to 100, as {name}=80 does')
    return Minimum(name, float(least.removesuffix('%')))


def make(given: argparse.Namespace, args: Sequence[str]) -> bool:
    """Measure, show and record a project; are all minimums reached?

    `args` are flake8's: paths, and options such as `--config`. Raises LinterError if that cannot be done.
    """
    planned = plan(args)
    _check_target(given)
    project = planned.project
    known = _known(planned)
    trend = record.read(given.record) if given.record else []
    files, unreadable = _measured(planned, planned.codes if given.format in _WITH_FINDINGS else frozenset())
    found = report(files, unreadable, known)
    if given.record:
        trend.append(record.entry(found, project.root))
    _show(found, trend, given, project.root)
    if given.record:
        record.append(given.record, trend[-1])
    reached = [*_check(found, given.fail_under)]
    # What is piped on as JSON or Markdown is to be nothing else.
    out = sys.stdout if given.format in ('text', 'html') or given.output else sys.stderr
    for is_reached, line in reached:
        print(line, file=out)
    return all(is_reached for is_reached, _ in reached)


def _check_target(given: argparse.Namespace) -> None:
    """Can the report be written where it is to go? Nobody wants to wait for one that cannot.

    Raises ReportError.
    """
    target = given.output or _FOLDER
    try:
        if given.format == 'html':
            folder.earlier(target)
        elif given.output:
            os.stat(os.path.join(os.path.dirname(target), '.'))
            if os.path.isdir(target):
                raise ReportError(f'{target}: cannot be written: it is a folder')
    except OSError as error:
        raise ReportError(f'{target}: cannot be written: {error}') from error


def _known(planned: Plan) -> Counter[str]:
    """How many findings of each file the baseline knows."""
    project = planned.project
    if not project.options.baseline:
        return Counter()
    known: Counter[str] = Counter()
    for entry, count in baseline.read(os.path.join(project.root, project.options.baseline)).items():
        known[entry.path] += count
    return known


def _measured(planned: Plan, codes: frozenset[str]) -> tuple[list[File], list[str]]:
    """The files with their figures and the findings of these rules, and those that cannot be read."""
    project, files = planned.project, planned.files
    found: list[File] = []
    unreadable: list[str] = []
    for path, file in _watched(measure(files, project.options, project.root, codes, planned.jobs), len(files)):
        if file:
            found.append(file)
        else:
            unreadable.append(path)
    return found, unreadable


def _watched(files: Iterable[tuple[str, File | None]], count: int) -> Iterable[tuple[str, File | None]]:
    """The same, with a bar on a terminal that shows how far it is."""
    if not sys.stderr.isatty():
        return files
    from rich.console import Console
    from rich.progress import track
    return track(files, 'Measuring', total=count, console=Console(stderr=True), transient=True)


def _show(found: Report, trend: list[record.Entry], given: argparse.Namespace, root: str) -> None:
    """Write the report, in its format, where it is to go."""
    match given.format:
        case 'html':
            from flake8_bigthree.report.html import write
            made = trend[-1] if given.record else record.entry(found, root)
            say(f'{write(found, trend, made, root, given.output or _FOLDER)}\n')
            return
        case 'json':
            from flake8_bigthree.report.schema import render
            text = render(found, trend)
        case 'markdown':
            from flake8_bigthree.report.markdown import render
            text = render(found, trend)
        case _:
            from flake8_bigthree.report.text import render as render_text
            text = render_text(found, trend, None if given.output else sys.stdout)
    if not given.output:
        say(f'{text}\n')
        return
    try:
        put(given.output, f'{text}\n')
    except OSError as error:
        raise ReportError(f'{given.output}: cannot be written: {error}') from error


def _check(found: Report, minimums: Iterable[Minimum]) -> Iterator[tuple[bool, str]]:
    """Is each minimum reached, and the line that says so? A share of nothing reaches none."""
    for name, least in minimums:
        actual = found.shares[name]
        is_reached = actual is not None and actual >= least
        word = 'PASSED' if is_reached else 'FAILED'
        yield is_reached, f'{word} {name} (minimum {percent(least)}, actual {percent(actual)})'
