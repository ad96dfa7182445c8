"""What is sure of a condition, a body or a pattern, by its form alone?"""
from __future__ import annotations

import ast
from collections.abc import Iterable
from collections.abc import Iterator


def truth_of(test: ast.expr) -> bool | None:
    """Does a condition that is a constant hold? None for any other."""
    return bool(test.value) if isinstance(test, ast.Constant) else None


def is_for_types(test: ast.expr) -> bool | None:
    """Does a condition hold for type checkers only, True, or never for them, False? None for any other."""
    match test:
        case ast.Name(id='TYPE_CHECKING') | ast.Attribute(attr='TYPE_CHECKING'):
            return True
        case ast.UnaryOp(op=ast.Not(), operand=ast.Name(id='TYPE_CHECKING') | ast.Attribute(attr='TYPE_CHECKING')):
            return False
    return None


def certain(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a body, with those of `if True:` in its place, as that is no condition.

    >>> [ast.unparse(stmt) for stmt in certain(ast.parse('if True:\\n  a\\n  if b: c\\nelse: d').body)]
    ['a', 'if b:\\n    c']
    """
    for stmt in body:
        if isinstance(stmt, ast.If) and truth_of(stmt.test):
            yield from certain(stmt.body)
        else:
            yield stmt


def is_irrefutable(pattern: ast.pattern) -> bool:
    """Does a pattern match whatever there is?"""
    while True:
        match pattern:
            case ast.MatchAs(pattern=None):
                return True
            case ast.MatchAs(pattern=ast.pattern() as pattern) | ast.MatchOr(patterns=[*_, pattern]):
                continue
        return False
