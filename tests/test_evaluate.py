"""What cases cannot say of expressions: the syntax of newer Pythons, on all of them."""
from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

import pytest

from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.values import Display
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Variable
from flake8_bigthree.options import Options


@dataclass(eq=False)
class TypeVar:
    """The node that Python 3.12 has for `T: bound` in brackets."""

    name: str
    bound: ast.expr | None


def meaning(expression: str, bound: ast.expr | None, root: Path) -> list[object]:
    """What an expression means in a function with a type parameter `T`."""
    tree = ast.parse(f'def f():\n    {expression}')
    function, = tree.body
    assert isinstance(function, ast.FunctionDef)
    stmt, = function.body
    assert isinstance(stmt, ast.Expr)
    setattr(function, 'type_params', [TypeVar('T', bound)])
    module = Project(Options(), str(root)).open(None, tree, '')
    return [*evaluate(stmt.value, Place(module.scope.inner(function), stmt))]


class TemplateStr(ast.expr):
    """The node that Python 3.14 has for t'…'."""


def test_template_is_no_exception(tmp_path: Path) -> None:
    module = Project(Options(), str(tmp_path)).open(None, ast.parse(''), '')
    assert evaluate(TemplateStr(), Place(module.scope)) == (Display((None,)),)


@pytest.mark.parametrize('expression', ['T', 'T()'])
def test_type_parameter(expression: str, tmp_path: Path) -> None:
    found = meaning(expression, ast.Name('ValueError', ast.Load(), lineno=1, col_offset=6), tmp_path)
    if expression == 'T':
        assert [type(value) for value in found] == [Variable]
        found = [limit for value in found if isinstance(value, Variable) for limit in value.of]
    assert [value.of for value in found if isinstance(value, Instance)] == [External('builtins.ValueError')]


def test_type_parameter_without_bound(tmp_path: Path) -> None:
    assert [type(value) for value in meaning('T()', None, tmp_path)] == [Unknown]
