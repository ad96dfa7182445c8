"""What is in the tuples, lists, sets and dicts that are written out?"""
from __future__ import annotations

import ast
from collections.abc import Hashable
from collections.abc import Iterable
from functools import lru_cache

from flake8_bigthree.names.answers import Run
from flake8_bigthree.names.answers import unique
from flake8_bigthree.names.values import Constant
from flake8_bigthree.names.values import Display
from flake8_bigthree.names.values import Mapping
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Value
from flake8_bigthree.names.values import Values
from flake8_bigthree.walk import is_alike

#: In more ways no sum of tuples is made.
_MOST_SUMS = 64
#: Of what has more elements than this, none is known.
_MOST_ELEMENTS = 1000


def display(node: ast.Tuple | ast.List | ast.Set, place: Place, run: Run) -> Display:
    """What a tuple, list or set means, with the elements of others that are starred in it."""
    if len(node.elts) > _MOST_ELEMENTS:
        return Display((None,))
    elements: list[tuple[ast.expr, Place] | None] = []
    in_order = not isinstance(node, ast.Set)
    for element in node.elts:
        if not isinstance(element, ast.Starred):
            elements.append((element, place))
            continue
        match run.evaluate(element.value, place):
            case (Display(elements=inner, in_order=is_kept),) if len(inner) <= _MOST_ELEMENTS - len(elements):
                elements += inner
                in_order = in_order and is_kept
            case _:
                elements.append(None)
    return Display(tuple(elements), in_order)


def elements_of(values: Values, run: Run) -> Values:
    """What each element can be when values are iterated over."""
    found: list[Value] = []
    for value in values:
        match value:
            case Display(elements=elements):
                for element in elements:
                    found += run.evaluate(*element) if element else [Unknown('an element is not known')]
            case Mapping(node=node, place=place):
                for key in node.keys:
                    found += run.evaluate(key, place) if key else [Unknown('a key is not known')]
            case _:
                found.append(Unknown('what is iterated over is not known'))
    return tuple(found)


def unpacked(values: Values, target: ast.expr, name: ast.AST, run: Run) -> Values:
    """What a name takes that stands somewhere in the target of an assignment, or in that of a loop for one turn."""
    while isinstance(target, ast.Tuple | ast.List):
        number = next(number for number, part in enumerate(target.elts) if name in ast.walk(part))
        values = tuple(got for value in values for got in _share(value, target.elts, number, run))
        target = target.elts[number]
        target = target.value if isinstance(target, ast.Starred) else target
    return values


def _share(value: Value, targets: list[ast.expr], number: int, run: Run) -> Values:
    """What one of several targets takes of a value."""
    starred = next((index for index, target in enumerate(targets) if isinstance(target, ast.Starred)), None)
    match value:
        case Display(in_order=False):
            return (value,) if number == starred else elements_of((value,), run)
        case Display(elements=elements) if None not in elements:
            surplus = len(elements) - len(targets)
            if surplus < -1 or surplus != 0 and starred is None:
                return (Unknown('there are more or fewer elements than names for them'),)
            if number == starred:
                return (Display(elements[number:number + surplus + 1]),)
            element = elements[number if starred is None or number < starred else number + surplus]
            return run.evaluate(*element) if element else ()
        case Constant(value=None):  # of which nothing can be taken, so it is not the value here
            return ()
        case Unknown(reason=reason, origin=origin):
            is_counted = starred is None or number < starred
            return (Unknown(reason, f'{origin}[{number}]' if origin and is_counted else ''),)
    return (Unknown('what is unpacked is not known'),)


def picked(value: Display, index: ast.expr) -> Display:
    """What is left of a display by an index or a slice: what constants mean, or else all."""
    elements, at = value.elements, _constant(index)
    if at is None or not value.in_order:
        return value._replace(elements=(*elements, None)) if isinstance(index, ast.Slice) else value
    # Where a part is not known, so is what stands behind it; from the end, what stands before it.
    if isinstance(at, slice):
        return Display(elements[at] if None not in elements else (None,))
    counted = elements[at:] if at < 0 else elements[:at]
    is_there = -len(elements) <= at < len(elements) and None not in counted
    return Display((elements[at] if is_there else None,))


def _constant(index: ast.expr | None) -> int | slice | None:
    """The number or slice that an index is; None for what is no constant."""
    match index:
        case ast.Constant(value=int(number)):
            return number
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(number))):
            return -number
        case ast.Slice(lower=lower, upper=upper, step=None):
            ends = [_constant(end) for end in (lower, upper)]
            if all(end is None or isinstance(number, int) for end, number in zip((lower, upper), ends, strict=True)):
                return slice(*ends)
    return None


def item_of(mapping: Mapping, key: ast.expr, run: Run) -> Values:
    """What a dict literal holds for a key: for one that is written like one of its own that value, else any."""
    node = mapping.node
    if isinstance(key, ast.Constant | ast.Attribute):
        kept = _by_key(node)
        numbers = sorted([*kept.get(_spelling(key), []), *kept.get(None, [])])  # what `**` brings may have any key
        same = [number for number in numbers if (at := node.keys[number]) is None or is_alike(at, key)]
        if isinstance(key, ast.Constant) and not same:
            return (Unknown('the dict has no such key where it is written'),)
        if same:
            return tuple(found for number in same for found in _value(number, mapping, run))
    return run.ask(('values', mapping), mapping.place, lambda: unique(
        found for number in range(len(node.values)) for found in _value(number, mapping, run)
    )) or (Unknown('the dict is empty where it is written'),)


def _value(number: int, mapping: Mapping, run: Run) -> Values:
    """What stands in a dict literal as the value with this number."""
    node = mapping.node
    return run.evaluate(node.values[number], mapping.place) if node.keys[number] else (Unknown('a value is not known'),)


@lru_cache(maxsize=64)
def _by_key(node: ast.Dict) -> dict[Hashable, list[int]]:
    """The numbers of the values in a dict literal by how their keys are written."""
    found: dict[Hashable, list[int]] = {}
    for number, key in enumerate(node.keys):
        found.setdefault(_spelling(key), []).append(number)
    return found


def _spelling(key: ast.expr | None) -> Hashable:
    """How a constant or the last part of an attribute is written, the same for what is alike; None for `**`."""
    match key:
        case ast.Constant(value=value):
            return type(value), value
        case ast.Attribute(attr=attr):
            return ast.Attribute, attr
    return type(key).__name__ if key else None


def sums(left: Values, right: Values) -> Iterable[Value]:
    """What can come out when one of two values is added to the other."""
    if len(left) * len(right) > _MOST_SUMS:
        return [Unknown('it can be too many things')]
    return [_sum(a, b) for a in left for b in right]


def _sum(left: Value, right: Value) -> Value:
    match left, right:
        case (Display(), _) | (_, Display()):
            parts = (side.elements if isinstance(side, Display) else (None,) for side in (left, right))
            elements = tuple(element for part in parts for element in part)
            if len(elements) > _MOST_ELEMENTS:
                return Unknown('it has too many elements')
            return Display(elements, all(side.in_order for side in (left, right) if isinstance(side, Display)))
        case (Constant(value=str()), _) | (_, Constant(value=str())):
            return Constant('')
    return Unknown('the result of an operator can be anything')
