"""However it is called, it finds the same: on one project with every rule in it."""
from __future__ import annotations

import ast
import random
import shutil
import subprocess
import sys
from collections.abc import Iterable
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from flake8_bigthree import baseline
from flake8_bigthree.checker import Checker
from flake8_bigthree.checker import Violation
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.project import parse
from flake8_bigthree.options import Options
from flake8_bigthree.options import key
from flake8_bigthree.rule import RULES
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import Rule
from flake8_bigthree.rule import found
from tests.harness import runs_here
from tests.test_cases import CASES

pytestmark = pytest.mark.native

EXAMPLE = CASES.parents[1] / 'example'
VALUES = {'min_annotated': '100', 'test_files': '*'}
STALE = 'HRD901'
METHODS = ('fork', 'forkserver', 'spawn')

T = TypeVar('T')
Findings = dict[Path, list[Violation]]

FORMAT = '--format=%(path)s:%(row)d:%(col)d:%(code)s:%(text)s'
RUNNER = '''
import multiprocessing
import sys
from flake8.main.cli import main
if __name__ == '__main__':
    multiprocessing.set_start_method({method!r})
    sys.exit(main())
'''

each_seed = pytest.mark.parametrize('seed', range(3))


@pytest.fixture(scope='module')
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example and all the cases, as one project that many names have in common; each file has a stale entry."""
    root = tmp_path_factory.mktemp('project').resolve()
    shutil.copytree(EXAMPLE, root, dirs_exist_ok=True)
    shutil.copytree(CASES, root / 'cases', ignore=_of_newer_pythons)
    entries = {baseline.Entry(str(path.relative_to(root)), 'HRD101', 'Gone'): 1 for path in files(root)}
    baseline.write(str(root / 'baseline'), baseline.Baseline(entries))
    configure(root, f'{key("baseline")} = baseline')
    return root


def _of_newer_pythons(folder: str, names: list[str]) -> list[str]:
    paths = {name: Path(folder, name) for name in names}
    return [name for name, path in paths.items() if path.is_file() and not runs_here(path.read_text(encoding='utf-8'))]


def configure(root: Path, *lines: str) -> None:
    """Switch every rule on, and make it possible to start flake8's workers in each of the ways that there are."""
    options = [f'{key(name)} = {value}' for name, value in VALUES.items()]
    config = ['[flake8]', 'exclude =', 'select = HRD1, HRD2, HRD3, HRD4, HRD9', *options, *lines, '']
    write(root / 'setup.cfg', '\n'.join(config))
    for method in METHODS:
        write(root / f'.{method}', RUNNER.format(method=method))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding='utf-8')


def files(root: Path) -> list[Path]:
    return sorted(root.rglob('*.py'))


def check(root: Path, paths: Iterable[Path], codes: Iterable[str] = ()) -> Findings:
    """What the rules of these codes find, or all, in one process that looks at these files in this order."""
    checker = Checker(RULES[code] for code in codes or RULES)
    project = Project(Options.read(VALUES), str(root))
    findings: Findings = {}
    for path in paths:
        parsed = parse(str(path))
        assert parsed, path
        module = project.open(str(path), *parsed)
        findings[path] = checker.check(module)
        project.close(module)
    return findings


def flake8(root: Path, *args: str, cwd: str = '.', method: str = '', stdin: str | None = None) -> Findings:
    """What flake8 finds in a process of its own, with another hash seed each time."""
    folder = root / cwd
    command = [str(root / f'.{method}')] if method else ['-m', 'flake8']
    run = subprocess.run(
        [sys.executable, '-W', 'ignore', *command, '--disable-noqa', FORMAT, *args],
        cwd=folder, input=stdin, capture_output=True, encoding='utf-8',
    )
    assert (run.returncode, run.stderr) == (1, '')
    findings: Findings = {}
    for line in run.stdout.splitlines():
        path, row, column, code, text = line.split(':', 4)
        findings.setdefault((folder / path).resolve(), []).append(Violation(int(row), int(column) - 1, code, text))
    return {path: sorted(found) for path, found in findings.items()}


@pytest.fixture(scope='module')
def whole(root: Path) -> Findings:
    """What all the rules find in all the files, in alphabetical order."""
    return check(root, files(root))


@pytest.fixture(scope='module')
def reported(root: Path) -> Findings:
    """What flake8 reports of the whole project, in one process."""
    return flake8(root, '-j1', '.')


def codes(findings: Findings) -> set[str]:
    return {violation.code for found in findings.values() for violation in found}


def test_every_rule_finds_something(whole: Findings, reported: Findings) -> None:
    assert codes(whole) == {*RULES} - {STALE}
    assert codes(reported) == {*RULES}


def test_flake8_reports_what_is_found(whole: Findings, reported: Findings) -> None:
    fresh = {path: [violation for violation in found if violation.code != STALE] for path, found in reported.items()}
    assert fresh == whole


@each_seed
def test_any_order_of_files(root: Path, whole: Findings, seed: int) -> None:
    assert check(root, shuffled(files(root), seed)) == whole


def test_file_by_file(root: Path, whole: Findings) -> None:
    assert {path: check(root, [path])[path] for path in files(root)} == whole


@each_seed
def test_other_rules_on_or_off(root: Path, whole: Findings, seed: int) -> None:
    rules = shuffled(RULES, seed)
    half = len(rules) // 2
    one, other = (check(root, files(root), some) for some in (rules[:half], rules[half:]))
    assert {path: sorted(found + other[path]) for path, found in one.items()} == whole


@pytest.mark.parametrize('code', RULES)
def test_one_rule_alone(root: Path, whole: Findings, code: str) -> None:
    """In the files in which it has something to find, besides; in all others this would take a minute."""
    paths = [path for path, found in whole.items() if any(code == violation.code for violation in found)]
    alone = check(root, paths, [code])
    assert alone == {path: [violation for violation in whole[path] if violation.code == code] for path in paths}


@pytest.mark.parametrize('method', METHODS)
def test_workers(root: Path, reported: Findings, method: str) -> None:
    assert flake8(root, '-j2', '.', method=method) == reported


def test_any_order_on_the_command_line(root: Path, reported: Findings) -> None:
    paths = [str(path.relative_to(root)) for path in shuffled(files(root), 0)]
    assert flake8(root, '-j1', *paths) == reported


def test_absolute_paths(root: Path, reported: Findings) -> None:
    assert flake8(root, '-j1', str(root)) == reported


def test_another_working_directory(root: Path, reported: Findings) -> None:
    up = '../..'
    assert flake8(root, '-j1', f'--config={up}/setup.cfg', up, cwd='cases/hrd302_identity') == reported


def test_stdin(root: Path, reported: Findings) -> None:
    """Files of every family, which are on disk as well."""
    for path in sorted((root / 'apps').rglob('*.py')):
        name = f'--stdin-display-name={path.relative_to(root)}'
        assert flake8(root, name, '-', stdin=path.read_text(encoding='utf-8')) == {path: reported[path]}


def shuffled(items: Iterable[T], seed: int) -> list[T]:
    known = [*items]
    return random.Random(seed).sample(known, len(known))


def remembers(node: ast.Module, scope: Scope) -> Iterator[Finding]:
    """Finds what no rule may: how often this has been asked before."""
    asked: list[ast.Module] = vars(scope.module.project).setdefault('asked', [])
    asked.append(node)
    yield found(node, count=len(asked))


def test_a_rule_that_remembers_would_be_seen(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr('tests.test_sameness.RULES', {
        code: Rule(code, 'remembers', '{count}', (ast.Module,), remembers, True) for code in ('HRD998', 'HRD999')
    })
    whole = check(root, files(root))
    assert check(root, files(root)) == whole
    for test in (test_any_order_of_files, test_other_rules_on_or_off):
        with pytest.raises(AssertionError):
            test(root, whole, 0)
    with pytest.raises(AssertionError):
        test_file_by_file(root, whole)
    with pytest.raises(AssertionError):
        test_one_rule_alone(root, whole, 'HRD999')


#: A rule that finds the number of the process, where flake8 loads it.
CHEAT = '''
import ast
import os
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule

@rule('HRD999', '{process}')
def cheat(node: ast.Module, scope: object):
    """Cheat."""
    yield found(node, process=os.getpid())

class Nothing:
    def __init__(self, tree): ...
    def run(self): return iter(())
'''


def test_a_rule_that_knows_how_it_is_run_would_be_seen(tmp_path: Path) -> None:
    configure(tmp_path, '[flake8:local-plugins]', 'extension =', '  HRD9 = cheat:Nothing', 'paths = ./rules')
    write(tmp_path / 'rules' / 'cheat.py', CHEAT)
    for folder in ('apps', 'cases/hrd302_identity'):
        write(tmp_path / folder / 'module.py', 'done = True\n')
    reported = flake8(tmp_path, '-j1', '.')
    assert len(reported[tmp_path / 'apps' / 'module.py']) == 1
    for method in METHODS:
        with pytest.raises(AssertionError, match='Violation'):
            test_workers(tmp_path, reported, method)
    for test in (test_any_order_on_the_command_line, test_absolute_paths, test_another_working_directory, test_stdin):
        with pytest.raises(AssertionError, match='Violation'):
            test(tmp_path, reported)
