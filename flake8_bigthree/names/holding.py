"""Which of the places that bind a name have bound it when it is read?"""
from __future__ import annotations

import ast
from itertools import islice

from flake8_bigthree.names.bindings import Binding
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.reaching import UNBOUND
from flake8_bigthree.names.reaching import Reaching
from flake8_bigthree.walk import start

#: What more places than this can have bound is not known.
MOST_BINDINGS = 200
#: Statements that bind what they name for certain.
_PLAIN = (ast.Assign, ast.AsyncFunctionDef, ast.ClassDef, ast.FunctionDef, ast.Import, ast.ImportFrom)


def holding(scope: Scope, name: str, entries: list[Binding], at: ast.AST | None) -> list[Binding]:
    """Those of the bindings that can hold at a statement of the scope, UNBOUND last where none may have run.

    Of more than it is good for not all are given.
    """
    if len(entries) == 1 and is_plain(entries[0], scope, at):
        return entries
    is_function = isinstance(scope.node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    reached: list[Binding] = []
    if not is_function or at and len(entries) > 1:
        # A local name of a function that is not bound is an error, not another scope's.
        state = (item for item in _reaching(scope, name, entries).at(at) if not is_function or item is not UNBOUND)
        reached = [*islice(state, MOST_BINDINGS + 1)]
    others = (binding for binding in entries if not isinstance(binding.node, ast.Delete))
    return reached or [*islice(others, MOST_BINDINGS + 1)]


def _reaching(scope: Scope, name: str, entries: list[Binding]) -> Reaching:
    """Where in a scope these bindings of a name get to: all of them, or nearly all for what is imported from itself."""
    known = scope.reaching.get(name)
    if known is None or known.bindings != entries:
        entry = next((binding for binding in reversed(entries) if binding.stmt is scope.node), UNBOUND)
        known = scope.reaching[name] = Reaching(scope.body, entries, entry)
    return known


def is_plain(binding: Binding, scope: Scope, at: ast.AST | None) -> bool:
    """Is a module's only binding of a name made before the place by a statement in no other one, so for certain?"""
    stmt = binding.stmt
    return (
        scope.parent is None and isinstance(stmt, _PLAIN) and stmt in scope.module.statements
        and (binding.node is stmt or isinstance(binding.node, ast.alias | ast.Name))
        and (at is None or start(stmt) < start(at))
    )
