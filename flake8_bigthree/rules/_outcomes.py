"""How a handler ends: what becomes of the error on each way through it, is it excused, is nothing done at all?"""
from __future__ import annotations

import ast
from functools import lru_cache

from flake8_bigthree.flow.ends import Catches
from flake8_bigthree.flow.ends import Event
from flake8_bigthree.flow.ends import Path
from flake8_bigthree.flow.ends import catches_as_written
from flake8_bigthree.flow.paths import nodes_by_path
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Place
from flake8_bigthree.rules._handlers import Breadth
from flake8_bigthree.rules._handlers import Rank
from flake8_bigthree.rules._handlers import caught_broadly
from flake8_bigthree.rules._handlers import is_suppress
from flake8_bigthree.rules._handlers import suppressed
from flake8_bigthree.rules._logging import logging_event

_PRINT = External('builtins.print')
#: Calls of these come to no end: they raise SystemExit, or there is nothing left to raise it.
_EXITS = frozenset({External(name) for name in ('builtins.exit', 'builtins.quit', 'os._exit', 'os.abort', 'sys.exit')})
#: Called without arguments they give an empty container.
_EMPTY = frozenset({External(f'builtins.{name}') for name in ('dict', 'frozenset', 'list', 'set', 'tuple')})


def is_reported_broad(handler: ast.ExceptHandler, scope: Scope) -> bool:
    """Is this one of the handlers that HRD101 to HRD103 report?"""
    return not handler.type or (caught_broadly(handler, scope) is not None and not is_excused(handler, scope))


def is_excused(handler: ast.ExceptHandler, scope: Scope) -> bool:
    """Does every path through a handler do what the team allows a broad catch for?"""
    allowed = scope.options.allow_broad
    return bool(allowed) and all(_is_allowed(path, allowed) for path in handler_paths(handler, scope))


def _is_allowed(path: Path, allowed: frozenset[str]) -> bool:
    return ('reraise' in allowed and path.end.goes_on) or ('log' in allowed and Event.TRACEBACK in path.events)


@lru_cache(maxsize=1)  # the rules of the family ask one after the other
def handler_paths(handler: ast.ExceptHandler, scope: Scope) -> dict[Path, frozenset[ast.AST]]:
    """All ways through a handler, with what is logged on them, and by which calls."""
    place = Place(scope)
    # All that the handler has caught, an inner one catches that is no less broad.
    outer = caught_broadly(handler, scope)
    everything = Rank.EXCEPTION if handler.type and (not outer or outer.rank <= Rank.EXCEPTION) else Rank.BASE

    def catches(node: ast.ExceptHandler | ast.withitem) -> Catches:
        match node:
            case ast.ExceptHandler(type=ast.expr()):
                return _catches(caught_broadly(node, scope), everything)
            case ast.withitem(context_expr=ast.Call() as call) if is_suppress(call.func, place):
                return _catches(suppressed(call, place), everything) if call.args else Catches.NOTHING
        return catches_as_written(node)

    return nodes_by_path(handler.body, handler.name, lambda node: _event(node, place), catches)


def _event(node: ast.AST, place: Place) -> Event:
    """EXIT for a call that ends the process, else what is logged."""
    match node:
        case ast.Call(func=ast.Name() | ast.Attribute(attr='_exit' | 'abort' | 'exit' | 'quit') as func):
            if {*evaluate(func, place)} <= _EXITS:
                return Event.EXIT
    return logging_event(node, place)


def _catches(broad: Breadth | None, everything: Rank) -> Catches:
    if broad and broad.rank >= everything and broad.rank is not Rank.BASE_GROUP:
        return Catches.EVERYTHING
    return Catches.SOME


@lru_cache(maxsize=1)  # the rules of the family ask one after the other
def is_dropped(handler: ast.ExceptHandler, scope: Scope) -> bool:
    """Does nothing in a handler raise, log or use the error, or do anything else that may be an answer to it?"""
    todo = [*handler.body]
    while todo:
        match todo.pop():
            case ast.If(test=test, body=body, orelse=orelse) if _is_plain(test, handler.name):
                todo += (*body, *orelse)
            case stmt if not _drops(stmt, handler.name, scope):
                return False
    return True


def _drops(stmt: ast.stmt, caught: str | None, scope: Scope) -> bool:
    match stmt:
        case ast.Pass() | ast.Continue() | ast.Break() | ast.Return(value=None) | ast.Global() | ast.Nonlocal():
            return True
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Expr(value=ast.Call(func=ast.Name(id='print') as name) as call):
            return _prints_constants(call) and evaluate(name, Place(scope)) == (_PRINT,)
        case ast.Return(value=ast.expr() as value):
            return _is_constant(value, caught, scope)
        case ast.Assign(targets=targets, value=value):
            return _is_constant(value, caught, scope) and all(_is_plain(target, caught) for target in targets)
        case ast.AnnAssign(target=target, value=ast.expr() as value):
            return _is_constant(value, caught, scope) and _is_plain(target, caught)
    return False


def _prints_constants(call: ast.Call) -> bool:
    return all(isinstance(part, ast.Constant | ast.JoinedStr) for arg in call.args for part in ast.walk(arg)) and all(
        isinstance(keyword.value, ast.Constant | ast.Name | ast.Attribute) for keyword in call.keywords
    )


def _is_plain(node: ast.expr, caught: str | None) -> bool:
    """Does it look at things only, and not at the error?"""
    return not any(
        isinstance(part, ast.Call | ast.Await | ast.Yield | ast.YieldFrom | ast.NamedExpr)
        or isinstance(part, ast.Name) and part.id == caught
        for part in ast.walk(node)
    )


def _is_constant(node: ast.expr, caught: str | None, scope: Scope) -> bool:
    """Is it a constant, or are several in a tuple, or does a condition that looks at things only choose one?"""
    todo = [node]
    while todo:
        match todo.pop():
            case ast.Tuple(elts=elts):
                todo += elts
            case ast.IfExp(test=test, body=body, orelse=orelse) if _is_plain(test, caught):
                todo += body, orelse
            case expr if not _is_literal(expr, scope):
                return False
    return True


def _is_literal(node: ast.expr, scope: Scope) -> bool:
    """Is it a literal without names in it, or an empty container?"""
    match node:
        case ast.Constant() | ast.UnaryOp(operand=ast.Constant()):
            return True
        case ast.List(elts=[]) | ast.Dict(keys=[]):
            return True
        case ast.Call(func=ast.Name() as name, args=[], keywords=[]):
            return {*evaluate(name, Place(scope))} <= _EMPTY
    return False
