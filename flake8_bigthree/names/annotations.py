"""What can something with an annotation be?"""
from __future__ import annotations

import ast
import functools

from flake8_bigthree.names.answers import Run
from flake8_bigthree.names.answers import unique
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Constant
from flake8_bigthree.names.values import Extent
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Maker
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import TypeForm
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Value
from flake8_bigthree.names.values import Values
from flake8_bigthree.names.values import Variable

#: What the canonical names begin with that have a meaning of their own in annotations.
TYPING = ('typing.', 'typing_extensions.', 'collections.abc.')


def annotated(node: ast.expr, place: Place, run: Run) -> Values:
    """What something with this annotation can be: an upper bound, since a subclass will do as well."""
    return run.ask(('annotation', node, place), place, lambda: unique(_annotated(node, place, run)))


def _annotated(node: ast.expr, place: Place, run: Run) -> Values:
    match node:
        case ast.Constant(value=str()):
            parsed = _parsed(node)
            return annotated(parsed, place, run) if parsed else (Unknown('its annotation cannot be parsed'),)
        case ast.Constant(value=None):
            return (Constant(None),)
        case ast.BinOp(op=ast.BitOr(), left=left, right=right):
            return annotated(left, place, run) + annotated(right, place, run)
        case ast.Subscript():
            return _annotated_subscript(node, place, run)
    return tuple(found for value in run.evaluate(node, place) for found in _as_annotation(value, place, run))


@functools.lru_cache(maxsize=1024)  # the same text must give the same nodes: a circle is known by them
def _parsed(node: ast.Constant) -> ast.expr | None:
    try:
        return ast.parse(str(node.value).strip(), mode='eval').body
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # noqa: HRD112 - None says so
        return None


def _as_annotation(value: Value, place: Place, run: Run) -> Values:
    match value:
        case Class(node=node, place=made_at):
            return (Instance(Class(node, made_at, Extent.BOUND), Extent.BOUND),)
        case External(name=name) if name.startswith(TYPING) and name.rpartition('.')[2] == 'Self':
            scope: Scope | None = place.scope
            while scope and not scope.class_node:
                scope = scope.parent
            if scope:
                return (Instance(cls := run.receiver or class_at(scope), cls.extent),)
            return (Unknown('Self outside of a class'),)
        case External(name=name, last='ClassVar' | 'Final') if name.startswith(TYPING):  # without a type
            return ()
        case External(name=name) if name.startswith(TYPING):
            return (Unknown(f'annotated as {name}'),)
        case External():
            return (Instance(value, Extent.BOUND),)
        case TypeForm(node=node, place=there):
            return annotated(node, there, run)
        case Variable(of=of):
            return of
    return (Unknown('its annotation is not understood'),)


def _annotated_subscript(node: ast.Subscript, place: Place, run: Run) -> Values:
    arguments = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    found: list[Value] = []
    for head in run.evaluate(node.value, place):
        name = head.name if isinstance(head, External) else ''
        last = name.rpartition('.')[2] if name.startswith(TYPING) else ''
        if name == 'builtins.type' or last == 'Type':
            found += [_any_class(value) for value in annotated(arguments[0], place, run)]
        elif last in ('Optional', 'Union', 'Annotated', 'Final', 'ClassVar', 'Required', 'NotRequired', 'ReadOnly'):
            for argument in arguments if last == 'Union' else arguments[:1]:
                found += annotated(argument, place, run)
        elif last in ('Awaitable', 'Coroutine'):
            found += annotated(arguments[-1], place, run)
        elif last == 'Callable':
            found.append(TypeForm(node, place))  # what it gives is looked at when it is called
        else:
            found += _as_annotation(head, place, run)
    return tuple(found)


def _any_class(instance: Value) -> Value:
    """What `type[X]` means, by an instance of X."""
    match instance:
        case Instance(of=Class() as of):
            return of
        case Instance():
            return Maker((instance,))
    return Unknown('the type in its annotation is not understood')


def class_at(scope: Scope) -> Class:
    """The class whose scope this is, as its methods see it."""
    assert scope.class_node and scope.parent
    return Class(scope.class_node, Place(scope.parent, scope.class_node), Extent.OWN)
