"""Pieces of real files, with statements and expressions deleted, duplicated and swapped."""
from __future__ import annotations

import ast
import random
import textwrap
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from flake8_bigthree.names.project import parse
from flake8_bigthree.walk import end
from flake8_bigthree.walk import start

#: Of a piece (lines), besides the imports at the top of its file.
_MOST_LINES = 40
#: A larger file is left out, as most time would be spent on parsing it (characters).
_LARGEST = 200_000


class _Slot(NamedTuple):
    """Where a node hangs in the tree: in a field, or in the list that is one."""

    parent: ast.AST
    field: str
    number: int | None

    @property
    def node(self) -> ast.AST:
        value = getattr(self.parent, self.field)
        found: ast.AST = value if self.number is None else value[self.number]
        return found

    def put(self, node: ast.AST) -> None:
        """Hang another node there."""
        if self.number is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.number] = node


def mutation(path: str, choice: random.Random) -> str | None:
    """A piece of a file that has been changed in one to three places; None where that makes no program."""
    source = _piece(path, choice)
    if not source:
        return None
    try:
        tree = ast.parse(source)
    except SyntaxError:  # noqa: HRD112 - of a class's statement whose string has lost its margin, say
        return None
    for _ in range(choice.randint(1, 3)):
        if slots := _slots(tree):
            choice.choice((_delete, _duplicate, _swap, _swap))(slots, choice)
    try:
        changed = ast.unparse(tree)
        ast.parse(changed)
    except Exception:  # noqa: HRD103, HRD111 - whatever a tree that is wrong makes of it, there is no program
        return None
    return changed


def _piece(path: str, choice: random.Random) -> str | None:
    """The imports of a file, and some of its other statements that stand below one another."""
    statements = _statements(path)
    if not statements:
        return None
    imports = [text for text in statements if text.startswith(('import ', 'from '))]
    begin = choice.randrange(len(statements))
    piece = list[str]()
    for text in statements[begin:]:
        piece.append(text)
        if sum(text.count('\n') + 1 for text in piece) > _MOST_LINES:
            break
    return '\n'.join([*imports, *piece])


@lru_cache(maxsize=4000)
def _statements(path: str) -> tuple[str, ...]:
    """The statements of a file, those of large classes one by one; nothing if it does not parse."""
    parsed = parse(path)
    if not parsed or len(parsed[1]) > _LARGEST:
        return ()
    lines = parsed[1].splitlines(keepends=True)
    return tuple(textwrap.dedent(''.join(lines[start(stmt)[0] - 1:end(stmt)[0]])) for stmt in _small(parsed[0].body))


def _small(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    for stmt in body:
        if isinstance(stmt, ast.ClassDef) and (stmt.end_lineno or 0) - stmt.lineno > _MOST_LINES:
            yield from _small(stmt.body)
        else:
            yield stmt


def _slots(tree: ast.AST) -> list[_Slot]:
    found = []
    for node in ast.walk(tree):
        for field, value in ast.iter_fields(node):
            if isinstance(value, ast.AST):
                found.append(_Slot(node, field, None))
            elif isinstance(value, list):
                found += [_Slot(node, field, n) for n, item in enumerate(value) if isinstance(item, ast.AST)]
    return [slot for slot in found if not isinstance(slot.node, ast.expr_context | ast.operator)]


def _delete(slots: list[_Slot], choice: random.Random) -> None:
    slot = choice.choice(slots)
    if slot.number is not None:
        del getattr(slot.parent, slot.field)[slot.number]


def _duplicate(slots: list[_Slot], choice: random.Random) -> None:
    slot = choice.choice(slots)
    if slot.number is not None:
        getattr(slot.parent, slot.field).insert(slot.number, slot.node)


def _swap(slots: list[_Slot], choice: random.Random) -> None:
    """Exchange two expressions, or two statements, of which none is in the other."""
    one = choice.choice(slots)
    kind = next((kind for kind in (ast.expr, ast.stmt, ast.pattern) if isinstance(one.node, kind)), type(one.node))
    other = choice.choice([slot for slot in slots if isinstance(slot.node, kind)])
    first, second = one.node, other.node
    if all(first is not node for node in ast.walk(second)) and all(second is not node for node in ast.walk(first)):
        one.put(second)
        other.put(first)
