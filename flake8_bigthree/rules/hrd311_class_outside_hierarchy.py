from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import islice

from flake8_bigthree.names.evaluate import generations
from flake8_bigthree.names.hierarchy import is_exception
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Values
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._classes import kinds_in
from flake8_bigthree.rules._classes import made_by
from flake8_bigthree.rules._protocols import is_demanded
from flake8_bigthree.rules._raises import base_names
from flake8_bigthree.rules._raises import described
from flake8_bigthree.rules._raises import is_outside
from flake8_bigthree.rules._raises import located

#: To derive from one of these, too, says nothing more than the base does.
_PLAIN = frozenset({External('builtins.BaseException'), External('builtins.Exception'), External('builtins.object')})
#: Where there are more, nobody looks for the farthest, class by class.
_MOST_ANCESTORS = 20


@rule('HRD311', '{error} stands beside the hierarchy; derive {root} from {base}', kinds_in=kinds_in)
def class_outside_hierarchy(
    node: ast.ClassDef | ast.Assign | ast.AnnAssign | ast.Return, scope: Scope,
) -> Iterator[Finding]:
    """An exception class beside the hierarchy escapes every handler that is written for the hierarchy.

    Where several derive from one another, the message names the one at their root: once that derives from the base, so
    do all. Classes that are made by a call of `type` count. What may be raised may also be subclassed: a class
    that derives from one of `bigthree-allowed-exceptions` is not reported. Warnings are exceptions, too: where they are
    only shown, by `warnings.warn`, let `Warning` be allowed.

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
    cls = made_by(node, scope)
    if cls and is_exception(cls) and is_outside(cls, scope) and not is_demanded(cls, scope):
        root = _root(cls)
        what = 'it' if root == cls else located(root)
        also = ' also' if any(base not in _PLAIN for base in _bases(root)) else ''
        yield found(node, error=described(cls), root=what + also, base=base_names(scope))


def _root(cls: Class) -> Class:
    """The class that has to be derived from the base: the one that the first exceptions among the bases lead to."""
    root = cls
    for _ in range(_MOST_ANCESTORS):
        above = next((base for base in _bases(root) if isinstance(base, Class) and is_exception(base)), None)
        if not above:
            return root
        root = above
    return cls


def _bases(cls: Class) -> Values:
    return next(islice(generations(cls), 1, None), ())
