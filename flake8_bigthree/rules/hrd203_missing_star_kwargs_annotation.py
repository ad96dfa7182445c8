from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._annotations import unannotated


@rule('HRD203', '**{parameter} of {function}() has no type annotation')
def missing_star_kwargs_annotation(node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope) -> Iterator[Finding]:
    """The annotation of `**kwargs` is the type of each value; without it a misspelt keyword goes unnoticed.

    Bad:
    ```python
    def connect(host: str, **options) -> None:  # HRD203
        print(host, options)
    ```

    Good:
    ```python
    def connect(host: str, **options: int) -> None:
        print(host, options)
    ```

    Where mypy and this rule differ: see HRD201.
    """
    arg = node.args.kwarg
    if arg and arg.annotation is None and arg in unannotated(node, scope):
        yield found(arg, parameter=arg.arg, function=node.name)
