"""Which names does `from module import *` take? What `__all__` may be is put together without running anything."""
from __future__ import annotations

import ast
import re

from flake8_bigthree.names.bindings import Binding
from flake8_bigthree.names.holding import MOST_BINDINGS
from flake8_bigthree.names.holding import holding
from flake8_bigthree.names.imports import Source
from flake8_bigthree.names.imports import imported
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.reaching import UNBOUND
from flake8_bigthree.names.values import Unknown

#: A method of `__all__` is called, which may change it. Compiled when it is needed, as all patterns are.
_CHANGED = r'__all__\.\w'


def is_exported(module: Module, name: str) -> bool | None:
    """Is the name one that `from module import *` takes? None if that cannot be told."""
    is_public = not name.startswith('_')
    if '__all__' not in module.scope.table:
        return is_public
    if module.exports is None:
        module.exports = (_all(module, {}),)
    exports, = module.exports
    if exports is None:
        return None
    answers = {is_public if names is None else name in names for names in exports}
    return answers.pop() if len(answers) == 1 else None


#: What `__all__` may be: the names in it, None where it is not set; and None alone if that cannot be told.
_Exports = frozenset[frozenset[str] | None] | None
_NO_NAMES: _Exports = frozenset({frozenset()})
#: No more lists are put together, each from the one before.
_MOST_LISTS = 50
#: More ways to put `__all__` together are not followed.
_MOST_EXPORTS = 16


def _all(module: Module, known: dict[ast.AST, _Exports]) -> _Exports:
    """What a module's `__all__` may be, with the names that it takes from other modules."""
    if re.search(_CHANGED, module.source) or len(known) > _MOST_LISTS:
        return None
    entries = module.scope.table.get('__all__', [])
    return _all_of(module, holding(module.scope, '__all__', entries, None) if entries else [UNBOUND], entries, known)


def _all_of(
    module: Module, state: list[Binding], entries: list[Binding], known: dict[ast.AST, _Exports],
) -> _Exports:
    if len(state) > MOST_BINDINGS:
        return None
    found: set[frozenset[str] | None] = set()
    for binding in state:
        if binding is UNBOUND:
            found.add(None)
            continue
        if binding.node not in known:
            known[binding.node] = None  # what is made of itself cannot be told
            known[binding.node] = _all_bound(module, binding, entries, known)
        names = known[binding.node]
        if names is None:
            return None
        found |= names
    return frozenset(found) if len(found) <= _MOST_EXPORTS else None


def _all_bound(
    module: Module, binding: Binding, entries: list[Binding], known: dict[ast.AST, _Exports],
) -> _Exports:
    match binding.stmt, binding.node:
        case ast.ImportFrom() as stmt, ast.alias(name='__all__'):
            return _all_from(imported(module, stmt.module or '', stmt.level), known)
        case ast.AugAssign(op=ast.Add(), value=value) as stmt, _:
            before = _all_of(module, holding(module.scope, '__all__', entries, stmt), entries, known)
            return _joined(before, _all_in(value, module, known))
        case _:
            return _all_in(binding.value, module, known) if binding.value else None


def _all_from(source: Source, known: dict[ast.AST, _Exports]) -> _Exports:
    return _all(source, known) if isinstance(source, Module) and '__all__' in source.scope.table else None


def _all_in(node: ast.expr, module: Module, known: dict[ast.AST, _Exports]) -> _Exports:
    """The names in an expression that is put together of lists and the `__all__` of other modules."""
    found: _Exports = _NO_NAMES
    written = set[str]()
    parts = [node]
    while parts:
        match parts.pop():
            case ast.List(elts=elts) | ast.Tuple(elts=elts):
                parts += elts
            case ast.Starred(value=value):
                parts.append(value)
            case ast.BinOp(op=ast.Add(), left=left, right=right):
                parts += [left, right]
            case ast.Constant(value=str(text)):
                written.add(text)
            case ast.Attribute(value=owner, attr='__all__'):
                found = _joined(found, _all_from(_module_named(owner, module), known))
            case _:
                return None
    return _joined(found, frozenset({frozenset(written)}))


def _joined(left: _Exports, right: _Exports) -> _Exports:
    if left is None or right is None or None in left or None in right:
        return None
    return frozenset(one | other for one in left if one is not None for other in right if other is not None)


def _module_named(node: ast.expr, module: Module) -> Source:
    """The module that a dotted name means, where it is imported by that name or is a submodule of the package."""
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.insert(0, node.attr)
        node = node.value
    if isinstance(node, ast.Name):
        match module.scope.table.get(node.id):
            case None:  # bound by the import system when something was imported from it
                return imported(module, '.'.join([node.id, *names]), 1)
            case [Binding(stmt=ast.Import(), node=ast.alias(name=name, asname=asname))]:
                return imported(module, '.'.join([name if asname else node.id, *names]))
            case [Binding(stmt=ast.ImportFrom(module=above, level=level), node=ast.alias(name=name))]:
                return imported(module, '.'.join([*filter(None, [above]), name, *names]), level)
    return Unknown('it is no module that is known')
