"""What an expression is at run time, as far as that can be said without running the function it stands in."""
from __future__ import annotations

import ast
import builtins
import enum
import importlib
import importlib.util
import inspect
from collections.abc import Iterator
from functools import partial
from types import ModuleType
from typing import NamedTuple

from benchmarks.verdicts.score import Bucket
from benchmarks.verdicts.syntax import Binding
from benchmarks.verdicts.syntax import FunctionNode
from benchmarks.verdicts.syntax import Import
from benchmarks.verdicts.syntax import Parameter
from benchmarks.verdicts.syntax import Scope
from benchmarks.verdicts.syntax import is_before
from benchmarks.verdicts.syntax import is_exc_info
from benchmarks.verdicts.syntax import is_in


class Mark(enum.Enum):
    """What is no object at hand."""

    CAUGHT = 'what was caught'
    #: Of such a type checkers only know an upper bound, or what a stub says.
    BOUNDED = 'of the class of what was caught, made by its class or by another package, or not installed'
    FUNCTION = 'a function'
    HELD = 'held by an instance'
    UNKNOWN = 'unknown'


class Object(NamedTuple):
    """An object at hand."""

    value: object


class Made(NamedTuple):
    """An instance of a class."""

    of: type


Thing = Object | Made | Mark


class Found(NamedTuple):
    """What an expression may be, and where that comes from."""

    bucket: Bucket
    things: tuple[Thing, ...]


class Home(NamedTuple):
    """The module that is looked into: its name, the package its imports start from, itself if it can be imported."""

    name: str
    package: str
    module: ModuleType | None


#: Which of two buckets counts when an expression has parts of both: the later one.
_ORDER = (
    Bucket.RERAISE, Bucket.GLOBAL, Bucket.IMPORT, Bucket.LOCAL, Bucket.PARAMETER, Bucket.ATTRIBUTE, Bucket.FACTORY,
)
#: The nodes that bind the names which are being looked into, so that no circle is gone round.
Seen = frozenset[ast.AST]


class Evaluator:
    """Answers for the expressions of one file."""

    def __init__(self, home: Home) -> None:
        self._home = home

    def evaluate(self, node: ast.expr, scope: Scope, at: ast.AST, seen: Seen = frozenset()) -> Found:
        """What an expression in a scope can be, where it is part of the statement `at`."""
        def inner(part: ast.expr) -> Found:
            return self.evaluate(part, scope, at, seen)

        match node:
            case ast.Constant(value=value):
                return Found(Bucket.GLOBAL, (Object(value),))
            case ast.Name(id=name):
                return self._name(name, scope, at, seen)
            case ast.Attribute(value=owner, attr=name):
                return _attribute(inner(owner), name)
            case ast.Call(func=ast.Attribute(value=raised, attr='with_traceback')):
                return inner(raised)
            case ast.Call(func=func) if is_exc_info(func):
                return Found(Bucket.RERAISE, (Mark.CAUGHT,))
            case ast.Call(func=ast.Name(id='type'), args=[asked]):
                bucket, things = inner(asked)
                return Found(bucket, tuple(_member(thing, '__class__') for thing in things))
            case ast.Call(func=func):
                return self._called(func, inner(func))
            case ast.IfExp(body=body, orelse=orelse):
                return _joined([inner(body), inner(orelse)])
            case ast.BoolOp(values=values):
                return _joined([*map(inner, values)])
            case ast.NamedExpr(value=value):
                return inner(value)
            case ast.Subscript(value=owner):
                return _element(inner(owner))
        return Found(Bucket.FACTORY, (Mark.UNKNOWN,))

    def _name(self, name: str, scope: Scope, at: ast.AST, seen: Seen) -> Found:
        home = _scope_of(name, scope)
        thing = self._global(name, home) if home.outer is None else Mark.UNKNOWN
        if isinstance(thing, Object) and thing.value is not None:
            return Found(Bucket.GLOBAL, (thing,))
        bound = [binding for binding in _reaching(home.names.get(name, []), at) if binding.node not in seen]
        found = _joined([self._binding(binding, home, seen | {binding.node}) for binding in bound])
        if home.outer is not None:
            return found
        is_decided = self._home.module is None and bound or Mark.CAUGHT in found.things
        return Found(Bucket.GLOBAL, found.things if is_decided else (thing,))

    def _global(self, name: str, scope: Scope) -> Thing:
        """What a name of the module is; it may be a builtin one if nothing in the module binds it."""
        if self._home.module and name in vars(self._home.module):
            return Object(vars(self._home.module)[name])
        if name in vars(builtins) and name not in scope.names:
            return Object(vars(builtins)[name])
        return Mark.UNKNOWN

    def _binding(self, binding: Binding, scope: Scope, seen: Seen) -> Found:
        match binding.source:
            case ast.expr() as value:
                bucket, things = self.evaluate(value, scope, binding.node, seen)
                return Found(Bucket.RERAISE if bucket is Bucket.RERAISE else Bucket.LOCAL, things)
            case ast.ExceptHandler():
                return Found(Bucket.RERAISE, (Mark.CAUGHT,))
            case Import(node, alias):
                return Found(Bucket.IMPORT, (self._imported(node, alias),))
            case ast.ClassDef() as node:
                return Found(Bucket.LOCAL, (self._defined(node, scope, seen),))
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                return Found(Bucket.LOCAL, (Mark.FUNCTION,))
            case Parameter(function, is_first):
                return Found(Bucket.PARAMETER, (self._first(function, scope) if is_first else Mark.UNKNOWN,))
        return Found(Bucket.LOCAL, (Mark.UNKNOWN,))

    def _imported(self, node: ast.Import | ast.ImportFrom, alias: ast.alias) -> Thing:
        try:
            if isinstance(node, ast.Import):
                module = importlib.import_module(alias.name)
                return Object(module if alias.asname else importlib.import_module(alias.name.partition('.')[0]))
            name = importlib.util.resolve_name('.' * node.level + (node.module or ''), self._home.package)
            owner = importlib.import_module(name)
            if not hasattr(owner, alias.name):
                return Object(importlib.import_module(f'{name}.{alias.name}'))
            return Object(getattr(owner, alias.name))
        except BaseException:  # noqa: HRD102  # whatever a module raises when it is imported
            return Mark.BOUNDED

    def _defined(self, node: ast.ClassDef, scope: Scope, seen: Seen) -> Thing:
        """A class that only exists while a function runs is made again, without what is in it."""
        bases = [self.evaluate(base, scope, node, seen).things for base in node.bases]
        values = tuple(one.value for things in bases for one in things if isinstance(one, Object))
        classes = tuple(value for value in values if isinstance(value, type))
        if node.keywords or node.decorator_list or not len(classes) == len(values) == len(bases):
            return Mark.UNKNOWN
        try:
            return Object(type(node.name, classes, {}))
        except Exception:  # noqa: HRD103  # whatever a metaclass raises
            return Mark.UNKNOWN

    def _first(self, function: FunctionNode, scope: Scope) -> Thing:
        """What a method's first parameter is: an instance of the class around, or the class."""
        decorators = {ast.unparse(decorator) for decorator in function.decorator_list}
        cls = self._class(scope.outer)
        if cls is None or 'staticmethod' in decorators or issubclass(cls, type):
            return Mark.UNKNOWN
        if 'classmethod' in decorators or function.name in {'__new__', '__init_subclass__', '__class_getitem__'}:
            return Object(cls)
        return Made(cls)

    def _called(self, func: ast.expr, callee: Found) -> Found:
        """What a call gives."""
        things = tuple(map(self._result, callee.things))
        if any(thing is Mark.FUNCTION or _is_function(thing) for thing in callee.things):
            return Found(Bucket.FACTORY, things)
        if isinstance(func, ast.Attribute) and func.attr.lstrip('_')[:1].islower() and Mark.UNKNOWN in callee.things:
            return Found(Bucket.FACTORY, things)
        return Found(callee.bucket, things)

    def _result(self, callee: Thing) -> Thing:
        match callee:
            case Object(value=type() as cls) | Object(value=partial(func=type() as cls)):
                return Made(cls) if _makes_itself(cls) else Mark.BOUNDED
            case Mark.CAUGHT | Mark.BOUNDED:
                return Mark.BOUNDED
            case Object(value=function) if _package_of(function) != self._home.name.partition('.')[0]:
                return Mark.BOUNDED
        return Mark.UNKNOWN

    def _class(self, scope: Scope | None) -> type | None:
        """The class of a class scope, if it can be reached from the module."""
        names: list[str] = []
        while scope and isinstance(scope.node, ast.ClassDef):
            names.insert(0, scope.node.name)
            scope = scope.outer
        if scope is None or scope.outer:
            return None
        value: object = self._home.module
        for name in names:
            value = vars(value).get(name) if isinstance(value, type | ModuleType) else None
        return value if isinstance(value, type) and names and value.__qualname__ == '.'.join(names) else None


def _scope_of(name: str, scope: Scope) -> Scope:
    """The scope that a name belongs to, the way Python looks for it."""
    at: Scope | None = scope
    while at and at.outer:
        if at.declared.get(name) is ast.Global:
            return at.module
        is_seen = at is scope or not isinstance(at.node, ast.ClassDef)
        if is_seen and name in at.names and name not in at.declared:
            return at
        at = at.outer
    return scope.module


def _reaching(bound: list[Binding], at: ast.AST) -> list[Binding]:
    """The bindings that may have been made where a statement stands, as far as handlers tell.

    What a handler has bound is gone behind it, and before that it is what the name means.
    """
    handlers = [binding.node for binding in bound if isinstance(binding.source, ast.ExceptHandler)]
    inside = [handler for handler in handlers if is_in(at, handler)]
    if inside:
        handler = min(inside, key=lambda node: getattr(node, 'end_lineno') - getattr(node, 'lineno'))
        return [
            binding for binding in bound
            if binding.node is handler or is_in(binding.node, handler) and is_before(binding.node, at)
        ]
    return [
        binding for binding in bound
        if binding.node not in handlers and binding.node is not at
        and not any(is_in(binding.node, handler) for handler in handlers)
    ]


def _attribute(owner: Found, name: str) -> Found:
    """What an attribute of something is; nothing is run to find out, but what modules and classes do themselves."""
    things = tuple(_member(thing, name) for thing in owner.things)
    of_instance = any(not isinstance(thing, Object) for thing in owner.things)
    if owner.bucket is Bucket.PARAMETER or of_instance and owner.bucket in {Bucket.GLOBAL, Bucket.RERAISE}:
        return Found(Bucket.ATTRIBUTE, things)
    if any(isinstance(thing, Object) and not isinstance(thing.value, type | ModuleType) for thing in owner.things):
        return Found(Bucket.ATTRIBUTE, things)
    return Found(owner.bucket, things)


def _member(thing: Thing, name: str) -> Thing:
    match thing:
        case Made(of=cls):
            return Object(cls) if name == '__class__' else _of_instance(cls, name)
        case Mark.CAUGHT | Mark.BOUNDED:
            return Mark.BOUNDED
        case Object(value=type() | ModuleType() as owner):
            try:
                return Object(getattr(owner, name))
            except Exception:  # noqa: HRD103  # whatever a descriptor or a module's __getattr__ raises
                return Mark.UNKNOWN
        case Object(value=owner) if name in getattr(owner, '__dict__', {}):
            return Object(vars(owner)[name])
        case Object(value=owner):
            return _of_instance(type(owner), name)
    return Mark.UNKNOWN


def _of_instance(cls: type, name: str) -> Thing:
    """What the class has under this name: a class, or a method. All else may be another thing in the instance."""
    value = inspect.getattr_static(cls, name, None)
    if isinstance(value, type):
        return Object(value)
    return Mark.FUNCTION if inspect.isroutine(value) or isinstance(value, classmethod) else Mark.HELD


def _is_function(thing: Thing) -> bool:
    return isinstance(thing, Object) and callable(thing.value) and not isinstance(thing.value, type | partial)


def _makes_itself(cls: type) -> bool:
    """Is what a call of a class gives certainly one of its instances?"""
    made = (inspect.getattr_static(cls, '__new__'), inspect.getattr_static(type(cls), '__call__'))
    return not any(inspect.isfunction(getattr(value, '__func__', value)) for value in made)


def _package_of(function: object) -> str:
    """The name of the package that a function, or the class of a method, is from."""
    owner = getattr(function, '__self__', None)
    kind = owner if isinstance(owner, type) else type(owner)
    return str(getattr(function, '__module__', None) or kind.__module__).partition('.')[0]


def _element(owner: Found) -> Found:
    """What a subscript gives: a generic class itself, any value of a dict."""
    return Found(owner.bucket, tuple(element for thing in owner.things for element in _elements(thing)))


def _elements(thing: Thing) -> Iterator[Thing]:
    match thing:
        case Object(value=type()):
            yield thing
        case Object(value=dict() as values) if values:
            yield from map(Object, values.values())
        case _:
            yield Mark.UNKNOWN


def _joined(parts: list[Found]) -> Found:
    """All that an expression with several parts may be."""
    things = dict.fromkeys(thing for part in parts for thing in map(_hashable, part.things))
    if len(things) > 1:  # what a name is before it is given its value
        things.pop(Object(None), None)
    return Found(max((part.bucket for part in parts), key=_ORDER.index, default=Bucket.LOCAL), tuple(things))


def _hashable(thing: Thing) -> Thing:
    try:
        hash(thing)
    except TypeError:
        return Mark.UNKNOWN
    return thing
