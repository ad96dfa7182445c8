"""What it costs that a project is large: all of it, and one file in it."""
from __future__ import annotations

import json
from collections.abc import Iterator
from collections.abc import Sequence
from pathlib import Path

from benchmarks.speed import generated
from benchmarks.speed.clock import Cost
from benchmarks.speed.clock import run
from benchmarks.speed.figures import Figure
from benchmarks.speed.figures import Point
from benchmarks.speed.figures import growth
from benchmarks.speed.lint import Work
from benchmarks.speed.installed import OURS
from benchmarks.speed.installed import Setup
from benchmarks.speed.whole import Setups
from benchmarks.speed.whole import one_file

SIZES = (1, 4, 16, 64)


def measure(folder: Path, made: Setups, runs: int, parts: int) -> Iterator[Figure]:
    """Projects of growing size, the smallest with so many parts."""
    points: list[tuple[Work, Cost]] = []
    for size in SIZES:
        project = folder / f'{size}x'
        generated.write(project, size * parts)
        points.append(_least([lint(made[OURS], project) for _ in range(runs)]))
        work, cost = points[-1]
        print(
            f'{size}×: {work.files} files, {work.lines:,} lines: {1e6 * work.seconds / work.lines:.2f} µs a line, '
            f'peak {cost.peak:.1f} MB; {work.parsed} files parsed besides, {work.searched} folders searched',
        )
    largest = f'{SIZES[-1]} times the project'
    time = growth([Point(work.lines, work.seconds) for work, _ in points])
    memory = growth([Point(work.lines, cost.peak) for work, cost in points])
    for what, found in (('time', time), ('memory', memory)):
        yield Figure(f'{largest}: {what} for one line more', found, 'of that in a smaller one', 1.1)
    last = points[-1][0]
    yield Figure(f'{largest}: files parsed to look up names', last.parsed / last.files, 'per linted file')


def measure_one(folder: Path, made: Setups, runs: int, files: int) -> Iterator[Figure]:
    """One file of a project with so many, without and with names from outside, for which all of it is searched."""
    parts = files // len(generated.PART)
    generated.write(folder, parts)
    for name in ('worker.py', 'service.py'):
        path = f'app/part_{parts // 2:04}/{name}'
        work, _ = lint(made[OURS], folder, path)
        what = f'`{name}` in a project of {files:,} files'
        yield one_file(f'{what}: flake8 with {OURS}', folder, path, made, runs)
        yield Figure(f'{what}: files parsed to look up names', work.parsed)
        yield Figure(f'{what}: folders searched for modules', work.searched)


def lint(setup: Setup, folder: Path, *paths: str) -> tuple[Work, Cost]:
    """What this plugin does when files of a folder are linted, all if none is named, and what the process costs."""
    cost, said = run(setup.python(folder, '-m', 'benchmarks.speed.lint', *paths))
    return Work(*json.loads(said)), cost


def _least(measured: Sequence[tuple[Work, Cost]]) -> tuple[Work, Cost]:
    """The shortest time and the lowest peak of several runs, between which nothing else differs."""
    work, _ = measured[0]
    return (
        work._replace(seconds=min(work.seconds for work, _ in measured)),
        Cost(*map(min, zip(*(cost for _, cost in measured), strict=True))),
    )
