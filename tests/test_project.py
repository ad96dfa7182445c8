"""Modules as they are read, linted and numbered, and the scopes in them."""
from __future__ import annotations

import ast
import gc
import os
import sys
import warnings
import weakref
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest
from hypothesis import strategies as st

import flake8_bigthree.rules
from flake8_bigthree.checker import Checker
from flake8_bigthree.names.finder import Nowhere
from flake8_bigthree.names.hierarchy import Verdict
from flake8_bigthree.names.hierarchy import verdict
from flake8_bigthree.names.lookup import lookup
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.project import parse
from flake8_bigthree.names.project import source_text
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Place
from flake8_bigthree.options import Options
from flake8_bigthree.rule import RULES
from tests.harness import actual
from tests.harness import expected

assert flake8_bigthree.rules  # imported for what it registers


def project(root: Path, **options: str) -> Project:
    """A project in a folder, with these options."""
    return Project(Options.read(options), str(root))


def opened(of: Project, source: str, path: Path | str | None = None) -> Module:
    """A file of a project, as it is linted."""
    return of.open(str(path) if path else None, ast.parse(source), source)


def written(path: Path, content: str | bytes = '') -> Path:
    """A file with this content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def loaded(of: Project, path: Path) -> Module:
    """A file of a project as others import it, which can be read."""
    module = of.load(str(path))
    assert module
    return module


# What a project looks for, and where.

def test_root_is_real(tmp_path: Path) -> None:
    (tmp_path / 'root').mkdir()
    (tmp_path / 'link').symlink_to('root')
    given = project(tmp_path / 'link')
    assert given.root == given.finder.root == str(tmp_path / 'root')


def test_relative_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Project(Options(), '.').root == str(tmp_path)


def test_source_roots_are_those_of_the_options(tmp_path: Path) -> None:
    wanted = written(tmp_path / '.lib' / 'errors.py')
    assert project(tmp_path, source_roots='lib, .lib').finder.find('errors', str(tmp_path)) == str(wanted)
    assert project(tmp_path).finder.find('errors', str(tmp_path)) is Nowhere.EXTERNAL


def test_packages_of_base_exceptions_are_the_project_s_own(tmp_path: Path) -> None:
    finder = project(tmp_path, base_exception='Bare, lib_of_a.errors.AError, lib_of_b.BError').finder
    for name in 'lib_of_a', 'lib_of_a.errors', 'lib_of_a.other', 'lib_of_b', 'lib_of_b.BError':
        assert finder.find(name, str(tmp_path)) is Nowhere.MISSING
    for name in 'Bare', 'errors', 'lib_of_c':
        assert finder.find(name, str(tmp_path)) is Nowhere.EXTERNAL


def test_base_in_the_standard_library(tmp_path: Path) -> None:
    given = project(tmp_path, base_exception='asyncio.QueueFull')
    module = opened(given, 'from asyncio import QueueFull')
    found, = lookup('QueueFull', Place(module.scope))
    assert isinstance(found, External)
    assert verdict(found, given) is Verdict.INSIDE


# Modules that are linted, and that others import.

def test_linted_module_is_what_others_import(tmp_path: Path) -> None:
    path = written(tmp_path / 'errors.py', 'on_disk = 1')
    given = project(tmp_path)
    module = opened(given, 'in_editor = 1', path)
    assert module.path == str(path)
    assert given.load(str(path)) is module
    assert [*module.scope.table] == ['in_editor']


def test_linted_module_is_forgotten(tmp_path: Path) -> None:
    first, second = written(tmp_path / 'first.py'), written(tmp_path / 'second.py')
    given = project(tmp_path)
    checker = Checker([RULES['HRD302']])
    error = '    error = {1: OSError}[number]\n    raise error\n'
    module = opened(given, f'import second\nclass A:\n  def f(self, number):\n{error}', first)
    assert [violation.line for violation in checker.check(module)] == [5]
    assert module.answers
    tree = weakref.ref(module.tree.body[0])
    given.close(module)
    assert not vars(module)
    assert [violation.line for violation in checker.check(opened(given, f'if second:\n{error}', second))] == [3]
    del module
    assert tree() is None
    assert not loaded(given, first).source


def test_linted_module_is_kept_if_a_name_has_led_to_it(tmp_path: Path) -> None:
    path = written(tmp_path / 'errors.py', 'on_disk = 1')
    written(tmp_path / 'other.py', 'import errors\nA = errors.A')
    given = project(tmp_path)
    module = opened(given, 'import other\nclass A: ...\nraise other.A', path)
    Checker([RULES['HRD302']]).check(module)
    given.close(module)
    assert loaded(given, path) is module
    assert module.tree


def test_source_without_a_file_is_forgotten(tmp_path: Path) -> None:
    given = project(tmp_path)
    module = opened(given, 'a = 1')
    given.close(module)
    assert not vars(module)


def test_linted_module_replaces_what_has_been_read(tmp_path: Path) -> None:
    path = written(tmp_path / 'errors.py', 'on_disk = 1')
    given = project(tmp_path)
    read = loaded(given, path)
    module = opened(given, 'in_editor = 1', path)
    assert module is not read
    assert given.load(str(path)) is module


@pytest.mark.parametrize('content', ['a = 1\nb = 2\n', '\ufeffa = 1\nb = 2\n', 'a = 1\r\nb = 2\r\n'])
def test_linted_module_is_not_made_again_if_the_text_is_the_same(tmp_path: Path, content: str) -> None:
    path = written(tmp_path / 'errors.py', content)
    given = project(tmp_path)
    read = loaded(given, path)
    assert opened(given, 'a = 1\nb = 2\n', path) is read
    assert opened(given, 'a = 1\nb = 2\n', path) is read
    changed = opened(given, 'a = 1\nb = 3\n', path)
    assert changed is not read
    assert opened(given, 'a = 1\nb = 3\n', path) is changed


@pytest.mark.parametrize('content', ['class A(', None])
def test_linted_module_replaces_what_could_not_be_read(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / 'errors.py'
    if content:
        written(path, content)
    given = project(tmp_path)
    assert given.load(str(path)) is None
    module = opened(given, 'in_editor = 1', path)
    assert given.load(str(path)) is module


def test_linted_module_by_a_link(tmp_path: Path) -> None:
    path = written(tmp_path / 'real' / 'errors.py', 'on_disk = 1')
    (tmp_path / 'link').symlink_to('real')
    given = project(tmp_path)
    module = opened(given, 'in_editor = 1', tmp_path / 'link' / 'errors.py')
    assert module.path == str(path)
    assert module.folder == str(tmp_path / 'real')
    assert given.load(str(path)) is given.load(str(tmp_path / 'link' / 'errors.py')) is module


def test_linted_module_replaces_what_has_been_read_by_a_link(tmp_path: Path) -> None:
    path = written(tmp_path / 'real' / 'errors.py', 'on_disk = 1')
    (tmp_path / 'link').symlink_to('real')
    given = project(tmp_path)
    loaded(given, tmp_path / 'link' / 'errors.py')
    module = opened(given, 'in_editor = 1', path)
    assert given.load(str(tmp_path / 'link' / 'errors.py')) is module


def test_linted_module_by_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    given = project(tmp_path)
    module = opened(given, '', './a/../errors.py')
    assert module.path == str(tmp_path / 'errors.py')
    assert given.load(str(tmp_path / 'errors.py')) is module


def test_source_without_a_file_is_nobody_else_s(tmp_path: Path) -> None:
    given = project(tmp_path)
    first, second = opened(given, 'a = 1'), opened(given, 'a = 1')
    assert first is not second
    assert first.path is second.path is None


def test_module_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path / 'errors.py', 'first = 1')
    gone = tmp_path / 'gone.py'
    given = project(tmp_path)
    module = loaded(given, path)
    assert given.load(str(gone)) is None
    written(path, 'second = 1')
    written(gone, 'third = 1')
    assert given.load(str(path)) is module
    assert given.load(str(gone)) is None
    assert [*module.scope.table] == ['first']


def test_module_is_one_however_it_is_reached(tmp_path: Path) -> None:
    path = written(tmp_path / 'real' / 'errors.py', 'a = 1')
    (tmp_path / 'link').symlink_to('real')
    (tmp_path / 'alias.py').symlink_to('real/errors.py')
    given = project(tmp_path)
    modules = [loaded(given, tmp_path / name) for name in ('link/errors.py', 'alias.py', 'real/errors.py')]
    assert modules[0] is modules[1] is modules[2]
    assert modules[0].path == str(path)


def test_namespace_package_is_an_empty_module(tmp_path: Path) -> None:
    written(tmp_path / 'ns' / 'a.py')
    given = project(tmp_path)
    module = loaded(given, tmp_path / 'ns')
    assert module.is_namespace
    assert module.path == module.folder == str(tmp_path / 'ns')
    assert module.shown == 'ns'
    assert module.source == ''
    assert module.scope.table == {}
    assert module.lines == []
    assert not loaded(given, tmp_path / 'ns' / 'a.py').is_namespace
    assert not opened(given, '').is_namespace


def test_namespace_package_that_is_called_a_module(tmp_path: Path) -> None:
    written(tmp_path / 'discord.py' / 'errors.py')
    module = loaded(project(tmp_path / 'discord.py'), tmp_path / 'discord.py')
    assert module.is_namespace
    assert module.folder == str(tmp_path / 'discord.py')


# What cannot be read.

def no_file(path: Path) -> None:
    """Nothing at all."""
    assert not path.exists()


def pipe(path: Path) -> None:
    """Nobody writes to it, so that it would be waited for."""
    os.mkfifo(path)


def link_to_itself(path: Path) -> None:
    """It cannot be followed."""
    path.symlink_to(path.name)


def device(path: Path) -> None:
    """It has no end."""
    path.symlink_to('/dev/zero')


def memory(path: Path) -> None:
    """A regular file, but nothing can be read where it begins."""
    path.symlink_to('/proc/self/mem')


def too_large(path: Path) -> None:
    """One byte too many."""
    path.write_bytes(b'#' * (16 * 2**20 + 1))


UNREADABLE: dict[str, bytes | Callable[[Path], None]] = {
    'no file': no_file,
    'pipe': pipe,
    'link to itself': link_to_itself,
    'device': device,
    'memory': memory,
    'too large': too_large,
    'no Python': b'class Error(Exception',
    'Python 2': b'print "hello"\n',
    'wrong indentation': b'if x:\n  y\n z\n',
    'tabs and spaces': b'if x:\n        y\n\tz\n',
    'null byte': b'class Error(Exception): ...\0\n',
    'only null bytes': b'\0' * 10,
    'no UTF-8': b'class Error(Exception): "\xff"\n',
    'half a character': b'# \xc3',
    'a surrogate': b'# \xed\xb2\x80\n',
    'UTF-16': 'class Error(Exception): ...\n'.encode('utf-16'),
    'unknown encoding': b'# coding: nobodys\n',
    'encoding that is none of text': b'# coding: rot13\n',
    'encoding that never decodes': b'# coding: undefined\n',
    'encoding against the mark of another': b'\xef\xbb\xbf# coding: latin-1\n',
    'too many brackets': b'(' * 500 + b')' * 500,
    'too many signs': b'-' * 50_000 + b'1',
    'too many attributes': b'x' + b'.x' * 50_000,
    'too many operators': b'1' + b'+1' * 50_000,
    'too many elifs': b'if a: b\n' + b'elif a: b\n' * 20_000,
    'too much indentation': b''.join(b' ' * n + b'if x:\n' for n in range(200)),
    'too many digits': b'1' * 5_000,
}
#: WebAssembly has no pipes, and a stack on which these trees find room.
NATIVE = {'pipe', 'too many attributes', 'too many operators'}

unreadable = pytest.mark.parametrize('content', [
    pytest.param(content, id=name, marks=[pytest.mark.native] * (name in NATIVE))
    for name, content in UNREADABLE.items()
])


def laid(path: Path, content: bytes | Callable[[Path], None]) -> None:
    """What cannot be read, at a path."""
    path.parent.mkdir(exist_ok=True)
    if isinstance(content, bytes):
        written(path, content)
    else:
        content(path)


@unreadable
def test_what_cannot_be_read(tmp_path: Path, content: bytes | Callable[[Path], None]) -> None:
    path = tmp_path / 'app' / 'broken.py'
    laid(path, content)
    assert parse(str(path)) is None
    given = project(tmp_path)
    assert given.load(str(path)) is given.load(str(path)) is None


@unreadable
def test_what_cannot_be_read_is_no_error_elsewhere(
    tmp_path: Path, content: bytes | Callable[[Path], None],
) -> None:
    written(tmp_path / 'app' / '__init__.py')
    written(tmp_path / 'app' / 'good.py', 'class Error(Exception): ...')
    laid(tmp_path / 'app' / 'broken.py', content)
    source = (
        'from app.broken import Error\nfrom app.good import Error as GoodError\nimport app.broken\n'
        'def f(): raise Error\n'
        'def g(): raise GoodError  # HRD302\n'
        'def h(): raise app.broken.Error\n'
        'class A(Error): ...\n'
        'def i(): raise A\n'
    )
    assert actual(source, 'HRD302', tmp_path / 'main.py') == expected(source)


def test_file_below_a_file(tmp_path: Path) -> None:
    written(tmp_path / 'errors.py')
    assert parse(str(tmp_path / 'errors.py' / 'more.py')) is None


READABLE = {
    'nothing': b'',
    'a mark of UTF-8': b'\xef\xbb\xbfx = 1',
    'a mark and a name of UTF-8': b'\xef\xbb\xbf# coding: utf-8\nx = 1',
    'latin-1': b'# coding: latin-1\nx = "\xe9"',
    'another line for the encoding': b'#!/bin/sh\n# vim: fileencoding=cp1252 :\nx = "\x80"',
    'UTF-8': 'x = "é𝒳"'.encode(),
    'other line ends': b'x = 1\r\ny = 2\rz = 3\n',
    'form feed': b'\x0cx = 1\n\x0c\ny = 2',
    'as large as may be': b'x = 1\n#'.ljust(16 * 2**20, b'#'),
    'deep enough': b'(' * 100 + b')' * 100,
}


@pytest.mark.parametrize('content', READABLE.values(), ids=READABLE)
def test_what_can_be_read(tmp_path: Path, content: bytes) -> None:
    path = written(tmp_path / 'example.py', content)
    parsed = parse(str(path))
    assert parsed
    tree, source = parsed
    assert ast.dump(tree) == ast.dump(ast.parse(content))
    assert '\r' not in source


def test_text_is_what_the_encoding_says(tmp_path: Path) -> None:
    path = written(tmp_path / 'example.py', b'# coding: latin-1\nx = "\xe9"; y = 1')
    module = loaded(project(tmp_path), path)
    assert module.lines == ['# coding: latin-1\n', 'x = "é"; y = 1']
    assert module.position(module.tree.body[1]) == (2, 9)


def test_text_of_what_is_not_python(tmp_path: Path) -> None:
    path = written(tmp_path / 'example.py', b'# coding: latin-1\r\nno \xe9')
    assert parse(str(path)) is None
    assert source_text(str(path)) == '# coding: latin-1\nno é'
    assert source_text(str(tmp_path)) is None


def test_warnings_of_the_parser_stay_inside(tmp_path: Path, recwarn: pytest.WarningsRecorder) -> None:
    path = written(tmp_path / 'example.py', "x = '\\d'\ny = 0in z\n")
    filters = [*warnings.filters]
    assert parse(str(path))
    assert not recwarn.list
    assert [*warnings.filters] == filters


@pytest.mark.parametrize('was_on', [True, False])
@pytest.mark.parametrize('content', ['a = 1', 'a = '])
def test_no_garbage_is_collected_while_a_file_is_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str, was_on: bool,
) -> None:
    path = written(tmp_path / 'a.py', content)
    seen: list[bool] = []
    real = ast.parse

    def watched(source: str) -> ast.Module:
        seen.append(gc.isenabled())
        return real(source)

    monkeypatch.setattr(ast, 'parse', watched)
    if not was_on:
        gc.disable()
    try:
        parse(str(path))
        seen.append(gc.isenabled())
    finally:
        gc.enable()
    assert seen == [False, was_on]


def test_trees_that_stay_are_taken_out_of_the_collectors_sight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    steps: list[str] = []
    monkeypatch.setattr(gc, 'collect', lambda: steps.append('collect'))
    monkeypatch.setattr('flake8_bigthree.names.project.freeze', lambda: steps.append('freeze'))
    monkeypatch.setattr('flake8_bigthree.names.project._MANY', 10)
    source = 'a = 1\n'
    paths = [written(tmp_path / name, source) for name in ('a.py', 'b.py', 'c.py')]
    given = project(tmp_path)
    for path in (paths[0], paths[0]):
        assert given.load(str(path))
    assert not given.load(str(written(tmp_path / 'none.py', 'a = ')))
    given.close(opened(given, source, tmp_path / 'forgotten.py'))
    assert not steps
    assert given.load(str(paths[1]))
    assert steps == ['collect', 'freeze']
    assert given.load(str(paths[2]))
    assert steps == ['collect', 'freeze']
    given.close(opened(given, source, paths[2]))
    assert steps == ['collect', 'freeze'] * 2


def test_a_collector_that_is_off_is_not_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr('flake8_bigthree.names.project._MANY', 1)
    monkeypatch.setattr(gc, 'collect', lambda: pytest.fail('it walks all trees'))
    gc.disable()
    try:
        assert project(tmp_path).load(str(written(tmp_path / 'a.py', 'a = 1\n')))
    finally:
        gc.enable()


def test_next_project_hands_them_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr('flake8_bigthree.names.project._MANY', 1)
    project(tmp_path).load(str(written(tmp_path / 'a.py', 'a = 1\n')))
    assert gc.get_freeze_count() > 0
    project(tmp_path)
    assert gc.get_freeze_count() == 0


def test_nothing_is_executed(tmp_path: Path) -> None:
    path = written(tmp_path / 'example_that_exits.py', 'raise SystemExit')
    given = project(tmp_path)
    module = opened(given, 'from example_that_exits import Error\ndef f(): raise Error', tmp_path / 'a.py')
    assert lookup('Error', Place(module.scope.inner(module.tree.body[1])))
    assert given.load(str(path))
    assert 'example_that_exits' not in sys.modules


# What a module says of itself.

@pytest.mark.parametrize(('path', 'folder', 'shown'), [
    ('root/app.py', 'root', 'app.py'),
    ('root/pkg/errors.py', 'root/pkg', 'pkg/errors.py'),
    ('root/pkg/__init__.py', 'root/pkg', 'pkg/__init__.py'),
    ('root/a-1/b c/é.py', 'root/a-1/b c', 'a-1/b c/é.py'),
    ('rooted/app.py', 'rooted', None),
    ('app.py', '', None),
])
def test_folder_and_shown_path(tmp_path: Path, path: str, folder: str, shown: str | None) -> None:
    module = opened(project(tmp_path / 'root'), '', tmp_path / path)
    assert module.path == str(tmp_path / path)
    assert module.folder == str(tmp_path / folder)
    assert module.shown == (shown or str(tmp_path / path))


def test_source_without_a_file_is_at_the_root(tmp_path: Path) -> None:
    module = opened(project(tmp_path), '')
    assert module.folder == str(tmp_path)
    assert module.shown == 'stdin'


@pytest.mark.parametrize(('source', 'lines'), [
    ('', []),
    ('a', ['a']),
    ('a\n', ['a\n']),
    ('a\n\nb', ['a\n', '\n', 'b']),
    ('a\r\nb\rc\n', ['a\n', 'b\n', 'c\n']),
    ('\x0ca\x0b\x1c\x1d\x1e\x85\u2028\u2029b\nc', ['\x0ca\x0b\x1c\x1d\x1e\x85\u2028\u2029b\n', 'c']),
])
def test_lines_are_those_of_python(tmp_path: Path, source: str, lines: list[str]) -> None:
    # What Python does not take for the end of a line may only stand in text.
    module = project(tmp_path).open(None, ast.parse(''), source)
    assert module.lines == lines


@pytest.mark.parametrize(('source', 'position'), [
    ('x', (1, 0)),
    ('a; x', (1, 3)),
    ('a\n  \nif b:\n  c; x', (4, 5)),
    ("'é'; x", (1, 5)),
    ("'é'; 'é'; x", (1, 10)),
    ("'€'; x", (1, 5)),
    ("'𝒳'; x", (1, 5)),
    ("'e\u0301'; x", (1, 6)),
    ("'é'\nb; x", (2, 3)),
    ("'é'\nx", (2, 0)),
    ("b\n'é'; x", (2, 5)),
    ("'é'\r\n'é'; x", (2, 5)),
    ("'é'\r'é'; x", (2, 5)),
    ("'''é\r\né'''; x", (2, 6)),
    ("'''é\n\ré'''; x", (3, 6)),
    ("\x0c'é'; x", (1, 6)),
    ("a\n\x0c\n'é\x0cé'; x", (3, 7)),
    ("'\x0b\x1c\x1d\x1e\x85\u2028\u2029'; x", (1, 11)),
    ("'\u2028'\n'é'; x", (2, 5)),
    ("\t\nif b:\n\t'é'; x", (3, 6)),
    ("'é' + \\\n  'é'; x", (2, 7)),
    ('é = 1; x', (1, 7)),
    ('é; é; x', (1, 6)),
    ("# é\n'a'; x", (2, 5)),
])
def test_position_in_characters(tmp_path: Path, source: str, position: tuple[int, int]) -> None:
    module = opened(project(tmp_path), source)
    name = next(node for node in ast.walk(module.tree) if isinstance(node, ast.Name) and node.id == 'x')
    assert module.position(name) == position


def test_position_of_what_has_none(tmp_path: Path) -> None:
    module = opened(project(tmp_path), "'é'; x")
    assert module.position(module.tree) == (1, 0)


def test_position_in_text_that_is_shorter_than_the_tree(tmp_path: Path) -> None:
    tree = ast.parse("'é'\n'é'; x")
    module = project(tmp_path).open(None, tree, "'é'")
    assert module.position(tree.body[2]) == (2, 6)


PIECES = st.sampled_from([
    "'é'", "'\u2028\x85'", "'''€\r\nü'''", "'''\n\x0c'''", '# é\n', '\\\n', 'if x:\n\t', '\n', '\r\n', '\r', '\x0c',
    ' ', 'x', 'é', ';', ';', '+', '(', ')',
])


def parsed(source: str) -> ast.Module | None:
    """The tree of a text, if it has one."""
    try:
        return ast.parse(source)
    except SyntaxError:  # noqa: HRD112 - None says so
        return None


SOURCES = st.lists(PIECES, max_size=12).map(''.join).filter(parsed)


@hypothesis.settings(max_examples=300, deadline=None, suppress_health_check=[hypothesis.HealthCheck.filter_too_much])
@hypothesis.given(SOURCES)
def test_names_stand_where_they_are_said_to(source: str) -> None:
    module = opened(Project(Options(), '.'), source)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Name):
            line, column = module.position(node)
            assert module.lines[line - 1][column:].startswith(node.id)


# Scopes.

NESTED = """
class Outer:
    class Inner:
        def method(self):
            def local(): return lambda: 0
async def function(): ...
""".lstrip()


def scopes(module: Module) -> dict[str, Scope]:
    """All scopes of a module, each with the one around it, by their names."""
    found = {'': module.scope}
    pending: list[tuple[ast.AST, Scope]] = [(module.tree, module.scope)]
    while pending:
        node, scope = pending.pop()
        inner = scope.inner(node)
        found[inner.qualname] = inner
        pending += [(child, inner) for child in ast.iter_child_nodes(node)]
    return found


def test_scopes(tmp_path: Path) -> None:
    module = opened(project(tmp_path), NESTED, tmp_path / 'example.py')
    found = scopes(module)
    assert {*found} == {
        '', 'Outer', 'Outer.Inner', 'Outer.Inner.method', 'Outer.Inner.method.local',
        'Outer.Inner.method.local.<lambda>', 'function',
    }
    for name, scope in found.items():
        assert scope.module is module
        assert scope.parent is (found[name.rpartition('.')[0]] if name else None)
        assert repr(scope) == f'<example.py: {name or "module"}>'
        assert scope.options is module.project.options


def test_kinds_of_scopes(tmp_path: Path) -> None:
    found = scopes(opened(project(tmp_path), NESTED))
    functions = {'Outer.Inner.method', 'Outer.Inner.method.local', 'function'}
    classes = {'Outer', 'Outer.Inner'}
    for name, scope in found.items():
        assert scope.function is (scope.node if name in functions else None)
        assert scope.class_node is (scope.node if name in classes else None)
        assert scope.body == getattr(scope.node, 'body') or name.endswith('<lambda>')
    assert found['Outer.Inner.method.local.<lambda>'].body == []


def test_scope_is_the_same_each_time(tmp_path: Path) -> None:
    module = opened(project(tmp_path), 'class A: ...\ndef f(): ...\nlambda: 0\nx = 1\nif x: ...')
    a, f, anonymous, assign, branch = module.tree.body
    assert module.scope.inner(a) is module.scope.inner(a) is not module.scope.inner(f)
    assert module.scope.inner(f) is module.scope.inner(f)
    assert isinstance(anonymous, ast.Expr)
    assert module.scope.inner(anonymous) is module.scope is not module.scope.inner(anonymous.value)
    assert module.scope.inner(assign) is module.scope.inner(branch) is module.scope


def table(source: str, *names: str) -> dict[str, list[str]]:
    """What the scope of these names binds: each name with the kinds of nodes that bind it."""
    found = scopes(opened(Project(Options(), '.'), source))['.'.join(names)].table
    return {name: [type(binding.node).__name__ for binding in entries] for name, entries in found.items()}


def test_table_is_made_once(tmp_path: Path) -> None:
    scope = opened(project(tmp_path), 'a = 1').scope
    assert scope.table is scope.table


@pytest.mark.parametrize(('source', 'found'), [
    ('def f(a, /, b, *c, d, **e): f = a = 1',
     {'a': ['arg', 'Name'], 'b': ['arg'], 'c': ['arg'], 'd': ['arg'], 'e': ['arg'], 'f': ['Name']}),
    ('async def f(a): ...', {'a': ['arg']}),
    ('def f(): ...', {}),
    ('def f(a): del a', {'a': ['arg', 'Delete']}),
    ('def f():\n  global a\n  a = 1', {'a': ['Global', 'Name']}),
    ('def f():\n  nonlocal a\n  a = 1', {'a': ['Nonlocal', 'Name']}),
    ('def f():\n  class A: b = 1\n  def c(d): e = 1', {'A': ['ClassDef'], 'c': ['FunctionDef']}),
    ('def f(a=(b := 1)): return a', {'a': ['arg']}),
    ('def f():\n  return (a := 1)', {'a': ['NamedExpr']}),
    ('def f():\n\n\n  return [\n\n  (a := b) for b in c]', {'a': ['NamedExpr']}),
    ('def f(): return a\n(a := 1)', {}),
    ('(a := 1)\ndef f(): return a', {}),
    ('def f(): return x[":="]', {}),
])
def test_table_of_a_function(source: str, found: dict[str, list[str]]) -> None:
    assert table(source, 'f') == found


def test_table_of_a_class() -> None:
    source = 'class A(B, c=d):\n  e = 1\n  (f := 2)\n  def g(self): self.h = 3\n  global i'
    assert table(source, 'A') == {'e': ['Name'], 'f': ['NamedExpr'], 'g': ['FunctionDef'], 'i': ['Global']}


def test_table_of_a_lambda() -> None:
    assert table('lambda a, *b, c=d, **e: f', '<lambda>') == {name: ['arg'] for name in 'abce'}


@pytest.mark.parametrize(('source', 'found'), [
    ('a = 1\nfrom b import *', {'a': ['Name'], '*': ['alias']}),
    ('global a', {}),
    ('global a\na = 1', {'a': ['Name']}),
    ('global a, b\nb = 1\nglobal a\nc = 2', {'b': ['Name'], 'c': ['Name']}),
    ('if c:\n  global a\n  import a', {'a': ['alias']}),
    ('(a := 1)\nif (b := 2): (c := 3)', {'a': ['NamedExpr'], 'b': ['NamedExpr'], 'c': ['NamedExpr']}),
    ('def f(b=(a := 1)): (c := 2)', {'f': ['FunctionDef'], 'a': ['NamedExpr']}),
])
def test_table_of_a_module(source: str, found: dict[str, list[str]]) -> None:
    assert table(source) == found


class Parameter(ast.AST):
    """A type parameter, which cannot be parsed before Python 3.12."""

    name = 'T'


@pytest.mark.parametrize(('source', 'kinds'), [
    ('class A: ...', ['Parameter']),
    ('class A: T = 1', ['Parameter', 'Name']),
    ('def A(x): ...', ['Parameter']),
    ('def A(T): ...', ['arg']),  # it hides the type parameter
])
def test_type_parameters(source: str, kinds: list[str]) -> None:
    module = opened(Project(Options(), '.'), source)
    node, = module.tree.body
    setattr(node, 'type_params', [Parameter()])
    entries = module.scope.inner(node).table['T']
    assert [type(binding.node).__name__ for binding in entries] == kinds
    assert entries[0].stmt is node


DECLARATIONS = [
    'global {}', 'global y, {}', 'global y; global {}', 'global {}; z', 'global\t{}', 'global\x0c{}',
    'global \\\n    {}', 'global y, \\\n    {}  # z',
    'global {}# z', 'global {},y', 'global {}\\\n    , y', 'global {};y = 1',
]


def written_by_a_function(name: str, declaration: str) -> int:
    """How many bindings of a name are known that a function declares to be the module's."""
    module = opened(Project(Options(), '.'), f'{name} = 1\ndef f():\n  {declaration.format(name)}\n  {name} = 2\n')
    target, = {*module.scope.table} - {'f'}
    return len(lookup(target, Place(module.scope)))


@pytest.mark.parametrize('declaration', DECLARATIONS)
@pytest.mark.parametrize('name', ['x', '_1', 'é', 'ﬁ', '𝒳', '名'])
def test_names_that_functions_declare(name: str, declaration: str) -> None:
    assert written_by_a_function(name, declaration) == 2


@pytest.mark.parametrize('declaration', DECLARATIONS)
def test_names_that_inner_functions_declare(declaration: str) -> None:
    declared = declaration.replace('global', 'nonlocal').format('x')
    module = opened(Project(Options(), '.'), f'def f():\n  x = 1\n  def g():\n    {declared}\n    x = 2\n')
    assert len(lookup('x', Place(module.scope.inner(module.tree.body[0])))) == 2


@pytest.mark.parametrize('name', ['e\u0301', 'col·lecció', 'हिन्दी', '℘'])
def test_unusual_names_that_functions_declare(name: str) -> None:
    # Characters that `\w` does not match: marks that combine with the letter before them, and others.
    assert written_by_a_function(name, 'global {}') == 2
