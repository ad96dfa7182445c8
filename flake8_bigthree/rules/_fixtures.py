"""Which fixtures and hooks of the project run around a test?"""
from __future__ import annotations

import ast
import os
import re
from collections.abc import Callable
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
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Function
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.rules._marks import Mark
from flake8_bigthree.rules._marks import decorators
from flake8_bigthree.rules._marks import marks
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
    """What runs around a test by a name: functions, None for what is not known; nothing where the project has none.

    And the names that these functions ask for. Where it is `autouse`, or asked for by what is, no test may know of it.
    """

    name: str
    functions: list[Function | None]
    leads_to: list[str]
    is_autouse: bool = False


#: What is asked is the same function each time, and what it answers is the same for all tests.
Question = Callable[[Asked], bool]
#: Stands for what runs around every test; no fixture is called so.
_ALWAYS = ''
#: Stands before the name of a fixture that runs because it, or what asks for it, is `autouse`.
_AUTOUSE = '@'


def any_around(test: FunctionNode, scope: Scope, cls: Class | None, question: Question) -> bool:
    """Is it so of a fixture or hook that runs around a test, or of what else it is given? `cls` is the class around it.

    What has been found out because of one test is not asked again because of another.
    """
    scopes = _scopes(scope, cls)
    return any(_leads(name, scopes, question) for name in _first(test, scope, cls))


def _leads(start: str, scopes: tuple[Scope, ...], question: Question) -> bool:
    """Is it so of what has a name, or of something that this asks for?"""
    known = _answers(scopes, question)
    #: The names that have been come by, each with that of what asks for it.
    led: dict[str, str | None] = {start: None}
    todo = [start]
    for name in todo:  # to which more are added
        answer = known.get(name)
        if answer is None:
            asked = _asked(name, scopes)
            answer = question(asked)
            new = [more for more in dict.fromkeys(asked.leads_to) if more not in led]
            led |= dict.fromkeys(new, name)
            todo += new
        if answer:
            above: str | None = name
            while above is not None:
                known[above] = True
                above = led[above]
            return True
    known |= dict.fromkeys(led, False)
    return False


def may_assert_around(test: FunctionNode, scope: Scope, cls: Class | None) -> bool:
    """May something that is not known, and that runs around a test, assert?"""
    if None in conftests(scope.module):
        return True
    if any('patch' in unparsed(mark.made) for mark in decorators(test, scope)):
        return False
    if not any_around(test, scope, cls, _may_assert):
        return False
    given = {*_given(test, scope)}
    return not given or any(_may_assert(asked) and asked.name not in given for asked in _all_asked(test, scope, cls))


def fixtures_for(name: str, scope: Scope) -> list[Function | None]:
    """The fixtures of the project by a name that a function in a scope can ask for; None for one that is not known."""
    cls = Class(scope.class_node, Place(scope.parent, scope.class_node)) if scope.class_node and scope.parent else None
    return _asked(name, _scopes(scope, cls)).functions


def _may_assert(asked: Asked) -> bool:
    return not asked.functions and bool(re.search(_MAY_ASSERT, asked.name))


@lru_cache(maxsize=64)
def _answers(scopes: tuple[Scope, ...], question: Question) -> dict[str, bool]:
    """By name, is it so of what has the name in these scopes, or of something that this asks for?"""
    return {}


def _all_asked(test: FunctionNode, scope: Scope, cls: Class | None) -> Iterator[Asked]:
    scopes = _scopes(scope, cls)
    seen = {*_first(test, scope, cls)}
    todo = [*seen]
    while todo:
        asked = _asked(todo.pop(), scopes)
        yield asked
        todo += [*{*asked.leads_to} - seen]
        seen.update(asked.leads_to)


def _first(test: FunctionNode, scope: Scope, cls: Class | None) -> Iterator[str]:
    """The names that a test asks for itself, and what it is given beside that."""
    yield _ALWAYS
    for mark in marks(test, scope):
        if mark.value == External('pytest.mark.usefixtures'):
            yield from filter(None, _words(mark))
    yield from _parameters(Function(test, scope))


def _asked(name: str, scopes: Iterable[Scope]) -> Asked:
    if name == _ALWAYS:
        return Asked(name, [], [always for at in scopes for always in _declared(at).always])
    fixture = name.removeprefix(_AUTOUSE)
    before = _AUTOUSE if name != fixture else ''
    functions = [function for at in scopes for function in _fixture(fixture, at)]
    leads_to = [before + more for function in functions if function for more in _parameters(function)]
    return Asked(fixture, functions, leads_to, bool(before))


def _scopes(scope: Scope, cls: Class | None) -> tuple[Scope, ...]:
    """Where the fixtures are that a test can ask for, the nearest first."""
    return *_classes(cls), scope.module.scope, *(module.scope for module in conftests(scope.module) if module)


def _given(test: FunctionNode, scope: Scope) -> Iterator[str]:
    """The names in the marks of a test: those of parameters and of fixtures are among them."""
    for mark in marks(test, scope):
        yield from _words(mark)


def _words(mark: Mark) -> Iterator[str]:
    for part in ast.walk(mark.made):
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
                always += [_AUTOUSE + name] if 'autouse=' in says else []
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
