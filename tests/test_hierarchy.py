"""What cases cannot say: base exceptions that are not to be found, installed packages, long chains, messages."""
from __future__ import annotations

import ast
import itertools
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from flake8_bigthree.errors import OptionError
from flake8_bigthree.names.ancestors import lineage
from flake8_bigthree.names.evaluate import ask
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.hierarchy import Verdict
from flake8_bigthree.names.hierarchy import check_bases
from flake8_bigthree.names.hierarchy import derives
from flake8_bigthree.names.hierarchy import is_base
from flake8_bigthree.names.hierarchy import is_exception
from flake8_bigthree.names.hierarchy import matches
from flake8_bigthree.names.hierarchy import module_names
from flake8_bigthree.names.hierarchy import verdict
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Place
from flake8_bigthree.options import Options
from tests.harness import violations


def written(folder: Path, files: Mapping[str, str]) -> None:
    """Write files below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')


def project(root: Path, base: str = 'AppError', files: Mapping[str, str] | None = None) -> Project:
    """A project with these files and this base exception."""
    written(root, files or {})
    return Project(Options.read({'base_exception': base}), str(root))


def opened(of: Project, source: str, name: str | None = 'example.py') -> Module:
    """A file of a project, as it is linted."""
    path = name and os.path.join(of.root, name)
    return of.open(path, ast.parse(source), source)


def class_in(module: Module, name: str) -> Class | External:
    """What a name is at the end of a module."""
    value, = evaluate(ast.Name(name), Place(module.scope))
    assert isinstance(value, Class | External)
    return value


# The base exceptions.

@pytest.mark.parametrize(('base', 'files', 'said'), [
    ('app.errors.AppError', {}, 'no module app.errors, or more than one, in the project or installed'),
    (
        'app.errors.AppError', dict.fromkeys(('a/app/__init__.py', 'b/app/__init__.py'), ''),
        'no module app.errors, or more than one, in the project or installed',
    ),
    (
        'app.errors.AppError', {'other.py': ''},
        'no module app.errors, or more than one, in the project or installed',
    ),
    ('json_of_nobody.AppError', {}, 'no module json_of_nobody, or more than one, in the project or installed'),
    ('app.errors.AppError', {'app/__init__.py': ''}, 'app/__init__.py does not define errors'),
    ('app.errors.AppError', {'app/errors.py': 'class Apps: ...'}, 'app/errors.py does not define AppError'),
    ('errors.App.Error', {'errors.py': 'class Apps: ...'}, 'errors.py does not define App'),
    ('builtins.AppError', {}, 'no module builtins, or more than one, in the project or installed'),
])
def test_base_that_exists_nowhere(tmp_path: Path, base: str, files: Mapping[str, str], said: str) -> None:
    with pytest.raises(OptionError) as caught:
        check_bases(project(tmp_path, base, files))
    assert str(caught.value) == f'bigthree-base-exception = {base}: {said}'


@pytest.mark.parametrize('source', [
    'class AppError(Exception): ...',
    'class AppError(Exception',
    'AppError = make()',
    'from somewhere import *',
    'def __getattr__(name): ...',
    'from somewhere import AppError',
])
def test_base_that_is_there_or_may_be(tmp_path: Path, source: str) -> None:
    check_bases(project(tmp_path, 'errors.AppError, AnyError, asyncio.QueueFull', {'errors.py': source}))


def test_base_among_the_builtins_or_in_what_is_not_known(tmp_path: Path) -> None:
    check_bases(project(tmp_path, 'builtins.OSError, errors.App.Error', {'errors.py': 'App = make()'}))


@pytest.mark.parametrize('source', ['class AppError(Exception', 'AppError = make()', 'def __getattr__(name): ...'])
def test_nothing_is_certain_if_the_base_is_not_known(tmp_path: Path, source: str) -> None:
    given = project(tmp_path, 'errors.AppError', {'errors.py': source})
    module = opened(given, 'class Beside(ValueError): ...')
    assert verdict(class_in(module, 'Beside'), given) is Verdict.UNKNOWN
    assert verdict(External('builtins.ValueError'), given) is Verdict.UNKNOWN


def test_one_of_several_bases_may_not_be_known(tmp_path: Path) -> None:
    given = project(tmp_path, 'errors.AppError, OSError', {'errors.py': 'class AppError(Exception'})
    assert verdict(External('builtins.FileNotFoundError'), given) is Verdict.INSIDE
    assert verdict(External('builtins.ValueError'), given) is Verdict.UNKNOWN


def test_base_in_an_installed_package_is_read_and_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    written(tmp_path / 'site', {
        'shared_errors/__init__.py': 'from .base import SharedError\nraise SystemExit',
        'shared_errors/base.py': 'class SharedError(Exception): ...\nclass NotFound(SharedError): ...',
    })
    monkeypatch.syspath_prepend(tmp_path / 'site')
    given = project(tmp_path / 'project', 'shared_errors.SharedError', {'app.py': ''})
    module = opened(given, 'from shared_errors.base import NotFound\nimport shared_errors\nclass Mine(NotFound): ...')
    assert verdict(class_in(module, 'Mine'), given) is Verdict.INSIDE
    assert verdict(External('builtins.ValueError'), given) is Verdict.OUTSIDE
    assert 'shared_errors' not in sys.modules


def test_base_with_a_module_of_its_name_beside_it(tmp_path: Path) -> None:
    files = {'pkg/__init__.py': 'class AppError(Exception): ...\n', 'pkg/AppError.py': ''}
    of = project(tmp_path, 'pkg.AppError', files)
    check_bases(of)
    assert is_base(class_in(opened(of, 'from pkg import AppError'), 'AppError'), of)


def test_is_base(tmp_path: Path) -> None:
    given = project(tmp_path, 'errors.AppError, AnyError, OSError', {'errors.py': 'class AppError(Exception): ...'})
    module = opened(given, 'from errors import AppError\nclass Sub(AppError): ...\nclass AnyError(Exception): ...')
    bases = [class_in(module, name) for name in ('AppError', 'AnyError', 'OSError')]
    assert all(is_base(cls, given) for cls in bases)
    assert not any(is_base(class_in(module, name), given) for name in ('Sub', 'FileNotFoundError'))


# Names and exceptions.

def test_names_of_modules(tmp_path: Path) -> None:
    given = project(tmp_path, files={'apps/realtime/pkg/__init__.py': '', 'apps/real-time/pkg/__init__.py': ''})
    for name, names in {
        'apps/realtime/pkg/errors.py': ['pkg.errors', 'realtime.pkg.errors', 'apps.realtime.pkg.errors'],
        'apps/realtime/pkg/__init__.py': ['pkg', 'realtime.pkg', 'apps.realtime.pkg'],
        'apps/real-time/pkg/errors.py': ['pkg.errors'],
        'script.py': ['script'],
        'not-a-name.py': [],
    }.items():
        assert [*module_names(opened(given, '', name))] == names
    assert [*module_names(opened(given, '', None))] == ['__main__']
    elsewhere = Module(given, str(tmp_path.parent / 'elsewhere.py'), ast.parse(''), '')
    assert [*module_names(elsewhere)] == ['elsewhere']


@pytest.mark.parametrize(('pattern', 'is_meant'), [
    ('ValueError', False),
    ('example.ValueError', True),
    ('exam*.Value*', True),
    ('Value*', True),
    ('*', True),
    ('other.ValueError', False),
    ('example.Value?rror', True),
    ('example.Value[E.]rror', True),
    ('exampl[e.]ValueError', False),
    ('example[.]ValueError', True),
    ('exampl?.ValueErro', False),
])
def test_patterns_that_match_a_class(tmp_path: Path, pattern: str, is_meant: bool) -> None:
    cls = class_in(opened(project(tmp_path), 'class ValueError(Exception): ...'), 'ValueError')
    assert matches(cls, [pattern]) is is_meant


def test_patterns_that_match_an_ancestor(tmp_path: Path) -> None:
    module = opened(project(tmp_path), 'class A(OSError): ...\nclass B(A): ...\nclass C(B, unknown): ...')
    for patterns in (['OSError'], ['example.A'], ['IOError'], ['Exception'], ['builtins.EnvironmentError']):
        assert derives(class_in(module, 'C'), patterns)
    assert not derives(class_in(module, 'C'), ['ValueError', 'example.D'])


@pytest.mark.parametrize(('bases', 'answer'), [
    ('ValueError', True),
    ('Plain, ValueError', True),
    ('Plain', False),
    ('dict', False),
    ('unknown', None),
    ('unknown, ValueError', True),
    ('library.Thing', None),
    ('library.Thing, library.Timeout', True),
    ('ast.NodeVisitor', None),
    ('Round', None),
    ('Round, OSError', True),
])
def test_is_exception(tmp_path: Path, bases: str, answer: bool | None) -> None:
    source = f'import ast, library\nclass Plain: ...\nclass X({bases}): ...\nclass Round(X): ...'
    assert is_exception(class_in(opened(project(tmp_path), source), 'X')) is answer


@pytest.mark.parametrize(('name', 'answer'), [
    ('builtins.NotImplemented', False),
    ('builtins.NobodysError', True),
    ('builtins.Nobodys', None),
    ('library.Error', True),
    ('library.Thing', None),
    ('library.print', None),
])
def test_is_exception_outside_the_project(name: str, answer: bool | None) -> None:
    assert is_exception(External(name)) is answer


def test_lineage_has_every_class_before_its_bases(tmp_path: Path) -> None:
    source = """
class Root(ValueError): ...
class Left(Root): ...
class Right(Root, KeyError): ...
class Both(Left, Right): ...
"""
    given = project(tmp_path)
    cls = class_in(opened(given, source), 'Both')
    assert isinstance(cls, Class)
    found = ask(cls.place.scope.module, ('lineage',), lambda run: lineage(cls, run))
    names = [value.name for value in found if isinstance(value, Class | External)]
    assert names == ['Both', 'Left', 'Right', 'Root', 'builtins.ValueError', 'builtins.KeyError']


# Long ways, each way round.

def chain(length: int, first: str, line: str) -> str:
    """A file with lines that go back to one another."""
    return '\n'.join(line.format(n, n - 1) if n else first for n in range(length))


@pytest.mark.parametrize('base', ['AppError', 'ValueError'])
def test_long_chain_of_classes(tmp_path: Path, base: str) -> None:
    length = 3000
    source = f'class AppError(Exception): ...\n{chain(length, f"class C0({base}): ...", "class C{}(C{}): ...")}\n'
    given = project(tmp_path)
    module = opened(given, source)
    expected = Verdict.INSIDE if base == 'AppError' else Verdict.OUTSIDE
    last = class_in(module, f'C{length - 1}')
    assert isinstance(last, Class)
    line = ask(module, ('lineage',), lambda run: lineage(last, run))
    assert len(line) == length + (2 if base == 'AppError' else 1)
    for name in (f'C{length - 1}', 'C0', f'C{length // 2}'):
        assert verdict(class_in(module, name), given) is expected
        assert is_exception(class_in(module, name)) is True


def test_long_chain_of_classes_is_reported_class_by_class(tmp_path: Path) -> None:
    source = chain(1000, 'class C0(ValueError): ...', 'class C{}(C{}): ...')
    found = violations(source, ['HRD311'], tmp_path / 'example.py')
    assert len(found) == 1000
    assert found[19].text.endswith('; derive C0 (example.py:1) also from BigThreeError')
    assert found[20].text.endswith('; derive it also from BigThreeError')
    assert found[-1].text == (
        'C999 (example.py:1000) → C998 → C997 → C996 → C995 → C994 → … stands beside the hierarchy; '
        'derive it also from BigThreeError'
    )


def test_long_chain_of_names(tmp_path: Path) -> None:
    module = opened(project(tmp_path), chain(1000, 'A0 = ValueError', 'A{} = A{}'))
    assert class_in(module, 'A999') == External('builtins.ValueError')
    assert class_in(module, 'A500') == External('builtins.ValueError')


def test_long_chain_of_files(tmp_path: Path) -> None:
    files = {f'm{n}.py': f'from m{n - 1} import Error' for n in range(1, 300)}
    given = project(tmp_path, files={'m0.py': 'class Error(ValueError): ...', **files})
    cls = class_in(opened(given, 'from m299 import Error'), 'Error')
    assert verdict(cls, given) is Verdict.OUTSIDE


# Results do not depend on the order in which files or raises are looked at.

CIRCLES = {
    'a.py': """
from b import make_b, B
class BigThreeError(Exception): ...
class A(B): ...
def make_a(x):
    return make_b(x) if x else KeyError()
def raises(x):
    raise make_a(x)
def raises_class(x):
    raise A
""",
    'b.py': """
from a import make_a, BigThreeError
from c import make_c, C
class B(C): ...
def make_b(x):
    return make_c(x) or make_a(x) if x else BigThreeError()
def raises(x):
    raise make_b(x)
def raises_class(x):
    raise B
""",
    'c.py': """
from a import make_a
from b import make_b, B
class C(B, OSError): ...
def make_c(x):
    for error in (make_a(x), make_b(x)):
        raise error
    return make_b(x) if x else make_c(x)
def raises_class(x):
    raise C
""",
}


def test_order_of_files_does_not_matter(tmp_path: Path) -> None:
    written(tmp_path, CIRCLES)
    answers = set()
    for names in itertools.permutations(CIRCLES):
        given = Project(Options(), str(tmp_path))
        found = {
            name: tuple(sorted(found_in(given, name))) for name in names
        }
        answers.add(tuple(sorted(found.items())))
    (a, b, c), = answers
    assert [len(found) for _, found in (a, b, c)] == [2, 2, 2]


def found_in(given: Project, name: str) -> list[str]:
    """What HRD302 says about a file."""
    from flake8_bigthree.checker import Checker
    from flake8_bigthree.rule import RULES
    module = opened(given, CIRCLES[name], name)
    return [f'{found.line} {found.text}' for found in Checker([RULES['HRD302']]).check(module)]
