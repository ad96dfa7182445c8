from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._raises import base_names
from flake8_bigthree.rules._raises import broad
from flake8_bigthree.rules._raises import described
from flake8_bigthree.rules._raises import objectionable


@rule('HRD302', 'raises {error}, which is no {base}')
def raise_outside_hierarchy(node: ast.Raise, scope: Scope) -> Iterator[Finding]:
    """One hierarchy lets a caller handle all that this project reports, and only that.

    Reported is a class all of whose ancestors are known and none of which is the base. What is caught and raised
    again is not, nor what `bigthree-allowed-exceptions` names, nor, unless `bigthree-protocol-exceptions = false`,
    what Python's own protocols demand: of operators and attributes, pickling, the finders and loaders of modules, the
    types and callbacks of `argparse` and `optparse`, and the validators of pydantic and attrs.

    Bad:
    ```python
    class BigThreeError(Exception): ...
    class QueueFull(RuntimeError): ...

    def put(queue, item):
        if item is None:
            raise ValueError('item')  # HRD302
        raise QueueFull(queue)  # HRD302
    ```

    Good:
    ```python
    from typing import Annotated

    from pydantic import AfterValidator

    class BigThreeError(Exception): ...
    class QueueFull(BigThreeError, RuntimeError): ...

    def even(value: int) -> int:
        if value % 2:
            raise ValueError(value)
        return value

    Even = Annotated[int, AfterValidator(even)]

    class Queue:
        def put(self, item):
            raise QueueFull(self)

        def __getitem__(self, index):
            raise IndexError(index)
    ```
    """
    classes = objectionable(node, scope)
    if not broad(classes):
        for cls in classes[:1]:
            yield found(node, error=described(cls), base=base_names(scope))
