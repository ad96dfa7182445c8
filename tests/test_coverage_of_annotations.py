"""What counts for HRD290."""
from __future__ import annotations

import ast

import pytest

from flake8_bigthree.names.project import Project
from flake8_bigthree.options import Options
from flake8_bigthree.rule import RULES
from tests.harness import violations

#: Source, and how many of how many are annotated.
COUNTED: dict[str, tuple[str, int, int]] = {
    'all kinds of parameters': ('def f(a, /, b, *c, d, **e): ...', 0, 6),
    'annotated': ('async def f(a: int, b, *c: int, d, **e: int) -> int: ...', 4, 6),
    'methods': ('class C:\n def f(self, a): ...\n @classmethod\n def g(cls) -> int: ...\n def h(*args): ...', 1, 4),
    'static methods': ('class C:\n @staticmethod\n def f(a): ...', 0, 2),
    'a method without self': ('class C:\n def f(): ...', 0, 1),
    'self with a type': ('class C:\n def f(self: int, a): ...', 0, 2),
    'init with parameters': ('class C:\n def __init__(self, a, b: int): ...', 1, 2),
    'init with parameters and return': ('class C:\n def __init__(self, a) -> None: ...', 0, 1),
    'init without parameters': ('class C:\n def __init__(self): ...', 0, 1),
    'init without parameters but return': ('class C:\n def __init__(self) -> None: ...', 1, 1),
    'init outside of a class': ('def __init__(a): ...', 0, 2),
    'type comments': ('def f(a,  # type: int\n b):\n # type: (...) -> int\n return 1', 2, 3),
    'nested': ('def f():\n def g(a): ...\n class C:\n  def h(self): ...', 0, 4),
    'in blocks': ('if a:\n def f(): ...\nelse:\n try: ...\n except E:\n  def g(): ...', 0, 2),
    'a lambda': ('def f(): return lambda a: a', 0, 1),
    'what mypy passes over': (
        'import typing\n@typing.no_type_check\ndef f(a, b: int):\n def g(): ...\n'
        'if not typing.TYPE_CHECKING:\n def h(): ...\nelse:\n def h() -> int: ...\ndef i(): ...', 1, 2,
    ),
}


def text(source: str, minimum: str) -> str | None:
    """What is said about a source; None if that is nothing."""
    given = Options.read({'min_annotated': minimum})
    return next((found.text for found in violations(source, ['HRD290'], given=given)), None)


@pytest.mark.parametrize(('source', 'annotated', 'wanted'), COUNTED.values(), ids=COUNTED)
def test_counted(source: str, annotated: int, wanted: int) -> None:
    said = text(f'{source}\ndef last_one(): ...', '100')
    assert said and said.startswith(f'{annotated} of {wanted + 1} parameters and returns are annotated')


@pytest.mark.parametrize('minimum', ['33', '33.33', '0.1', '0', ''])
def test_enough(minimum: str) -> None:
    assert text('def f(a, b) -> int: ...', minimum) is None


@pytest.mark.parametrize(('minimum', 'ending'), [
    ('33.34', '1 of 3 parameters and returns are annotated: 33.3 %, and 33.34 % are wanted'),
    ('100', '1 of 3 parameters and returns are annotated: 33.3 %, and 100 % are wanted'),
])
def test_not_enough(minimum: str, ending: str) -> None:
    assert text('def f(a, b) -> int: ...', minimum) == ending


def test_share_is_rounded_down() -> None:
    many = ', '.join(f'a{number}: int' for number in range(1998))
    assert text(f'def f({many}, b) -> int: ...', '100') == (
        '1999 of 2000 parameters and returns are annotated: 99.9 %, and 100 % are wanted'
    )


@pytest.mark.parametrize('source', ['', 'x = 1', 'class C: ...'])
def test_a_file_without_functions_is_silent(source: str) -> None:
    assert text(source, '100') is None


def test_finding_is_on_line_1() -> None:
    [found] = violations('\n\ndef f(): ...', ['HRD290'], given=Options(min_annotated=1))
    assert (found.line, found.column) == (1, 0)


@pytest.mark.parametrize(('minimum', 'is_run'), [(0, False), (.5, True)])
def test_without_the_option_the_rule_is_not_run(minimum: float, is_run: bool) -> None:
    module = Project(Options(min_annotated=minimum), '.').open(None, ast.parse(''), '')
    kinds_in = RULES['HRD290'].kinds_in
    assert kinds_in and (kinds_in(module) == (ast.Module,)) is is_run
