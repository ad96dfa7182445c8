from __future__ import annotations

import ast
from collections.abc import Callable
from collections.abc import Iterator

import pytest

from flake8_bigthree.errors import RegistrationError
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.project import Scope
from flake8_bigthree.options import Options
from flake8_bigthree.rule import Check
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import Rule
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.walk import FunctionNode


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> dict[str, Rule]:
    """What `@rule` registers in this test."""
    rules: dict[str, Rule] = {}
    monkeypatch.setattr('flake8_bigthree.rule.RULES', rules)
    return rules


def finds_all(node: ast.Raise, scope: Scope) -> Iterator[Finding]:
    """Explains
        itself.
    """
    yield found(node)


def finds_functions(node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope) -> Iterator[Finding]:
    yield found(node)


def finds_aliased(node: FunctionNode, scope: Scope) -> Iterator[Finding]:
    yield found(node)


def finds_another(stmt: ast.Raise, scope: Scope) -> Iterator[Finding]:
    yield found(stmt)


def test_rule_takes_all_from_the_check(registered: dict[str, Rule]) -> None:
    assert rule('HRD999', 'line {line}')(finds_all) is finds_all
    assert registered == {'HRD999': Rule('HRD999', 'finds-all', 'line {line}', (ast.Raise,), finds_all, True)}
    assert registered['HRD999'].doc == 'Explains\nitself.'


def test_rule_may_be_off_and_without_a_docstring(registered: dict[str, Rule]) -> None:
    rule('HRD999', 'text', default=False)(finds_functions)
    assert not registered['HRD999'].default
    assert registered['HRD999'].doc == ''


@pytest.mark.parametrize('check', [finds_all, finds_functions, finds_aliased, finds_another])
def test_check_may_be_called_as_it_is(check: Check) -> None:
    node = ast.Pass()
    scope = Project(Options(), '.').open(None, ast.Module([node], []), '').scope
    assert [*check(node, scope)] == [(node, {})]


@pytest.mark.parametrize('check', [finds_functions, finds_aliased])
def test_rule_asks_for_several_types_of_nodes(check: Check, registered: dict[str, Rule]) -> None:
    rule('HRD999', 'text')(check)
    assert registered['HRD999'].nodes == (ast.FunctionDef, ast.AsyncFunctionDef)


def test_annotation_need_not_be_text(registered: dict[str, Rule], monkeypatch: pytest.MonkeyPatch) -> None:
    """It is none in a module without `from __future__ import annotations`."""
    monkeypatch.setattr(finds_all, '__annotations__', {'node': FunctionNode})
    rule('HRD999', 'text')(finds_all)
    assert registered['HRD999'].nodes == (ast.FunctionDef, ast.AsyncFunctionDef)


def test_code_is_given_once(registered: dict[str, Rule]) -> None:
    rule('HRD999', 'text')(finds_all)
    with pytest.raises(RegistrationError, match='^HRD999 is taken by finds-all$'):
        rule('HRD999', 'text')(finds_functions)
    assert registered['HRD999'].check is finds_all


def test_check_says_for_which_nodes_it_is(registered: dict[str, Rule]) -> None:
    with pytest.raises(RegistrationError, match='^finds_another has no annotated parameter `node`$'):
        rule('HRD999', 'text')(finds_another)
    assert registered == {}


@pytest.mark.parametrize('made', [
    rule('HRD999', 'text', needs='min_annotated', kinds_in=lambda module: ()),
    rule('HRD999', 'text', needs='min_annotated', lines_in=lambda module: []),
    rule('HRD999', 'text', lines_in=lambda module: []),
])
def test_what_chooses_the_nodes_goes_together(
    made: Callable[[Check], Check], registered: dict[str, Rule],
) -> None:
    with pytest.raises(RegistrationError, match='^HRD999: `kinds_in` does not go with `needs`'):
        made(finds_all)
    assert registered == {}


def test_finding_has_the_fields_of_the_message() -> None:
    node = ast.Pass()
    assert found(node, name='f', number=1) == (node, {'name': 'f', 'number': 1})
