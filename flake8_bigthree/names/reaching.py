"""Which of the places that bind a name can have bound it when a statement runs?

The answer follows assignments from statement to statement, branch by branch. A loop may have run
before, a `try` or `with suppress(…)` may have stopped anywhere, and nobody looks at conditions but
those of `while True` and `if True`: so the answer may hold a binding too many, never one too few.
"""
from __future__ import annotations

import ast
from bisect import bisect_left
from bisect import bisect_right
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from flake8_bigthree.flow.conditions import is_for_types
from flake8_bigthree.flow.conditions import truth_of
from flake8_bigthree.managers import may_keep
from flake8_bigthree.names.bindings import Binding
from flake8_bigthree.walk import Position
from flake8_bigthree.walk import end
from flake8_bigthree.walk import own
from flake8_bigthree.walk import start

#: Stands in an answer for: it may be that none of them has run.
UNBOUND = Binding(ast.Pass(), ast.Pass())

#: The bindings that can hold: bit n for the nth of them, the highest for UNBOUND.
State = int
#: A path that ends before the place that is asked for brings nothing there.
DEAD: State = 0

Block = Sequence[ast.AST]
#: What leaves the turn of a loop: for the end of the loop, or for the next turn.
_JUMPS = (ast.Break, ast.Continue)
_LOOPS = (ast.For, ast.AsyncFor, ast.While)
#: The states in which the jumps in a block leave it, by their kind.
Left = dict[type[ast.AST], State]

#: Statements without a block: what they bind is bound when they have run.
_SIMPLE = (
    ast.AnnAssign, ast.Assign, ast.AsyncFunctionDef, ast.AugAssign, ast.ClassDef, ast.Delete, ast.FunctionDef,
    ast.Import, ast.ImportFrom,
)

#: What binds other than by a walrus before all of its expressions have been evaluated.
_STEPWISE = (ast.AsyncWith, ast.With, ast.match_case)


def reaching(
    body: Block, bindings: list[Binding], at: ast.AST | None, entry: Binding = UNBOUND,
) -> frozenset[Binding]:
    """Those of `bindings`, all of one name, that can hold while `at`, somewhere in `body`, evaluates what stands in it.

    What it binds itself is not among them, but for a walrus and the like. `bindings` stand in source order. `entry`
    holds before `body` begins: the parameter, or UNBOUND. With `at=None` the end of `body` is meant. The answer is
    empty where no path leads.
    """
    return frozenset(Reaching(body, bindings, entry).at(at))


class _Loop(NamedTuple):
    """The states of a loop."""

    head: State  # in which a turn may begin, before the condition or the target of `for`
    entered: State  # in which the body begins
    exhausted: State  # in which it ends by itself
    broken: State  # in which a `break` has ended it


class _Track(NamedTuple):
    """The way through a block that has been entered in a state."""

    #: The ends of the statements that change the state, and the states behind them.
    ends: list[Position]
    states: list[State]
    #: The states at the jumps out of it, and at its end.
    left: Left
    end: State


class Reaching:
    """The ways of one name through a body, each gone once however many places are asked for."""

    def __init__(self, body: Block, bindings: list[Binding], entry: Binding = UNBOUND) -> None:
        self._body = body
        self.bindings = bindings
        self._positions = [start(binding.stmt) for binding in bindings]
        #: The same, with the jumps in the loops that have been searched for them.
        self._points = [*self._positions]
        self._searched: set[ast.AST] = set()
        self._unbound = 1 << len(bindings)
        #: Stands for whatever holds before a block. What becomes of that does not depend on what it is.
        self._before = self._unbound << 1
        self._open = self._unbound | self._before
        #: The bindings behind which the name may be unbound.
        self._erasing = self._made_as(ast.Delete, ast.ExceptHandler)
        self._deletions = self._made_as(ast.Delete)
        self._entry = self._unbound if entry is UNBOUND else 1 << bindings.index(entry)
        #: By the block and the state in which it is entered.
        self._tracks: dict[tuple[int, State], _Track] = {}
        #: By an `if`, with its `elif`s, a `match` or a `try`, and the state before it: the states before each of its
        #: branches, cases or handlers, and the one behind the last where they follow one another.
        self._forks: dict[tuple[ast.AST, State], list[State]] = {}
        self._chains: dict[ast.If, list[ast.If]] = {}

    def at(self, place: ast.AST | None) -> Iterator[Binding]:
        """What `reaching` answers, in source order, UNBOUND last."""
        state = self._reach(self._body, self._entry, start(place)) if place else self._end(self._body, self._entry)
        state &= ~self._deletions
        while state:
            lowest = state & -state
            state ^= lowest
            yield self.bindings[lowest.bit_length() - 1] if lowest != self._unbound else UNBOUND

    def _made_as(self, *kinds: type[ast.AST]) -> State:
        """The bindings that are made by such nodes."""
        return sum(1 << number for number, binding in enumerate(self.bindings) if isinstance(binding.node, kinds))

    def _reach(self, body: Block, state: State, target: Position) -> State:
        """The state at a place somewhere in a body that is entered in a state."""
        if not state:
            return state
        track = self._track(body, state)
        number = bisect_right(track.ends, target)
        state = track.states[number - 1] if number else state
        holder = _holder(body, target)
        return self._inside(holder, state, target) if holder and state else state

    def _end(self, body: Block, state: State) -> State:
        """The state at the end of a body."""
        return self._run(body, state, _nowhere())

    def _run(self, body: Block, state: State, left: Left) -> State:
        """The state at the end of a body; `left` takes that at the jumps."""
        if not state or not body:
            return state
        track = self._track(body, state)
        for kind, jumped in track.left.items():
            left[kind] |= jumped
        return track.end

    def _track(self, body: Block, state: State) -> _Track:
        key = id(body), state
        if key not in self._tracks:
            self._tracks[key] = self._go(body, state)
        return self._tracks[key]

    def _go(self, body: Block, state: State) -> _Track:
        track = _Track([], [], _nowhere(), DEAD)
        number = bisect_left(self._points, start(body[0]))
        behind = end(body[-1])
        stmt = None
        while number < len(self._points) and self._points[number] < behind:
            stmt = _at(body, self._points[number])
            state = self._after(stmt, state, track.left) if state else DEAD
            track.ends.append(end(stmt))
            track.states.append(state or self._sure(stmt))
            number = bisect_left(self._points, end(stmt), number)
        # What stands behind the end of a path never runs, so it is enough to look at the last statement.
        last = state if stmt is body[-1] or not state else self._after(body[-1], state, track.left)
        return track._replace(end=last)

    def _sure(self, stmt: ast.AST) -> State:
        """What a statement binds for certain, whatever was before: where it never runs, that is all there is to say."""
        if isinstance(stmt, _SIMPLE) and any(_is_certain(self.bindings[number]) for number in self._made_by(stmt)):
            return self._header(stmt, DEAD)
        return DEAD

    def _inside(self, stmt: ast.AST, state: State, target: Position) -> State:
        """The state at the place that is asked for, which is somewhere in a statement or its beginning."""
        match stmt:
            case ast.If():
                return self._inside_if(stmt, state, target)
            case ast.For() | ast.AsyncFor() | ast.While():
                loop = self._loop(stmt, state)
                if _holder(stmt.body, target):
                    return self._reach(stmt.body, loop.entered, target)
                if _holder(stmt.orelse, target):
                    return self._reach(stmt.orelse, loop.exhausted, target)
                return self._during(stmt, loop.head if isinstance(stmt, ast.While) else state)
            case ast.Try() | ast.TryStar():
                return self._inside_try(stmt, state, target)
            case ast.With() | ast.AsyncWith() if _holder(stmt.body, target):
                return self._reach(stmt.body, self._header(stmt, state), target)
            case ast.Match() if start(stmt.cases[0]) <= target:
                number = bisect_right(stmt.cases, target, key=end)
                case, state = stmt.cases[number], self._fork(stmt, self._header(stmt, state))[number]
                if _holder(case.body, target):
                    return self._reach(case.body, self._header(case, state), target)
                return self._during(case, state)
        return self._during(stmt, state)

    def _inside_if(self, stmt: ast.If, state: State, target: Position) -> State:
        branches = self._branches(stmt)
        states = self._fork(stmt, state)
        number = bisect_right(branches, target, key=_end_of_body)
        if number == len(branches):
            return self._reach(branches[-1].orelse, states[-1], target)
        branch = branches[number]
        if target < start(branch.body[0]):
            return self._during(branch, states[number])
        return self._reach(branch.body, states[number + 1], target)

    def _inside_try(self, stmt: ast.Try | ast.TryStar, state: State, target: Position) -> State:
        if _holder(stmt.body, target):
            return self._reach(stmt.body, state, target)
        if _holder(stmt.orelse, target):
            return self._reach(stmt.orelse, self._end(stmt.body, state), target)
        if handler := _holder(stmt.handlers, target):
            assert isinstance(handler, ast.ExceptHandler)
            before = self._fork(stmt, state)[stmt.handlers.index(handler)]
            if _holder(handler.body, target):
                return self._reach(handler.body, self._header(handler, before), target)
            return self._during(handler, before)
        if _holder(stmt.finalbody, target):
            return self._reach(stmt.finalbody, state | self._before_finally(stmt), target)
        return state

    def _after(self, stmt: ast.AST, state: State, left: Left) -> State:
        """The state behind a statement, DEAD where control does not get there."""
        match stmt:
            case ast.Return() | ast.Raise():
                return DEAD
            case ast.Break() | ast.Continue():
                left[type(stmt)] |= state
                return DEAD
            case ast.If():
                return self._after_if(stmt, state, left)
            case ast.For() | ast.AsyncFor() | ast.While():
                loop = self._loop(stmt, state)
                return loop.broken | self._run(stmt.orelse, loop.exhausted, left)
            case ast.Try() | ast.TryStar():
                return self._after_try(stmt, state, left)
            case ast.With() | ast.AsyncWith():
                entered = self._header(stmt, state)
                ends = self._run(stmt.body, entered, left)
                if any(map(may_keep, stmt.items)):
                    ends |= entered | self._within(stmt.body)
                    if any(map(may_keep, stmt.items[:-1])):  # an error of the managers behind it, too
                        ends |= state
                return ends
            case ast.Match():
                *before, ends = self._fork(stmt, self._header(stmt, state))
                for case, state in zip(stmt.cases, before, strict=True):
                    ends |= self._run(case.body, self._header(case, state), left)
                return ends
        return self._header(stmt, state)

    def _after_try(self, stmt: ast.Try | ast.TryStar, state: State, left: Left) -> State:
        leaving = _nowhere()
        ends = self._run(stmt.orelse, self._run(stmt.body, state, leaving), leaving)
        for handler, before in zip(stmt.handlers, self._fork(stmt, state)):
            inner = _nowhere()
            end = self._run(handler.body, self._header(handler, before), inner)
            # Python deletes the name of `except … as` on every way out of the handler.
            is_deleted = bool(self._made_by(handler))
            ends |= self._unbound if end and is_deleted else end
            for kind, jumped in inner.items():
                leaving[kind] |= self._unbound if jumped and is_deleted else jumped
        if not stmt.finalbody:
            for kind, jumped in leaving.items():
                left[kind] |= jumped
            return ends
        last = _nowhere()
        passed = self._run(stmt.finalbody, self._before, last)
        for kind, jumped in leaving.items():
            left[kind] |= self._applied(passed, jumped)
            # A jump in `finally` drops what has led there: an error, a `return`, another jump.
            left[kind] |= self._applied(last[kind], state | self._before_finally(stmt))
        return self._applied(passed, ends)

    def _before_finally(self, stmt: ast.Try | ast.TryStar) -> State:
        """What can be bound somewhere in a `try` before its `finally`."""
        last: Block = stmt.orelse or stmt.handlers or stmt.body
        return self._within([stmt.body[0], last[-1]])

    def _after_if(self, stmt: ast.If, state: State, left: Left) -> State:
        """The state behind `if`. What a branch binds for type checkers counts where no other binds the name."""
        ends = for_types = DEAD
        branches = self._branches(stmt)
        _, *states = self._fork(stmt, state)
        for branch, state in zip(branches, states, strict=True):
            counts_for_types = is_for_types(branch.test)
            if counts_for_types:
                for_types |= self._run(branch.body, state, left)
                continue
            ends |= self._run(branch.body, state, left)
            if counts_for_types is False:
                for_types |= self._run(branch.orelse, state, left)
                break
            if truth_of(branch.test):
                break
        else:
            ends |= self._run(branches[-1].orelse, state, left)
        return ends | for_types if ends & self._open or not ends else ends

    def _loop(self, stmt: ast.For | ast.AsyncFor | ast.While, state: State) -> _Loop:
        self._look_for_jumps(stmt)
        if not isinstance(stmt, ast.While):  # what it loops over is evaluated once, before
            state = self._during(stmt, state)
        left = _nowhere()
        turned = self._run(stmt.body, self._header(stmt, self._before), left) | left[ast.Continue]
        head = state | turned & ~self._before
        entered = self._header(stmt, head)
        broken = self._applied(left[ast.Break], head)
        if not isinstance(stmt, ast.While):
            return _Loop(head, entered, head, broken)
        return _Loop(head, entered, DEAD if truth_of(stmt.test) else entered, broken)

    def _look_for_jumps(self, loop: ast.For | ast.AsyncFor | ast.While) -> None:
        """Make the jumps in a loop, and in those within it, points to stop at."""
        if loop not in self._searched:
            nodes = [*own([loop])]
            self._searched.update(node for node in nodes if isinstance(node, _LOOPS))
            jumps = [start(node) for node in nodes if isinstance(node, _JUMPS)]
            within = slice(bisect_left(self._points, start(loop)), bisect_left(self._points, end(loop)))
            self._points[within] = sorted([*self._points[within], *jumps])

    def _applied(self, passed: State, state: State) -> State:
        """What a block that begins in a state makes of it, when it makes `passed` of `_before`."""
        return (passed & ~self._before | state if passed & self._before else passed) if state else DEAD

    def _branches(self, stmt: ast.If) -> list[ast.If]:
        """`if` and its `elif`s: they are nested in the tree, thousands deep if need be."""
        if stmt not in self._chains:
            self._chains[stmt] = [*_chain(stmt)]
        return self._chains[stmt]

    def _fork(self, stmt: ast.If | ast.Match | ast.Try | ast.TryStar, state: State) -> list[State]:
        """The states before each branch, case or handler, and behind the last where they follow one another."""
        key = stmt, state
        if key not in self._forks:
            self._forks[key] = [*self._forked(stmt, state)]
        return self._forks[key]

    def _forked(self, stmt: ast.If | ast.Match | ast.Try | ast.TryStar, state: State) -> Iterable[State]:
        match stmt:
            case ast.If():
                chain = self._branches(stmt)
                return accumulate(chain, lambda before, branch: self._header(branch, before), initial=state)
            case ast.Match(cases=cases):
                return accumulate(cases, lambda before, case: self._passed(case, before), initial=state)
        state |= self._within(stmt.body)
        if isinstance(stmt, ast.Try):
            return [state] * len(stmt.handlers)
        # Of the handlers of `except*` several may run, one after the other.
        return accumulate(stmt.handlers, lambda before, handler: before | self._within([handler]), initial=state)

    def _passed(self, case: ast.match_case, state: State) -> State:
        """The state when a case has not been taken; what its pattern has captured for the guard stays bound."""
        match case:
            case ast.match_case(pattern=ast.MatchAs(pattern=None), guard=None):
                return DEAD
            case ast.match_case(guard=None):
                return state
        return state | self._header(case, state)

    def _header(self, stmt: ast.AST, state: State) -> State:
        """The state behind what a statement itself binds."""
        made = DEAD
        certain = False
        for number in self._made_by(stmt):
            binding = self.bindings[number]
            certain = certain or _is_certain(binding)
            if isinstance(binding.node, ast.Delete):
                made |= self._unbound
            elif not _only_annotates(binding) or state & self._open:
                made |= 1 << number
        return made if certain else state | made

    def _during(self, stmt: ast.AST, state: State) -> State:
        """The states while a statement itself runs: a walrus, a capture or a manager before can have bound already."""
        for number in self._made_by(stmt):
            if isinstance(self.bindings[number].node, ast.NamedExpr) or isinstance(stmt, _STEPWISE):
                state |= 1 << number
        return state

    def _made_by(self, stmt: ast.AST) -> list[int]:
        """The numbers of the bindings that a statement itself makes, not those of the statements in it."""
        position = start(stmt)
        first = bisect_left(self._positions, position)
        end = bisect_right(self._positions, position, first)
        return [number for number in range(first, end) if self.bindings[number].stmt is stmt]

    def _within(self, block: Block) -> State:
        """All that can be bound somewhere in these statements, which follow one another."""
        first = bisect_left(self._positions, start(block[0]))
        behind = bisect_left(self._positions, end(block[-1]), first)
        state = ((1 << behind - first) - 1) << first
        return state | self._unbound if state & self._erasing else state


def _nowhere() -> Left:
    """No jump has left yet."""
    return dict.fromkeys(_JUMPS, DEAD)


def _chain(stmt: ast.If) -> Iterator[ast.If]:
    """`if` and its `elif`s: they are nested in the tree, thousands deep if need be."""
    yield stmt
    while isinstance(following := stmt.orelse[0] if len(stmt.orelse) == 1 else None, ast.If):
        stmt = following
        yield stmt


def _end_of_body(stmt: ast.If) -> Position:
    return end(stmt.body[-1])


def _holder(block: Block, target: Position) -> ast.AST | None:
    """The statement, handler or case of a block in which a place is."""
    number = bisect_right(block, target, key=end)
    return block[number] if number < len(block) and start(block[number]) <= target else None


def _is_certain(binding: Binding) -> bool:
    """Is it bound when the statement has run? Many a walrus may be skipped, a star import may not have the name."""
    match binding.node:
        case ast.NamedExpr() as walrus:
            return _is_evaluated(walrus, binding.stmt)
        case ast.alias(name='*'):
            return False
    return not _only_annotates(binding)


def _is_evaluated(walrus: ast.NamedExpr, stmt: ast.AST) -> bool:
    """Is it what a statement evaluates first: `if (x := f()):`, `while (x := f()) != y:`?"""
    match stmt:
        case ast.If(test=expr) | ast.While(test=expr) | ast.Expr(value=expr) | ast.Assign(value=expr):
            while isinstance(expr, ast.Compare | ast.UnaryOp):
                expr = expr.left if isinstance(expr, ast.Compare) else expr.operand
            return expr is walrus
    return False


def _only_annotates(binding: Binding) -> bool:
    """Does it just say what the name will be bound to, as `x: int` does?"""
    return isinstance(binding.stmt, ast.AnnAssign) and not binding.stmt.value


def _at(block: Block, position: Position) -> ast.AST:
    """The statement of a block that a position is in."""
    return block[bisect_right(block, position, key=end)]
