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


@rule('HRD112', '`{handler}` drops the error; raise it on, log it, or do something about it', default=False)
def dropped_narrow_error(node: ast.ExceptHandler, scope: Scope) -> Iterator[Finding]:
    """That a certain error is expected does not mean that nobody has to know of it.

    The same as HRD111, in a handler that is not broad.

    Bad:
    ```python
    try:
        save(order)
    except OSError:  # HRD112
        pass
    ```

    Good:
    ```python
    try:
        save(order)
    except OSError:
        unsaved.append(order)
    ```
    """
    if is_dropped(node, scope) and node.type and not caught_broadly(node, scope):
        yield found(node, handler=shown(node))
