"""Is a test skipped whatever happens?"""
from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Place
from flake8_bigthree.rules._collected import is_empty
from flake8_bigthree.rules._marks import decorators
from flake8_bigthree.walk import FunctionNode

_CALLED = frozenset({'pytest.skip', 'unittest.SkipTest', 'unittest.case.SkipTest', 'pytest.skip.Exception'})
_DECORATORS = frozenset({'pytest.mark.skip', 'unittest.skip', 'unittest.case.skip'})
#: Behind one of these a test may be over, or may have failed.
_WAYS_OUT = (ast.Assert, ast.Raise, ast.Return, ast.Yield)


class Skip(NamedTuple):
    """What skips a test, and the words that say so."""

    node: ast.AST
    how: str


def skip_of(test: FunctionNode, scope: Scope) -> Skip | None:
    """What skips a test that is not empty on every run, or without a reason; None if nothing does."""
    for decorator, value in () if is_empty(test) else decorators(test, scope):
        if isinstance(value, External) and value.name in _DECORATORS and _has_no_reason(decorator):
            return Skip(decorator, 'without a reason')
    for stmt in _skips(test):
        if means_skip(stmt, Place(scope.inner(test), stmt)):
            return Skip(stmt, 'on every run')
    return None


def may_skip(test: FunctionNode) -> bool:
    """Is there a first glance at a skip? It has to cost next to nothing."""
    return bool(test.decorator_list) or any(_called(stmt) for stmt in test.body)


def means_skip(stmt: ast.AST, place: Place) -> bool:
    """Does a statement skip the test that it stands in?"""
    called = _called(stmt)
    if isinstance(called, ast.Attribute) and called.attr == 'skipTest':
        return True
    return called is not None and all(
        isinstance(value, External) and value.name in _CALLED for value in evaluate(called, place)
    )


def _called(stmt: ast.AST) -> ast.expr | None:
    """What a statement calls or raises, if that may skip the test."""
    match stmt:
        case ast.Expr(ast.Call(func=ast.Attribute(attr='skip' | 'skipTest') | ast.Name() as called)):
            return called
        case ast.Raise(exc=ast.Call(func=called) | (ast.Name() | ast.Attribute() as called)):
            return called
    return None


def _skips(test: FunctionNode) -> Iterator[ast.stmt]:
    """The statements that may skip a test, before any that may end it otherwise or that asserts something."""
    for stmt in test.body:
        if _called(stmt):
            yield stmt
        if any(isinstance(part, _WAYS_OUT) or _asserts(part) for part in ast.walk(stmt)):
            return


def _asserts(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
            return name.startswith(('assert', 'fail', 'raises', 'warns', 'skip'))
    return False


def _has_no_reason(decorator: ast.expr) -> bool:
    match decorator:
        case ast.Call(args=[], keywords=[]):
            return True
        case ast.Call(args=[reason, *_]) | ast.Call(args=[], keywords=[ast.keyword(arg='reason', value=reason)]):
            return isinstance(reason, ast.Constant) and not reason.value
        case ast.Call():
            return False
    return True
