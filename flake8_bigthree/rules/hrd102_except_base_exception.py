from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._outcomes import is_excused
from flake8_bigthree.rules._handlers import Rank
from flake8_bigthree.rules._handlers import caught_broadly
from flake8_bigthree.rules._handlers import written
from flake8_bigthree.rules._instead import instead_of_handler


@rule('HRD102', '`except {caught}` catches everything, KeyboardInterrupt too; {instead}')
def except_base_exception(node: ast.ExceptHandler, scope: Scope) -> Iterator[Finding]:
    """`BaseException` and `BaseExceptionGroup` include what should end the program: Ctrl-C, `sys.exit()`.

    `bigthree-allow-broad` may excuse a handler that raises on, or one that logs with traceback.

    Bad:
    ```python
    try:
        connect()
    except (OSError, BaseException) as error:  # HRD102
        report(error)
    ```

    Good:
    ```python
    try:
        connect()
    except OSError as error:
        report(error)
    ```
    """
    broad = caught_broadly(node, scope)
    if broad and broad.rank >= Rank.BASE_GROUP and not is_excused(node, scope):
        yield found(node, caught=written(node.type, broad), instead=instead_of_handler(node, scope))
