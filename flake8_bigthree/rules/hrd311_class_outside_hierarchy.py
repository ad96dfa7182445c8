from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.hierarchy import is_exception
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Place
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._protocols import is_demanded
from flake8_bigthree.rules._raises import base_names
from flake8_bigthree.rules._raises import described
from flake8_bigthree.rules._raises import is_outside


@rule('HRD311', '{error} stands beside the hierarchy; derive it from {base}')
def class_outside_hierarchy(
    node: ast.ClassDef | ast.Assign | ast.AnnAssign | ast.Return, scope: Scope,
) -> Iterator[Finding]:
    """An exception class beside the hierarchy escapes every handler that is written for the hierarchy.

    Classes that are made by a call of `type` count. What may be raised may also be subclassed: a class
    that derives from one of `bigthree-allowed-exceptions` is not reported.

    Bad:
    ```python
    import requests

    class RetryError(Exception): ...  # HRD311
    class ApiError(requests.HTTPError): ...  # HRD311
    QuotaError = type('QuotaError', (ApiError,), {})  # HRD311
    ```

    Good:
    ```python
    class BigThreeError(Exception): ...
    class RetryError(BigThreeError): ...
    class Stop(KeyboardInterrupt): ...
    ```
    """
    for cls in _made_by(node, scope):
        if is_exception(cls) and is_outside(cls, scope) and not is_demanded(cls, scope):
            yield found(node, error=described(cls), base=base_names(scope))


def _made_by(node: ast.ClassDef | ast.Assign | ast.AnnAssign | ast.Return, scope: Scope) -> Iterator[Class]:
    """The class that a statement makes, if it makes one."""
    match node:
        case ast.ClassDef(bases=[_, *_]):
            yield Class(node, Place(scope, node))
        case ast.Assign(value=call) | ast.AnnAssign(value=call) | ast.Return(value=call):
            match call:
                # All calls that make a class have two or three arguments, and most other calls have fewer.
                case ast.Call(args=[_, _] | [_, _, _]):
                    for value in evaluate(call, Place(scope, node)):
                        if isinstance(value, Class) and value.node is call:
                            yield value
