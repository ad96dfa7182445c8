from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._annotations import unannotated


@rule('HRD202', '*{parameter} of {function}() has no type annotation')
def missing_star_args_annotation(node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope) -> Iterator[Finding]:
    """The annotation of `*args` is the type of each argument; without it any argument is accepted.

    Bad:
    ```python
    def log(text: str, *args) -> None:  # HRD202
        print(text % args)
    ```

    Good:
    ```python
    def log(text: str, *args: object) -> None:
        print(text % args)
    ```

    Where mypy and this rule differ: see HRD201.
    """
    arg = node.args.vararg
    if arg and arg.annotation is None and arg in unannotated(node, scope):
        yield found(arg, parameter=arg.arg, function=node.name)
