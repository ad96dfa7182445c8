from __future__ import annotations

import ast
import math
from collections.abc import Iterator

from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._annotations import slots
from flake8_bigthree.rules._annotations import unannotated
from flake8_bigthree.walk import FunctionNode
from flake8_bigthree.walk import own

_MESSAGE = '{annotated} of {wanted} parameters and returns are annotated: {share:g} %, and {minimum:g} % are wanted'


@rule('HRD290', _MESSAGE, needs='min_annotated')
def annotation_coverage(node: ast.Module, scope: Scope) -> Iterator[Finding]:
    """A share that is asked of each file makes a goal that is reached step by step.

    Counted is what HRD201 to HRD204 can ask for: the parameters but `self` and `cls`, and the returns, but not that of
    an `__init__` with parameters. Code that mypy passes over does not count. A file without functions has no share,
    and the one that is shown is rounded down.

    Bad:
    ```python
    # HRD290
    # options: min_annotated = 75
    class Cart:
        def add(self, order: str, count) -> None:
            self.orders = {order: count}
    ```

    Good:
    ```python
    # options: min_annotated = 75
    class Cart:
        def add(self, order: str, count) -> None:
            self.orders = {order: count}

        def remove(self, order: str) -> None:
            del self.orders[order]
    ```
    """
    functions = [*_functions(scope)]
    wanted = sum(slots(function, around) for function, around in functions)
    annotated = wanted - sum(len(unannotated(function, around)) for function, around in functions)
    minimum = scope.options.min_annotated
    if 100 * annotated < minimum * wanted:
        share = math.floor(1000 * annotated / wanted) / 10
        yield found(node, annotated=annotated, wanted=wanted, share=share, minimum=minimum)


def _functions(scope: Scope) -> Iterator[tuple[FunctionNode, Scope]]:
    """All functions of a file, each with the scope that it stands in."""
    stack = [scope]
    while stack:
        around = stack.pop()
        for node in own(around.body):
            if isinstance(node, FunctionNode):
                yield node, around
            if (inner := around.inner(node)) is not around:
                stack.append(inner)
