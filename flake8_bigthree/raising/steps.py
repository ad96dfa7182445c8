"""Which expressions does a statement evaluate, and which of the calls in it run what they make?"""
from __future__ import annotations

import ast
from collections.abc import Iterable
from collections.abc import Iterator
from typing import NamedTuple

from flake8_bigthree.walk import PARTS

YIELDS = (ast.Yield, ast.YieldFrom)
#: What may raise or run something by itself; all else is only gone through.
_TELLING = frozenset({ast.Attribute, ast.BinOp, ast.Call, ast.Subscript, *YIELDS})
#: What has nothing in it, as half of all expressions.
_LEAVES = frozenset({ast.Constant, ast.Name})
_COMPREHENSIONS = (ast.DictComp, ast.GeneratorExp, ast.ListComp, ast.SetComp)
#: What may run what expressions in it give.
_RUNNING = frozenset({ast.Await, ast.Call, ast.Starred, ast.YieldFrom, ast.comprehension, ast.withitem})
#: Builtins that go through all of what they are given, or hand it to what does.
_CONSUMERS = frozenset({
    'all', 'any', 'dict', 'enumerate', 'filter', 'frozenset', 'join', 'list', 'map', 'max', 'min', 'next', 'reversed',
    'set', 'sorted', 'sum', 'tuple', 'zip',
})
#: Functions that run the coroutines they are given, by the last part of their names.
_RUNNERS = frozenset({'gather', 'run', 'run_until_complete', 'shield', 'wait_for'})


class Step(NamedTuple):
    """An expression that is evaluated, if it is of a kind that may raise or run something by itself.

    `hidden` are the names that comprehensions around it bind. `runs` says that what it gives is awaited, iterated over
    or entered at once, so the body of a coroutine or generator runs.
    """

    node: ast.AST
    hidden: frozenset[str]
    runs: bool


def steps(stmt: ast.AST) -> Iterator[Step]:
    """What a statement evaluates itself: no annotations, no bodies of lambdas, nothing of the statements in it."""
    yield from steps_in(_roots(stmt), _run_by_statement(stmt))


def steps_in(roots: Iterable[ast.AST], running: Iterable[ast.AST] = ()) -> Iterator[Step]:
    """What these expressions evaluate; `running` are those of which what they give runs."""
    known = {*running}
    stack = [(root, frozenset[str]()) for root in reversed([*roots])]
    while stack:
        node, hidden = stack.pop()
        kind = type(node)
        if kind in _RUNNING:
            known.update(_run_by(node))
        if kind in _TELLING:
            yield Step(node, hidden, node in known)
        elif isinstance(node, _COMPREHENSIONS):
            targets = (name for loop in node.generators for name in ast.walk(loop.target))
            hidden |= {name.id for name in targets if isinstance(name, ast.Name)}
        elif isinstance(node, ast.Lambda):
            stack += [(child, hidden) for child in reversed(node.args.defaults)]
            continue
        for field in PARTS[kind]:
            value = getattr(node, field)
            below = reversed(value) if isinstance(value, list) else (value,)
            stack += [(child, hidden) for child in below if isinstance(child, ast.AST) and type(child) not in _LEAVES]


def _roots(stmt: ast.AST) -> list[ast.AST]:
    match stmt:
        case ast.AnnAssign(target=target, value=value):
            return [target, value] if value else []
        case (
            ast.FunctionDef(decorator_list=decorators, args=args)
            | ast.AsyncFunctionDef(decorator_list=decorators, args=args)
        ):
            return [*decorators, *args.defaults, *filter(None, args.kw_defaults)]
    found: list[object] = []
    for field in [field for field in reversed(PARTS[type(stmt)]) if field != 'type_params']:
        value = getattr(stmt, field)
        found += value if isinstance(value, list) else [value]
    return [node for node in found if isinstance(node, ast.AST)]


def _run_by_statement(stmt: ast.AST) -> Iterator[ast.AST]:
    match stmt:
        case ast.For(iter=iterable) | ast.AsyncFor(iter=iterable):
            yield iterable


def _run_by(node: ast.AST) -> Iterable[ast.AST]:
    """The expressions in another that give what runs at once."""
    match node:
        case ast.Await(value=value) | ast.YieldFrom(value=value):
            return [value]
        case ast.Starred(value=value):
            return _elements(value)
        case ast.comprehension(iter=value) | ast.withitem(context_expr=value):
            return [value]
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=args):
            if name in _CONSUMERS or name in _RUNNERS:
                return [inner for arg in args for inner in _elements(arg)]
    return []


def _elements(arg: ast.expr) -> list[ast.expr]:
    return arg.elts if isinstance(arg, ast.List | ast.Tuple) else [arg]


def root_name(node: ast.AST) -> str | None:
    """The name that an expression of attributes, calls and subscripts begins with.

    >>> root_name(ast.parse('a.b(1)[c].d', mode='eval').body), root_name(ast.parse('{}.d', mode='eval').body)
    ('a', None)
    """
    while True:
        match node:
            case ast.Attribute(value=node) | ast.Subscript(value=node) | ast.Call(func=node) | ast.Await(value=node):
                pass
            case ast.Name(id=name):
                return name
            case _:
                return None
