"""CPU time, of functions and of processes that take turns."""
from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from flake8_bigthree.errors import LinterError
from flake8_bigthree.garbage import uncollected

_MEASURED = Path(__file__).with_name('measured.py')


class BenchmarkError(LinterError):
    """Something that is to be measured is not there, or fails."""


class Cost(NamedTuple):
    """CPU time (seconds) and memory at its peak (MB) of a process, those it has started included."""

    seconds: float
    peak: float


class Command(NamedTuple):
    """A process: what to run with Python, in which folder, and the variables that it is to have."""

    arguments: Sequence[str]
    folder: Path
    variables: Mapping[str, str]


def best(runs: int, functions: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """The shortest time of each function (CPU seconds); they take turns, so that all see the same machine.

    Python's garbage collector is off meanwhile, as it would walk what is kept to be measured on again and again. So
    what the plugin itself asks of it is left out; that is seen in whole runs.
    """
    taken: dict[str, list[float]] = {name: [] for name in functions}
    for _ in range(runs):
        for name, function in functions.items():
            gc.collect()
            with uncollected():
                start = time.process_time()
                function()
                taken[name].append(time.process_time() - start)
    return {name: min(times) for name, times in taken.items()}


def best_processes(runs: int, commands: Mapping[str, Command]) -> dict[str, Cost]:
    """The least that each process has cost; they take turns."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            costs[name].append(run(command)[0])
    return {name: Cost(*map(min, zip(*found, strict=True))) for name, found in costs.items()}


def run(command: Command) -> tuple[Cost, str]:
    """What a process costs, and what it writes.

    Raises BenchmarkError for one that fails; that flake8 has found something, and exits with 1, is no failure.
    """
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / 'cost.json'
        ended = subprocess.run(
            [sys.executable, '-S', _MEASURED, target, sys.executable, *command.arguments],
            cwd=command.folder, env=_environment(command.variables), stdin=subprocess.DEVNULL, capture_output=True,
            encoding='utf-8', errors='replace', check=False,
        )
        status, seconds, peak = json.loads(target.read_text(encoding='ascii'))
    if ended.stderr or status not in (0, 1):
        raise BenchmarkError(f'{" ".join(command.arguments)} ends with {status}:\n{ended.stderr}')
    return Cost(seconds, peak), ended.stdout


def _environment(variables: Mapping[str, str]) -> dict[str, str]:
    """This process's variables and those; what linted source is warned of is of no interest."""
    own = {name: value for name, value in os.environ.items() if not name.startswith('PYTHON')}
    return {**own, 'PYTHONWARNINGS': 'ignore', 'PYTHONHASHSEED': '0', **variables}
