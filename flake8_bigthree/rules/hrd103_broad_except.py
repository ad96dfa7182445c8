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


@rule('HRD103', 'broad `except {caught}`; {instead}')
def broad_except(node: ast.ExceptHandler, scope: Scope) -> Iterator[Finding]:
    """A broad catch takes a typo in the block for the failure it was written for.

    Broad are `Exception`, `ExceptionGroup` and what `bigthree-broad-exceptions` names, under whatever name, also
    in a tuple and in `except*`. `bigthree-allow-broad` may excuse a handler that raises on, or one that logs with
    traceback, on every path through it.

    Bad:
    ```python
    from errors import RETRIED

    try:
        send()
    except Exception as error:  # HRD103
        logger.error(error)

    try:
        send()
    except RETRIED:  # HRD103
        retry()
    ```
    `errors.py`:
    ```python
    RETRIED = (TimeoutError, Exception)
    ```

    Good:
    ```python
    # options: allow_broad = reraise
    try:
        send()
    except TimeoutError:
        retry()
    except Exception as error:
        raise DeliveryError('not sent') from error
    ```
    """
    broad = caught_broadly(node, scope)
    if broad and broad.rank < Rank.BASE_GROUP and not is_excused(node, scope):
        yield found(node, caught=written(node.type, broad), instead=instead_of_handler(node, scope))
