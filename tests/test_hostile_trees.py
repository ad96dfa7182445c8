"""What nobody writes but somebody generates: circles, endless chains, files that are none. Nothing crashes or hangs."""
from __future__ import annotations

import ast
import itertools
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from flake8_bigthree.checker import Checker
from flake8_bigthree.names import project as names_project
from flake8_bigthree.names.project import Project
from flake8_bigthree.options import Options
from flake8_bigthree.rule import RULES
from flake8_bigthree.rule import Rule
from tests.harness import actual
from tests.harness import expected
from tests.harness import violations

#: More than any of these takes by far, and much less than one with a defect does (seconds).
PATIENCE = 120

USES = 'from m0 import X\ndef f():\n    try:\n        print()\n    except X:\n        raise X{mark}\n'


def lay(folder: Path, **files: str) -> None:
    for name, source in files.items():
        (folder / f'{name}.py').write_text(source, encoding='utf-8')


def all_codes(source: str, path: Path | None = None) -> list[str]:
    """The codes of what all the rules find, however extreme their options."""
    given = Options.read({'min_annotated': '100', 'assert_functions': 'a.*, assert*', 'broad_exceptions': 'OSError'})
    return [violation.code for violation in violations(source, RULES, path, given)]


# Circles.

CIRCLES: dict[str, Callable[[int], str]] = {
    'names': 'from m{} import X\n'.format,
    'stars': 'from m{} import *\n'.format,
    'modules': 'import m{0} as following\nX = following.X\n'.format,
    'aliases': 'from m{} import X as Y\nX = Y\n'.format,
    'bases': 'from m{} import X as Y\nclass X(Y): ...\n'.format,
}


@pytest.mark.parametrize('length', [1, 2, 3, 10, 1000])
@pytest.mark.parametrize('link', CIRCLES.values(), ids=CIRCLES)
def test_circle_of_imports(tmp_path: Path, link: Callable[[int], str], length: int) -> None:
    lay(tmp_path, **{f'm{number}': link((number + 1) % length) for number in range(length)})
    assert not actual(USES.format(mark=''), 'HRD302', tmp_path / 'main.py')
    # The same way, but with an end, leads to a class.
    (tmp_path / f'm{length - 1}.py').write_text('class X(Exception): ...\n', encoding='utf-8')
    source = USES.format(mark='  # HRD302')
    assert actual(source, 'HRD302', tmp_path / 'main.py') == expected(source)


@pytest.mark.parametrize('length', [1, 2, 100])
def test_circle_of_stars_from_the_package(tmp_path: Path, length: int) -> None:
    (tmp_path / 'm0').mkdir()
    inner = {f'n{number}': f'from . import *\nfrom .n{(number + 1) % length} import *\n' for number in range(length)}
    stars = ''.join(f'from .n{number} import *\n' for number in range(length))
    lay(tmp_path / 'm0', __init__=f'from . import *\n{stars}', **inner)
    assert not actual(USES.format(mark=''), 'HRD302', tmp_path / 'main.py')
    lay(tmp_path / 'm0', n0='class X(Exception): ...\n')
    source = USES.format(mark='  # HRD302')
    assert actual(source, 'HRD302', tmp_path / 'main.py') == expected(source)


@pytest.mark.parametrize('source', [
    'class A(A): ...\nraise A\n',
    'class A(B): ...\nclass B(A): ...\nraise A\n',
    'class A(A.Inner):\n    class Inner(A): ...\nraise A\n',
    'class A(B, A): ...\nclass A(A): ...\nraise A\n',
    'class A(*A): ...\nraise A\n',
    'A = type("A", (A,), {})\nraise A\n',
    'A = A\nraise A\n',
    'raise A.A.A\nclass A:\n    A = A\n',
])
def test_what_is_made_of_itself_is_silent(source: str) -> None:
    assert not {'HRD302', 'HRD311'}.intersection(all_codes(source))


# Depth and length: what Python's own parser takes must not be too much for the rules.

DEEP: dict[str, Callable[[int], str]] = {
    'attributes': lambda depth: 'x' + '.a' * depth,
    'calls': lambda depth: 'x' + '()' * depth,
    'subscripts': lambda depth: 'list' + '[int]' * depth,
    'methods': lambda depth: 'x' + '.a().b' * depth,
    'operators': lambda depth: ' | '.join(['list'] * depth),
    'nots': lambda depth: 'not ' * depth + 'x',
    'conditions': lambda depth: 'a if b else ' * depth + 'c',
    'lambdas': lambda depth: 'lambda: ' * depth + 'x',
    'brackets': lambda depth: '[' * depth + 'x' + ']' * depth,
    'quoted': lambda depth: f'"{"x" + ".a" * depth}"',
    'digits': lambda depth: f'0x{"f" * depth * 10}',  # too many to be written in decimals
}
PLACES = {
    'raise': 'def f():\n if isinstance({0}, OSError): raise {0}\n',
    'handler': 'try: f()\nexcept {0}: pass\nexcept ({0}, OSError) as e:\n q = {0}\n log.error({0})\n raise q from q\n',
    'parameter': 'def f(a: {0} = None, b={0}) -> {0}: raise a\n',
    'union': 'from typing import Union\ndef f(a: Union[{0}, list[{0}]] = None): ...\n',
    'target': 'from typing import Any\n{0}[0]: Any = 1\n',
    'base': '@{0}\nclass A({0}, metaclass={0}):\n q: {0} = {0}\n def f(self): raise self.q\nraise A\n',
    'dict': 'D = {{{0}: {0}}}\nraise D[{0}]\n',
    'assertion': 'def test():\n with {0} as w: assert {0} == x\n assert not {0}\n assert x == x\n',
    'call': (
        'import unittest\nclass T(unittest.TestCase):\n def test(self):\n'
        '  self.assertTrue({0}); self.assertEqual(1, {0})\n'
    ),
    'decorator': 'import pytest\n@{0}\n@pytest.mark.parametrize("a", {0})\nasync def test(a): a({0})\n',
    'fixture': 'import pytest\n@{0}\n@pytest.fixture(params={0})\ndef a(): return {0}\ndef test(a): a()\n',
    'loop': 'def f():\n for e in {0}: raise e\n while {0}: e = {0}\n match {0}:\n  case e: raise e\n',
    'exports': '__all__ = {0}\n__all__ += {0}\nfrom test_x import *\nraise Y\n',
}


@pytest.mark.parametrize('place', PLACES.values(), ids=PLACES)
def test_what_python_parses_is_not_too_deep(place: str, tmp_path: Path) -> None:
    parsed = 0
    for form in DEEP.values():
        for depth in (90, 900, 5000):
            source = place.format(form(depth))
            try:
                ast.parse(source)
            except (SyntaxError, RecursionError, MemoryError):  # noqa: HRD112 - as flake8 says of the file, by E999
                break
            all_codes(source, tmp_path / 'test_x.py')
            parsed += 1
    assert parsed > len(DEEP)


@pytest.mark.parametrize('source', [
    'def f():\n if a: e = 1\n' + ' elif a: e = OSError()\n' * 900 + ' raise e\n',
    'try: f()\nexcept Exception:\n if a: pass\n' + ' elif a: pass\n' * 900,
    ''.join(f'{" " * depth}def f{depth}(a):\n' for depth in range(98)) + ' ' * 98 + 'raise ValueError\n',
    ''.join(f'{" " * depth}class A{depth}(Exception):\n' for depth in range(98)) + ' ' * 98 + 'raise ValueError\n',
    ''.join(f'{" " * depth}try: f()\n{" " * depth}except Exception:\n' for depth in range(19)) + ' ' * 19 + 'raise\n',
], ids=['elifs', 'elifs in a handler', 'functions', 'classes', 'handlers'])
def test_deep_statements(source: str) -> None:
    assert all_codes(source)


@pytest.mark.parametrize('text', [r'\ud800', r'a\0b', '{x.y}', '%', r'\N{BEL}'])
def test_strings_that_are_no_text(text: str) -> None:
    source = (
        'raise "{0}"\nD = {{"{0}": ValueError}}\nraise D["{0}"]\nx: "{0}" = 1\ndef f(a: "{0}" = None): ...\n'
        '__all__ = ["{0}"]\ndef test():\n    assert "{0}" == "{0}"\ntry: f()\nexcept (Exception, "{0}"): pass\n'
    )
    assert {'HRD103', 'HRD305'} <= {*all_codes(source.format(text))}


def test_chain_of_classes_that_begins_at_its_end(tmp_path: Path) -> None:
    classes = ''.join(f'class C{number}(C{number + 1}): ...\n' for number in range(10_000))
    source = f'def f(): raise C0  # HRD302\n{classes}class C10000(Exception): ...\n'
    assert actual(source, 'HRD302', tmp_path / 'main.py') == expected(source)


DOUBLING = {
    'stars': '(*A{0}, *A{0})',
    'sums': 'A{0} + A{0}',
    'tuples': '(A{0}, A{0})',
    'conditions': 'A{0} if c else (lambda: A{0})()',
    'dicts': '{{**A{0}, **A{0}}}',
    'types': 'dict[A{0}, A{0}]',
}


@pytest.mark.parametrize('step', DOUBLING.values(), ids=DOUBLING)
def test_what_doubles_with_every_line_ends(step: str) -> None:
    steps = ''.join(f'A{number + 1} = {step.format(f"{number}")}\n' for number in range(60))
    source = f'A0 = (OSError,)\n{steps}x: A60\nfor a in A60: raise a\nraise A60[0]\ntry: f()\nexcept A60: pass\n'
    assert len(all_codes(source)) < 20


def test_stars_are_followed_as_far_as_there_are_not_too_many() -> None:
    for length, count in {1000: 1, 1001: 0}.items():
        source = f'A = ({"OSError, " * (length - 1)}Exception)\ntry: f()\nexcept (*A,): pass\n'
        assert [*all_codes(source)].count('HRD103') == count


def test_names_are_followed_as_far_as_they_are_not_bound_in_too_many_places(tmp_path: Path) -> None:
    for count, is_known in {200: True, 201: False}.items():
        bound = 'e = ValueError\n' + '  if c: e = ValueError\n' * (count - 1)
        declared = ''.join(f' def g{number}():\n  nonlocal e\n  e = ValueError\n' for number in range(count))
        exported = "__all__ = ['X']\n" + "if c: __all__ = ['X']\n" * (count - 1)
        lay(tmp_path, m0=f'{exported}class X(Exception): ...\n')
        for source in (
            f'def f(c):\n  {bound}  raise e\n', f'def f(e=ValueError):\n{declared} raise e\n',
            f'class A:\n  {bound}def f(): raise A.e\n', 'from m0 import *\ndef f(): raise ValueError\n',
        ):
            is_found = bool(actual(source, 'HRD302', tmp_path / 'main.py'))
            assert is_found is (is_known or 'class A' in source), source


def test_conftest_that_cannot_be_read_may_assert(tmp_path: Path) -> None:
    for text, count in {'': 1, 'def (': 0}.items():
        lay(tmp_path, conftest=text)
        assert len(actual('def test_a(): x.run()\n', 'HRD402', tmp_path / 'test_a.py')) == count


# Work grows no faster than the file does.

#: No file is there, and nothing around it.
TESTS = os.path.join(os.devnull, 'test_x.py')


def work(source: str, rules: Checker) -> int:
    """How many functions are called to check a source."""
    count = itertools.count()
    tree = ast.parse(source)
    module = Project(Options.read({'min_annotated': '100'}), os.devnull).open(TESTS, tree, source)
    before = sys.getprofile()
    sys.setprofile(lambda *event: next(count))
    try:
        rules.check(module)
    finally:
        sys.setprofile(before)
    return next(count)


REPEATED = {
    'classes': ('', 'class C{0}(Exception): ...\n'),
    'classes, each the base of the next': ('class C0(Exception): ...\n', 'class C{1}(C{0}): ...\n'),
    'functions': ('', 'def f{0}(a, b=None): raise ValueError(a)\n'),
    'handlers': ('', 'try: f()\nexcept Exception as e: log.error(e)\n'),
    'handlers for one call': ('', 'try: f()\nexcept OSError: pass\ntry: f()\nexcept Exception: pass\n'),
    'logs of one handler': ('try: f()\nexcept OSError as e:\n', ' log.error(e)\n'),
    'logs in branches of one handler': ('try: f()\nexcept OSError as e:\n', ' if a{0}: log.error(e)\n'),
    'handlers of one try': ('try: f()\n', 'except E{0}: pass\n'),
    'broad handlers of one try': ('try: open(f)\n', 'except Exception: pass\n'),
    'what is given back': (
        'def noted(e):\n' + ' e.a = 1\n' * 50 + ' return e\n', 'def f{0}(): raise noted(ValueError())\n',
    ),
    'factories': ('', 'def m{0}(): return ValueError()\ndef f{0}(): raise m{0}()\n'),
    'methods': ('class A:\n', ' def m{0}(self): return ValueError()\n def f{0}(self): raise self.m{0}()\n'),
    'tests': ('def check(a):\n assert a\n', 'def test_{0}(a):\n check(a)\n'),
    'assertions': ('def test():\n', ' assert x == x\n'),
    'comments': ('', 'x = 1  # type: ignore # noqa: HRD111\n'),
    'fixtures': ('import pytest\n', '@pytest.fixture\ndef a{0}(): ...\ndef test_{0}(a{0}): ...\n'),
    'imports': ('', 'from m{0} import E as E{0}\ndef f{0}(): raise E{0}\n'),
    'other names for a call': ('', 'from typing import cast as c{0}\nc{0}(int, 1)\n'),
    'exports': ('__all__ = []\n', '__all__ += ["n{0}"]\n'),
    'variables': ('', 'x{0}: list = []\n'),
    'elifs': ('def f():\n if a: pass\n', ' elif a{0}: raise ValueError\n'),
    'suppressions': ('import contextlib\n', 'with contextlib.suppress(Exception): f()\n'),
    'conditions': ('x = (a\n', ' or b{0}\n'),
}


@pytest.mark.parametrize(('head', 'line'), REPEATED.values(), ids=REPEATED)
def test_work_grows_with_the_file(head: str, line: str) -> None:
    rules = Checker(RULES.values())
    work('try: f()\nexcept Exception: raise ValueError\n', rules)  # what is done once
    tail = ')\n' if head.endswith('(a\n') else ''
    few, many = (
        work(head + ''.join(line.format(number, number + 1) for number in range(count)) + tail, rules)
        for count in (50, 200)
    )
    assert many < 5 * few + 1000


def repeated(line: str, count: int) -> str:
    return ''.join(line.format(number, number + 1) for number in range(count))


#: By what binds one name at many places, and asks for it at many: a head, a line that binds, and one that asks.
BOUND = {
    'branches': ('def f(c):\n', ' if c: e = ValueError()\n if d: raise e\n', ''),
    'branches of one loop': ('def f(c):\n while c:\n', '  if c: e = ValueError()\n  if d: raise e\n', ''),
    'elifs': ('def f(c):\n if c: e = 1\n', ' elif c{0}:\n  e = ValueError()\n  raise e\n', ''),
    'elifs before': ('def f(c):\n if c: e = 1\n', ' elif c{0}: e = ValueError()\n', ' if d: raise e\n'),
    'cases': ('def f(c):\n match c:\n', '  case [{0}, e]: raise e\n', ''),
    'loops': ('def f(c):\n', ' for e in c{0}:\n  if d: raise e\n  if g: break\n', ''),
    'with': ('def f(c):\n', ' with c{0} as e:\n  if d: raise e\n', ''),
    'suppressed errors': ('def f(c):\n', ' with suppress(OSError): e = ValueError()\n if d: raise e\n', ''),
    'try': ('def f(c):\n', ' try: e = c()\n except OSError: e = c\n finally: g()\n if d: raise e\n', ''),
    'handlers': ('def f(c):\n', ' try: c()\n except OSError as e: raise e\n', ''),
    'assignments': ('def f(c):\n', ' e = ValueError()\n if d: raise e\n', ''),
    'what is added': ('def f(c):\n e = ()\n', ' if c{0}: e += (ValueError,)\n', ' if d: raise e\n'),
    'a module': ('', 'if c: e = ValueError()\nif d: raise e\n', ''),
    'imports': ('', 'try: import e\nexcept ImportError: e = None\nif d: raise e.X\n', ''),
    'a function around': ('def o():\n', ' if c: e = ValueError()\n', ' def f{0}(): raise e\n'),
    'nonlocal': ('def o():\n e = None\n', ' def f{0}():\n  nonlocal e\n  e = ValueError()\n  raise e\n', ''),
    'global': ('', 'def f{0}():\n global e\n e = ValueError()\n raise e\n', ''),
    'a class': ('class A:\n', ' if c: e = ValueError\n', ' def f{0}(self): raise self.e\n'),
    'a class, asked from outside': ('class A:\n', ' if c: e = ValueError\n', 'def f{0}(): raise A.e\n'),
    'an instance': ('class A:\n def m(self):\n', '  if c: self.e = ValueError\n', ' def f{0}(self): raise self.e\n'),
}


@pytest.mark.parametrize(('head', 'binding', 'asking'), BOUND.values(), ids=BOUND)
def test_work_grows_with_the_places_of_one_name(head: str, binding: str, asking: str) -> None:
    rules = Checker(RULES.values())
    work('try: f()\nexcept Exception: raise ValueError\n', rules)
    few, many = (work(head + repeated(binding, count) + repeated(asking, count), rules) for count in (300, 1200))
    assert many < 5 * few + 1000


def looked_up(key: str, asked: str) -> Callable[[int], str]:
    """A dict of classes, and as many functions that ask for one of them."""
    def program(count: int) -> str:
        classes = repeated('class C{0}(Exception): ...\n', count)
        pairs = repeated(f'{key}: C{{0}}, ', count)
        return f'{classes}K = {{{pairs}}}\n{repeated(f"def f{{0}}(x): raise {asked}()" + chr(10), count)}'
    return program


def fixtures(first: str, line: str) -> Callable[[int], str]:
    return lambda count: f'import pytest\n@pytest.fixture\ndef a0(): {first}\n{repeated(line, count)}'


def tried(handler: str) -> Callable[[int], str]:
    """As many classes as handlers of one `try`."""
    classes = 'class C{0}(Exception): ...\n'
    return lambda count: f'{repeated(classes, count)}try: f()\n{repeated(handler, count)}'


_CHAIN = '@pytest.fixture\ndef a{1}(a{0}): ...\n'
_BACK = '@pytest.fixture\ndef b{0}(b{1}): ...\n'
_TEST = 'def test_{0}(%s): x.run()\n'
ASKED: dict[str, Callable[[int], str]] = {
    'a dict by its keys': looked_up("'{0}'", "K['{0}']"),
    'a dict by its keys, with get': looked_up("'{0}'", "K.get('{0}')"),
    'a dict by attributes': looked_up('A.a{0}', 'K[A.a{0}]'),
    'a dict by any key': looked_up("'{0}'", 'K[x]'),
    'a dict by keys that it lacks': looked_up("'{0}'", "K['a{0}']"),
    'fixtures, each with the one before': fixtures('...', _CHAIN + _TEST % 'a{1}'),
    'fixtures, each with the one behind': fixtures('...', _BACK + _TEST % 'b{0}'),
    'fixtures, of which the first asserts': fixtures('assert x', _CHAIN + _TEST % 'a{1}'),
    'fixtures, of which one may assert': fixtures('...', _BACK + _TEST % 'mocker_check, b{0}'),
    'fixtures that are always used': fixtures('...', _CHAIN.replace('ure', 'ure(autouse=True)') + _TEST % ''),
    'handlers of one try': tried('except C{0}: ...\n'),
    'handlers of one try, all for one class': tried('except C0: ...\n'),
    'tests that lead to the next, of which the last asserts': lambda count: (
        repeated('def test_{0}(): test_{1}()\n', count) + f'def test_{count}(): assert x\n'
    ),
    'tests that lead to the one before': lambda count: (
        'def test_0(): assert x\n' + repeated('def test_{1}(): test_{0}()\n', count)
    ),
    'fixtures of coroutines': fixtures('...', _CHAIN + f'async {_TEST}' % 'a{1}'),
}


@pytest.mark.parametrize('program', ASKED.values(), ids=ASKED)
def test_work_grows_with_what_is_asked(program: Callable[[int], str]) -> None:
    rules = Checker(RULES.values())
    work('try: f()\nexcept Exception: raise ValueError\n', rules)
    few, many = (work(program(count), rules) for count in (300, 1200))
    assert many < 5 * few + 1000


def test_work_that_grows_faster_would_be_seen() -> None:
    def slow(node: ast.Pass, scope: names_project.Scope) -> list[object]:
        return [hash(stmt) for stmt in scope.body if hash(stmt)] and []

    rules = Checker([Rule('HRD999', 'slow', '', (ast.Pass,), slow, True)])  # type: ignore[arg-type]
    few, many = (work('pass\n' * count, rules) for count in (50, 200))
    assert many > 5 * few + 1000


# What would run for minutes if patterns went back, lists were searched, or all were looked at again.

LONG = {
    'classes': ''.join(f'class C{number}: ...\n' for number in range(20_000)),
    'a word behind suppress': f'# suppress {"a" * 200_000}\n',
    'def without an end': f'import typing\nx = """{"def ) " * 100_000}"""\n',
    'codes without an end': f'x = 1  # type: ignore[{"a," * 100_000}\n',
    'capitals': f'import typing\nx = """{"Aa" * 100_000}"""\n',
    'declarations': f'x = """{"global a;" * 50_000}"""\nraise a\n',
    'exports': f'__all__ = {[*map(str, range(50_000))]}\nfrom long import *\nraise Y\n',
    'elements': f'x = [{"1, " * 200_000}]\nfor e in x: raise e\n',
    'a string': f'x: "{"a" * 5_000_000}" = 1\nraise x\n',
    'parameters': f'def f({", ".join(f"a{number}" for number in range(20_000))}): ...\n',
}


@pytest.mark.native
@pytest.mark.parametrize('source', LONG.values(), ids=LONG)
def test_long_files_end(source: str, tmp_path: Path) -> None:
    path = tmp_path / 'long.py'
    path.write_text(source, encoding='utf-8')
    code = (
        'from pathlib import Path; from tests.test_hostile_trees import all_codes; import sys; '
        'path = Path(sys.argv[1]); all_codes(path.read_text(), path)'
    )
    command = [sys.executable, '-c', code, str(path)]
    subprocess.run(command, check=True, timeout=PATIENCE, capture_output=True, cwd=Path(__file__).parents[1])


# Files that are none, or not any more. What else cannot be read stands in test_project.

def lints(source: str, folder: Path) -> bool:
    """Is a source read as it is expected?"""
    return actual(source, 'HRD302', folder / 'main.py') == expected(source)


def test_largest_files_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def note(path: str, mode: str) -> None:
        opened.append(path)
        raise PermissionError(path)  # noqa: HRD302 - as of a file that may not be read, which no file is to root

    monkeypatch.setattr(names_project, 'open', note, raising=False)
    path = tmp_path / 'm0.py'
    for size in (2**30, 1):
        with open(path, 'wb') as file:
            file.truncate(size)  # takes no room on the disk
        assert lints(USES.format(mark=''), tmp_path)
        assert len(opened) == (size == 1)


def test_file_that_is_gone_when_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(path: str) -> object:
        if is_gone:
            os.unlink(path)
        return real(path)

    real = names_project.parse
    monkeypatch.setattr(names_project, 'parse', parse)
    for is_gone, mark in {False: '  # HRD302', True: ''}.items():
        lay(tmp_path, m0='class X(Exception): ...\n')
        assert lints(USES.format(mark=mark), tmp_path)
        assert (tmp_path / 'm0.py').exists() is not is_gone


@pytest.mark.parametrize('name', ['json', 'errno', 'exceptions', 'builtins'])
def test_module_of_the_project_that_is_named_like_another(tmp_path: Path, name: str) -> None:
    (tmp_path / 'app').mkdir()
    lay(tmp_path / 'app', __init__='', **{name: 'class BigThreeError(Exception): ...\nclass X(BigThreeError): ...\n'})
    assert lints(f'from app.{name} import X\ndef f(): raise X()\ndef g(): raise KeyError  # HRD302\n', tmp_path)


def test_circle_of_linked_folders(tmp_path: Path) -> None:
    (tmp_path / 'a').mkdir()
    (tmp_path / 'a' / 'b').symlink_to(tmp_path / 'a')
    (tmp_path / 'a' / 'c').symlink_to(tmp_path)
    lay(tmp_path / 'a', m1='class X(Exception): ...\n')
    assert lints('from m1 import X\ndef f(): raise X  # HRD302\n', tmp_path)
    assert lints(f'from a{".b" * 30}.m1 import X\ndef f(): raise X  # HRD302\n', tmp_path)


# As what flake8 itself lints.

LINTED: dict[bytes, bytes] = {
    b'empty.py': b'',
    b'mark.py': b'\xef\xbb\xbfraise ValueError\n',
    b'cookie.py': b'# coding: latin-1\nraise ValueError("\xe9")\n',
    b'feeds.py': b'\x0cx = 1\r\n\x0c\r\nraise ValueError\r\n',
    b'nulls.py': b'raise ValueError\0\n',
    b'utf16.py': 'raise ValueError\n'.encode('utf-16'),
    b'surrogate.py': b'raise ValueError("\\ud800")\n',
    b'odd name.py': b'raise ValueError\n',
}


@pytest.mark.native
def test_flake8_lints_what_it_can_read(tmp_path: Path) -> None:
    for name, content in LINTED.items():
        (tmp_path / os.fsdecode(name)).write_bytes(content)
    (tmp_path / 'folder.py').mkdir()
    (tmp_path / 'circle.py').symlink_to('circle.py')
    (tmp_path / 'setup.cfg').write_text('[flake8]\nselect = HRD302, E9\n', encoding='utf-8')
    command = [sys.executable, '-m', 'flake8', '--format=%(path)s:%(row)d %(code)s', '.']
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding='utf-8', timeout=PATIENCE)
    assert not run.stderr
    lines = [line for line in run.stdout.splitlines() if 'HRD' in line]
    assert sorted(lines) == [
        './cookie.py:2 HRD302', './feeds.py:3 HRD302', './mark.py:1 HRD302', './odd name.py:1 HRD302',
        './surrogate.py:1 HRD302',
    ]
    others = {line.partition(':')[0] for line in run.stdout.splitlines()} - {line.partition(':')[0] for line in lines}
    assert others == {'./circle.py', './nulls.py', './utf16.py'}
