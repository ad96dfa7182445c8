from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from flake8_bigthree.names.evaluate import class_made_by
from flake8_bigthree.names.hierarchy import is_exception
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Place
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import Kinds
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._protocols import is_demanded
from flake8_bigthree.rules._raises import base_names
from flake8_bigthree.rules._raises import described
from flake8_bigthree.rules._raises import is_outside


#: A call of `type`, but for one that just asks for the type of something: `type(self.x)`. The text it begins with
#: comes first, as that is quickly searched for.
_TYPE_CALL = r'type\((?<!\wtype\()(?![\w.\[\]]*\))'
_OTHER_MAKERS = ('eta(', 'metaclass(', 'with_metaclass', 'new_class', 'EnumType(')


def _kinds_in(module: Module) -> Kinds:
    may_call = any(name in module.source for name in _OTHER_MAKERS) or re.search(_TYPE_CALL, module.source)
    return (ast.ClassDef, ast.Assign, ast.AnnAssign, ast.Return) if may_call else (ast.ClassDef,)


@rule('HRD311', '{error} stands beside the hierarchy; derive it from {base}', kinds_in=_kinds_in)
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
