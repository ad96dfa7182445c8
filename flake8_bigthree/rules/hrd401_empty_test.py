from __future__ import annotations

from collections.abc import Iterator

from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._collected import collected
from flake8_bigthree.rules._collected import is_as_written
from flake8_bigthree.rules._collected import is_empty
from flake8_bigthree.rules._collected import kinds_in
from flake8_bigthree.rules._collected import may_be_collected
from flake8_bigthree.walk import FunctionNode


@rule('HRD401', '{test}() is empty, and tests nothing', kinds_in=kinds_in)
def empty_test(node: FunctionNode, scope: Scope) -> Iterator[Finding]:
    """A test of which only the name and a docstring were written is counted among those that pass.

    Empty is a body of docstrings, comments, `pass` and `...`. A decorator that is not known may put more into it.
    A test is, here and in HRD402 to HRD406, what pytest or unittest collects; `python_functions` and `python_classes`
    in the configuration of pytest count.

    Bad:
    ```python
    def test_agents_recover():  # HRD401
        ...  # an agent that fails is started again
    ```

    Good:
    ```python
    def test_agents_recover():
        agent = Agent(fails=1)
        assert agent.run() == 'done'
    ```
    """
    if may_be_collected(node, scope) and is_empty(node) and collected(node, scope) and is_as_written(node, scope):
        yield found(node, test=node.name)
