"""Which of the places that bind a name can have bound it when a statement runs?

The answer follows assignments from statement to statement, branch by branch. A loop may have run
before, a `try` or `with suppress(…)` may have stopped anywhere, and nobody looks at conditions but
those of `while True` and `if True`: so the answer may hold a binding too many, never one too few.
"""
from __future__ import annotations

import ast
from bisect import bisect_left
from bisect import bisect_right
from collections.abc import Iterator
from collections.abc import Sequence
from typing import NamedTuple

from flake8_bigthree.flow import truth_of
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

#: Before all statements.
_BEGINNING: Position = (0, 0)

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
    flow = _Flow(bindings, at)
    state = flow.state_of(entry)
    return flow.answer(flow.reach(body, state) if at else flow.run(body, state, _nowhere()))


class _Loop(NamedTuple):
    """The states of a loop."""

    head: State  # in which a turn may begin, before the condition or the target of `for`
    entered: State  # in which the body begins
    exhausted: State  # in which it ends by itself
    broken: State  # in which a `break` has ended it


class _Flow:
    """The way from the beginning of a body to one statement in it."""

    def __init__(self, bindings: list[Binding], at: ast.AST | None) -> None:
        self._bindings = bindings
        self._positions = [start(binding.stmt) for binding in bindings]
        #: The same, with the jumps in the loops that have been searched for them.
        self._points = self._positions
        self._searched: set[ast.AST] = set()
        self._unbound = 1 << len(bindings)
        #: Stands for whatever holds before a block. What becomes of that does not depend on what it is.
        self._before = self._unbound << 1
        self._open = self._unbound | self._before
        #: The bindings behind which the name may be unbound.
        self._erasing = sum(
            1 << number for number, binding in enumerate(bindings)
            if isinstance(binding.node, ast.Delete | ast.ExceptHandler)
        )
        self._target = start(at) if at else _BEGINNING

    def state_of(self, binding: Binding) -> State:
        """The state in which nothing but this binding holds."""
        return self._unbound if binding is UNBOUND else 1 << self._bindings.index(binding)

    def answer(self, state: State) -> frozenset[Binding]:
        """The bindings that hold in a state."""
        found = {
            binding for number, binding in enumerate(self._bindings)
            if state >> number & 1 and not isinstance(binding.node, ast.Delete)
        }
        return frozenset(found | {UNBOUND} if state & self._unbound else found)

    def reach(self, body: Block, state: State) -> State:
        """The state when the statement that is asked for begins, which is somewhere in a body."""
        holder = self._holder(body)
        state = self.run(body, state, _nowhere(), holder)
        return self._inside(holder, state) if holder and state else state

    def run(self, body: Block, state: State, left: Left, until: ast.AST | None = None) -> State:
        """The state at the end of a body, or before one of its statements; `left` takes that at the jumps."""
        if not state or not body:
            return state
        number = bisect_left(self._points, start(body[0]))
        behind = start(until) if until else end(body[-1])
        if self._points is self._positions:  # else a jump may have left before
            number = self._last_certain(body, number, bisect_left(self._points, behind))
        stmt = None
        while state and number < len(self._points) and self._points[number] < behind:
            stmt = _at(body, self._points[number])
            state = self._after(stmt, state, left)
            number = bisect_left(self._points, end(stmt), number)
        # What stands behind the end of a path never runs, so it is enough to look at the last statement.
        return state if until or stmt is body[-1] or not state else self._after(body[-1], state, left)

    def _last_certain(self, body: Block, first: int, end: int) -> int:
        """From which binding on to look: what was before one that is made for certain does not matter."""
        for number in range(end - 1, first, -1):
            binding = self._bindings[number]
            if isinstance(binding.stmt, _SIMPLE) and _is_certain(binding):
                if binding.stmt is _at(body, self._positions[number]):
                    return number
        return first

    def _inside(self, stmt: ast.AST, state: State) -> State:
        """The state at the place that is asked for, which is somewhere in a statement or its beginning."""
        match stmt:
            case ast.If():
                for branch, orelse in _branches(stmt):
                    if self._target < start(branch.body[0]):
                        return self._during(branch, state)
                    state = self._header(branch, state)
                    if self._holder(branch.body):
                        return self.reach(branch.body, state)
                return self.reach(orelse, state)
            case ast.For() | ast.AsyncFor() | ast.While():
                loop = self._loop(stmt, state)
                if self._holder(stmt.body):
                    return self.reach(stmt.body, loop.entered)
                if self._holder(stmt.orelse):
                    return self.reach(stmt.orelse, loop.exhausted)
                return self._during(stmt, loop.head if isinstance(stmt, ast.While) else state)
            case ast.Try() | ast.TryStar():
                return self._inside_try(stmt, state)
            case ast.With() | ast.AsyncWith() if self._holder(stmt.body):
                return self.reach(stmt.body, self._header(stmt, state))
            case ast.Match() if start(stmt.cases[0]) <= self._target:
                state = self._header(stmt, state)
                number = bisect_right(stmt.cases, self._target, key=end)
                for case in stmt.cases[:number]:
                    state = self._passed(case, state)
                stmt = stmt.cases[number]
                if self._holder(stmt.body):
                    return self.reach(stmt.body, self._header(stmt, state))
        return self._during(stmt, state)

    def _inside_try(self, stmt: ast.Try | ast.TryStar, state: State) -> State:
        if self._holder(stmt.body):
            return self.reach(stmt.body, state)
        if self._holder(stmt.orelse):
            return self.reach(stmt.orelse, self.run(stmt.body, state, _nowhere()))
        for handler, before in self._handlers(stmt, state):
            if self._holder([handler]):
                if self._holder(handler.body):
                    return self.reach(handler.body, self._header(handler, before))
                return self._during(handler, before)
        if self._holder(stmt.finalbody):
            return self.reach(stmt.finalbody, state | self._before_finally(stmt))
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
                return loop.broken | self.run(stmt.orelse, loop.exhausted, left)
            case ast.Try() | ast.TryStar():
                return self._after_try(stmt, state, left)
            case ast.With() | ast.AsyncWith():
                entered = self._header(stmt, state)
                ends = self.run(stmt.body, entered, left)
                if any(map(may_keep, stmt.items)):
                    ends |= entered | self._within(stmt.body)
                    if any(map(may_keep, stmt.items[:-1])):  # an error of the managers behind it, too
                        ends |= state
                return ends
            case ast.Match():
                state = self._header(stmt, state)
                ends = DEAD
                for case in stmt.cases:
                    ends |= self.run(case.body, self._header(case, state), left)
                    state = self._passed(case, state)
                return ends | state
        return self._header(stmt, state)

    def _after_try(self, stmt: ast.Try | ast.TryStar, state: State, left: Left) -> State:
        leaving = _nowhere()
        ends = self.run(stmt.orelse, self.run(stmt.body, state, leaving), leaving)
        for handler, before in self._handlers(stmt, state):
            inner = _nowhere()
            end = self.run(handler.body, self._header(handler, before), inner)
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
        passed = self.run(stmt.finalbody, self._before, last)
        for kind, jumped in leaving.items():
            left[kind] |= self._applied(passed, jumped)
            # A jump in `finally` drops what has led there: an error, a `return`, another jump.
            left[kind] |= self._applied(last[kind], state | self._before_finally(stmt))
        return self._applied(passed, ends)

    def _before_finally(self, stmt: ast.Try | ast.TryStar) -> State:
        """What can be bound somewhere in a `try` before its `finally`."""
        return self._within([*stmt.body, *stmt.handlers, *stmt.orelse])

    def _after_if(self, stmt: ast.If, state: State, left: Left) -> State:
        """The state behind `if`. What a branch binds for type checkers counts where no other binds the name."""
        ends = for_types = DEAD
        for branch, orelse in _branches(stmt):
            state = self._header(branch, state)
            is_for_types = _is_for_types(branch.test)
            if is_for_types:
                for_types |= self.run(branch.body, state, left)
                continue
            ends |= self.run(branch.body, state, left)
            if is_for_types is False:
                for_types |= self.run(branch.orelse, state, left)
                break
            if truth_of(branch.test):
                break
        else:
            ends |= self.run(orelse, state, left)
        return ends | for_types if ends & self._open or not ends else ends

    def _loop(self, stmt: ast.For | ast.AsyncFor | ast.While, state: State) -> _Loop:
        self._look_for_jumps(stmt)
        if not isinstance(stmt, ast.While):  # what it loops over is evaluated once, before
            state = self._during(stmt, state)
        left = _nowhere()
        turned = self.run(stmt.body, self._header(stmt, self._before), left) | left[ast.Continue]
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
            if jumps := [start(node) for node in nodes if isinstance(node, _JUMPS)]:
                self._points = sorted([*self._points, *jumps])

    def _applied(self, passed: State, state: State) -> State:
        """What a block that begins in a state makes of it, when it makes `passed` of `_before`."""
        return (passed & ~self._before | state if passed & self._before else passed) if state else DEAD

    def _handlers(self, stmt: ast.Try | ast.TryStar, state: State) -> Iterator[tuple[ast.ExceptHandler, State]]:
        """The handlers of a `try`, with the states in which they can begin."""
        state |= self._within(stmt.body)
        for handler in stmt.handlers:
            yield handler, state
            if isinstance(stmt, ast.TryStar):  # of which several may run, one after the other
                state |= self._within([handler])

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
            binding = self._bindings[number]
            certain = certain or _is_certain(binding)
            if isinstance(binding.node, ast.Delete):
                made |= self._unbound
            elif not _only_annotates(binding) or state & self._open:
                made |= 1 << number
        return made if certain else state | made

    def _during(self, stmt: ast.AST, state: State) -> State:
        """The states while a statement itself runs: a walrus, a capture or a manager before can have bound already."""
        for number in self._made_by(stmt):
            if isinstance(self._bindings[number].node, ast.NamedExpr) or isinstance(stmt, _STEPWISE):
                state |= 1 << number
        return state

    def _made_by(self, stmt: ast.AST) -> list[int]:
        """The numbers of the bindings that a statement itself makes, not those of the statements in it."""
        position = start(stmt)
        first = bisect_left(self._positions, position)
        end = bisect_right(self._positions, position, first)
        return [number for number in range(first, end) if self._bindings[number].stmt is stmt]

    def _within(self, block: Block) -> State:
        """All that can be bound somewhere in these statements, which follow one another."""
        first = bisect_left(self._positions, start(block[0]))
        behind = bisect_left(self._positions, end(block[-1]), first)
        state = ((1 << behind - first) - 1) << first
        return state | self._unbound if state & self._erasing else state

    def _holder(self, block: Block) -> ast.AST | None:
        """The statement, handler or case of a block in which the place is that is asked for."""
        number = bisect_right(block, self._target, key=end)
        return block[number] if number < len(block) and start(block[number]) <= self._target else None


def _nowhere() -> Left:
    """No jump has left yet."""
    return dict.fromkeys(_JUMPS, DEAD)


def _branches(stmt: ast.If) -> Iterator[tuple[ast.If, list[ast.stmt]]]:
    """`if` and its `elif`s, and with the last its `else`: they are nested in the tree, thousands deep if need be."""
    while True:
        match stmt.orelse:
            case [ast.If() as following]:
                yield stmt, []
                stmt = following
            case orelse:
                yield stmt, orelse
                return


def _is_for_types(test: ast.expr) -> bool | None:
    """Does a condition hold for type checkers only, True, or never for them, False? None for any other."""
    match test:
        case ast.Name(id='TYPE_CHECKING') | ast.Attribute(attr='TYPE_CHECKING'):
            return True
        case ast.UnaryOp(op=ast.Not(), operand=ast.Name(id='TYPE_CHECKING') | ast.Attribute(attr='TYPE_CHECKING')):
            return False
    return None


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
