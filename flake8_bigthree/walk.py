"""From statement to statement; expressions are entered only where one is needed."""
from __future__ import annotations

import ast
from bisect import bisect_left
from collections.abc import Iterator
from collections.abc import Sequence
from typing import NamedTuple

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
#: Line and column as the tree counts them: from 1, and from 0 in bytes.
Position = tuple[int, int]


class Spot(NamedTuple):
    """A place in the source at which there is no node, such as a comment; counted as in the tree."""

    lineno: int
    col_offset: int


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

_DECORATED = (ast.AsyncFunctionDef, ast.ClassDef, ast.FunctionDef)
#: The same, last one first, without those of nodes that are scopes of their own.
OWN = {
    kind: fields[::-1] for kind, fields in BLOCKS.items()
    if kind not in {ast.Module, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef}
}

#: The fields of expressions that hold names, operators and contexts.
_NO_EXPRESSIONS = frozenset({'attr', 'conversion', 'ctx', 'id', 'kind', 'op', 'ops'})


class _Parts(dict[type[ast.AST], list[str]]):
    """The fields that may hold expressions, last one first, by the type of a node; of those that have been met."""

    def __missing__(self, kind: type[ast.AST]) -> list[str]:
        left_out = _NO_EXPRESSIONS.union(BLOCKS.get(kind, ()))
        self[kind] = [field for field in reversed(kind._fields) if field not in left_out]
        return self[kind]


PARTS = _Parts()


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
    stack: list[ast.AST] = [*reversed(body)]
    while stack:
        node = stack.pop()
        yield node
        for field in OWN.get(type(node), ()):
            stack += reversed(getattr(node, field))


def expressions(node: ast.AST) -> Iterator[ast.AST]:
    """Every expression node of one statement, without those of the statements in it; no contexts, no operators.

    >>> [ast.unparse(node) for node in expressions(ast.parse('if f(x):\\n  g()').body[0])
    ...  if isinstance(node, ast.Call)]
    ['f(x)']
    """
    stack: list[ast.AST] = []
    while True:
        for field in PARTS[type(node)]:
            value = getattr(node, field, None)
            if isinstance(value, ast.AST):
                stack.append(value)
            elif isinstance(value, list):
                stack += [item for item in reversed(value) if isinstance(item, ast.AST)]
        if not stack:
            return
        node = stack.pop()
        yield node


def start(node: ast.AST) -> Position:
    """Where a statement, handler or case begins, decorators included."""
    if isinstance(node, ast.match_case):  # the one that has no position of its own
        node = node.pattern
    elif isinstance(node, _DECORATED) and node.decorator_list:
        node = node.decorator_list[0]
    line: int = getattr(node, 'lineno')
    column: int = getattr(node, 'col_offset')
    return line, column


def end(node: ast.AST) -> Position:
    """Where a statement, handler or case ends."""
    if isinstance(node, ast.match_case):
        node = node.body[-1]
    line: int = getattr(node, 'end_lineno')
    column: int = getattr(node, 'end_col_offset')
    return line, column


def unparsed(node: ast.AST) -> str:
    """A node as it would be written; `…` for one that is too deep for that, or a number with too many digits.

    >>> unparsed(ast.parse('f(x) .y').body[0]), unparsed(ast.Constant(16 ** 5000))
    ('f(x).y', '…')
    """
    try:
        return ast.unparse(node)
    except (RecursionError, ValueError):  # noqa: HRD112 - the text says so
        return '…'


def is_alike(left: ast.AST, right: ast.AST) -> bool:
    """Would two nodes be written alike, however deep they are?

    >>> first, *others = ast.parse('[f(x)]; [f( x )]; [f(y)]; [f(x), 1]; [f]').body
    >>> [is_alike(first, other) for other in others]
    [True, False, False, False]
    """
    pairs: list[tuple[object, object]] = [(left, right)]
    while pairs:
        one, other = pairs.pop()
        if type(one) is not type(other):
            return False
        if isinstance(one, ast.AST):
            pairs += [(getattr(one, name, None), getattr(other, name, None)) for name in one._fields]
        elif isinstance(one, list) and isinstance(other, list):
            if len(one) != len(other):
                return False
            pairs += zip(one, other)
        elif one != other:
            return False
    return True


def is_on(node: ast.AST, lines: Sequence[int]) -> bool:
    """Is one of these lines, which are sorted, among those of a statement, handler or case?

    >>> stmt, = ast.parse('@a\\ndef f():\\n  b').body
    >>> is_on(stmt, [1]), is_on(stmt, [0, 4])
    (True, False)
    """
    first = bisect_left(lines, start(node)[0])
    return first < len(lines) and lines[first] <= end(node)[0]
