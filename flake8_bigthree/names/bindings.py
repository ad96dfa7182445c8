"""Which names do the statements of one scope bind, and where?"""
from __future__ import annotations

import ast
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from typing import Any
from typing import NamedTuple

from flake8_bigthree.walk import end
from flake8_bigthree.walk import expressions
from flake8_bigthree.walk import is_on
from flake8_bigthree.walk import own
from flake8_bigthree.walk import start


class Binding(NamedTuple):
    """One place that binds a name, or unbinds it.

    `node` says how: the import's alias, the `def` or `class`, the parameter (`ast.arg`), the handler
    of `except … as`, the type parameter, the walrus expression, the `del` or `global` statement, or
    else the target. `value` is the expression the target takes its value from, when there is one.
    `stmt` is the statement (handler, case) it happens in.
    """

    stmt: ast.AST
    node: ast.AST
    value: ast.expr | None = None


Table = dict[str, list[Binding]]

#: The key under which the star imports of a scope are kept; no name can be spelled so.
STAR = '*'


def bindings(body: list[ast.stmt], walruses: Sequence[int] = ()) -> Table:
    """Every name that `body` binds, with all the places that bind it, in source order.

    `walruses` are the lines, sorted, in which `:=` is looked for, which means to enter every expression.
    `global x`, `nonlocal x` and `del x` stand in the table as bindings whose node is that statement.

    >>> sorted(bindings(ast.parse('import os.path\\nfor a, b in c: d = e').body))
    ['a', 'b', 'd', 'os']
    """
    table: Table = {}
    if walruses and body:
        first, last = start(body[0])[0], end(body[-1])[0]
        walruses = [line for line in walruses if first <= line <= last]
    for stmt in own(body):
        if bind := _BINDERS.get(type(stmt)):
            for name, binding in bind(stmt):
                if name in table:
                    table[name].append(binding)
                else:
                    table[name] = [binding]
        if walruses and is_on(stmt, walruses):
            for name, binding in _walruses(stmt):
                table.setdefault(name, []).append(binding)
    return table


def parameters(args: ast.arguments) -> Iterator[ast.arg]:
    """All parameters in the order in which they are written."""
    yield from args.posonlyargs
    yield from args.args
    if args.vararg:
        yield args.vararg
    yield from args.kwonlyargs
    if args.kwarg:
        yield args.kwarg


def lambda_bindings(node: ast.Lambda) -> Table:
    """What `:=` binds in a lambda; its statement is the lambda.

    >>> sorted(lambda_bindings(ast.parse('lambda: (a := [b := 1, lambda: (c := 2)])', mode='eval').body))
    ['a', 'b']
    """
    table: Table = {}
    for name, binding in _walruses(ast.Expr(node.body)):
        table.setdefault(name, []).append(binding._replace(stmt=node))
    return table


def _walruses(stmt: ast.AST) -> Iterator[tuple[str, Binding]]:
    in_lambda: set[ast.AST] = set()
    hidden: dict[ast.AST, set[str]] = {}
    for node in expressions(stmt):
        match node:
            case ast.Lambda():
                in_lambda.update(ast.walk(node.body))
            case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
                targets = {name for loop in node.generators for name in _names_in(loop.target)}
                for inner in ast.walk(node):
                    hidden.setdefault(inner, set()).update(targets)
            case ast.NamedExpr() if node not in in_lambda:
                # Names of a comprehension's own mean nothing outside of it.
                is_inside = not hidden.get(node, set()).isdisjoint(_names_in(node.value))
                yield node.target.id, Binding(stmt, node, None if is_inside else node.value)


def _names_in(node: ast.expr) -> Iterator[str]:
    return (inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name))


def _assigned(stmt: ast.Assign) -> Iterable[tuple[str, Binding]]:
    match stmt.targets:  # nearly all are of one of these two kinds
        case [ast.Name(id=name) as target]:
            return [(name, Binding(stmt, target, stmt.value))]
        case [ast.Attribute() | ast.Subscript()]:
            return ()
    return [found for target in stmt.targets for found in _targets(stmt, target, stmt.value)]


def _annotated(stmt: ast.AnnAssign) -> Iterable[tuple[str, Binding]]:
    if not stmt.simple and not stmt.value:  # `(x): int` says nothing about x
        return ()
    return _targets(stmt, stmt.target, stmt.value)


def _without_value(stmt: ast.For | ast.AsyncFor | ast.AugAssign) -> Iterable[tuple[str, Binding]]:
    return _targets(stmt, stmt.target, None)


def _entered(stmt: ast.With | ast.AsyncWith) -> Iterable[tuple[str, Binding]]:
    targets = [item.optional_vars for item in stmt.items if item.optional_vars]
    return [found for target in targets for found in _targets(stmt, target, None)]


def _named(stmt: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> Iterable[tuple[str, Binding]]:
    return [(stmt.name, Binding(stmt, stmt))]


def _imported(stmt: ast.Import) -> Iterable[tuple[str, Binding]]:
    return [(alias.asname or alias.name.partition('.')[0], Binding(stmt, alias)) for alias in stmt.names]


def _imported_from(stmt: ast.ImportFrom) -> Iterable[tuple[str, Binding]]:
    return [(alias.asname or alias.name, Binding(stmt, alias)) for alias in stmt.names]


def _caught(handler: ast.ExceptHandler) -> Iterable[tuple[str, Binding]]:
    return [(handler.name, Binding(handler, handler))] if handler.name else ()


def _declared(stmt: ast.Global | ast.Nonlocal) -> Iterable[tuple[str, Binding]]:
    return [(name, Binding(stmt, stmt)) for name in stmt.names]


def _deleted(stmt: ast.Delete) -> Iterable[tuple[str, Binding]]:
    return [(name, Binding(stmt, stmt)) for target in stmt.targets for name, _ in _targets(stmt, target, None)]


def _captured(case: ast.match_case) -> Iterator[tuple[str, Binding]]:
    for node in ast.walk(case.pattern):
        match node:
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
                yield name, Binding(case, node)


def _type_alias(stmt: Any) -> Iterable[tuple[str, Binding]]:  # noqa: HRD213 - Python 3.11 has no such node
    return [(stmt.name.id, Binding(stmt, stmt.name, stmt.value))]


# Each takes another type of node.
_BINDERS: dict[type[ast.AST] | None, Callable[[Any], Iterable[tuple[str, Binding]]]] = {  # noqa: HRD213 - no two alike
    ast.AnnAssign: _annotated,
    ast.Assign: _assigned,
    ast.AsyncFor: _without_value,
    ast.AsyncFunctionDef: _named,
    ast.AsyncWith: _entered,
    ast.AugAssign: _without_value,
    ast.ClassDef: _named,
    ast.Delete: _deleted,
    ast.ExceptHandler: _caught,
    ast.For: _without_value,
    ast.FunctionDef: _named,
    ast.Global: _declared,
    ast.Import: _imported,
    ast.ImportFrom: _imported_from,
    ast.Nonlocal: _declared,
    ast.With: _entered,
    ast.match_case: _captured,
    getattr(ast, 'TypeAlias', None): _type_alias,  # Python 3.12
}


def _targets(stmt: ast.AST, target: ast.expr, value: ast.expr | None) -> Iterator[tuple[str, Binding]]:
    if isinstance(target, ast.Name):  # as nearly always
        yield target.id, Binding(stmt, target, value)
        return
    for inner, part in innermost(target, value):
        if isinstance(inner, ast.Name):
            yield inner.id, Binding(stmt, inner, part)


def innermost(target: ast.expr, value: ast.expr | None) -> Iterator[tuple[ast.expr, ast.expr | None]]:
    """The names, attributes and subscripts in a target, each with the expression it takes its value from, if any.

    >>> target, value = ast.parse('(a, b.c), *d = (1, 2), 3').body[0].targets[0], ast.parse('(1, 2), 3').body[0].value
    >>> [(ast.unparse(node), part and ast.unparse(part)) for node, part in innermost(target, value)]
    [('a', None), ('b.c', None), ('d', None)]
    """
    match target:
        case ast.Starred(value=inner):
            yield from innermost(inner, None)
        case ast.Tuple(elts=elts) | ast.List(elts=elts):
            for element, part in zip(elts, _parts(value, elts), strict=True):
                yield from innermost(element, part)
        case _:
            yield target, value


def _parts(value: ast.expr | None, targets: list[ast.expr]) -> list[ast.expr] | list[None]:
    """The values that the targets of an unpacking take, where they are written side by side."""
    match value:
        case ast.Tuple(elts=elts) | ast.List(elts=elts) if len(elts) == len(targets):
            if not any(isinstance(part, ast.Starred) for part in (*elts, *targets)):
                return elts
    return [None] * len(targets)
