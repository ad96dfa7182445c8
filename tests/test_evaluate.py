"""What expressions can mean: those of newer Pythons on all of them, and as far as is looked."""
from __future__ import annotations

import ast
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.values import Display
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Value
from flake8_bigthree.names.values import Variable
from flake8_bigthree.options import Options


@dataclass(eq=False)
class TypeVar:
    """The node that Python 3.12 has for `T: bound` in brackets."""

    name: str
    bound: ast.expr | None


def meaning(expression: str, bound: ast.expr | None, root: Path) -> list[object]:
    """What an expression means in a function with a type parameter `T`."""
    tree = ast.parse(f'def f():\n    {expression}')
    function, = tree.body
    assert isinstance(function, ast.FunctionDef)
    stmt, = function.body
    assert isinstance(stmt, ast.Expr)
    setattr(function, 'type_params', [TypeVar('T', bound)])
    module = Project(Options(), str(root)).open(None, tree, '')
    return [*evaluate(stmt.value, Place(module.scope.inner(function), stmt))]


class TemplateStr(ast.expr):
    """The node that Python 3.14 has for t'…'."""


def test_template_is_no_exception(tmp_path: Path) -> None:
    module = Project(Options(), str(tmp_path)).open(None, ast.parse(''), '')
    assert evaluate(TemplateStr(), Place(module.scope)) == (Display((None,)),)


@pytest.mark.parametrize('expression', ['T', 'T()'])
def test_type_parameter(expression: str, tmp_path: Path) -> None:
    found = meaning(expression, ast.Name('ValueError', ast.Load(), lineno=1, col_offset=6), tmp_path)
    if expression == 'T':
        assert [type(value) for value in found] == [Variable]
        found = [limit for value in found if isinstance(value, Variable) for limit in value.of]
    assert [value.of for value in found if isinstance(value, Instance)] == [External('builtins.ValueError')]


def test_type_parameter_without_bound(tmp_path: Path) -> None:
    assert [type(value) for value in meaning('T()', None, tmp_path)] == [Unknown]


PRELUDE = '''
from collections.abc import Callable, Coroutine
from typing import Annotated, Final, Optional, Type, Union
class A(Exception): ...
class B(Exception): ...
'''
TUPLES = ''.join(f'if a{number}: X = (A, {number})\n' for number in range(1, 9))


def shown(value: Value) -> str:
    """A value in a few words: which class, how exactly, and what its factory has declared."""
    match value:
        case Instance(of=of, extent=extent, declared=declared):
            said = f' as {" or ".join(cls.name for cls in declared)}' if declared else ''
            return f'{of.name}() {extent.name.lower()}{said}'
        case Display(elements=elements):
            return f'{len(elements)} elements, {elements.count(None)} unknown'
    return type(value).__name__.lower()


@pytest.mark.parametrize(('source', 'expression', 'expected'), [
    # What a factory is annotated with.
    ('def f() -> Union[A, B]: ...', 'f()', ['A() bound as A or B', 'B() bound as A or B']),
    ('def f() -> A | B: ...', 'f()', ['A() bound as A or B', 'B() bound as A or B']),
    ('def f() -> Optional[A]: ...', 'f()', ['A() bound as A']),
    ('def f() -> Annotated[A, B]: ...', 'f()', ['A() bound as A']),
    ('def f() -> Type[A]: ...', 'f()()', ['A() bound']),
    ('def f() -> type[A]: ...', 'f()()', ['A() bound']),
    ('def f() -> Coroutine[int, int, A]: ...', 'await f()', ['A() bound as A']),
    # And what it returns.
    ('def f() -> A: return B()', 'f()', ['B() exact as A']),
    ('async def f() -> A: return B()', 'await f()', ['B() exact as A']),
    ('def f() -> A | None: return B()', 'f()', ['B() exact as A']),
    ('def f() -> Union[A, B]: return A()', 'f()', ['A() exact as A or B']),
    ('def f() -> A | int: return A()', 'f()', ['A() exact']),
    ('def f(): yield A()', 'f()', ['unknown']),
    # What is awaited. A coroutine function's call stands for what it returns; an object may give anything.
    ('class Job:\n  def __await__(self): yield', 'await Job()', ['unknown']),
    ('class Job:\n  def __await__(self): yield\nclass Task(Job): ...', 'await Task()', ['unknown']),
    ('import asyncio', 'await asyncio.Future()', ['unknown']),
    ('import asyncio\nclass Job(asyncio.Future): ...', 'await Job()', ['unknown']),
    ('class Job(x): ...', 'await Job()', ['unknown']),
    ('import asyncio\ndef f(): return asyncio.Future()', 'await f()', ['unknown']),
    ('import requests\nasync def f(): return requests.Timeout()', 'await f()', ['requests.Timeout() exact']),
    ('async def f(): return A()\nx = f()', 'await x', ['A() exact']),
    ('async def f(): return KeyError()\nx = f()', 'await x', ['builtins.KeyError() exact']),
    ('', 'await 1', ['constant']),
    # Sums of tuples, and what is starred in them.
    ('X = (A, B)', '(*X, A)', ['3 elements, 0 unknown']),
    ('X = (A, B)', '(*x, *X)', ['3 elements, 1 unknown']),
    ('X = (A, B)', 'X + x', ['3 elements, 1 unknown']),
    ('', f'({"A, " * 1_000})', ['1000 elements, 0 unknown']),
    ('', f'({"A, " * 1_001})', ['1 elements, 1 unknown']),
    (f'X = ({"A, " * 999})', '(*X, *(A,))', ['1000 elements, 0 unknown']),
    (f'X = ({"A, " * 999})', '(*X, *(A, A))', ['1000 elements, 1 unknown']),
    (f'X = ({"A, " * 500})', 'X + X', ['1000 elements, 0 unknown']),
    (f'X = ({"A, " * 501})', 'X + X', ['unknown']),
    (f'X = (A, 0)\n{TUPLES.partition("if a8")[0]}', 'X + X', ['4 elements, 0 unknown'] * 64),
    (f'X = (A, 0)\n{TUPLES}', 'X + X', ['unknown']),
])
def test_what_an_expression_can_mean(source: str, expression: str, expected: list[str]) -> None:
    whole = f'{PRELUDE}{source}\n{expression}'
    module = Project(Options(), os.devnull).open(None, ast.parse(whole), whole)
    [*_, stmt] = module.tree.body
    assert isinstance(stmt, ast.Expr)
    assert [*map(shown, evaluate(stmt.value, Place(module.scope, stmt)))] == expected
