"""Has code made sure that a key, an element or a result is there before it takes it?"""
from __future__ import annotations

import ast
import functools
from collections.abc import Iterable
from collections.abc import Iterator

from flake8_bigthree.names.project import Scope
from flake8_bigthree.walk import BLOCKS
from flake8_bigthree.walk import Position
from flake8_bigthree.walk import end
from flake8_bigthree.walk import expressions
from flake8_bigthree.walk import start

#: In place of a key: it is a future that is done, and one that has not been cancelled.
_DONE, _NOT_CANCELLED = '()', '(…)'
#: A container and a key that is in it; None for: it is not empty.
_Fact = tuple[str, str | None]
#: From where to where something holds.
_Span = tuple[Position, Position]

#: Types of what a key may lead to.
_TYPES = frozenset({'bool', 'bytes', 'dict', 'float', 'int', 'list', 'set', 'str', 'tuple'})
#: What stands in place of a key where there is none.
_NO_KEYS = (None, _DONE, _NOT_CANCELLED)
_LEAVE = (ast.Return, ast.Raise, ast.Continue, ast.Break)
_ORDERS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE)


def has_key(container: ast.expr, key: ast.expr, scope: Scope) -> bool:
    """Is it certain where a key is read that the container has it?"""
    return _holds((_text(container), _text(key)), key, scope)


def has_content(container: ast.expr, scope: Scope) -> bool:
    """Has it been asked where a container is read whether it is empty?"""
    return _holds((_text(container), None), container, scope)


def is_done(future: ast.expr, scope: Scope) -> bool:
    """Has it been asked where the result of a future is read whether it is done, and is it?"""
    return _holds((_text(future), _DONE), future, scope)


def is_not_cancelled(future: ast.expr, scope: Scope) -> bool:
    """Has it been asked where the result of a future is read whether it has been cancelled, and has it not?"""
    return _holds((_text(future), _NOT_CANCELLED), future, scope)


def _holds(fact: _Fact, node: ast.expr, scope: Scope) -> bool:
    return any(first <= start(node) <= last for first, last in _facts(scope).get(fact, ()))


@functools.lru_cache(maxsize=64)  # one function is gone through after the other
def _facts(scope: Scope) -> dict[_Fact, list[_Span]]:
    found: dict[_Fact, list[_Span]] = {}
    stack: list[list[ast.AST]] = [[*scope.body]]
    while stack:
        body = stack.pop()
        for stmt in body:
            for fact, span in _of_statement(stmt, end(body[-1])):
                found.setdefault(fact, []).append(span)
            if stmt.__class__ not in (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef):
                stack += [below for field in BLOCKS.get(type(stmt), ()) if (below := getattr(stmt, field))]
    return found


def _of_statement(stmt: ast.AST, behind: Position) -> Iterator[tuple[_Fact, _Span]]:
    """What a statement makes sure of, in the statements in it and in those behind it up to the end of the block."""
    match stmt:
        case ast.If(test=test, body=body, orelse=orelse):
            yield from _spread(_when(test, True), _span(body))
            yield from _spread(_when(test, False), _span(orelse) if orelse else (end(stmt), end(stmt)))
            if isinstance(body[-1], _LEAVE) or any(fact for inner in body for fact in _put(inner)):
                yield from _spread(_when(test, False), (end(stmt), behind))
            if isinstance(body[-1], ast.Raise):  # whoever raises for lack of a key, on whatever else, has thought of it
                lacking = (fact for part in _all_of(test) for fact in _when(part, False))
                yield from _spread((fact for fact in lacking if fact[1] not in _NO_KEYS), (end(stmt), behind))
        case ast.While(test=test, body=body):
            yield from _spread(_when(test, True), _span(body))
        case ast.For(target=target, iter=iterable, body=body):
            yield from _spread(_in_loop(target, iterable), _span(body))
    after = [*_put(stmt), *(_when(stmt.test, True) if isinstance(stmt, ast.Assert) else ())]
    yield from _spread(after, (end(stmt), behind))
    for node in expressions(stmt):
        yield from _of_expression(node)


def _of_expression(node: ast.AST) -> Iterator[tuple[_Fact, _Span]]:
    match node:
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield from _spread(_when(test, True), _span([body]))
            yield from _spread(_when(test, False), _span([orelse]))
        case ast.BoolOp(op=op, values=values):
            for number, value in enumerate(values[:-1], 1):
                yield from _spread(_when(value, isinstance(op, ast.And)), _span(values[number:]))
        case ast.DictComp() | ast.GeneratorExp() | ast.ListComp() | ast.SetComp():
            for loop in node.generators:
                facts = [*_in_loop(loop.target, loop.iter), *(fact for test in loop.ifs for fact in _when(test, True))]
                yield from _spread(facts, _span([node]))


def _span(nodes: Iterable[ast.AST]) -> _Span:
    first, *rest = nodes
    return start(first), end(rest[-1] if rest else first)


def _spread(facts: Iterable[_Fact], span: _Span) -> Iterator[tuple[_Fact, _Span]]:
    return ((fact, span) for fact in facts)


def _when(test: ast.expr, truth: bool) -> Iterator[_Fact]:
    """What is certain when a condition is true, or false."""
    while isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        test, truth = test.operand, not truth
    match test:
        case ast.BoolOp(op=op, values=values) if isinstance(op, ast.And) is truth:
            for value in values:
                yield from _when(value, truth)
        case ast.Compare(left=key, ops=[ast.In() | ast.NotIn() as op], comparators=[container]):
            if isinstance(op, ast.In) is truth:
                yield _text(_without_view(container)), _text(key)
                if isinstance(key, ast.Constant) and key.value:  # of texts the empty one is in the empty one
                    yield _text(_without_view(container)), None
                if _text(container).rpartition('.')[2] == 'done':  # as what `wait` gives is called
                    yield _text(key), _DONE
        case ast.Call(func=ast.Attribute(value=future, attr='done'), args=[]) if truth:
            yield _text(future), _DONE
        case ast.Call(func=ast.Attribute(value=future, attr='cancelled'), args=[]) if not truth:
            yield _text(future), _NOT_CANCELLED
        case ast.Call(func=ast.Name(id='isinstance'), args=[ast.Call() as call, wanted]) if truth and _is_there(wanted):
            yield from _when(call, True)
        case ast.Compare(left=ast.Call() as call, ops=[ast.IsNot()]) if truth:
            yield from _when(call, True)
        case ast.Compare(left=left, ops=[op], comparators=[right]) if isinstance(op, _ORDERS):
            for side in (left, right):  # how much there is in it has been asked, whatever is made of that
                match side:
                    case ast.Call(func=ast.Name(id='len'), args=[container]):
                        yield _text(container), None
        case ast.Call(func=ast.Attribute(value=container, attr='get'), args=[key, *_]) if truth:
            yield _text(container), _text(key)
        case ast.Call(func=ast.Name(id='len'), args=[container]) if truth:
            yield _text(container), None
        case ast.Name() | ast.Attribute() | ast.Subscript() if truth:
            yield _text(test), None


def _is_there(wanted: ast.expr) -> bool:
    """Is an instance of one of these classes something else than None, as those of builtin types are?"""
    names = wanted.elts if isinstance(wanted, ast.Tuple) else [wanted]
    return all(isinstance(name, ast.Name) and name.id in _TYPES for name in names)


def _all_of(test: ast.expr) -> list[ast.expr]:
    """The parts of a condition of which all have to be true; none if it is not of that form."""
    return test.values if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And) else []


def _put(stmt: ast.AST) -> Iterator[_Fact]:
    """What is in a container behind a statement that puts it there."""
    match stmt:
        case ast.Assign(targets=targets):
            for target in targets:
                if isinstance(target, ast.Subscript):
                    yield _text(target.value), _text(target.slice)
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=container, attr='setdefault'), args=[key, *_])):
            yield _text(container), _text(key)


def _in_loop(target: ast.expr, iterable: ast.expr) -> Iterator[_Fact]:
    """What is certain of a container whose keys or places a loop goes through."""
    match iterable:
        case ast.Call(func=ast.Name(id='enumerate' | 'sorted' | 'list' | 'tuple'), args=[inner, *_]):
            iterable = inner
        case ast.Call(func=ast.Name(id='range'), args=[*_, ast.Call(func=ast.Name(id='len'), args=[inner])]):
            iterable = inner
    if isinstance(target, ast.Tuple) and target.elts:
        target = target.elts[0]
    container = _text(_without_view(iterable))
    yield container, _text(target)
    yield container, None


def _without_view(container: ast.expr) -> ast.expr:
    match container:
        case ast.Call(func=ast.Attribute(value=value, attr='keys' | 'items'), args=[]):
            return value
    return container


def _text(node: ast.expr) -> str:
    """The same text for expressions that are written alike, whether they are read or bound."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    parts.append(node.id if isinstance(node, ast.Name) else ast.dump(node))
    return '.'.join(reversed(parts))
