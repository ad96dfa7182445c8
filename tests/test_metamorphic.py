"""What is found stays the same when a project is rewritten so that it goes on to mean the same."""
from __future__ import annotations

import ast
import functools
import random
import textwrap
import warnings
from collections.abc import Iterable
from pathlib import Path

import pytest

from benchmarks.breadth import programs
from flake8_bigthree.checker import Checker
from flake8_bigthree.checker import Violation
from flake8_bigthree.names.project import Project
from flake8_bigthree.options import Options
from flake8_bigthree.rule import RULES
from tests import rewriting
from tests.harness import options
from tests.rewriting import Rewriting
from tests.rewriting import Sources
from tests.test_cases import FILES
from tests.test_cases import PROJECTS
from tests.test_sameness import EXAMPLE

REWRITINGS = (
    rewriting.with_comments, rewriting.in_if_true, rewriting.bodies_in_if_true, rewriting.with_aliases,
    rewriting.through_modules, rewriting.with_absolute_imports, rewriting.with_relative_imports,
    rewriting.through_a_chain, rewriting.through_stars, rewriting.moved,
)
#: The codes that a case loses or gets when it is rewritten, and why that is right, or no false alarm.
DIFFERENT = {
    # mypy goes by what is asserted of the version at the top of a module only.
    ('hrd201_missing_parameter_annotation', 'in_if_true'): {'HRD201', 'HRD204'},
    # `static = module.staticmethod` is a variable to mypy.
    ('hrd201_missing_parameter_annotation', 'through_modules'): {'HRD201'},
    # The reason why something is not known is another one.
    ('hrd302_circles', 'with_aliases'): {'HRD304'},
    ('hrd302_circles', 'through_modules'): {'HRD304'},
    # What stands in between, or has been moved, is no longer the module itself, or does not say which names it wants.
    ('hrd302_beside', 'through_modules'): {'HRD302', 'HRD304'},
    ('hrd302_beside', 'through_a_chain'): {'HRD302', 'HRD304'},
    ('hrd302_beside', 'through_stars'): {'HRD302', 'HRD304'},
    ('hrd302_beside', 'moved'): {'HRD302', 'HRD304'},
    # What is imported by `*` may be a hook that awaits tests, or a fixture that asserts, and is not followed.
    ('hrd401_empty_test', 'through_stars'): {'HRD406'},
    ('hrd402_test_without_assertion', 'through_stars'): {'HRD406'},
    ('hrd406_async_test_never_run', 'through_stars'): {'HRD406'},
    ('hrd406_configured', 'through_stars'): {'HRD406'},
    ('hrd402_helpers', 'through_stars'): {'HRD402'},
}

#: What files that are made up begin with, but for one line of each. None imports what imports it.
HEADS = {
    'errors.py': (
        'class BigThreeError(Exception): ...', 'class A(BigThreeError): ...', 'class B(ValueError): ...',
        'class Inner:\n  class B(BigThreeError): ...', 'C = B', 'BOTH = A, OSError', "KINDS = {'a': A, 1: B}",
        'def make(kind: type[A]) -> A:\n  return kind()',
    ),
    'pkg/errors.py': (
        'from errors import A, BigThreeError', 'from errors import B as C', 'import errors as above',
        'class B(above.A): ...', 'class ValueError(A): ...', 'BOTH = (Exception, *above.BOTH)', 'X = ValueError',
    ),
    'pkg/__init__.py': (
        'from . import errors', 'from .errors import *', 'from .errors import B, X as Y', 'A = B',
    ),
    'main.py': (
        'import builtins, contextlib, errors, functools, logging, pkg.errors', 'from contextlib import suppress',
        'from pkg import A, B, Y as ValueError', 'from pkg.errors import BOTH', 'from errors import Inner, KINDS, make',
        'from typing import Any, Callable, Optional, Union', 'logger = logging.getLogger(__name__)',
    ),
    'test_main.py': (
        'import contextlib, errors, pkg.errors, pytest, unittest', 'from main import A, BOTH',
        'from pytest import raises', 'from errors import BigThreeError, C, KINDS', 'import pkg as package',
        'B = package.errors.B', 'class TestA(unittest.TestCase):\n  def test_a(self): self.assertEqual(A(), A())',
    ),
}
#: Of a file that is made up.
LINES = 60

#: Violations, with the files in which they are found.
Found = set[tuple[str, Violation]]


def found_in(sources: Sources, given: Options, root: Path) -> Found:
    """What all rules find in a project that is written into a folder, in the places of the original."""
    rewriting.write(sources, root)
    checker = Checker(RULES.values())
    project = Project(given, str(root))
    found: Found = set()
    for file, lines in sources.items():
        source = rewriting.text(lines)
        module = project.open(str(root / file), ast.parse(source), source)
        found |= {rewriting.original(violation, file, sources) for violation in checker.check(module)}
    return found


def read(path: Path) -> Sources:
    """The case in a file or folder."""
    return rewriting.read(path) if path.is_dir() else rewriting.sources({path.name: path.read_text(encoding='utf-8')})


def without(codes: Iterable[str], found: Found) -> Found:
    return {(file, violation) for file, violation in found if violation.code not in codes}


@pytest.mark.parametrize('path', [*FILES, *PROJECTS, EXAMPLE], ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path) -> None:
    sources = read(path)
    given = options(''.join(map(rewriting.text, sources.values())))._replace(suggest=False)
    before = found_in(sources, given, tmp_path / 'before')
    for rewrite in REWRITINGS:
        after = found_in(rewrite(sources), given, tmp_path / rewrite.__name__)
        known = DIFFERENT.get((path.stem, rewrite.__name__), set())
        assert without(known, after) == without(known, before), rewrite.__name__
        assert {violation.code for _, violation in before ^ after} == known


@pytest.mark.parametrize('seed', range(30))
def test_made_up_project(seed: int, tmp_path: Path) -> None:
    """All rewritings one after the other, in any order.

    What is suggested, which is spelled as it is imported, is left out; so are the rewriting by which HRD406 may be
    lost, the reasons that HRD304 gives, and HRD211 in expressions, where it looks only if the file has a word of what
    takes types.
    """
    choice = random.Random(seed)
    sources = rewriting.sources(made_up(choice))
    rewritings = choice.sample([one for one in REWRITINGS if one is not rewriting.through_stars], len(REWRITINGS) - 1)
    rewritten = functools.reduce(lambda done, rewrite: rewrite(done), rewritings, sources)
    given = Options(min_annotated=100, suggest=False)
    before, after = (
        without({'HRD211', 'HRD304'}, found_in(project, given, tmp_path / name))
        for name, project in {'before': sources, 'after': rewritten}.items()
    )
    assert after == before
    assert len(before) > 50


def test_imports_over_several_lines_leave_their_lines() -> None:
    sources = rewriting.sources({'a.py': 'from b import (\n    C,\n)\nraise C\n', 'b.py': 'C = OSError\n'})
    assert rewriting.text(rewriting.with_aliases(sources)['a.py']) == (
        'from b import C as _alias_C; C = _alias_C\n\n\nraise C\n'
    )


def made_up(choice: random.Random) -> dict[str, str]:
    """The files of a project, each with some of its head, and with functions that are made up."""
    return {file: _file(head, choice) for file, head in HEADS.items()}


def _file(head: tuple[str, ...], choice: random.Random) -> str:
    kept = sorted(choice.sample(range(len(head)), len(head) - 1))
    source = ''.join(f'{head[number]}\n' for number in kept)
    while source.count('\n') < LINES:
        body = textwrap.indent(f'{programs.program(choice)}\n', '    ')
        function = f'def part_{source.count(chr(10))}(self, e, x):\n{body}'
        try:
            with warnings.catch_warnings():
                warnings.simplefilter('ignore')
                compile(function, 'made-up', 'exec', dont_inherit=True)
        except SyntaxError:  # noqa: HRD112 - then another one is made up
            continue
        source += function
    return source


def without_bases(before: Sources) -> Sources:
    """Another meaning: what was inside the hierarchy is outside."""
    return _replaced(before, '(BigThreeError)', '(Exception)')


def on_a_condition(before: Sources) -> Sources:
    """Another meaning: what is imported or defined may not be, and the builtin of that name is meant."""
    return _replaced(rewriting.in_if_true(before), 'if True:', 'if unknown:')


def with_other_names(before: Sources) -> Sources:
    """Another meaning: what is imported has the name of something else."""
    return _replaced(before, 'import NetworkError\n', 'import Beside as NetworkError\n')


def one_line_down(before: Sources) -> Sources:
    """The same meaning, but other places than those that are remembered."""
    return {file: [rewriting.Line('\n', file, 0), *lines[:-1]] for file, lines in before.items()}


def _replaced(before: Sources, old: str, new: str) -> Sources:
    return {
        file: [line._replace(text=line.text.replace(old, new)) for line in lines] for file, lines in before.items()
    }


@pytest.mark.parametrize('rewrite', [without_bases, on_a_condition, with_other_names, one_line_down])
def test_another_meaning_would_be_seen(rewrite: Rewriting, tmp_path: Path) -> None:
    sources = rewriting.sources({
        'errors.py': (
            'class BigThreeError(Exception): ...\nclass NetworkError(BigThreeError): ...\n'
            'class Beside(Exception): ...\n'
        ),
        'main.py': 'from errors import NetworkError\nraise NetworkError\n',
        'other.py': 'from errors import NetworkError as ValueError\ndef f(): raise ValueError\n',
    })
    before = found_in(sources, Options(), tmp_path / 'before')
    assert found_in(rewrite(sources), Options(), tmp_path / 'after') != before
