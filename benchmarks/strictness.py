"""Do HRD211 and HRD212 report what `mypy --strict` reports?

    python -m benchmarks.strictness [--cache FOLDER] [FOLDER …]

HRD211 is held against `type-arg`, line by line; HRD212 against an incompatible default None of a parameter. Packages
and copies are those of `benchmarks/annotations.py`, with three more of an older style. What cannot agree is left out:
type comments are blanked.

Agreement is counted among the places that at least one side reports, so places about which both are silent do not
help. The exit status is 1 if it is below 99 % for one of the rules, or if nothing was compared.
"""
from __future__ import annotations

import argparse
import ast
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.annotations import PACKAGES
from benchmarks.annotations import copied
from benchmarks.annotations import downloaded
from benchmarks.annotations import errors
from flake8_bigthree.checker import Checker
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.project import parse
from flake8_bigthree.options import Options
from flake8_bigthree.rule import RULES

OLDER = ('celery==5.4.0', 'starlette==0.13.8', 'tornado==6.4.2')
#: By our code, what mypy says.
SAYS = {
    'HRD211': re.compile(r'Missing type (?:arguments|parameters) for generic type .*\[type-arg\]'),
    'HRD212': re.compile(r'Incompatible default for (?:parameter|argument) .*default has type "None".*\[assignment\]'),
}
WANTED = 99.0

Place = tuple[Path, int]


class Result(NamedTuple):
    """What both sides report in a package."""

    mypy: frozenset[Place]
    ours: frozenset[Place]

    @property
    def agreement(self) -> float:
        """In percent of what either reports."""
        return 100 * len(self.mypy & self.ours) / max(len(self.mypy | self.ours), 1)


def main(argv: list[str] | None = None) -> int:
    """Compare, print and say whether it is good enough."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folders', nargs='*', type=Path, metavar='FOLDER')
    parser.add_argument(
        '--cache', type=Path, default=Path(tempfile.gettempdir(), 'bigthree-annotations'), metavar='FOLDER',
        help='where the published packages are kept (default: %(default)s)',
    )
    args = parser.parse_args(argv)
    folders = args.folders or [downloaded(requirement, args.cache) for requirement in (*PACKAGES, *OLDER)]
    results = {folder.name: compare(folder.resolve()) for folder in folders}
    is_good = True
    for code in SAYS:
        print(f'\n{code:<14}{"both":>8}{"only mypy":>11}{"only us":>9}{"agreement":>12}')
        for name, by_code in results.items():
            print(row(name, by_code[code]))
        total = Result(*(frozenset().union(*sides) for sides in zip(*(by_code[code] for by_code in results.values()))))
        print(row('total', total))
        is_good = is_good and total.agreement >= WANTED
    return not is_good


def row(name: str, result: Result) -> str:
    """A line of the table."""
    both, only_mypy, only_us = result.mypy & result.ours, result.mypy - result.ours, result.ours - result.mypy
    agreement = f'{result.agreement:>10.2f} %' if result.mypy | result.ours else f'{"–":>12}'
    return f'{name:<14}{len(both):>8}{len(only_mypy):>11}{len(only_us):>9}{agreement}'


def compare(folder: Path) -> dict[str, Result]:
    """What both sides say about a folder, by our codes; where they differ it is printed."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary).resolve() / folder.name
        files = [path for path in copied(folder, copy)]
        for path in files:
            path.write_text(re.sub(r'#[ \t]*type:.*', '', path.read_text(encoding='utf-8')), encoding='utf-8')
        reported = [*errors(copy)]
        project = Project(Options(), str(copy.parent))
        modules = [project.open(str(path), *parsed) for path in files if (parsed := parse(str(path)))]
        results = {}
        for code, says in SAYS.items():
            mypy = frozenset((file, line) for file, line, text in reported if says.fullmatch(text))
            ours = frozenset(place for module in modules for place in places(code, module))
            for file, line in sorted(mypy ^ ours):
                who = 'mypy' if (file, line) in mypy else 'we'
                shown = file.read_text(encoding='utf-8').splitlines()[line - 1].strip()
                print(f'{code}: only {who}: {folder / file.relative_to(copy)}:{line}: {shown}')
            results[code] = Result(*(
                frozenset((folder / file.relative_to(copy), line) for file, line in side) for side in (mypy, ours)
            ))
        return results


def places(code: str, module: Module) -> Iterator[Place]:
    """Where one of our rules finds something in a file; mypy reports a parameter where its default is."""
    assert module.path
    rule = RULES[code]
    for _, node, scope in Checker([rule]).visits(module):
        for finding in rule.check(node, scope):
            place = finding[0]
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and isinstance(place, ast.arg):
                place = default(node.args, place)
            yield Path(module.path), module.position(place)[0]


def default(args: ast.arguments, arg: ast.arg) -> ast.expr:
    """The default of a parameter."""
    positional = [*args.posonlyargs, *args.args]
    if arg in positional:
        return args.defaults[positional.index(arg) - len(positional)]
    found = args.kw_defaults[args.kwonlyargs.index(arg)]
    assert found
    return found


if __name__ == '__main__':
    raise SystemExit(main())
