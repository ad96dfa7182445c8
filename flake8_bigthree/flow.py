"""In which ways can control leave a block of statements, and what has happened on each way?

Only syntax is looked at. What a call or a class means, the rule says, by the functions it hands in.
"""
from __future__ import annotations

import ast
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from enum import Enum
from enum import Flag
from enum import IntEnum
from enum import auto
from typing import NamedTuple
from typing import TypeVar

from flake8_bigthree.managers import may_keep
from flake8_bigthree.walk import own


class End(Enum):
    """How a path leaves the block of a handler."""

    NEXT = auto()        # falls through to what follows
    RAISE_ON = auto()    # the caught error goes on
    RAISE_FROM = auto()  # another error is raised from it
    RAISE = auto()       # another error is raised, `from None` or without `from`
    RETURN = auto()
    BREAK = auto()
    CONTINUE = auto()
    FAIL = auto()        # a statement fails unasked; inner handlers see it, no answer holds it

    @property
    def goes_on(self) -> bool:
        """Does the caught error leave the block, itself or as the cause of another?"""
        return self in {End.RAISE_ON, End.RAISE_FROM}

    @property
    def _is_error(self) -> bool:
        return self in {End.RAISE_ON, End.RAISE_FROM, End.RAISE, End.FAIL}


class Event(Flag):
    """What has happened on a path, in whatever order."""

    NOTHING = 0
    LOGGED = auto()     # logged without traceback
    TRACEBACK = auto()  # logged with traceback
    USED = auto()


class Catches(IntEnum):
    """What a handler or a context manager keeps from going on."""

    NOTHING = 0
    SOME = 1  # or it is not known: the error may be caught and may go through
    EVERYTHING = 2


class Path(NamedTuple):
    """One way through a block; ways that differ in nothing else are one."""

    end: End
    events: Event


#: Of how many names, besides that of the handler, is it known on each path which error they hold?
#: Every one can multiply the number of paths by four.
_FOLLOWED = 4

#: A statement made of these alone does not fail.
_HARMLESS = (
    ast.Name, ast.Constant, ast.Lambda, ast.arguments, ast.arg, ast.match_case, ast.MatchAs,
    ast.Pass, ast.Break, ast.Continue, ast.Return, ast.Expr, ast.Assign, ast.AnnAssign,
    ast.FunctionDef, ast.AsyncFunctionDef,
)


def no_event(node: ast.AST) -> Event:
    """For a rule that asks for the ends only."""
    return Event.NOTHING


def catches_as_written(node: ast.ExceptHandler | ast.withitem) -> Catches:
    """What can be said without knowing what a name means: `except:` catches everything, most `with` nothing."""
    match node:
        case ast.ExceptHandler(type=None):
            return Catches.EVERYTHING
        case ast.ExceptHandler():
            return Catches.SOME
        case ast.withitem() if may_keep(node):
            return Catches.SOME
    return Catches.NOTHING


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
    handlers of inner `try`s, and about context managers.

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

    Is a certain call of `log.error` on a path that drops the error? Let `events` answer LOGGED for
    that call alone: `any(Event.LOGGED in path.events and not path.end.goes_on for path in found)`.

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
    flow = _Flow(events, catches, _followed(body, caught))
    held = frozenset([(caught, End.RAISE_ON)] if caught else [])
    found: dict[Path, _Nodes] = {}
    for (end, state), nodes in flow.block(body, _State(Event.NOTHING, held, End.RAISE_ON)).items():
        if end is not End.FAIL:
            path = Path(end, state.events)
            found[path] = found.get(path, 0) | nodes
    return {path: flow.nodes_of(nodes) for path, nodes in found.items()}


class _State(NamedTuple):
    """What is known at one point of a path."""

    events: Event
    #: Which error a name holds; RAISE, any error or none, is left out.
    held: frozenset[tuple[str, End]]
    #: The error that a bare `raise` raises.
    current: End


#: The nodes with an event that are on one of the ways to a point: bit n for the nth that was come by.
_Nodes = int
_Here = dict[_State, _Nodes]
_Way = tuple[End, _State]
_Ways = dict[_Way, _Nodes]
_Came = tuple[_Way, _Nodes]


class _Seen(NamedTuple):
    """What a look into a statement or expression has shown."""

    events: dict[Event, _Nodes]  # one of them happens
    fails: bool
    binds: frozenset[str]


_NO_EVENT: dict[Event, _Nodes] = {Event.NOTHING: 0}
_Key = TypeVar('_Key')


class _Flow:
    """From a statement and the state before it to the ways behind it, each worked out once.

    One state at a time: so two paths never mix, and a loop has come to its end when it gives no new state. What goes
    on depends on the state alone; so it is enough to know of each which nodes are on any of the ways to it.
    """

    def __init__(
        self,
        events: Callable[[ast.AST], Event],
        catches: Callable[[ast.ExceptHandler | ast.withitem], Catches],
        followed: frozenset[str],
    ) -> None:
        self._events = events
        self._catches = catches
        self._names = followed
        self._seen: dict[ast.AST, _Seen] = {}
        self._known: dict[tuple[int, _State], _Ways] = {}
        self._nodes: list[ast.AST] = []

    def nodes_of(self, nodes: _Nodes) -> frozenset[ast.AST]:
        """The nodes that are meant by the bits."""
        return frozenset(node for number, node in enumerate(self._nodes) if nodes >> number & 1)

    def block(self, body: list[ast.stmt], state: _State) -> _Ways:
        """The ways out of a block, with the nodes that are on them since it began, in a state."""
        key = id(body), state
        if key not in self._known:
            here: _Here = {state: 0}
            left: _Ways = {}
            for stmt in body:
                here, gone = _parted(_behind(here, lambda state: self._statement(stmt, state)))
                _add(left, gone.items())
            _add(left, _on(here))
            self._known[key] = left
        return self._known[key]

    def _blocks(self, body: list[ast.stmt], states: _Here) -> Iterator[_Came]:
        return _behind(states, lambda state: self.block(body, state).items())

    def _statement(self, stmt: ast.stmt, state: _State) -> Iterable[_Came]:
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
        return self._step(stmt, state)

    def _raise(self, stmt: ast.Raise, state: _State) -> Iterator[_Came]:
        here, _ = self._steps(stmt, {state: 0})  # raises what it says, whatever it takes to make that
        for after, nodes in here.items():
            for error in _raised(stmt, after):
                yield (error, after), nodes

    def _leave(self, stmt: ast.stmt, state: _State, end: End) -> Iterator[_Came]:
        for (way, after), nodes in self._step(stmt, state):
            yield (end if way is End.NEXT else way, after), nodes

    def _if(self, stmt: ast.If, state: _State) -> Iterator[_Came]:
        here = {state: 0}
        while True:  # an `elif` is nested in the tree, thousands deep if need be
            here, failed = self._steps(stmt.test, here)
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

    def _match(self, stmt: ast.Match, state: _State) -> Iterator[_Came]:
        here, failed = self._steps(stmt.subject, {state: 0})
        yield from failed.items()
        for case in stmt.cases:
            matched, failed = self._steps(case, here)
            yield from failed.items()
            yield from self._blocks(case.body, matched)
            if case.guard:
                _add(here, matched.items())
            elif _is_irrefutable(case.pattern):
                return
        yield from _on(here)

    def _loop(self, stmt: ast.For | ast.AsyncFor | ast.While, state: _State) -> Iterator[_Came]:
        known: _Here = {state: 0}
        if not isinstance(stmt, ast.While):
            known, failed = self._steps(stmt.iter, known)
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
                    _add(known, [(after, nodes)])
                    todo.append(after)

    def _turn(self, stmt: ast.For | ast.AsyncFor | ast.While, head: _Here) -> tuple[_Here, _Here, _Ways]:
        """From the head of a loop: into its body, past its end, and out of it with a failure."""
        if isinstance(stmt, ast.While):
            here, failed = self._steps(stmt.test, head)
            truth = truth_of(stmt.test)
            return here if truth is not False else {}, here if truth is not True else {}, failed
        bound: _Here = {}
        for state, nodes in head.items():
            _add(bound, ((after, nodes) for after in self._bind(stmt.target, state)))
        return bound, head, {(End.FAIL, state): nodes for state, nodes in head.items()}

    def _with(self, stmt: ast.With | ast.AsyncWith, state: _State) -> Iterator[_Came]:
        here, kept = {state: 0}, Catches.NOTHING
        for item in stmt.items:
            here, failed = self._steps(item, here)
            yield from _kept(failed.items(), kept)
            kept = max(kept, self._catches(item))
        yield from _kept(self._blocks(stmt.body, here), kept)

    def _try(self, stmt: ast.Try | ast.TryStar, state: _State) -> Iterator[_Came]:
        handled: _Ways = {}
        _add(handled, self._handled(stmt, state))
        for (end, inner), nodes in handled.items():
            before = inner._replace(current=end if end._is_error else state.current)
            for (last, after), more in self.block(stmt.finalbody, before).items():
                yield (end if last is End.NEXT else last, after._replace(current=state.current)), nodes | more

    def _handled(self, stmt: ast.Try | ast.TryStar, state: _State) -> Iterator[_Came]:
        """The ways out of a `try`, before its `finally`."""
        here, left = _parted(self.block(stmt.body, state).items())
        yield from self._blocks(stmt.orelse, here)
        for (end, inner), nodes in left.items():
            if end._is_error:
                yield from self._handlers(stmt, end, {inner: nodes})
            else:
                yield (end, inner), nodes

    def _handlers(self, stmt: ast.Try | ast.TryStar, error: End, here: _Here) -> Iterator[_Came]:
        for handler in stmt.handlers:
            catches = self._catches(handler)
            if catches is Catches.NOTHING:
                continue
            done: _Here = {}
            for before, nodes in here.items():
                held = self._holding(before.held, handler.name, error)
                for (end, after), more in self.block(handler.body, before._replace(held=held, current=error)).items():
                    after = after._replace(held=self._holding(after.held, handler.name, End.RAISE))
                    yield (end, after), nodes | more
                    if end is End.NEXT:
                        _add(done, [(after, nodes | more)])
            if catches is Catches.EVERYTHING:
                return
            if isinstance(stmt, ast.TryStar):  # what is left of the group goes to the next one
                _add(here, done.items())
        for state, nodes in here.items():
            yield (error, state), nodes

    def _steps(self, node: ast.AST, here: _Here) -> tuple[_Here, _Ways]:
        return _parted(_behind(here, lambda state: self._step(node, state)))

    def _step(self, node: ast.AST, state: _State) -> Iterator[_Came]:
        """The ways behind a simple statement, or an expression, case or item of a compound one."""
        seen = self._look(node)
        for events, nodes in seen.events.items():
            after = state._replace(events=state.events | events)
            if seen.fails:
                yield (End.FAIL, after), nodes
            for bound in self._bind(node, after):
                yield (End.NEXT, bound), nodes

    def _bind(self, node: ast.AST, state: _State) -> Iterator[_State]:
        """The states behind what a statement or a target binds: more than one for `x = a if b else c`."""
        held = state.held
        for name in self._look(node).binds:
            held = self._holding(held, name, End.RAISE)
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
                    held = self._holding(held, name, error)
                case ast.Attribute(value=ast.Name(id=name), attr='__cause__') if (name, End.RAISE_ON) not in held:
                    held = self._holding(held, name, End.RAISE_FROM if error.goes_on else End.RAISE)
        return held

    def _holding(
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
            happening: dict[ast.AST, dict[Event, _Nodes]] = {}
            for part in reversed(order):
                happening[part] = _alternatives(part, happening, self._event(part))
            fails = not all(isinstance(part, _HARMLESS) for part in order)
            self._seen[node] = _Seen(happening[node], fails, self._names.intersection(map(_bound, order)))
        return self._seen[node]

    def _event(self, node: ast.AST) -> dict[Event, _Nodes]:
        """What happens when a node is evaluated, by itself."""
        event = self._events(node)
        if not event:
            return _NO_EVENT
        self._nodes.append(node)
        return {event: 1 << len(self._nodes) - 1}


def _followed(body: list[ast.stmt], caught: str | None) -> frozenset[str]:
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


def _add(to: dict[_Key, _Nodes], came: Iterable[tuple[_Key, _Nodes]]) -> None:
    """Put ways or states to those that are there; of the same both have been on the way."""
    for key, nodes in came:
        to[key] = to.get(key, 0) | nodes


def _behind(states: _Here, ways: Callable[[_State], Iterable[_Came]]) -> Iterator[_Came]:
    """What `ways` says of each of the states, with the nodes on the ways to it too."""
    for state, nodes in states.items():
        for way, more in ways(state):
            yield way, nodes | more


def _on(states: _Here) -> Iterator[_Came]:
    """The ways that go on with what follows, in these states."""
    return (((End.NEXT, state), nodes) for state, nodes in states.items())


def _parted(came: Iterable[_Came]) -> tuple[_Here, _Ways]:
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


def _kept(came: Iterable[_Came], kept: Catches) -> Iterator[_Came]:
    """What becomes of the ways out of a `with` whose managers keep so much."""
    for way, nodes in came:
        end, state = way
        if end._is_error and kept is not Catches.NOTHING:
            yield (End.NEXT, state), nodes
        if not end._is_error or kept is not Catches.EVERYTHING:
            yield way, nodes


def _raised(stmt: ast.Raise, state: _State) -> Iterator[End]:
    if stmt.exc is None:
        yield state.current
        return
    for error in _errors(stmt.exc, state):
        if error is End.RAISE_ON or stmt.cause is None:
            yield error
        else:
            for cause in _errors(stmt.cause, state):
                yield End.RAISE_FROM if cause.goes_on else End.RAISE


def _errors(expr: ast.expr, state: _State) -> Iterator[End]:
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


def truth_of(test: ast.expr) -> bool | None:
    """Does a condition that is a constant hold? None for any other."""
    return bool(test.value) if isinstance(test, ast.Constant) else None


def certain(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a body, with those of `if True:` in its place, as that is no condition.

    >>> [ast.unparse(stmt) for stmt in certain(ast.parse('if True:\\n  a\\n  if b: c\\nelse: d').body)]
    ['a', 'if b:\\n    c']
    """
    for stmt in body:
        if isinstance(stmt, ast.If) and truth_of(stmt.test):
            yield from certain(stmt.body)
        else:
            yield stmt


def _is_irrefutable(pattern: ast.pattern) -> bool:
    while True:
        match pattern:
            case ast.MatchAs(pattern=None):
                return True
            case ast.MatchAs(pattern=ast.pattern() as pattern) | ast.MatchOr(patterns=[*_, pattern]):
                continue
        return False


def _alternatives(
    node: ast.AST, happening: dict[ast.AST, dict[Event, _Nodes]], by_itself: dict[Event, _Nodes],
) -> dict[Event, _Nodes]:
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
                _add(found, ((first_event | event, nodes | more) for event, more in part.items()))
    return found


def _either(one: dict[Event, _Nodes], other: dict[Event, _Nodes]) -> dict[Event, _Nodes]:
    """What may happen when one of two is evaluated."""
    if one is other:
        return one
    found = {**one}
    _add(found, other.items())
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
