"""What does an expression mean that only names something or calls it?"""
from __future__ import annotations

import ast

from flake8_bigthree.names import stdlib
from flake8_bigthree.names.bindings import Binding
from flake8_bigthree.names.lookup import Bound
from flake8_bigthree.names.lookup import Found
from flake8_bigthree.names.lookup import lookup
from flake8_bigthree.names.lookup import member
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Function
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Value
from flake8_bigthree.names.values import Values


def plain(node: ast.expr, place: Place) -> Values:
    """What an expression means that does no more than name a class or call it; no values for any other.

    Nearly all that is caught and raised is of this kind. It leads to no further question, which makes it cheap.
    """
    match node:
        case ast.Name(id=name):
            return _as_written(lookup(name, place))
        case ast.Attribute(value=ast.Name(id=name), attr=attr):
            match lookup(name, place):
                case [Module() as module]:
                    return _as_written(member(module, attr))
                case [External(name=outside)]:
                    return (External(stdlib.canonical(f'{outside}.{attr}')),)
        case ast.Call(func=ast.Name() | ast.Attribute() as func, args=args) if len(args) != 3:  # three make a class
            values = plain(func, place)
            classes = [value for value in values if isinstance(value, Class | External) and _is_just_called(value)]
            return tuple(map(Instance, classes)) if len(classes) == len(values) else ()
    return ()


def _as_written(found: list[Found]) -> Values:
    """The values of what is no binding, a class or a function; no values if one is anything else."""
    if len(found) == 1 and isinstance(found[0], External):  # as nearly always
        return (found[0],)
    values: dict[Value, None] = {}
    for item in found:
        match item:
            case Bound(scope=scope, binding=Binding(node=ast.ClassDef() as node)):
                values[Class(node, Place(scope, node))] = None
            case Bound(scope=scope, binding=Binding(node=ast.FunctionDef() as node)):
                values[Function(node, scope)] = None
            case Bound():
                return ()
            case _:
                values[item] = None
    return tuple(values)


def _is_just_called(cls: Class | External) -> bool:
    return isinstance(cls, Class) or stdlib.is_exception(cls.name) is True
