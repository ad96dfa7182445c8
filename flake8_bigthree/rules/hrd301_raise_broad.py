from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._raises import base_names
from flake8_bigthree.rules._raises import broad
from flake8_bigthree.rules._raises import objectionable


@rule('HRD301', 'raises {error}, which nobody can catch without catching everything; raise a subclass of {base}')
def raise_broad(node: ast.Raise, scope: Scope) -> Iterator[Finding]:
    """Whoever wants to handle a plain `Exception` has to write a broad catch.

    Bad:
    ```python
    from errors import Problem

    def load(path):
        raise Problem(path)  # HRD301
    ```
    `errors.py`:
    ```python
    Problem = Exception
    ```

    Good:
    ```python
    class BigThreeError(Exception): ...

    def load(path):
        raise BigThreeError(path)
    ```
    """
    for cls in broad(objectionable(node, scope))[:1]:
        yield found(node, error=cls.name.rpartition('.')[2], base=base_names(scope))
