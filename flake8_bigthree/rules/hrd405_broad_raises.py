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
from flake8_bigthree.rules._bodies import EXPECTING
from flake8_bigthree.rules._bodies import body_of
from flake8_bigthree.rules._collected import collected
from flake8_bigthree.rules._collected import kinds_in
from flake8_bigthree.rules._collected import may_be_collected
from flake8_bigthree.rules._handlers import Breadth
from flake8_bigthree.rules._handlers import breadth
from flake8_bigthree.rules._marks import last
from flake8_bigthree.rules._marks import names_of
from flake8_bigthree.walk import FunctionNode


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
    if may_be_collected(node, scope) and (body := body_of(node)).expecting:
        names = names_of(EXPECTING, scope.module).union(body.names)
        calls = [one for one in body.expecting if last(one.call) in names and not _says_more(one.call)]
        if calls and collected(node, scope):
            for stmt, call, name in calls:
                broad = _broad(call, body.names.get(last(call), call.func), Place(scope.inner(node), stmt))
                if broad and not _is_read(name, node):
                    yield found(call, raised=f'{last(call)}({broad.name})')


def _says_more(call: ast.Call) -> bool:
    """Is there an argument that says more of the error?"""
    return not {'match', 'check', None}.isdisjoint(keyword.arg for keyword in call.keywords)


def _broad(call: ast.Call, called: ast.expr, place: Place) -> Breadth | None:
    """The broadest error that is expected; None if it is not broad, or nothing is expected here."""
    keywords = [keyword.value for keyword in call.keywords if keyword.arg in ('expected_exception', 'exception')]
    for expected in [*call.args, *keywords][:1]:
        if last(called) == 'assertRaises' or evaluate(called, place) == (External('pytest.raises'),):
            return breadth(expected, place)
    return None


def _is_read(name: ast.expr | None, node: FunctionNode) -> bool:
    """Is what has been raised looked at, or kept where others may look at it?"""
    match name:
        case None:
            return False
        case ast.Name(id=text):
            names = (part for part in ast.walk(node) if isinstance(part, ast.Name) and part.id == text)
            return any(isinstance(part.ctx, ast.Load) for part in names)
    return True
