"""What can a block raise?"""
from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.project import Scope
from flake8_bigthree.options import Options
from flake8_bigthree.raising.suggestion import Suggestion
from flake8_bigthree.raising.suggestion import for_handler
from flake8_bigthree.raising.suggestion import spelling
from flake8_bigthree.walk import blocks

CASES = Path(__file__).parent / 'cases' / 'raising'

Line = tuple[int, str]


def handlers(module: Module) -> Iterator[tuple[ast.ExceptHandler, Scope]]:
    """Every handler of a module, with the scope that it stands in."""
    stack: list[tuple[ast.AST, Scope]] = [(module.tree, module.scope)]
    while stack:
        node, scope = stack.pop()
        if isinstance(node, ast.ExceptHandler):
            yield node, scope
        stack += [(child, scope.inner(node)) for child in blocks(node)]


def said(found: Suggestion, scope: Scope) -> str:
    """A suggestion as the cases have it."""
    text = ', '.join(spelling(error, scope) for error in found.errors)
    unknown = dict.fromkeys(entry.name for entry in found.answer.unknown)
    return f'{text}; unknown: {", ".join(unknown)}' if unknown else text or 'nothing'


def expected(module: Module) -> list[Line]:
    """What the comments behind the handlers say."""
    pairs = ((number, line.partition('#')) for number, line in enumerate(module.lines, 1))
    return [(number, text.strip()) for number, (code, _, text) in pairs if 'except' in code and text]


def actual(module: Module) -> list[Line]:
    """What is suggested for the same handlers."""
    wanted = {number for number, _ in expected(module)}
    return sorted(
        (handler.lineno, said(for_handler(handler, scope), scope))
        for handler, scope in handlers(module) if handler.lineno in wanted
    )


def opened(path: Path, root: Path) -> Module:
    """The module of a file in a project."""
    module = Project(Options(), str(root)).load(str(path))
    assert module
    return module


@pytest.mark.parametrize('path', sorted(CASES.rglob('*.py')), ids=lambda path: str(path.relative_to(CASES)))
def test_case(path: Path) -> None:
    module = opened(path, CASES)
    assert actual(module) == expected(module)


def test_a_wrong_case_would_be_seen(tmp_path: Path) -> None:
    path = tmp_path / 'a.py'
    path.write_text("try:\n    x['a']\nexcept Exception:  # ValueError\n    pass\n", encoding='utf-8')
    module = opened(path, tmp_path)
    assert expected(module) == [(3, 'ValueError')]
    assert actual(module) == [(3, 'KeyError')]
