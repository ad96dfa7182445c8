"""What a handler catches, however it is put together, and how far that is followed."""
from __future__ import annotations

import ast
import os

import pytest

from flake8_bigthree.names.errors import DEEPEST
from flake8_bigthree.names.errors import derives_from
from flake8_bigthree.names.errors import members
from flake8_bigthree.names.errors import shown
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Place
from flake8_bigthree.options import Options


def caught(source: str, written: str) -> list[list[str]]:
    """The classes that `except …` catches behind a source, by their names; none for what is not known."""
    whole = f'{source}\ntry: f()\nexcept {written}: ...'
    module = Project(Options(), os.devnull).open(None, ast.parse(whole), whole)
    [*_, tried] = module.tree.body
    assert isinstance(tried, ast.Try)
    found = members(tried.handlers[0], module.scope)
    return [[cls.name.rpartition('.')[2] for cls in member.classes] for member in found]


@pytest.mark.parametrize(('source', 'written', 'expected'), [
    ('', 'KeyError', [['KeyError']]),
    ('', '(KeyError, (OSError, b))', [['KeyError'], ['OSError'], []]),
    ('X = (KeyError,)', 'X + (OSError,)', [['KeyError'], ['OSError']]),
    ('X = (KeyError,)', '(OSError,) + X', [['OSError'], ['KeyError']]),
    ('X = (KeyError,)', 'X if a else X', [['KeyError']]),
    ('X = self.errors', 'X', [[]]),
    ('', 'self.errors', [[]]),
    ('X = (KeyError,)', 'X if a else self.errors', [[]]),
    ('X = (KeyError,)', 'self.errors if a else X', [[]]),
])
def test_members_are_what_a_handler_is_put_together_of(source: str, written: str, expected: list[list[str]]) -> None:
    assert caught(source, written) == expected


@pytest.mark.parametrize(('length', 'count'), [(DEEPEST, DEEPEST), (DEEPEST + 1, 0), (1_500, 0)])
def test_sum_of_too_many_tuples_is_not_known(length: int, count: int) -> None:
    assert caught('X = (KeyError,)', ' + '.join(['X'] * length)) == ([['KeyError']] * count or [[]])


@pytest.mark.parametrize(('length', 'expected'), [(DEEPEST, 'KeyError'), (DEEPEST + 1, ''), (80, '')])
def test_choice_of_too_many_tuples_is_not_known(length: int, expected: str) -> None:
    assert caught('X = (KeyError,)', ' if a else '.join(['X'] * length)) == [[expected] if expected else []]


@pytest.mark.parametrize(('depth', 'expected'), [(DEEPEST - 1, 'KeyError'), (DEEPEST, ''), (80, '')])
def test_tuples_in_too_many_tuples_are_not_known(depth: int, expected: str) -> None:
    assert caught('', f'{"(" * depth}KeyError{",)" * depth}') == [[expected] if expected else []]


@pytest.mark.parametrize(('depth', 'expected'), [(DEEPEST - 2, 'KeyError'), (DEEPEST, ''), (1_500, '')])
def test_names_of_too_many_names_are_not_known(depth: int, expected: str) -> None:
    names = [f'X{number} = X{number - 1}' for number in range(1, depth + 1)]
    assert caught('\n'.join(['X0 = KeyError', *names]), f'X{depth}') == [[expected] if expected else []]


@pytest.mark.parametrize('source', ['X = (KeyError, Y)\nY = (OSError, X)', 'X = Y\nY = X', 'X = Y + Y\nY = X + X'])
def test_circle_ends(source: str) -> None:
    found = caught(source, 'X')
    assert len(found) <= DEEPEST + 1 and found[-1] == []


@pytest.mark.parametrize(('count', 'known'), [(99, 99), (100, 100), (300, 100)])
def test_of_very_many_members_the_rest_is_not_known(count: int, known: int) -> None:
    found = caught('', f'({"KeyError, " * count})')
    assert found == [['KeyError']] * known + [[] for _ in range(known // 100)]


CLASSES = '''
class Root(OSError): ...
class Left(Root): ...
class Right(Root): ...
class Both(KeyError, Left, Right): ...
class Round(Round2): ...
class Round2(Round, ValueError): ...
class Open(library.Error, unknown): ...
'''


@pytest.mark.parametrize(('cls', 'above', 'answer'), [
    ('Both', 'Both', True),
    ('Both', 'Root', True),
    ('Both', 'KeyError', True),
    ('Both', 'LookupError', True),
    ('Both', 'IOError', True),
    ('Both', 'ValueError', False),
    ('Root', 'Both', False),
    ('Round', 'ValueError', True),
    ('Round', 'KeyError', False),
    ('Open', 'library.Error', True),
    ('Open', 'OSError', False),
    ('library.Error', 'OSError', False),
])
def test_what_certainly_derives_from_what(cls: str, above: str, answer: bool) -> None:
    whole = f'import library\n{CLASSES}'
    place = Place(Project(Options(), os.devnull).open(None, ast.parse(whole), whole).scope)
    one, other = (value for text in (cls, above) for value in evaluate(ast.parse(text, mode='eval').body, place))
    assert isinstance(one, Class | External) and isinstance(other, Class | External)
    assert derives_from(one, other) is answer


@pytest.mark.parametrize(('text', 'expected'), [
    ('error', 'error'),
    ('a.b(1)[0].c', 'a.b(…)[…].c'),
    ("'text'", "'text'"),
    ('1', '1'),
    ("'text'.join", '…'),
    ('a + b', '…'),
    ('(a + b).c', '…'),
    ('a' * 90, '…'),
    (f'a.{"b" * 90}()', '…'),
    (f"'{'a' * 90}'", '…'),
])
def test_what_messages_show(text: str, expected: str) -> None:
    assert shown(ast.parse(text, mode='eval').body) == expected
