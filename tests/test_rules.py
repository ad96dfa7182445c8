"""Every rule is complete, and its docstring is true."""
from __future__ import annotations

import ast
import inspect
import re
from collections import Counter
from pathlib import Path

import pytest

from flake8_bigthree.docs import PLAN
from flake8_bigthree.docs import Example
from flake8_bigthree.docs import examples
from flake8_bigthree.rule import RULES
from flake8_bigthree.rule import Rule
from tests.harness import actual
from tests.harness import expected
from tests.harness import options
from tests.harness import violations

CASES = Path(__file__).parent / 'cases'

EXAMPLES = [
    pytest.param(rule, example, id=f'{rule.code}-{"good" if example.is_good else "bad"}-{number}')
    for rule in RULES.values()
    for number, example in enumerate(examples(rule.doc))
]

every_rule = pytest.mark.parametrize('rule', RULES.values(), ids=RULES)


def written(example: Example, folder: Path) -> dict[Path, str]:
    """The files of an example, the one it is about, a file of tests, first; all are written."""
    beside = {folder / name: text for name, text in example.beside.items()}
    files = {folder / 'test_example.py': example.source} | beside
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')
    return files


@pytest.mark.parametrize(('rule', 'example'), EXAMPLES)
def test_example_finds_what_it_marks(rule: Rule, example: Example, tmp_path: Path) -> None:
    files = written(example, tmp_path)
    given = options(''.join(files.values()))
    found = {path.name: actual(text, rule.code, path, given, tmp_path) for path, text in files.items()}
    assert found == {path.name: expected(text) for path, text in files.items()}


@pytest.mark.parametrize(('rule', 'example'), EXAMPLES)
def test_example_marks_findings_where_it_is_bad(rule: Rule, example: Example) -> None:
    sources = [example.source, *example.beside.values()]
    assert any(map(expected, sources)) is not example.is_good


@pytest.mark.parametrize(('rule', 'example'), EXAMPLES)
def test_example_has_messages_of_one_line(rule: Rule, example: Example, tmp_path: Path) -> None:
    for path, text in written(example, tmp_path).items():
        for violation in violations(text, [rule.code], path, options(example.source), tmp_path):
            assert len(violation.text.splitlines()) == 1


@every_rule
def test_rule_has_good_and_bad_example(rule: Rule) -> None:
    assert {example.is_good for example in examples(rule.doc)} == {True, False}


@every_rule
def test_rule_says_first_what_it_is_for(rule: Rule) -> None:
    first, *_ = rule.doc.split('\n\n')
    assert re.fullmatch(r'[A-Z`].*[.:]', first, re.DOTALL)


@every_rule
def test_code_and_name_are_those_of_the_file(rule: Rule) -> None:
    stem = Path(inspect.getfile(rule.check)).stem
    assert stem == f'{rule.code.lower()}_{rule.check.__name__}'
    assert rule.name == rule.check.__name__.replace('_', '-')


@every_rule
def test_code_has_the_shape_that_flake8_is_told(rule: Rule) -> None:
    assert re.fullmatch(r'HRD[1-9]\d{2}', rule.code)


@every_rule
def test_rule_asks_for_nodes_that_are_visited(rule: Rule) -> None:
    visited = {*ast.stmt.__subclasses__(), ast.Module, ast.ExceptHandler, ast.match_case}
    # Those that a rule sees on some lines only may be of any type that a statement has.
    anywhere = {*rule.nodes} - {ast.stmt} if rule.lines_in else {*rule.nodes}
    assert rule.nodes and anywhere <= visited


@every_rule
def test_rule_has_cases(rule: Rule) -> None:
    stem = f'{rule.code.lower()}_{rule.check.__name__}'
    assert [*CASES.glob(f'{stem}*/**/*.py'), *CASES.glob(f'{stem}*.py')]


@every_rule
def test_rule_serves_one_task_of_the_plan(rule: Rule) -> None:
    assert sum(rule.code.startswith(prefixes) for _, _, prefixes in PLAN) == 1


def test_names_are_unique() -> None:
    counts = Counter(rule.name for rule in RULES.values())
    assert counts == dict.fromkeys(counts, 1)


def test_every_file_of_the_folder_is_a_rule() -> None:
    folder = Path(__file__).parents[1] / 'flake8_bigthree' / 'rules'
    stems = {path.stem[:6].upper() for path in folder.glob('[!_]*.py')}
    assert stems == {*RULES}
