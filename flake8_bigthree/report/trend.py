"""The trend as pictures: where its lines and dots are to be drawn."""
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from flake8_bigthree.report.record import Entry
from flake8_bigthree.report.totals import percent

#: The part of the picture that the line is in.
LEFT, RIGHT, TOP, BOTTOM = 10, 310, 22, 96
#: Where there are more, only the line is drawn.
_MOST_DOTS = 40
#: How many of the last values are told in words.
_TOLD = 8


class Dot(NamedTuple):
    """A value: where it is drawn, when it was and how it is written."""

    x: float
    y: float
    date: str
    label: str


class Chart(NamedTuple):
    """A picture: what of, the values in words, what the upper line stands for, and all its values.

    `marked` are the values that get a dot.
    """

    title: str
    told: str
    top: str
    values: tuple[Dot, ...]
    marked: tuple[Dot, ...]

    @property
    def line(self) -> str:
        """The points of the line, as SVG has them."""
        return ' '.join(f'{dot.x:g},{dot.y:g}' for dot in self.values)


def charts(trend: Sequence[Entry]) -> list[Chart]:
    """The pictures of a trend; none of what has never been counted."""
    left = [(entry.date, float(entry.total.left), str(entry.total.left)) for entry in trend]
    scores = [(entry.date, entry.score, percent(entry.score)) for entry in trend if entry.score is not None]
    most = max((value for _, value, _ in left), default=0)
    found = (
        _chart('Left to do', f'{most:g}', left, max(most, 1)),
        _chart('Score', '100 %', scores, 100),
    )
    return [chart for chart in found if chart.values]


def _chart(title: str, top: str, values: Sequence[tuple[str, float, str]], most: float) -> Chart:
    step = (RIGHT - LEFT) / max(len(values) - 1, 1)
    height = (BOTTOM - TOP) / most
    # The last one is on the right, where its date is, also if it is the only one.
    dots = tuple(
        Dot(round(RIGHT - step * before, 2), round(BOTTOM - height * value, 2), date[:10], label)
        for before, (date, value, label) in zip(range(len(values) - 1, -1, -1), values, strict=True)
    )
    told = ' → '.join(dot.label for dot in dots[-_TOLD:])
    return Chart(
        title, f'… → {told}' if len(dots) > _TOLD else told, top, dots,
        dots if len(dots) <= _MOST_DOTS else dots[-1:],
    )
