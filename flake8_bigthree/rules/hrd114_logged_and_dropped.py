from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.flow.ends import End
from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._handlers import shown
from flake8_bigthree.rules._outcomes import handler_paths

_RAISING = frozenset({End.RAISE_ON, End.RAISE_FROM, End.RAISE})


@rule('HRD114', '`{handler}` logs the error and {when} raises nothing', default=False)
def logged_and_dropped(node: ast.ExceptHandler, scope: Scope) -> Iterator[Finding]:
    """The caller cannot tell an answer from the lack of one, and the log is read when it is too late.

    Reported is a handler that on some way through it logs, whatever and how, and raises nothing. `sys.exit()`, and what
    else ends the process, counts as raising SystemExit.

    Bad:
    ```python
    def load(path):
        try:
            return read(path)
        except OSError:  # HRD114
            logger.exception('%s is not loaded', path)
            return None
    ```

    Good:
    ```python
    def load(path):
        try:
            return read(path)
        except OSError as error:
            logger.exception('%s is not loaded', path)
            raise LoadError(path) from error
    ```
    """
    paths = handler_paths(node, scope)
    if any(path.events and path.end not in _RAISING for path in paths):
        is_always = all(path.end not in _RAISING for path in paths)
        yield found(node, handler=shown(node), when='then' if is_always else 'sometimes')
