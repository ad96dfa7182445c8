"""What our rules cost: their time over a tree of files, in units of one bare `ast.walk` over the same trees.

    python benchmarks/speed.py [--per-rule] [FOLDER]

FOLDER is the standard library of the running interpreter, its tests included, if none is given. All files are parsed
first. Then `ast.walk` and a run of all default rules over the same trees, names included, take turns in one process,
and the best of each counts; times are CPU time. A row per rule shows what it costs alone, names included, so the rows
add up to more than the total.

The last row is what flake8 has to wait for when it hands over one file after the other: files that names lead to
before their turn are read and parsed on the way, and that costs more than all the rest.

Exits with 1 if the total over the same trees is above 1.0, the budget, or if there was nothing to measure.

    python benchmarks/speed.py --start-up

How much CPU time flake8's start takes longer with the plugin: to import it, to make its options known, and to prepare
a run; in fresh processes, of which the best counts. Exits with 1 if that is above 15 ms.
"""
from __future__ import annotations

import argparse
import ast
import gc
import os
import subprocess
import sys
import sysconfig
import tempfile
import time
import tokenize
import warnings
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import flake8_bigthree.rules
from flake8_bigthree.checker import Checker
from flake8_bigthree.names.project import Project
from flake8_bigthree.options import Options
from flake8_bigthree.rule import RULES
from flake8_bigthree.rule import Rule

assert flake8_bigthree.rules  # imported for what it registers

Source = tuple[str, ast.Module, str]

#: What flake8 has loaded itself before it loads the plugin is not counted.
START_UP = """
import time
import flake8.main.application
import flake8.main.cli
from configparser import RawConfigParser
from flake8.main.options import register_default_options
from flake8.options.aggregator import aggregate_options
from flake8.options.manager import OptionManager
manager = OptionManager(version='', plugin_versions='', parents=[], formatter_names=[])
register_default_options(manager)
begin = time.process_time()
from flake8_bigthree.plugin import Plugin
Plugin.add_options(manager)
Plugin.parse_options(aggregate_options(manager, RawConfigParser(), '.', []))
print(time.process_time() - begin)
"""
LONGEST_START_UP = 15  # ms


def sources(root: Path) -> Iterator[Source]:
    """Path, tree and text of every file below a folder that parses."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in {'__pycache__', 'site-packages'})
        for file in sorted(files):
            if file.endswith('.py'):
                path = os.path.join(folder, file)
                try:
                    with tokenize.open(path) as stream, warnings.catch_warnings():
                        warnings.simplefilter('ignore')
                        text = stream.read()
                        yield path, ast.parse(text), text
                except (SyntaxError, UnicodeDecodeError):
                    print(f'left out, does not parse: {path}')


def walk(files: Iterable[Source]) -> int:
    """How many nodes the files have."""
    return sum(1 for _, tree, _ in files for _ in ast.walk(tree))


def lint(files: Iterable[Source], rules: Iterable[Rule], root: Path, *, one_by_one: bool = False) -> int:
    """How many violations the rules find, as a new process would look for them.

    All files are handed over before the first is checked; or each when it is its turn, so that others that its
    names lead to have to be parsed.
    """
    project = Project(Options(), str(root))
    checker = Checker(rules)
    modules = (project.open(path, tree, text) for path, tree, text in files)
    return sum(len(checker.check(module)) for module in (modules if one_by_one else [*modules]))


def best(runs: int, *functions: Callable[[], object]) -> list[float]:
    """The shortest time of each function (CPU seconds); they take turns, so that all see the same machine."""
    times: list[list[float]] = [[] for _ in functions]
    for _ in range(runs):
        for function, taken in zip(functions, times, strict=True):
            gc.collect()
            start = time.process_time()
            function()
            taken.append(time.process_time() - start)
    return [min(taken) for taken in times]


def start_up(runs: int) -> float:
    """How much longer flake8 starts with the plugin (CPU milliseconds)."""
    with tempfile.TemporaryDirectory() as cache:
        environment = {name: value for name, value in os.environ.items() if name != 'PYTHONDONTWRITEBYTECODE'}
        command = [sys.executable, '-X', f'pycache_prefix={cache}', '-c', START_UP]
        taken = [
            float(subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout)
            for _ in range(runs + 1)
        ]
    return 1000 * min(taken[1:])  # the first run has compiled the modules


def main() -> int:
    """Print the table, or the time that the start takes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folder', type=Path, nargs='?', default=Path(sysconfig.get_path('stdlib')))
    parser.add_argument('--runs', type=int, default=5, help='how often everything is run (default: 5)')
    parser.add_argument('--per-rule', action='store_true', help='measure every rule by itself as well')
    parser.add_argument('--start-up', action='store_true', help='measure how much longer flake8 takes to start')
    given = parser.parse_args()
    if given.start_up:
        longer = start_up(2 * given.runs)
        print(f'flake8 starts {longer:.1f} ms later')
        return int(longer > LONGEST_START_UP)
    root = given.folder.resolve()
    files = list(sources(root))
    gc.freeze()  # the trees are not what is measured
    rules = [rule for rule in RULES.values() if rule.default]
    if not files or not lint(files, rules, root):
        print(f'nothing to measure in {root}')
        return 1
    sets = {'all default rules': rules} | {rule.code: [rule] for rule in rules if given.per_rule}
    runs = {name: partial(lint, files, chosen, root) for name, chosen in sets.items()}
    runs['all, one file by one'] = partial(lint, files, rules, root, one_by_one=True)
    unit, *times = best(given.runs, lambda: walk(files), *runs.values())
    lines = sum(text.count('\n') for _, _, text in files)
    print(f'{len(files)} files, {lines:,} lines, {walk(files):,} nodes; ast.walk: 1.00')
    for name, taken in zip(runs, times, strict=True):
        print(f'{name}: {taken / unit:.2f}')
    return int(times[0] > unit)


if __name__ == '__main__':
    raise SystemExit(main())
