"""How a handler ends: what has become of the error on each way through it, and does that excuse a broad catch?"""
from __future__ import annotations

import ast
from collections.abc import Callable
from functools import lru_cache

from flake8_bigthree.flow import Catches
from flake8_bigthree.flow import Event
from flake8_bigthree.flow import Path
from flake8_bigthree.flow import catches_as_written
from flake8_bigthree.flow import paths
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Place
from flake8_bigthree.rules._handlers import Breadth
from flake8_bigthree.rules._handlers import Rank
from flake8_bigthree.rules._handlers import caught_broadly
from flake8_bigthree.rules._handlers import is_suppress
from flake8_bigthree.rules._handlers import suppressed
from flake8_bigthree.rules._logging import logging_event


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
def handler_paths(handler: ast.ExceptHandler, scope: Scope) -> frozenset[Path]:
    """All ways through a handler, with what is logged on them."""
    place = Place(scope)
    return paths_with(handler, scope, lambda node: logging_event(node, place))


def paths_with(handler: ast.ExceptHandler, scope: Scope, events: Callable[[ast.AST], Event]) -> frozenset[Path]:
    """All ways through a handler, with the events that `events` sees on them."""
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

    return paths(handler.body, handler.name, events, catches)


def _catches(broad: Breadth | None, everything: Rank) -> Catches:
    if broad and broad.rank >= everything and broad.rank is not Rank.BASE_GROUP:
        return Catches.EVERYTHING
    return Catches.SOME
