"""What is a logging call, and does it log the traceback?"""
from __future__ import annotations

import ast

from flake8_bigthree.flow.ends import Event
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.hierarchy import derives
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Constant
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Function
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Value
from flake8_bigthree.names.values import Values

_SYNCHRONOUS = frozenset({
    'trace', 'debug', 'info', 'success', 'notice', 'msg', 'warn', 'warning', 'error', 'critical', 'fatal', 'log',
    'exception',
})
#: structlog's come with an `a` in front too, to be awaited.
_METHODS = _SYNCHRONOUS | {f'a{method}' for method in _SYNCHRONOUS}
_WITH_TRACEBACK = frozenset({'exception', 'aexception'})
#: Those that log an error, without a level being given.
ERRORS = _WITH_TRACEBACK | {'error', 'critical', 'fatal', 'aerror', 'acritical', 'afatal'}
#: `logging.ERROR`
_ERROR = 40
#: What a traceback is asked for by, or handed over as: by logging and structlog, by a logger of one's own; `**` may.
_KEYWORDS = ('exc_info', 'traceback', None)
#: What gives the traceback as text.
_FORMATTING = frozenset({'traceback.format_exc', 'traceback.format_exception'})
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
    if isinstance(node, ast.Call) and (method := _method(node, place)):
        has_traceback = _has_traceback(node, method, place) or _shows_traceback(node, place)
        return Event.TRACEBACK if has_traceback else Event.LOGGED
    return Event.NOTHING


def is_error(call: ast.Call, place: Place) -> bool:
    """Does a call log an error, or something worse?"""
    method = _method(call, place)
    if method not in ('log', 'alog'):
        return method in ERRORS
    given = [*call.args[:1], *(keyword.value for keyword in call.keywords if keyword.arg == 'level')]
    return any(_is_high(value) for level in given[:1] for value in evaluate(level, place))


def refuses_traceback(call: ast.Call, place: Place) -> bool:
    """Does a call that logs call a function or method of the project that has no parameter for a traceback?

    Nor has it an `exception` beside it.
    """
    return all(isinstance(value, Function) and _refuses_traceback(value) for value in evaluate(call.func, place))


def _refuses_traceback(function: Function) -> bool:
    args = function.node.args
    named = {arg.arg for arg in (*args.posonlyargs, *args.args, *args.kwonlyargs)}
    return not args.kwarg and named.isdisjoint(_KEYWORDS) and 'exception' not in function.scope.table


def is_loguru(call: ast.Call, place: Place) -> bool:
    """Is it certain that a call that logs does so by a logger of loguru?"""
    match call.func:
        case ast.Attribute(value=receiver) if all(map(_is_loguru, evaluate(receiver, place))):
            return True
    return all(map(_is_loguru, evaluate(call.func, place)))


def _is_loguru(value: Value) -> bool:
    """Is it a logger of loguru, or a method of one?"""
    match value:
        case External(name=name) | Unknown(origin=name):
            return f'{name}.'.startswith('loguru.logger.')
        case Instance(of=External(name='loguru.Logger')):
            return True
    return False


def _is_high(level: Value) -> bool:
    match level:
        case External(name='logging.ERROR' | 'logging.CRITICAL' | 'logging.FATAL'):
            return True
        case Constant(value=str(name)):
            return name.upper() in ('ERROR', 'CRITICAL')
        case Constant(value=int(number)):
            return number >= _ERROR
    return False


def _method(call: ast.Call, place: Place) -> str | None:
    """The logger's method that is called, also by a name of its own, or logging's function."""
    match call.func:
        case ast.Attribute(value=receiver, attr=method) if method in _METHODS and _is_logger(receiver, place):
            return method
        case ast.Attribute(attr=method) if method not in _METHODS:
            return None
        case ast.Name() | ast.Attribute():
            return _method_meant(evaluate(call.func, place))
    return None


def _method_meant(values: Values) -> str | None:
    match values:
        case (External(name=name) | Unknown(origin=name),):
            owner, _, method = name.rpartition('.')
            if method in _METHODS and (owner in _LOGGERS or _makes_logger(owner)):
                return method
    return None


def _has_traceback(call: ast.Call, method: str, place: Place) -> bool:
    if isinstance(call.func, ast.Attribute) and _is_opted(call.func.value):
        return True
    given = [keyword.value for keyword in call.keywords if keyword.arg in _KEYWORDS]
    if given and not is_loguru(call, place):  # loguru takes all keywords for arguments of the message
        return all(map(_may_be_true, given))
    return method in _WITH_TRACEBACK


def _shows_traceback(call: ast.Call, place: Place) -> bool:
    """Is what `traceback.format_exc()` gives part of the message?"""
    if 'format_exc' not in place.scope.module.source:
        return False
    given = (*call.args, *(keyword.value for keyword in call.keywords))
    parts = (part for value in given for part in ast.walk(value) if isinstance(part, ast.Name | ast.Call))
    values = (value for part in parts for value in evaluate(part, place))
    return any(isinstance(value, Unknown) and value.origin in _FORMATTING for value in values)


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
