"""The harnesses can fail: a wrong, a missing and a superfluous expectation are told from a right one."""
from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from flake8_bigthree.docs import Example
from flake8_bigthree.names.project import Scope
from flake8_bigthree.options import Options
from flake8_bigthree.rule import RULES
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import Rule
from flake8_bigthree.rule import found
from tests import test_cases
from tests import test_rules
from tests.harness import actual
from tests.harness import expected
from tests.harness import options
from tests.harness import runs_here
from tests.harness import violations

RIGHT = 'a = 1\nassert a  # HRD999\n'
WRONG = {
    'missing': 'a = 1\nassert a\n',
    'superfluous': 'a = 1  # HRD999\nassert a  # HRD999\n',
    'of another line': 'a = 1  # HRD999\nassert a\n',
    'of another code': 'a = 1\nassert a  # HRD998\n',
    'twice': 'a = 1\nassert a  # HRD999 HRD999\n',
}

each_wrong_source = pytest.mark.parametrize('source', WRONG.values(), ids=WRONG)


def asserts(node: ast.Assert, scope: Scope) -> Iterator[Finding]:
    """Finds every assert."""
    yield found(node, loggers=sorted(scope.options.loggers), file=scope.module.shown)


@pytest.fixture(autouse=True)
def asserting_rule(monkeypatch: pytest.MonkeyPatch) -> Rule:
    rule = Rule('HRD999', 'asserts', '{file} knows {loggers}', (ast.Assert,), asserts, True)
    monkeypatch.setitem(RULES, rule.code, rule)
    return rule


def test_actual_is_line_and_code() -> None:
    assert actual(RIGHT, 'HRD999') == [(2, 'HRD999')]


def test_actual_is_of_one_rule_only(asserting_rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RULES, 'HRD998', asserting_rule._replace(code='HRD998'))
    assert actual(RIGHT, 'HRD998') == [(2, 'HRD998')]


def test_expected_reads_all_codes_of_a_line() -> None:
    assert expected('a\nb  # HRD302 HRD301\nc  #HRD101 because\n') == [(2, 'HRD301'), (2, 'HRD302'), (3, 'HRD101')]


def test_expected_leaves_a_code_outside_a_comment_alone() -> None:
    assert expected('"HRD101"\nHRD1010  # see HRD101\n') == []


def test_options_are_read_from_their_lines() -> None:
    read = options('# options: allow_broad = log\nx = 1\n# options: loggers = a, b\n')
    assert read == Options(allow_broad=frozenset({'log'}), loggers=('a', 'b'))


@pytest.mark.parametrize(('source', 'expected'), [
    ('', True), ('# python: 3.11\nx = 1\n', True), ('x = 1\n# python: 3.99', False), ('# python: 4.0', False),
])
def test_newer_syntax_is_for_newer_pythons(source: str, expected: bool) -> None:
    assert runs_here(source) is expected


def test_violations_have_options_path_and_text(tmp_path: Path) -> None:
    path = tmp_path / 'a' / 'b.py'
    assert [v.text for v in violations(RIGHT, ['HRD999'], path, Options(loggers=('x',)), tmp_path)] == [
        "a/b.py knows ['x']",
    ]


def test_violations_of_source_without_a_file() -> None:
    assert [v.text for v in violations('# options: loggers = x\nassert 1', ['HRD999'])] == ["stdin knows ['x']"]


def test_case_file_passes(tmp_path: Path) -> None:
    test_cases.test_file(case(tmp_path / 'hrd999_asserts.py', RIGHT))


@each_wrong_source
def test_case_file_fails(tmp_path: Path, source: str) -> None:
    path = case(tmp_path / 'hrd999_asserts.py', source)
    with pytest.raises(AssertionError):
        test_cases.test_file(path)


def test_case_folder_passes(tmp_path: Path) -> None:
    case(tmp_path / 'hrd999_asserts' / 'a' / 'b.py', RIGHT)
    test_cases.test_project(tmp_path / 'hrd999_asserts')


@each_wrong_source
def test_case_folder_fails(tmp_path: Path, source: str) -> None:
    case(tmp_path / 'hrd999_asserts' / 'a' / 'b.py', RIGHT)
    case(tmp_path / 'hrd999_asserts' / 'c.py', source)
    with pytest.raises(AssertionError):
        test_cases.test_project(tmp_path / 'hrd999_asserts')


def test_example_passes(asserting_rule: Rule, tmp_path: Path) -> None:
    example = Example(False, RIGHT, {'a/b.py': RIGHT})
    test_rules.test_example_finds_what_it_marks(asserting_rule, example, tmp_path)


@each_wrong_source
def test_example_fails(asserting_rule: Rule, tmp_path: Path, source: str) -> None:
    example = Example(False, source)
    with pytest.raises(AssertionError):
        test_rules.test_example_finds_what_it_marks(asserting_rule, example, tmp_path)


@each_wrong_source
def test_file_beside_an_example_fails(asserting_rule: Rule, tmp_path: Path, source: str) -> None:
    example = Example(False, RIGHT, {'a/b.py': source})
    with pytest.raises(AssertionError):
        test_rules.test_example_finds_what_it_marks(asserting_rule, example, tmp_path)


@pytest.mark.parametrize('example', [Example(False, 'a = 1'), Example(True, 'a = 1  # HRD999')], ids=['bad', 'good'])
def test_example_of_the_wrong_kind_fails(asserting_rule: Rule, example: Example) -> None:
    with pytest.raises(AssertionError):
        test_rules.test_example_marks_findings_where_it_is_bad(asserting_rule, example)


def case(path: Path, source: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding='utf-8')
    return path
