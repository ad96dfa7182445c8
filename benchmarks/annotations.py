"""Do HRD201 to HRD204 report a function exactly where `mypy --strict` reports `no-untyped-def`?

    python benchmarks/annotations.py [--cache FOLDER] [FOLDER …]

Each FOLDER is a package, or holds packages and modules. Without any, six published packages are downloaded into
the cache, once. Both sides read the same copy of the source, in which `# type: ignore` and `# mypy: …` are blanked:
they silence mypy and are no business of ours. A function agrees if both report it or neither does.

The exit status is 1 if fewer than 99.5 % of the functions agree, or if nothing was compared.
"""
from __future__ import annotations

import argparse
import io
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tokenize
from collections.abc import Iterable
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import flake8_bigthree.rules
from flake8_bigthree.checker import Checker
from flake8_bigthree.errors import LinterError
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.project import parse
from flake8_bigthree.options import Options
from flake8_bigthree.rule import RULES

assert flake8_bigthree.rules  # imported for what it registers

PACKAGES = (
    'requests==2.34.2', 'httpx==0.28.1', 'click==8.5.1', 'jinja2==3.1.6', 'sqlalchemy==2.1.9', 'aiohttp==3.14.5',
)
CODES = ('HRD201', 'HRD202', 'HRD203', 'HRD204')
WANTED = 99.5

MYPY = (
    sys.executable, '-m', 'mypy', '--strict', '--config-file=', '--no-incremental', '--cache-dir', '/dev/null',
    '--follow-imports', 'silent', '--ignore-missing-imports', '--hide-error-context', '--no-pretty',
    '--no-error-summary', '--no-color-output', '--no-warn-unused-ignores',
)
_ERROR = re.compile(r'(?P<file>.+?):(?P<line>\d+): error: (?P<text>.*)')
_SILENCER = re.compile(r'#[ \t]*(?:type:[ \t]*ignore\b|mypy:).*')


class BenchmarkError(LinterError):
    """A package cannot be had, or mypy does not get to its end."""


class Function(NamedTuple):
    """Where a function stands, and who reports it."""

    file: Path
    line: int
    source: str
    mypy: bool
    ours: bool


def main(argv: list[str] | None = None) -> int:
    """Compare, print and say whether it is good enough."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folders', nargs='*', type=Path, metavar='FOLDER')
    parser.add_argument(
        '--cache', type=Path, default=Path(tempfile.gettempdir(), 'bigthree-annotations'), metavar='FOLDER',
        help='where the published packages are kept (default: %(default)s)',
    )
    args = parser.parse_args(argv)
    for folder in args.folders:
        if not folder.is_dir():
            parser.error(f'{folder} is not a folder')
    folders = args.folders or [downloaded(requirement, args.cache) for requirement in PACKAGES]
    results = [(folder.resolve().name, compare(folder.resolve())) for folder in folders]
    everything = [function for _, functions in results for function in functions]
    for name, functions in results:
        for function in functions:
            if function.mypy != function.ours:
                print(f'{name}: only {"mypy" if function.mypy else "we"}:', end=' ')
                print(f'{function.file}:{function.line}: {function.source.strip()}')
    print(f'\n{"package":<14}{"functions":>10}{"both":>8}{"only mypy":>11}{"only us":>9}{"agreement":>12}')
    for name, functions in [*results, ('total', everything)]:
        print(row(name, functions))
    if not any(function.mypy and function.ours for function in everything):
        print('nothing was compared: no function is reported by both')
        return 1
    return agreement(everything) < WANTED


def row(name: str, functions: list[Function]) -> str:
    """A line of the table."""
    both = sum(function.mypy and function.ours for function in functions)
    only_mypy = sum(function.mypy and not function.ours for function in functions)
    only_us = sum(function.ours and not function.mypy for function in functions)
    return f'{name:<14}{len(functions):>10}{both:>8}{only_mypy:>11}{only_us:>9}{agreement(functions):>10.2f} %'


def agreement(functions: list[Function]) -> float:
    """How many of the functions agree, in percent."""
    return 100 * sum(function.mypy == function.ours for function in functions) / max(len(functions), 1)


def compare(folder: Path) -> list[Function]:
    """Every function of a folder, with what both sides say of it."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary).resolve() / folder.name
        files = list(copied(folder, copy))
        reported = frozenset((file, line) for file, line, text in errors(copy) if text.endswith('[no-untyped-def]'))
        return [
            function._replace(file=folder / function.file.relative_to(copy))
            for function in functions_of(files, copy.parent, reported)
        ]


def copied(folder: Path, copy: Path) -> Iterator[Path]:
    """Copy the Python files of a folder, without what silences mypy. Stubs go along where they stand alone."""
    for path in sorted(folder.rglob('*.py*')):
        target = copy / path.relative_to(folder)
        if path.suffix not in ('.py', '.pyi') or path.suffix == '.pyi' and path.with_suffix('.py').exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        parsed = parse(str(path))
        if path.suffix == '.py' and parsed:
            target.write_text(unsilenced(parsed[1]), encoding='utf-8', newline='')
            yield target
        elif path.suffix == '.pyi':
            shutil.copyfile(path, target)


def unsilenced(source: str) -> str:
    """The source without the comments that silence mypy; every line stays where it is.

    >>> unsilenced('a = "# type: ignore"  # type: ignore[x]')
    'a = "# type: ignore"  \\n'
    """
    lines = [*io.StringIO(source.removeprefix('\ufeff'))]
    if _SILENCER.search(source):
        for token in [*tokenize.generate_tokens(iter(lines).__next__)]:
            if token.type == tokenize.COMMENT and (silencer := _SILENCER.search(token.string)):
                line, column = token.start
                lines[line - 1] = lines[line - 1][:column + silencer.start()] + '\n'
    return ''.join(lines)


def errors(copy: Path) -> Iterator[tuple[Path, int, str]]:
    """What mypy reports: file, line and text with the code."""
    run = subprocess.run([*MYPY, copy.name], cwd=copy.parent, capture_output=True, text=True, check=False)
    if run.returncode > 1 or run.stderr:
        raise BenchmarkError(f'mypy on {copy.name} ends with {run.returncode}:\n{run.stdout[-2000:]}{run.stderr}')
    for match in filter(None, map(_ERROR.match, run.stdout.splitlines())):
        yield copy.parent / match['file'], int(match['line']), match['text']


def functions_of(files: Iterable[Path], root: Path, reported: frozenset[tuple[Path, int]]) -> Iterator[Function]:
    """Every function of the files, asked of our rules."""
    checker = Checker(RULES[code] for code in CODES)
    project = Project(Options(), str(root))
    for path in files:
        parsed = parse(str(path))
        assert parsed, path
        module = project.open(str(path), *parsed)
        ours: dict[int, bool] = {}
        for rules, node, scope in checker.visits(module):
            line, _ = module.position(node)
            ours[line] = any(any(rule.check(node, scope)) for rule in rules) or ours.get(line, False)
        for line, found in ours.items():
            yield Function(path, line, module.lines[line - 1], (path, line) in reported, found)
        strays = {line for file, line in reported if file == path} - {*ours}
        if strays:
            raise BenchmarkError(f'{path}: mypy reports lines without a function: {sorted(strays)}')


def downloaded(requirement: str, cache: Path) -> Path:
    """The package's folder in its unpacked source distribution, which is fetched if it is not there."""
    name, _, version = requirement.partition('==')
    home = cache / f'{name}-{version}'
    if not home.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory() as temporary:
            pip = [sys.executable, '-m', 'pip', 'download', '--no-deps', '--no-binary', ':all:', '--dest', temporary]
            subprocess.run([*pip, requirement], check=True)
            [archive] = Path(temporary).glob('*.tar.gz')
            with tarfile.open(archive) as tar:
                tar.extractall(temporary, filter='data')
            [unpacked] = (path for path in Path(temporary).iterdir() if path.is_dir())
            shutil.move(unpacked, home)
    for parent in ('src', 'lib', '.'):
        if (home / parent / name / '__init__.py').is_file():
            return home / parent / name
    raise BenchmarkError(f'{home} holds no package {name}')


if __name__ == '__main__':
    raise SystemExit(main())
