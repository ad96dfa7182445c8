"""Values are told apart by type, though they are tuples."""
from __future__ import annotations

import ast
import os

import pytest

from flake8_bigthree.names.project import Project
from flake8_bigthree.names.values import Caught
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Constant
from flake8_bigthree.names.values import Display
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Function
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Maker
from flake8_bigthree.names.values import Mapping
from flake8_bigthree.names.values import Member
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Super
from flake8_bigthree.names.values import TypeForm
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Value
from flake8_bigthree.names.values import Variable
from flake8_bigthree.options import Options

OUTSIDE = External('x')


@pytest.mark.parametrize(('one', 'other', 'are_equal'), [
    (External('x'), External('x'), True),
    (External('x'), External('y'), False),
    (External('x'), Constant('x'), False),
    (Maker((Instance(OUTSIDE),)), Maker((Instance(External('x')),)), True),
    (Maker((OUTSIDE,)), Maker((Constant('x'),)), False),
    (Unknown('x'), Unknown('x', origin='y'), False),
])
def test_equality_asks_for_the_type(one: Value, other: Value, are_equal: bool) -> None:
    assert (one == other, one != other) == (are_equal, not are_equal)
    assert (hash(one) == hash(other)) >= are_equal
    assert len({one, other}) == 2 - are_equal


FUNCTION, = ast.parse('def f(): ...').body
assert isinstance(FUNCTION, ast.FunctionDef)
HERE = Place(Project(Options(), os.devnull).open(None, ast.parse(''), '').scope)
CLASS = Class(ast.Call(ast.Name('make'), [], []), HERE)
VALUES: list[tuple[object, ...]] = [
    OUTSIDE, CLASS, Instance(CLASS), Super(CLASS, CLASS), Function(FUNCTION, HERE.scope), Maker(()), Display(()),
    Mapping(ast.Dict([], []), HERE), Member(()), Constant('x'), TypeForm(ast.Name('x'), HERE), Variable(()),
    Caught(ast.ExceptHandler(None, None, [])), Unknown('x'),
]


@pytest.mark.parametrize('value', VALUES, ids=lambda value: type(value).__name__)
def test_value_is_no_plain_tuple(value: tuple[object, ...]) -> None:
    assert (value == (*value,), value != (*value,)) == (False, True)
