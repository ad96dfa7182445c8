from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Place
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._collected import collected
from flake8_bigthree.rules._collected import kinds_in
from flake8_bigthree.rules._collected import may_be_collected
from flake8_bigthree.rules._handlers import Breadth
from flake8_bigthree.rules._handlers import breadth
from flake8_bigthree.walk import FunctionNode
from flake8_bigthree.walk import own


@rule('HRD405', 'any error passes for `{raised}`; name the error, or `match` its text', kinds_in=kinds_in)
def broad_raises(node: FunctionNode, scope: Scope) -> Iterator[Finding]:
    """A test that expects any error passes because of a typo in it.

    Broad is what HRD102 and HRD103 take for broad. That is no finding where the text of the error is matched, where
    a function checks it, or where the test looks at what has been raised.

    Bad:
    ```python
    import pytest

    def test_plan_is_refused():
        with pytest.raises(Exception):  # HRD405
            Planner().plan('')
    ```

    Good:
    ```python
    import pytest

    def test_plan_is_refused():
        with pytest.raises(ValidationError):
            Planner().plan('')

    def test_plan_is_too_long():
        with pytest.raises(Exception, match='too many'):
            Planner().plan('a, b, c')
    ```
    """
    if may_be_collected(node, scope):
        calls = [(stmt, *call) for stmt in own(node.body) for call in _calls(stmt) if _is_near(call[0], scope)]
        if calls and collected(node, scope):
            for stmt, call, name in calls:
                broad = _broad(call, Place(scope.inner(node), stmt))
                if broad and not _is_read(name, node):
                    yield found(call, raised=f'{_last(call.func)}({broad.name})')


def _calls(stmt: ast.AST) -> Iterator[tuple[ast.Call, ast.expr | None]]:
    """The calls that may expect an error, each with the name that is given to what has been raised."""
    match stmt:
        case ast.With(items=items) | ast.AsyncWith(items=items):
            for item in items:
                if isinstance(item.context_expr, ast.Call):
                    yield item.context_expr, item.optional_vars
        case ast.Expr(ast.Call() as call):
            yield call, None
        case ast.Assign([target], ast.Call() as call):
            yield call, target


def _is_near(call: ast.Call, scope: Scope) -> bool:
    """Is something called that may expect an error, with no argument that says more of it?"""
    match call.func:
        case ast.Attribute(attr='raises' | 'assertRaises'):
            pass
        case ast.Name(id=name) if (bound := scope.module.scope.table.get(name)):
            if not any(isinstance(one.node, ast.alias) and one.node.name == 'raises' for one in bound):
                return False
        case _:
            return False
    return not {'match', 'check', None}.intersection(keyword.arg for keyword in call.keywords)


def _broad(call: ast.Call, place: Place) -> Breadth | None:
    """The broadest error that is expected; None if it is not broad, or nothing is expected here."""
    keywords = [keyword.value for keyword in call.keywords if keyword.arg in ('expected_exception', 'exception')]
    for expected in [*call.args, *keywords][:1]:
        if _last(call.func) == 'assertRaises' or evaluate(call.func, place) == (External('pytest.raises'),):
            return breadth(expected, place)
    return None


def _last(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else 'raises'


def _is_read(name: ast.expr | None, node: FunctionNode) -> bool:
    """Is what has been raised looked at, or kept where others may look at it?"""
    match name:
        case None:
            return False
        case ast.Name(id=text):
            names = (part for part in ast.walk(node) if isinstance(part, ast.Name) and part.id == text)
            return any(isinstance(part.ctx, ast.Load) for part in names)
    return True
