"""What can a block raise?"""
from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from flake8_bigthree import commands
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.project import Scope
from flake8_bigthree.options import Options
from flake8_bigthree.raising.answer import raised_in
from flake8_bigthree.raising.suggestion import Suggestion
from flake8_bigthree.raising.suggestion import for_handler
from flake8_bigthree.raising.suggestion import spelling
from flake8_bigthree.walk import blocks
from tests.harness import violations

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


def messages(source: str, code: str, path: Path | None = None, given: Options | None = None) -> list[str]:
    """The texts of what one rule says about a source."""
    return [violation.text for violation in violations(source, [code], path, given)]


HANDLER = 'try:\n    {}\n{}\n    pass\n'


@pytest.mark.parametrize(('code', 'head', 'beginning'), [
    ('HRD101', 'except:', 'bare `except:` catches everything, KeyboardInterrupt too; '),
    ('HRD102', 'except BaseException:', '`except BaseException` catches everything, KeyboardInterrupt too; '),
    ('HRD103', 'except Exception:', 'broad `except Exception`; '),
])
def test_message_says_what_the_block_can_raise(code: str, head: str, beginning: str) -> None:
    source = HANDLER.format('open(x["a"])', head)
    assert messages(source, code) == [f'{beginning}this block can raise KeyError, OSError']
    assert messages(source, code, given=Options(suggest=False)) == [
        f'{beginning}name the errors that this block can raise',
    ]


def test_message_says_what_is_unknown() -> None:
    source = HANDLER.format('open(x); a.send()', 'except Exception:')
    assert messages(source, 'HRD103') == ['broad `except Exception`; this block can raise OSError (unknown: a.send)']


def test_message_counts_what_it_has_no_room_for() -> None:
    errors = ['KeyError', 'IndexError', 'OSError', 'ValueError', 'TypeError', 'EOFError', 'SyntaxError', 'NameError']
    lines = [*(f'if x: raise {error}' for error in errors), *(f'{name}.send()' for name in 'abcd')]
    source = HANDLER.format('\n    '.join(lines), 'except Exception:')
    assert messages(source, 'HRD103') == [
        'broad `except Exception`; this block can raise KeyError, IndexError, OSError, ValueError, TypeError, EOFError '
        'and 2 more (unknown: a.send, b.send, c.send and 1 more)',
    ]


def test_why_something_is_unknown(tmp_path: Path) -> None:
    path = tmp_path / 'a.py'
    path.write_text(
        'import unheard\n'
        'class Store:\n'
        '    def save(self):\n'
        '        raise NotImplementedError\n'
        'def call(function):\n'
        '    function()\n'
        'def run(code):\n'
        '    eval(code)\n'
        'def ask():\n'
        '    unheard.of()\n'
        'def use(x, store: Store):\n'
        '    try:\n'
        '        x(), x.send(), eval(x), unheard.of(), store.save(), call(x), run(x), ask()\n'
        '    except Exception:\n'
        '        pass\n',
        encoding='utf-8',
    )
    (handler, scope), = handlers(opened(path, tmp_path))
    assert [(entry.name, entry.reason) for entry in for_handler(handler, scope).answer.unknown] == [
        ('x', 'a parameter is called'),
        ('x.send', 'it is not known what is called'),
        ('eval', 'it passes on what others raise'),
        ('unheard.of', 'third party: unheard'),
        ('store.save', 'it is defined by derived classes'),
        ('call', 'it calls what it is given'),
        ('run', 'it passes on what others raise'),
        ('ask', 'runs third party: unheard'),
    ]


SUPPRESS = 'from contextlib import suppress\n'


@pytest.mark.parametrize(('source', 'errors'), [
    ('with suppress(Exception): x["a"]', 'KeyError'),
    ('with suppress(Exception), open(x): x["a"]', 'OSError, KeyError'),
    ('with open(x), suppress(Exception): x["a"]', 'KeyError'),
    (
        'with suppress(Exception), suppress(OSError): x.send(1), y["a"]\ntry: x.send(2)\nexcept OSError: pass',
        'KeyError (unknown: x.send)',
    ),
    ('with suppress(Exception): x.send(1)\ntry: x.send(2)\nexcept OSError: pass', 'OSError (unknown: x.send)'),
    ('with suppress(*[Exception]), suppress(KeyError): x["a"], x[0]', 'IndexError'),
    ('class C:\n  def __enter__(self): raise EOFError\nwith suppress(Exception), C(): x["a"]', 'EOFError, KeyError'),
])
def test_message_about_suppress_says_what_the_block_can_raise(source: str, errors: str) -> None:
    beginning = '`suppress(Exception)` drops every error in the block; '
    assert messages(f'{SUPPRESS}{source}\n', 'HRD104') == [f'{beginning}this block can raise {errors}']
    assert messages(f'{SUPPRESS}{source}\n', 'HRD104', given=Options(suggest=False)) == [
        f'{beginning}name the ones to ignore',
    ]


@pytest.mark.parametrize('source', [
    's = suppress(Exception)',
    'with stack, suppress(Exception): pass',
    'with stack.enter_context(suppress(Exception)): x["a"]',
    'with stack.enter_context(suppress(Exception)): x.send(1)\ntry: x.send(2)\nexcept OSError: pass',
])
def test_message_about_suppress_without_a_block(source: str) -> None:
    assert messages(f'{SUPPRESS}{source}\n', 'HRD104') == [
        '`suppress(Exception)` drops every error in the block; name the ones to ignore',
    ]


def test_what_the_options_call_broad_is_not_suggested() -> None:
    source = HANDLER.format('open(x["a"])\n    raise UnicodeError\n    raise FileNotFoundError', 'except OSError:')
    assert messages(source, 'HRD103', given=Options(broad_exceptions=('OSError',))) == [
        'broad `except OSError`; this block can raise FileNotFoundError',
    ]


ERRORS = 'class AppError(Exception):\n    class Inner(Exception): ...\ndef work():\n    raise AppError\n'


@pytest.mark.parametrize(('imports', 'shown'), [
    ('import errors', 'errors.AppError'),
    ('import errors as e', 'e.AppError'),
    ('from errors import AppError, work', 'AppError'),
    ('from errors import AppError as Failure, work', 'Failure'),
    ('from errors import work', 'errors.AppError'),
    ('import other, errors', 'errors.AppError'),
    ('from errors import *', 'errors.AppError'),
])
def test_an_error_is_spelled_as_the_file_imports_it(imports: str, shown: str, tmp_path: Path) -> None:
    (tmp_path / 'errors.py').write_text(ERRORS, encoding='utf-8')
    (tmp_path / 'other.py').write_text('AppError = None', encoding='utf-8')
    module = 'e' if ' as e' in imports else 'errors'
    work = 'work()' if 'work' in imports or '*' in imports else f'{module}.work()'
    source = f'{imports}\n{HANDLER.format(work, "except Exception:")}'
    assert messages(source, 'HRD103', tmp_path / 'a.py') == [
        f'broad `except Exception`; this block can raise {shown}',
    ]


@pytest.mark.parametrize(('source', 'shown'), [
    ('import json\njson.loads(x)', 'json.JSONDecodeError'),
    ('from json import loads, JSONDecodeError\nloads(x)', 'JSONDecodeError'),
    ('from json import loads\nloads(x)', 'json.JSONDecodeError'),
    ('import json as j\nj.loads(x)', 'j.JSONDecodeError'),
    ('OSError = None\nopen(x)', 'builtins.OSError'),
    ('class E(Exception): ...\nraise E', 'E'),
    ('class C:\n  class E(Exception): ...\nraise C.E', 'a.C.E'),
    ('class E(Exception): ...\nF = E\nclass E: ...\nraise F', 'a.E'),
])
def test_an_error_is_spelled_by_its_dotted_name_else(source: str, shown: str, tmp_path: Path) -> None:
    *before, last = source.split('\n')
    source = '\n'.join([*before, HANDLER.format(last, 'except Exception:')])
    assert messages(source, 'HRD103', tmp_path / 'a.py') == [
        f'broad `except Exception`; this block can raise {shown}',
    ]


def test_an_import_in_a_function_counts() -> None:
    handler = HANDLER.format('json.loads(x)', 'except Exception:').replace('\n', '\n    ')
    source = f'import json\ndef f():\n    from json import JSONDecodeError\n    {handler}'
    assert messages(source, 'HRD103') == ['broad `except Exception`; this block can raise JSONDecodeError']


def test_an_answer_names_its_errors() -> None:
    source = 'class E(Exception): ...\nraise E\nopen(x)'
    module = Project(Options(), '.').open(None, ast.parse(source), source)
    found = raised_in(module.tree.body, module.scope)
    assert [entry.name for entry in found.raised] == ['E', 'OSError']


PROJECT = {
    'setup.cfg': '[flake8]\nselect = HRD\nexclude = left_out.py\n',
    'keys.py': '''
class KeyBad(Exception): ...

def validate(key):
    if not key:
        raise KeyBad(key)
    open(key)

def abroad():
    import unheard
    unheard.of()
''',
    'store.py': '''
import contextlib
import json
import keys
import unheard

def load(path, client):
    try:
        data = json.load(path)
        keys.validate(path); keys.validate(data)
        keys.abroad()
        raise ValueError
        raise UnicodeError
        with client.connection(
            timeout=1, retries=2, host='localhost', verify=False,
        ): pass
    except Exception as exc:
        print(exc)
    with contextlib.suppress(Exception):
        path['a']
    try:
        client.send()
        client.send()
        client.send()
        client.send()
    except:
        pass
    try:
        unheard.of()
    except* BaseException:
        pass
    try:
        open(path)
        path['a']
    except* BaseException as group:
        pass
    try:
        pass
    except Exception:
        pass
''',
    'left_out.py': 'try: open(x)\nexcept Exception: pass\n',
    'clean.py': '',
    'broken.py': 'def',
}

SAID = '''\
broken.py: cannot be read, or is not Python

store.py:17 except Exception
  json.JSONDecodeError  json.load(path)      line 9   contract: docs.python.org/3/library/json.html
  OSError               keys.validate(path)  line 10  contract in keys.py:7: docs.python.org/3/library/functions.html
  keys.KeyBad           keys.validate(path)  line 10  raised in keys.py:6
  ValueError            raise ValueError     line 12  raised here
  UnicodeError          raise UnicodeError   line 13  raised here
  unknown               keys.abroad          line 11  runs third party: unheard
  unknown               client.connection    line 14  it is not known what is called
  replace with          except (OSError, keys.KeyBad, ValueError) as exc:

store.py:19 contextlib.suppress(Exception)
  KeyError      path['a']  line 20  contract: docs.python.org/3/reference/expressions.html#subscriptions
  replace with  suppress(KeyError)

store.py:26 except
  unknown       client.send  lines 22, 23, 24 and 1 more  it is not known what is called
  replace with  nothing is known of what this block raises

store.py:30 except BaseException
  unknown       unheard.of  line 29  third party: unheard
  replace with  nothing is known of what this block raises

store.py:35 except BaseException
  OSError       open(path)  line 33  contract: docs.python.org/3/library/functions.html
  KeyError      path['a']   line 34  contract: docs.python.org/3/reference/expressions.html#subscriptions
  replace with  except* (OSError, KeyError) as group:

store.py:39 except Exception
  replace with  nothing is known of what this block raises

'''


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a project, which is the current one."""
    for name, text in PROJECT.items():
        (tmp_path / name).write_text(text, encoding='utf-8')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_command(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(['suggest']) == 0
    assert capsys.readouterr().out == SAID


def test_command_says_where_else_an_error_is_caught(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = 'try: x.send(1)\nexcept OSError: pass\ntry: x.send(2)\nexcept Exception: pass\n'
    (project / 'again.py').write_text(text, encoding='utf-8')
    assert commands.main(['suggest', 'again.py']) == 0
    assert '  OSError       x.send(2)  line 3  caught elsewhere: line 1\n' in capsys.readouterr().out


def test_command_on_one_file_by_other_options(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(['suggest', 'store.py', '--extend-ignore=HRD102,HRD103', '--bigthree-suggest=no']) == 0
    heads = [line for line in capsys.readouterr().out.splitlines() if line and not line.startswith(' ')]
    assert heads == ['store.py:19 contextlib.suppress(Exception)', 'store.py:26 except']


def test_command_says_what_is_wrong(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(['suggest', '--bigthree-suggest=perhaps']) == 2
    assert 'bigthree-suggest' in capsys.readouterr().err


@pytest.mark.parametrize('condition', [
    'if kind == 0: return\n' + ''.join(f' elif kind == {number}: return\n' for number in range(1, 2000)),
    f'if {"not " * 2000}kind == 0: return\n',
])
def test_long_conditions_on_what_is_given(condition: str) -> None:
    source = f'def get(kind):\n {condition} raise EOFError\n' + HANDLER.format('get({})', 'except Exception:')
    assert [messages(source.format(kind), 'HRD103') for kind in (0, 5000)] == [
        ['broad `except Exception`; name the errors that this block can raise'],
        ['broad `except Exception`; this block can raise EOFError'],
    ]
