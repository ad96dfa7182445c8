"""What the case file of HRD214 cannot hold."""
from __future__ import annotations

import ast
from pathlib import Path

import pytest

from flake8_bigthree.checker import Checker
from flake8_bigthree.names.project import Project
from flake8_bigthree.options import Options
from flake8_bigthree.rule import RULES
from tests.harness import violations


def found(source: str) -> list[tuple[int, int, str]]:
    """Line, column and text up to the first `;` of all findings."""
    return [(item.line, item.column, item.text.partition(';')[0]) for item in violations(source, ['HRD214'])]


@pytest.mark.parametrize(('source', 'place', 'text'), [
    ('a  # type: ignore', (1, 3), '`# type: ignore` silences every error on its line'),
    ('é; a  # pyright:ignore', (1, 6), '`# pyright: ignore` silences every error on its line'),
    ('# pyright: ignore\na', (1, 0), '`# pyright: ignore` silences every error on its line'),
    ('# type: ignore', (1, 0), '`# type: ignore` silences every error in the file'),
    ('#!\n# type: ignore\n@a\ndef f(): ...', (2, 0), '`# type: ignore` silences every error in the file'),
    ('@a\n# type: ignore\ndef f(): ...', (2, 0), '`# type: ignore` silences every error on its line'),
    ('a\r\nb # type: ignore\r\nc', (2, 2), '`# type: ignore` silences every error on its line'),
    ('a\n# mypy: ignore-errors', (2, 0), '`# mypy: ignore-errors` silences every error in the file'),
    ('# mypy: ignore-errors = on\n', (1, 0), '`# mypy: ignore-errors` silences every error in the file'),
])
def test_place_and_text(source: str, place: tuple[int, int], text: str) -> None:
    assert found(source) == [(*place, text)]


@pytest.mark.parametrize('source', ['(\n# type: ignore', 'if 1:\n    a\n  b\na # type: ignore'])
def test_what_cannot_be_cut_into_tokens_is_left_alone(source: str) -> None:
    module = Project(Options(), str(Path.cwd())).open(None, ast.parse(''), source + '\n')
    assert [violation.line for violation in Checker([RULES['HRD214']]).check(module)][1:] == []


@pytest.mark.parametrize('source', ['', 'a = 1  # all types: ignored', 'text = "# mypy: ignore-errors"'])
def test_nothing_to_find(source: str) -> None:
    assert found(source) == []
