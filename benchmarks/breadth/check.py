"""Ask every rule about a file, and watch for what must not happen."""
from __future__ import annotations

import faulthandler
import io
import signal
import warnings
from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NamedTuple

import flake8_bigthree.rules
from flake8_bigthree.checker import Checker
from flake8_bigthree.checker import Violation
from flake8_bigthree.errors import LinterError
from flake8_bigthree.names.project import Module
from flake8_bigthree.options import Options
from flake8_bigthree.rule import RULES

assert flake8_bigthree.rules  # imported for what it registers

#: For one file (seconds of CPU time, so that nothing else that runs on the machine matters).
LIMIT = 60.0

#: Then Python does not get to it (seconds on the clock, so that a machine that is busy, or asleep, does no harm).
_HOPELESS = 3600
#: The descriptor, which stays what it is when somebody else takes what is printed.
_STDERR = 2

#: What is in none of the defaults.
OPTIONS = tuple(map(Options.read, (
    {'min_annotated': '100'},
    {
        'base_exception': 'Exception, builtins.OSError', 'allowed_exceptions': '', 'protocol_exceptions': 'false',
        'broad_exceptions': 'OSError, KeyError, A, errors.A, pkg.errors.A, no.such.Error, requests.RequestException',
        'allow_broad': 'reraise, log', 'loggers': '', 'min_annotated': '100', 'test_files': '*', 'assert_functions': '',
    },
    {
        'base_exception': 'A', 'allowed_exceptions': '*.*, ?, *Error, errors.A, no.such.*, a*b?c', 'min_annotated': '0',
        'allow_broad': 'log', 'loggers': 'self, x, e, errors.logger, logger, print', 'test_files': '*, ?',
        'assert_functions': '*, a?*',
    },
    {'allowed_exceptions': '*', 'assert_functions': '?', 'allow_broad': 'reraise', 'test_files': '', 'loggers': '_'},
)))
#: Every file has one entry in the baseline that nothing matches.
STALE = {('HRD101', 'Gone'): 1}


class HangError(LinterError):
    """A file takes longer than any may."""


class Fault(NamedTuple):
    """What has happened, and to which file or program."""

    where: str
    what: str


class Seen(NamedTuple):
    """How much has been looked at, how often each rule has found something, and what must not have happened."""

    files: Counter[str]
    findings: Counter[str]
    faults: list[Fault]


def checker() -> Checker:
    """One with all the rules."""
    return Checker(RULES.values())


def watch(module: Module, rules: Checker, where: str, seen: Seen, *, limit: float = LIMIT) -> None:
    """Ask all rules about a module; note what they find and what goes wrong."""
    seen.files['checked'] += 1
    module.stale = STALE
    try:
        with limited(limit), warnings.catch_warnings():
            warnings.simplefilter('error')
            violations = rules.check(module)
    except Exception as error:  # noqa: HRD103 - whatever it is, it is what is looked for
        seen.faults.append(Fault(where, f'{error!r} from {error.__cause__!r}'))
        return
    seen.findings.update(violation.code for violation in violations)
    seen.faults.extend(Fault(where, what) for what in misplaced(module.source, violations))


def misplaced(source: str, violations: Iterable[Violation]) -> Iterator[str]:
    """Of the violations in a file, those that are not in it, or that cannot be printed on one line."""
    lines = [*io.StringIO(source, newline=None)] or ['']
    for violation in violations:
        is_inside = 1 <= violation.line <= len(lines) and (
            0 <= violation.column <= len(lines[violation.line - 1].rstrip('\n'))
        )
        if not is_inside:
            yield f'outside of the file: {violation}'
        if not violation.text.isprintable():
            yield f'cannot be printed: {violation}'


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise HangError when what is done here takes longer; where Python does not get to it, end it with a traceback."""
    def stop(number: int, frame: FrameType | None) -> None:
        raise HangError(f'it takes longer than {seconds} s')

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    faulthandler.dump_traceback_later(_HOPELESS, exit=True, file=_STDERR)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
