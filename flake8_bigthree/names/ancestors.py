"""What are the bases and the ancestors of a class?"""
from __future__ import annotations

import ast
from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Iterator

from flake8_bigthree.names.answers import Run
from flake8_bigthree.names.answers import unique
from flake8_bigthree.names.displays import elements_of
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Constant
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import TypeForm
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Value
from flake8_bigthree.names.values import Values


#: Stands for a base that leads back to itself and nowhere else.
_CIRCULAR = Unknown('a base is defined in a circle')


def parents(cls: Class, run: Run) -> Values:
    """All that the bases of a class can be, in order, none of them twice."""
    return tuple(value for value in _parents(cls, run) if value is not _CIRCULAR)


def _parents(cls: Class, run: Run) -> Values:
    """The same with what stands for a base in a circle."""
    on_none = run.on(None)
    return on_none.ask(('bases', cls.node, cls.place), cls.place, lambda: unique(
        base for values in _bases(cls, on_none) for base in map(_as_base, values) if base != Constant(None)
    ))


def _bases(cls: Class, run: Run) -> Iterator[Values]:
    """What each of the bases can be."""
    if isinstance(cls.node, ast.ClassDef):
        nodes = cls.node.bases
    else:
        _, *rest = cls.node.args
        callees = run.evaluate(cls.node.func, cls.place)
        has_bases = any(isinstance(callee, External) and callee.last == 'with_metaclass' for callee in callees)
        nodes = rest if has_bases else [ast.Starred(rest[0])]
    for node in nodes:
        while isinstance(node, ast.Subscript):
            node = node.value
        if isinstance(node, ast.Starred):
            yield elements_of(run.evaluate(node.value, cls.place), run)
        else:
            yield run.evaluate(node, cls.place) or (_CIRCULAR,)


def _as_base(value: Value) -> Value:
    match value:
        case Class(node=node, place=place):
            return Class(node, place)
        case External() | Unknown() | Constant(value=None):
            return value
        case TypeForm(node=ast.Subscript(value=ast.Name(id=name) | ast.Attribute(attr=name))):
            return External(f'typing.{name}')
    return Unknown('a base is no class')


def lineage(cls: Class, run: Run) -> Values:
    """The class and its ancestors as far as they are in the project, each before its own bases.

    Externals stand for themselves; an Unknown stands for a base that cannot be told.
    """
    return run.on(None).ask(('lineage', cls.node, cls.place), cls.place, lambda: _lineage(cls, run))


def _lineage(cls: Class, run: Run) -> Values:
    # Depth first and last base first: backwards, this puts every class before its bases, the first base first.
    found: list[Value] = []
    entered: set[Value] = set()
    stack: list[tuple[Value, bool]] = [(_as_base(cls), False)]
    while stack:
        value, is_done = stack.pop()
        if is_done:
            found.append(value)
        elif value not in entered:
            entered.add(value)
            stack.append((value, True))
            if isinstance(value, Class):
                stack += [(base, False) for base in parents(value, run)]
    return tuple(reversed(found))


def generations(cls: Class, run: Run) -> Iterator[Values]:
    """The class, its bases, their bases and so on, none of them twice; see `lineage`."""
    level: Values = (_as_base(cls),)
    entered: set[Value] = set()
    while level:
        entered.update(level)
        yield level
        above = unique(base for value in level if isinstance(value, Class) for base in parents(value, run))
        level = tuple(value for value in above if value not in entered)


def highest(cls: Class | External, what: Hashable, rank: Callable[[Value], int], run: Run) -> int | None:
    """The highest of the ranks, from 0, of a class and all its ancestors; `what` names the ranking.

    None where these are classes in a circle that nothing leads out of, and none of them has a rank.
    """
    if not isinstance(cls, Class):
        return rank(cls)
    match run.on(None).ask((what, cls.node, cls.place), cls.place, lambda: _highest(cls, what, rank, run)):
        case (Constant(value=int(found)),):
            return found
    return None


def _highest(cls: Class, what: Hashable, rank: Callable[[Value], int], run: Run) -> Values:
    # Nothing is said by a class that has a rank of 0 itself, but for one at which all ancestors end.
    own = rank(cls) or (None if _has_bases(cls) else 0)
    above = _parents(cls, run)
    found = [own, *(highest(base, what, rank, run) if isinstance(base, Class) else rank(base) for base in above)]
    known = [each for each in found if each is not None]
    return (Constant(max(known)),) if known else ()


def _has_bases(cls: Class) -> bool:
    return isinstance(cls.node, ast.ClassDef) and bool(cls.node.bases)
