"""What do functions take, and what do they return?"""
from __future__ import annotations

import ast
import functools
import itertools

from flake8_bigthree.names.annotations import annotated
from flake8_bigthree.names.annotations import class_at
from flake8_bigthree.names.answers import Run
from flake8_bigthree.names.answers import unique
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Constant
from flake8_bigthree.names.values import Extent
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Function
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Maker
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Value
from flake8_bigthree.names.values import Values
from flake8_bigthree.walk import FunctionNode
from flake8_bigthree.walk import own

#: Decorators behind which a function still returns what it returns.
_TRANSPARENT = frozenset({
    'abc.abstractmethod', 'builtins.classmethod', 'builtins.property', 'builtins.staticmethod',
    'functools.cache', 'functools.cached_property', 'functools.lru_cache', 'functools.wraps',
    'typing.final', 'typing.no_type_check', 'typing.overload', 'typing.override',
    'typing_extensions.deprecated', 'typing_extensions.final', 'typing_extensions.override', 'warnings.deprecated',
})


def parameter(arg: ast.arg, scope: Scope, run: Run) -> Values:
    """What a parameter of the function with this scope can be."""
    function = scope.node
    assert isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    if arg in (function.args.vararg, function.args.kwarg):
        return (Unknown('a starred parameter'),)
    if arg.annotation and scope.parent:
        return annotated(arg.annotation, Place(scope, function), run)
    receiver = receiver_of(scope, run)
    if receiver and receiver[0] is arg:
        return (receiver[1],)
    return (Unknown(f'parameter {arg.arg} has no annotation'),)


def receiver_of(scope: Scope, run: Run) -> tuple[ast.arg, Value] | None:
    """The parameter of a method that Python fills in, and what it is."""
    function, parent = scope.function, scope.parent
    if not function or not parent or not parent.class_node:
        return None
    first = [*function.args.posonlyargs, *function.args.args][:1]
    kinds = decorators(function, parent, run)
    if not first or 'builtins.staticmethod' in kinds:
        return None
    cls = run.receiver or class_at(parent)
    implicit = function.name in ('__new__', '__init_subclass__', '__class_getitem__')
    return first[0], cls if implicit or 'builtins.classmethod' in kinds else Instance(cls, cls.extent)


def decorators(function: FunctionNode, scope: Scope, run: Run) -> list[str | None]:
    """The canonical names of a function's decorators, None for one that is not external."""
    names: list[str | None] = []
    for decorator in function.decorator_list:
        node = decorator.func if isinstance(decorator, ast.Call) else decorator
        if isinstance(node, ast.Attribute) and node.attr in ('setter', 'deleter', 'getter'):
            names.append('builtins.property')
            continue
        match run.on(None).evaluate(node, Place(scope, function)):
            case (External(name=name),):
                names.append(name)
            case _:
                names.append(None)
    return names


def returned(function: Function, run: Run) -> Values:
    """What a call of a function can give."""
    receiver = function.receiver
    run = run.on(receiver)
    found = run.ask(('call', function), Place(function.scope), lambda: unique(_returned(function, run)))
    return tuple(map(at_most, found)) if receiver and receiver.extent is Extent.BOUND else found


def _returned(function: Function, run: Run) -> Values:
    node, scope = function.node, function.scope
    inner = scope.inner(node)
    if isinstance(node, ast.Lambda):
        return run.evaluate(node.body, Place(inner))
    if not {*decorators(node, scope, run)} <= _TRANSPARENT:
        return (Unknown(f'{node.name} is decorated'),)
    says = annotated(node.returns, Place(inner, node), run) if node.returns else ()
    found: list[Value] = []
    returns = False
    for stmt in own(node.body):
        match stmt:
            case ast.Return(value=ast.expr() as value):
                returns = True
                found += run.evaluate(value, Place(inner, stmt))
            case ast.Expr(value=ast.Yield() | ast.YieldFrom()) | ast.Assign(value=ast.Yield() | ast.YieldFrom()):
                return (Unknown(f'{node.name} is a generator'),)
    if returns and not found:
        return ()
    # A literal where the annotation names a class stands for what is not written yet.
    classes = tuple(said.of for said in says if isinstance(said, Instance) and isinstance(said.of, Class))
    found = [value for value in found if value != Constant(None) and not (classes and isinstance(value, Constant))]
    if says and (not found or any(isinstance(value, Unknown) for value in found)):
        found = [value for value in (*found, *says) if not isinstance(value, Unknown) and value != Constant(None)]
        found = found or [value for value in says if isinstance(value, Unknown)]
    if classes and len(classes) + says.count(Constant(None)) == len(says):
        found = [
            Instance(value.of, value.extent, classes) if isinstance(value, Instance) else value for value in found
        ]
    return tuple(found) or (Unknown(f'{node.name} returns nothing'),)


@functools.lru_cache(maxsize=256)  # what does nothing else is called all over a file
def handed_back(function: Function) -> ast.arg | None:
    """The parameter that a function returns, whatever it has been given for that; None if it may return another thing.

    The parameters of methods are not looked at.
    """
    match function:
        case Function(node=ast.FunctionDef(args=args, decorator_list=[]) as node, scope=scope) if not scope.class_node:
            names = {name for stmt in own(node.body) if (name := _given(stmt)) is not None}
            table = scope.inner(node).table
            for arg in (*args.posonlyargs, *args.args, *args.kwonlyargs):
                if names == {arg.arg} and len(table[arg.arg]) == 1 and arg.arg not in scope.module.declared:
                    return arg
    return None


def _given(stmt: ast.AST) -> str | None:
    """The name that a statement returns; empty for anything else that it gives, None if it gives nothing."""
    match stmt:
        case ast.Return(value=ast.Name(id=name)):
            return name
        case ast.Return():
            return ''
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()) | ast.Assign(value=ast.Yield() | ast.YieldFrom()):
            return ''
    return None


def arguments(function: Function, call: ast.Call) -> list[tuple[ast.arg, ast.expr]]:
    """The parameters for which a call gives something, with that."""
    args = function.node.args
    names = [*args.posonlyargs, *args.args]
    if function.scope.class_node and names:
        names = names[1:]
    pairs = [*zip(names, itertools.takewhile(lambda arg: not isinstance(arg, ast.Starred), call.args))]
    by_name = {arg.arg: arg for arg in (*args.args, *args.kwonlyargs)}
    return [*pairs, *((by_name[word.arg], word.value) for word in call.keywords if word.arg in by_name)]


def at_most(value: Value) -> Value:
    """A value that a derived class may replace by a more special one."""
    match value:
        case Class(node=node, place=place):
            return Class(node, place, Extent.BOUND)
        case External():
            return Maker((Instance(value, Extent.BOUND),))
        case Instance(of=of):
            return Instance(of, Extent.BOUND)
    return value
