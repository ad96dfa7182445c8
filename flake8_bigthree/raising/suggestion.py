"""What to catch instead of everything: the errors of a block that a handler or `suppress` can name."""
from __future__ import annotations

import ast
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from flake8_bigthree.names.bindings import Binding
from flake8_bigthree.names.errors import Member
from flake8_bigthree.names.errors import members
from flake8_bigthree.names.errors import named
from flake8_bigthree.names.hierarchy import matches
from flake8_bigthree.names.hierarchy import module_names
from flake8_bigthree.names.lookup import Bound
from flake8_bigthree.names.lookup import Found
from flake8_bigthree.names.lookup import lookup
from flake8_bigthree.names.lookup import member
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Place
from flake8_bigthree.raising.answer import Answer
from flake8_bigthree.raising.answer import answer
from flake8_bigthree.raising.answer import raised_in
from flake8_bigthree.raising.blocks import behind
from flake8_bigthree.raising.blocks import rest_of
from flake8_bigthree.raising.blocks import sites_of_rest
from flake8_bigthree.raising.elsewhere import caught_elsewhere
from flake8_bigthree.raising.sites import Error
from flake8_bigthree.raising.sites import Here
from flake8_bigthree.raising.sites import Site
from flake8_bigthree.raising.sites import catches
from flake8_bigthree.walk import own

#: What a message names at most, of errors and of what is unknown.
_MOST_ERRORS = 6
_MOST_UNKNOWN = 3


class Suggestion(NamedTuple):
    """What to catch: none of the errors is caught with another of them, nor by an earlier handler.

    `answer` is what the block can raise, each with what raises it, without what an earlier handler catches.
    """

    errors: tuple[Error, ...]
    answer: Answer


def for_handler(handler: ast.ExceptHandler, scope: Scope, too_broad: Sequence[str] = ()) -> Suggestion:
    """What a handler can catch instead, by what its `try` can raise and no earlier handler catches.

    What the names or patterns `too_broad` mean is not suggested.
    """
    return in_try(try_of(handler, scope), handler, scope, too_broad)


def in_try(
    stmt: ast.Try | ast.TryStar, handler: ast.ExceptHandler, scope: Scope, too_broad: Sequence[str] = (),
) -> Suggestion:
    """The same for a handler of a statement that is known."""
    found, named_by = _known(stmt, scope)
    index = stmt.handlers.index(handler)
    return _suggestion(found, named_by[index], [cls for earlier in named_by[:index] for cls in earlier], too_broad)


@lru_cache(maxsize=1)  # its handlers ask one after the other
def _known(stmt: ast.Try | ast.TryStar, scope: Scope) -> tuple[Answer, list[list[Error]]]:
    """What a statement's block can raise, and what each of its handlers names."""
    return raised_in(stmt.body, scope), [_classes(members(handler, scope)) for handler in stmt.handlers]


def try_of(handler: ast.ExceptHandler, scope: Scope) -> ast.Try | ast.TryStar:
    """The statement that a handler belongs to."""
    return _tries(scope)[handler]


@lru_cache(maxsize=8)  # a scope may hold many a handler
def _tries(scope: Scope) -> dict[ast.ExceptHandler, ast.Try | ast.TryStar]:
    statements = (stmt for stmt in own(scope.body) if isinstance(stmt, ast.Try | ast.TryStar))
    return {handler: stmt for stmt in statements for handler in stmt.handlers}


def for_suppress(call: ast.Call, stmt: ast.AST, scope: Scope, too_broad: Sequence[str] = ()) -> Suggestion:
    """What `suppress` can name instead, by what is entered after it and the block of its `with`.

    Nothing is raised in that where it is no item of the statement. What the names or patterns `too_broad` mean is not
    suggested.
    """
    args = (arg.value if isinstance(arg, ast.Starred) else arg for arg in call.args)
    suppressed = _classes(member for arg in args for member in named(arg, Place(scope, stmt)))
    found: list[Site] = [*sites_of_rest(call, stmt, scope)]
    if rest := rest_of(call, stmt):
        items, body = rest
        found += caught_elsewhere(body, behind(items, Here(scope, stmt)))
    return _suggestion(answer(found), suppressed, [], too_broad)


def _classes(found: Iterable[Member]) -> list[Error]:
    return [cls for member in found for cls in member.classes]


def _suggestion(found: Answer, broad: list[Error], caught: list[Error], too_broad: Sequence[str]) -> Suggestion:
    """What to catch of an answer instead of these broad classes, without what is caught before."""
    raised = tuple(
        entry for entry in found.raised
        if not broad or any(catches(cls, entry.error) for cls in broad)
        if not any(catches(cls, entry.error) for cls in caught)
        if not matches(entry.error, too_broad)
    )
    errors = dict.fromkeys(entry.error for entry in raised)
    return Suggestion(tuple(merged(errors)), Answer(raised, found.unknown))


def merged(errors: Iterable[Error]) -> Iterator[Error]:
    """The errors without those that another of them catches too."""
    errors = [*errors]
    for number, error in enumerate(errors):
        if not any(
            catches(other, error) and not (place > number and catches(error, other))
            for place, other in enumerate(errors) if place != number
        ):
            yield error


def sentence(found: Suggestion, scope: Scope) -> str:
    """What the block can raise, as the end of a message; empty if nothing is known of it."""
    if not found.errors:
        return ''
    text = f'this block can raise {listed([spelling(error, scope) for error in found.errors], _MOST_ERRORS)}'
    if unknown := [*dict.fromkeys(entry.name for entry in found.answer.unknown)]:
        text += f' (unknown: {listed(unknown, _MOST_UNKNOWN)})'
    return text


def listed(names: list[str], most: int) -> str:
    """Names with commas, the last ones counted where they are many.

    >>> listed(['a', 'b', 'c', 'd'], 4), listed(['a', 'b', 'c', 'd'], 2)
    ('a, b, c, d', 'a, b and 2 more')
    """
    rest = len(names) - most
    return ', '.join(names) if rest <= 0 else f'{", ".join(names[:most])} and {rest} more'


def spelling(error: Error, scope: Scope) -> str:
    """How to write an error's name in a scope, by its own name or by what is imported there; else its dotted name."""
    if isinstance(error, External):
        is_seen = error.name == f'builtins.{error.last}'
    else:
        is_seen = error.place.scope.module is scope.module
    name = error.last if isinstance(error, External) else error.name
    if is_seen and _means(name, error, scope):
        return name
    behind = ((name, _behind(found, error)) for name, found in _imports(scope))
    return min((name + rest for name, rest in behind if rest is not None), key=len, default='') or _dotted(error)


@lru_cache(maxsize=8)
def _imports(scope: Scope) -> list[tuple[str, Found]]:
    """The names that imports bind around a scope, and what they mean in it."""
    names: list[str] = []
    around: Scope | None = scope
    while around:
        tables = around.table.items()
        names += [name for name, entries in tables if any(isinstance(binding.node, ast.alias) for binding in entries)]
        around = around.parent
    return [(name, found) for name in names for found in lookup(name, Place(scope))]


def _means(name: str, error: Error, scope: Scope) -> bool:
    """Is an error what a name means in a scope?"""
    return all(_behind(found, error) == '' for found in lookup(name, Place(scope)))


def _behind(found: object, error: Error) -> str | None:
    """What stands behind what has been found for a name when it is spelled out to an error; None if nothing can."""
    match found, error:
        case External(name=name), External(name=wanted) if name == wanted or wanted.startswith(f'{name}.'):
            return wanted[len(name):]
        case Bound(binding=Binding(node=node)), Class(node=wanted) if node is wanted:
            return ''
        case Module() as module, Class(place=Place(scope=scope), name=name) if not scope.parent:
            if any(_behind(bound, error) == '' for bound in member(module, name)):
                return f'.{name}'
    return None


def _dotted(error: Error) -> str:
    if isinstance(error, External):
        return error.name
    return f'{next(module_names(error.place.scope.module), "")}.{error.qualname}'.lstrip('.')
