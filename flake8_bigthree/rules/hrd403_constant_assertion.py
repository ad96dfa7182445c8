from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache

from flake8_bigthree.names.evaluate import ancestry
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Value
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._bodies import body_of
from flake8_bigthree.rules._collected import collected
from flake8_bigthree.rules._collected import kinds_in
from flake8_bigthree.rules._collected import may_be_collected
from flake8_bigthree.walk import FunctionNode
from flake8_bigthree.walk import is_alike
from flake8_bigthree.walk import unparsed

#: What may be true, or false, by itself.
_TOLD = (
    ast.Compare, ast.Constant, ast.BoolOp, ast.Tuple, ast.List, ast.Set, ast.Dict, ast.Lambda,
    ast.GeneratorExp,
)


@rule('HRD403', '`{assertion}` holds whatever the code does', kinds_in=kinds_in)
def constant_assertion(node: FunctionNode, scope: Scope) -> Iterator[Finding]:
    """An assertion that holds whatever the code does is a placeholder that looks like a test.

    Reported are constants, comparisons of constants, a name compared with itself, and what is true in any case: a
    tuple, a lambda, a generator. What is compared with others as well, or defines `__eq__`, may well be compared with
    itself, and an attribute may be another each time. `assert False` says that a line is not to be reached.

    Bad:
    ```python
    def test_streaming():
        client = connect()
        assert True  # a placeholder # HRD403
        assert (client.is_open, 'it is closed')  # HRD403
    ```

    Good:
    ```python
    def test_streaming():
        client = connect()
        assert client.is_open, 'it is closed'
    ```
    """
    if may_be_collected(node, scope):
        certain = [stmt for stmt in body_of(node).assertions if _is_certain(stmt)]
        if certain and collected(node, scope):
            for stmt in certain:
                name = _compared_with_itself(stmt)
                if not name or not _is_about_equality(name, node, Place(scope.inner(node), stmt)):
                    yield found(stmt, assertion=_shown(stmt))


def _is_certain(stmt: ast.Assert | ast.Expr) -> bool:
    if isinstance(stmt, ast.Assert):
        return _truth(stmt.test) is True
    match stmt.value:
        case ast.Call(func=ast.Attribute(attr=method), args=[value, *rest]):
            return _holds(method, value, rest)
    return False


def _holds(method: str, value: ast.expr, rest: list[ast.expr]) -> bool:
    """Does one of unittest's assertions hold in any case?"""
    match method:
        case 'assertTrue':
            return _truth(value) is True
        case 'assertFalse':
            return _truth(value) is False
        case 'assertIsNone' | 'assertIsNotNone':
            return isinstance(value, ast.Constant) and (value.value is None) is (method == 'assertIsNone')
    return bool(rest) and _comparison(value, ast.Eq(), rest[0]) is True


def _truth(node: ast.expr) -> bool | None:
    """Is an expression true whatever the code does, or false? None if neither is certain."""
    is_negated = False
    while isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        node, is_negated = node.operand, not is_negated
    truth = _positive(node) if isinstance(node, _TOLD) else None  # most are names, attributes and calls
    return truth if truth is None else truth is not is_negated


def _positive(node: ast.expr) -> bool | None:
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _comparison(left, op, right)
        case ast.Constant(value=value):
            return bool(value)
        case ast.Tuple(elts=elts) | ast.List(elts=elts) | ast.Set(elts=elts):
            return True if any(not isinstance(elt, ast.Starred) for elt in elts) else None if elts else False
        case ast.Dict(keys=keys):
            return True if any(keys) else None if keys else False
        case ast.Lambda() | ast.GeneratorExp():
            return True
        case ast.BoolOp(op=op, values=values):
            truths = [_truth(value) for value in values]
            decisive = isinstance(op, ast.Or)
            return decisive if decisive in truths else None if None in truths else not decisive
    return None


def _comparison(left: ast.expr, op: ast.cmpop, right: ast.expr) -> bool | None:
    if isinstance(left, ast.Name) and isinstance(right, ast.Name):
        return True if left.id == right.id and isinstance(op, ast.Eq | ast.Is) else None
    if isinstance(left, ast.Constant) and isinstance(right, ast.Constant):
        if isinstance(op, ast.Eq | ast.Is):
            return bool(left.value == right.value)
        if isinstance(op, ast.NotEq | ast.IsNot):
            return bool(left.value != right.value)
    return None


def _compared_with_itself(stmt: ast.AST) -> ast.Name | None:
    match stmt:
        case ast.Assert(ast.Compare(left=ast.Name() as name, ops=[ast.Eq()])):
            return name
        case ast.Expr(ast.Call(ast.Attribute(attr='assertEqual' | 'assertEquals'), [ast.Name() as name, *_])):
            return name
    return None


def _is_about_equality(name: ast.Name, test: FunctionNode, place: Place) -> bool:
    """Is a name also compared with others or hashed, or does the class of what it stands for say what is equal?"""
    return name.id in _compared(test) or any(map(_defines_equality, evaluate(name, place)))


@lru_cache(maxsize=1)  # a test may hold many such assertions
def _compared(test: FunctionNode) -> frozenset[str]:
    """The names in a test that are compared with something else or hashed."""
    found = set[str]()
    for part in ast.walk(test):
        match part:
            case ast.Call(func=ast.Name(id='hash'), args=[ast.Name(id=name)]):
                found.add(name)
            case ast.Compare(left=left, comparators=[right]) if not is_alike(left, right):
                found |= {side.id for side in (left, right) if isinstance(side, ast.Name)}
    return frozenset(found)


def _defines_equality(value: Value) -> bool:
    match value:
        case Instance(of=Class() as cls):
            return any(map(_may_have_equality, ancestry(cls)))
    return False


def _may_have_equality(cls: Value) -> bool:
    match cls:
        case Class(node=ast.ClassDef() as node, place=place):
            return '__eq__' in place.scope.inner(node).table
    return cls != External('builtins.object')


def _shown(stmt: ast.AST) -> str:
    text = ' '.join(unparsed(stmt).split())
    return text if len(text) < 60 else f'{text[:58]}…'
