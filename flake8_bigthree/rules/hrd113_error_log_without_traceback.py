from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator

from flake8_bigthree.flow import Event
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Place
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._handlers import own_of
from flake8_bigthree.rules._logging import ERRORS
from flake8_bigthree.rules._logging import is_error
from flake8_bigthree.rules._logging import logging_event
from flake8_bigthree.rules._outcomes import paths_with
from flake8_bigthree.walk import expressions

_METHODS = ERRORS | {'log', 'alog'}


@rule('HRD113', 'logs the error without its traceback; use `exception`, or give `exc_info=True`')
def error_log_without_traceback(node: ast.ExceptHandler, scope: Scope) -> Iterator[Finding]:
    """Where the error goes no further, the log is the last that anybody sees of it, and the message says what only.

    Reported is a call that logs an error or worse, on a way through the handler on which neither the traceback is
    logged, before or after, nor the error is raised on, or another one from it.

    Bad:
    ```python
    try:
        send()
    except OSError as error:
        logger.error('not sent: %s', error)  # HRD113
    ```

    Good:
    ```python
    try:
        send()
    except OSError:
        logger.exception('not sent')

    try:
        send()
    except OSError as error:
        logger.error('not sent: %s', error)
        raise DeliveryError('not sent') from error
    ```
    """
    for call in _candidates(node):
        if _is_all(call, node, scope):
            yield found(call)


def _candidates(handler: ast.ExceptHandler) -> Iterator[ast.Call]:
    """The calls in a handler that may log: of what is named like a logger's method, or of a name that is no builtin."""
    for stmt in own_of(handler):
        for node in expressions(stmt):
            match node:
                case ast.Call(func=ast.Name(id=name)) if name not in vars(builtins):
                    yield node
                case ast.Call(func=ast.Attribute(attr=attr)) if attr in _METHODS:
                    yield node


def _is_all(call: ast.Call, handler: ast.ExceptHandler, scope: Scope) -> bool:
    """Is it a call that logs an error, on a way on which that is all there is to see of it?"""
    place = Place(scope)
    if logging_event(call, place) is not Event.LOGGED or not is_error(call, place):
        return False

    def events(node: ast.AST) -> Event:
        event = logging_event(node, place)
        return event if node is call or event is Event.TRACEBACK else Event.NOTHING

    return any(
        path.events is Event.LOGGED and not path.end.goes_on for path in paths_with(handler, scope, events)
    )
