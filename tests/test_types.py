"""What the case files of HRD211 and HRD212 cannot hold."""
from __future__ import annotations

import ast
import sys

import pytest

from flake8_bigthree.checker import Checker
from flake8_bigthree.names import stdlib
from flake8_bigthree.names.bindings import Binding
from flake8_bigthree.names.lookup import Bound
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.values import Place
from flake8_bigthree.options import Options
from flake8_bigthree.rule import RULES
from flake8_bigthree.rules import _types
from flake8_bigthree.rules._types import is_bare_generic
from tests.harness import actual
from tests.harness import violations

PYTHON_312 = '''\
import typing
T = typing.TypeVar('T')
type Same = list
type Inner[S] = dict[S, list]  # HRD211
type Plain = dict[str, int]
type Quoted = 'list'
type Settled = Inner[int]
class Box[S]: ...
class Bound[S: list, *U, **V]: ...  # HRD211
class Tuples[S: (list, dict)]: ...  # HRD211 HRD211
def f[S: list](a: S, b: Box) -> Same: ...  # HRD211 HRD211
class Lid(Box[int]):
    a: Box  # HRD211
class Outer[S]:
    class Inside:
        a: list  # HRD211
        b: S
        def list(self, c: S) -> list: ...  # HRD211
class Own[S]:
    a: S
    def S(self) -> S: ...
b: Inner  # HRD211
c: Plain
d: Bound  # HRD211
'''
#: No annotation is in it.
BOUNDS_312 = '''\
from typing import cast
def f[S: list](x): pass  # HRD211
class A:
    def m[S: (list, int)](self): pass  # HRD211
'''
PYTHON_313 = '''\
class Box[S = int]: ...
class Other[S = int, U = str]: ...
type Alias[S = int] = dict[S, S]
a: Box
b: Alias
c: Other
'''


def lines(source: str, code: str = 'HRD211') -> list[int]:
    """The lines on which a rule finds something."""
    return [line for line, _ in actual(source, code)]


def marked(source: str) -> list[int]:
    """The lines that are marked, as often as they are."""
    return [number for number, line in enumerate(source.splitlines(), 1) for _ in range(line.count('HRD211'))]


@pytest.mark.parametrize('source', [
    'a: list  # HRD211', *[PYTHON_312, BOUNDS_312] * (sys.version_info >= (3, 12)),
    *[PYTHON_313] * (sys.version_info >= (3, 13)),
])
def test_new_syntax(source: str) -> None:
    assert lines(source) == marked(source)


class TypeVar(ast.AST):
    """A type parameter, as Python 3.12 has them."""

    def __init__(self, name: str, default: ast.expr | None = None) -> None:
        super().__init__()
        self.name = name
        self.bound = ast.Name('list', lineno=1, col_offset=0)
        self.default_value = default


class TypeAlias(ast.AST):
    """A `type` statement, as Python 3.12 has them."""

    def __init__(self, params: list[TypeVar]) -> None:
        super().__init__()
        self.type_params = params


def module(source: str) -> Module:
    """A module without a file."""
    return Project(Options(), '.').open(None, ast.parse(source), source)


@pytest.mark.parametrize(('params', 'expected'), [
    ([TypeVar('T')], True),
    ([TypeVar('T', ast.Name('int')), TypeVar('S')], True),
    ([TypeVar('T', ast.Name('int'))], False),
])
def test_type_parameters(params: list[TypeVar], expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place(module('class C: ...').scope)
    node, = place.scope.body
    setattr(node, 'type_params', params)
    assert is_bare_generic(ast.Name('C'), place) is expected
    binding = Binding(TypeAlias(params), ast.Name('A'), ast.Name('list'))
    monkeypatch.setattr(_types, 'lookup', lambda name, place: [Bound(place.scope, binding)])
    assert is_bare_generic(ast.Name('A'), place) is expected


def test_a_type_parameter_is_not_generic(monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place(module('').scope)
    monkeypatch.setattr(_types, 'lookup', lambda name, place: [Bound(place.scope, Binding(ast.Pass(), TypeVar('T')))])
    assert not is_bare_generic(ast.Name('T'), place)


def test_bound_of_a_type_parameter() -> None:
    given = module('def f(a: int): ...')
    setattr(given.tree.body[0], 'type_params', [TypeVar('T'), ast.Pass()])
    assert [found.text[:5] for found in Checker([RULES['HRD211']]).check(given)] == ['list ']


def test_a_class_inside_a_class_with_type_parameters_need_not_bind_a_name() -> None:
    given = module('class A:\n class B:\n  a: list')
    setattr(given.tree.body[0], 'type_params', [TypeVar('T', ast.Name('int'))])
    assert [found.line for found in Checker([RULES['HRD211']]).check(given)] == [1, 3]


@pytest.mark.parametrize('source', [
    f'a: {"int | " * 900}list',
    f'a: b{".c" * 900} | list',
    f'def f(a: {"int | " * 900}str = None, b: list = 1): ...'.replace('list', 'int'),
    'A0 = list\n' + ''.join(f'A{number + 1} = A{number}\n' for number in range(3000)) + 'a: A3000',
    'A0 = list | None\n' + ''.join(f'A{number + 1} = A{number} | A{number}\n' for number in range(40)) + 'a: A40',
])
@pytest.mark.parametrize('code', ['HRD211', 'HRD212', 'HRD213'])
def test_what_is_deep_ends_in_an_answer(source: str, code: str) -> None:
    lines(source, code)


def test_a_starred_type_is_looked_into() -> None:
    assert lines('a: tuple[int, *list]') == [1]


def test_a_windows_line_end_counts_once() -> None:
    assert lines('import typing\r\n\r\ntyping.cast(list, 1)\r\n') == [3]


def test_types_are_read_at_the_very_beginning() -> None:
    assert lines('list[list](); import typing; forecast(list); mylist[list]') == [1]


@pytest.mark.parametrize('source', [
    'typing.cast(list, 1)', 'list[list]()', 'def f(a={1: list}): list[list]()',
])
def test_without_a_word_of_typing_expressions_are_not_read(source: str) -> None:
    assert lines(source) == []


@pytest.mark.parametrize(('source', 'place', 'text'), [
    ('é: list', (1, 3), 'list has type parameters; say what they are: `list[...]`'),
    ('import re\na: "re.Pattern"', (2, 3), 're.Pattern has type parameters; say what they are: `re.Pattern[...]`'),
])
def test_message_of_a_bare_generic(source: str, place: tuple[int, int], text: str) -> None:
    [found] = violations(source, ['HRD211'])
    assert ((found.line, found.column), found.text) == (place, text)


@pytest.mark.parametrize(('annotation', 'shown'), [('int', 'int'), ('"int|str"', 'int | str')])
def test_message_of_an_implicit_optional(annotation: str, shown: str) -> None:
    [found] = violations(f'def f(é, a: {annotation} = None): ...', ['HRD212'])
    assert (found.line, found.column) == (1, 9)
    assert found.text == f'parameter a of f() is None by default; write `{shown} | None`'


def test_types_are_read_when_they_are_asked_for_and_once() -> None:
    stdlib._types.cache_clear()
    lines('def f(a, *b): ...')
    assert stdlib._types.cache_info().misses == 0
    lines('def f(a: list, *b: dict): ...')
    assert stdlib._types.cache_info().misses == 1
