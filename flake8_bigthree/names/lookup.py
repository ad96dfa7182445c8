"""From a name to what binds it: through scopes, imports and files."""
from __future__ import annotations

import ast
import builtins
import functools
import sys
from collections.abc import Collection
from collections.abc import Iterable
from typing import NamedTuple

from flake8_bigthree.flow.conditions import is_for_types
from flake8_bigthree.names.bindings import STAR
from flake8_bigthree.names.bindings import Binding
from flake8_bigthree.names.exports import is_exported
from flake8_bigthree.names.finder import submodule
from flake8_bigthree.names.holding import MOST_BINDINGS
from flake8_bigthree.names.holding import holding
from flake8_bigthree.names.holding import is_plain
from flake8_bigthree.names.imports import Source
from flake8_bigthree.names.imports import imported
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.reaching import UNBOUND
from flake8_bigthree.names.stdlib import ancestors
from flake8_bigthree.names.stdlib import canonical
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.walk import blocks
from flake8_bigthree.walk import own
from flake8_bigthree.walk import start

#: Nobody gives these names to something else by `import *`, so such an import does not hide them.
_NEVER_STARRED = frozenset({'BaseException', 'BaseExceptionGroup', 'Exception', 'ExceptionGroup'})
#: How a name is declared to be another scope's.
_DECLARATIONS = (ast.Global, ast.Nonlocal)


class Bound(NamedTuple):
    """What binds a name, and the scope in which that is to be understood. Never an import."""

    scope: Scope
    binding: Binding


Found = Bound | Source
_TOO_MANY: list[Found] = [Unknown('it is bound in too many places')]


def lookup(name: str, place: Place) -> list[Found]:
    """What a name that is read at a place can stand for; never empty."""
    scope, at = place
    found: list[Found] = []
    is_in_class = False
    # A header is read in the scope around it; the annotations in it at any time, as Python 3.14 does.
    reader = scope.parent if at is scope.node else scope
    while scope.parent:
        # A class body's names are seen by its own statements only, not by the functions in it; its type parameters are.
        # And these are all that annotations and the bounds of type parameters see of the scope.
        is_hidden = scope is not reader and scope.class_node or at is scope.node
        is_empty = is_in_class or is_hidden and not getattr(scope.node, 'type_params', ())
        entries = () if is_empty else scope.table.get(name)
        if entries and is_hidden:
            entries = [
                binding for binding in entries
                if binding.stmt is scope.node and not isinstance(binding.node, ast.arg)
            ]
        if entries:
            if isinstance(entries[0].node, ast.Global):
                return found + _in_module(scope.module, name, None)
            if not isinstance(entries[0].node, ast.Nonlocal):
                state = holding(scope, name, entries, at)
                found += follow(_bound_by(scope, state))
                if not (scope.class_node and UNBOUND in state):
                    return found + follow(_written(scope, name)) or [Unknown(f'{name} is not bound')]
                # What a class body has not bound yet is the module's, not that of a function around it.
                is_in_class = True
        if name == '__class__' and scope.class_node and scope.parent and scope is not place.scope:
            return [Bound(scope.parent, Binding(scope.class_node, scope.class_node))]
        # A class body runs where the class stands, a function at any time.
        at = scope.node if at and scope.class_node else None
        scope = scope.parent
    return found + _in_module(scope.module, name, at)


def outermost(name: str, scope: Scope) -> Scope:
    """The outermost scope at whose end a name means what it means at the end of this one."""
    while scope.parent and name not in scope.table and name != '__class__':
        around = scope.parent
        while around.parent and around.class_node and not getattr(around.node, 'type_params', ()):
            around = around.parent  # its names are not seen from inside
        if around.class_node:
            break
        scope = around
    return scope


def member(module: Module, name: str) -> list[Found]:
    """What `name` is as an attribute of a module that has run to its end; never empty."""
    if name not in module.members:
        found = follow(_attribute(module, name, ()))
        module.members[name] = found or [Unknown(f'{module.shown} does not define {name}')]
    return module.members[name]


def _in_module(module: Module, name: str, at: ast.AST | None) -> list[Found]:
    """What a name stands for in a module: bound there, by a star import, or builtin."""
    if at and not _is_settled(module.scope, name, at):
        return _meant_in(module, name, at)
    if name not in module.meant:  # the same few names are read all over a file
        module.meant[name] = _meant_in(module, name, None)
    return module.meant[name]


def _is_settled(scope: Scope, name: str, at: ast.AST) -> bool:
    """Does a name stand for the same at a statement of a module as at the module's end, for certain?"""
    entries = scope.table.get(name, [])
    return STAR not in scope.table and (not entries or len(entries) == 1 and is_plain(entries[0], scope, at))


def _meant_in(module: Module, name: str, at: ast.AST | None) -> list[Found]:
    bound, is_open = _bound_in(module, name, at)
    written = _written(module.scope, name)
    found = follow([*bound, *written])
    if is_open and (name in vars(builtins) or name == 'WindowsError'):
        # A function that binds a builtin's name by `global` is not called for nothing, but who knows when?
        is_replaced = Unknown(f'a function may have replaced the builtin {name}')
        return [*found, is_replaced if written else External(canonical(f'builtins.{name}'))]
    # What is bound further down only is meant where it stands in quotes.
    return found or follow(_bound_in(module, name, None)[0]) or [Unknown(f'{name} is not defined')]


def _bound_by(scope: Scope, state: list[Binding]) -> list[Found]:
    """What these bindings bind, where they are not too many."""
    return _TOO_MANY if len(state) > MOST_BINDINGS else [
        Bound(scope, binding) for binding in state if binding is not UNBOUND
    ]


def _written(scope: Scope, name: str) -> list[Found]:
    """What scopes inside bind in this one by `global` or `nonlocal`."""
    module = scope.module
    if name not in module.declared:  # to find the statements costs a walk
        return []
    if module.scope.written is None:
        module.scope.written = {}
        _note_writers(module)
    written = scope.written.get(name, []) if scope.written else []
    return _TOO_MANY if len(written) > MOST_BINDINGS else [*written]


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


def follow(todo: Iterable[Found]) -> list[Found]:
    """The same with every import followed to what it means in the end."""
    found: dict[Found, None] = {}
    pending = list(todo)[::-1]
    seen: dict[ast.AST, Bound] = {}
    while pending:
        item = pending.pop()
        if not (isinstance(item, Bound) and isinstance(item.binding.node, ast.alias)):
            found[item] = None
        elif item.binding.node not in seen:
            seen[item.binding.node] = item
            pending += _import_target(item, seen)[::-1]
    if seen and not found:
        # Names that only lead to one another are those of a submodule, if there is one.
        return [made for item in seen.values() for made in _submodule(item)] or [Unknown('it is imported in a circle')]
    return [*found]


def _submodule(bound: Bound) -> list[Found]:
    """The submodule that `from package import name` or `import package.name as name` may mean."""
    stmt, alias = bound.binding.stmt, bound.binding.node
    assert isinstance(alias, ast.alias)
    if isinstance(stmt, ast.Import):
        return [imported(bound.scope.module, alias.name)]
    source = imported(bound.scope.module, stmt.module or '', stmt.level) if isinstance(stmt, ast.ImportFrom) else None
    return _made_otherwise(source, alias.name) if isinstance(source, Module) else []


def _import_target(bound: Bound, seen: Collection[ast.AST]) -> list[Found]:
    """What an import binds, one step on; `seen` are the imports that have led to it."""
    module, stmt, alias = bound.scope.module, bound.binding.stmt, bound.binding.node
    assert isinstance(alias, ast.alias)
    if isinstance(stmt, ast.Import):
        return _module_bound(module, alias, seen)
    assert isinstance(stmt, ast.ImportFrom)
    source = imported(module, stmt.module or '', stmt.level, alias.name)
    match source:
        case External(name=name):
            return [External(canonical(f'{name}.{alias.name}'))]
        case Module(is_namespace=True):  # it may have other folders, with more modules
            return [imported(module, f'{stmt.module}.{alias.name}' if stmt.module else alias.name, stmt.level)]
        case Module():
            return _attribute(source, alias.name, seen)
    return [source]


def _module_bound(module: Module, alias: ast.alias, seen: Collection[ast.AST]) -> list[Found]:
    """What `import a.b` or `import a.b as c` binds: `a`, or what `a` has as its attribute `b`."""
    top, *rest = alias.name.split('.')
    source = imported(module, alias.name)
    if not rest:
        return [source]
    if not alias.asname:
        return [External(top) if isinstance(source, External) else imported(module, top)]
    above = imported(module, '.'.join([top, *rest[:-1]])) if isinstance(source, Module) else None
    return _attribute(above, rest[-1], seen) if isinstance(above, Module) else [source]


def _attribute(module: Module, name: str, without: Collection[ast.AST]) -> list[Found]:
    """What a module binds to a name, by itself, by a star import or as its submodule; nothing in a circle.

    `without` are imports that lead here: `from . import x` in a package means the submodule, though it binds the
    name in the package itself.
    """
    found, may_lack = _bound_in(module, name, None, without)
    found += _written(module.scope, name)
    if may_lack or not found:
        found += _made_otherwise(module, name)
    if not found and module.scope.table.keys().isdisjoint({name, STAR}):
        return [Unknown(f'{module.shown} does not define {name}')]
    return found


def _made_otherwise(module: Module, name: str) -> list[Found]:
    """An attribute that no statement of a module binds: its submodule, or made by its `__getattr__`.

    What is bound for type checkers is believed to be what that makes.
    """
    if module.path and (path := submodule(module.path, name)):
        return [module.project.load(path) or Unknown(f'module {name} cannot be read')]
    if '__getattr__' in module.scope.table and not _is_declared(module, name):
        return [Unknown(f'{module.shown} makes {name} in its __getattr__')]
    return []


def _is_declared(module: Module, name: str) -> bool:
    """Is a name of a module bound for type checkers only?"""
    entries = module.scope.table.get(name, ())
    return bool(entries) and _for_types(module).issuperset(binding.stmt for binding in entries)


@functools.lru_cache(maxsize=8)  # of what makes its attributes itself, others import one after the other
def _for_types(module: Module) -> frozenset[ast.AST]:
    """The statements behind a module's `if TYPE_CHECKING:`."""
    tests = (stmt for stmt in module.statements if isinstance(stmt, ast.If) and is_for_types(stmt.test))
    return frozenset(inner for stmt in tests for inner in own(stmt.body))


def _bound_in(
    module: Module, name: str, at: ast.AST | None, without: Collection[ast.AST] = (),
) -> tuple[list[Found], bool]:
    """What the statements and star imports of a module bind to a name; and may it still be another's, a builtin?"""
    found, stars, is_open = _own(module, name, at, without)
    pending = [*stars]
    seen = {module}
    lacking = []
    while pending:  # the last of them first, as it overrides the others
        source, is_certain = pending.pop()
        may_lack = False
        if not isinstance(source, Module):
            given, stars = _given_by(source, name), []
        elif source not in seen and (exported := is_exported(source, name)) is not False:
            seen.add(source)
            given, stars, may_lack = _own(source, name, without=without)
            given += _written(source.scope, name)
            may_lack = may_lack or exported is None
            if source.exports == (None,) and name in vars(builtins) and name not in _NEVER_STARRED:
                given.append(Unknown(f'{source.shown} has an __all__ that cannot be told'))
            if not given and '__all__' in source.scope.table:
                lacking.append(source)
        else:
            continue
        found += given
        if any(isinstance(item, Unknown) for item in given):
            is_open = False
        elif given and is_certain and not may_lack:
            is_open = False
            pending.clear()
        pending += [(inner, is_certain and is_sure) for inner, is_sure in stars]
    if not found:  # a package's __all__ may name its submodules
        found = [made for source in lacking for made in _made_otherwise(source, name)]
        is_open = is_open and not found
    return found, is_open


def _own(
    module: Module, name: str, at: ast.AST | None = None, without: Collection[ast.AST] = (),
) -> tuple[list[Found], list[tuple[Source, bool]], bool]:
    """What the statements of a module bind to a name, which of its star imports may, and may it be neither?"""
    entries = module.scope.table.get(name, [])
    if without:
        entries = [binding for binding in entries if binding.node not in without]
    stars = dict.fromkeys(module.scope.table.get(STAR, ()))
    if not entries and not stars:
        return [], [], True
    state = holding(module.scope, name, sorted([*entries, *stars], key=_place) if stars else entries, at)
    found = _bound_by(module.scope, [binding for binding in state if binding not in stars])
    may_lack = not entries or UNBOUND in state
    if not stars:
        return found, [], may_lack
    # What has come by a star import may have been unbound again.
    is_erased = any(isinstance(binding.node, ast.Delete | ast.ExceptHandler) for binding in entries)
    sources = _sources(module, [star for star in stars if star in state])
    return found, [(source, sure and not is_erased) for source, sure in sources], may_lack


def _place(binding: Binding) -> tuple[int, int]:
    return start(binding.stmt)


def _sources(module: Module, stars: list[Binding]) -> list[tuple[Source, bool]]:
    """The modules that are imported by `*`, each with: is that certain to be done?"""
    return [
        (imported(module, star.stmt.module or '', star.stmt.level), star.stmt in module.statements)
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
        if name in vars(builtins):
            return []
    return [Unknown(f'it may come from {source.name} by import *')]
