"""In one process, on the same trees: all rules and each one, other plugins, and what Python itself does."""
from __future__ import annotations

import ast
import contextlib
import warnings
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from flake8.plugins.finder import LoadedPlugin

from benchmarks.speed.clock import BenchmarkError
from benchmarks.speed.clock import best
from benchmarks.speed.corpus import files
from benchmarks.speed.figures import Figure
from benchmarks.speed.plugins import File
from benchmarks.speed.plugins import check
from benchmarks.speed.plugins import load
from benchmarks.speed.plugins import read
from benchmarks.speed.installed import OURS
from benchmarks.speed.installed import PEERS
from flake8_bigthree.checker import Checker
from flake8_bigthree.names.project import Project
from flake8_bigthree.options import Options
from flake8_bigthree.rule import RULES
from flake8_bigthree.rule import Rule

_WALK = 'of one `ast.walk`'


def measure(name: str, folder: Path, runs: int) -> Iterator[Figure]:
    """The figures of the source in a folder, which is called `name`.

    Raises BenchmarkError if a plugin finds nothing: then it has not done its work.
    """
    with contextlib.chdir(folder), warnings.catch_warnings():
        warnings.simplefilter('ignore')  # what Python says of the source
        plugins, options = load(folder, (OURS, *PEERS))
        sources = [read(path, options) for path in files(folder)]
        rules = [rule for rule in RULES.values() if rule.default]
        peers = {peer: partial(_run, plugins[peer], sources) for peer in PEERS}
        work: dict[str, Callable[[], int]] = {
            'ours, all files at once': partial(_lint, rules, sources, folder, is_at_once=True),
            'ours without suggestions': partial(_lint, rules, sources, folder, is_at_once=True, suggest=False),
            'ours': partial(_lint, rules, sources, folder),
            **peers,
        }
        for title, function in work.items():
            if not function():
                raise BenchmarkError(f'{title} finds nothing in {name}')
        taken = best(runs, {
            'walk': partial(_walk, sources), 'parse': partial(_parse, sources), **work,
            **{rule.code: partial(_lint, [rule], sources, folder, is_at_once=True) for rule in rules},
        })
    unit = taken['walk']
    together = sum(taken[peer] for peer in PEERS)
    lines = sum(len(source.processor.lines) for source in sources)
    print(f'{name}: {len(sources)} files, {lines:,} lines, {_walk(sources):,} nodes, one walk takes {unit:.2f} s')
    for rule in rules:
        print(f'{name}: {rule.code} by itself: {taken[rule.code] / unit:.2f} {_WALK}')
    yield Figure(f'{name}: the default rules', taken['ours, all files at once'] / unit, _WALK, 0.5, 1)
    yield Figure(
        f'{name}: the same without what to catch instead', taken['ours without suggestions'] / unit, _WALK, 0.5, 1,
    )
    yield Figure(f'{name}: the default rules, and what names lead to is parsed', taken['ours'] / unit, _WALK)
    yield Figure(f'{name}: `ast.parse`', taken['parse'] / unit, _WALK)
    for peer in PEERS:
        yield Figure(f'{name}: {peer}', taken[peer] / unit, _WALK)
    yield Figure(f'{name}: that, beside these four plugins', taken['ours'] / together, 'of their sum', 0.05)


def _walk(sources: Iterable[File]) -> int:
    """How many nodes there are."""
    return sum(1 for source in sources for _ in ast.walk(source.tree))


def _parse(sources: Iterable[File]) -> None:
    for source in sources:
        ast.parse(''.join(source.processor.lines))


def _run(plugin: LoadedPlugin, sources: Iterable[File]) -> int:
    """How many findings a plugin has."""
    return sum(check(plugin, source) for source in sources)


def _lint(
    rules: Sequence[Rule], sources: Iterable[File], folder: Path, *, is_at_once: bool = False, suggest: bool = True,
) -> int:
    """How many violations the rules find, as a new process would look for them.

    Files are handed over and forgotten one after the other, as flake8 does it, and others that names lead to are read
    and parsed; or all are handed over before the first is checked, and nothing has to be parsed.
    """
    project = Project(Options(suggest=suggest), str(folder))
    checker = Checker(rules)
    opened = (
        project.open(source.processor.filename, source.tree, ''.join(source.processor.lines)) for source in sources
    )
    count = 0
    for module in [*opened] if is_at_once else opened:
        count += len(checker.check(module))
        if not is_at_once:
            project.close(module)
    return count
