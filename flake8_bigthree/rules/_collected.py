"""What do pytest and unittest collect?"""
from __future__ import annotations

import ast
import os
from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import NamedTuple
from typing import get_args

from flake8_bigthree.names.evaluate import ancestry
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Value
from flake8_bigthree.options import Options
from flake8_bigthree.pytest_config import pytest_options
from flake8_bigthree.rule import Kinds
from flake8_bigthree.rules._marks import decorators
from flake8_bigthree.rules._marks import last
from flake8_bigthree.walk import FunctionNode

FUNCTIONS: Kinds = get_args(FunctionNode)
#: Decorators behind which a test is what is written there; what a mark means, its plugin knows, but it adds no code.
_HARMLESS = (
    'pytest.mark.*', 'unittest.skip*', 'unittest.case.skip*', 'unittest.expectedFailure',
    'unittest.case.expectedFailure', 'unittest.mock.patch*', 'mock.patch*', 'builtins.*method',
)
#: How the names of the tests of a TestCase begin, whatever pytest is told.
_CASE_PREFIX = 'test'
#: The bases by which unittest runs a class.
PLAIN_CASES = frozenset({'unittest.TestCase', 'unittest.case.TestCase'})


class Style(NamedTuple):
    """How a test is run: by pytest as a function or method, or as a method of a TestCase; `cls` is the class around."""

    cls: Class | None = None
    is_case: bool = False


@lru_cache(maxsize=1)  # all rules of the family ask
def is_test_file(module: Module) -> bool:
    """Does the name of a file say that it holds tests?"""
    return is_test_name(os.path.basename(module.path or ''), module.project.options)


def is_test_name(name: str, options: Options) -> bool:
    """Does the name of a file, without its folder, say so?"""
    return any(fnmatchcase(name, pattern) for pattern in options.test_files)


def kinds_in(module: Module) -> Kinds:
    """Functions in a file of tests, nothing in any other."""
    return FUNCTIONS if is_test_file(module) else ()


class _Names(NamedTuple):
    """What pytest collects: prefixes or patterns of the names of functions and classes."""

    functions: tuple[str, ...]
    classes: tuple[str, ...]


@lru_cache(maxsize=8)
def _names(module: Module) -> _Names:
    """What pytest collects in a file; nothing if it cannot read its configuration.

    The defaults are those of https://docs.pytest.org/en/stable/reference/reference.html#confval-python_functions.
    """
    options = pytest_options(module.folder)
    if options is None:
        return _Names((), ())
    import shlex  # here, as it is needed after flake8's start only
    given = options.get('python_functions', 'test'), options.get('python_classes', 'Test')
    try:
        return _Names(*(tuple(shlex.split(value)) for value in given))
    except ValueError:  # noqa: HRD112 - a quotation mark without another
        return _Names((), ())


def _is_named(name: str, wanted: Iterable[str]) -> bool:
    """Does a name begin with one of these, or is it of such a pattern?

    >>> [_is_named(name, ['test', '*_check']) for name in ('test_a', 'testing', 'a_check', 'a_test')]
    [True, True, True, False]
    """
    return any(name.startswith(each) or fnmatchcase(name, each) for each in wanted)


def may_be_collected(node: FunctionNode, scope: Scope) -> bool:
    """Is it by its own name and place a test? The class around is not looked at."""
    return scope.function is None and (
        node.name.startswith(_CASE_PREFIX) or _is_named(node.name, _names(scope.module).functions)
    )


@lru_cache(maxsize=1)  # the rules of the family ask one after the other
def collected(node: FunctionNode, scope: Scope) -> Style | None:
    """How a function is run as a test; None if it is not, or if that is not certain."""
    if not may_be_collected(node, scope) or any(last(mark) == 'fixture' for mark in node.decorator_list):
        return None
    if _says_what_to_collect(scope.module):
        if f'{node.name}.__test__' in scope.module.source or '__test__' in scope.module.scope.table:
            return None
    if not scope.class_node:
        return Style() if _is_named(node.name, _names(scope.module).functions) else None
    style = style_in(scope)
    if not style:
        return None
    is_collected = (
        node.name.startswith(_CASE_PREFIX) if style.is_case else _is_named(node.name, _names(scope.module).functions)
    )
    return style if is_collected else None


@lru_cache(maxsize=8)  # to look through the source takes time
def _says_what_to_collect(module: Module) -> bool:
    return '__test__' in module.source


@lru_cache(maxsize=8)
def style_in(scope: Scope) -> Style | None:
    """How the tests in the class with this scope are run; None if they are not, or if that is not certain."""
    node, around = scope.class_node, scope.parent
    if not node or not around or around.function:
        return None
    cls = Class(node, Place(around, node))
    above = [*ancestry(cls)]
    tables = [value.place.scope.inner(value.node).table for value in above if isinstance(value, Class)]
    if any('__test__' in table for table in tables):
        return None
    if any(isinstance(value, External) and value.last.endswith('TestCase') for value in above):
        return Style(cls, True)
    is_known = all(isinstance(value, Class) or value == External('builtins.object') for value in above)
    is_named = _is_named(node.name, _names(scope.module).classes)
    if is_named and is_known and not any('__init__' in table for table in tables):
        return Style(cls)
    return None


def is_as_written(node: FunctionNode, scope: Scope) -> bool:
    """Do the decorators leave a test as it is written, as far as is known?"""
    return all(is_harmless(mark.value) for mark in decorators(node, scope))


def is_harmless(decorator: Value | None) -> bool:
    """Does a decorator leave alone what a test does?"""
    return isinstance(decorator, External) and any(fnmatchcase(decorator.name, pattern) for pattern in _HARMLESS)


def is_empty(node: FunctionNode) -> bool:
    """Is there nothing in a function but a docstring, `pass` and `...`?

    A docstring with examples may be a test of its own.
    """
    for stmt in node.body:
        match stmt:
            case ast.Expr(ast.Constant(value=str(text))) if '>>>' in text:
                return False
            case ast.Pass() | ast.Expr(ast.Constant()):
                pass
            case _:
                return False
    return True
