"""Which fixtures and hooks of the project run around a test?"""
from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterable
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from flake8_bigthree.names.bindings import STAR
from flake8_bigthree.names.bindings import parameters
from flake8_bigthree.names.evaluate import ancestry
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.finder import parents
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Function
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.walk import FunctionNode
from flake8_bigthree.walk import own
from flake8_bigthree.walk import unparsed

#: Methods that run before and after each test of a class, and functions that do so for those of a module.
_AROUND = frozenset({
    'setUp', 'tearDown', 'asyncSetUp', 'asyncTearDown', 'setup_method', 'teardown_method', 'setup_function',
    'teardown_function',
})
_HOOKS = ('pytest_runtest_', 'pytest_pyfunc_call')
#: A fixture that is not the project's may fail a test when a test of it is over, if it is called so; `mocker` does not.
_MAY_ASSERT = r'(?i)mock(?!er$)|snapshot|golden|approv|assert|expect|check|verif|benchmark|regression|respons'


class _Declared(NamedTuple):
    """The fixtures of a scope by their names, and the names of what runs around every test."""

    named: dict[str, FunctionNode]
    always: tuple[str, ...]


class Asked(NamedTuple):
    """What runs around a test by a name: functions, None for what is not known; nothing where the project has none."""

    name: str
    functions: list[Function | None]


def around(test: FunctionNode, scope: Scope, cls: Class | None) -> Iterator[Function | None]:
    """The fixtures and hooks that run around a test, `cls` is the class around it; None for one that may assert."""
    given = {*_given(test, cls)}
    is_patched = any('patch' in unparsed(decorator) for decorator in test.decorator_list)
    for name, functions in asked(test, scope, cls):
        yield from functions
        if not functions and name not in given and not is_patched and re.search(_MAY_ASSERT, name):
            yield None
    if None in conftests(scope.module):
        yield None


def asked(test: FunctionNode, scope: Scope, cls: Class | None) -> Iterator[Asked]:
    """The fixtures and hooks that run around a test by their names, and the names of what else it is given."""
    scopes = [*_classes(cls), scope.module.scope, *(module.scope for module in conftests(scope.module) if module)]
    todo = [name for at in scopes for name in _declared(at).always]
    todo += [*(_given(test, cls) if 'usefixtures' in scope.module.source else ()), *_parameters(Function(test, scope))]
    seen: set[str] = set()
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            functions = [function for at in scopes for function in _fixture(name, at)]
            yield Asked(name, functions)
            todo += [more for function in functions if function for more in _parameters(function)]


def _given(test: FunctionNode, cls: Class | None) -> Iterator[str]:
    """The names in the decorators of a test and its class: those of parameters and of fixtures are among them."""
    for decorator in (*test.decorator_list, *getattr(cls and cls.node, 'decorator_list', ())):
        for part in ast.walk(decorator):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield from re.split(r'\W+', part.value)


def _fixture(name: str, scope: Scope) -> list[Function | None]:
    """The fixture that a scope has by this name, None for something that is not known; nothing if it has none."""
    if node := _declared(scope).named.get(name):
        return [Function(node, scope)]
    if scope.table.keys().isdisjoint({name, STAR}):
        return []
    values = evaluate(ast.Name(name, ast.Load()), Place(scope))
    unknown = [None] if name in scope.table and any(isinstance(value, Unknown) for value in values) else []
    return [*(value for value in values if isinstance(value, Function)), *unknown]


@lru_cache(maxsize=64)
def _declared(scope: Scope) -> _Declared:
    named: dict[str, FunctionNode] = {}
    always = []
    for stmt in own(scope.body):
        if isinstance(stmt, FunctionNode):
            says = ' '.join(map(unparsed, stmt.decorator_list))
            if 'fixture' in says:
                written = re.search(r'\bname=[\'"](\w+)', says)
                name = written[1] if written else stmt.name
                named[name] = stmt
                always += [name] if 'autouse=' in says else []
            elif stmt.name in _AROUND or stmt.name.startswith(_HOOKS):
                named[stmt.name] = stmt
                always.append(stmt.name)
    return _Declared(named, tuple(always))


def _classes(cls: Class | None) -> Iterator[Scope]:
    """The scopes of a class and of its ancestors in the project."""
    for above in ancestry(cls) if cls else ():
        match above:
            case Class(node=ast.ClassDef() as node, place=place):
                yield place.scope.inner(node)


def _parameters(function: Function) -> Iterable[str]:
    """The names of the fixtures that a function asks for, and of what else it is given."""
    return [arg.arg for arg in parameters(function.node.args)][function.scope.class_node is not None:]


@lru_cache(maxsize=64)
def conftests(module: Module) -> tuple[Module | None, ...]:
    """The files `conftest.py` that pytest reads for a file, the nearest first; None for one that cannot be read."""
    folders = dict.fromkeys([module.folder, *parents(module.folder, module.project.root)])
    paths = [os.path.join(folder, 'conftest.py') for folder in folders]
    return tuple(module.project.load(path) for path in paths if os.path.isfile(path))
