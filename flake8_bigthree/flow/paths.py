"""In which ways can control leave a block of statements, and what has happened on each way?

Only syntax is looked at. What a call or a class means, the rule says, by the functions it hands in.
"""
from __future__ import annotations

import ast
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator

from flake8_bigthree.flow.conditions import is_irrefutable
from flake8_bigthree.flow.conditions import truth_of
from flake8_bigthree.flow.ends import Catches
from flake8_bigthree.flow.ends import End
from flake8_bigthree.flow.ends import Event
from flake8_bigthree.flow.ends import Path
from flake8_bigthree.flow.ends import catches_as_written
from flake8_bigthree.flow.ends import no_event
from flake8_bigthree.flow.steps import Came
from flake8_bigthree.flow.steps import Nodes
from flake8_bigthree.flow.steps import State
from flake8_bigthree.flow.steps import Steps
from flake8_bigthree.flow.steps import Way
from flake8_bigthree.flow.steps import add
from flake8_bigthree.flow.steps import followed
from flake8_bigthree.flow.steps import raised


def paths(
    body: list[ast.stmt],
    caught: str | None = None,
    events: Callable[[ast.AST], Event] = no_event,
    catches: Callable[[ast.ExceptHandler | ast.withitem], Catches] = catches_as_written,
) -> frozenset[Path]:
    """All the ways through the `body` of a handler, `except … as caught` or, with None, without a name.

    `events` is asked about every simple statement, and about every expression in it or in the
    header of a compound one (items of `with` and cases of `match` included). The answer is taken
    to happen where that node is evaluated: not inside functions, lambdas and classes, on one of
    two ways only in `a and b`, `a if b else c` and comprehensions. `catches` is asked about the
    handlers of inner `try`s, and about context managers. With EXIT a node raises SystemExit, so
    the path goes no further than where that is caught.

    >>> def handler(source: str) -> ast.ExceptHandler:
    ...     return ast.parse(source).body[0].handlers[0]
    >>> def logs(node: ast.AST) -> Event:
    ...     match node:
    ...         case ast.Call(func=ast.Attribute(attr='exception')):
    ...             return Event.TRACEBACK
    ...         case ast.Call(func=ast.Attribute(attr='error')):
    ...             return Event.LOGGED
    ...     return Event.NOTHING
    >>> node = handler('''
    ... try:
    ...     work()
    ... except Exception as e:
    ...     if fatal(e):
    ...         raise Fatal from e
    ...     log.exception('work failed')
    ... ''')
    >>> found = paths(node.body, node.name, logs)
    >>> for path in sorted(found, key=str):
    ...     print(path.end.name, path.events.name)
    NEXT TRACEBACK
    RAISE_FROM NOTHING

    Does every path let the error go on? Does every path, or else log it with its traceback?

    >>> all(path.end.goes_on for path in found)
    False
    >>> all(path.end.goes_on or Event.TRACEBACK in path.events for path in found)
    True

    Which calls of `log.error` are on a path that drops the error? `nodes_by_path` says so.

    A block that never ends has no path, so `all` is true of it:

    >>> paths(ast.parse('while True: wait()').body)
    frozenset()

    Every statement may fail with an error of its own. That matters to the inner handlers,
    `suppress`es and `finally`s that keep the failure, at any point of what they enclose; a failure
    that leaves the block, re-raised by an inner handler or not, is no path. A statement has done
    what `events` says before it fails. An `assert` is a statement as any other, even `assert False`,
    which `-O` takes away.
    """
    return frozenset(nodes_by_path(body, caught, events, catches))


def nodes_by_path(
    body: list[ast.stmt],
    caught: str | None = None,
    events: Callable[[ast.AST], Event] = no_event,
    catches: Callable[[ast.ExceptHandler | ast.withitem], Catches] = catches_as_written,
) -> dict[Path, frozenset[ast.AST]]:
    """The same paths, and by each the nodes of which `events` says something: those on any way that is this path.

    >>> def logs(node: ast.AST) -> Event:
    ...     return Event.LOGGED if isinstance(node, ast.Call) else Event.NOTHING
    >>> found = nodes_by_path(ast.parse('if a:\\n  b()\\nelif c:\\n  d()').body, None, logs)
    >>> for path, nodes in found.items():
    ...     print(path.end.name, path.events.name, sorted(map(ast.unparse, nodes)))
    NEXT LOGGED ['b()', 'd()']
    NEXT NOTHING []
    """
    steps = Steps(events, followed(body, caught))
    flow = _Flow(steps, catches)
    held = frozenset([(caught, End.RAISE_ON)] if caught else [])
    found: dict[Path, Nodes] = {}
    for (end, state), nodes in flow.block(body, State(Event.NOTHING, held, End.RAISE_ON)).items():
        if end is not End.FAIL:
            path = Path(end, state.events)
            found[path] = found.get(path, 0) | nodes
    return {path: steps.nodes_of(nodes) for path, nodes in found.items()}


_Here = dict[State, Nodes]
_Ways = dict[Way, Nodes]


class _Flow:
    """From a statement and the state before it to the ways behind it, each worked out once.

    One state at a time: so two paths never mix, and a loop has come to its end when it gives no new state. What goes
    on depends on the state alone; so it is enough to know of each which nodes are on any of the ways to it.
    """

    def __init__(self, steps: Steps, catches: Callable[[ast.ExceptHandler | ast.withitem], Catches]) -> None:
        self._steps = steps
        self._catches = catches
        self._known: dict[tuple[int, State], _Ways] = {}

    def block(self, body: list[ast.stmt], state: State) -> _Ways:
        """The ways out of a block, with the nodes that are on them since it began, in a state."""
        key = id(body), state
        if key not in self._known:
            here: _Here = {state: 0}
            left: _Ways = {}
            for stmt in body:
                here, gone = _parted(_behind(here, lambda state: self._statement(stmt, state)))
                add(left, gone.items())
            add(left, _on(here))
            self._known[key] = left
        return self._known[key]

    def _blocks(self, body: list[ast.stmt], states: _Here) -> Iterator[Came]:
        return _behind(states, lambda state: self.block(body, state).items())

    def _statement(self, stmt: ast.stmt, state: State) -> Iterable[Came]:
        match stmt:
            case ast.Raise():
                return self._raise(stmt, state)
            case ast.Return():
                return self._leave(stmt, state, End.RETURN)
            case ast.Break():
                return self._leave(stmt, state, End.BREAK)
            case ast.Continue():
                return self._leave(stmt, state, End.CONTINUE)
            case ast.If():
                return self._if(stmt, state)
            case ast.Match():
                return self._match(stmt, state)
            case ast.For() | ast.AsyncFor() | ast.While():
                return self._loop(stmt, state)
            case ast.With() | ast.AsyncWith():
                return self._with(stmt, state)
            case ast.Try() | ast.TryStar():
                return self._try(stmt, state)
        return self._steps.step(stmt, state)

    def _raise(self, stmt: ast.Raise, state: State) -> Iterator[Came]:
        here, left = self._stepped(stmt, {state: 0})
        for (end, after), nodes in left.items():
            if end is not End.FAIL:  # else it raises what it says, whatever it takes to make that
                yield (end, after), nodes
        for after, nodes in here.items():
            for error in raised(stmt, after):
                yield (error, after), nodes

    def _leave(self, stmt: ast.stmt, state: State, end: End) -> Iterator[Came]:
        for (way, after), nodes in self._steps.step(stmt, state):
            yield (end if way is End.NEXT else way, after), nodes

    def _if(self, stmt: ast.If, state: State) -> Iterator[Came]:
        here = {state: 0}
        while True:  # an `elif` is nested in the tree, thousands deep if need be
            here, failed = self._stepped(stmt.test, here)
            yield from failed.items()
            truth = truth_of(stmt.test)
            if truth is not False:
                yield from self._blocks(stmt.body, here)
            if truth is True:
                return
            match stmt.orelse:
                case [ast.If() as stmt]:
                    continue
                case orelse:
                    yield from self._blocks(orelse, here)
                    return

    def _match(self, stmt: ast.Match, state: State) -> Iterator[Came]:
        here, failed = self._stepped(stmt.subject, {state: 0})
        yield from failed.items()
        for case in stmt.cases:
            matched, failed = self._stepped(case, here)
            yield from failed.items()
            yield from self._blocks(case.body, matched)
            if case.guard:
                add(here, matched.items())
            elif is_irrefutable(case.pattern):
                return
        yield from _on(here)

    def _loop(self, stmt: ast.For | ast.AsyncFor | ast.While, state: State) -> Iterator[Came]:
        known: _Here = {state: 0}
        if not isinstance(stmt, ast.While):
            known, failed = self._stepped(stmt.iter, known)
            yield from failed.items()
        todo = [*known]
        while todo:
            head = todo.pop()
            entering, leaving, failed = self._turn(stmt, {head: known[head]})
            yield from failed.items()
            yield from self._blocks(stmt.orelse, leaving)
            for (end, after), nodes in self._blocks(stmt.body, entering):
                if end is End.BREAK:
                    yield (End.NEXT, after), nodes
                elif end is not End.NEXT and end is not End.CONTINUE:
                    yield (end, after), nodes
                elif after not in known or nodes & ~known[after]:
                    add(known, [(after, nodes)])
                    todo.append(after)

    def _turn(self, stmt: ast.For | ast.AsyncFor | ast.While, head: _Here) -> tuple[_Here, _Here, _Ways]:
        """From the head of a loop: into its body, past its end, and out of it with a failure."""
        if isinstance(stmt, ast.While):
            here, failed = self._stepped(stmt.test, head)
            truth = truth_of(stmt.test)
            return here if truth is not False else {}, here if truth is not True else {}, failed
        bound: _Here = {}
        for state, nodes in head.items():
            add(bound, ((after, nodes) for after in self._steps.bind(stmt.target, state)))
        return bound, head, {(End.FAIL, state): nodes for state, nodes in head.items()}

    def _with(self, stmt: ast.With | ast.AsyncWith, state: State) -> Iterator[Came]:
        here, kept = {state: 0}, Catches.NOTHING
        for item in stmt.items:
            here, failed = self._stepped(item, here)
            yield from _kept(failed.items(), kept)
            kept = max(kept, self._catches(item))
        yield from _kept(self._blocks(stmt.body, here), kept)

    def _try(self, stmt: ast.Try | ast.TryStar, state: State) -> Iterator[Came]:
        handled: _Ways = {}
        add(handled, self._handled(stmt, state))
        for (end, inner), nodes in handled.items():
            before = inner._replace(current=end if end.is_error else state.current)
            for (last, after), more in self.block(stmt.finalbody, before).items():
                yield (end if last is End.NEXT else last, after._replace(current=state.current)), nodes | more

    def _handled(self, stmt: ast.Try | ast.TryStar, state: State) -> Iterator[Came]:
        """The ways out of a `try`, before its `finally`."""
        here, left = _parted(self.block(stmt.body, state).items())
        yield from self._blocks(stmt.orelse, here)
        for (end, inner), nodes in left.items():
            if end.is_error:
                yield from self._handlers(stmt, end, {inner: nodes})
            else:
                yield (end, inner), nodes

    def _handlers(self, stmt: ast.Try | ast.TryStar, error: End, here: _Here) -> Iterator[Came]:
        for handler in stmt.handlers:
            catches = self._catches(handler)
            if catches is Catches.NOTHING:
                continue
            done: _Here = {}
            for before, nodes in here.items():
                held = self._steps.holding(before.held, handler.name, error)
                for (end, after), more in self.block(handler.body, before._replace(held=held, current=error)).items():
                    after = after._replace(held=self._steps.holding(after.held, handler.name, End.RAISE))
                    yield (end, after), nodes | more
                    if end is End.NEXT:
                        add(done, [(after, nodes | more)])
            if catches is Catches.EVERYTHING:
                return
            if isinstance(stmt, ast.TryStar):  # what is left of the group goes to the next one
                add(here, done.items())
        for state, nodes in here.items():
            yield (error, state), nodes

    def _stepped(self, node: ast.AST, here: _Here) -> tuple[_Here, _Ways]:
        return _parted(_behind(here, lambda state: self._steps.step(node, state)))


def _behind(states: _Here, ways: Callable[[State], Iterable[Came]]) -> Iterator[Came]:
    """What `ways` says of each of the states, with the nodes on the ways to it too."""
    for state, nodes in states.items():
        for way, more in ways(state):
            yield way, nodes | more


def _on(states: _Here) -> Iterator[Came]:
    """The ways that go on with what follows, in these states."""
    return (((End.NEXT, state), nodes) for state, nodes in states.items())


def _parted(came: Iterable[Came]) -> tuple[_Here, _Ways]:
    """The states that fall through, and the ways that do not."""
    here: _Here = {}
    left: _Ways = {}
    for way, nodes in came:
        end, state = way
        if end is End.NEXT:
            here[state] = here.get(state, 0) | nodes
        else:
            left[way] = left.get(way, 0) | nodes
    return here, left


def _kept(came: Iterable[Came], kept: Catches) -> Iterator[Came]:
    """What becomes of the ways out of a `with` whose managers keep so much."""
    for way, nodes in came:
        end, state = way
        if end.is_error and kept is not Catches.NOTHING:
            yield (End.NEXT, state), nodes
        if not end.is_error or kept is not Catches.EVERYTHING:
            yield way, nodes
