from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._handlers import caught_broadly
from flake8_bigthree.rules._handlers import shown
from flake8_bigthree.rules._outcomes import is_dropped


@rule('HRD111', '`{handler}` drops the error; raise it on, log it with its traceback, or do something about it')
def dropped_error(node: ast.ExceptHandler, scope: Scope) -> Iterator[Finding]:
    """An error that nobody hears of is found again much later, and far away.

    Dropped is an error when the body of a broad handler holds nothing but `pass`, `...`, strings, `continue`, `break`,
    `return` of nothing or a constant, the printing or assigning of constants, and conditions that call nothing.

    Bad:
    ```python
    def load(path):
        try:
            return read(path)
        except Exception:  # HRD111
            print('not loaded')
            return None
    ```

    Good:
    ```python
    def load(path):
        try:
            return read(path)
        except Exception:
            log.exception('%s is not loaded', path)
            return None
    ```
    """
    if is_dropped(node, scope) and (not node.type or caught_broadly(node, scope)):
        yield found(node, handler=shown(node))
