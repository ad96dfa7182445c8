from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names.errors import raised
from flake8_bigthree.names.errors import shown
from flake8_bigthree.names.evaluate import ancestry
from flake8_bigthree.names.hierarchy import Verdict
from flake8_bigthree.names.hierarchy import derives
from flake8_bigthree.names.hierarchy import is_made_over
from flake8_bigthree.names.hierarchy import verdict
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Extent
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Value
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._raises import base_names
from flake8_bigthree.rules._raises import is_declared_inside
from flake8_bigthree.rules._raises import is_guarded
from flake8_bigthree.rules._raises import objectionable


@rule('HRD304', 'what `raise {what}` raises is not known: {reason}', default=False)
def raise_unknown(node: ast.Raise, scope: Scope) -> Iterator[Finding]:
    """What cannot be followed is not checked by the other rules; this one shows where that is.

    An annotation that says less than the base, such as `error: Exception`, leaves open what is raised. What was
    caught and is raised again is not reported.

    Bad:
    ```python
    class BigThreeError(Exception): ...

    def fail(error):
        raise error  # HRD304

    def fail_later(error: ValueError):
        raise error  # HRD304
    ```

    Good:
    ```python
    class BigThreeError(Exception): ...

    def fail(error: BigThreeError):
        raise error
    ```
    """
    if not objectionable(node, scope) and not is_guarded(node, scope):
        for reason in filter(None, (_reason(value, scope) for value in raised(node, scope))):
            yield found(node, what=shown(node.exc), reason=reason)
            break


def _reason(value: Value, scope: Scope) -> str | None:
    """Why it is not known on which side of the hierarchy a value stands; None if it is known, or no exception."""
    match value:
        case Unknown(reason=reason):
            return reason
        case External(name=name):
            return f'{name} is not in the project'
        case Instance(of=cls, extent=extent) if not (
            derives(cls, scope.options.allowed_exceptions) or is_declared_inside(value, scope)
        ):
            where = verdict(cls, scope.module.project)
            if where is Verdict.UNKNOWN:
                return _reason_of_bases(cls) or f'{base_names(scope)} cannot be read'
            if where is Verdict.OUTSIDE and extent is Extent.BOUND:
                return f'anything that derives from {cls.name.removeprefix("builtins.")} will do'
    return None


def _reason_of_bases(cls: Class | External) -> str | None:
    for above in ancestry(cls) if isinstance(cls, Class) else ():
        if isinstance(above, Unknown):
            return f'of a base of {cls.name}: {above.reason}'
        if isinstance(above, Class) and is_made_over(above):
            return f'a decorator or metaclass may make another class of {above.name}'
    return None
