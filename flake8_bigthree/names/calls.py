"""What can a call give?"""
from __future__ import annotations

import ast
from collections.abc import Iterable

from flake8_bigthree.names import stdlib
from flake8_bigthree.names.ancestors import highest
from flake8_bigthree.names.ancestors import lineage
from flake8_bigthree.names.annotations import annotated
from flake8_bigthree.names.annotations import class_at
from flake8_bigthree.names.answers import Run
from flake8_bigthree.names.answers import unique
from flake8_bigthree.names.attributes import attribute
from flake8_bigthree.names.attributes import class_attribute
from flake8_bigthree.names.attributes import class_of
from flake8_bigthree.names.displays import item_of
from flake8_bigthree.names.functions import arguments
from flake8_bigthree.names.functions import handed_back
from flake8_bigthree.names.functions import returned
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Constant
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Function
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Maker
from flake8_bigthree.names.values import Mapping
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Super
from flake8_bigthree.names.values import TypeForm
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Value
from flake8_bigthree.names.values import Values
from flake8_bigthree.names.values import Variable

_METACLASSES = frozenset({'builtins.type', 'abc.ABCMeta', 'enum.EnumMeta', 'enum.EnumType'})


def results(node: ast.Call, place: Place, run: Run) -> Iterable[Value]:
    """What a call that stands at a place can give."""
    match node:
        case ast.Call(func=ast.Attribute(value=receiver, attr='with_traceback')):
            return run.evaluate(receiver, place)
        case ast.Call(func=ast.Attribute(attr='__new__'), args=[cls, *_]):
            return [made for value in run.evaluate(cls, place) for made in called(value, run)]
        case ast.Call(func=ast.Attribute(value=receiver, attr='get' | 'pop' | 'setdefault'), args=[key, *default]):
            mappings = [value for value in run.evaluate(receiver, place) if isinstance(value, Mapping)]
            if mappings:
                found = [got for mapping in mappings for got in item_of(mapping, key, run)]
                return found + [got for other in default for got in run.evaluate(other, place)]
    return [
        result for callee in run.evaluate(node.func, place)
        for result in _call_of(callee, node, place, run)
    ]


def _call_of(callee: Value, node: ast.Call, place: Place, run: Run) -> Iterable[Value]:
    if makes_class(callee, node, run):
        return [Class(node, place)]
    name = callee.name if isinstance(callee, External) else ''
    match name.removeprefix('typing_extensions.').removeprefix('typing.'), node.args:
        case 'builtins.type', [of]:
            return [class_of(value) for value in run.evaluate(of, place)]
        case 'builtins.super', []:
            return [_super(place.scope, run)]
        case 'builtins.super', [of, on]:
            return [
                _super_of(cls, value) for cls in run.evaluate(of, place) for value in run.evaluate(on, place)
            ]
        case 'builtins.tuple' | 'builtins.list' | 'builtins.set' | 'builtins.frozenset', [of]:
            return run.evaluate(of, place)
        case 'types.MappingProxyType', [of]:
            return run.evaluate(of, place)
        case 'copy.copy' | 'copy.deepcopy', [of, *_]:
            return run.evaluate(of, place)
        case 'builtins.getattr', [of, attr, *default]:
            if isinstance(attr, ast.Constant) and isinstance(attr.value, str):
                found = [got for value in run.evaluate(of, place) for got in attribute(value, attr.value, run)]
            else:
                found = [Unknown('the attribute that getattr gives is not known')]
            return found + [got for other in default for got in run.evaluate(other, place)]
        case 'functools.partial', [of, *_]:
            return [Maker(unique(made for value in run.evaluate(of, place) for made in called(value, run)))]
        case 'collections.namedtuple' | 'NamedTuple', _:
            return [External('builtins.tuple')]
        case 'cast', [as_, _]:
            return annotated(as_, place, run)
        case 'TypeVar', [_, *constraints]:
            limits = [keyword.value for keyword in node.keywords if keyword.arg == 'bound'] or constraints
            of_ = tuple(found for limit in limits for found in annotated(limit, place, run))
            return [Variable(of_ or (Unknown('a type variable without bound'),))]
    if isinstance(callee, Function) and (given := _given_back(callee, node, place, run)):
        # Where an annotation names a class of the project, that is what the caller gets.
        told = returned(callee, run)
        return told if all(map(_is_told, told)) else run.evaluate(given, place)
    return called(callee, run)


def _given_back(function: Function, call: ast.Call, place: Place, run: Run) -> ast.expr | None:
    """The argument of a call that the function returns, if that is certain; what is called is no method."""
    match call.func:
        case ast.Attribute(value=owner) if not all(isinstance(value, Module) for value in run.evaluate(owner, place)):
            return None
    arg = handed_back(function)
    return dict(arguments(function, call)).get(arg) if arg else None


def _is_told(value: Value) -> bool:
    return isinstance(value, Instance) and (isinstance(value.of, Class) or bool(value.declared))


def _super(scope: Scope, run: Run) -> Value:
    """What `super()` gives that is called in a scope."""
    while scope.parent and not scope.parent.class_node:
        scope = scope.parent
    if not scope.parent:
        return Unknown('super() is called in no method')
    around = class_at(scope.parent)
    return Super(around, run.receiver or around)


def _super_of(cls: Value, value: Value) -> Value:
    match cls, value:
        case (Class(), Instance(of=Class() as receiver) | (Class() as receiver)):
            return Super(cls, receiver)
    return Unknown('what super(...) is called with is not known')


def called(value: Value, run: Run) -> Values:
    """What a call of a value can give."""
    match value:
        case Class(extent=extent):
            return (Instance(value, extent),)
        case External(last=last, name=name):
            if last.lstrip('_')[:1].isupper() or stdlib.ancestors(name):
                return (Instance(value),)
            return (Unknown(f'{name} is not in the project', origin=name),)
        case Function():
            return returned(value, run)
        case Maker(made=made):
            return made
        case TypeForm(node=ast.Subscript(slice=ast.Tuple(elts=[_, result])), place=place):
            return annotated(result, place, run)
        case Instance(of=Class() as of):
            return tuple(got for call in class_attribute(of, '__call__', run) for got in called(call, run))
        case Variable(of=of):
            return of
        case Unknown():
            return (value,)
        case Constant(value=None):
            return ()
    return (Unknown('a call of it can give anything'),)


def instances(cls: Class, run: Run) -> Values:
    """What a call of a class gives, by its `__new__` if that is in the project."""
    makers = [value for value in class_attribute(cls, '__new__', run) if isinstance(value, Function)]
    return unique(made for maker in makers for made in called(maker, run)) if makers else (Instance(cls),)


def awaited(node: ast.expr, place: Place, run: Run) -> Iterable[Value]:
    """What `await` gives of an expression. What the call of a coroutine function gives, that returns."""
    values = run.evaluate(node, place)
    if isinstance(node, ast.Call) and all(map(_is_coroutine_function, run.evaluate(node.func, place))):
        return values
    return [
        Unknown('what is awaited can give anything') if isinstance(value, Instance) and _may_be_awaitable(value.of, run)
        else value for value in values
    ]


def _is_coroutine_function(value: Value) -> bool:
    return isinstance(value, Function) and isinstance(value.node, ast.AsyncFunctionDef)


def _may_be_awaitable(cls: Class | External, run: Run) -> bool:
    return any(map(_may_have_await, lineage(cls, run) if isinstance(cls, Class) else [cls]))


def _may_have_await(ancestor: Value) -> bool:
    match ancestor:
        case Class(node=ast.ClassDef() as node, place=place):
            return '__await__' in place.scope.inner(node).table
        case External(name=name):
            return stdlib.ancestors(name) is None  # nothing that is known by its ancestors is awaitable
    return True


def makes_class(callee: Value, call: ast.Call, run: Run) -> bool:
    """Does a call of this value make a class, and not an instance of one?"""
    match callee, call.args:
        case External(name=name, last=last), [_, _, *_] if name == 'types.new_class' or last == 'with_metaclass':
            return True
        case (Class() | External()) as cls, [_, _, _]:
            return bool(highest(cls, 'metaclass', _is_metaclass, run))
    return False


def _is_metaclass(value: Value) -> bool:
    return isinstance(value, External) and value.name in _METACLASSES
