"""Which parameters and returns does mypy want annotated?"""
from __future__ import annotations

import ast
import functools
import re
import warnings
from collections.abc import Sequence

from flake8_bigthree.names.bindings import parameters
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.rules._unchecked import is_checked
from flake8_bigthree.rules._unchecked import is_decorated
from flake8_bigthree.walk import FunctionNode

#: Methods that return None without being told, once anything else in their signature is annotated.
_RETURN_NONE = frozenset({'__init__', '__init_subclass__'})
_STATIC = frozenset({'builtins.staticmethod'})
_NOTHING: frozenset[str] = frozenset()
# Patterns are compiled when they are needed, not at flake8's start.
_TYPE_COMMENT = r'#[ \t]*type:[ \t]*(?!ignore\b)'


def slots(node: FunctionNode, scope: Scope) -> int:
    """How many annotations mypy wants a function to have: those that `unannotated` asks for and those it has."""
    if not is_checked(node, scope):
        return 0
    count = sum(1 for _ in parameters(node.args)) + (not _is_known_to_return_none(node, scope))
    return count - 1 if _takes_self(node, scope) and any(parameters(node.args)) else count


# The rules ask one after the other about the same function.
@functools.lru_cache(maxsize=1)
def unannotated(node: FunctionNode, scope: Scope) -> Sequence[ast.arg | FunctionNode]:
    """What mypy wants annotated of a function: its parameters, in their order, and the function for its return."""
    args = node.args
    everything = (*args.posonlyargs, *args.args, args.vararg, *args.kwonlyargs, args.kwarg)
    found: list[ast.arg | FunctionNode] = [arg for arg in everything if arg and arg.annotation is None]
    if found and isinstance(scope.node, ast.ClassDef):
        if found[0] is next(filter(None, everything)) and _takes_self(node, scope):
            del found[0]
    if node.returns is None and not _is_known_to_return_none(node, scope):
        found.append(node)
    if not found:
        return found
    if not is_checked(node, scope):
        return []
    commented = _type_comments(node, scope)
    return [part for part in found if getattr(part, 'arg', 'return') not in commented] if commented else found


def _is_known_to_return_none(node: FunctionNode, scope: Scope) -> bool:
    """Is it an `__init__` or the like with parameters? To annotate one of them settles its return as well."""
    if node.name not in _RETURN_NONE or not scope.class_node:
        return False
    match [*parameters(node.args)]:
        case []:
            return False
        case [only]:
            return only.annotation is not None or only.arg in _type_comments(node, scope)
    return True


def _takes_self(node: FunctionNode, scope: Scope) -> bool:
    """Is the first parameter, whatever its name and kind, the object or class that a method is called on?"""
    if not isinstance(scope.node, ast.ClassDef):
        return False
    return not node.decorator_list or node.name == '__new__' or not is_decorated(node, scope, _STATIC)


# Type comments.

def _type_comments(node: FunctionNode, scope: Scope) -> frozenset[str]:
    """The parameters that have their types in comments, and `return`."""
    return _commented(node, scope) if _has_type_comments(scope.module) else _NOTHING


@functools.lru_cache(maxsize=8)
def _has_type_comments(module: Module) -> bool:
    return re.search(_TYPE_COMMENT, module.source) is not None


@functools.lru_cache(maxsize=1)
def _commented(node: FunctionNode, scope: Scope) -> frozenset[str]:
    header = _header(node, scope.module)
    return _parsed(header, in_class=scope.class_node is not None) if re.search(_TYPE_COMMENT, header) else _NOTHING


def _header(node: FunctionNode, module: Module) -> str:
    """The source from `def` to the first statement, with the comments between."""
    first: ast.AST = node.body[0]
    decorators = getattr(first, 'decorator_list', ())
    (above, start), (line, end) = module.position(node), module.position(decorators[0] if decorators else first)
    text = ''.join([*module.lines[above - 1:line - 1], module.lines[line - 1][:end]])[start:]
    return text[:text.rindex('@')] if decorators else text


def _parsed(header: str, *, in_class: bool) -> frozenset[str]:
    """
    >>> sorted(_parsed('def f(a,  # type: int\\n  b): ', in_class=False))
    ['a']
    >>> sorted(_parsed('def f(self, a, b):\\n  # type: (int, str) -> None\\n  ', in_class=True))
    ['a', 'b', 'return']
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            [function] = ast.parse(header + 'pass', type_comments=True).body
        assert isinstance(function, FunctionNode)
        args = [*parameters(function.args)]
        found = {arg.arg for arg in args if arg.type_comment and _is_expression(arg.type_comment)}
        if function.type_comment:
            types = _argument_types(function.type_comment)
            found.add('return')
            if len(types) == len(args) or in_class and len(types) == len(args) - 1:
                found.update(arg.arg for arg in args[len(args) - len(types):])
    except (SyntaxError, RecursionError, MemoryError):
        return _NOTHING
    return frozenset(found)


def _argument_types(comment: str) -> list[ast.expr]:
    """The types before the arrow; none where `...` says that the parameters have their own."""
    match ast.parse(comment, mode='func_type').argtypes:
        case [ast.Constant(value=value)] if value is ...:
            return []
        case types:
            return types


def _is_expression(comment: str) -> bool:
    try:
        ast.parse(comment, mode='eval')
    except SyntaxError:  # noqa: HRD112 - that is the question
        return False
    return True
