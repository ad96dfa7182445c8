from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule


@rule('HRD901', '{count} {code} of the baseline is not found in {where} any more; write the baseline anew')
def stale_baseline_entry(node: ast.Module, scope: Scope) -> Iterator[Finding]:
    """The number of known findings falls only if what has been mended is struck off the list.

    Reported are, on line 1, the entries that `bigthree-baseline` has for a file and that nothing in it matches any
    more. `python -m flake8_bigthree baseline --shrink` takes them out. Without a baseline there is nothing to report.

    Bad:
    ```python
    # baseline: HRD103 load 1  # HRD901
    def load(path: str) -> str:
        return path
    ```

    Good:
    ```python
    def load(path: str) -> str:
        return path
    ```
    """
    for (code, where), count in sorted(scope.module.stale.items()):
        yield found(node, count=count, code=code, where=where)
