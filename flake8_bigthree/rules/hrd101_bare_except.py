from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._instead import instead_of_handler


@rule('HRD101', 'bare `except:` catches everything, KeyboardInterrupt too; {instead}')
def bare_except(node: ast.ExceptHandler, scope: Scope) -> Iterator[Finding]:
    """A bare `except:` also stops what should end the program: Ctrl-C, `sys.exit()`, the cancelling of a task.

    Nothing excuses it, not even `bigthree-allow-broad`.

    Bad:
    ```python
    try:
        connect()
    except:  # HRD101
        raise
    ```

    Good:
    ```python
    try:
        connect()
    except ConnectionError:
        raise
    ```
    """
    if node.type is None:
        yield found(node, instead=instead_of_handler(node, scope))
