"""What can an expression mean? Read from the source; nothing is executed.

The forms are those that code uses to name, make and hand on classes and errors. Rules ask here, without a run.
"""
from __future__ import annotations

import ast
import functools
import itertools
from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Iterable
from collections.abc import Iterator

from flake8_bigthree.names import ancestors
from flake8_bigthree.names import stdlib
from flake8_bigthree.names.annotations import TYPING
from flake8_bigthree.names.answers import Answers
from flake8_bigthree.names.answers import Run
from flake8_bigthree.names.answers import What
from flake8_bigthree.names.attributes import attribute
from flake8_bigthree.names.attributes import class_attribute
from flake8_bigthree.names.bound import each
from flake8_bigthree.names.calls import awaited
from flake8_bigthree.names.calls import instances
from flake8_bigthree.names.calls import makes_class
from flake8_bigthree.names.calls import results
from flake8_bigthree.names.displays import display
from flake8_bigthree.names.displays import elements_of
from flake8_bigthree.names.displays import item_of
from flake8_bigthree.names.displays import picked
from flake8_bigthree.names.displays import sums
from flake8_bigthree.names.lookup import lookup
from flake8_bigthree.names.plain import plain
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Constant
from flake8_bigthree.names.values import Display
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Function
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Mapping
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import TypeForm
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Value
from flake8_bigthree.names.values import Values
from flake8_bigthree.names.values import Variable

_NOTHING: Values = (Unknown('nothing is known of it'),)


@functools.lru_cache(maxsize=1)  # a process lints one project; tests lint one after the other
def _run(project: Project) -> Run:
    return Run(Answers(), _meanings)


def _run_for(cls: Class) -> Run:
    return _run(cls.place.scope.module.project)


def ask(module: Module, what: What, work: Callable[[Run], Values]) -> Values:
    """The answer to a question about a module from outside; `work` finds it out in the course of a run."""
    run = _run(module.project)
    return run.answers.ask(module, what, lambda: work(run))


def evaluate(node: ast.expr, place: Place, receiver: Class | None = None) -> Values:
    """All that an expression can mean where it stands; an Unknown for what cannot be told. Never empty.

    `receiver` is the class that the method around is called on, where that is another than the one it stands in.
    """
    return _run(place.scope.module.project).on(receiver).evaluate(node, place) or _NOTHING


def methods(cls: Class, name: str) -> tuple[Function, ...]:
    """What a class, or the first of its ancestors that has the name, defines as a method of that name."""
    return tuple(value for value in class_attribute(cls, name, _run_for(cls)) if isinstance(value, Function))


def ancestry(cls: Class) -> Iterator[Value]:
    """The class and its ancestors, those nearest to it first, as far as they are in the project.

    Externals stand for themselves; an Unknown stands for a base that cannot be told.
    """
    return itertools.chain.from_iterable(generations(cls))


def generations(cls: Class) -> Iterator[Values]:
    """The same by how far they are away: the class, its bases, those that are bases of these, and so on."""
    return ancestors.generations(cls, _run_for(cls))


def highest(cls: Class | External, what: Hashable, rank: Callable[[Value], int]) -> int | None:
    """The highest of the ranks, from 0, of a class and all its ancestors; `what` names the ranking.

    None where these are classes in a circle that nothing leads out of, and none of them has a rank.
    """
    return ancestors.highest(cls, what, rank, _run_for(cls)) if isinstance(cls, Class) else rank(cls)


def is_made_by_itself(cls: Class) -> bool:
    """Does a call of a class give an instance of it, and no `__new__` of the project something else?"""
    run = _run_for(cls)
    return run.ask(('instance', cls.node, cls.place), cls.place, lambda: instances(cls, run)) == (Instance(cls),)


def class_made_by(call: ast.Call, place: Place) -> Class | None:
    """The class that a call such as `type("X", (Base,), {})` makes; None for a call that may make anything else.

    What makes it is a name or an attribute of a module or class: the methods of objects are not looked through.
    """
    # Few calls have arguments for that, and to look up what is called takes more time than all the rest.
    match call.args:
        case [_, ast.Constant(), *_]:
            return None
        case [_, _, _]:
            pass
        case [_, _, *_] if _has_other_makers(place.scope.module):
            pass
        case _:
            return None
    callees = evaluate(call.func, place) if isinstance(call.func, ast.Name) else plain(call.func, place)
    run = _run(place.scope.module.project)
    return Class(call, place) if callees and all(makes_class(callee, call, run) for callee in callees) else None


@functools.lru_cache(maxsize=1)  # it is asked about one file after the other
def _has_other_makers(module: Module) -> bool:
    return 'new_class' in module.source or 'with_metaclass' in module.source


def _meanings(node: ast.expr, place: Place, run: Run) -> Iterable[Value]:
    match node:
        case ast.Name(id=name):
            return each(lookup(name, place), place, run)
        case ast.Attribute(value=value, attr=attr):
            return [found for base in run.evaluate(value, place) for found in attribute(base, attr, run)]
        case ast.Call():
            return results(node, place, run)
        case ast.Constant(value=value):
            return [Constant(value)]
        case ast.JoinedStr():
            return [Constant('')]
        case ast.Tuple() | ast.List() | ast.Set():
            return [display(node, place, run)]
        case ast.Dict():
            return [Mapping(node, place)]
        case ast.IfExp(body=body, orelse=orelse):
            return run.evaluate(body, place) + run.evaluate(orelse, place)
        case ast.BoolOp(values=values):
            return [found for value in values for found in run.evaluate(value, place)]
        case ast.NamedExpr(value=value):
            return run.evaluate(value, place)
        case ast.Await(value=value):
            return awaited(value, place, run)
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            return sums(run.evaluate(left, place), run.evaluate(right, place))
        case ast.BinOp(op=ast.Mod(), left=ast.Constant(value=str()) | ast.JoinedStr()):
            return [Constant('')]
        case ast.BinOp(op=ast.BitOr()):
            return [TypeForm(node, place)]
        case ast.UnaryOp(op=ast.Not()) | ast.Compare(ops=[ast.Is() | ast.IsNot() | ast.In() | ast.NotIn()]):
            return [Constant(True)]
        case ast.Subscript():
            return _subscript(node, place, run)
        case ast.Lambda():
            return [Function(node, place.scope, run.receiver)]
        case _ if type(node).__name__ in _COLLECTIONS:
            return [Display((None,))]
    return [Unknown(f'{_KINDS.get(type(node), "an expression")} can be anything')]


#: What holds more or less anything; Python 3.14 has t'…', which is looped over part by part.
_COLLECTIONS = frozenset({'DictComp', 'GeneratorExp', 'ListComp', 'SetComp', 'TemplateStr'})

_KINDS: dict[type[ast.AST], str] = {
    ast.Yield: 'what a yield gives',
    ast.BinOp: 'the result of an operator',
    ast.Compare: 'the result of a comparison',
}


def _subscript(node: ast.Subscript, place: Place, run: Run) -> Iterable[Value]:
    found: list[Value] = []
    for value in run.evaluate(node.value, place):
        match value:
            case Class() | Variable():
                found.append(value)
            case Mapping():
                found += item_of(value, node.slice, run)
            case Display():
                left = picked(value, node.slice)
                found += [left] if isinstance(node.slice, ast.Slice) else elements_of((left,), run)
            case External(name=name) if name == 'builtins.type' or name.startswith(TYPING):
                found.append(TypeForm(node, place))
            case External(name=name, last=last) if stdlib.ancestors(name) or _is_camel_case(last):
                found.append(value)
            case Unknown():
                found.append(value)
            case _:
                found.append(Unknown('an element of it is not known'))
    return found


def _is_camel_case(name: str) -> bool:
    return name[:1].isupper() and not name.isupper()
