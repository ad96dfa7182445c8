from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterable
from collections.abc import Iterator
from functools import lru_cache
from typing import get_args

from flake8_bigthree.names.bindings import STAR
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Place
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import Kinds
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._handlers import is_suppress
from flake8_bigthree.rules._handlers import suppressed
from flake8_bigthree.rules._instead import instead_of_suppress
from flake8_bigthree.walk import expressions
from flake8_bigthree.walk import is_on

With = ast.With | ast.AsyncWith
Name = ast.Name | ast.Attribute
_WITH: Kinds = get_args(With)
#: Gives it another name: `import suppress as …`, `… = contextlib.suppress`.
_ALIAS = r'\bsuppress\s+as\s+(\w+)|\b(\w+)\s*=\s*[\w.]*\bsuppress\s*$'


def _kinds_in(module: Module) -> Kinds:
    """The `with` statements: a file that imports it by another name, with no word of `suppress`, has it there only."""
    return _WITH


@lru_cache(maxsize=1)
def _lines(module: Module) -> list[int]:
    """The lines with a name of `suppress`, or with `enter_context`."""
    names = [name for name in ('suppress', 'enter_context') if name in module.source]
    if not names:
        return []
    mentions = (line for line in module.lines if 'suppress' in line)
    names += [name for line in mentions for pair in re.findall(_ALIAS, line) for name in pair if name]
    is_named = re.compile('|'.join(map(re.escape, names))).search
    return [number for number, line in enumerate(module.lines, 1) if is_named(line)]


@rule(
    'HRD104', '`suppress({caught})` drops every error in the block; {instead}', kinds_in=_kinds_in, lines_in=_lines,
)
def broad_suppress(node: ast.stmt | ast.match_case, scope: Scope) -> Iterator[Finding]:
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
    for call in _candidates(node, scope):
        if isinstance(call, ast.Call) and call.args:
            place = Place(scope, node)
            if is_suppress(call.func, place) and (broad := suppressed(call, place)):
                yield found(call, caught=broad.name, instead=instead_of_suppress(call, node, scope))


def _candidates(node: ast.stmt | ast.match_case, scope: Scope) -> Iterable[ast.AST]:
    """The expressions that may be the call: none for nearly every node, and that has to cost next to nothing.

    It is called by a name that the file itself gives it, or is the argument of `enter_context`. By a name that
    the file imports from another, without a word of `suppress`, it is called as an item of `with` only.
    """
    lines = _lines(scope.module)
    if lines and is_on(node, lines):
        return expressions(node)
    assert isinstance(node, With)  # all others are seen on such lines only
    return [item.context_expr for item in node.items if _may_be_it(item.context_expr, scope)]


def _may_be_it(node: ast.expr, scope: Scope) -> bool:
    """Is something called that the module imports, perhaps by `*`, or gives another name, with names for arguments?"""
    if not isinstance(node, ast.Call) or not all(isinstance(arg, Name | ast.Starred) for arg in node.args):
        return False
    called: ast.expr = node
    while isinstance(called, ast.Call | ast.Attribute):
        called = called.func if isinstance(called, ast.Call) else called.value
    if not isinstance(called, ast.Name):
        return False
    table = scope.module.scope.table
    if called.id not in table:
        return STAR in table and called.id not in scope.table and called.id not in vars(builtins)
    return any(isinstance(binding.node, ast.alias) or isinstance(binding.value, Name) for binding in table[called.id])
