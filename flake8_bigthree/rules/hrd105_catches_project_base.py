from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names.errors import members
from flake8_bigthree.names.hierarchy import is_base
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Extent
from flake8_bigthree.names.values import External
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._handlers import caught_broadly
from flake8_bigthree.rules._handlers import shown
from flake8_bigthree.rules._outcomes import is_excused


@rule('HRD105', '`{handler}` catches the base of all our errors; name the categories to handle', default=False)
def catches_project_base(node: ast.ExceptHandler, scope: Scope) -> Iterator[Finding]:
    """The base exception stands for everything that the project reports, which calls for no one answer.

    A broad handler is another rule's. What excuses that, by `bigthree-allow-broad`, excuses this one too: `except
    AppError: raise` before a broader handler, say.

    Bad:
    ```python
    class BigThreeError(Exception): ...
    class AgentError(BigThreeError): ...

    try:
        start()
    except BigThreeError:  # HRD105
        restart()
    ```

    Good:
    ```python
    class BigThreeError(Exception): ...
    class AgentError(BigThreeError): ...

    try:
        start()
    except AgentError:
        restart()
    ```
    """
    classes = (member.classes for member in members(node, scope))
    if any(each and all(_is_base(cls, scope) for cls in each) for each in classes):
        if not caught_broadly(node, scope) and not is_excused(node, scope):
            yield found(node, handler=shown(node))


def _is_base(cls: Class | External, scope: Scope) -> bool:
    is_itself = isinstance(cls, External) or cls.extent is Extent.EXACT
    return is_itself and is_base(cls, scope.module.project)
