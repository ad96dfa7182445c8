"""What is a logging call, and does it log the traceback?"""
from __future__ import annotations

import ast

from flake8_bigthree.flow import Event
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.hierarchy import derives
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Value

_SYNCHRONOUS = frozenset({
    'trace', 'debug', 'info', 'success', 'notice', 'msg', 'warn', 'warning', 'error', 'critical', 'fatal', 'log',
    'exception',
})
#: structlog's come with an `a` in front too, to be awaited.
_METHODS = _SYNCHRONOUS | {f'a{method}' for method in _SYNCHRONOUS}
_WITH_TRACEBACK = frozenset({'exception', 'aexception'})
#: What gives a logger when it is called.
_MAKERS = frozenset({
    'logging.getLogger', 'loguru.logger.bind', 'loguru.logger.opt', 'loguru.logger.patch', 'structlog.get_logger',
    'structlog.getLogger', 'structlog.stdlib.get_logger', 'structlog.wrap_logger',
})
#: Loggers, and what has a logger's functions; an instance of one of the classes, or of one below it, is a logger.
_LOGGERS = frozenset({'logging', 'logging.root', 'loguru.logger'})
_CLASSES = frozenset({
    'logging.Logger', 'logging.LoggerAdapter', 'loguru.Logger', 'structlog.BoundLogger', 'structlog.stdlib.BoundLogger',
    'structlog.typing.FilteringBoundLogger',
})
#: Methods of loggers that give a logger.
_DERIVING = frozenset({'bind', 'getChild', 'new', 'opt', 'patch', 'unbind', 'try_unbind'})


def logging_event(node: ast.AST, place: Place) -> Event:
    """LOGGED or TRACEBACK for a call that logs, NOTHING for any other node."""
    match node:
        case ast.Call(func=ast.Attribute(value=receiver, attr=method)) if method in _METHODS:
            if _is_logger(receiver, place):
                return _event(node, method, _is_opted(receiver))
            return _event_of_bound(node, place)
        case ast.Call(func=ast.Name()):
            return _event_of_bound(node, place)
    return Event.NOTHING


def _event_of_bound(call: ast.Call, place: Place) -> Event:
    """The event for a call of a logger's method, or of one of logging's functions, by a name of its own."""
    match evaluate(call.func, place):
        case (External(name=name) | Unknown(origin=name),):
            owner, _, method = name.rpartition('.')
            if method in _METHODS and (owner in _LOGGERS or _makes_logger(owner)):
                return _event(call, method, False)
    return Event.NOTHING


def _event(call: ast.Call, method: str, is_opted: bool) -> Event:
    given = [keyword.value for keyword in call.keywords if keyword.arg in ('exc_info', None)]
    has_traceback = all(map(_may_be_true, given)) if given else method in _WITH_TRACEBACK
    return Event.TRACEBACK if has_traceback or is_opted else Event.LOGGED


def _is_logger(node: ast.expr, place: Place) -> bool:
    while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _DERIVING:
        node = node.func.value
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) if name in place.scope.options.loggers:
            return True
    return any(_logs(value) for value in evaluate(node, place))


def _logs(value: Value) -> bool:
    match value:
        case External(name=name):
            return name in _LOGGERS
        case Unknown(origin=origin):
            return _makes_logger(origin)
        case Instance(of=Class() | External() as of):
            return derives(of, _CLASSES)
    return False


def _makes_logger(name: str) -> bool:
    """Does a call of this function, or of a method of what it has made, give a logger?"""
    while name.rpartition('.')[2] in _DERIVING and name not in _MAKERS:
        name = name.rpartition('.')[0]
    return name in _MAKERS


def _is_opted(node: ast.expr) -> bool:
    """Is the receiver loguru's `logger.opt(exception=...)`?"""
    while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr == 'opt':
            return any(keyword.arg == 'exception' and _may_be_true(keyword.value) for keyword in node.keywords)
        node = node.func.value
    return False


def _may_be_true(node: ast.expr) -> bool:
    return not isinstance(node, ast.Constant) or bool(node.value)
