"""Of which classes can an object be whose method is called?"""
from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.evaluate import methods
from flake8_bigthree.names.lookup import Bound
from flake8_bigthree.names.lookup import lookup
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Constant
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Function
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.raising.contracts import returns
from flake8_bigthree.raising.sites import Here
from flake8_bigthree.walk import own

#: A class of the project, or the name that contracts have for one from outside.
Kind = Class | str

#: The kinds of numbers.
NUMBERS = ('float', 'int')
#: So many expressions are looked at to find out what one object is.
_MOST = 30

_DISPLAYS: dict[type[ast.expr], str] = {
    ast.Dict: 'dict',
    ast.DictComp: 'dict',
    ast.JoinedStr: 'str',
    ast.List: 'list',
    ast.ListComp: 'list',
    ast.Set: 'set',
    ast.SetComp: 'set',
    ast.Tuple: 'tuple',
}


def kinds(node: ast.expr, here: Here) -> tuple[Kind, ...]:
    """What the class of an object can be; nothing if that is not known."""
    return tuple(dict.fromkeys(_kinds(node, here, set())))


def _kinds(node: ast.expr, here: Here, seen: set[ast.expr]) -> Iterator[Kind]:
    """The same; `seen` is what has been looked at on the way, and has nothing more to say."""
    if node in seen or len(seen) > _MOST:
        return
    seen.add(node)
    if type(node) in _DISPLAYS:
        yield _DISPLAYS[type(node)]
        return
    is_known = False
    origins = []
    for value in evaluate(node, here.place, here.receiver):
        match value:
            case Instance(of=Class() as of):
                is_known = True
                yield of
            case Instance(of=External(name=name)):
                is_known = True
                yield returns(name) or name.removeprefix('builtins.')
            case Constant(value=str() | bytes() | int() | float() as constant):
                is_known = True
                yield type(constant).__name__
            case Unknown(origin=origin) if origin:
                origins.append(origin)
    # Where the call is seen, its arguments may say more than its name.
    written = () if is_known else (*_as_written(node, here, seen),)
    yield from written or filter(None, map(_made_by, origins))


def gives_number(node: ast.expr, here: Here) -> bool:
    """Has something been made by what gives numbers? Whoever asks of what is annotated as one does not trust that."""
    values = evaluate(node, here.place, here.receiver)
    return bool(values) and all(
        isinstance(value, Unknown) and value.origin and _made_by(value.origin) in NUMBERS for value in values
    )


def _made_by(origin: str) -> str | None:
    """The class of what an external function has made, or of an attribute of that."""
    parts = origin.split('.')
    for end in range(len(parts) - 1, 0, -1):
        found = returns('.'.join(parts[:end]))
        for attribute in parts[end:]:
            found = found and returns(f'{found}.{attribute}')
        if found:
            return found
    return returns(origin)


def _as_written(node: ast.expr, here: Here, seen: set[ast.expr]) -> Iterator[Kind]:
    match node:
        case ast.Call(func=func):
            for name in _names(func, here, seen):
                if found := returns(name, node):
                    yield found
        case ast.Attribute(value=owner, attr=attr):
            for kind in _kinds(owner, here, seen):
                if isinstance(kind, str) and (found := returns(f'{kind}.{attr}')):
                    yield found
        case ast.BinOp(op=ast.Div(), left=value) | ast.Await(value=value) | ast.NamedExpr(value=value):
            yield from _kinds(value, here, seen)
        case ast.IfExp(body=body, orelse=orelse):
            yield from _kinds(body, here, seen)
            yield from _kinds(orelse, here, seen)
        case ast.BoolOp(values=values):
            for value in values:
                yield from _kinds(value, here, seen)
        case ast.Name(id=name):
            for found_at in lookup(name, here.place):
                if isinstance(found_at, Bound):
                    yield from _bound(found_at, here, seen)


def _names(func: ast.expr, here: Here, seen: set[ast.expr]) -> Iterator[str]:
    """The names that contracts have for what is called, as far as it is from outside."""
    for value in evaluate(func, here.place, here.receiver):
        if isinstance(value, External):
            yield value.name
            return
    if isinstance(func, ast.Attribute):
        for kind in _kinds(func.value, here, seen):
            if isinstance(kind, str):
                yield f'{kind}.{func.attr}'


def _bound(found: Bound, here: Here, seen: set[ast.expr]) -> Iterator[Kind]:
    """What a name is bound to where that can be followed: by an assignment, by `with` or by a loop."""
    scope, (stmt, node, value) = found
    there = Here(scope, stmt, here.receiver if scope is here.scope else None)
    match stmt:
        case _ if value:
            yield from _kinds(value, there, seen)
        case ast.With(items=items) | ast.AsyncWith(items=items):
            for item in items:
                if item.optional_vars is node:
                    yield from _entered(item.context_expr, there, seen)
        case ast.For(target=target, iter=iterable) if target is node:
            for kind in _kinds(iterable, there, seen):
                if isinstance(kind, str) and (element := returns(f'{kind}.__next__')):
                    yield element


def _entered(manager: ast.expr, here: Here, seen: set[ast.expr]) -> Iterator[Kind]:
    """What `with` gives: what `__enter__` returns, or a context manager that is a generator yields."""
    for kind in _kinds(manager, here, seen):
        if isinstance(kind, str):
            yield kind
        else:
            for method in (*methods(kind, '__enter__'), *methods(kind, '__aenter__')):
                yield from _given(method, kind, seen)
    if isinstance(manager, ast.Call):
        for value in evaluate(manager.func, here.place, here.receiver):
            if isinstance(value, Function):
                yield from _given(value, value.receiver, seen)


def _given(function: Function, receiver: Class | None, seen: set[ast.expr]) -> Iterator[Kind]:
    if isinstance(function.node, ast.Lambda):
        return
    inner = function.scope.inner(function.node)
    for stmt in own(function.node.body):
        match stmt:
            case ast.Return(value=ast.expr() as value) | ast.Expr(value=ast.Yield(value=ast.expr() as value)):
                yield from _kinds(value, Here(inner, stmt, receiver), seen)
