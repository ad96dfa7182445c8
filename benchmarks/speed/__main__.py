"""What this plugin costs, in ratios: of one walk over the trees, of other plugins, of flake8 without it.

    python -m benchmarks.speed [--only PART …] [--runs N] [--readme README.md]

Its parts, in their order:

* `whole`: flake8 over the standard library (without its tests) and over packages, with and without each plugin
* `start-up`: flake8 where there is hardly anything to do
* `growth`: a project that is generated in four sizes, and how much of it is read to look up names
* `one`: one file in a project of 10,000
* `report`: the report of the standard library, against parsing it
* `trees`: in one process, on the same trees, all rules and each by itself, beside one `ast.walk`, one `ast.parse` and
  the other plugins

All is CPU time. What is compared takes turns, and of each the least counts. It has to run where this plugin, the
others and the packages are installed: in the tox environment `speed`. With `--readme` the table goes into that file
between the markers of the name `speed`.

Exits with 1 if something is above what it must be, and with 2 if it cannot be measured.
"""
from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from benchmarks.speed import corpus
from benchmarks.speed import growth
from benchmarks.speed import report
from benchmarks.speed import trees
from benchmarks.speed import whole
from benchmarks.speed.clock import BenchmarkError
from benchmarks.speed.figures import Figure
from benchmarks.speed.figures import missed
from benchmarks.speed.figures import rendered
from benchmarks.speed.installed import OURS
from benchmarks.speed.installed import PEERS
from flake8_bigthree.docs import updated

STDLIB = 'standard library'


class Bench(NamedTuple):
    """What is measured: a folder to work in, the source by what it is called, the setups of flake8, and how much."""

    folder: Path
    corpora: Mapping[str, Path]
    made: whole.Setups
    runs: int
    parts: int
    files: int


def _whole(bench: Bench) -> Iterator[Figure]:
    for name, folder in bench.corpora.items():
        yield from whole.measure(name, folder, bench.made, bench.runs)


def _start_up(bench: Bench) -> Iterator[Figure]:
    # Of what takes so little time, more runs are needed.
    return whole.start_up(bench.folder, bench.made, 4 * bench.runs)


def _growth(bench: Bench) -> Iterator[Figure]:
    return growth.measure(bench.folder, bench.made, bench.runs, bench.parts)


def _one(bench: Bench) -> Iterator[Figure]:
    return growth.measure_one(bench.folder / 'large', bench.made, 4 * bench.runs, bench.files)


def _report(bench: Bench) -> Iterator[Figure]:
    return report.measure(STDLIB, bench.corpora[STDLIB], bench.made, bench.runs)


def _trees(bench: Bench) -> Iterator[Figure]:
    for name, folder in bench.corpora.items():
        yield from trees.measure(name, folder, bench.runs)


PARTS: Mapping[str, Callable[[Bench], Iterator[Figure]]] = {
    'whole': _whole, 'start-up': _start_up, 'growth': _growth, 'one': _one, 'report': _report, 'trees': _trees,
}


def main(argv: list[str] | None = None) -> int:
    """Measure, print, and say whether all is as it must be."""
    parser = argparse.ArgumentParser(
        prog='python -m benchmarks.speed', description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument('--only', nargs='+', choices=PARTS, default=[*PARTS], metavar='PART', help='leave out others')
    parser.add_argument('--runs', type=int, default=5, help='how often what is compared takes turns (default: 5)')
    parser.add_argument('--parts', type=int, default=10, help='how large the smallest project is (default: 10)')
    parser.add_argument('--files', type=int, default=10_000, help='how many files the large project has')
    parser.add_argument('--packages', nargs='*', default=corpus.PACKAGES, metavar='NAME')
    parser.add_argument('--small', action='store_true', help='try whether it runs; what is missed is no failure')
    parser.add_argument('--readme', type=Path, help='the file to write the table into')
    given = parser.parse_args(argv)
    if given.small:
        given.runs, given.parts, given.files, given.packages = 1, 1, 100, ()
    try:
        text = _text(given.readme) if given.readme else ''
        with tempfile.TemporaryDirectory() as temporary:
            figures = [*_measured(given, Path(temporary).resolve())]
    except BenchmarkError as error:
        print(error, file=sys.stderr)
        return 2
    shown = f'{rendered(figures)}\n\n{_machine()}'
    print('', shown, sep='\n')
    if given.readme:
        given.readme.write_text(updated(text, {'speed': shown}), encoding='utf-8')
    lines = [*missed(figures)]
    for line in lines:
        print(line)
    return int(bool(lines) and not given.small)


def _text(readme: Path) -> str:
    """The file that the table is to go into. Raises BenchmarkError if it has no place for one."""
    text = readme.read_text(encoding='utf-8')
    if updated(text, {'speed': ''}) == updated(text, {'speed': 'a table'}):
        raise BenchmarkError(f'{readme} has no <!-- speed --> and <!-- end speed -->')
    return text


def _measured(given: argparse.Namespace, folder: Path) -> Iterator[Figure]:
    """The figures of all parts that are wanted, each printed when it is there."""
    corpora = {STDLIB: folder / 'stdlib'}
    corpus.copy_stdlib(corpora[STDLIB], ('json', 'logging') if given.small else ())
    if given.packages:
        corpora['packages'] = folder / 'packages'
        corpus.copy_packages(corpora['packages'], given.packages)
    (folder / 'setups').mkdir()
    made = whole.setups(folder / 'setups')
    bench = Bench(folder, corpora, made, given.runs, given.parts, given.files)
    for name, part in PARTS.items():
        if name in given.only:
            for figure in part(bench):
                print(figure, flush=True)
                yield figure


def _machine() -> str:
    """On what this has been measured, and which versions."""
    versions = ', '.join(f'{name} {version(name)}' for name in ('flake8', OURS, *PEERS))
    machine = f'{_processor()}, {os.cpu_count()} cores, {platform.system()}'
    return f'{machine}; Python {platform.python_version()}, {versions}.'


def _processor() -> str:
    """The name of the processor, as far as the system tells."""
    try:
        with open('/proc/cpuinfo', encoding='utf-8') as file:
            return next(line.partition(': ')[2].strip() for line in file if line.startswith('model name'))
    except (OSError, StopIteration):  # noqa: HRD112 - only Linux has it, and not on every processor
        return platform.machine()


if __name__ == '__main__':
    raise SystemExit(main())
