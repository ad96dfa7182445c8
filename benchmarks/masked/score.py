"""What suggestions are worth beside what the authors of the code wrote, and the tables of that."""
from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from typing import NamedTuple


class Match(enum.IntEnum):
    """How near the other side comes to an exception: not at all, by an ancestor or descendant, or exactly."""

    NONE = 0
    RELATED = 1
    EXACT = 2


class Judged(NamedTuple):
    """An exception that one side names, how near the other comes, and what is to be said of it if that is not at all.

    That is where a suggestion is from, or why there may be none.
    """

    name: str
    match: Match
    kind: str


class Site(NamedTuple):
    """A `try` whose author wrote specific exceptions: those, what we suggest instead, and of what we know nothing."""

    package: str
    file: str
    line: int
    source: str
    wrote: tuple[Judged, ...]
    said: tuple[Judged, ...]
    unknown: tuple[str, ...]

    def __str__(self) -> str:
        parts = {
            'written': [judged.name for judged in self.wrote],
            'suggested': [f'{judged.name} ({judged.kind})' for judged in self.said],
            'unknown': self.unknown,
        }
        lines = [f'{self.file}:{self.line}', *(f'  {head:<10} {", ".join(names)}' for head, names in parts.items())]
        return '\n'.join([*lines, *(f'    | {line}' for line in self.source.splitlines())])


class Figures(NamedTuple):
    """How many exceptions were written and suggested, and of how many of each the other side says as much."""

    wrote: int
    found: int
    said: int
    right: int

    @property
    def recall(self) -> float:
        """The share of what was written that is suggested."""
        return self.found / max(self.wrote, 1)

    @property
    def precision(self) -> float:
        """The share of what is suggested that was written."""
        return self.right / max(self.said, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.precision * self.recall / ((self.precision + self.recall) or 1)


class Wanted(NamedTuple):
    """The least that is good enough."""

    exact: float
    related: float
    recall: float


WANTED = Wanted(exact=0.55, related=0.62, recall=0.60)


def figures(sites: Iterable[Site], least: Match, name: str | None = None) -> Figures:
    """All sites together, or one exception in them; what counts is at least so near.

    >>> OSError_, KeyError_ = Judged('OSError', Match.EXACT, ''), Judged('KeyError', Match.NONE, '')
    >>> site = Site('app', 'a.py', 1, '', (OSError_,), (OSError_, KeyError_), ())
    >>> figures([site], Match.EXACT)
    Figures(wrote=1, found=1, said=2, right=1)
    """
    sites = [*sites]
    wrote, said = (
        [judged.match >= least for site in sites for judged in side(site) if name in (None, judged.name)]
        for side in _SIDES
    )
    return Figures(len(wrote), sum(wrote), len(said), sum(said))


_SIDES: tuple[Callable[[Site], tuple[Judged, ...]], ...] = (lambda site: site.wrote, lambda site: site.said)


def coverage(sites: Sequence[Site]) -> float:
    """The share of sites for which anything is suggested."""
    return sum(bool(site.said) for site in sites) / max(len(sites), 1)


def failures(sites: Sequence[Site], wanted: Wanted = WANTED) -> Iterator[str]:
    """Why the suggestions are not good enough; nothing if they are."""
    exact, related = (figures(sites, least) for least in (Match.EXACT, Match.RELATED))
    if not exact.found:
        yield 'nothing was measured: nothing that was written is suggested'
    for what, figure, least in (
        ('F1 exact', exact.f1, wanted.exact), ('F1 related', related.f1, wanted.related),
        ('recall', related.recall, wanted.recall),
    ):
        if figure < least:
            yield f'{what} is {figure:.3f}, {least:.2f} is wanted'


def package_table(sites: Sequence[Site]) -> Iterator[str]:
    """A row for each package, and one for all."""
    yield f'{"package":<24}{"sites":>6}{"types":>7}{"suggested":>10}{"covered":>9}{_HEAD}'
    groups = {name: [site for site in sites if site.package == name] for name in {site.package: 0 for site in sites}}
    if len(groups) > 1:
        groups['total'] = [*sites]
    for name, group in groups.items():
        exact = figures(group, Match.EXACT)
        yield f'{name:<24}{len(group):>6}{exact.wrote:>7}{exact.said:>10}{coverage(group):>9.2f}{_cells(group)}'


def exception_table(sites: Sequence[Site], rows: int) -> Iterator[str]:
    """A row for each of the exceptions that are written most often."""
    yield f'{"exception":<40}{"types":>7}{"suggested":>10}{_HEAD}'
    counts = Counter(judged.name for site in sites for judged in site.wrote)
    for name, count in counts.most_common(rows):
        said = figures(sites, Match.EXACT, name).said
        yield f'{name:<40}{count:>7}{said:>10}{_cells(sites, name)}'


_HEAD = f'  |{"exact: P":>10}{"R":>7}{"F1":>7}  |{"related: P":>12}{"R":>7}{"F1":>7}'


def _cells(sites: Sequence[Site], name: str | None = None) -> str:
    cells = ''
    for least, width in ((Match.EXACT, 10), (Match.RELATED, 12)):
        found = figures(sites, least, name)
        cells += f'  |{found.precision:>{width}.3f}{found.recall:>7.3f}{found.f1:>7.3f}'
    return cells


def missed_kinds(sites: Iterable[Site], rows: int) -> Iterator[str]:
    """The most frequent kinds of exceptions that were written and nothing near is suggested."""
    return _kinds((judged for site in sites for judged in site.wrote), rows)


def false_kinds(sites: Iterable[Site], rows: int) -> Iterator[str]:
    """The most frequent kinds of suggestions near which nothing was written."""
    return _kinds((judged for site in sites for judged in site.said), rows)


def _kinds(judged: Iterable[Judged], rows: int) -> Iterator[str]:
    counts = Counter((one.name, one.kind) for one in judged if one.match is Match.NONE)
    for (name, kind), count in counts.most_common(rows):
        yield f'{count:>6}  {name}: {kind}'


def missed(sites: Iterable[Site]) -> list[Site]:
    """The sites in which something was written and nothing near is suggested."""
    return [site for site in sites if any(judged.match is Match.NONE for judged in site.wrote)]


def false(sites: Iterable[Site]) -> list[Site]:
    """The sites in which something is suggested and nothing near was written."""
    return [site for site in sites if any(judged.match is Match.NONE for judged in site.said)]


def spread(sites: Sequence[Site], count: int) -> list[Site]:
    """So many of the sites, from all over them, always the same."""
    return [sites[index * len(sites) // count] for index in range(count)] if count < len(sites) else [*sites]
