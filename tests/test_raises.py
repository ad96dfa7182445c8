"""What the rules about raising say of a class, and why they say nothing."""
from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from flake8_bigthree.checker import Checker
from flake8_bigthree.names.project import Project
from flake8_bigthree.options import Options
from flake8_bigthree.rule import RULES
from flake8_bigthree.rules import _protocols
from flake8_bigthree.walk import expressions
from tests.harness import options
from tests.harness import violations

FILES = {
    'app/utils/circuit_breaker.py': 'class BigThreeError(Exception): ...\nclass CircuitBreakerError(Exception): ...\n',
    'app/broken.py': 'class BigThreeError(',
    'app/errors.py': '''
from app.utils.circuit_breaker import BigThreeError
from app.utils.circuit_breaker import CircuitBreakerError as Other
class Deep(Other, LookupError): ...
class Deeper(Deep): ...
class A(Deeper): ...
class B(A): ...
class C(B): ...
Made = type('Made', (OSError,), {})
''',
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')
        (path.parent / '__init__.py').touch()
    return tmp_path


def messages(source: str, code: str, root: Path) -> list[str]:
    """What a rule says about a module beside the others."""
    return [found.text for found in violations(source, [code], root / 'app' / 'main.py', options(source), root)]


@pytest.mark.parametrize(('operand', 'shown'), [
    ('ValueError', 'ValueError (builtin)'),
    ('web.Gone()', 'web.Gone'),
    ('Other', 'CircuitBreakerError (app/utils/circuit_breaker.py:2) → Exception'),
    (
        'errors.Deep',
        'Deep (app/errors.py:4) → CircuitBreakerError, LookupError → Exception',
    ),
    (
        'errors.C',
        'C (app/errors.py:8) → B → A → Deeper → Deep → CircuitBreakerError, LookupError → …',
    ),
    ('Here', 'Here (app/main.py:5) → ValueError'),
    ('Both', 'Both (app/main.py:6) → CircuitBreakerError, Here → Exception, ValueError'),
    ('Many', 'Many (app/main.py:7) → KeyError, EOFError, OSError, IndexError, NameError, …'),
])
def test_outside_is_told_with_place_and_bases(operand: str, shown: str, root: Path) -> None:
    source = f'''
import web
from app import errors
from app.errors import Other
class Here(ValueError): ...
class Both(Other, Here): ...
class Many(KeyError, EOFError, OSError, IndexError, NameError, ValueError, TypeError): ...
raise {operand}
'''
    assert messages(source, 'HRD302', root) == [f'raises {shown}, which is no BigThreeError']


@pytest.mark.parametrize(('bases', 'derived'), [
    ('Exception', 'it from BigThreeError'),
    ('object, BaseException', 'it from BigThreeError'),
    ('requests.HTTPError', 'it also from BigThreeError'),
    ('Mixin, ValueError', 'it also from BigThreeError'),
    ('Mixin, Exception', 'it also from BigThreeError'),
    ('Here', 'Here (app/main.py:6) also from BigThreeError'),
    ('Here, Mixin', 'Here (app/main.py:6) also from BigThreeError'),
    ('errors.C', 'CircuitBreakerError (app/utils/circuit_breaker.py:2) from BigThreeError'),
    ('errors.Made', 'Made (app/errors.py:9) also from BigThreeError'),
])
def test_what_to_derive_is_the_root_of_a_class_beside_the_hierarchy(bases: str, derived: str, root: Path) -> None:
    source = f'''
import requests
from app import errors
class Plain: ...
class Mixin(Plain): ...
class Here(Mixin, ValueError): ...
class Last({bases}): ...
'''
    last = messages(source, 'HRD311', root)[-1]
    assert last.startswith('Last (app/main.py:7)') and last.endswith(
        f' stands beside the hierarchy; derive {derived}',
    )


def test_the_root_derives_from_no_other(root: Path) -> None:
    source = '''
class A(Exception): ...
class B(A): ...
class C(B, LookupError): ...
class Mixin: ...
class Z(Mixin, A): ...
class Last(Z, C): ...
'''
    assert messages(source, 'HRD311', root)[-1].endswith('; derive A (app/main.py:2) from BigThreeError')


@pytest.mark.parametrize(('statement', 'said'), [
    ('raise error', '`raise error` raises is not known: parameter error has no annotation'),
    ('raise error.kind()', '`raise error.kind(…)` raises is not known: parameter error has no annotation'),
    ('raise wide', '`raise wide` raises is not known: anything that derives from Exception will do'),
    ('raise web.gone', '`raise web.gone` raises is not known: web.gone is not in the project'),
    ('raise missing.Gone', '`raise missing.Gone` raises is not known: app/__init__.py does not define missing'),
    ('raise (yield)', '`raise …` raises is not known: what a yield gives can be anything'),
    ('raise Broken', '`raise Broken` raises is not known: .broken cannot be read'),
    ('class X(Broken): ...\n raise X', '`raise X` raises is not known: of a base of X: .broken cannot be read'),
])
def test_unknown_is_told_with_the_reason(statement: str, said: str, root: Path) -> None:
    source = f'''
import web
from . import missing
from .broken import BigThreeError as Broken
def f(error, wide: Exception):
 {statement}
'''
    assert messages(source, 'HRD304', root) == [f'what {said}']


def test_base_that_cannot_be_read_is_the_reason(root: Path) -> None:
    source = '# options: base_exception = app.broken.BigThreeError\nraise KeyError'
    assert messages(source, 'HRD304', root) == [
        'what `raise KeyError` raises is not known: BigThreeError cannot be read',
    ]


@pytest.mark.parametrize(('classes', 'name'), [
    ('@app.experimental\nclass Late(OSError): ...', 'Late'),
    ('@app.experimental\nclass Later(OSError): ...\nclass Late(Later): ...', 'Later'),
    ('class Meta(type):\n def __new__(*args): ...\nclass Late(OSError, metaclass=Meta): ...', 'Late'),
])
def test_what_makes_a_class_over_is_the_reason(classes: str, name: str, root: Path) -> None:
    (root / 'app' / '__init__.py').write_text('def experimental(cls): return wrap(cls)', encoding='utf-8')
    assert messages(f'import app\n{classes}\nraise Late', 'HRD304', root) == [
        f'what `raise Late` raises is not known: a decorator or metaclass may make another class of {name}',
    ]


@pytest.mark.parametrize(('base', 'findings'), [('BigThreeError', 0), ('ValueError', 1)])
@pytest.mark.parametrize('step', [
    'class C{next}(C{number}): ...', 'C{next} = C{number}', 'def C{next}(*args): return C{number}(*args)',
])
def test_long_chain_ends_in_an_answer(step: str, base: str, findings: int) -> None:
    steps = '\n'.join(step.format(number=number, next=number + 1) for number in range(10_000))
    source = f'class BigThreeError(Exception): ...\nC0 = {base}\n{steps}\nraise C10000()'
    assert len(violations(source, ['HRD302'])) == findings


@pytest.mark.parametrize(('last', 'looked_into'), [('Valid(check)', []), ('class C:\n a = Validator(check)', [4, 5])])
def test_validators_are_looked_for_where_a_word_of_them_is(
    last: str, looked_into: list[int], monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = f'def check(value):\n raise ValueError\nprint(check)\n{last}\nclass D:\n a = print(check)'
    lines: list[int] = []

    def look_into(node: ast.AST) -> Iterator[ast.AST]:
        lines.append(getattr(node, 'lineno'))
        return expressions(node)

    monkeypatch.setattr(_protocols, 'expressions', look_into)
    module = Project(Options(), '.').open(None, ast.parse(source), source)
    assert [found.line for found in Checker([RULES['HRD302']]).check(module)] == [2]
    assert (lines, 'lines' in vars(module)) == (looked_into, bool(looked_into))
