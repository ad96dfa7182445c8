"""Is a class inside the hierarchy of the base exception, certainly outside, or is that unknown?"""
from __future__ import annotations

import ast
import builtins
import enum
import os
import sys
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import lru_cache

from flake8_bigthree.errors import OptionError
from flake8_bigthree.names import stdlib
from flake8_bigthree.names.attributes import named
from flake8_bigthree.names.evaluate import ancestry
from flake8_bigthree.names.evaluate import ask
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.evaluate import highest
from flake8_bigthree.names.finder import home
from flake8_bigthree.names.finder import is_below
from flake8_bigthree.names.functions import handed_back
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Function
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Value
from flake8_bigthree.names.values import Values
from flake8_bigthree.options import key

#: The methods by which a metaclass decides what its classes and their instances are.
_MAKERS = frozenset({'__call__', '__new__'})


class Verdict(enum.IntEnum):
    """Where a class stands; of a class and its ancestors the highest counts."""

    OUTSIDE = 0
    UNKNOWN = 1
    INSIDE = 2


def verdict(cls: Class | External, project: Project) -> Verdict:
    """Where a class stands; OUTSIDE only when all its ancestors are known and none is the base."""
    bases = base_classes(project)
    return Verdict(_highest(cls, 'verdict', lambda value: _standing(value, bases)))


def _standing(value: Value, bases: Bases) -> Verdict:
    if any(_is_base(cls, name, meant) for cls in _with_known_ancestors(value) for name, meant in bases.items()):
        return Verdict.INSIDE
    is_open = isinstance(value, Unknown) or isinstance(value, Class) and is_made_over(value)
    return Verdict.UNKNOWN if is_open or not all(bases.values()) else Verdict.OUTSIDE


def is_made_over(cls: Class) -> bool:
    """May a decorator or a metaclass of the project make another class of it, or give it another base?"""
    if not isinstance(cls.node, ast.ClassDef):
        return False
    metaclasses = (keyword.value for keyword in cls.node.keywords if keyword.arg == 'metaclass')
    return not all(_gives_back(node, cls.place) for node in cls.node.decorator_list) or any(
        _makes_over(value) for node in metaclasses for value in evaluate(node, cls.place)
    )


def _gives_back(decorator: ast.expr, place: Place) -> bool:
    """Is it certain that a decorator gives the class itself, as those from outside are believed to do?"""
    made_by = evaluate(decorator.func if isinstance(decorator, ast.Call) else decorator, place)
    if isinstance(decorator, ast.Call) and not all(isinstance(value, External) for value in made_by):
        made_by = evaluate(decorator, place)
    return all(isinstance(value, External) or _returns_its_argument(value) for value in made_by)


def _returns_its_argument(value: Value) -> bool:
    """Does a function that is no method return its first parameter, and nothing else?"""
    if not isinstance(value, Function) or not (arg := handed_back(value)):
        return False
    args = value.node.args
    return arg is [*args.posonlyargs, *args.args, *args.kwonlyargs][0]


def _makes_over(metaclass: Value) -> bool:
    if isinstance(metaclass, Class):
        own = [base for base in ancestry(metaclass) if isinstance(base, Class) and isinstance(base.node, ast.ClassDef)]
        return any(not _MAKERS.isdisjoint(base.place.scope.inner(base.node).table) for base in own)
    return not isinstance(metaclass, External)


def is_base(cls: Class | External, project: Project) -> bool:
    """Is this class the base exception itself, or one of several?"""
    return any(_is_base(cls, name, meant) for name, meant in base_classes(project).items())


def is_exception(cls: Class | External) -> bool | None:
    """Is this an exception class? None if that cannot be told."""
    return (False, None, True)[_highest(cls, 'exception', _exceptionality)]


def _highest(cls: Class | External, what: str, rank: Callable[[Value], int]) -> int:
    """The highest rank of a class and its ancestors; 1 where these are classes in a circle and nothing else."""
    found = highest(cls, what, rank)
    return 1 if found is None else found


def _exceptionality(value: Value) -> int:
    """Does something among the ancestors of a class make it an exception class? 2 for yes, 1 for perhaps."""
    match value:
        case External(name=name, last=last):
            known = stdlib.is_exception(name)
            if known is None and name == f'builtins.{last}' and hasattr(builtins, last):
                return 0
            return (1 + stdlib.is_named_like_exception(last)) if known is None else 2 * known
        case Unknown():
            return 1
    return 0


def matches(cls: Class | External, patterns: Iterable[str]) -> bool:
    """Does one of the names or patterns of an option mean this class?

    A qualified name means the class under any name its module can be imported by, and the class that is imported
    there; a bare one means the builtin of that name, or else any class so called.
    """
    last = cls.name if isinstance(cls, Class) else cls.last
    near = [pattern for pattern in patterns if _last_of(pattern) in ('', last)]
    return any(_matches(name, pattern) for pattern in near for name in _names(cls)) or (
        isinstance(cls, Class) and cls.identity in _identities(cls.place.scope.module.project, tuple(patterns))
    )


@lru_cache(maxsize=256)
def _last_of(pattern: str) -> str:
    """The last part of the names that a pattern means; empty if it is open. To know all names takes a while."""
    last = stdlib.canonical(f'builtins.{pattern}' if hasattr(builtins, pattern) else pattern).rpartition('.')[2]
    return last if last.isidentifier() else ''


@lru_cache(maxsize=8)
def _identities(project: Project, patterns: tuple[str, ...]) -> frozenset[object]:
    """What the qualified names among these patterns mean in a project, whichever modules define it."""
    names = (pattern for pattern in patterns if '.' in pattern and '*' not in pattern and '?' not in pattern)
    values = (value for name in names if (home := _home(project, name)) for value in _named(*home))
    return frozenset(value.identity for value in values if isinstance(value, Class))


def derives(cls: Class | External, patterns: Iterable[str]) -> bool:
    """Does one of the names or patterns of an option mean this class or one of its ancestors?"""
    if isinstance(cls, Class):  # found out before others are in the course of it
        _identities(cls.place.scope.module.project, tuple(patterns))
    return (_derives_outside if isinstance(cls, External) else _derives)(cls, tuple(patterns))


def _derives(cls: Class | External, patterns: tuple[str, ...]) -> bool:
    return bool(highest(cls, ('derives', patterns), lambda value: any(
        matches(ancestor, patterns) for ancestor in _with_known_ancestors(value)
    )))


_derives_outside = lru_cache(maxsize=256)(_derives)


def _matches(name: str, pattern: str) -> bool:
    if '.' in pattern or pattern == '*':
        return fnmatchcase(name, stdlib.canonical(pattern))
    if hasattr(builtins, pattern):
        return name == stdlib.canonical(f'builtins.{pattern}')
    return fnmatchcase(name.rpartition('.')[2], pattern)


def _names(cls: Class | External) -> Iterator[str]:
    if isinstance(cls, External):
        yield cls.name
        return
    for module in module_names(cls.place.scope.module):
        yield f'{module}.{cls.qualname}'


def module_names(module: Module) -> Iterator[str]:
    """The absolute names a module can be imported by, the one by its own package first."""
    if module.path is None:
        yield '__main__'
        return
    path = module.path.removesuffix('.py').removesuffix(f'{os.sep}__init__')
    start = home(module.folder)
    while True:
        parts = os.path.relpath(path, start).split(os.sep)
        if not all(part.isidentifier() for part in parts):
            return
        yield '.'.join(parts)
        if start == os.path.dirname(start) or not is_below(os.path.dirname(start), module.project.root):
            return
        start = os.path.dirname(start)


def _with_known_ancestors(value: Value) -> Iterator[Class | External]:
    """A class, and the ancestors of one that is builtin or known in the standard library."""
    if isinstance(value, Class | External):
        yield value
    if isinstance(value, External):
        yield from map(External, stdlib.ancestors(value.name) or ())


# The base exceptions: each name with the classes that it means. A bare name means what is so called, and is
# there without being looked for; a dotted one whose module cannot be read means nothing, and nothing is certain.

Bases = dict[str, Values]
_ANY_SO_CALLED: Values = (Unknown('any class of that name'),)


def _is_base(cls: Class | External, name: str, meant: Values) -> bool:
    if '.' not in name:
        return (cls.name if isinstance(cls, Class) else cls.last) == name
    return any(_is_same(cls, value) for value in meant)


def _is_same(cls: Class | External, value: Value) -> bool:
    match cls, value:
        case Class(identity=identity), Class(identity=wanted):
            return identity == wanted
    return cls == value


def base_classes(project: Project) -> Bases:
    """The base exceptions as configured, each with the classes that it means; none if that is unknown."""
    if project.bases is None:
        project.bases = {name: _base(project, name) for name in project.options.base_exception}
    found: Bases = project.bases
    return found


def check_bases(project: Project) -> None:
    """Find the classes of `bigthree-base-exception`.

    Raises OptionError for a dotted name that exists nowhere. One whose module cannot be read is no error.
    """
    base_classes(project)


def _base(project: Project, name: str) -> Values:
    if '.' not in name:
        return _ANY_SO_CALLED
    if home := _home(project, name):
        return _defined(*home, name)
    parts = name.split('.')
    if parts[0] in sys.stdlib_module_names and (parts[0] != 'builtins' or hasattr(builtins, parts[1])):
        return (External(stdlib.canonical(name)),)
    module_name = name.rpartition('.')[0]
    raise OptionError(
        f'{key("base_exception")} = {name}: no module {module_name}, or more than one, in the project or installed',
    )


def _home(project: Project, name: str) -> tuple[Module | None, list[str]] | None:
    """The module that a qualified name begins with, None if it cannot be read, and the rest; None for no module."""
    parts = name.split('.')
    for length in range(len(parts) - 1, 0, -1):
        path = project.finder.find('.'.join(parts[:length]), project.root)
        if isinstance(path, str):
            return project.load(path), parts[length:]
    return None


def _named(module: Module | None, names: list[str]) -> Values:
    return ask(module, ('named', *names), lambda run: named(module, names, run)) if module else ()


def _defined(module: Module | None, names: list[str], whole: str) -> Values:
    classes = tuple(value for value in _named(module, names) if isinstance(value, Class | External))
    if not module or classes or not module.scope.table.keys().isdisjoint({names[0], '*', '__getattr__'}):
        return classes
    raise OptionError(f'{key("base_exception")} = {whole}: {module.shown} does not define {names[0]}')
