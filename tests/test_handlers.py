"""What the rules about catching say, and how far they look."""
from __future__ import annotations

import pytest

from flake8_bigthree.options import Options
from tests.harness import violations

HANDLER = 'try:\n    work()\nexcept {}:\n    pass\n'


def messages(source: str, code: str, given: Options | None = None) -> list[str]:
    """The texts of what one rule says about a source."""
    return [violation.text for violation in violations(source, [code], given=given)]


def chain(length: int, link: str) -> str:
    """`T0 = Exception`, and so many tuples that are each made of the one before."""
    lines = [f'T{number} = {link.replace("T", f"T{number - 1}")}' for number in range(1, length + 1)]
    return '\n'.join(['T0 = Exception', *lines, HANDLER.format(f'T{length}')])


@pytest.mark.parametrize(('written', 'shown'), [
    ('Exception', 'Exception'),
    ('builtins.Exception', 'Exception'),
    ('(OSError, ExceptionGroup, Exception)', 'Exception'),
    ('(OSError, *ALL)', 'Exception'),
    ('ALL', 'ALL (Exception)'),
    ('Names.ALL', 'Names.ALL (Exception)'),
    ('Names.Inner.ALL', 'ALL (Exception)'),
    ('(ALL)', 'ALL (Exception)'),
    ('OSError', 'OSError'),
    ('IOError', 'IOError (OSError)'),
    ('(OSError, ExceptionGroup)', 'ExceptionGroup'),
    ('broad()', 'broad(…) (Exception)'),
    ('Names.PAIR[0]', 'Names.PAIR[…] (Exception)'),
])
def test_message_names_what_is_broad(written: str, shown: str) -> None:
    classes = (
        'class Names:\n    ALL = Exception\n    PAIR = Exception, OSError\n'
        '    class Inner:\n        ALL = Exception\ndef broad(): return Exception\n'
    )
    source = f'import builtins\nALL = (KeyError, Exception)\n{classes}{HANDLER.format(written)}'
    assert messages(source, 'HRD103', Options(broad_exceptions=('OSError',))) == [
        f'broad `except {shown}`; name the errors that this block can raise',
    ]


def test_message_names_the_class_in_the_project() -> None:
    source = f'class AgentError(Exception): ...\nALL = (AgentError, KeyError)\n{HANDLER.format("ALL")}'
    assert messages(source, 'HRD103', Options(broad_exceptions=('AgentError',))) == [
        'broad `except ALL (AgentError)`; name the errors that this block can raise',
    ]


def test_message_about_base_exception() -> None:
    source = f'ALL = (BaseExceptionGroup, Exception)\n{HANDLER.format("ALL")}'
    assert messages(source, 'HRD102') == [
        '`except ALL (BaseExceptionGroup)` catches everything, KeyboardInterrupt too; '
        'name the errors that this block can raise',
    ]


def test_message_about_suppress_names_the_widest() -> None:
    source = 'from contextlib import suppress\nwith suppress(OSError, Exception, *(BaseException, KeyError)): ...'
    assert messages(source, 'HRD104') == [
        '`suppress(BaseException)` drops every error in the block; name the ones to ignore',
    ]


def test_bare_except_and_handler_are_on_their_columns() -> None:
    source = 'if x:\n  try: ...\n  except Exception: ...\n  try: ...\n  except: ...\n  a, suppress(Exception)\n'
    source = 'from contextlib import suppress\n' + source
    found = violations(source, ['HRD101', 'HRD103', 'HRD104'])
    assert [(violation.code, violation.line, violation.column) for violation in found] == [
        ('HRD103', 4, 2), ('HRD101', 6, 2), ('HRD104', 7, 5),
    ]


@pytest.mark.parametrize(('length', 'count'), [(30, 1), (1000, 0)])
def test_tuples_in_tuples_are_followed_so_far(length: int, count: int) -> None:
    assert len(messages(chain(length, '(T,)'), 'HRD103')) == count


def test_a_tuple_that_is_met_twice_is_looked_at_once() -> None:
    assert messages(chain(35, '(T, T)'), 'HRD103')  # else it would be looked at 2 ** 35 times


def test_a_traceback_in_the_message_excuses_a_broad_catch() -> None:
    logged = HANDLER.format('Exception').replace('pass', 'logger.error(traceback.format_exc())')
    assert messages(f'import traceback\n{logged}', 'HRD103', Options(allow_broad=frozenset({'log'}))) == []
    assert messages(f'import tracebacks\n{logged}', 'HRD103', Options(allow_broad=frozenset({'log'}))) != []
