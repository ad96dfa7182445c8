from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Place
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._collected import collected
from flake8_bigthree.rules._collected import decorators
from flake8_bigthree.rules._collected import is_empty
from flake8_bigthree.rules._collected import kinds_in
from flake8_bigthree.rules._collected import may_be_collected
from flake8_bigthree.walk import FunctionNode

_CALLED = frozenset({'pytest.skip', 'unittest.SkipTest', 'unittest.case.SkipTest', 'pytest.skip.Exception'})
_DECORATORS = frozenset({'pytest.mark.skip', 'unittest.skip', 'unittest.case.skip'})
#: Behind one of these a test may be over, or may have failed.
_WAYS_OUT = (ast.Assert, ast.Raise, ast.Return, ast.Yield)


@rule('HRD404', '{test}() is skipped {how}; say on which condition, or take it out', kinds_in=kinds_in)
def skipped_outright(node: FunctionNode, scope: Scope) -> Iterator[Finding]:
    """A test that is skipped whatever happens tests nothing, and is counted all the same.

    Reported are a skip that no condition stands before and no assertion, whatever reason it gives, and the decorators
    `pytest.mark.skip` and `unittest.skip` without one. An empty test is HRD401.

    Bad:
    ```python
    import pytest

    def test_memory_is_searched():
        pytest.skip('needs a database')  # HRD404
        assert search('plan') == []

    @pytest.mark.skip  # HRD404
    def test_memory_is_written():
        assert write('plan') == 1
    ```

    Good:
    ```python
    import pytest

    @pytest.mark.skipif(not DATABASE, reason='needs a database')
    def test_memory_is_searched():
        assert search('plan') == []
    ```
    """
    if may_be_collected(node, scope) and (node.decorator_list or _may_skip(node)) and collected(node, scope):
        for decorator, value in () if is_empty(node) else decorators(node, scope):
            if isinstance(value, External) and value.name in _DECORATORS and _has_no_reason(decorator):
                yield found(decorator, test=node.name, how='without a reason')
                return
        for stmt in _skips(node):
            if _means_skip(stmt, Place(scope.inner(node), stmt)):
                yield found(stmt, test=node.name, how='on every run')
                return


def _may_skip(node: FunctionNode) -> bool:
    """Is there a first glance at a skip? It has to cost next to nothing."""
    return any(_called(stmt) for stmt in node.body)


def _called(stmt: ast.stmt) -> ast.expr | None:
    """What a statement calls or raises, if that may skip the test."""
    match stmt:
        case ast.Expr(ast.Call(func=ast.Attribute(attr='skip' | 'skipTest') | ast.Name() as called)):
            return called
        case ast.Raise(exc=ast.Call(func=called) | (ast.Name() | ast.Attribute() as called)):
            return called
    return None


def _skips(node: FunctionNode) -> Iterator[ast.stmt]:
    """The statements that may skip a test, before any that may end it otherwise or that asserts something."""
    for stmt in node.body:
        if _called(stmt):
            yield stmt
        if any(isinstance(part, _WAYS_OUT) or _asserts(part) for part in ast.walk(stmt)):
            return


def _asserts(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
            return name.startswith(('assert', 'fail', 'raises', 'warns', 'skip'))
    return False


def _means_skip(stmt: ast.stmt, place: Place) -> bool:
    called = _called(stmt)
    if isinstance(called, ast.Attribute) and called.attr == 'skipTest':
        return True
    return called is not None and all(
        isinstance(value, External) and value.name in _CALLED for value in evaluate(called, place)
    )


def _has_no_reason(decorator: ast.expr) -> bool:
    match decorator:
        case ast.Call(args=[], keywords=[]):
            return True
        case ast.Call(args=[reason, *_]) | ast.Call(args=[], keywords=[ast.keyword(arg='reason', value=reason)]):
            return isinstance(reason, ast.Constant) and not reason.value
        case ast.Call():
            return False
    return True
