from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._annotations import unannotated


@rule('HRD204', '{function}() has no return annotation')
def missing_return_annotation(node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope) -> Iterator[Finding]:
    """What a function without a return type gives is not checked where it is used, and neither is its `return`.

    An `__init__` needs none as soon as one of its parameters is annotated, so this rule leaves an `__init__` with
    parameters to HRD201, HRD202 and HRD203.

    Bad:
    ```python
    class Cart:
        def __init__(self):  # HRD204
            self.orders = []

        async def total(self):  # HRD204
            return sum(self.orders)
    ```

    Good:
    ```python
    class Cart:
        def __init__(self, orders: list[int]):
            self.orders = orders

        async def total(self) -> int:
            return sum(self.orders)
    ```

    Where mypy and this rule differ: see HRD201.
    """
    if node.returns is None and node in unannotated(node, scope):
        yield found(node, function=node.name)
