"""What an answer is worth beside the truth, and the table of all answers."""
from __future__ import annotations

import enum
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from typing import NamedTuple


class Bucket(enum.Enum):
    """Where the raised class comes from."""

    GLOBAL = 'global'
    IMPORT = 'local import'
    LOCAL = 'local variable'
    PARAMETER = 'parameter'
    FACTORY = 'factory'
    ATTRIBUTE = 'attribute'
    RERAISE = 're-raise'


class Truth(enum.Enum):
    """Where what is raised stands; what was caught and is raised again is a truth of its own."""

    INSIDE = 'inside'
    OUTSIDE = 'outside'
    CAUGHT = 'caught'
    UNKNOWN = 'unknown'


class Outcome(enum.Enum):
    """What became of a site."""

    RIGHT = 'right'
    FALSE_ALARM = 'false alarm'
    MISSED = 'missed'
    UNKNOWN = 'unknown'


class Site(NamedTuple):
    """A `raise` statement with an operand: its file, relative to where the package stands, and its position."""

    file: str
    line: int
    column: int


class Verdict(NamedTuple):
    """The truth about a site; `shown` says of what class, or why it is unknown."""

    bucket: Bucket
    truth: Truth
    shown: str


class Result(NamedTuple):
    """A site with the truth, and which of the tools report it; `tools` holds them by name."""

    package: str
    site: Site
    source: str
    verdict: Verdict
    tools: dict[str, bool]

    def outcome(self, tool: str) -> Outcome:
        """What the answer of a tool is worth."""
        return outcome(self.verdict.truth, reported=self.tools[tool])

    def __str__(self) -> str:
        return f'{self.site.file}:{self.site.line}: [{self.verdict.bucket.value}: {self.verdict.shown}] {self.source}'


#: The buckets that have to be reported together, and what share of them (percent).
WANTED = (
    ((Bucket.GLOBAL, Bucket.IMPORT), 99.5),
    ((Bucket.LOCAL, Bucket.PARAMETER, Bucket.FACTORY, Bucket.ATTRIBUTE), 90.0),
)
OURS = 'ours'
#: What share of astroid's CPU time the plugin takes at most.
DEAREST = 1 / 30


def outcome(truth: Truth, *, reported: bool) -> Outcome:
    """What an answer is worth: to report is right where the raise is certainly outside, and nowhere else."""
    match truth:
        case Truth.UNKNOWN:
            return Outcome.UNKNOWN
        case Truth.OUTSIDE:
            return Outcome.RIGHT if reported else Outcome.MISSED
    return Outcome.FALSE_ALARM if reported else Outcome.RIGHT


def share(results: Iterable[Result], buckets: Sequence[Bucket], tool: str) -> tuple[int, int]:
    """How many of the sites in these buckets that are certainly outside are reported, and how many there are."""
    outside = [
        result.tools[tool] for result in results
        if result.verdict.truth is Truth.OUTSIDE and result.verdict.bucket in buckets
    ]
    return sum(outside), len(outside)


def failures(results: Sequence[Result]) -> Iterator[str]:
    """Why our answers are not good enough; nothing if they are."""
    if not any(result.verdict.truth is Truth.OUTSIDE and result.tools[OURS] for result in results):
        yield 'nothing was measured: no site that is certainly outside is reported'
    alarms = sum(result.outcome(OURS) is Outcome.FALSE_ALARM for result in results)
    if alarms:
        yield f'false alarms: {alarms}'
    for buckets, wanted in WANTED:
        reported, outside = share(results, buckets, OURS)
        if 100 * reported < wanted * outside:
            yield f'{names(buckets)}: {reported} of {outside} are reported, {wanted} % are wanted'


def dear(ours: float, theirs: float) -> Iterator[str]:
    """Why the plugin takes too long beside astroid, by what it adds to flake8's CPU time; nothing if it does not."""
    if ours > theirs * DEAREST:
        yield f'CPU time: ours is 1/{theirs / ours:.1f} of astroid\'s, 1/{1 / DEAREST:.0f} is wanted'


def disagreements(results: Iterable[Result], tool: str) -> Iterator[str]:
    """A line for every site that a tool gets wrong."""
    for result in results:
        judged = result.outcome(tool)
        if judged in (Outcome.FALSE_ALARM, Outcome.MISSED):
            yield f'{tool}: {judged.value}: {result}'


def table(results: Sequence[Result], tools: Sequence[str]) -> Iterator[str]:
    """The lines of the table: a row for each package and bucket, and the sums."""
    heads = ''.join(f'  |{tool + ":":>10}{"right":>6}{"false alarms":>14}{"missed":>8}' for tool in tools)
    yield f'{"package":<15}{"bucket":<15}{"sites":>6}{"outside":>9}{"unknown":>9}{heads}'
    groups = {name: [result for result in results if result.package == name] for name in _packages(results)}
    if len(groups) > 1:
        groups['total'] = [*results]
    for name, group in groups.items():
        for bucket in Bucket:
            found = [result for result in group if result.verdict.bucket is bucket]
            if found:
                yield _row(name, bucket.value, found, tools)
        yield _row(name, 'all', group, tools)


def names(buckets: Iterable[Bucket]) -> str:
    """The buckets in words.

    >>> names([Bucket.GLOBAL, Bucket.IMPORT])
    'global, local import'
    """
    return ', '.join(bucket.value for bucket in buckets)


def _packages(results: Iterable[Result]) -> list[str]:
    return [*dict.fromkeys(result.package for result in results)]


def _row(name: str, bucket: str, results: Sequence[Result], tools: Sequence[str]) -> str:
    outside = sum(result.verdict.truth is Truth.OUTSIDE for result in results)
    unknown = sum(result.verdict.truth is Truth.UNKNOWN for result in results)
    cells = f'{name:<15}{bucket:<15}{len(results):>6}{outside:>9}{unknown:>9}'
    for tool in tools:
        counts = [result.outcome(tool) for result in results]
        right, alarms, missed = map(counts.count, (Outcome.RIGHT, Outcome.FALSE_ALARM, Outcome.MISSED))
        cells += f'  |{right:>16}{alarms:>14}{missed:>8}'
    return cells
