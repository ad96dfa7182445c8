"""Is a test skipped whatever happens?"""
from __future__ import annotations

import ast
from collections.abc import Iterable
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from flake8_bigthree.flow.conditions import certain
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Place
from flake8_bigthree.rules._collected import is_empty
from flake8_bigthree.rules._marks import Mark
from flake8_bigthree.rules._marks import assigned
from flake8_bigthree.rules._marks import decorators
from flake8_bigthree.rules._marks import last
from flake8_bigthree.rules._marks import marks
from flake8_bigthree.rules._marks import names_of
from flake8_bigthree.walk import FunctionNode

_CALLED = frozenset({'pytest.skip', 'unittest.SkipTest', 'unittest.case.SkipTest', 'pytest.skip.Exception'})
_DECORATORS = frozenset({'pytest.mark.skip', 'unittest.skip', 'unittest.case.skip'})
#: The last parts of all these.
_WORDS = frozenset({'Exception', 'SkipTest', 'skip', 'skipTest'})
#: Behind one of these a test may be over, or may have failed.
_WAYS_OUT = (ast.Assert, ast.Raise, ast.Return, ast.Yield)


class Skip(NamedTuple):
    """What skips a test, and the words that say so."""

    node: ast.AST
    how: str


def skip_of(test: FunctionNode, scope: Scope) -> Skip | None:
    """What skips a test that is not empty on every run, or without a reason; None if nothing of its own does."""
    if is_empty(test):
        return None
    return _without_reason(decorators(test, scope)) or next(_on_every_run(test, scope), None)


def skip_of_class(node: ast.ClassDef, scope: Scope) -> Skip | None:
    """What skips all tests of a class without a reason."""
    return _without_reason(chain(decorators(node, scope), assigned(scope.inner(node))))


@lru_cache(maxsize=8)
def skip_of_file(module: Module) -> Skip | None:
    """What skips all tests of a file on every run, or without a reason."""
    for stmt in certain(module.tree.body):
        if means_skip(stmt, Place(module.scope, stmt)):
            return Skip(stmt, 'on every run')
    return _without_reason(assigned(module.scope))


def is_skipped(test: FunctionNode, scope: Scope) -> bool:
    """Is a test skipped by itself, its classes or its file, on every run or without a reason?"""
    return bool(skip_of(test, scope) or skip_of_file(scope.module) or _without_reason(marks(test, scope)))


def may_skip(node: FunctionNode | ast.ClassDef, module: Module) -> bool:
    """Is there a first glance at a skip? It has to cost next to nothing."""
    names = names_of(_WORDS, module)
    return any(last(decorator) in names for decorator in node.decorator_list) or any(
        last(_named(stmt)) in names for stmt in certain(node.body)
    )


def means_skip(stmt: ast.AST, place: Place) -> bool:
    """Does a statement skip the test that it stands in?"""
    named = _named(stmt)
    if last(named) == 'skipTest':
        return True
    return named is not None and last(named) in names_of(_WORDS, place.scope.module) and all(
        isinstance(value, External) and value.name in _CALLED for value in evaluate(named, place)
    )


def _named(stmt: ast.AST) -> ast.expr | None:
    """What a statement calls or raises."""
    if isinstance(stmt, ast.Expr) and isinstance(stmt.value, ast.Call):
        return stmt.value.func
    if isinstance(stmt, ast.Raise):
        return stmt.exc.func if isinstance(stmt.exc, ast.Call) else stmt.exc
    return None


def _on_every_run(test: FunctionNode, scope: Scope) -> Iterator[Skip]:
    """The statements that skip a test, before any that may end it otherwise or that asserts something."""
    for stmt in certain(test.body):
        if means_skip(stmt, Place(scope.inner(test), stmt)):
            yield Skip(stmt, 'on every run')
        if any(isinstance(part, _WAYS_OUT) or _asserts(part) for part in ast.walk(stmt)):
            return


def _asserts(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
            return name.startswith(('assert', 'fail', 'raises', 'warns', 'skip'))
    return False


def _without_reason(found: Iterable[Mark]) -> Skip | None:
    """The first mark that skips what it stands above and says no more."""
    for mark in found:
        if isinstance(mark.value, External) and mark.value.name in _DECORATORS and _has_no_reason(mark.made):
            return Skip(mark.node, 'without a reason')
    return None


def _has_no_reason(decorator: ast.expr) -> bool:
    match decorator:
        case ast.Call(args=[], keywords=[]):
            return True
        case ast.Call(args=[reason, *_]) | ast.Call(args=[], keywords=[ast.keyword(arg='reason', value=reason)]):
            return isinstance(reason, ast.Constant) and not reason.value
        case ast.Call():
            return False
    return True
