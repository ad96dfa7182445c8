"""Whole runs of flake8: alone, with this plugin, and with others."""
from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from pathlib import Path

from benchmarks.speed.clock import Cost
from benchmarks.speed.clock import best_processes
from benchmarks.speed.figures import Figure
from benchmarks.speed.installed import OURS
from benchmarks.speed.installed import PEERS
from benchmarks.speed.installed import Setup

ALONE = 'flake8'
_OF_FLAKE8 = 'of flake8 alone'
Setups = Mapping[str, Setup]


def setups(folder: Path) -> Setups:
    """flake8 alone and with each plugin, by the plugin's name."""
    return {ALONE: Setup(folder / ALONE, []), **{name: Setup(folder / name, [name]) for name in (OURS, *PEERS)}}


def measure(name: str, folder: Path, made: Setups, runs: int) -> Iterator[Figure]:
    """Runs over all of a folder, which is called `name`."""
    costs = best_processes(runs, {which: setup.flake8(folder, '.') for which, setup in made.items()})
    print(f'{name}: flake8 alone takes {costs[ALONE].seconds:.2f} s and {costs[ALONE].peak:.0f} MB')
    for which in (OURS, *PEERS):
        target = 1.03 if which == OURS else None
        yield Figure(f'{name}: flake8 with {which}', _ratio(costs, which), _OF_FLAKE8, target)
    more = costs[OURS].peak - costs[ALONE].peak
    yield Figure(f'{name}: memory that flake8 needs for {OURS}', more, 'MB', 15)


def start_up(folder: Path, made: Setups, runs: int) -> Iterator[Figure]:
    """How much longer flake8 takes where there is hardly anything to do."""
    (folder / 'small.py').write_text('"""Nothing."""\n', encoding='utf-8')
    for what, argument in (('`flake8 --version`', '--version'), ('flake8 on a file of one line', 'small.py')):
        costs = best_processes(runs, {which: made[which].flake8(folder, argument) for which in (ALONE, OURS)})
        yield Figure(f'{what}: more with {OURS}', 1000 * (costs[OURS].seconds - costs[ALONE].seconds), 'ms', 10)


def one_file(what: str, folder: Path, file: str, made: Setups, runs: int) -> Figure:
    """A run over one file of a project."""
    costs = best_processes(runs, {which: made[which].flake8(folder, file) for which in (ALONE, OURS)})
    return Figure(what, _ratio(costs, OURS), _OF_FLAKE8, 1.1)


def _ratio(costs: Mapping[str, Cost], which: str) -> float:
    return costs[which].seconds / costs[ALONE].seconds
