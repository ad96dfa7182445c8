from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._annotations import unannotated


@rule('HRD201', 'parameter {parameter} of {function}() has no type annotation')
def missing_parameter_annotation(node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope) -> Iterator[Finding]:
    """A type checker believes whatever is passed to a parameter without a type, and checks nothing it is used for.

    Bad:
    ```python
    class Cart:
        def add(
            self,
            order,  # HRD201
            *,
            count=1,  # HRD201
        ) -> None:
            self.orders = {order: count}
    ```

    Good:
    ```python
    class Cart:
        def add(self, order: str, *, count: int = 1) -> None:
            self.orders = {order: count}

        def remove(self, order, count=1):
            # type: (str, int) -> None
            del self.orders[order]
    ```

    Where mypy and this rule differ

    HRD201 to HRD204 report a function where `mypy --strict` reports `no-untyped-def`. Not decided by syntax, or
    decided otherwise on purpose, are these:

    * `# type: ignore` and mypy's configuration silence mypy, not these rules.
    * mypy passes over code for platforms other than its own; these rules say the same on every platform.
    * mypy passes over code that the types show to be unreachable: behind a call that never returns, behind a
      `with` block or in the `else` of a `try` that is always left early, in a branch for a value that cannot occur.
      These rules know `return`, `raise`, `assert False`, `while True` and conditions on constants, `TYPE_CHECKING`
      and `sys.version_info`.
    * Of methods of one name in a row, decorated but no overloads, both report the last one only; mypy not even that
      one if it gives `self` an attribute.
    * mypy passes over methods of a `TypedDict`, which may have none.
    * A decorator that is called `no_type_check`, `overload` or `staticmethod` and whose import cannot be followed is
      taken at its word here, and for nothing by mypy.
    * mypy takes overloads in `if` blocks for a part of those around; these rules read each block by itself.
    * Where a stub file (`.pyi`) stands beside a module, mypy reads that one only.
    * mypy stops at a file that it cannot parse or find a module name for.
    """
    args = node.args
    for arg in unannotated(node, scope):
        if isinstance(arg, ast.arg) and arg is not args.vararg and arg is not args.kwarg:
            yield found(arg, parameter=arg.arg, function=node.name)
