"""What can a block raise, what it calls included?"""
from __future__ import annotations

import ast
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from typing import NamedTuple

from flake8_bigthree.names.errors import shown
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.functions import arguments
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Function
from flake8_bigthree.names.values import Place
from flake8_bigthree.raising.blocks import sites
from flake8_bigthree.raising.blocks import sites_of_lambda
from flake8_bigthree.raising.blocks import visited
from flake8_bigthree.raising.callers import FARTHEST
from flake8_bigthree.raising.callers import goes_further
from flake8_bigthree.raising.callers import is_operator
from flake8_bigthree.raising.elsewhere import caught_elsewhere
from flake8_bigthree.raising.following import given
from flake8_bigthree.raising.following import is_unknown
from flake8_bigthree.raising.operations import of_nothing_else
from flake8_bigthree.raising.sites import LEFT_OPEN
from flake8_bigthree.raising.sites import NONE
from flake8_bigthree.raising.sites import PASSES_ON
from flake8_bigthree.raising.sites import Direct
from flake8_bigthree.raising.sites import Error
from flake8_bigthree.raising.sites import Followed
from flake8_bigthree.raising.sites import Here
from flake8_bigthree.raising.sites import How
from flake8_bigthree.raising.sites import Site
from flake8_bigthree.raising.sites import Statements
from flake8_bigthree.raising.sites import Unclear
from flake8_bigthree.raising.sites import goes_on
from flake8_bigthree.raising.sites import is_unseen
from flake8_bigthree.walk import end
from flake8_bigthree.walk import own
from flake8_bigthree.walk import start


class Raised(NamedTuple):
    """An error that a block can raise.

    `node` is the operation, call or statement in the block. `how` says how it is known that the error is raised, and
    `source` where that is documented. If it is a function of the project that raises it, `path` and `line` say where.
    """

    error: Error
    node: ast.AST
    how: How
    source: str
    path: str = ''
    line: int = 0
    #: From the block to the function.
    calls: int = 0

    @property
    def name(self) -> str:
        """The dotted name of the error, that of a class of the project without its module."""
        return self.error.qualname if isinstance(self.error, Class) else self.error.name.removeprefix('builtins.')


class Unknown(NamedTuple):
    """Something in a block of which it is not known what it raises: how it is written, and why."""

    name: str
    node: ast.AST
    reason: str
    #: The package from outside that is called, where it is one.
    package: str = ''
    #: The parameter that is called, where it is one.
    parameter: ast.arg | None = None


class Answer(NamedTuple):
    """What a block can raise, in the order of the block."""

    raised: tuple[Raised, ...]
    unknown: tuple[Unknown, ...]


Entry = Raised | Unknown
Entries = tuple[Entry, ...]


def raised_in(statements: list[ast.stmt], scope: Scope, receiver: Class | None = None) -> Answer:
    """What a block of statements can raise; each error with each place that raises it.

    `receiver` is the class that the method around is called on, where that is another than the one it stands in.
    """
    here = Here(scope, scope.node, receiver)
    found = [*sites(statements, here), *caught_elsewhere(statements, here)]
    if all(isinstance(site, Unclear) and site.reason == LEFT_OPEN for site in found):
        found += of_nothing_else(visited(statements, here))
    return answer(found)


def answer(found: Iterable[Site]) -> Answer:
    """The answer for these sites of a block."""
    entries = [*_expanded(found, None, 0, {})]
    entries.sort(key=lambda entry: (start(entry.node)[0], end(entry.node)))
    return Answer(
        tuple(dict.fromkeys(entry for entry in entries if isinstance(entry, Raised))),
        tuple(dict.fromkeys(entry for entry in entries if isinstance(entry, Unknown))),
    )


def _expanded(
    found: Iterable[Site], function: Function | None, away: int, holes: Mapping[ast.arg, Entries],
) -> Iterator[Entry]:
    """What is raised at these sites of a function, or of a block, with what the functions raise that run there.

    `away` is how many calls are between the block and the sites, see `_away`.
    """
    for site in found:
        match site:
            case Direct(node=node, error=error, how=how, source=source, guards=guards) if goes_on(error, guards):
                entry = Raised(error, node, how, source)
                if function:
                    entry = entry._replace(path=function.scope.module.shown, line=start(node)[0])
                yield entry
            case Followed(node=node, function=callee, guards=guards) if not is_unseen(guards):
                there = FARTHEST if function else _away(node)
                filled = {arg: _raised_by(other, there) for arg, other in _given(site, there)}
                yield from _passed(_raised_by(callee, there, site.without, filled), node, site)
            case Unclear(node=node, parameter=parameter) if parameter and parameter in holes:
                yield from _passed(holes[parameter], node, site)
            case Unclear(node=node, name=name, reason=reason, guards=guards) if not is_unseen(guards):
                package, parameter = site.package, site.parameter
                yield Unknown(name, node, f'{reason}: {package}' if package else reason, package, parameter)


def _away(node: ast.AST) -> int:
    """How far from the block is what it runs at a node? What an operator runs is as good as in it."""
    return 0 if is_operator(node) else 1


def _given(site: Followed, away: int) -> Iterator[tuple[ast.arg, Function]]:
    """The functions that a call gives to another one, if that calls a parameter at all, as few do."""
    if site.here and isinstance(site.node, ast.Call):
        if any(isinstance(inner, Unclear) and inner.parameter for inner in _sites(site.function, away)):
            yield from given(site.function, site.node, site.here)


def _why(entry: Unknown, site: Followed | Unclear) -> str:
    """Why it is not known what a function raises that runs what is unknown; empty if that is not certain."""
    if entry.package:
        return f'runs third party: {entry.package}'
    if entry.parameter and _is_given_unknown(site, entry.parameter):
        return 'it calls what it is given'
    return entry.reason if entry.reason == PASSES_ON else ''


def _is_given_unknown(site: Followed | Unclear, parameter: ast.arg) -> bool:
    """Does a call give something for a parameter of which it is not known what it is?"""
    if not (isinstance(site, Followed) and site.here and isinstance(site.node, ast.Call)):
        return False
    return any(
        arg is parameter and is_unknown(value, site.here) for arg, value in arguments(site.function, site.node)
    )


def _passed(entries: Entries, node: ast.AST, site: Followed | Unclear) -> Iterator[Entry]:
    """What goes on from a function that runs at a site."""
    for entry in entries:
        if isinstance(entry, Unknown):
            if not is_unseen(site.guards) and (reason := _why(entry, site)):
                name = shown(node.func) if isinstance(node, ast.Call) else entry.name
                yield Unknown(name, node, reason, entry.package)
        elif goes_further(entry.error, entry.how, entry.calls, node) and goes_on(entry.error, site.guards):
            yield entry._replace(node=node, calls=entry.calls + 1)


def _raised_by(
    function: Function, away: int, without: Statements = NONE, holes: Mapping[ast.arg, Entries] | None = None,
) -> Entries:
    """What a call of a function can raise, with its decorators, that may be for a block so far away.

    `without` are its statements that this call never reaches.
    """
    if holes:
        return _each_once(_expanded(_sites(function, away, without), function, away, holes))
    keeper = function.receiver.place.scope.module if function.receiver else function.scope.module
    key = 'raises', function, away, without
    if key not in keeper.answers:
        keeper.answers[key] = _decorated(function, away, without)
    found: Entries = keeper.answers[key]
    return found


def _decorated(function: Function, away: int, without: Statements) -> Entries:
    entries = _each_once(_expanded(_sites(function, away, without), function, away, {}))
    if isinstance(function.node, ast.Lambda):
        return entries
    for decorator in reversed(function.node.decorator_list):
        for wrapper, parameter in _wrappers(decorator, Place(function.scope, function.node)):
            holes = {parameter: entries}
            entries = _each_once(_expanded(_sites(wrapper, away), wrapper, away, holes))
    return entries


def _wrappers(decorator: ast.expr, place: Place) -> Iterator[tuple[Function, ast.arg]]:
    """The function that a decorator of the project puts in the place of another, and by which name it knows that."""
    for value in evaluate(decorator, place):
        if isinstance(value, Function) and isinstance(value.node, ast.FunctionDef):
            inner = value.scope.inner(value.node)
            args = [*value.node.args.posonlyargs, *value.node.args.args]
            for stmt in own(value.node.body):
                if args and isinstance(stmt, ast.Return) and stmt.value:
                    made = evaluate(stmt.value, Place(inner, stmt))
                    yield from ((other, args[0]) for other in made if isinstance(other, Function))


def _each_once(entries: Iterable[Entry]) -> Entries:
    """The first entry for each error, and for each thing that is unknown."""
    found: dict[object, Entry] = {}
    for entry in entries:
        found.setdefault(entry.error if isinstance(entry, Raised) else (entry.name, entry.package), entry)
    return tuple(found.values())


def _sites(function: Function, away: int, without: Statements = NONE) -> tuple[Site, ...]:
    """Where a function can raise, or runs what can, that may be for a block so far away; found out once."""
    keeper = function.receiver.place.scope.module if function.receiver else function.scope.module
    key = 'sites', function, away, without
    if key not in keeper.answers:
        node = function.node
        here = Here(function.scope.inner(node), node, function.receiver, away=away)
        keeper.answers[key] = tuple(
            sites_of_lambda(function, away) if isinstance(node, ast.Lambda) else sites(node.body, here, without)
        )
    found: tuple[Site, ...] = keeper.answers[key]
    return found
