from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names.errors import shown
from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._raises import is_non_exception


@rule('HRD305', '`raise {what}` is a TypeError: that is no exception')
def raise_non_exception(node: ast.Raise, scope: Scope) -> Iterator[Finding]:
    """Raising what is no exception fails with a TypeError that hides the error meant.

    `NotImplemented` is a value for operators to return; the exception is `NotImplementedError`.

    Bad:
    ```python
    class Job: ...

    def run(job):
        if job is None:
            raise NotImplemented  # HRD305
        if not job:
            raise 'no job'  # HRD305
        raise Job()  # HRD305
    ```

    Good:
    ```python
    def run(job):
        raise NotImplementedError
    ```
    """
    if node.exc and is_non_exception(node, scope):
        yield found(node, what=shown(node.exc))
