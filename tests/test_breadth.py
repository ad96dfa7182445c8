"""The benchmark of breadth: it gets through, and sees it when a rule does not."""
from __future__ import annotations

import ast
import random
import re
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.breadth import __main__ as breadth
from benchmarks.breadth import check
from benchmarks.breadth import mutations
from benchmarks.breadth import programs
from benchmarks.breadth.check import Seen
from flake8_bigthree.errors import RuleError
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.project import Scope
from flake8_bigthree.options import Options
from flake8_bigthree.rule import RULES
from flake8_bigthree.rule import Check
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import Rule
from flake8_bigthree.rule import found
from flake8_bigthree.walk import Spot

pytestmark = pytest.mark.native


def crashes(node: ast.Pass, scope: Scope) -> Iterator[Finding]:
    yield found(node)
    raise RuleError(scope.module.shown)


def hangs(node: ast.Pass, scope: Scope) -> Iterator[Finding]:
    yield found(node)
    re.match('(a+)+$', 'a' * 30 + 'b')  # takes half a minute, and looks for signals on the way


def warns(node: ast.Pass, scope: Scope) -> Iterator[Finding]:
    yield found(node)
    warnings.warn('invalid escape sequence', SyntaxWarning, stacklevel=1)


def below(node: ast.Pass, scope: Scope) -> Iterator[Finding]:
    yield found(Spot(node.lineno + 1, 0))


def above(node: ast.Pass, scope: Scope) -> Iterator[Finding]:
    yield found(Spot(0, 0))


def right(node: ast.Pass, scope: Scope) -> Iterator[Finding]:
    yield found(Spot(node.lineno, node.col_offset + 5))


def left(node: ast.Pass, scope: Scope) -> Iterator[Finding]:
    yield found(Spot(node.lineno, -1))


def breaks_the_line(node: ast.Pass, scope: Scope) -> Iterator[Finding]:
    yield found(node, text='a\nb')


@pytest.fixture
def seen() -> Seen:
    return breadth.nothing()


def only(monkeypatch: pytest.MonkeyPatch, rule: Check, text: str = '{text}') -> None:
    """Let this be all the rules there are."""
    made = Rule('HRD999', rule.__name__, text, (ast.Pass,), rule, True)
    monkeypatch.setattr(check, 'RULES', {made.code: made})


def watch(seen: Seen, source: str = 'pass', limit: float = 60) -> None:
    module = Project(Options(), '.').open(None, ast.parse(source), source)
    check.watch(module, check.checker(), 'there', seen, limit=limit)


@pytest.mark.parametrize(('rule', 'fault'), [
    (crashes, 'HRD999 fails on line 1: RuleError'),
    (warns, 'HRD999 fails on line 1: SyntaxWarning'),
    (below, 'outside of the file'),
    (above, 'outside of the file'),
    (right, 'outside of the file'),
    (left, 'outside of the file'),
    (breaks_the_line, 'cannot be printed'),
])
def test_what_must_not_happen_is_seen(monkeypatch: pytest.MonkeyPatch, seen: Seen, rule: Check, fault: str) -> None:
    only(monkeypatch, rule, '{text}' if rule is breaks_the_line else 'is found')
    watch(seen)
    (where, what), = seen.faults
    assert where == 'there'
    assert fault in what


def test_hang_is_seen(monkeypatch: pytest.MonkeyPatch, seen: Seen) -> None:
    only(monkeypatch, hangs, 'is found')
    watch(seen, limit=0.05)
    (_, what), = seen.faults
    assert 'HangError' in what


def test_what_is_right_is_no_fault(seen: Seen) -> None:
    watch(seen, 'try: x\nexcept: é\f')
    assert seen.faults == []
    assert seen.findings['HRD101'] == seen.files['checked'] == 1


def test_faults_and_nothing_make_it_fail(capsys: pytest.CaptureFixture[str], seen: Seen) -> None:
    assert breadth.report('stdlib', seen) == 1
    seen.files['checked'] += 1
    seen.findings.update([*RULES])
    assert breadth.report('stdlib', seen) == 0
    seen.faults.append(check.Fault('there', 'it has failed'))
    assert breadth.report('stdlib', seen) == 1
    assert capsys.readouterr().out.splitlines() == [
        f'stdlib: ; 0 findings, none of {", ".join(RULES)}; 0 faults',
        f'stdlib: 1 checked; {len(RULES)} findings, none of no rule; 0 faults',
        'there: it has failed',
        f'stdlib: 1 checked; {len(RULES)} findings, none of no rule; 1 faults',
    ]


@pytest.mark.parametrize('kind', ['programs', 'mutations'])
def test_generated(capsys: pytest.CaptureFixture[str], kind: str) -> None:
    assert breadth.main([kind, '--count', '60']) == 0
    assert 'checked' in capsys.readouterr().out


@pytest.mark.parametrize('kind', ['stdlib', 'packages'])
def test_files(capsys: pytest.CaptureFixture[str], kind: str) -> None:
    assert breadth.main([kind, '--every', '500']) == 0
    assert 'parsed' in capsys.readouterr().out


def test_wrong_kind(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        breadth.main(['everything'])
    assert 'everything: no such kind; there are stdlib,' in capsys.readouterr().err


def test_all_files_are_found_and_parsed(tmp_path: Path, seen: Seen) -> None:
    for name in ('a.py', 'test/b.py', 'c.txt', '__pycache__/d.py', 'site-packages/e.py', 'test/wrong.py'):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('def' if name == 'test/wrong.py' else '1 is 1', encoding='utf-8')
    counted = breadth.real(tmp_path, 1)
    times = len(check.OPTIONS)
    assert counted.files == {'checked': 2 * times, 'parsed': 2 * times, 'left out': times}
    assert counted.faults == []


def test_a_warning_of_our_own_parsing_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: Seen,
) -> None:
    def loud(path: str) -> None:
        warnings.warn('invalid escape sequence', SyntaxWarning, stacklevel=1)

    monkeypatch.setattr(breadth, 'parse', loud)
    assert breadth.our_parse('a.py', seen) is None
    (where, what), = seen.faults
    assert (where, 'SyntaxWarning' in what) == ('a.py', True)


def test_a_program_follows_from_its_number() -> None:
    assert programs.project(random.Random(1)) == programs.project(random.Random(1))
    assert programs.project(random.Random(1)) != programs.project(random.Random(2))


def test_most_programs_parse_and_reach_the_rules() -> None:
    seen = breadth.made_up(400, 0)
    assert seen.faults == []
    assert seen.files['left out'] < seen.files['checked']
    assert len({*RULES} - {*seen.findings}) < 6


def test_mutations_change_what_they_are_made_of(tmp_path: Path) -> None:
    path = tmp_path / 'a.py'
    path.write_text('import a\nclass B:\n    def f(self, x):\n        return a.b(x, 1)\n', encoding='utf-8')
    made = {mutations.mutation(str(path), random.Random(number)) for number in range(50)}
    assert len(made) > 20
    whole = ast.unparse(ast.parse(path.read_text(encoding='utf-8')))
    assert {len(text) > len(whole) for text in made if text} == {True, False}


@pytest.mark.parametrize('source', ['', 'def', f'x = {"1 + " * 100_000}1\n'])
def test_no_mutation_of_what_is_empty_wrong_or_large(tmp_path: Path, source: str) -> None:
    path = tmp_path / 'a.py'
    path.write_text(source, encoding='utf-8')
    assert mutations.mutation(str(path), random.Random(0)) is None


def test_classes_that_are_large_are_taken_apart(tmp_path: Path) -> None:
    path = tmp_path / 'a.py'
    methods = ''.join(f'    def f{number}(self):\n        """A\nB"""\n' for number in range(40))
    path.write_text(f'class A:\n{methods}', encoding='utf-8')
    made = [mutations.mutation(str(path), random.Random(number)) for number in range(20)]
    assert None in made
    assert not any('class' in text for text in made if text)


def test_a_hang_out_of_reach_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    armed = []
    monkeypatch.setattr('faulthandler.dump_traceback_later', lambda *args, **named: armed.append((args, named)))
    with check.limited(3):
        assert armed == [((3600,), {'exit': True, 'file': 2})]
