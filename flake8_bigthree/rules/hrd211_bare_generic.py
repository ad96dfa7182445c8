from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache

from flake8_bigthree.names.bindings import parameters
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Place
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import Kinds
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._types import has_annotations
from flake8_bigthree.rules._types import is_alias
from flake8_bigthree.rules._types import is_bare_generic
from flake8_bigthree.rules._types import leaves
from flake8_bigthree.rules._types import meanings
from flake8_bigthree.rules._types import name_in_typing
from flake8_bigthree.rules._types import takes_types
from flake8_bigthree.rules._unchecked import is_checked
from flake8_bigthree.walk import BLOCKS
from flake8_bigthree.walk import is_on
from flake8_bigthree.walk import unparsed

_DEFINITIONS: Kinds = (ast.ClassDef, ast.AnnAssign)
_ANNOTATED: Kinds = (ast.FunctionDef, ast.AsyncFunctionDef, *_DEFINITIONS)
# Patterns are compiled when they are needed, not at flake8's start.
#: What is called with types.
_CALLED = frozenset({'cast', 'assert_type', 'NewType', 'TypeVar', 'NamedTuple', 'TypedDict'})
#: What is called in a line, or may be in the next one.
_CALLS = r'\b(\w+)\b\s*(?:\(|$)'
#: A type with parameters; any `|` may make a union. What has no small letter is a constant.
_WRITTEN = r'(?<!\w)(?:dict|frozenset|list|set|tuple|type|defaultdict|deque|[A-Z]\w*[^\W\d_A-Z]\w*)\['
_IMPORTED = r'(?:from|import)\s+typing'


def _kinds_in(module: Module) -> Kinds:
    return _ANNOTATED if has_annotations(module) else _DEFINITIONS


@lru_cache(maxsize=1)
def _lines(module: Module) -> list[int]:
    """The lines on which types may stand outside of annotations and bases, in files that are about types at all."""
    is_typed = 'typing' in module.source and re.search(_IMPORTED, module.source)
    if not is_typed and not has_annotations(module):
        return []
    is_written = re.compile(_WRITTEN).search
    found = {
        number for number, line in enumerate(module.lines, 1)
        if '|' in line or '[' in line and is_written(line)
    }
    called = {name for name in _names(module) if name in module.source}
    if called:
        calls = re.compile(_CALLS).findall
        found.update(
            number for number, line in enumerate(module.lines, 1) if not called.isdisjoint(calls(line))
        )
    return sorted(found)


@lru_cache(maxsize=1)
def _names(module: Module) -> frozenset[str]:
    """The names under which a file may call what takes types for arguments."""
    return _CALLED | {
        name for name, entries in module.scope.table.items()
        for entry in entries if isinstance(entry.node, ast.alias) and entry.node.name in _CALLED
    }


@rule(
    'HRD211', '{type} has type parameters; say what they are: `{type}[...]`', kinds_in=_kinds_in, lines_in=_lines,
)
def bare_generic(node: ast.stmt | ast.match_case, scope: Scope) -> Iterator[Finding]:
    """A `list` of what? What comes out of a generic type without parameters is not checked.

    Bad:
    ```python
    import re
    from collections.abc import Callable
    from typing import Generic, TypeVar, cast

    T = TypeVar('T')

    class Box(Generic[T]):
        items: list  # HRD211

    class Boxes(dict[str, Box]):  # HRD211
        def find(self, pattern: 're.Pattern') -> 'Box | None': ...  # HRD211 HRD211

    Answer = dict[str, list]  # HRD211
    callback = cast(Callable, print)  # HRD211
    ```

    Good:
    ```python
    import re
    from collections.abc import Callable

    Answer = dict[str, list[int]]

    def search(pattern: re.Pattern[str], kind: type, callback: Callable[[str], object]) -> Answer: ...
    ```

    Where mypy and this rule differ

    This rule reports what `mypy --strict` reports as `type-arg`: in annotations, bases, the values of aliases, casts,
    bounds and wherever a type with parameters is written; an alias for a generic where it is used. Of packages that
    are neither the project's nor the standard library's it does not know which types are generic, and it reads no type
    comments.
    Where no function of a file has an annotation and nothing comes from `typing`, only bases and variables are read.
    """
    place = Place(scope, node)
    for expr in types_in(node, place):
        for leaf, at in leaves(expr, place):
            if is_bare_generic(leaf, place) and is_checked(node, scope):
                yield found(at, type=unparsed(leaf))


def types_in(node: ast.AST, place: Place) -> Iterator[ast.expr]:
    """The types that are written in a statement."""
    lines = _lines(place.scope.module)
    is_near = bool(lines) and is_on(node, lines)
    match node:
        case ast.FunctionDef(args=args, returns=returns) | ast.AsyncFunctionDef(args=args, returns=returns):
            for arg in parameters(args):
                if arg.annotation:
                    yield arg.annotation
            if returns:
                yield returns
            yield from _bounds(node)
            if is_near:
                defaults = [*args.defaults, *filter(None, args.kw_defaults)]
                yield from _in_expressions([*node.decorator_list, *defaults], place)
        case ast.ClassDef(bases=bases, keywords=keywords, decorator_list=decorators):
            yield from bases
            yield from _bounds(node)
            if is_near:
                calls = [base for base in bases if isinstance(base, ast.Call)]
                yield from _in_expressions([*decorators, *calls, *(keyword.value for keyword in keywords)], place)
        case ast.AnnAssign(annotation=annotation, value=value):
            yield annotation
            if value and is_near:
                yield from [value] if is_alias(node, place) else _in_expressions([value], place)
        case ast.stmt() if is_alias(node, place):
            yield getattr(node, 'value')
        case _:  # which is seen on such lines only
            inside = BLOCKS.get(type(node), ())
            yield from _in_expressions([
                child for field, value in ast.iter_fields(node) if field not in inside
                for child in (value if isinstance(value, list) else [value]) if isinstance(child, ast.AST)
            ], place)


def _bounds(node: ast.AST) -> Iterator[ast.expr]:
    """The bounds, or the tuples of constraints, of type parameters."""
    for param in getattr(node, 'type_params', ()):  # Python 3.12
        if bound := getattr(param, 'bound', None):
            yield bound


def _in_expressions(nodes: list[ast.AST], place: Place) -> Iterator[ast.expr]:
    """The types that are written in expressions: what has types in brackets or for arguments."""
    names = _names(place.scope.module)
    stack = nodes[::-1]
    while stack:
        node = stack.pop()
        match node:
            case ast.Subscript(value=ast.Name() | ast.Attribute() as value) if takes_types(value, place):
                yield node
                continue
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name) as func) if name in names:
                yield from _arguments(node, [*map(name_in_typing, meanings(func, place))])
        stack += reversed([*ast.iter_child_nodes(node)])


def _arguments(call: ast.Call, names: list[str]) -> Iterator[ast.expr]:
    """The types among the arguments of a call of what has these names in `typing`."""
    match names, call.args:
        case ['cast'], [of, *_]:
            yield of
        case ['assert_type' | 'NewType'], [_, of]:
            yield of
        case ['TypeVar'], [_, *constraints]:
            yield from constraints
            yield from (keyword.value for keyword in call.keywords if keyword.arg in ('bound', 'default'))
        case ['NamedTuple'], [_, ast.List(elts=elts) | ast.Tuple(elts=elts)]:
            for element in elts:
                match element:
                    case ast.Tuple(elts=[_, of]):
                        yield of
        case ['TypedDict'], [_, ast.Dict(values=values)]:
            yield from values
