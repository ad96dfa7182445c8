from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names.errors import raised
from flake8_bigthree.names.hierarchy import is_base
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Extent
from flake8_bigthree.names.values import Instance
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule


@rule('HRD303', 'raises {error} itself; raise one of its categories, which can be handled by itself', default=False)
def raise_project_base(node: ast.Raise, scope: Scope) -> Iterator[Finding]:
    """Who wants to handle just this error has to handle all that the project reports.

    Reported is the class of `bigthree-base-exception` itself; what is annotated with it may be of any category.

    Bad:
    ```python
    class BigThreeError(Exception): ...

    def connect(host):
        raise BigThreeError(host)  # HRD303
    ```

    Good:
    ```python
    class BigThreeError(Exception): ...
    class NetworkError(BigThreeError): ...

    def connect(host):
        raise NetworkError(host)

    def give_up(error: BigThreeError):
        raise error
    ```
    """
    for value in raised(node, scope):
        if isinstance(value, Instance) and value.extent is Extent.EXACT and is_base(value.of, scope.module.project):
            yield found(node, error=value.of.name.rpartition('.')[2])
            break
