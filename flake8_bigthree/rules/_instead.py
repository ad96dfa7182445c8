"""What the rules about broad catches say at the end: what to catch instead."""
from __future__ import annotations

import ast

from flake8_bigthree.names.project import Scope

_ADVICE = 'name the errors that this block can raise'
_ADVICE_FOR_SUPPRESS = 'name the ones to ignore'


def instead_of_handler(handler: ast.ExceptHandler, scope: Scope) -> str:
    """What a handler can catch instead, or the advice to find that out."""
    if not scope.options.suggest:
        return _ADVICE
    from flake8_bigthree.raising import suggestion  # here, as files without a finding are to cost nothing
    return suggestion.sentence(suggestion.for_handler(handler, scope, scope.options.broad_exceptions), scope) or _ADVICE


def instead_of_suppress(call: ast.Call, stmt: ast.AST, scope: Scope) -> str:
    """What a `suppress` in a statement can name instead, or the advice to find that out."""
    if not scope.options.suggest:
        return _ADVICE_FOR_SUPPRESS
    from flake8_bigthree.raising import suggestion
    found = suggestion.for_suppress(call, stmt, scope, scope.options.broad_exceptions)
    return suggestion.sentence(found, scope) or _ADVICE_FOR_SUPPRESS
