from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache

from flake8_bigthree.names.evaluate import class_made_by
from flake8_bigthree.names.hierarchy import is_exception
from flake8_bigthree.names.project import Module
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


#: A call of `type` that does not just ask for the type of a name.
_TYPE_CALL = r'type\((?!\w*\))'
_OTHER_MAKERS = ('new_class', 'eta', 'EnumType')  # `eta` stands for Meta, meta and with_metaclass


def _asks(kind: type[ast.AST], module: Module) -> bool:
    return kind is ast.ClassDef or _may_call_metaclass(module)


@lru_cache(maxsize=1)
def _may_call_metaclass(module: Module) -> bool:
    return re.search(_TYPE_CALL, module.source) is not None or any(name in module.source for name in _OTHER_MAKERS)


@rule('HRD311', '{error} stands beside the hierarchy; derive it from {base}', asks=_asks)
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
    cls = _made_by(node, scope)
    if cls and is_exception(cls) and is_outside(cls, scope) and not is_demanded(cls, scope):
        yield found(node, error=described(cls), base=base_names(scope))


def _made_by(node: ast.ClassDef | ast.Assign | ast.AnnAssign | ast.Return, scope: Scope) -> Class | None:
    """The class that a statement makes, if it makes one."""
    if isinstance(node, ast.ClassDef):
        return Class(node, Place(scope, node)) if node.bases else None
    return class_made_by(node.value, Place(scope, node)) if isinstance(node.value, ast.Call) else None
