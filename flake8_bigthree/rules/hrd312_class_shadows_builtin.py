from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator

from flake8_bigthree.names.hierarchy import Verdict
from flake8_bigthree.names.hierarchy import verdict
from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._classes import kinds_in
from flake8_bigthree.rules._classes import made_by


@rule(
    'HRD312', '{error} has the name of a builtin, which is meant wherever the import is forgotten',
    default=False, kinds_in=kinds_in,
)
def class_shadows_builtin(
    node: ast.ClassDef | ast.Assign | ast.AnnAssign | ast.Return, scope: Scope,
) -> Iterator[Finding]:
    """Where its import is missing, such a name means the builtin, and no error tells.

    Reported are the classes of the hierarchy; HRD311 is about the others.

    Bad:
    ```python
    class BigThreeError(Exception): ...
    class MemoryError(BigThreeError): ...  # HRD312
    ```

    Good:
    ```python
    class BigThreeError(Exception): ...
    class MemoryStoreError(BigThreeError): ...
    ```
    """
    cls = made_by(node, scope)
    if cls and hasattr(builtins, cls.name) and verdict(cls, scope.module.project) is Verdict.INSIDE:
        yield found(node, error=cls.name)
