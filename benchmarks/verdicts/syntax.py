"""The raise sites of a file, and what binds the names in the scopes around them."""
from __future__ import annotations

import ast
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from typing import NamedTuple

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Parameter(NamedTuple):
    """A parameter; `is_first` for the one that a method's object is passed as."""

    function: FunctionNode
    is_first: bool


class Import(NamedTuple):
    """One name of an import statement."""

    node: ast.Import | ast.ImportFrom
    alias: ast.alias


class Other(NamedTuple):
    """A loop, a `with`, an unpacking: whatever binds a name to something that is not spelled out."""


#: An expression, a handler (what it caught), a class or a function, or one of the above.
Source = ast.expr | ast.ExceptHandler | ast.ClassDef | FunctionNode | Parameter | Import | Other


class Binding(NamedTuple):
    """What a name is bound to, and the node that does it."""

    source: Source
    node: ast.AST


@dataclass(eq=False)
class Scope:
    """A module, class or function, with its bindings by name."""

    node: ast.Module | ast.ClassDef | FunctionNode
    outer: Scope | None = None
    names: dict[str, list[Binding]] = field(default_factory=dict)
    #: Names that `global` or `nonlocal` declares.
    declared: dict[str, type[ast.Global | ast.Nonlocal]] = field(default_factory=dict)

    @property
    def module(self) -> Scope:
        """The module that it is in."""
        return self.outer.module if self.outer else self


def raises(tree: ast.AST) -> list[ast.Raise]:
    """Every `raise` with an operand, always in the same order."""
    return [node for node in ast.walk(tree) if isinstance(node, ast.Raise) and node.exc]


def scoped_raises(tree: ast.Module) -> Iterator[tuple[ast.Raise, Scope]]:
    """Every `raise` with an operand and the scope that it stands in."""
    scopes = [Scope(tree)]
    while scopes:
        scope = scopes.pop()
        _bind_parameters(scope)
        for node in _parts(scope.node):
            _bind(scope, node)
            if isinstance(node, ast.Raise) and node.exc:
                yield node, scope
            elif isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                scopes.append(Scope(node, scope))


def alternatives(node: ast.expr) -> list[ast.expr]:
    """The expressions one of which is what a conditional expression or an `or` gives.

    >>> [ast.unparse(node) for node in alternatives(ast.parse('a if b else (c or d)', mode='eval').body)]
    ['a', 'c', 'd']
    """
    match node:
        case ast.IfExp(body=body, orelse=orelse):
            return [*alternatives(body), *alternatives(orelse)]
        case ast.BoolOp(values=values):
            return [part for value in values for part in alternatives(value)]
    return [node]


def is_in(node: ast.AST, around: ast.AST) -> bool:
    """Does a node stand in another one?

    >>> module = ast.parse('if a: b')
    >>> is_in(module.body[0].body[0], module.body[0]), is_in(module.body[0], module.body[0].body[0])
    (True, False)
    """
    return _start(around) <= _start(node) and _end(node) <= _end(around)


def is_before(node: ast.AST, other: ast.AST) -> bool:
    """Does a node end where another begins, or earlier?"""
    return _end(node) <= _start(other)


def asks_for_type(scope: Scope, operand: ast.expr) -> bool:
    """Does the code around ask what type something in an operand has? Then a type checker sees an upper bound only."""
    parts = {ast.dump(part) for part in ast.walk(operand) if isinstance(part, ast.Name | ast.Attribute)}
    for node in ast.walk(scope.node):
        match node:
            case ast.Call(func=ast.Name(id='isinstance' | 'issubclass'), args=[asked, _]) if ast.dump(asked) in parts:
                return True
            case ast.match_case(pattern=pattern) if any(isinstance(one, ast.MatchClass) for one in ast.walk(pattern)):
                return True
    return False


def _start(node: ast.AST) -> tuple[int, int]:
    return getattr(node, 'lineno'), getattr(node, 'col_offset')


def _end(node: ast.AST) -> tuple[int, int]:
    return getattr(node, 'end_lineno'), getattr(node, 'end_col_offset')


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a scope, in source order, without those of scopes in it; of comprehensions only what they bind."""
    for child in _children(node):
        yield child
        if isinstance(child, _COMPREHENSIONS):
            yield from (below for below in ast.walk(child) if isinstance(below, ast.NamedExpr))
        elif not isinstance(child, (*FUNCTIONS, ast.ClassDef, ast.Lambda)):
            yield from _parts(child)


def _children(node: ast.AST) -> Iterable[ast.AST]:
    """What is below a node, without the targets that are bound with their values."""
    match node:
        case ast.Module(body=body) | ast.ClassDef(body=body):
            return body
        case ast.FunctionDef(body=body) | ast.AsyncFunctionDef(body=body):
            return body
        case ast.Assign(value=value) | ast.NamedExpr(value=value):
            return [value]
        case ast.AnnAssign(target=ast.Name(), value=value):
            return [value] if value else []
    return ast.iter_child_nodes(node)


def _bind_parameters(scope: Scope) -> None:
    if isinstance(scope.node, FUNCTIONS):
        args = scope.node.args
        positional = [*args.posonlyargs, *args.args]
        others = [*args.kwonlyargs, *(arg for arg in (args.vararg, args.kwarg) if arg)]
        in_class = scope.outer is not None and isinstance(scope.outer.node, ast.ClassDef)
        for arg in (*positional, *others):
            parameter = Parameter(scope.node, is_first=in_class and arg in positional[:1])
            scope.names.setdefault(arg.arg, []).append(Binding(parameter, arg))


def _bind(scope: Scope, node: ast.AST) -> None:
    """Enter what a node binds."""
    for name, source in _bound(node):
        scope.names.setdefault(name, []).append(Binding(source, node))
    if isinstance(node, ast.Global | ast.Nonlocal):
        scope.declared.update(dict.fromkeys(node.names, type(node)))


def _bound(node: ast.AST) -> Iterator[tuple[str, Source]]:
    match node:
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                yield from _assigned(target, value)
        case ast.NamedExpr(target=target, value=value) | ast.AnnAssign(target=target, value=ast.expr() as value):
            yield from _assigned(target, value)
        case ast.Import(names=aliases):
            for alias in aliases:
                yield alias.asname or alias.name.partition('.')[0], Import(node, alias)
        case ast.ImportFrom(names=aliases):
            for alias in aliases:
                yield alias.asname or alias.name, Import(node, alias)
        case ast.ExceptHandler(name=str(name)):
            yield name, node
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            yield name, node
        case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
            yield name, Other()
        case ast.Name(id=name, ctx=ast.Store()):
            yield name, Other()


def _assigned(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, Source]]:
    """The names of a target with what they are given; each part of `sys.exc_info()` stands for the whole."""
    match target, value:
        case ast.Name(id=name), _:
            yield name, value
        case ast.Tuple(elts=targets), ast.Tuple(elts=values) if len(targets) == len(values):
            for element, given in zip(targets, values, strict=True):
                yield from _assigned(element, given)
        case _:
            for part in ast.walk(target):
                if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
                    yield part.id, value if _is_caught(value) else Other()


def _is_caught(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and is_exc_info(node.func)


def is_exc_info(node: ast.expr) -> bool:
    """Is it `sys.exc_info` or `sys.exception`, by its spelling?

    >>> is_exc_info(ast.parse('sys.exc_info', mode='eval').body)
    True
    """
    match node:
        case ast.Name(id='exc_info') | ast.Attribute(value=ast.Name(id='sys'), attr='exc_info' | 'exception'):
            return True
    return False
