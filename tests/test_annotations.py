"""What the case files of the annotation rules cannot hold."""
from __future__ import annotations

import sys
import warnings

import pytest

from tests.harness import actual
from tests.harness import violations


def lines(source: str) -> list[int]:
    """The lines on which HRD201 finds something."""
    return [line for line, _ in actual(source, 'HRD201')]


@pytest.mark.parametrize(('count', 'expected'), [(1500, []), (1501, [2])])
def test_more_negations_than_the_stack_has_frames(count: int, expected: list[int]) -> None:
    assert lines(f'if {"not " * count}False:\n    def f(a): ...\n') == expected


def test_a_chain_of_many_branches() -> None:
    chain = ''.join(f'elif x == {number}:\n    return\n' for number in range(500))
    body = f'if x:\n    return\n{chain}else:\n    return\ndef g(b): ...\n'
    indented = ''.join(f'    {line}\n' for line in body.splitlines())
    assert lines(f'def f(x: int) -> None:\n{indented}') == []


@pytest.mark.parametrize('comment', [
    '(' * 5000, f'({"-" * 50000}int) -> None', pytest.param(f'({"a." * 100000}b) -> None', marks=pytest.mark.native),
])
def test_a_comment_too_deep_for_the_parser_is_none(comment: str) -> None:
    assert lines(f'def f(a):\n    # type: {comment}\n    return 1\n') == [1]


def test_the_parser_warns_of_nothing_a_second_time() -> None:
    source = "def f(a='\\d', b=1):  # type: (str, int) -> None\n    return None\n"
    with warnings.catch_warnings(record=True) as first:
        warnings.simplefilter('always')
        compile(source, '<source>', 'exec')
    with warnings.catch_warnings(record=True) as all_of_them:
        warnings.simplefilter('always')
        assert lines(source) == []
    assert len(all_of_them) == len(first) == 1


HEADERS = {
    'unix': 'def f(a,  # type: int\n      b):\n    return 1\n',
    'windows': 'def f(a,  # type: int\r\n      b):\r\n    return 1\r\n',
    'mac': 'def f(a,  # type: int\r      b):\r    return 1\r',
    'tabs': 'if 1:\n\tdef f(b: int, a): # type: (...) -> int\n\t\treturn 1\n',
}
PYTHON_312 = {
    'type parameters': 'class C[T]:\n    def f[S](self, a: S, b, *args: T) -> T: ...\n',
}


@pytest.mark.parametrize('name', [*HEADERS, *(PYTHON_312 if sys.version_info >= (3, 12) else ())])
def test_header_is_read_however_it_is_written(name: str) -> None:
    assert lines((HEADERS | PYTHON_312)[name]) == [2]


@pytest.mark.parametrize(('code', 'place', 'text'), [
    ('HRD201', (1, 6), 'parameter é of f() has no type annotation'),
    ('HRD202', (1, 10), '*args of f() has no type annotation'),
    ('HRD203', (1, 18), '**kwargs of f() has no type annotation'),
    ('HRD204', (1, 0), 'f() has no return annotation'),
])
def test_message_and_place(code: str, place: tuple[int, int], text: str) -> None:
    [found] = violations('def f(é, *args, **kwargs): ...\n', [code])
    assert ((found.line, found.column), found.text) == (place, text)
