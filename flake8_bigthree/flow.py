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
    flow = _Flow(events, catches, _followed(body, caught))
    held = frozenset([(caught, End.RAISE_ON)] if caught else [])
    ways = flow.block(body, _State(Event.NOTHING, held, End.RAISE_ON))
    return frozenset(Path(end, state.events) for end, state in ways if end is not End.FAIL)


class _State(NamedTuple):
    """What is known at one point of a path."""

    events: Event
    #: Which error a name holds; RAISE, any error or none, is left out.
    held: frozenset[tuple[str, End]]
    #: The error that a bare `raise` raises.
    current: End


_Way = tuple[End, _State]


class _Seen(NamedTuple):
    """What a look into a statement or expression has shown."""

    events: frozenset[Event]  # one of them happens
    fails: bool
    binds: frozenset[str]


class _Flow:
    """From a statement and the state before it to the ways behind it, each worked out once.

    One state at a time: so two paths never mix, and a loop has come to its end when it gives no new state.
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
        self._known: dict[tuple[int, _State], frozenset[_Way]] = {}

    def block(self, body: list[ast.stmt], state: _State) -> frozenset[_Way]:
        key = id(body), state
        if key not in self._known:
            here, left = {state}, set[_Way]()
            for stmt in body:
                before, here = here, set()
                for state in before:
                    for end, after in self._statement(stmt, state):
                        if end is End.NEXT:
                            here.add(after)
                        else:
                            left.add((end, after))
            self._known[key] = frozenset(left.union((End.NEXT, state) for state in here))
        return self._known[key]

    def _blocks(self, body: list[ast.stmt], states: Iterable[_State]) -> set[_Way]:
        ways = set[_Way]()
        for state in states:
            ways |= self.block(body, state)
        return ways

    def _statement(self, stmt: ast.stmt, state: _State) -> Iterable[_Way]:
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

    def _raise(self, stmt: ast.Raise, state: _State) -> Iterator[_Way]:
        here, _ = self._steps(stmt, {state})  # raises what it says, whatever it takes to make that
        for after in here:
            for error in _raised(stmt, after):
                yield error, after

    def _leave(self, stmt: ast.stmt, state: _State, end: End) -> Iterator[_Way]:
        for way, after in self._step(stmt, state):
            yield (end if way is End.NEXT else way), after

    def _if(self, stmt: ast.If, state: _State) -> set[_Way]:
        here, left = {state}, set[_Way]()
        while True:  # an `elif` is nested in the tree, thousands deep if need be
            here, failed = self._steps(stmt.test, here)
            truth = truth_of(stmt.test)
            left |= failed
            if truth is not False:
                left |= self._blocks(stmt.body, here)
            if truth is True:
                return left
            match stmt.orelse:
                case [ast.If() as stmt]:
                    continue
                case orelse:
                    return left | self._blocks(orelse, here)

    def _match(self, stmt: ast.Match, state: _State) -> set[_Way]:
        here, left = self._steps(stmt.subject, {state})
        for case in stmt.cases:
            matched, failed = self._steps(case, here)
            left |= failed | self._blocks(case.body, matched)
            if case.guard:
                here |= matched
            elif _is_irrefutable(case.pattern):
                return left
        return left.union((End.NEXT, state) for state in here)

    def _loop(self, stmt: ast.For | ast.AsyncFor | ast.While, state: _State) -> set[_Way]:
        known, left = ({state}, set[_Way]()) if isinstance(stmt, ast.While) else self._steps(stmt.iter, {state})
        todo = [*known]
        while todo:
            entering, leaving, failed = self._turn(stmt, todo.pop())
            left |= failed | self._blocks(stmt.orelse, leaving)
            for end, after in self._blocks(stmt.body, entering):
                if end is End.BREAK:
                    left.add((End.NEXT, after))
                elif end is not End.NEXT and end is not End.CONTINUE:
                    left.add((end, after))
                elif after not in known:
                    known.add(after)
                    todo.append(after)
        return left

    def _turn(
        self, stmt: ast.For | ast.AsyncFor | ast.While, state: _State,
    ) -> tuple[set[_State], set[_State], set[_Way]]:
        """From the head of a loop: into its body, past its end, and out of it with a failure."""
        if isinstance(stmt, ast.While):
            here, failed = self._steps(stmt.test, {state})
            truth = truth_of(stmt.test)
            return here if truth is not False else set(), here if truth is not True else set(), failed
        return {*self._bind(stmt.target, state)}, {state}, {(End.FAIL, state)}

    def _with(self, stmt: ast.With | ast.AsyncWith, state: _State) -> Iterator[_Way]:
        here, kept = {state}, Catches.NOTHING
        for item in stmt.items:
            here, failed = self._steps(item, here)
            for way in failed:
                yield from _kept(way, kept)
            kept = max(kept, self._catches(item))
        for way in self._blocks(stmt.body, here):
            yield from _kept(way, kept)

    def _try(self, stmt: ast.Try | ast.TryStar, state: _State) -> Iterator[_Way]:
        for end, inner in self._handled(stmt, state):
            before = inner._replace(current=end if end._is_error else state.current)
            for last, after in self.block(stmt.finalbody, before):
                yield (end if last is End.NEXT else last), after._replace(current=state.current)

    def _handled(self, stmt: ast.Try | ast.TryStar, state: _State) -> set[_Way]:
        """The ways out of a `try`, before its `finally`."""
        here, left = _parted(self.block(stmt.body, state))
        ways = self._blocks(stmt.orelse, here)
        for end, inner in left:
            if end._is_error:
                ways |= self._handlers(stmt, end, inner)
            else:
                ways.add((end, inner))
        return ways

    def _handlers(self, stmt: ast.Try | ast.TryStar, error: End, state: _State) -> set[_Way]:
        here, ways = {state}, set[_Way]()
        for handler in stmt.handlers:
            catches = self._catches(handler)
            if catches is Catches.NOTHING:
                continue
            done = set[_State]()
            for before in here:
                held = self._holding(before.held, handler.name, error)
                for end, after in self.block(handler.body, before._replace(held=held, current=error)):
                    after = after._replace(held=self._holding(after.held, handler.name, End.RAISE))
                    ways.add((end, after))
                    if end is End.NEXT:
                        done.add(after)
            if catches is Catches.EVERYTHING:
                return ways
            if isinstance(stmt, ast.TryStar):  # what is left of the group goes to the next one
                here |= done
        return ways.union((error, state) for state in here)

    def _steps(self, node: ast.AST, states: Iterable[_State]) -> tuple[set[_State], set[_Way]]:
        return _parted(way for state in states for way in self._step(node, state))

    def _step(self, node: ast.AST, state: _State) -> Iterator[_Way]:
        """The ways behind a simple statement, or an expression, case or item of a compound one."""
        seen = self._look(node)
        for events in seen.events:
            after = state._replace(events=state.events | events)
            if seen.fails:
                yield End.FAIL, after
            for bound in self._bind(node, after):
                yield End.NEXT, bound

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
            happening: dict[ast.AST, frozenset[Event]] = {}
            for part in reversed(order):
                happening[part] = _alternatives(part, happening, self._events(part))
            fails = not all(isinstance(part, _HARMLESS) for part in order)
            self._seen[node] = _Seen(happening[node], fails, self._names.intersection(map(_bound, order)))
        return self._seen[node]


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


def _parted(ways: Iterable[_Way]) -> tuple[set[_State], set[_Way]]:
    """The states that fall through, and the ways that do not."""
    here, left = set[_State](), set[_Way]()
    for way in ways:
        if way[0] is End.NEXT:
            here.add(way[1])
        else:
            left.add(way)
    return here, left


def _kept(way: _Way, kept: Catches) -> Iterator[_Way]:
    """What becomes of a way out of a `with` whose managers keep so much."""
    end, state = way
    if end._is_error and kept is not Catches.NOTHING:
        yield End.NEXT, state
    if not end._is_error or kept is not Catches.EVERYTHING:
        yield way


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


def _alternatives(node: ast.AST, happening: dict[ast.AST, frozenset[Event]], own_event: Event) -> frozenset[Event]:
    """What may happen when a node is evaluated, given the same of its parts."""
    match node:
        case ast.IfExp(test=test, body=body, orelse=orelse):
            parts = [happening[test], happening[body] | happening[orelse]]
        case ast.BoolOp() | ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            first, *rest = _parts(node)
            parts = [happening[first], *(happening[part] | {Event.NOTHING} for part in rest)]
        case _:
            parts = [happening[part] for part in _parts(node)]
    found = {Event.NOTHING}
    for part in [*parts, {own_event}]:
        found = {before | now for before in found for now in part}
    return frozenset(found)


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
