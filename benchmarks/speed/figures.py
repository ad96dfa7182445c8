"""What has been measured, what it should be, and how that is shown."""
from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from typing import NamedTuple

from flake8_bigthree.docs import table


class Figure(NamedTuple):
    """One thing that was measured, and in what if it was not counted; less is better.

    `target` is what is aimed at, `must` what it may be at most; None where nothing is wanted of it.
    """

    what: str
    measured: float
    unit: str = ''
    target: float | None = None
    must: float | None = None

    def __str__(self) -> str:
        return f'{self.what}: {self.amount}'

    @property
    def amount(self) -> str:
        """How much it is, with the unit."""
        return f'{_number(self.measured)} {self.unit}'.rstrip()


class Point(NamedTuple):
    """What something has cost at some size."""

    size: float
    cost: float


def growth(points: Sequence[Point]) -> float:
    """What one more costs between the two largest of several sizes, in units of what it costs between all the others.

    What is there once, whatever the size, makes no difference. 1 means that the cost grows as the size does.

    >>> growth([Point(size, 5 + 2 * size) for size in (1, 4, 16, 64)])
    1.0
    >>> growth([Point(size, size ** 2) for size in (1, 4, 15, 65)])
    5.0
    """
    smallest, *_, medium, largest = points
    return _slope(medium, largest) / _slope(smallest, medium)


def _slope(one: Point, other: Point) -> float:
    return (other.cost - one.cost) / (other.size - one.size)


def missed(figures: Iterable[Figure]) -> Iterator[str]:
    """A line for each figure that is above what it must be.

    >>> [*missed([Figure('a', 2, 'ms', 0.5, 1), Figure('b', 1, 'ms', 0.5, 1), Figure('c', 9, 'ms')])]
    ['a: 2 ms, at most 1 is a must']
    """
    for figure in figures:
        if figure.must is not None and figure.measured > figure.must:
            yield f'{figure}, at most {figure.must:g} is a must'


def rendered(figures: Iterable[Figure]) -> str:
    """The figures as a table in Markdown."""
    rows = ((figure.what, figure.amount, *_wanted(figure)) for figure in figures)
    return table(('what', 'measured', 'target', 'reached'), rows)


def _wanted(figure: Figure) -> tuple[str, str]:
    """The cells that say what the target is, and whether it is reached."""
    if figure.target is None:
        return '', ''
    return f'≤ {figure.target:g}', 'yes' if figure.measured <= figure.target else 'no'


def _number(value: float) -> str:
    """A whole number as it stands, anything else with two decimals.

    >>> _number(2), _number(1234), _number(0.125)
    ('2', '1,234', '0.12')
    """
    return f'{value:,}' if isinstance(value, int) else f'{value:,.2f}'
