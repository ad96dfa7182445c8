"""The sums over files: by folder and in all, the hierarchy, and the score."""
from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from collections.abc import Sequence
from typing import NamedTuple

from flake8_bigthree.report.figures import Definition
from flake8_bigthree.report.figures import Figures
from flake8_bigthree.report.figures import File
from flake8_bigthree.report.figures import add


class Share(NamedTuple):
    """So many of so many."""

    name: str
    what: str
    part: int
    whole: int

    @property
    def percent(self) -> float | None:
        """The share, None where there is nothing to count."""
        return 100 * self.part / self.whole if self.whole else None


#: From so many percent on, what the grade is.
_GRADES = ((97, 'A+'), (92, 'A'), (88, 'A−'), (84, 'B+'), (80, 'B'), (76, 'B−'), (65, 'C'), (50, 'D'), (0, 'F'))

#: The names of what can be held to a minimum.
SHARES = ('annotated', 'specific', 'inside', 'asserting', 'functions', 'raised', 'score')

FORMULA = (
    'score = the mean of annotated, specific, inside and asserting, without those of which there is nothing to count; '
    'neither `# noqa` nor the baseline improves it'
)


def families(total: Figures) -> list[Share]:
    """The shares that the score is the mean of."""
    return [
        Share('annotated', 'annotated parameters and returns', total.annotated_slots, total.slots),
        Share('specific', 'handlers that are not broad', total.handlers - total.broad, total.handlers),
        Share(
            'inside', 'raise statements inside the hierarchy, of those that are inside or outside', total.raises_inside,
            total.raises_inside + total.raises_outside,
        ),
        Share('asserting', 'tests that assert something and run', total.asserting, total.tests),
    ]


class Hierarchy(NamedTuple):
    """The exception classes of the hierarchy, those of them that are raised nowhere, and what is raised instead."""

    defined: tuple[Definition, ...]
    never_raised: tuple[Definition, ...]
    outside: Counter[str]


class Report(NamedTuple):
    """All that is to be shown; `unreadable` are the files that could not be read, or that are not Python."""

    files: tuple[File, ...]
    folders: dict[str, Figures]
    total: Figures
    hierarchy: Hierarchy
    unreadable: tuple[str, ...]

    @property
    def families(self) -> list[Share]:
        """The shares that the score is the mean of."""
        return families(self.total)

    @property
    def score(self) -> float | None:
        """The mean of the shares, in percent; None if there is nothing to count at all."""
        known = [share.percent for share in self.families if share.percent is not None]
        return math.fsum(known) / len(known) if known else None

    @property
    def grade(self) -> str:
        """The score as a letter."""
        return grade(self.score)

    @property
    def shares(self) -> dict[str, float | None]:
        """What can be held to a minimum, in percent, by name: those of SHARES."""
        total, hierarchy = self.total, self.hierarchy
        raised = len(hierarchy.defined) - len(hierarchy.never_raised)
        further = (
            Share('functions', 'functions with nothing left to annotate', total.annotated_functions, total.functions),
            Share('raised', 'classes of the hierarchy that are raised', raised, len(hierarchy.defined)),
        )
        return {share.name: share.percent for share in (*self.families, *further)} | {'score': self.score}


def grade(score: float | None) -> str:
    """The letter for a score, a dash for none.

    >>> [grade(97), grade(96.99), grade(49), grade(None)]
    ['A+', 'A', 'F', '–']
    """
    return '–' if score is None else next(letter for least, letter in _GRADES if score >= least)


def percent(value: float | None) -> str:
    """A share as it is shown: never more than it is, so that 79.96 does not look like the 80 that are asked for.

    >>> [percent(79.96), percent(100.0), percent(None)]
    ['79.9 %', '100 %', 'nothing to count']
    """
    if value is None:
        return 'nothing to count'
    # What is all but a whole tenth because it is a binary fraction is that tenth.
    tenths = math.floor(round(10 * value, 6))
    return f'{tenths // 10} %' if tenths % 10 == 0 else f'{tenths / 10} %'


def report(files: Iterable[File], unreadable: Sequence[str], baseline: Counter[str]) -> Report:
    """The report on these files; `baseline` says how many findings of each file are known."""
    counted = [file._replace(figures=file.figures._replace(baseline=baseline[file.path])) for file in files]
    counted.sort(key=lambda file: (-file.figures.left, file.path))
    parts: dict[str, list[Figures]] = {}
    for file in counted:
        for folder in _folders(file.path):
            parts.setdefault(folder, []).append(file.figures)
    return Report(
        tuple(counted),
        {folder: add(parts[folder]) for folder in sorted(parts)},
        add([Figures(), *(file.figures for file in counted)]),
        _hierarchy(counted),
        tuple(sorted(unreadable)),
    )


def _folders(path: str) -> list[str]:
    """The folders that a file is in, the outermost first.

    >>> _folders('a/b/c.py'), _folders('c.py')
    (['a', 'a/b'], [])
    """
    parts = path.split('/')[:-1]
    return ['/'.join(parts[:count]) for count in range(1, len(parts) + 1) if parts[count - 1]]


def _hierarchy(files: Iterable[File]) -> Hierarchy:
    files = list(files)
    raised = frozenset(cls for file in files for cls in file.raised)
    defined = tuple(sorted(cls for file in files for cls in file.defined))
    outside: Counter[str] = Counter()
    for file in files:
        outside += file.outside
    return Hierarchy(defined, tuple(cls for cls in defined if cls not in raised), outside)
