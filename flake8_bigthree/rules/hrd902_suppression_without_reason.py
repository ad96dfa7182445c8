from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import Kinds
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._comments import lines_with_noqa
from flake8_bigthree.rules._comments import suppressions


def _kinds_in(module: Module) -> Kinds:
    return (ast.Module,) if lines_with_noqa(module) else ()


@rule('HRD902', '`# noqa: {codes}` gives no reason; write it behind the codes', default=False, kinds_in=_kinds_in)
def suppression_without_reason(node: ast.Module, scope: Scope) -> Iterator[Finding]:
    """Whoever reads a suppression wants to know why the rule does not hold there, and when it may be taken out.

    It is about those that name a code of this plugin. The reason stands behind the codes, or in a comment behind that.

    Bad:
    ```python
    run()  # noqa: HRD103 # HRD902
    ```

    Good:
    ```python
    run()  # noqa: HRD103 the driver raises anything
    run()  # noqa: HRD103  # the driver raises anything
    ```
    """
    for spot, codes, has_reason in suppressions(scope.module):
        if not has_reason:
            yield found(spot, codes=codes)
