"""From statement to statement of a block: what can be raised where, and what is caught around it?"""
from __future__ import annotations

import ast
from collections.abc import Iterable
from collections.abc import Iterator

from flake8_bigthree.managers import may_keep
from flake8_bigthree.names.errors import members
from flake8_bigthree.names.errors import named
from flake8_bigthree.names.errors import raised
from flake8_bigthree.names.errors import shown
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.evaluate import methods
from flake8_bigthree.names.project import SCOPES
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Caught
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Function
from flake8_bigthree.names.values import Instance
from flake8_bigthree.raising.callers import FARTHEST
from flake8_bigthree.raising.callers import is_for_block
from flake8_bigthree.raising.following import is_generator
from flake8_bigthree.raising.following import of_call
from flake8_bigthree.raising.operations import of_statement
from flake8_bigthree.raising.operations import of_step
from flake8_bigthree.raising.receivers import kinds
from flake8_bigthree.raising.sites import NONE
from flake8_bigthree.raising.sites import Catch
from flake8_bigthree.raising.sites import Direct
from flake8_bigthree.raising.sites import Followed
from flake8_bigthree.raising.sites import Guard
from flake8_bigthree.raising.sites import Guards
from flake8_bigthree.raising.sites import Here
from flake8_bigthree.raising.sites import How
from flake8_bigthree.raising.sites import Site
from flake8_bigthree.raising.sites import Statements
from flake8_bigthree.raising.sites import Unclear
from flake8_bigthree.raising.sites import external
from flake8_bigthree.raising.sites import is_broad
from flake8_bigthree.raising.sites import is_caught_by_name
from flake8_bigthree.raising.steps import YIELDS
from flake8_bigthree.raising.steps import Step
from flake8_bigthree.raising.steps import steps
from flake8_bigthree.raising.steps import steps_in
from flake8_bigthree.walk import BLOCKS
from flake8_bigthree.walk import own

Block = list[ast.stmt]
_EVERYTHING: Guard = (Catch((external('BaseException'),), keeps=True),)


def sites(body: Block, around: Here, without: Statements = NONE) -> Iterator[Site]:
    """Where a block can raise, or runs what can; in no certain order. `without` are statements that never run."""
    for here, step in visited(body, around):
        if here.stmt in without:
            continue
        if step is None:
            yield from _of_statement(here.stmt, here)
        else:
            yield from of_expression(step, here)


def sites_of_rest(call: ast.Call, stmt: ast.AST, scope: Scope) -> Iterator[Site]:
    """The sites of what a `with` enters behind one of its items, and of its block; none if the call is no item."""
    if rest := rest_of(call, stmt):
        items, body = rest
        here = Here(scope, stmt)
        for item in items:
            yield from of_manager(item, here, is_async=isinstance(stmt, ast.AsyncWith))
        for step in steps_in(items):
            yield from of_expression(step, here)
        yield from sites(body, behind(items, here))


def rest_of(call: ast.Call, stmt: ast.AST) -> tuple[list[ast.withitem], Block] | None:
    """The items of a `with` behind one of them, and its block; None if the call is no item."""
    match stmt:
        case ast.With(items=items, body=body) | ast.AsyncWith(items=items, body=body):
            calls = [item.context_expr for item in items]
            if call in calls:
                return items[calls.index(call) + 1:], body
    return None


def behind(items: Iterable[ast.withitem], here: Here) -> Here:
    """In the block of a `with`, behind these of its items."""
    return here._replace(guards=(*here.guards, *(guard for item in items for guard in guards_of(item, here))))


def visited(body: Block, around: Here) -> Iterator[tuple[Here, Step | None]]:
    """Each statement that runs with a block, and each expression that it evaluates."""
    _, _, receiver, guards, away = around
    stack: list[tuple[Block, Scope, Guards]] = [(body, around.scope, guards)]
    while stack:
        block, scope, guards = stack.pop()
        for stmt in block:
            here = Here(scope, stmt, receiver, guards, away)
            yield here, None
            for step in steps(stmt):
                yield here, step
            stack += _inner(stmt, here)


def of_expression(step: Step, here: Here) -> Iterator[Site]:
    """What an expression raises, or runs, without those in it."""
    match step.node:
        case ast.Call() as call:
            yield from of_call(step, call, here)
        case _ if here.away < FARTHEST:
            yield from of_step(step, here)


def sites_of_lambda(function: Function, away: int) -> Iterator[Site]:
    """Where a lambda can raise when it is called."""
    node = function.node
    assert isinstance(node, ast.Lambda)
    here = Here(function.scope.inner(node), node, function.receiver, away=away)
    for step in steps_in([node.body]):
        yield from of_expression(step, here)


def _inner(stmt: ast.AST, here: Here) -> Iterator[tuple[Block, Scope, Guards]]:
    """The blocks of a statement that run with it, each with what is caught around it."""
    scope, guards = here.scope, here.guards
    match stmt:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return
        case ast.Try(finalbody=final) | ast.TryStar(finalbody=final):
            around = (*guards, _EVERYTHING) if any(isinstance(inner, ast.Return) for inner in own(final)) else guards
            yield stmt.body, scope, (*around, _handlers(stmt, scope))
            yield stmt.orelse, scope, around
            for handler in stmt.handlers:
                yield handler.body, scope, around
            yield final, scope, guards
        case ast.With(body=body, items=items) | ast.AsyncWith(body=body, items=items):
            yield body, scope, (*guards, *(guard for item in items for guard in guards_of(item, here)))
        case _:
            for field in BLOCKS.get(type(stmt), ()):
                below = getattr(stmt, field)
                yield below, scope.inner(stmt) if isinstance(stmt, SCOPES) else scope, guards


def _handlers(stmt: ast.Try | ast.TryStar, scope: Scope) -> Guard:
    return tuple(
        Catch(
            tuple(cls for member in members(handler, scope) for cls in member.classes) if handler.type
            else (external('BaseException'),),
            not _raises_again(handler),
        )
        for handler in stmt.handlers
    )


def _raises_again(handler: ast.ExceptHandler) -> bool:
    """Does a handler, on some path, let go on what it has caught?"""
    inner = {
        stmt for found in own(handler.body) if isinstance(found, ast.ExceptHandler) for stmt in own(found.body)
    }
    for stmt in own(handler.body):
        match stmt:
            case ast.Raise(exc=None) if stmt not in inner:
                return True
            case ast.Raise(exc=ast.Name(id=name) | ast.Call(func=ast.Attribute(value=ast.Name(id=name)))):
                if name == handler.name:
                    return True
    return False


def guards_of(item: ast.withitem, here: Here) -> Iterator[Guard]:
    """What a context manager keeps from going on, or a generator that is one catches around its `yield`."""
    manager = item.context_expr
    if not isinstance(manager, ast.Call):
        return
    for value in evaluate(manager.func, here.place, here.receiver):
        if isinstance(value, Function):
            yield from _around_yield(value)
    if may_keep(item):
        arguments = (arg.value if isinstance(arg, ast.Starred) else arg for arg in manager.args)
        classes = (cls for arg in arguments for member in named(arg, here.place) for cls in member.classes)
        yield (Catch(tuple(classes), keeps=True),)


def _around_yield(function: Function) -> Guards:
    """What a context manager that is a generator catches where it yields."""
    node, answers = function.node, function.scope.module.answers
    key = 'yields', function
    if key not in answers:
        answers[key] = ()  # for one that enters itself
        if not isinstance(node, ast.Lambda) and is_generator(function):
            found = visited(node.body, Here(function.scope.inner(node), node, function.receiver))
            answers[key] = next((here.guards for here, step in found if step and isinstance(step.node, YIELDS)), ())
    guards: Guards = answers[key]
    return guards


def _of_statement(stmt: ast.AST, here: Here) -> Iterator[Site]:
    match stmt:
        case ast.Raise():
            yield from _of_raise(stmt, here)
        case ast.With(items=items) | ast.AsyncWith(items=items):
            if here.away < FARTHEST:
                for item in items:
                    yield from of_manager(item, here, is_async=isinstance(stmt, ast.AsyncWith))
        case _:
            yield from of_statement(stmt, here)


def of_manager(item: ast.withitem, here: Here, *, is_async: bool) -> Iterator[Site]:
    """What runs when a context manager is entered and left."""
    for kind in kinds(item.context_expr, here):
        if isinstance(kind, Class):
            for name in ('__aenter__', '__aexit__') if is_async else ('__enter__', '__exit__'):
                for function in methods(kind, name):
                    yield Followed(item.context_expr, function, here.guards)


def _of_raise(stmt: ast.Raise, here: Here) -> Iterator[Site]:
    for value in raised(stmt, here.scope, here.receiver):
        match value:
            case Instance(of=of) if is_caught_by_name(of):
                of = Class(of.node, of.place) if isinstance(of, Class) else of
                if is_for_block(of, How.RAISED, here.away):
                    yield Direct(stmt, of, How.RAISED, '', here.guards)
            case Instance(of=External(last=last)) if is_broad(value.of):
                if not here.away:
                    yield Unclear(stmt, f'raise {last}', 'that is as broad as what is caught', here.guards)
            case Instance() | Caught():  # what ends the program; what a handler raises again
                pass
            case _ if not here.away:
                name = shown(stmt.exc.func if isinstance(stmt.exc, ast.Call) else stmt.exc)
                yield Unclear(stmt, f'raise {name}', 'it is not known what is raised', here.guards)
