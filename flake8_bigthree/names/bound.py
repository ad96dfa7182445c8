"""What is a name bound to?"""
from __future__ import annotations

import ast
from collections.abc import Iterable

from flake8_bigthree.names import stdlib
from flake8_bigthree.names.annotations import annotated
from flake8_bigthree.names.answers import Run
from flake8_bigthree.names.answers import unique
from flake8_bigthree.names.bindings import Binding
from flake8_bigthree.names.displays import elements_of
from flake8_bigthree.names.displays import sums
from flake8_bigthree.names.displays import unpacked
from flake8_bigthree.names.functions import parameter
from flake8_bigthree.names.lookup import Bound
from flake8_bigthree.names.lookup import Found
from flake8_bigthree.names.lookup import lookup
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Caught
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Function
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Value
from flake8_bigthree.names.values import Values
from flake8_bigthree.names.values import Variable


def each(found: Iterable[Found], place: Place, run: Run) -> Values:
    """What bindings that are read at a place bind."""
    values: list[Value] = []
    items = [*found]
    # An annotation without a value binds nothing.
    for item in [item for item in items if not _is_declaration(item)] or items:
        if isinstance(item, Bound):
            is_within = run.receiver and _method(item.scope) is _method(place.scope)
            values += bound(item.scope, item.binding, run if is_within else run.on(None))
        else:
            values.append(item)
    return unique(values)


def _is_declaration(item: Found) -> bool:
    return isinstance(item, Bound) and isinstance(item.binding.stmt, ast.AnnAssign) and not item.binding.stmt.value


def _method(scope: Scope) -> Scope:
    """The scope of the method around, or of the module."""
    while scope.parent and not scope.parent.class_node:
        scope = scope.parent
    return scope


def bound(scope: Scope, binding: Binding, run: Run) -> Values:
    """What a name is bound to at one place that binds it."""
    node, stmt = binding.node, binding.stmt
    here = Place(scope, stmt)
    match node:
        case ast.ClassDef():
            return (Class(node, here),)
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return (Function(node, scope, run.receiver if scope.function else None),)
        case ast.ExceptHandler():
            return (Caught(node),)
        case ast.arg():
            return parameter(node, scope, run)
        case ast.alias(name=name, asname=asname):
            return each(lookup(asname or name.partition('.')[0], Place(scope)), here, run)
    if type(node).__name__ in ('TypeVar', 'TypeVarTuple', 'ParamSpec'):  # Python 3.12
        limit = getattr(node, 'bound', None)
        return (Variable(annotated(limit, here, run) if limit else (Unknown('a type variable without bound'),)),)
    if binding.value is not None:
        values = run.evaluate(binding.value, here)
        return _as_declared(values, stmt, here, run) if isinstance(stmt, ast.AnnAssign) else values
    match stmt:
        case _ if isinstance(node, ast.NamedExpr):
            return (Unknown('what a comprehension binds can be anything'),)
        case ast.AnnAssign(annotation=annotation):
            return annotated(annotation, here, run)
        case ast.AugAssign(target=ast.Name() as target, op=ast.Add(), value=value):
            return run.ask((stmt, here), here, lambda: unique(
                sums(run.evaluate(target, here), run.evaluate(value, here)),
            ))
        case ast.Assign(targets=targets, value=value):
            target = next(target for target in targets if node in ast.walk(target))
            return unpacked(run.evaluate(value, here), target, node, run)
        case ast.For(target=target, iter=iterable):
            return unpacked(elements_of(run.evaluate(iterable, here), run), target, node, run)
    return (Unknown(f'{_BINDERS.get(type(stmt), "unpacking")} can bind anything'),)


def _as_declared(values: Values, stmt: ast.AnnAssign, here: Place, run: Run) -> Values:
    """What is assigned, or what the annotation says where that is not known, or a field of a class."""
    is_unknown = any(isinstance(value, Unknown) for value in values)
    if not is_unknown and not (here.scope.class_node and any(map(_may_be_field, values))):
        return values
    declared = annotated(stmt.annotation, here, run)
    is_known = any(not isinstance(value, Unknown) for value in declared)
    return declared if is_known or declared and not is_unknown else values


def _may_be_field(value: Value) -> bool:
    """Is it what a package has in the place of an attribute, as `error: Exception = Field()`?"""
    match value:
        case Instance(of=External(name=name, last=last)):
            return stdlib.ancestors(name) is None and not stdlib.is_named_like_exception(last)
    return False


_BINDERS: dict[type[ast.AST], str] = {
    ast.With: 'with',
    ast.AsyncWith: 'with',
    ast.AsyncFor: 'for',
    ast.AugAssign: 'an augmented assignment',
    ast.match_case: 'case',
}
