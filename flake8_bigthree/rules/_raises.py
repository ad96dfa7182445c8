"""What the rules about raising share: which classes can a `raise` raise, and what is said of them."""
from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from flake8_bigthree.names.bindings import Binding
from flake8_bigthree.names.errors import raised
from flake8_bigthree.names.evaluate import ancestry
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.evaluate import generations
from flake8_bigthree.names.evaluate import is_made_by_itself
from flake8_bigthree.names.hierarchy import Verdict
from flake8_bigthree.names.hierarchy import derives
from flake8_bigthree.names.hierarchy import is_exception
from flake8_bigthree.names.hierarchy import verdict
from flake8_bigthree.names.lookup import Bound
from flake8_bigthree.names.lookup import lookup
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Constant
from flake8_bigthree.names.values import Display
from flake8_bigthree.names.values import Extent
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Function
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Mapping
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Value
from flake8_bigthree.names.values import Values
from flake8_bigthree.rules._protocols import is_demanded
from flake8_bigthree.walk import end
from flake8_bigthree.walk import is_alike
from flake8_bigthree.walk import own
from flake8_bigthree.walk import start

_BROAD = frozenset({External('builtins.Exception'), External('builtins.BaseException')})
_NONE: Values = (Constant(None),)
#: No message names more ancestors of a class one above the other, or side by side.
_MOST_ANCESTORS = 5


@lru_cache(maxsize=1)
def objectionable(node: ast.Raise, scope: Scope) -> tuple[Class | External, ...]:
    """The classes that a `raise` may raise and that are certainly outside and not allowed there."""
    values = raised(node, scope)
    found = [value.of for value in values if isinstance(value, Instance) and _is_objectionable(value, scope)]
    if len(values) > 1:  # one of the project's that may be no exception is not what is raised
        found = [cls for cls in found if isinstance(cls, External) or is_exception(cls)]
    return () if found and is_guarded(node, scope) else tuple(found)


def is_guarded(node: ast.Raise, scope: Scope) -> bool:
    """Does a condition ask for the type of what is raised, as `if isinstance(error, Exception): raise error` does?"""
    if not isinstance(node.exc, ast.Name | ast.Attribute | ast.Subscript):
        return False
    return any(
        start(stmt.body[0]) <= start(node) <= end(stmt.body[-1]) and is_alike(asked, node.exc)
        for stmt, asked in _guards(scope)
    )


@lru_cache(maxsize=1)  # a scope may hold many a raise
def _guards(scope: Scope) -> list[tuple[ast.If, ast.expr]]:
    """The conditions in a scope that ask for the type of something."""
    return [
        (stmt, part.args[0])
        for stmt in own(scope.body) if isinstance(stmt, ast.If) for part in ast.walk(stmt.test)
        if isinstance(part, ast.Call) and len(part.args) == 2
        and isinstance(part.func, ast.Name) and part.func.id == 'isinstance'
    ]


def broad(classes: Iterable[Class | External]) -> list[Class | External]:
    """Those of the classes that are Exception or BaseException."""
    return [cls for cls in classes if cls in _BROAD]


def _is_objectionable(value: Instance, scope: Scope) -> bool:
    return (
        value.extent is not Extent.BOUND
        and is_outside(value.of, scope) and not is_demanded(value.of, scope)
        and _is_itself(value.of) and not is_declared_inside(value, scope)
    )


def is_outside(cls: Class | External, scope: Scope) -> bool:
    """Is a class an exception, certainly outside the hierarchy, and no allowed one?"""
    return (_external_is_outside if isinstance(cls, External) else _is_outside)(cls, scope.module.project)


def _is_outside(cls: Class | External, project: Project) -> bool:
    return (
        is_exception(cls) is not False
        and verdict(cls, project) is Verdict.OUTSIDE
        and not derives(cls, project.options.allowed_exceptions)
    )


_external_is_outside = lru_cache(maxsize=256)(_is_outside)  # the same few builtins are raised everywhere


def _is_itself(cls: Class | External) -> bool:
    """Is what a call of a class gives an instance of just that class?"""
    return isinstance(cls, External) or is_made_by_itself(Class(cls.node, cls.place))


def is_declared_inside(value: Instance, scope: Scope) -> bool:
    """Does the factory that has made an error say, by its annotation, that it is inside?"""
    verdicts = {verdict(cls, scope.module.project) for cls in value.declared}
    return verdicts == {Verdict.INSIDE}


def is_non_exception(node: ast.Raise, scope: Scope) -> bool:
    """Is it certain that a `raise` is a TypeError?"""
    values = raised(node, scope)
    if values == _NONE and not isinstance(node.exc, ast.Constant):
        return False  # something that is None at first; what it is set to later is not all seen
    return (
        bool(values) and all(map(_is_no_exception, values))
        and not _may_be_replaced(node.exc, Place(scope, node)) and not is_guarded(node, scope)
    )


def _may_be_replaced(node: ast.expr | None, place: Place) -> bool:
    """Is it an attribute or an element, or a name for one, which others may set and derived classes may have other?"""
    match node:
        case ast.Attribute(value=owner):
            values = (*evaluate(owner, place), *evaluate(node, place))
            return not all(isinstance(value, Module | Class | Function) for value in values)
        case ast.Subscript(value=ast.Name() | ast.Attribute()):
            return True
        case ast.Name(id=name):
            bound = [item for item in lookup(name, place) if isinstance(item, Bound)]
            return any(isinstance(_taken_from(item.binding), ast.Attribute | ast.Subscript) for item in bound)
    return False


def _taken_from(binding: Binding) -> ast.expr | None:
    """What a name is assigned, or what that is unpacked from."""
    match binding.stmt:
        case ast.Assign(value=value) | ast.For(iter=value) if not binding.value:
            return value
    return binding.value


def _is_no_exception(value: Value) -> bool:
    match value:
        case Instance(of=Class() as of, extent=Extent.EXACT):
            return is_exception(of) is False and _is_itself(of) and not any(map(_is_made_over, ancestry(of)))
        case Instance(of=of, extent=Extent.EXACT):
            return is_exception(of) is False
        case Function(node=ast.FunctionDef(decorator_list=[_, *_]) | ast.AsyncFunctionDef(decorator_list=[_, *_])):
            return False
        case Constant() | Display() | Mapping() | Function() | Module():
            return True
    return False


def _is_made_over(value: Value) -> bool:
    """Is it a class that a decorator or a metaclass may make anything of?"""
    match value:
        case Class(node=ast.ClassDef(decorator_list=[_, *_]) | ast.ClassDef(keywords=[_, *_])):
            return True
    return False


def described(cls: Class | External) -> str:
    """A class, the place of its definition, and its ancestors: `CircuitError (app/circuit.py:24) → Exception`.

    An arrow leads to the bases, and from all of them to theirs: `Late (app/circuit.py:30) → CircuitError, OSError → …`.
    """
    if isinstance(cls, External):
        module, _, name = cls.name.rpartition('.')
        return f'{name} (builtin)' if module == 'builtins' else cls.name
    named = (
        [value.name.removeprefix('builtins.') for value in values if isinstance(value, Class | External)]
        for values in islice(generations(cls), 1, None)
    )
    above = islice(filter(None, named), _MOST_ANCESTORS + 1)
    return _joined(' → ', [located(cls), *(_joined(', ', names) for names in above)], _MOST_ANCESTORS + 1)


def located(cls: Class) -> str:
    """A class with the place of its definition."""
    return f'{cls.name} ({cls.place.scope.module.shown}:{cls.node.lineno})'


def _joined(separator: str, names: list[str], most: int = _MOST_ANCESTORS) -> str:
    """The names, and `…` in place of what is too much."""
    return separator.join((*names[:most], *('…' for _ in names[most:most + 1])))


def base_names(scope: Scope) -> str:
    """The base exceptions as a message names them."""
    return ' or '.join(name.rpartition('.')[2] for name in scope.options.base_exception)
