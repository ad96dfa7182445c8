"""What is a parameter of a test given?"""
from __future__ import annotations

import ast
from collections.abc import Iterable
from collections.abc import Iterator

from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Display
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Place
from flake8_bigthree.rules._marks import Mark
from flake8_bigthree.rules._marks import last
from flake8_bigthree.walk import FunctionNode

#: An expression and where it stands; None for a value that is not known.
Given = tuple[ast.expr, Place] | None


def taker(name: str, scope: Scope) -> tuple[FunctionNode, Scope] | None:
    """The function around that has a name as a parameter, and where it stands; None for any other name."""
    at: Scope | None = scope
    while at and (at.class_node or name not in at.table):
        at = at.parent
    if at and at.parent and at.function and isinstance(at.table[name][0].node, ast.arg):
        return at.function, at.parent
    return None


def parametrized(name: str, marks: Iterable[Mark]) -> Iterator[Given]:
    """What `parametrize` gives a parameter, each of its values; nothing if it does not."""
    for mark in marks:
        match mark:
            case Mark(made=ast.Call() as call, place=place, value=External('pytest.mark.parametrize')):
                names = _names(_argument(call, 0, 'argnames'))
                if name in names:
                    yield from _values(call, names.index(name), len(names), place)


def _names(node: ast.expr | None) -> list[str]:
    match node:
        case ast.Constant(value=str(text)):
            return [name.strip() for name in text.split(',') if name.strip()]
        case ast.Tuple(elts=elts) | ast.List(elts=elts):
            return [str(elt.value) if isinstance(elt, ast.Constant) else '' for elt in elts]
    return []


def _values(call: ast.Call, number: int, total: int, place: Place) -> Iterator[Given]:
    """The values that one of several parameters takes; by `indirect` a fixture makes something else of them."""
    values, indirect = _argument(call, 1, 'argvalues'), _argument(call, 2, 'indirect')
    is_direct = not indirect or isinstance(indirect, ast.Constant) and not indirect.value
    match evaluate(values, place) if values and is_direct else None:
        case [Display(elements=elements)]:
            yield from (element and _share(*element, number, total) for element in elements)
        case _:
            yield None


def _share(node: ast.expr, place: Place, number: int, total: int) -> Given:
    """What one of several parameters takes of a set of values."""
    match node:
        case ast.Call(args=parts) if last(node) == 'param':
            pass
        case ast.Tuple(elts=parts) | ast.List(elts=parts) if total > 1:
            pass
        case _:
            parts = [node]
    return (parts[number], place) if len(parts) == total else None


def _argument(call: ast.Call, number: int, name: str) -> ast.expr | None:
    """What a call is given in a place or by a name."""
    if number < len(call.args):
        return call.args[number]
    return next((word.value for word in call.keywords if word.arg == name), None)
