"""What does one simple statement or expression do?

What happens when it is evaluated, may it fail, and which errors do the names hold behind it?
"""
from __future__ import annotations

import ast
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from typing import NamedTuple
from typing import TypeVar

from flake8_bigthree.flow.ends import End
from flake8_bigthree.flow.ends import Event
from flake8_bigthree.walk import own

#: Of how many names, besides that of the handler, is it known on each path which error they hold?
#: Every one can multiply the number of paths by four.
_FOLLOWED = 4

#: A statement made of these alone does not fail.
_HARMLESS = (
    ast.Name, ast.Constant, ast.Lambda, ast.arguments, ast.arg, ast.match_case, ast.MatchAs,
    ast.Pass, ast.Break, ast.Continue, ast.Return, ast.Expr, ast.Assign, ast.AnnAssign,
    ast.FunctionDef, ast.AsyncFunctionDef,
)


class State(NamedTuple):
    """What is known at one point of a path."""

    events: Event
    #: Which error a name holds; RAISE, any error or none, is left out.
    held: frozenset[tuple[str, End]]
    #: The error that a bare `raise` raises.
    current: End


#: The nodes with an event that are on one of the ways to a point: bit n for the nth that was come by.
Nodes = int
Way = tuple[End, State]
Came = tuple[Way, Nodes]


class _Seen(NamedTuple):
    """What a look into a statement or expression has shown."""

    events: dict[Event, Nodes]  # one of them happens
    fails: bool
    binds: frozenset[str]


#: The one of its kind, so it is known by `is`.
_NO_EVENT: dict[Event, Nodes] = {Event.NOTHING: 0}
_Key = TypeVar('_Key')


class Steps:
    """The steps of a block; into each statement and expression is looked once."""

    def __init__(self, events: Callable[[ast.AST], Event], names: frozenset[str]) -> None:
        self._events = events
        self._names = names
        self._seen: dict[ast.AST, _Seen] = {}
        self._nodes: list[ast.AST] = []

    def nodes_of(self, nodes: Nodes) -> frozenset[ast.AST]:
        """The nodes that are meant by the bits."""
        return frozenset(node for number, node in enumerate(self._nodes) if nodes >> number & 1)

    def step(self, node: ast.AST, state: State) -> Iterator[Came]:
        """The ways behind a simple statement, or an expression, case or item of a compound one."""
        seen = self._look(node)
        for events, nodes in seen.events.items():
            after = state._replace(events=state.events | events & ~Event.EXIT)
            if seen.fails:
                yield (End.FAIL, after), nodes
            if Event.EXIT in events:
                yield (End.RAISE, after), nodes
                continue
            for bound in self.bind(node, after):
                yield (End.NEXT, bound), nodes

    def bind(self, node: ast.AST, state: State) -> Iterator[State]:
        """The states behind what a statement or a target binds: more than one for `x = a if b else c`."""
        held = state.held
        for name in self._look(node).binds:
            held = self.holding(held, name, End.RAISE)
        match node:
            case ast.Assign(targets=targets, value=value):
                pass
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                targets = [target]
            case _:
                yield state._replace(held=held)
                return
        for error in {*_errors(value, state)}:
            yield state._replace(held=self._assigned(held, targets, error))

    def _assigned(
        self, held: frozenset[tuple[str, End]], targets: list[ast.expr], error: End,
    ) -> frozenset[tuple[str, End]]:
        for target in targets:
            match target:
                case ast.Name(id=name):
                    held = self.holding(held, name, error)
                case ast.Attribute(value=ast.Name(id=name), attr='__cause__') if (name, End.RAISE_ON) not in held:
                    held = self.holding(held, name, End.RAISE_FROM if error.goes_on else End.RAISE)
        return held

    def holding(
        self, held: frozenset[tuple[str, End]], name: str | None, error: End,
    ) -> frozenset[tuple[str, End]]:
        """`held`, with another error in a name."""
        if name not in self._names:
            return held
        others = frozenset(pair for pair in held if pair[0] != name)
        return others if error is End.RAISE else others | {(name, error)}

    def _look(self, node: ast.AST) -> _Seen:
        if node not in self._seen:
            order = []
            stack = [node]
            while stack:
                part = stack.pop()
                order.append(part)
                stack += _parts(part)
            happening: dict[ast.AST, dict[Event, Nodes]] = {}
            for part in reversed(order):
                happening[part] = _alternatives(part, happening, self._event(part))
            fails = not all(isinstance(part, _HARMLESS) for part in order)
            self._seen[node] = _Seen(happening[node], fails, self._names.intersection(map(_bound, order)))
        return self._seen[node]

    def _event(self, node: ast.AST) -> dict[Event, Nodes]:
        """What happens when a node is evaluated, by itself."""
        event = self._events(node)
        if not event:
            return _NO_EVENT
        self._nodes.append(node)
        return {event: 1 << len(self._nodes) - 1}


def followed(body: list[ast.stmt], caught: str | None) -> frozenset[str]:
    """The names of which it matters which error they hold: `caught`, and some that an error is put in and raised by."""
    given: dict[str, None] = {}
    taken: set[str] = set()
    for node in own(body):
        match node:
            case ast.Raise(exc=exc, cause=cause):
                taken |= {name for expr in (exc, cause) if expr for name in _named(expr)}
            case ast.ExceptHandler(name=str(name)):
                given[name] = None
            case ast.Assign(targets=targets, value=value):
                given |= dict.fromkeys(target.id for target in targets if isinstance(target, ast.Name))
                taken |= {*_named(value)}
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                given[name] = None
                taken |= {*_named(value)}
    names = [name for name in given if name in taken and name != caught]
    return frozenset(names[:_FOLLOWED] + ([caught] if caught else []))


def add(to: dict[_Key, Nodes], came: Iterable[tuple[_Key, Nodes]]) -> None:
    """Put ways or states to those that are there; of the same both have been on the way."""
    for key, nodes in came:
        to[key] = to.get(key, 0) | nodes


def raised(stmt: ast.Raise, state: State) -> Iterator[End]:
    if stmt.exc is None:
        yield state.current
        return
    for error in _errors(stmt.exc, state):
        if error is End.RAISE_ON or stmt.cause is None:
            yield error
        else:
            for cause in _errors(stmt.cause, state):
                yield End.RAISE_FROM if cause.goes_on else End.RAISE


def _errors(expr: ast.expr, state: State) -> Iterator[End]:
    """Which error the expression may be."""
    held = dict(state.held)
    for value in _values(expr):
        yield held.get(value.id, End.RAISE) if isinstance(value, ast.Name) else End.RAISE


def _named(expr: ast.expr) -> Iterator[str]:
    return (value.id for value in _values(expr) if isinstance(value, ast.Name))


def _values(expr: ast.expr) -> Iterator[ast.expr]:
    """What an expression may turn out to be.

    >>> [ast.unparse(value) for value in _values(ast.parse('((a or b) if c else d()).with_traceback(e)').body[0].value)]
    ['a', 'b', 'd()']
    """
    stack = [expr]
    while stack:
        match stack.pop():
            case ast.Call(func=ast.Attribute(value=value, attr='with_traceback')) | ast.NamedExpr(value=value):
                stack.append(value)
            case ast.IfExp(body=body, orelse=orelse):
                stack += orelse, body
            case ast.BoolOp(values=values):
                stack += reversed(values)
            case value:
                yield value


def _alternatives(
    node: ast.AST, happening: dict[ast.AST, dict[Event, Nodes]], by_itself: dict[Event, Nodes],
) -> dict[Event, Nodes]:
    """What may happen when a node is evaluated, given the same of its parts."""
    match node:
        case ast.IfExp(test=test, body=body, orelse=orelse):
            parts = [happening[test], _either(happening[body], happening[orelse])]
        case ast.BoolOp() | ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            first, *rest = _parts(node)
            parts = [happening[first], *(_either(happening[part], _NO_EVENT) for part in rest)]
        case _:
            parts = [happening[part] for part in _parts(node)]
    found = _NO_EVENT
    for part in [*parts, by_itself]:
        if part is not _NO_EVENT:
            before, found = found, {}
            for first_event, nodes in before.items():
                add(found, ((first_event | event, nodes | more) for event, more in part.items()))
    return found


def _either(one: dict[Event, Nodes], other: dict[Event, Nodes]) -> dict[Event, Nodes]:
    """What may happen when one of two is evaluated."""
    if one is other:
        return one
    found = {**one}
    add(found, other.items())
    return found


def _parts(node: ast.AST) -> list[ast.AST]:
    """What is evaluated with a node, of the same scope; where only one part surely is, that comes first."""
    match node:
        case ast.Lambda(args=args):
            return [args]
        case ast.BoolOp(values=values):
            return [*values]
        case ast.ListComp(generators=loops) | ast.SetComp(generators=loops) | ast.GeneratorExp(generators=loops):
            return [*_looped(loops), node.elt]
        case ast.DictComp(generators=loops):
            return [*_looped(loops), node.key, node.value]
    return [part for part in ast.iter_child_nodes(node) if not isinstance(part, ast.stmt | ast.expr_context)]


def _looped(loops: list[ast.comprehension]) -> Iterator[ast.expr]:
    for loop in loops:
        yield loop.iter
        yield from loop.ifs


def _bound(node: ast.AST) -> str | None:
    """The name that a node binds or unbinds by itself."""
    match node:
        case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
            return name
        case ast.MatchAs(name=name) | ast.MatchStar(name=name) | ast.MatchMapping(rest=name):
            return name
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return name
        case ast.alias(name=name, asname=asname):
            return asname or name.partition('.')[0]
    return None
