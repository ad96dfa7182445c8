from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names import stdlib
from flake8_bigthree.names.bindings import bindings
from flake8_bigthree.names.errors import shown
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.evaluate import methods
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Value
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._handlers import own_of
from flake8_bigthree.walk import own
from flake8_bigthree.walk import start


@rule('HRD115', '`raise {what}` in a handler without `from`; say {clause}, or `from None` to leave that out')
def raise_without_from(node: ast.ExceptHandler, scope: Scope) -> Iterator[Finding]:
    """Without `from`, the traceback says "during handling another exception occurred", as if the handler had a bug.

    What is raised is a class, or made by the call of one. What a function makes may have its cause already, and so has
    what is given to a class that sets `self.__cause__` in its `__init__`.

    Bad:
    ```python
    try:
        port = int(text)
    except ValueError as error:
        raise ConfigError(text)  # HRD115
    ```

    Good:
    ```python
    try:
        port = int(text)
    except ValueError as error:
        raise ConfigError(text) from error
    ```
    """
    statements = own_of(node)
    for stmt in statements:
        match stmt:
            case ast.Raise(exc=ast.expr() as exc, cause=None) if _is_class(exc, Place(scope, stmt)):
                is_guarded = any(stmt in own(block) for block in _guarded(statements))
                if not is_guarded and not _takes_cause(exc, node, Place(scope, stmt)):
                    yield found(stmt, what=shown(exc), clause=_clause(node, stmt))


def _clause(handler: ast.ExceptHandler, stmt: ast.Raise) -> str:
    """What to write, where the handler has no name for its error, or has given that to something else, as well."""
    if not handler.name:
        return '`as error` in the handler and `from error` here'
    bound = bindings(handler.body).get(handler.name, ())
    if any(start(binding.stmt) < start(stmt) for binding in bound):
        return f'`from` what is caught, which {handler.name} may not be any more'
    return f'`from {handler.name}`'


def _guarded(statements: tuple[ast.AST, ...]) -> Iterator[list[ast.stmt]]:
    """The blocks of the `try`s in a handler that have handlers of their own, which may catch what is raised."""
    for stmt in statements:
        if isinstance(stmt, ast.Try | ast.TryStar) and stmt.handlers:
            yield stmt.body


def _takes_cause(node: ast.expr, handler: ast.ExceptHandler, place: Place) -> bool:
    """Is what is caught handed to a class that sets the cause itself, by `self.__cause__ = cause` in its `__init__`?"""
    match node:
        case ast.Call(func=func, args=args, keywords=keywords):
            given = (*args, *(keyword.value for keyword in keywords))
            is_given = any(isinstance(part, ast.Name) and part.id == handler.name for part in given)
            return is_given and any(isinstance(value, Class) and _sets_cause(value) for value in evaluate(func, place))
    return False


def _sets_cause(cls: Class) -> bool:
    targets = (
        target for function in methods(cls, '__init__') if isinstance(function.node, ast.FunctionDef)
        for stmt in own(function.node.body) if isinstance(stmt, ast.Assign) for target in stmt.targets
    )
    return any(isinstance(target, ast.Attribute) and target.attr == '__cause__' for target in targets)


def _is_class(node: ast.expr, place: Place) -> bool:
    """Is it a class that is named or called, whatever the expression may be?"""
    match node:
        case ast.IfExp(body=body, orelse=orelse):
            return _is_class(body, place) and _is_class(orelse, place)
        case ast.Call(func=func):
            node = func
    return all(_is_one(value, node) for value in evaluate(node, place))


def _is_one(value: Value, node: ast.expr) -> bool:
    """Is a value a class, or named like one where it is not in the project or not known?"""
    match value, node:
        case Class(), _:
            return True
        case External(name=name, last=last), _:
            return _is_named_like_one(last) or stdlib.ancestors(name) is not None
        case Unknown(), ast.Name(id=name) | ast.Attribute(attr=name):
            return _is_named_like_one(name)
    return False


def _is_named_like_one(name: str) -> bool:
    return name.lstrip('_')[:1].isupper()
