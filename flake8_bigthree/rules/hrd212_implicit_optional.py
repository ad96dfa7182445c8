from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names import stdlib
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Place
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import Kinds
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._unchecked import is_checked
from flake8_bigthree.rules._types import MOST_ALIASES
from flake8_bigthree.rules._types import Alias
from flake8_bigthree.rules._types import Meaning
from flake8_bigthree.rules._types import arguments
from flake8_bigthree.rules._types import has_annotations
from flake8_bigthree.rules._types import meanings
from flake8_bigthree.rules._types import name_in_typing
from flake8_bigthree.rules._types import parts
from flake8_bigthree.rules._types import without_quotes
from flake8_bigthree.walk import unparsed

#: Around a type, they say something of it that has nothing to do with None.
_WRAPPERS = frozenset({'Annotated', 'ClassVar', 'Final', 'ReadOnly', 'Required', 'NotRequired'})


def _kinds_in(module: Module) -> Kinds:
    return (ast.FunctionDef, ast.AsyncFunctionDef) if has_annotations(module) else ()


@rule('HRD212', 'parameter {parameter} of {function}() is None by default; write `{type} | None`', kinds_in=_kinds_in)
def implicit_optional(node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope) -> Iterator[Finding]:
    """A parameter that is None by default needs a type with None in it, or nobody is told to expect it.

    Bad:
    ```python
    from typing import Annotated, Union

    def plan(
        steps: 'list[str]' = None,  # HRD212
        *,
        limit: Annotated[Union[int, float], 'seconds'] = None,  # HRD212
    ) -> None: ...
    ```

    Good:
    ```python
    from typing import Any, Optional

    def plan(steps: list[str] | None = None, *, limit: Optional[float] = None, context: Any = None) -> None: ...
    ```

    Where mypy and this rule differ

    mypy refuses None for type variables and for protocols whose members None has but with other types. Nothing is
    said here about these, nor about a type that cannot be followed.
    """
    args = node.args
    positional = [*args.posonlyargs, *args.args][::-1]
    pairs = [*zip(positional, args.defaults[::-1]), *zip(args.kwonlyargs, args.kw_defaults)]
    for arg, default in pairs:
        if arg.annotation and isinstance(default, ast.Constant) and default.value is None:
            if _refuses_none(arg.annotation, Place(scope, node)) and is_checked(node, scope):
                yield found(arg, parameter=arg.arg, function=node.name, type=_shown(arg.annotation))


def _shown(annotation: ast.expr) -> str:
    return ' | '.join(map(unparsed, parts(without_quotes(annotation))))


def _refuses_none(node: ast.expr, place: Place, depth: int = 0) -> bool:
    """Is it certain that None is none of a type's values?"""
    match node:
        case ast.Constant(value=str()):
            whole = without_quotes(node)
            return whole is not node and _refuses_none(whole, place, depth)
        case ast.BinOp(op=ast.BitOr()):
            return all(_refuses_none(part, place, depth) for part in parts(node))
        case ast.Name() | ast.Attribute():
            return all(_is_without_none(meaning, depth) for meaning in meanings(node, place))
        case ast.Subscript(value=value):
            return _refuses_with_arguments(node, meanings(value, place), place, depth)
    return False


def _refuses_with_arguments(node: ast.Subscript, heads: list[Meaning], place: Place, depth: int) -> bool:
    match [*map(name_in_typing, heads)]:
        case ['Optional']:
            return False
        case ['Union']:
            return all(_refuses_none(argument, place, depth) for argument in arguments(node, heads))
        case ['Literal']:
            values = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            return all(map(_is_value, values))
        case [name] if name in _WRAPPERS:
            return _refuses_none(arguments(node, heads)[0], place, depth)
    return all(_is_without_none(head, depth) for head in heads)


def _is_value(node: ast.expr) -> bool:
    """Is it a constant other than None, or the member of an enumeration?"""
    return isinstance(node, ast.Attribute | ast.UnaryOp) or isinstance(node, ast.Constant) and node.value is not None


def _is_without_none(meaning: Meaning, depth: int) -> bool:
    match meaning:
        case External(name=name):
            return stdlib.refuses_none(name)
        case Class(node=ast.ClassDef() as node, place=place):
            return not _is_protocol(node, place.scope) or not {*_members(node)} <= {*dir(None)}
        case Alias(value=value, place=place):
            return depth < MOST_ALIASES and _refuses_none(value, place, depth + 1)
    return False


def _is_protocol(node: ast.ClassDef, scope: Scope) -> bool:
    bases = (base.value if isinstance(base, ast.Subscript) else base for base in node.bases)
    place = Place(scope, node)
    return any(name_in_typing(meaning) == 'Protocol' for base in bases for meaning in meanings(base, place))


def _members(node: ast.ClassDef) -> Iterator[str]:
    for stmt in node.body:
        match stmt:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
