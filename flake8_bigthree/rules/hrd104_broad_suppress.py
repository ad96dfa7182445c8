from __future__ import annotations

import ast
import re
from bisect import bisect_left
from collections.abc import Iterable
from collections.abc import Iterator
from functools import lru_cache

from flake8_bigthree.names.bindings import parameters
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Place
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._handlers import is_suppress
from flake8_bigthree.rules._handlers import suppressed
from flake8_bigthree.walk import expressions

With = ast.With | ast.AsyncWith
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
#: What else can hold the call; an `assert`, `del`, `if`, `match`, `raise` or `while` has no use for its result.
Other = ast.Expr | ast.Assign | ast.AnnAssign | ast.AugAssign | ast.Return | ast.For | Definition

#: The names under which a file has it: `import suppress as …`, `… = contextlib.suppress`.
_ALIAS = re.compile(r'\bsuppress\s+as\s+(\w+)|\b(\w+)\s*=[^=\n]*\bsuppress\b(?!\s*\()')


@rule('HRD104', '`suppress({caught})` drops every error in the block; name the ones to ignore')
def broad_suppress(node: With | Other, scope: Scope) -> Iterator[Finding]:
    """`contextlib.suppress(Exception)` is `except Exception: pass` in other words.

    Bad:
    ```python
    import contextlib

    with lock, contextlib.suppress(Exception):  # HRD104
        send()
    ```

    Good:
    ```python
    import contextlib

    with lock, contextlib.suppress(ConnectionError):
        send()
    ```
    """
    place = Place(scope, node)
    for call in _candidates(node, scope):
        if isinstance(call, ast.Call) and call.args:
            broad = suppressed(call, place)
            if broad and is_suppress(call.func, place):
                yield found(call, caught=broad.name)


def _candidates(node: With | Other, scope: Scope) -> Iterable[ast.AST]:
    """The expressions that may be the call. For nearly every node there are none, and that has to cost next to nothing.

    The call is made under a name that the file itself gives to `suppress`. Under one that another file gives it,
    it is looked for where it belongs only: in `with` and in `enter_context`.
    """
    lines = _lines(scope.module)
    if lines and _is_on(node, lines):
        return expressions(node)
    if isinstance(node, With):
        return [item.context_expr for item in node.items if not _is_of_parameter(item.context_expr, scope)]
    return ()


@lru_cache(maxsize=1)
def _lines(module: Module) -> list[int]:
    """The lines that call something by a name of `suppress`, or `enter_context`."""
    if 'suppress' not in module.source and 'enter_context' not in module.source:
        return []
    aliases = (name for names in _ALIAS.findall(module.source) for name in names if name)
    call = re.compile(rf'\b({"|".join(["suppress", "enter_context", *aliases])})\s*\(')
    return [number for number, line in enumerate(module.lines, 1) if call.search(line)]


def _is_on(node: With | Other, lines: list[int]) -> bool:
    """Is one of these lines among those of a node?"""
    decorators = node.decorator_list if isinstance(node, Definition) else ()
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
    index = bisect_left(lines, first)
    return index < len(lines) and lines[index] <= (node.end_lineno or 0)


def _is_of_parameter(node: ast.expr, scope: Scope) -> bool:
    """Is this a parameter, or what one has or gives, as `self.opened(path)`? That is not imported."""
    while isinstance(node, ast.Call | ast.Attribute):
        node = node.func if isinstance(node, ast.Call) else node.value
    function = scope.function
    return isinstance(node, ast.Name) and bool(function) and any(
        arg.arg == node.id for arg in parameters(function.args)
    )
