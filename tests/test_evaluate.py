"""What expressions can mean: those of newer Pythons on all of them, and as far as is looked."""
from __future__ import annotations

import ast
import os
import weakref
from dataclasses import dataclass
from pathlib import Path

import pytest

from flake8_bigthree.names.evaluate import class_made_by
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.plain import plain
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.values import Class
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
import library
from typing import Annotated, Any, Final, Generic, Optional, Self, Type, Union
class A(Exception): ...
class B(Exception): ...
'''
TUPLES = ''.join(f'if a{number}: X = (A, {number})\n' for number in range(1, 9))
GETTER = 'class C:\n  @property\n  def e(self): return A()\n'
CHAIN = '''
class X:
  def m(self): return A()
class Y(X):
  def m(self): return super().m()
'''
OUTER = 'class C:\n  def e(self): return A()\n  def m(self):\n    me = self\n'
DERIVED = '''
class C:
  def e(self): return A()
class D(C):
  def e(self): return B()
'''
#: Classes of which each leads to the one before.
STATES = ''.join(f'class C{number}:\n  next = C{number and number - 1}\n' for number in range(41))


def numbers(count: int) -> str:
    """Two names, each of which can be so many numbers."""
    return ''.join(f'if a{number}: X = {number}\nif a{number}: Y = {number}.5\n' for number in range(count))


def shown(value: Value) -> str:
    """A value in a few words: which class, how exactly, and what its factory has declared."""
    match value:
        case Instance(of=of, extent=extent, declared=declared):
            said = f' as {" or ".join(cls.name for cls in declared)}' if declared else ''
            return f'{of.name}() {extent.name.lower()}{said}'
        case Display(elements=elements):
            return f'{len(elements)} elements, {elements.count(None)} unknown'
    return type(value).__name__.lower()


def placed(source: str, expression: str) -> tuple[ast.expr, Place]:
    """An expression behind a source, and where it stands."""
    whole = f'{PRELUDE}{source}\n{expression}'
    module = Project(Options(), os.devnull).open(None, ast.parse(whole), whole)
    [*_, stmt] = module.tree.body
    assert isinstance(stmt, ast.Expr)
    return stmt.value, Place(module.scope, stmt)


@pytest.mark.parametrize(('source', 'expression', 'expected'), [
    # What a factory is annotated with.
    ('def f() -> Union[A, B]: ...', 'f()', ['A() bound as A or B', 'B() bound as A or B']),
    ('def f() -> A | B: ...', 'f()', ['A() bound as A or B', 'B() bound as A or B']),
    ('def f() -> Optional[A]: ...', 'f()', ['A() bound as A']),
    ('def f() -> Annotated[A, B]: ...', 'f()', ['A() bound as A']),
    ('def f() -> Type[A]: ...', 'f()()', ['A() bound']),
    ('def f() -> type[A]: ...', 'f()()', ['A() bound']),
    ('def f() -> Coroutine[int, int, A]: ...', 'await f()', ['A() bound as A']),
    ('def f() -> Callable[[int], A]: ...', 'f()(0)', ['A() bound']),
    ('def f() -> Callable[..., A]: ...', 'f()', ['typeform']),
    ('class C(A, Generic[int]): ...\ndef f() -> C[int]: ...', 'f()', ['C() bound as C']),
    ('def f() -> "A": ...', 'f()', ['A() bound as A']),
    ('def f() -> " A": ...', 'f()', ['A() bound as A']),
    ('def f() -> "A A": ...', 'f()', ['unknown']),
    ('class C(A):\n  def m(self) -> Self: ...', 'C().m()', ['C() exact as C']),
    ('class C(A):\n  def m(self):\n    def f() -> Self: ...\n    return f()', 'C().m()', ['C() exact as C']),
    ('class C(A):\n  def m(self) -> Any: ...', 'C().m()', ['unknown']),
    ('class C(A):\n  def m(self) -> library.Self: ...', 'C().m()', ['library.Self() bound']),
    ('def f() -> Self: ...', 'f()', ['unknown']),
    ('X = Optional[A]\ndef f() -> X: ...', 'f()', ['A() bound as A']),
    ('X = type[A]\ndef f() -> X: ...', 'f()()', ['A() bound']),
    ('X = A | B\ndef f() -> X: ...', 'f()', ['A() bound as A or B', 'B() bound as A or B']),
    # And what it returns.
    ('def f() -> A: return B()', 'f()', ['B() exact as A']),
    ('async def f() -> A: return B()', 'await f()', ['B() exact as A']),
    ('def f() -> A | None: return B()', 'f()', ['B() exact as A']),
    ('def f() -> A | B | None: return B()', 'f()', ['B() exact as A or B']),
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
    ('def f() -> OSError: return A()', 'f()', ['A() exact']),
    ('def f() -> A: return x', 'f()', ['A() bound as A']),
    ('def f():\n  if c: return None\n  return B()', 'f()', ['B() exact']),
    ('def g() -> A: return B()\ndef f(): return g()', 'f()', ['B() exact as A']),
    ('def f(x) -> A: return B() if x else g(x)\ndef g(x) -> A: return f(x)', 'f(0)', ['B() exact as A']),
    # What is outside.
    ('', 'library.Error()', ['library.Error() exact']),
    ('', 'library.make()', ['unknown']),
    ('', 'library.Box[int]()', ['library.Box() exact']),
    ('', 'library.errors[0]', ['unknown']),
    ('', 'library.ERRORS[0]', ['unknown']),
    # What a method assigns, and what the one above gives.
    ('class C:\n  def m(self, x): self.e = A(); x.e = B()', 'C().e', ['A() exact']),
    ('class C:\n  def m(self):\n    f()\n    self.e = A()', 'C().e', ['A() exact']),
    ('class C:\n  def m(self): self.me = self', 'C().me', ['C() exact']),
    ('class C:\n  def m(self): return A()', 'super().m()', ['unknown']),
    (f'{CHAIN}class Z(Y): ...', 'Z().m()', ['A() exact']),
    (f'{CHAIN}class Z(Y):\n  def m(self): return super().m()', 'Z().m()', ['A() exact']),
    # What Python calls a method with.
    ('class C(A):\n  def m(x): return x', 'C().m()', ['C() exact']),
    ('class C(A):\n  @classmethod\n  def m(x): return x()', 'C.m()', ['C() exact']),
    ('class C(A):\n  @staticmethod\n  def m(x): return x', 'C.m()', ['unknown']),
    ('class C(A):\n  def __class_getitem__(x, y): return x()', 'C.__class_getitem__(0)', ['C() exact']),
    (f'{DERIVED}  def m(self):\n    def g(): return self.e()\n    return g()', 'D().m()', ['B() exact']),
    (f'{OUTER}    class I:\n      def n(self): return me.e()\n    return I().n()', 'C().m()', ['A() exact']),
    (f'{GETTER}  @e.getter\n  def e(self): return B()', 'C().e', ['B() exact']),
    (f'{GETTER}  @e.getter\n  @library.wrap\n  def e(self): return B()', 'C().e', ['unknown']),
    (f'{GETTER}  @e.setter\n  def e(self, value): return B()', 'C().e', ['A() exact']),
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
    # An element, as far as what stands before it is known.
    ('', '(A, *x)[0]()', ['A() exact']),
    ('', '(A, *x)[1]()', ['unknown']),
    ('', '(A, B, *x)[1]()', ['B() exact']),
    ('', '(*x, A)[0]()', ['unknown']),
    ('', '(*x, A)[-1]()', ['A() exact']),
    ('', '(*x, A, B)[-2]()', ['A() exact']),
    ('', '(A, *x)[-1]()', ['unknown']),
    ('', '(A, B)[-2]()', ['A() exact']),
    ('', '(A, B)[-3]()', ['unknown']),
    ('', '(A, B)[2]()', ['unknown']),
    # What leads back to itself, and what can be many things.
    (f'{STATES}X = C40\nwhile c: X = X.next', 'X', ['class'] * 41),
    ('X = ()\nfor a in b: X += (A,)', 'X', ['unknown']),
    (numbers(100), 'X if c else Y', ['constant'] * 200),
    (numbers(150), 'X if c else Y', ['unknown']),
])
def test_what_an_expression_can_mean(source: str, expression: str, expected: list[str]) -> None:
    assert [*map(shown, evaluate(*placed(source, expression)))] == expected


EITHER = 'try: from {} import E\nexcept ImportError:\n  class E(Exception): ...'


@pytest.mark.parametrize(('source', 'expression', 'expected'), [
    ('', 'A', ['class']),
    ('', 'KeyError', ['external']),
    ('def f(): ...', 'f', ['function']),
    ('X = A', 'X', []),
    ('', 'nothing', ['unknown']),
    ('', 'library', ['external']),
    ('', 'library.X', ['external']),
    ('', 'library.x.Y', []),
    ('', 'A.x', []),
    (EITHER.format('library'), 'E', ['external', 'class']),
    ('X = A\nif c:\n  class X: ...', 'X', []),
    ('', 'A()', ['A() exact']),
    ('', 'A(0, 0)', ['A() exact']),
    ('', 'A(0, 0, 0, 0)', ['A() exact']),
    ('', 'A(0, 0, 0)', []),  # as `type(…)` is called to make a class
    ('', 'KeyError()', ['builtins.KeyError() exact']),
    ('import json', 'json.JSONDecodeError()', ['json.JSONDecodeError() exact']),
    ('', 'library.X()', []),
    ('', 'dict()', []),
    ('def f(): ...', 'f()', []),
    ('', 'nothing()', []),
    (EITHER.format('library'), 'E()', []),
    (EITHER.format('queue').replace('E\n', 'Full as E\n'), 'E()', ['queue.Full() exact', 'E() exact']),
    ('', 'A if c else B', []),
])
def test_what_only_names_a_class_or_calls_it_is_plain(source: str, expression: str, expected: list[str]) -> None:
    assert [*map(shown, plain(*placed(source, expression)))] == expected


@pytest.mark.parametrize(('call', 'makes_class'), [
    ('type("X", (A,), {})', True),
    ('meta.Meta("X", (A,), {})', True),
    ('meta.Plain("X", (A,), {})', False),
    ('meta.make("X", (A,), {})', False),
    ('meta.nothing("X", (A,), {})', False),
    ('library.make("X", (A,), {})', False),
    ('(type if c else meta.Meta)("X", (A,), {})', False),
    ('Either("X", (A,), {})', True),
    ('Other("X", (A,), {})', False),
    ('A().make("X", (A,), {})', False),
    ('A.make("X", (A,), {})', False),
    ('type("X", (A,))', False),
    ('type("X", "Y", {})', False),
    ('types.new_class("X", (A,))', True),
    ('types.prepare_class("X", (A,))', False),
    ('six.with_metaclass(meta.Meta, A)', True),
    ('six.with_metaclass(meta.Meta, A, B)', True),
    ('six.with_metaclass(meta.Meta)', False),
])
def test_call_that_makes_a_class(call: str, makes_class: bool, tmp_path: Path) -> None:
    (tmp_path / 'meta.py').write_text('class Meta(type): ...\nclass Plain: ...\ndef make(*args): ...', encoding='utf-8')
    source = f'''
import library, meta, six, types
class A: ...
class B: ...
Either = type if c else meta.Meta
Other = type if c else meta.Plain
{call}
'''
    module = Project(Options(), str(tmp_path)).open(None, ast.parse(source), source)
    [*_, stmt] = module.tree.body
    assert isinstance(stmt, ast.Expr) and isinstance(stmt.value, ast.Call)
    assert isinstance(class_made_by(stmt.value, Place(module.scope, stmt)), Class) is makes_class


def test_answers_end_with_the_module_that_they_are_about(tmp_path: Path) -> None:
    given = Project(Options(), str(tmp_path))
    source = 'class A:\n  error = {1: OSError}[number]\nA().error'
    module = given.open(None, ast.parse(source), source)
    [*_, stmt] = module.tree.body
    assert isinstance(stmt, ast.Expr)
    assert evaluate(stmt.value, Place(module.scope, stmt)) == (External('builtins.OSError'),)
    assert module.answers
    given.close(module)
    known = weakref.ref(module)
    del module
    assert known() is None


def test_what_a_base_assigns_comes_from_the_class_around_a_method() -> None:
    source = f'''{PRELUDE}
class C:
  def __init__(self): self.e = self.made()
  def made(self): return A()
class D(C):
  def made(self): return B()
  def m(self): self.e
'''
    scope = Project(Options(), os.devnull).open(None, ast.parse(source), source).scope
    for _ in range(2):
        scope = scope.inner(scope.body[-1])
    stmt, = scope.body
    assert isinstance(stmt, ast.Expr)
    assert [*map(shown, evaluate(stmt.value, Place(scope, stmt)))] == ['B() exact']
