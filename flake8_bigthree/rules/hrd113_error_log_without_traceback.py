from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator

from flake8_bigthree.flow.ends import Event
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Place
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._handlers import own_of
from flake8_bigthree.rules._logging import ERRORS
from flake8_bigthree.rules._logging import is_error
from flake8_bigthree.rules._logging import is_loguru
from flake8_bigthree.rules._logging import logging_event
from flake8_bigthree.rules._logging import refuses_traceback
from flake8_bigthree.rules._outcomes import handler_paths
from flake8_bigthree.walk import expressions

_METHODS = ERRORS | {'log', 'alog'}


@rule('HRD113', 'logs the error without its traceback; use `exception`, or `{option}`')
def error_log_without_traceback(node: ast.ExceptHandler, scope: Scope) -> Iterator[Finding]:
    """Where the error goes no further, the log is the last that anybody sees of it, and the message says what only.

    Reported is a call that logs an error or worse, on a way through the handler on which neither the traceback is
    logged, before or after, nor the error is raised on, or another one from it.

    A logger of loguru takes `exc_info=True` for an argument of the message; `opt(exception=True)` is what it logs the
    traceback by, and what is advised for it. A method that the project defines for itself, with no parameter for a
    traceback, is not reported: what it logs is its own matter.

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
    place = Place(scope)
    calls = [
        call for call in _candidates(node)
        if logging_event(call, place) is Event.LOGGED and is_error(call, place) and not refuses_traceback(call, place)
    ]
    if calls:
        last_seen = _last_seen(node, scope)
        yield from (found(call, option=_option(call, place)) for call in calls if call in last_seen)


def _option(call: ast.Call, place: Place) -> str:
    """What else than `exception` logs the traceback."""
    return 'opt(exception=True)' if is_loguru(call, place) else 'exc_info=True'


def _candidates(handler: ast.ExceptHandler) -> Iterator[ast.Call]:
    """The calls in a handler that may log: of what is named like a logger's method, or of a name that is no builtin."""
    for stmt in own_of(handler):
        for node in expressions(stmt):
            match node:
                case ast.Call(func=ast.Name(id=name)) if name not in vars(builtins):
                    yield node
                case ast.Call(func=ast.Attribute(attr=attr)) if attr in _METHODS:
                    yield node


def _last_seen(handler: ast.ExceptHandler, scope: Scope) -> set[ast.AST]:
    """What logs on a way through a handler on which that is all there is to see of the error."""
    return {
        node for path, nodes in handler_paths(handler, scope).items()
        if path.events is Event.LOGGED and not path.end.goes_on
        for node in nodes
    }
