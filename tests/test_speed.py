"""The benchmark of speed: its arithmetic, what it counts, and that it sees what is too much. No test takes the time."""
from __future__ import annotations

import argparse
import ast
import doctest
import json
import os
import subprocess
import sys
from collections.abc import Callable
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from flake8.plugins.finder import LoadedPlugin
from flake8.plugins.finder import Plugin

from benchmarks.speed import __main__ as speed
from benchmarks.speed import clock
from benchmarks.speed import corpus
from benchmarks.speed import figures
from benchmarks.speed import generated
from benchmarks.speed import growth
from benchmarks.speed import installed
from benchmarks.speed import plugins
from benchmarks.speed import trees
from benchmarks.speed.clock import BenchmarkError
from benchmarks.speed.clock import Command
from benchmarks.speed.clock import Cost
from benchmarks.speed.figures import Figure
from benchmarks.speed.figures import Point
from benchmarks.speed.lint import Work
from flake8_bigthree.rule import RULES

pytestmark = pytest.mark.native

REPOSITORY = Path(__file__).resolve().parents[1]
GOOD = Figure('good', 0.5, 'of it', 0.5, 1)
BAD = Figure('bad', 1.25, 'of it', 0.5, 1)


def python(folder: Path, code: str) -> Command:
    return Command(['-c', code], folder, {})


def linted(folder: Path, *paths: str) -> Work:
    """What the plugin does when it lints files of a folder, in a process of its own."""
    run = subprocess.run(
        [sys.executable, '-P', '-m', 'benchmarks.speed.lint', *paths], cwd=folder, capture_output=True, check=True,
        env={**os.environ, 'PYTHONPATH': str(REPOSITORY)}, text=True,
    )
    return Work(*json.loads(run.stdout))


def laid(folder: Path, **sources: str) -> None:
    for name, source in sources.items():
        (folder / f'{name}.py').write_text(source, encoding='utf-8')


def loaded(obj: Callable[..., object], *parameters: str) -> LoadedPlugin:
    plugin = Plugin('package', '1', EntryPoint('X', 'module:name', 'flake8.extension'))
    return LoadedPlugin(plugin, obj, dict.fromkeys(parameters, True))


def test_examples_in_the_docstrings() -> None:
    failed, attempted = doctest.testmod(figures)
    assert attempted and not failed


def test_table() -> None:
    shown = [GOOD, BAD, Figure('files', 1234), Figure('at | most', 1, 'ms', 10)]
    assert figures.rendered(shown).splitlines() == [
        '| what | measured | target | reached |',
        '| --- | --- | --- | --- |',
        '| good | 0.50 of it | ≤ 0.5 | yes |',
        '| bad | 1.25 of it | ≤ 0.5 | no |',
        '| files | 1,234 |  |  |',
        r'| at \| most | 1 ms | ≤ 10 | yes |',
    ]


def test_only_what_is_above_a_must_is_missed() -> None:
    at_it = GOOD._replace(measured=1.0)
    aimed = BAD._replace(must=None)
    assert [*figures.missed([GOOD, at_it, aimed, BAD])] == ['bad: 1.25 of it, at most 1 is a must']


@pytest.mark.parametrize(('cost', 'is_linear'), [
    (lambda size: 3 * size, True),
    (lambda size: 100 + 3 * size, True),
    (lambda size: size ** 1.5, False),
    (lambda size: size ** 2 / 1000 + size, False),
])
def test_growth(cost: Callable[[float], float], is_linear: bool) -> None:
    found = figures.growth([Point(10 * size, cost(10 * size)) for size in growth.SIZES])
    assert (found < 1.1) is is_linear


def test_the_best_of_each_counts_and_they_take_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter([0, 5, 10, 12, 20, 23, 30, 39])
    turns: list[str] = []
    monkeypatch.setattr('time.process_time', lambda: next(ticks))
    assert clock.best(2, {'a': lambda: turns.append('a'), 'b': lambda: turns.append('b')}) == {'a': 3, 'b': 2}
    assert turns == ['a', 'b', 'a', 'b']


def test_the_best_of_each_process_counts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    costs = iter([Cost(5, 30), Cost(1, 10), Cost(4, 40), Cost(2, 9)])
    monkeypatch.setattr(clock, 'run', lambda command: (next(costs), ''))
    commands = {name: python(tmp_path, name) for name in 'ab'}
    assert clock.best_processes(2, commands) == {'a': Cost(4, 30), 'b': Cost(1, 9)}


def test_a_process_says_something_and_costs_something(tmp_path: Path) -> None:
    cost, said = clock.run(python(tmp_path, 'import os; print(os.getcwd(), os.environ["PYTHONWARNINGS"])'))
    assert said == f'{tmp_path} ignore\n'
    assert cost.seconds > 0


def test_the_memory_of_a_process_is_its_own(tmp_path: Path) -> None:
    here = bytearray(64 * 2**20)
    small, _ = clock.run(python(tmp_path, ''))
    large, _ = clock.run(python(tmp_path, f'bytearray({len(here)})'))
    # How many of the interpreter's own pages are in memory differs by a little more than 1 MB.
    assert small.peak < 64 <= large.peak - small.peak + 2


@pytest.mark.parametrize(('code', 'status'), [('raise SystemExit(2)', 2), ('import sys; sys.stderr.write("x")', 0)])
def test_a_process_that_fails(tmp_path: Path, code: str, status: int) -> None:
    with pytest.raises(BenchmarkError, match=f'ends with {status}'):
        clock.run(python(tmp_path, code))


def test_to_find_something_is_no_failure(tmp_path: Path) -> None:
    assert clock.run(python(tmp_path, 'print(1); raise SystemExit(1)'))[1] == '1\n'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed packages."""
    folder = tmp_path / 'site'
    for name in ('flake8-7.5.0', 'flake8_bigthree-0.1.0', 'flake8_bugbear-1', 'Pyflakes-3', 'other-1'):
        (folder / f'{name}.dist-info').mkdir(parents=True)
    (folder / 'bugbear.py').touch()
    monkeypatch.setattr('sysconfig.get_path', lambda name: str(folder))
    return folder


@pytest.mark.usefixtures('site')
def test_a_setup_shows_flake8_some_plugins_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, 'run', lambda command: (Cost(0, 0), '7.5.0 (flake8-bigthree:\n0.1.0)'))
    installed.Setup(tmp_path / 'made', [installed.OURS])
    assert sorted(os.listdir(tmp_path / 'made')) == [
        'Pyflakes-3.dist-info', 'benchmarks', 'bugbear.py', 'flake8-7.5.0.dist-info', 'flake8_bigthree-0.1.0.dist-info',
    ]


@pytest.mark.usefixtures('site')
@pytest.mark.parametrize(('said', 'wanted'), [
    ('7.5.0 (mccabe: 1)', [installed.OURS]),
    ('7.5.0 (flake8-bigthree: 0.1.0)', []),
    ('7.5.0 (flake8-bigthree: 0.1.0, tryceratops: 2)', [installed.OURS]),
])
def test_a_setup_that_shows_something_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, wanted: list[str],
) -> None:
    monkeypatch.setattr(installed, 'run', lambda command: (Cost(0, 0), said))
    with pytest.raises(BenchmarkError, match='flake8 should find'):
        installed.Setup(tmp_path / 'made', wanted)


def test_source_that_is_copied(tmp_path: Path) -> None:
    corpus.copy_stdlib(tmp_path / 'stdlib', only=('json',))
    corpus.copy_packages(tmp_path / 'packages', ['flake8'])
    assert './json/decoder.py' in corpus.files(tmp_path / 'stdlib')
    assert './flake8/main/cli.py' in corpus.files(tmp_path / 'packages')


@pytest.mark.parametrize('name', ['no_such_package', 'pycodestyle'])
def test_package_that_is_none(tmp_path: Path, name: str) -> None:
    with pytest.raises(BenchmarkError, match=f'the package {name} is not installed'):
        corpus.copy_packages(tmp_path, [name])


def test_the_generated_project_is_python(tmp_path: Path) -> None:
    generated.write(tmp_path, 9)
    sources = [path.read_text(encoding='utf-8') for path in tmp_path.rglob('*.py')]
    assert len(sources) == 9 * len(generated.PART) + 4
    assert all(map(ast.parse, sources))
    assert 'from app.part_0000.service' in (tmp_path / 'app/part_0008/service.py').read_text(encoding='utf-8')
    assert 'from app.part_0008.service' in (tmp_path / 'app/part_0009/service.py').read_text(encoding='utf-8')


@pytest.mark.parametrize(('source', 'parsed', 'searched'), [
    ('import os\nraise os.error\n', 0, 0),
    ('import errors\nraise errors.Problem\n', 1, 0),
    ('import requests\nraise requests.HTTPError\n', 0, 2),
])
def test_what_is_looked_at_besides_is_counted(tmp_path: Path, source: str, parsed: int, searched: int) -> None:
    laid(tmp_path, a=source, errors='class Problem(Exception): ...\n')
    (tmp_path / 'folder').mkdir()
    assert linted(tmp_path, './a.py')._replace(seconds=0) == Work(2, 1, 0, parsed, searched)


def test_a_project_costs_one_file_no_more_because_it_is_large(tmp_path: Path) -> None:
    work = []
    for parts in (8, 64):
        generated.write(tmp_path / str(parts), parts)
        work += [
            linted(tmp_path / str(parts), f'./app/part_0004/{name}')._replace(seconds=0)
            for name in ('worker.py', 'errors.py')
        ]
    assert [(one.parsed, one.searched) for one in work[:2]] == [(1, 0), (2, 0)]
    assert work[:2] == work[2:]


def test_a_file_is_parsed_once_for_all_that_name_it(tmp_path: Path) -> None:
    generated.write(tmp_path, 8)
    assert linted(tmp_path).parsed <= 8 * len(generated.PART) + 4


def test_a_plugin_is_called_as_flake8_calls_it(tmp_path: Path) -> None:
    laid(tmp_path, a='x = 1\ny = 2\n')
    file = plugins.read(str(tmp_path / 'a.py'), plugins.load(tmp_path, [installed.OURS])[1])

    class Tree:
        def __init__(self, tree: ast.Module, filename: str) -> None:
            self.found = [tree, filename]

        def run(self) -> Iterator[object]:
            yield from self.found

    assert plugins.check(loaded(Tree, 'tree', 'filename'), file) == 2
    assert plugins.check(loaded(lambda line: (0, 'found') if 'y' in line else None, 'physical_line'), file) == 1


def test_a_plugin_that_is_not_installed(tmp_path: Path) -> None:
    with pytest.raises(BenchmarkError, match='no-such-plugin is not installed'):
        plugins.load(tmp_path, ['no-such-plugin'])


def test_all_files_at_once_or_not_the_same_is_found(tmp_path: Path) -> None:
    generated.write(tmp_path, 3)
    _, options = plugins.load(tmp_path, [installed.OURS])
    sources = [plugins.read(str(tmp_path / path), options) for path in corpus.files(tmp_path)]
    rules = [*RULES.values()]
    found = trees._lint(rules, sources, tmp_path, is_at_once=True)
    assert found == trees._lint(rules, sources, tmp_path) > 0


def measured(monkeypatch: pytest.MonkeyPatch, *found: Figure) -> None:
    def give(given: argparse.Namespace, folder: Path) -> Iterator[Figure]:
        yield from found
        if not found:
            raise BenchmarkError('nothing is there')

    monkeypatch.setattr(speed, '_measured', give)
    monkeypatch.setattr(speed, '_machine', lambda: 'A machine.')


@pytest.mark.parametrize(('found', 'arguments', 'status'), [
    ([GOOD], [], 0),
    ([GOOD, BAD], [], 1),
    ([GOOD, BAD], ['--small'], 0),
    ([], [], 2),
    ([], ['--small'], 2),
])
def test_exit_status(
    monkeypatch: pytest.MonkeyPatch, found: list[Figure], arguments: list[str], status: int,
) -> None:
    measured(monkeypatch, *found)
    assert speed.main(arguments) == status


def test_the_table_goes_into_the_readme(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    readme = tmp_path / 'README.md'
    text = '<!-- rules -->\nold\n<!-- end rules -->\n<!-- speed -->\n{}\n<!-- end speed -->\n'
    readme.write_text(text.format('old'), encoding='utf-8')
    measured(monkeypatch, GOOD)
    assert speed.main(['--readme', str(readme)]) == 0
    shown = f'{figures.rendered([GOOD])}\n\nA machine.'
    assert readme.read_text(encoding='utf-8') == text.format(shown)


def test_a_readme_without_the_markers_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    readme = tmp_path / 'README.md'
    readme.write_text('nothing', encoding='utf-8')
    measured(monkeypatch, GOOD)
    assert speed.main(['--readme', str(readme)]) == 2
    assert readme.read_text(encoding='utf-8') == 'nothing'
