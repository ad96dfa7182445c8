"""Do the tests notice when something is changed in a rule, or in the code that finds out what names mean?

    python -m benchmarks.mutants [--every N] [--least PERCENT] [MODULE …]

A MODULE is a file below `flake8_bigthree`, such as `rules/hrd103_broad_except.py`; all rules and `names/*.py` are taken
if none is given. cosmic-ray makes the mutants: one change each, such as `and` for `or`, a condition negated, a number
that is one more, a loop that is not entered. Left out are those in annotations, which nobody evaluates, those of
caches, which change no answer, and those that only make `a == b` something else than `a != b`, which makes it.

For each mutant the tests run in a process that is forked when everything else has been loaded, so that it takes less
than a second; the first test that fails kills it, and so does a minute of CPU time, or five in which it may just wait.
First come the tests that are most likely to fail, and for a mutant that survives these all of those in `TESTS`. What
survives is printed, and for each module how many have been killed. The exit status is 1 if fewer than PERCENT are, or
if there were none.
"""
from __future__ import annotations

import argparse
import ast
import difflib
import itertools
import os
import re
import signal
import sys
import types
import warnings
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from importlib import import_module
from importlib.abc import Loader
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path

import hypothesis
import pytest

assert hypothesis  # imported before the process is forked, which saves time

ROOT = Path(__file__).parents[1]
PACKAGE = 'flake8_bigthree'
#: What gives an exit status, or anything else that is true when it has failed.
Work = Callable[[], object]
#: A mutant that goes on for longer has been noticed (seconds of CPU time).
LIMIT = 60.0
#: So has one that waits for longer, as for somebody who writes to a pipe (seconds).
PATIENCE = 300.0

_COMPARISONS = frozenset({
    'Eq_NotEq', 'NotEq_Eq', 'Is_IsNot', 'IsNot_Is', 'Lt_LtE', 'LtE_Lt', 'Gt_GtE', 'GtE_Gt', 'Lt_GtE', 'GtE_Lt',
    'Gt_LtE', 'LtE_Gt',
})
#: A decorator that keeps answers.
_CACHE = r'^(functools\.)?(lru_)?cache\b'
#: They change what nobody has asked for: a value by a random one.
_RANDOM = ('core/VariableReplacer', 'core/VariableInserter')
#: The tests of what rules say, and of what several share.
OF_RULES = (
    'tests/test_rules.py', 'tests/test_annotations.py', 'tests/test_coverage_of_annotations.py',
    'tests/test_handlers.py', 'tests/test_noqa_reasons.py', 'tests/test_pytest_config.py', 'tests/test_raises.py',
    'tests/test_type_ignores.py', 'tests/test_types.py',
)
#: Arguments of pytest, by the module that is changed: the first pattern that fits.
TESTS = (
    (r'rules/(hrd\d+)', (('tests/test_cases.py', '-k', '{}'), ('tests/test_cases.py',), OF_RULES)),
    (r'rules/_instead', (('tests/test_raising.py',),)),
    (r'rules/_.*', (('tests/test_cases.py',), OF_RULES)),
    (r'names/stdlib', (('tests/test_cases.py',), ('tests/test_stdlib.py', 'tests/test_stdlib_types.py'))),
    (r'names/(\w+)', (
        ('tests/test_cases.py',), ('tests/test_{}.py',),
        ('tests/test_lookup.py', 'tests/test_hierarchy.py', 'tests/test_evaluate.py'),
    )),
)


class _Mutated(MetaPathFinder, Loader):
    """Loads one module from another source than that of its file."""

    def __init__(self, name: str, path: Path, source: str) -> None:
        self._name = name
        self._path = path
        self._source = source

    def find_spec(
        self, fullname: str, path: object, target: types.ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Where the module comes from."""
        return spec_from_loader(fullname, self, origin=str(self._path)) if fullname == self._name else None

    def exec_module(self, module: types.ModuleType) -> None:
        """Run it."""
        module.__file__ = str(self._path)
        exec(compile(self._source, str(self._path), 'exec'), vars(module))


def main(argv: list[str] | None = None) -> int:
    """Change each of the modules, and print what is not noticed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('modules', nargs='*', metavar='MODULE')
    parser.add_argument('--every', type=int, default=1, metavar='N', help='take but every Nth mutant')
    parser.add_argument('--least', type=float, default=90, metavar='PERCENT')
    args = parser.parse_args(argv)
    folder = ROOT / PACKAGE
    paths = [folder / name for name in args.modules] or [
        path for part in ('rules', 'names') for path in sorted(folder.glob(f'{part}/*.py'))
        if path.name != '__init__.py'
    ]
    for path in paths:
        if not path.is_file():
            parser.error(f'{path} is not there')
    killed = made = 0
    for path in paths:
        source = path.read_text(encoding='utf-8')
        if is_noticed(path, source):
            parser.error(f'the tests of {path} fail as it is')
        changed = [*mutants(source, changes(source))][::args.every]
        survivors = [mutant for mutant in changed if not is_noticed(path, mutant)]
        for mutant in survivors:
            print(difference(source, mutant))
        made += len(changed)
        killed += len(changed) - len(survivors)
        print(row(path.relative_to(folder).as_posix(), len(changed) - len(survivors), len(changed)), flush=True)
    print(row('total', killed, made))
    return int(not made or killed / made * 100 < args.least)


def row(name: str, killed: int, made: int) -> str:
    """How many of the mutants of a module have been killed."""
    return f'{name}: {killed} of {made} killed' + (f', {killed / made:.1%}' if made else '')


def mutants(source: str, changes: Iterable[str]) -> Iterator[str]:
    """Those of the changed sources that are programs, and every one another one."""
    seen = {answering(source)}
    for changed in changes:
        try:
            program = answering(changed)
        except SyntaxError:  # noqa: HRD112 - `|` in a pattern can be nothing else
            continue
        if program not in seen:
            seen.add(program)
            yield changed


def changes(source: str) -> Iterator[str]:
    """The source with each of the changes that cosmic-ray knows."""
    plugins, mutating = map(import_module, ('cosmic_ray.plugins', 'cosmic_ray.mutating'))
    for name in plugins.operator_names():
        _, _, comparison = name.partition('ReplaceComparisonOperator_')
        if name not in _RANDOM and (not comparison or comparison in _COMPARISONS):
            operator = plugins.get_operator(name)()
            for occurrence in itertools.count():
                try:
                    changed = mutating.mutate_code(source, operator, occurrence)
                except AttributeError:  # noqa: HRD112 - an operator that knows no dotted name in a tuple of errors
                    break
                if changed is None:
                    break
                yield changed


def answering(source: str) -> str:
    """What a program answers, with nothing that is not evaluated and no cache; equal programs give equal text."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        match node:
            case ast.arg():
                node.annotation = None
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                node.returns = None
                node.decorator_list = [one for one in node.decorator_list if not re.search(_CACHE, ast.unparse(one))]
            case ast.AnnAssign():
                node.annotation = ast.Constant(None)
    return ast.dump(tree)


def is_noticed(path: Path, mutant: str) -> bool:
    """Does a test fail when this stands in the file?"""
    name = '.'.join(path.relative_to(ROOT).with_suffix('').parts)
    return any(fails(lambda: run(name, path, mutant, args)) for args in tests_of(path))


def tests_of(path: Path) -> Iterator[list[str]]:
    """The arguments of pytest for a module that is changed, those of the quickest tests first."""
    module = path.relative_to(ROOT / PACKAGE).with_suffix('').as_posix()
    for pattern, stages in TESTS:
        if matched := re.match(pattern, module):
            for stage in stages:
                args = [arg.format(*matched.groups()) for arg in stage]
                if (ROOT / args[0]).is_file():
                    yield args
            return


def run(name: str, path: Path, mutant: str, args: list[str]) -> int:
    """Run tests with another source for a module; not 0 when one fails."""
    for loaded in [*sys.modules]:
        if loaded.partition('.')[0] in (PACKAGE, 'tests'):
            del sys.modules[loaded]
    sys.meta_path.insert(0, _Mutated(name, path, mutant))
    # Garbage would be looked for in all that the parent has.
    plugins = [arg for name in ('cacheprovider', 'randomly', 'unraisableexception') for arg in ('-p', f'no:{name}')]
    quickly = ['-x', '-q', *plugins, '--assert=plain', f'--rootdir={ROOT}']
    return int(pytest.main([*args, *quickly]))


def fails(work: Work) -> bool:
    """Does it fail, or never end, in a process of its own? What it prints is lost."""
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', DeprecationWarning)  # Python 3.12 warns where there are threads, of pytest's
        child = os.fork()
    if not child:
        status = 1
        try:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
            signal.setitimer(signal.ITIMER_REAL, PATIENCE)
            status = int(bool(work()))
        finally:
            os._exit(status)
    _, ended = os.waitpid(child, 0)
    return ended != 0


def difference(source: str, mutant: str) -> str:
    """The lines that a mutant changes."""
    lines = difflib.unified_diff(source.splitlines(), mutant.splitlines(), n=0, lineterm='')
    return '\n'.join([*lines][2:])


if __name__ == '__main__':
    raise SystemExit(main())
