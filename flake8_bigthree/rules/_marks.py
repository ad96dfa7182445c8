"""What is written above a test: its decorators, those of its classes, and `pytestmark`."""
from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from flake8_bigthree.names.bindings import Binding
from flake8_bigthree.names.evaluate import ancestry
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.lookup import Bound
from flake8_bigthree.names.lookup import Found
from flake8_bigthree.names.lookup import lookup
from flake8_bigthree.names.lookup import member
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Value
from flake8_bigthree.walk import FunctionNode

#: Names may lead to one another in a circle.
_MOST_NAMES = 16


class Mark(NamedTuple):
    """A decorator or mark as it is written, and what it is or what is called to give it.

    Where it is a name that is written, `made` is what the name is bound to; `place` is where that stands. `value` is
    None for what can be several things.
    """

    node: ast.expr
    made: ast.expr
    place: Place
    value: Value | None


@lru_cache(maxsize=64)
def names_of(words: frozenset[str], module: Module) -> frozenset[str]:
    """The names that a file gives to something of one of these names, and these names; a look that costs little."""
    bound = module.scope.table.items()
    return words.union(
        name for name, bindings in bound for binding in bindings
        if isinstance(binding.node, ast.alias) and binding.node.name in words or last(binding.value) in words
    )


def last(node: ast.expr | None) -> str:
    """The last part of a name, of what is called if that is a call; empty for anything else."""
    if isinstance(node, ast.Call):
        node = node.func
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ''


def decorators(node: FunctionNode | ast.ClassDef, scope: Scope) -> Iterator[Mark]:
    """The decorators of a function or class that stands in a scope."""
    yield from (_mark(decorator, Place(scope, node)) for decorator in node.decorator_list)


def marks(test: FunctionNode, scope: Scope) -> Iterator[Mark]:
    """What marks a test: by itself, by the classes around and their bases, and by its file."""
    yield from decorators(test, scope)
    around: Scope | None = scope
    while around:
        if around.class_node and around.parent:
            for above in ancestry(Class(around.class_node, Place(around.parent, around.class_node))):
                match above:
                    case Class(node=ast.ClassDef() as node, place=place):
                        yield from decorators(node, place.scope)
                        yield from assigned(place.scope.inner(node))
        else:
            yield from assigned(around)
        around = around.parent


def assigned(scope: Scope) -> Iterator[Mark]:
    """What `pytestmark` of a class or file holds."""
    for binding in scope.table.get('pytestmark', ()):
        match binding.value:
            case ast.List(elts=elts) | ast.Tuple(elts=elts):
                yield from (_mark(elt, Place(scope, binding.stmt)) for elt in elts)
            case ast.expr() as value:
                yield _mark(value, Place(scope, binding.stmt))
            case _:
                unknown = ast.Name('pytestmark', ast.Load())
                yield Mark(unknown, unknown, Place(scope, binding.stmt), None)


def _mark(node: ast.expr, place: Place) -> Mark:
    made, there = _origin(node, place)
    values = evaluate(made.func if isinstance(made, ast.Call) else made, there)
    return Mark(node, made, there, values[0] if len(values) == 1 else None)


def _origin(node: ast.expr, place: Place) -> tuple[ast.expr, Place]:
    """What a name is bound to, or the name of that, and so on, if that is one expression; and where that stands."""
    for _ in range(_MOST_NAMES):
        match _bound(node, place):
            case [Bound(scope=scope, binding=Binding(stmt=stmt, value=ast.expr() as value))]:
                node, place = value, Place(scope, stmt)
            case _:
                break
    return node, place


def _bound(node: ast.expr, place: Place) -> list[Found]:
    """What binds a name, or an attribute of a module."""
    match node:
        case ast.Name(id=name):
            return lookup(name, place)
        case ast.Attribute(value=value, attr=name):
            return [found for of in evaluate(value, place) if isinstance(of, Module) for found in member(of, name)]
    return []
