from __future__ import annotations

from collections.abc import Iterator

from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._asserting import asserts
from flake8_bigthree.rules._bodies import body_of
from flake8_bigthree.rules._collected import collected
from flake8_bigthree.rules._collected import is_as_written
from flake8_bigthree.rules._collected import is_empty
from flake8_bigthree.rules._collected import kinds_in
from flake8_bigthree.rules._collected import may_be_collected
from flake8_bigthree.rules._skips import is_skipped
from flake8_bigthree.walk import FunctionNode


@rule('HRD402', '{test}() asserts nothing, and so it fails only if something raises', kinds_in=kinds_in)
def test_without_assertion(node: FunctionNode, scope: Scope) -> Iterator[Finding]:
    """A test that only runs code fails when that raises, and for nothing else that is wrong.

    An assertion is an `assert`, a `raise`, one of the assertions of unittest, mock, numpy and pytest, a call of what
    `bigthree-assert-functions` names, and a call of a helper or a fixture that asserts, in whatever file of the project
    it is. Of the code that is tested only an `assert` counts. What is not known and called is taken for an assertion
    where it may well be one. Not reported is what HRD401 or HRD404 says more of.

    Bad:
    ```python
    from agents import Planner

    def test_plan_is_made():  # HRD402
        Planner().plan('a, b')
    ```

    Good:
    ```python
    from agents import Planner
    from helpers import is_like

    def test_plan_is_made():
        is_like(Planner().plan('a, b'), 'ab')
    ```
    `helpers.py`:
    ```python
    def is_like(plan, text):
        assert ''.join(plan) == text
    ```
    """
    if may_be_collected(node, scope) and not body_of(node).asserts:
        style = collected(node, scope)
        if (
            style and not is_empty(node) and is_as_written(node, scope)
            and not asserts(node, scope, style.cls) and not is_skipped(node, scope)
        ):
            yield found(node, test=node.name)
