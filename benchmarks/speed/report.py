"""The report, against parsing the same files."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.speed.clock import best_processes
from benchmarks.speed.figures import Figure
from benchmarks.speed.installed import OURS
from benchmarks.speed.whole import Setups

_PARSE = '''\
import ast, pathlib
for path in sorted(pathlib.Path().rglob('*.py')):
    ast.parse(path.read_bytes())
'''


def measure(name: str, folder: Path, made: Setups, runs: int) -> Iterator[Figure]:
    """The report of the source in a folder, which is called `name`."""
    report = ('-m', 'flake8_bigthree', 'report', '--format=json', '--isolated', '--jobs=1')
    costs = best_processes(runs, {
        'parse': made[OURS].python(folder, '-c', _PARSE), 'report': made[OURS].python(folder, *report),
    })
    ratio = costs['report'].seconds / costs['parse'].seconds
    yield Figure(f'{name}: `flake8-bigthree report`', ratio, 'of a process that parses the same files')
