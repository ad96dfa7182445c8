"""What are the attributes of modules, classes and their instances?"""
from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable
from collections.abc import Iterator

from flake8_bigthree.names import stdlib
from flake8_bigthree.names.ancestors import lineage
from flake8_bigthree.names.answers import Run
from flake8_bigthree.names.answers import unique
from flake8_bigthree.names.bindings import Binding
from flake8_bigthree.names.bindings import innermost
from flake8_bigthree.names.bound import bound
from flake8_bigthree.names.bound import each
from flake8_bigthree.names.functions import at_most
from flake8_bigthree.names.functions import decorators
from flake8_bigthree.names.functions import receiver_of
from flake8_bigthree.names.functions import returned
from flake8_bigthree.names.lookup import member
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.reaching import UNBOUND
from flake8_bigthree.names.reaching import reaching
from flake8_bigthree.names.values import Caught
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Constant
from flake8_bigthree.names.values import Extent
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Function
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Maker
from flake8_bigthree.names.values import Member
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Super
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Value
from flake8_bigthree.names.values import Values
from flake8_bigthree.walk import own

#: Attributes of attributes of something outside: `node.left.left` of a loop goes on for ever.
_MOST_PARTS = 16
_PROPERTIES = frozenset({'builtins.property', 'functools.cached_property'})
_ENUMERATIONS = frozenset({'enum.Enum', 'enum.Flag', 'enum.IntEnum', 'enum.IntFlag', 'enum.ReprEnum', 'enum.StrEnum'})
#: Bases from which a class has no attribute that names an error.
_BARE = frozenset({'abc.ABC', 'typing.Generic', 'typing.Protocol', 'typing_extensions.Protocol'})


def named(module: Module, names: Iterable[str], run: Run) -> Values:
    """What an attribute, of an attribute and so on, of a module is."""
    values: Values = (module,)
    for name in names:
        values = unique(found for value in values for found in attribute(value, name, run))
    return values


def attribute(value: Value, name: str, run: Run) -> Values:
    """What an attribute of a value can be."""
    match value, name:
        case (Instance(), '__class__'):
            return (class_of(value),)
        case (Module() as module, _):
            return each(member(module, name), Place(module.scope), run)
        case (External(name=outside), _) if outside.count('.') > _MOST_PARTS:
            return (Unknown('it is an attribute too far away'),)
        case (External(name=outside), _):
            return (External(stdlib.canonical(f'{outside}.{name}')),)
        case (Class() as cls, _):
            return class_attribute(cls, name, run)
        case (Instance(of=Class() as cls), _):
            return run.ask(('of instance', cls, name), cls.place, lambda: _instance_attribute(cls, name, run))
        case (Super(around=around, receiver=cls), _):
            found = _bound_by(_behind(around, cls, run), cls, name, run)
            return unique(got for value in found for got in _through_instance(value, run))
        case (Unknown(reason=reason, origin=str(origin)), _) if origin:
            return (Unknown(reason, origin=f'{origin}.{name}'),)
        case (Unknown(), _):
            return (value,)
        case (Member(of=of), 'value' | '_value_'):
            return of
        case (Constant(value=str()), 'format' | 'join'):
            return (Maker((Constant(''),)),)
    return (Unknown(f'attribute {name} of it is not known'),)


def class_attribute(cls: Class, name: str, run: Run) -> Values:
    """What a class, or the first of its ancestors that has it, binds to a name."""
    return run.ask(('attribute', cls, name), cls.place, lambda: _bound_by(lineage(cls, run), cls, name, run))


def _bound_by(line: Values, cls: Class, name: str, run: Run) -> Values:
    """What the first of some ancestors of a class that has a name binds to it."""
    for ancestor in line:
        match ancestor:
            case Class(node=ast.ClassDef() as node, place=place):
                scope = place.scope.inner(node)
                if state := _at_end(scope, scope.table.get(name, [])):
                    found = [value for binding in state for value in bound(scope, binding, run.on(None))]
                    reached = unique(_reached(value, cls) for value in found)
                    is_member = _is_enumeration(cls, run) and not any(isinstance(value, Function) for value in reached)
                    return (Member(reached),) if is_member else reached
            case Class(node=ast.Call(args=[_, _, ast.Dict(keys=[])])) | Class(node=ast.Call(args=[_, _])):
                pass
            case Class():
                return (Unknown(f'attribute {name} may come from the call that makes the class'),)
            case External(name=outside) if stdlib.ancestors(f'{outside}.{name}'):
                return (_reached(External(stdlib.canonical(f'{outside}.{name}')), cls),)
            case External(name=outside) if not _lacks(outside, name):
                return (Unknown(f'attribute {name} may come from {outside}'),)
            case Unknown(reason=reason):
                return (Unknown(f'attribute {name} may come from a base: {reason}'),)
    return (Unknown(f'{cls.name} has no attribute {name}'),)


def _behind(around: Class, cls: Class, run: Run) -> Values:
    """The ancestors of a class that come after one of them."""
    line = lineage(cls, run)
    for number, ancestor in enumerate(line):
        if isinstance(ancestor, Class) and ancestor.node is around.node:
            return line[number + 1:]
    return (Unknown(f'{cls.name} does not derive from {around.name}'),)


def _is_enumeration(cls: Class, run: Run) -> bool:
    return any(isinstance(base, External) and base.name in _ENUMERATIONS for base in lineage(cls, run))


def _at_end(scope: Scope, entries: list[Binding]) -> list[Binding]:
    """Those bindings of a name that can hold when the body of a class has run, in source order."""
    entries = [binding for binding in entries if not _is_accessor(binding.node)]
    if len(entries) < 2:
        return entries
    state = reaching(scope.body, entries, None) - {UNBOUND}
    return [binding for binding in entries if binding in state]


def _is_accessor(node: ast.AST) -> bool:
    """Does a function, by `@error.setter`, only add to the property of its name?"""
    match node:
        case ast.FunctionDef(decorator_list=[ast.Attribute(attr='setter' | 'deleter'), *_]):
            return True
    return False


def _reached(value: Value, cls: Class) -> Value:
    """A value as it is when it is reached through a class or an instance of it."""
    match value:
        case Function(node=node, scope=scope) if scope.class_node and not isinstance(node, ast.Lambda):
            is_around = cls.node is scope.class_node and cls.extent is Extent.OWN
            return Function(node, scope, None if is_around else cls)
        case Class() | External() | Instance() if cls.extent is Extent.BOUND:
            return at_most(value)
    return value


def _lacks(outside: str, name: str) -> bool:
    """Is it certain that a class outside the project does not have an attribute?"""
    module, _, last = outside.rpartition('.')
    return outside in _BARE or (module == 'builtins' and not hasattr(getattr(builtins, last, None), name))


def _instance_attribute(cls: Class, name: str, run: Run) -> Values:
    """What the class binds to a name, and what its methods and those of its ancestors assign to it."""
    found: list[Value] = []
    for ancestor in lineage(cls, run):
        if isinstance(ancestor, Class) and isinstance(ancestor.node, ast.ClassDef):
            scope = ancestor.place.scope.inner(ancestor.node)
            receiver = None if ancestor.node is cls.node and cls.extent is Extent.OWN else cls
            for inner, binding in _assigned(scope).get(name, ()):
                if receiver_of(inner, run):
                    found += [_reached(value, cls) for value in bound(inner, binding, run.on(receiver))]
    by_class = class_attribute(cls, name, run)
    if not found or not any(isinstance(value, Unknown) for value in by_class):
        found += [got for value in by_class for got in _through_instance(value, run)]
    return unique(found)


def _through_instance(value: Value, run: Run) -> Values:
    match value:
        case Function(node=ast.FunctionDef() | ast.AsyncFunctionDef() as node, scope=scope):
            if not _PROPERTIES.isdisjoint(decorators(node, scope, run)):
                return returned(value, run)
    return (value,)


def _assigned(scope: Scope) -> dict[str, list[tuple[Scope, Binding]]]:
    """What the functions in a class assign to attributes of their first parameter, by attribute."""
    if scope.attributes is None:
        scope.attributes = {}
        for method in own(scope.body):
            match method:
                case ast.FunctionDef(args=args) | ast.AsyncFunctionDef(args=args) if args.posonlyargs or args.args:
                    receiver = (args.posonlyargs or args.args)[0].arg
                    for name, binding in _attribute_bindings(method.body, receiver):
                        scope.attributes.setdefault(name, []).append((scope.inner(method), binding))
    return scope.attributes


def _attribute_bindings(body: list[ast.stmt], receiver: str) -> Iterator[tuple[str, Binding]]:
    for stmt in own(body):
        for target, value in _targets(stmt):
            for place, part in innermost(target, value):
                match place:
                    case ast.Attribute(value=ast.Name(id=name), attr=attr) if name == receiver:
                        yield attr, Binding(stmt, place, part)


def _targets(stmt: ast.AST) -> list[tuple[ast.expr, ast.expr | None]]:
    """The targets of a statement, each with the expression it takes its value from, if any."""
    match stmt:
        case ast.Assign(targets=targets, value=value):
            return [(target, value) for target in targets]
        case ast.AnnAssign(target=target, value=assigned):
            return [(target, assigned)]
        case ast.AugAssign(target=target) | ast.For(target=target) | ast.AsyncFor(target=target):
            return [(target, None)]
        case ast.With(items=items) | ast.AsyncWith(items=items):
            return [(item.optional_vars, None) for item in items if item.optional_vars]
    return []


def class_of(value: Value) -> Value:
    """What the `__class__` of a value is."""
    match value:
        case Instance(of=External(), extent=Extent.BOUND):
            return Maker((value,))
        case Instance(of=of):
            return of
        case Caught():  # one more of what has been caught
            return Maker((value,))
    return Unknown('the type of something that is not known')
