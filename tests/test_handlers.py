"""What the rules about catching say, and how far they look."""
from __future__ import annotations

import ast
import sys

import pytest

from flake8_bigthree.options import Options
from flake8_bigthree.rules._handlers import shown
from tests.harness import violations

HANDLER = 'try:\n    work()\nexcept {}:\n    pass\n'


def messages(source: str, code: str, given: Options | None = None) -> list[str]:
    """The texts of what one rule says about a source."""
    return [violation.text for violation in violations(source, [code], given=given)]


def chain(length: int, link: str) -> str:
    """`T0 = Exception`, and so many tuples that are each made of the one before."""
    lines = [f'T{number} = {link.replace("T", f"T{number - 1}")}' for number in range(1, length + 1)]
    return '\n'.join(['T0 = Exception', *lines, HANDLER.format(f'T{length}')])


@pytest.mark.parametrize('written', [
    'OSError', '(OSError, b.Error)', '((OSError), b.Error)', '()',
    *['OSError, b.Error'] * (sys.version_info >= (3, 14)),
])
def test_handler_is_shown_as_written(written: str) -> None:
    shown = written.replace('(OSError)', 'OSError')
    assert messages(HANDLER.format(written), 'HRD112') == [
        f'`except {shown}` drops the error; raise it on, log it, or do something about it',
    ]


def test_handler_without_parentheses_is_shown_without() -> None:
    [tried] = ast.parse(HANDLER.format('(OSError, b.Error)')).body
    assert isinstance(tried, ast.Try) and tried.handlers[0].type
    tried.handlers[0].type.col_offset += 1
    assert shown(tried.handlers[0]) == 'except OSError, b.Error'


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


TWO = 'try:\n    work()\nexcept {}:\n    pass\nexcept {}:\n    pass\n'


@pytest.mark.parametrize(('first', 'second', 'text'), [
    ('OSError', 'IOError', '`except IOError` is never reached: `except OSError` in line 3 catches all of it'),
    (
        '(OSError, KeyError)', '(ConnectionError, KeyError)',
        '`except (ConnectionError, KeyError)` is never reached: '
        '`except (OSError, KeyError)` in line 3 catches all of it',
    ),
    ('OSError', 'errors().a.b', None),
])
def test_message_names_the_handler_before(first: str, second: str, text: str | None) -> None:
    assert messages(TWO.format(first, second), 'HRD106') == [text] * (text is not None)


def test_message_names_all_handlers_before() -> None:
    source = TWO.format('OSError', 'LookupError') + 'except (KeyError, TimeoutError):\n    pass\n'
    assert messages(source, 'HRD106') == [
        '`except (KeyError, TimeoutError)` is never reached: '
        '`except LookupError` in line 5 and `except OSError` in line 3 catches all of it',
    ]


@pytest.mark.parametrize(('written', 'reasons'), [
    ('(IOError, OSError)', ['IOError', 'it is OSError by another name']),
    ('(OSError, IOError)', ['IOError', 'it is OSError by another name']),
    ('(IOError, EnvironmentError)', ['EnvironmentError', 'it is IOError by another name']),
    ('(KeyError, KeyError)', ['KeyError', 'it is there twice']),
    ('(KeyError, LookupError)', ['KeyError', 'LookupError catches it']),
    ('(socket.timeout, OSError)', ['socket.timeout', 'OSError catches it']),
])
def test_message_says_what_covers_a_member(written: str, reasons: list[str]) -> None:
    member, reason = reasons
    assert messages(f'import socket\n{HANDLER.format(written)}', 'HRD107') == [
        f'{member} in `except {written}` is redundant: {reason}',
    ]


def test_message_names_the_tuple_that_the_member_is_in() -> None:
    assert messages(f'ALL = (OSError, IOError)\n{HANDLER.format("ALL")}', 'HRD107') == [
        'IOError in `except ALL` is redundant: it is OSError by another name',
    ]


def test_a_long_handler_is_cut_in_messages() -> None:
    names = ', '.join(f'errors.Number{number}' for number in range(9))
    assert messages(HANDLER.format(f'({names})'), 'HRD112') == [
        '`except (errors.Number0, errors.Number1, errors.Number2, err…` drops the error; '
        'raise it on, log it, or do something about it',
    ]


@pytest.mark.parametrize(('named', 'how'), [
    ('OSError as e', '`from e`'),
    ('OSError', '`as error` in the handler and `from error` here'),
])
def test_message_says_from_what_to_raise(named: str, how: str) -> None:
    source = HANDLER.format(named).replace('pass', 'raise Failure("failed")')
    assert messages(source, 'HRD115') == [
        f'`raise Failure(…)` in a handler without `from`; say {how}, or `from None` to leave that out',
    ]


@pytest.mark.parametrize('binding', [
    'e = e.__context__', 'if retry: e = None', 'del e', 'try: work()\n    except KeyError as e: pass',
])
def test_message_says_where_the_name_may_mean_something_else(binding: str) -> None:
    source = HANDLER.format('OSError as e').replace('pass', f'{binding}\n    raise Failure("failed")')
    assert messages(source, 'HRD115') == [
        '`raise Failure(…)` in a handler without `from`; '
        'say `from` what is caught, which e may not be any more, or `from None` to leave that out',
    ]


def test_message_takes_no_notice_of_what_the_name_means_later() -> None:
    source = HANDLER.format('OSError as e').replace('pass', 'if retry: raise Failure\n    e = None')
    [message] = messages(source, 'HRD115')
    assert 'say `from e`, ' in message


@pytest.mark.parametrize(('done', 'said'), [
    ('logger.exception("failed"); future.set_exception(e)', 'then raises nothing'),
    ('logger.exception("failed")\n  if e.errno: raise', 'sometimes raises nothing'),
    ('logger.exception("failed")\n  if e.errno: raise\n  else: raise Failure from e', None),
])
def test_message_about_what_is_logged_says_what_is_certain(done: str, said: str | None) -> None:
    source = f'def f():\n try: work()\n except OSError as e:\n  {done}\n'
    assert messages(source, 'HRD114') == ([f'`except OSError` logs the error and {said}'] if said else [])


@pytest.mark.parametrize(('module', 'logged', 'option'), [
    ('logging', 'logging.error("failed")', 'exc_info=True'),
    ('loguru', 'loguru.logger.error("failed")', 'opt(exception=True)'),
    ('loguru', 'loguru.logger.bind(a=1).error("failed", exc_info=True)', 'opt(exception=True)'),
])
def test_message_says_how_to_log_the_traceback(module: str, logged: str, option: str) -> None:
    source = f'import {module}\n{HANDLER.format("OSError")}'.replace('pass', logged)
    assert messages(source, 'HRD113') == [f'logs the error without its traceback; use `exception`, or `{option}`']


def test_a_log_call_is_on_its_first_line_and_column() -> None:
    source = HANDLER.format('OSError').replace('pass', 'return (\n        logger\n        .error("failed")\n    )')
    found = violations(f'def f():\n  {source.replace(chr(10), chr(10) + "  ")}', ['HRD113'])
    assert [(violation.line, violation.column) for violation in found] == [(6, 10)]


@pytest.mark.parametrize(('length', 'count'), [(98, 1), (99, 0)])
def test_members_of_a_tuple_are_compared_so_far(length: int, count: int) -> None:
    names = ', '.join(f'E{number}' for number in range(length))
    classes = '\n'.join(f'class E{number}(OSError): ...' for number in range(length))
    assert len(messages(f'{classes}\n{TWO.format("OSError", f"({names}, KeyError)")}', 'HRD106')) == 0
    assert len(messages(f'{classes}\n{TWO.format("OSError", f"({names}, E0)")}', 'HRD106')) == count


def test_a_tuple_that_is_met_twice_has_so_many_members() -> None:
    assert messages(chain(35, '(T, T)').replace('Exception', 'OSError', 1), 'HRD107')


def test_names_are_followed_so_far() -> None:
    def source(length: int) -> str:
        names = '\n'.join(f'N{number} = N{number - 1}' for number in range(1, length + 1))
        return f'N0 = OSError\n{names}\n{TWO.format("OSError", f"N{length}")}'

    assert [len(messages(source(length), 'HRD106')) for length in (30, 45)] == [1, 0]


def test_long_sums_and_chains_do_no_harm() -> None:
    total = ' + '.join(['(OSError,)'] * 500)
    assert messages(HANDLER.format(total), 'HRD107') == []
    branches = ''.join(f'    elif a == {number}:\n        pass\n' for number in range(400))
    source = HANDLER.format('Exception') + f'    if a:\n        pass\n{branches}'
    assert len(messages(source, 'HRD111')) == 1
    chosen = HANDLER.format('Exception').replace('pass', f'a = {"1 if a else " * 800}0')
    assert len(messages(chosen, 'HRD111')) == 1


def test_a_traceback_in_the_message_excuses_a_broad_catch() -> None:
    logged = HANDLER.format('Exception').replace('pass', 'logger.error(traceback.format_exc())')
    assert messages(f'import traceback\n{logged}', 'HRD103', Options(allow_broad=frozenset({'log'}))) == []
    assert messages(f'import tracebacks\n{logged}', 'HRD103', Options(allow_broad=frozenset({'log'}))) != []
