"""What do other handlers of a file catch around the calls of a block?

Whoever writes `except OSError` around `self.send()` in one function says what it raises in the next one, too. Counted
by `benchmarks/masked`, three of four errors found so are caught where their author was asked; a statement that calls
much says less about each call, and so do the other files of a project.
"""
from __future__ import annotations

import ast
import builtins
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from flake8_bigthree.names.errors import members
from flake8_bigthree.names.errors import shown
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.raising.blocks import sites
from flake8_bigthree.raising.blocks import visited
from flake8_bigthree.raising.following import LOGGING
from flake8_bigthree.raising.following import is_settled
from flake8_bigthree.raising.sites import Direct
from flake8_bigthree.raising.sites import Error
from flake8_bigthree.raising.sites import Here
from flake8_bigthree.raising.sites import How
from flake8_bigthree.raising.sites import goes_on
from flake8_bigthree.raising.sites import is_broad
from flake8_bigthree.raising.sites import is_caught_by_name
from flake8_bigthree.walk import blocks
from flake8_bigthree.walk import expressions
from flake8_bigthree.walk import own

#: A `try`, and the scope it stands in.
_Handled = tuple[ast.Try | ast.TryStar, Scope]
#: Of a block that calls more, its handlers say too little about each call.
_MOST_CALLS = 4
#: What is called here has no name by which other calls of it could be told.
_NAMELESS = '…'


class _Habit(NamedTuple):
    """What the handlers of the blocks that make one call name."""

    #: By block, which is a list, so by its id: the line of its `try`, and what its handlers name.
    caught: dict[int, tuple[int, dict[Error, None]]]
    #: In how many of the blocks an error is named.
    counts: Counter[Error]


def caught_elsewhere(body: list[ast.stmt], around: Here) -> Iterator[Direct]:
    """The errors that at least half of the other blocks catch that make the same call as this one.

    They are not those of a call of which it is known that it raises nothing, where the block has others.
    """
    module = around.scope.module
    calls = [
        (here, step.node, is_settled(step, step.node, here))
        for here, step in visited(body, around) if step and isinstance(step.node, ast.Call)
    ]
    are_settled = all(settled for _, _, settled in calls)
    for here, call, settled in calls:
        if (name := _telling(call)) and (are_settled or not settled):
            caught, counts = _habit(module, name)
            _, here_too = caught.get(id(body), (0, {}))
            others = len(caught) - bool(here_too)
            for error, count in counts.items():
                count -= error in here_too
                if count and count * 2 >= others and _can_be_named(error, here.scope):
                    lines = (line for block, (line, errors) in caught.items() if error in errors and block != id(body))
                    yield Direct(call, error, How.ELSEWHERE, f'line {next(lines)}', here.guards)


def _can_be_named(error: Error, scope: Scope) -> bool:
    """Is a class not that of another function, which nobody outside of it can name?"""
    owner = error.place.scope if isinstance(error, Class) else None
    while owner and not owner.function:
        owner = owner.parent
    around: Scope | None = scope
    while owner and around and around is not owner:
        around = around.parent
    return around is not None


def _habit(module: Module, name: str) -> _Habit:
    """What handlers name around a call, found out once."""
    key = 'habit', name
    if key not in module.answers:
        told = {
            id(stmt.body): (stmt.lineno, errors)
            for stmt, scope in _handled(module).get(name, ()) if (errors := _unexplained(name, stmt, scope))
        }
        counts = Counter(error for _, errors in told.values() for error in errors)
        module.answers[key] = _Habit(told, counts)
    habit: _Habit = module.answers[key]
    return habit


def _unexplained(name: str, stmt: ast.Try | ast.TryStar, scope: Scope) -> dict[Error, None]:
    """What the handlers of a statement name that can come from such a call, and from nothing else that is known."""
    caught = _caught(stmt, scope)
    if caught:
        around = Here(scope, scope.node)
        guards = {
            here.guards for here, step in visited(stmt.body, around)
            if step and isinstance(step.node, ast.Call) and _telling(step.node) == name
        }
        caught = {error: None for error in caught if any(goes_on(error, each) for each in guards)}
        for site in sites(stmt.body, around):
            if isinstance(site, Direct) and not (isinstance(site.node, ast.Call) and _telling(site.node) == name):
                caught.pop(site.error, None)
    return caught


def _caught(stmt: ast.Try | ast.TryStar, scope: Scope) -> dict[Error, None]:
    """What the handlers of a statement name, if all of that is known and nothing broad."""
    found = [member for handler in stmt.handlers for member in members(handler, scope)]
    classes = [cls for member in found for cls in member.classes]
    if any(map(is_broad, classes)) or not all(handler.type for handler in stmt.handlers):
        return {}
    first = (member.classes[0] for member in found if member.classes)
    return dict.fromkeys(filter(is_caught_by_name, first))


def _handled(module: Module) -> dict[str, list[_Handled]]:
    """The statements of a file that have handlers and call little, by what they call."""
    key = 'handled',
    if key not in module.answers:
        found: dict[str, list[_Handled]] = {}
        stack: list[tuple[ast.AST, Scope]] = [(module.tree, module.scope)]
        while stack:
            node, scope = stack.pop()
            inner = scope.inner(node)
            stack += [(child, inner) for child in reversed(blocks(node))]
            if isinstance(node, ast.Try | ast.TryStar) and node.handlers:
                for name in filter(None, _called(node.body)):
                    found.setdefault(name, []).append((node, scope))
        module.answers[key] = found
    answer: dict[str, list[_Handled]] = module.answers[key]
    return answer


def _called(body: list[ast.stmt]) -> set[str]:
    """The names of what a block calls, of all that tells nothing together an empty one; none if that is too much."""
    names: set[str] = set()
    for stmt in own(body):
        for node in expressions(stmt):
            if isinstance(node, ast.Call):
                names.add(_telling(node))
                if len(names) > _MOST_CALLS:
                    return set()
    return names


def _telling(call: ast.Call) -> str:
    """The name of what is called; empty if handlers around it tell nothing of it."""
    match call.func:
        case ast.Name(id=name) if name in vars(builtins):  # what they raise is known, or depends on what they are given
            return ''
        case ast.Attribute(attr=name) if name in LOGGING:
            return ''
    name = shown(call.func)
    return '' if name == _NAMELESS else name
