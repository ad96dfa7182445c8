from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names.bindings import parameters
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Place
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._types import is_any
from flake8_bigthree.rules._types import leaves
from flake8_bigthree.rules._types import without_quotes
from flake8_bigthree.walk import unparsed


@rule('HRD213', '`Any` in the annotation of {what} switches the type checker off', default=False)
def any_annotation(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.AnnAssign, scope: Scope) -> Iterator[Finding]:
    """What is annotated with `Any` is not checked, and neither is what comes of it.

    `object` says as well that anything will do, and makes the code ask what it is. `*args: Any` and `**kwargs: Any` are
    not reported, as a function that hands them on cannot say more. An alias that holds `Any` is not looked into.

    Bad:
    ```python
    from typing import Any

    def parse(text: str) -> dict[str, Any]:  # HRD213
        result: Any = eval(text)  # HRD213
        return result
    ```

    Good:
    ```python
    from typing import Any

    def call(function: object, *args: Any, **kwargs: Any) -> object: ...
    ```
    """
    place = Place(scope, node)
    if isinstance(node, ast.AnnAssign):
        annotations = [(node.annotation, unparsed(node.target))]
    else:
        args = node.args
        annotations = [
            (arg.annotation, arg.arg) for arg in parameters(args)
            if arg.annotation and not (arg in (args.vararg, args.kwarg) and _is_any(arg.annotation, place))
        ]
        if node.returns:
            annotations.append((node.returns, f'{node.name}()'))
    for annotation, what in annotations:
        for leaf, at in leaves(annotation, place):
            if is_any(leaf, place):
                yield found(at, what=what)
                break


def _is_any(annotation: ast.expr, place: Place) -> bool:
    """Is `Any` the whole annotation?"""
    whole = without_quotes(annotation)
    return isinstance(whole, ast.Name | ast.Attribute) and is_any(whole, place)
