"""From a name to what binds it: through scopes, imports and files."""
from __future__ import annotations

import ast
import builtins
import re
import sys
from collections.abc import Iterable
from typing import NamedTuple

from flake8_bigthree.names.bindings import STAR
from flake8_bigthree.names.bindings import Binding
from flake8_bigthree.names.finder import Nowhere
from flake8_bigthree.names.finder import submodule
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.reaching import UNBOUND
from flake8_bigthree.names.reaching import reaching
from flake8_bigthree.names.stdlib import ancestors
from flake8_bigthree.names.stdlib import canonical
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.walk import blocks
from flake8_bigthree.walk import start

#: Nobody gives these names to something else by `import *`, so such an import does not hide them.
_NEVER_STARRED = frozenset({'BaseException', 'BaseExceptionGroup', 'Exception', 'ExceptionGroup'})
#: How a name is declared to be another scope's.
_DECLARATIONS = (ast.Global, ast.Nonlocal)
#: A method of `__all__` is called, which may change it. Compiled when it is needed, as all patterns are.
_CHANGED = r'__all__\.\w'
_NOT_THERE = Binding(ast.Pass(), ast.Pass())


class Bound(NamedTuple):
    """What binds a name, and the scope in which that is to be understood. Never an import."""

    scope: Scope
    binding: Binding


#: What an import imports from.
Source = Module | External | Unknown
Found = Bound | Source


def lookup(name: str, place: Place) -> list[Found]:
    """What a name that is read at a place can stand for; never empty."""
    scope, at = place
    found: list[Found] = []
    while scope.parent:
        entries = scope.table.get(name)
        if entries and (scope is not place.scope and scope.class_node or at is scope.node):
            # A class body's names are seen by its own statements only, not by the functions in it; its type
            # parameters are. And these are all that the bounds of type parameters see of the scope.
            entries = [binding for binding in entries if binding.stmt is scope.node]
        if entries:
            if isinstance(entries[0].node, ast.Global):
                return found + _in_module(scope.module, name, None)
            if not isinstance(entries[0].node, ast.Nonlocal):
                state = _state(scope, entries, at)
                found += _follow(Bound(scope, binding) for binding in state if binding is not UNBOUND)
                if not (scope.class_node and UNBOUND in state):
                    return found + _follow(_written(scope, name)) or [Unknown(f'{name} is not bound')]
        # A class body runs where the class stands, a function at any time.
        at = scope.node if at and scope.class_node else None
        scope = scope.parent
    return found + _in_module(scope.module, name, at)


def member(module: Module, name: str) -> list[Found]:
    """What `name` is as an attribute of a module that has run to its end; never empty."""
    return _follow(_attribute(module, name, None))


def imported(module: Module, name: str, level: int = 0) -> Source:
    """The module that an import in `module` means by an absolute name, or by a relative one with `level` dots."""
    if level and module.path is None:
        return Unknown('what it is imported from has no file')
    path = module.project.finder.find(name, module.folder, level)
    if path is Nowhere.EXTERNAL:
        return External(name)
    if isinstance(path, Nowhere):
        return Unknown(f'{"." * level}{name}: {path.value}')
    return module.project.load(path) or Unknown(f'{"." * level}{name} cannot be read')


def _in_module(module: Module, name: str, at: ast.AST | None) -> list[Found]:
    """What a name stands for in a module: bound there, by a star import, or builtin."""
    bound, is_open = _bound_in(module, name, at)
    found = _follow([*bound, *_written(module.scope, name)])
    if is_open and (hasattr(builtins, name) or name == 'WindowsError'):
        return [*found, External(canonical(f'builtins.{name}'))]
    # What is bound further down only is meant where it stands in quotes.
    return found or _follow(_bound_in(module, name, None)[0]) or [Unknown(f'{name} is not defined')]


def _state(scope: Scope, entries: list[Binding], at: ast.AST | None) -> list[Binding]:
    """Those of the bindings that can hold at a statement of the scope, UNBOUND last where none may have run."""
    if len(entries) == 1 and _is_plain(entries[0], scope, at):
        return entries
    is_function = isinstance(scope.node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    state: list[Binding] = []
    if not is_function or at and len(entries) > 1:
        entry = next((binding for binding in reversed(entries) if binding.stmt is scope.node), UNBOUND)
        reached = reaching(scope.body, entries, at, entry)
        # A local name of a function that is not bound is an error, not another scope's.
        state = [binding for binding in (entries if is_function else [*entries, UNBOUND]) if binding in reached]
    return state or [binding for binding in entries if not isinstance(binding.node, ast.Delete)]


def _is_plain(binding: Binding, scope: Scope, at: ast.AST | None) -> bool:
    """Is a module's only binding of a name made before the place by a statement in no other one, so for certain?"""
    match binding.stmt:
        case ast.Import(col_offset=0) | ast.ImportFrom(col_offset=0) | ast.ClassDef(col_offset=0) as stmt:
            pass
        case ast.FunctionDef(col_offset=0) | ast.AsyncFunctionDef(col_offset=0) | ast.Assign(col_offset=0) as stmt:
            pass
        case _:
            return False
    is_certain = binding.node is stmt or isinstance(binding.node, ast.alias | ast.Name)
    return scope.parent is None and is_certain and (at is None or start(stmt) < start(at))


def _written(scope: Scope, name: str) -> list[Bound]:
    """What scopes inside bind in this one by `global` or `nonlocal`."""
    module = scope.module
    if name not in module.declared:  # to find the statements costs a walk
        return []
    if module.scope.written is None:
        module.scope.written = {}
        _note_writers(module)
    return scope.written.get(name, []) if scope.written else []


def _note_writers(module: Module) -> None:
    declaring: dict[Scope, None] = {}
    stack: list[tuple[ast.AST, Scope]] = [(module.tree, module.scope)]
    while stack:
        node, scope = stack.pop()
        if isinstance(node, _DECLARATIONS):
            declaring[scope] = None
        inner = scope.inner(node)
        stack += [(child, inner) for child in reversed(blocks(node))]
    for scope in declaring:
        for name, entries in scope.table.items():
            if owner := _owner(scope, name, entries[0].node):
                owner.written = owner.written or {}
                owner.written.setdefault(name, []).extend(
                    Bound(scope, binding) for binding in entries
                    if not isinstance(binding.node, (*_DECLARATIONS, ast.Delete))
                )


def _owner(scope: Scope, name: str, declaration: ast.AST) -> Scope | None:
    """The scope whose name is declared here; None if that is no declaration."""
    if isinstance(declaration, ast.Global):
        return scope.module.scope
    outer = scope.parent if isinstance(declaration, ast.Nonlocal) else None
    while outer and outer.parent:
        entries = outer.table.get(name)
        if entries and not outer.class_node and not isinstance(entries[0].node, ast.Nonlocal):
            return outer
        outer = outer.parent
    return None


def _follow(todo: Iterable[Found]) -> list[Found]:
    """The same with every import followed to what it means in the end."""
    found: list[Found] = []
    pending = list(todo)[::-1]
    seen = set()
    while pending:
        item = pending.pop()
        if not (isinstance(item, Bound) and isinstance(item.binding.node, ast.alias)):
            if item not in found:
                found.append(item)
        elif item.binding.node not in seen:
            seen.add(item.binding.node)
            pending += _import_target(item)[::-1]
    if seen and not found:
        found.append(Unknown('it is imported in a circle'))
    return found


def _import_target(bound: Bound) -> list[Found]:
    """What an import binds, one step on."""
    module, stmt, alias = bound.scope.module, bound.binding.stmt, bound.binding.node
    assert isinstance(alias, ast.alias)
    if isinstance(stmt, ast.Import):
        return [imported(module, alias.name if alias.asname else alias.name.partition('.')[0])]
    assert isinstance(stmt, ast.ImportFrom)
    source = imported(module, stmt.module or '', stmt.level)
    match source:
        case External(name=name):
            return [External(canonical(f'{name}.{alias.name}'))]
        case Module(is_namespace=True):  # it may have other folders, with more modules
            return [imported(module, f'{stmt.module}.{alias.name}' if stmt.module else alias.name, stmt.level)]
        case Module():
            return _attribute(source, alias.name, alias)
    return [source]


def _attribute(module: Module, name: str, wanted_by: ast.alias | None) -> list[Found]:
    """What a module binds to a name, by itself, by a star import or as its submodule; never empty.

    `from . import x` in a package means the submodule, though it binds the name in the package itself.
    """
    found, _ = _bound_in(module, name, None, wanted_by)
    found += _written(module.scope, name)
    return found or _made_otherwise(module, name) or [Unknown(f'{module.shown} does not define {name}')]


def _made_otherwise(module: Module, name: str) -> list[Found]:
    """An attribute that no statement of a module binds: its submodule, or made by its `__getattr__`."""
    if module.path and (path := submodule(module.path, name)):
        return [module.project.load(path) or Unknown(f'module {name} cannot be read')]
    if '__getattr__' in module.scope.table:
        return [Unknown(f'{module.shown} makes {name} in its __getattr__')]
    return []


def _bound_in(
    module: Module, name: str, at: ast.AST | None, without: ast.alias | None = None,
) -> tuple[list[Found], bool]:
    """What the statements and star imports of a module bind to a name; and may it still be another's, a builtin?"""
    found, stars, is_open = _own(module, name, at, without)
    pending = [*stars]
    seen = {module}
    while pending:  # the last of them first, as it overrides the others
        source, is_certain = pending.pop()
        may_lack = False
        if not isinstance(source, Module):
            given, stars = _given_by(source, name), []
        elif source not in seen and _exports(source, name):
            seen.add(source)
            given, stars, may_lack = _own(source, name)
            if not given and not stars and '__all__' in source.scope.table:
                given = _made_otherwise(source, name)
        else:
            continue
        found += given
        if any(isinstance(item, Unknown) for item in given):
            is_open = False
        elif given and is_certain and not may_lack:
            is_open = False
            pending.clear()
        pending += [(inner, is_certain and is_sure) for inner, is_sure in stars]
    return found, is_open


def _own(
    module: Module, name: str, at: ast.AST | None = None, without: ast.alias | None = None,
) -> tuple[list[Found], list[tuple[Source, bool]], bool]:
    """What the statements of a module bind to a name, which of its star imports may, and may it be neither?"""
    entries = [binding for binding in module.scope.table.get(name, ()) if binding.node is not without]
    stars = module.scope.table.get(STAR, [])
    if not entries:
        return [], _sources(module, stars), True
    state = _state(module.scope, sorted([*entries, *stars], key=_place) if stars else entries, at)
    found: list[Found] = [
        Bound(module.scope, binding) for binding in state if binding is not UNBOUND and binding not in stars
    ]
    return found, _sources(module, [star for star in stars if star in state]), UNBOUND in state


def _place(binding: Binding) -> tuple[int, int]:
    return start(binding.stmt)


def _sources(module: Module, stars: list[Binding]) -> list[tuple[Source, bool]]:
    """The modules that are imported by `*`, each with: is that certain to be done?"""
    return [
        (imported(module, star.stmt.module or '', star.stmt.level), star.stmt.col_offset == 0)
        for star in stars if isinstance(star.stmt, ast.ImportFrom)
    ]


def _given_by(source: External | Unknown, name: str) -> list[Found]:
    """What `import *` takes from a module that cannot be read, as far as that can be told."""
    if name in _NEVER_STARRED:
        return []
    if isinstance(source, Unknown):
        return [source]
    whole = f'{source.name}.{name}'
    if source.name.partition('.')[0] in sys.stdlib_module_names:
        if ancestors(whole):
            return [External(canonical(whole))]
        if hasattr(builtins, name):
            return []
    return [Unknown(f'it may come from {source.name} by import *')]


def _exports(module: Module, name: str) -> bool:
    """Is the name one that `from module import *` takes? If the source does not say, it is."""
    if '__all__' not in module.scope.table:
        return not name.startswith('_')
    if module.exports is None:
        module.exports = (_all(module),)
    names, = module.exports
    return names is None or name in names


def _all(module: Module) -> frozenset[str] | None:
    """The names in a module's `__all__`, with those it takes from other modules; None if not all can be told."""
    names: set[str] = set()
    seen: set[Module] = set()
    pending: list[Source] = [module]
    while pending:
        source = pending.pop()
        if not isinstance(source, Module) or re.search(_CHANGED, source.source):
            return None
        if source in seen:
            continue
        seen.add(source)
        parts: list[ast.expr | None] = []
        for binding in source.scope.table.get('__all__', (_NOT_THERE,)):
            match binding.stmt, binding.node:
                case ast.ImportFrom() as stmt, ast.alias(name='__all__'):
                    pending.append(imported(source, stmt.module or '', stmt.level))
                case ast.AugAssign(value=value), _:
                    parts.append(value)
                case _:
                    parts.append(binding.value)
        while parts:
            match parts.pop():
                case ast.List(elts=elts) | ast.Tuple(elts=elts):
                    parts += elts
                case ast.Starred(value=value):
                    parts.append(value)
                case ast.BinOp(op=ast.Add(), left=left, right=right):
                    parts += [left, right]
                case ast.Constant(value=str(text)):
                    names.add(text)
                case ast.Attribute(value=owner, attr='__all__'):
                    pending.append(_module_named(owner, source))
                case _:
                    return None
    return frozenset(names)


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
