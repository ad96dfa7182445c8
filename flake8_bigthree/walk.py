"""From statement to statement; expressions are entered only where one is needed."""
from __future__ import annotations

import ast
from collections.abc import Iterator

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef

#: The fields that hold statements, or nodes that hold statements, in source order.
BLOCKS: dict[type[ast.AST], tuple[str, ...]] = {
    ast.Module: ('body',),
    ast.FunctionDef: ('body',),
    ast.AsyncFunctionDef: ('body',),
    ast.ClassDef: ('body',),
    ast.If: ('body', 'orelse'),
    ast.For: ('body', 'orelse'),
    ast.AsyncFor: ('body', 'orelse'),
    ast.While: ('body', 'orelse'),
    ast.With: ('body',),
    ast.AsyncWith: ('body',),
    ast.Try: ('body', 'handlers', 'orelse', 'finalbody'),
    ast.TryStar: ('body', 'handlers', 'orelse', 'finalbody'),
    ast.ExceptHandler: ('body',),
    ast.Match: ('cases',),
    ast.match_case: ('body',),
}


def blocks(node: ast.AST) -> list[ast.AST]:
    """The statements, handlers and match cases right below a node, in source order.

    >>> [type(node).__name__ for node in blocks(ast.parse('a = 1; b()'))]
    ['Assign', 'Expr']
    >>> blocks(ast.parse('lambda: 1', mode='eval').body)
    []
    """
    found: list[ast.AST] = []
    for field in BLOCKS.get(type(node), ()):
        found += getattr(node, field)
    return found


def own(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """Statements, handlers and cases that run with `body`: not those of functions and classes in it.

    >>> [node.lineno for node in own(ast.parse('if x:\\n  y()\\ndef f():\\n  z()').body)]
    [1, 2, 3]
    """
    stack: list[ast.AST] = list(reversed(body))
    while stack:
        node = stack.pop()
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            stack += reversed(blocks(node))


def expressions(node: ast.AST) -> Iterator[ast.AST]:
    """Every expression node of one statement, without those of the statements in it.

    >>> [ast.unparse(node) for node in expressions(ast.parse('if f(x):\\n  g()').body[0])
    ...  if isinstance(node, ast.Call)]
    ['f(x)']
    """
    inside = BLOCKS.get(type(node), ())
    stack: list[ast.AST] = []
    for field in reversed(node._fields):
        if field not in inside:
            _push(stack, getattr(node, field, None))
    while stack:
        node = stack.pop()
        yield node
        for field in reversed(node._fields):
            _push(stack, getattr(node, field, None))


def _push(stack: list[ast.AST], value: object) -> None:
    if isinstance(value, ast.AST):
        stack.append(value)
    elif isinstance(value, list):
        stack += [item for item in reversed(value) if isinstance(item, ast.AST)]
