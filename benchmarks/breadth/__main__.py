"""Do the rules, all of them and with odd options too, get through whatever Python code there is?

    python -m benchmarks.breadth [stdlib] [packages] [programs] [mutations] [--count N] [--seed N] [--every N]

* `stdlib` is the standard library of the running interpreter with its tests, `packages` all that is installed beside
  the plugin. `--every N` takes but every Nth file.
* `programs` are made up, of the statements that the rules look at; `mutations` are pieces of the standard library with
  statements and expressions deleted, duplicated and swapped. `--count N` says how many of each that parse. They follow
  from `--seed N`: the number of the one that fails is printed with it, and makes it again.

It is a fault when a rule raises an error, takes longer than a minute, lets a warning of the parser's through, or
reports what is not in the file or cannot be printed on one line. Each is printed. The exit status is 1 if there is one,
or if nothing was checked.
"""
from __future__ import annotations

import argparse
import ast
import os
import random
import sysconfig
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.breadth import check
from benchmarks.breadth import mutations
from benchmarks.breadth import programs
from benchmarks.breadth.check import OPTIONS
from benchmarks.breadth.check import Fault
from benchmarks.breadth.check import Seen
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.project import parse
from flake8_bigthree.rule import RULES

KINDS = ('stdlib', 'packages', 'programs', 'mutations')
#: Not of the folder that they are in.
_LEFT_OUT = frozenset({'__pycache__', 'site-packages'})


def main(argv: list[str] | None = None) -> int:
    """Look at what is asked for, print what is seen, and say whether that is good enough."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('kinds', nargs='*', metavar='KIND', default=KINDS, help=f'of {", ".join(KINDS)}; all if none')
    parser.add_argument('--count', type=int, default=100_000, metavar='N')
    parser.add_argument('--seed', type=int, default=0, metavar='N')
    parser.add_argument('--every', type=int, default=1, metavar='N')
    args = parser.parse_args(argv)
    unknown = {*args.kinds} - {*KINDS}
    if unknown:
        parser.error(f'{", ".join(sorted(unknown))}: no such kind; there are {", ".join(KINDS)}')
    return max([report(kind, look(kind, args.count, args.seed, args.every)) for kind in args.kinds])


def look(kind: str, count: int, seed: int, every: int) -> Seen:
    """All of a kind."""
    match kind:
        case 'stdlib':
            return real(Path(sysconfig.get_path('stdlib')), every)
        case 'packages':
            return real(Path(sysconfig.get_path('purelib')), every)
        case 'programs':
            return made_up(count, seed)
    return mutated([*map(str, sources(Path(sysconfig.get_path('stdlib'))))], count, seed)


def report(kind: str, seen: Seen) -> int:
    """Print what has been seen of a kind; 0 if it is good enough, else 1."""
    for fault in seen.faults:
        print(f'{fault.where}: {fault.what}')
    files = ', '.join(f'{number} {what}' for what, number in sorted(seen.files.items()))
    silent = sorted({*RULES} - {*seen.findings})
    print(f'{kind}: {files}; {seen.findings.total()} findings, none of {", ".join(silent) or "no rule"}; '
          f'{len(seen.faults)} faults', flush=True)
    return int(bool(seen.faults) or not seen.files['checked'])


def real(root: Path, every: int) -> Seen:
    """The files below a folder, with all options there are."""
    seen = nothing()
    rules = check.checker()
    paths = [*sources(root)][::every]
    for options in OPTIONS:
        project = Project(options, str(root))
        for path in paths:
            parsed = our_parse(str(path), seen)
            if parsed:
                module = project.open(str(path), *parsed)
                check.watch(module, rules, str(path), seen)
                project.close(module)
    return seen


def our_parse(path: str, seen: Seen) -> tuple[ast.Module, str] | None:
    """The tree and text of a file, as the linter reads those that names lead to."""
    with warnings.catch_warnings():
        warnings.simplefilter('error')
        try:
            parsed = parse(path)
        except Exception as error:  # noqa: HRD103 - whatever it is, it is what is looked for
            seen.faults.append(Fault(path, repr(error)))
            return None
    seen.files['parsed' if parsed else 'left out'] += 1
    return parsed


def made_up(count: int, seed: int) -> Seen:
    """Programs that are made up, in projects of several."""
    seen = nothing()
    rules = check.checker()
    with tempfile.TemporaryDirectory() as folder:
        for file in programs.FILES:
            path = os.path.join(folder, file)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            Path(path).touch()
        while seen.files['checked'] < count:
            project = Project(OPTIONS[seed % len(OPTIONS)], folder)
            texts = programs.project(random.Random(seed))
            modules = {
                file: project.open(os.path.join(folder, file), tree, text)
                for file, text in texts.items() if (tree := quietly_parsed(text, seen))
            }
            for file, module in modules.items():
                check.watch(module, rules, f'--seed {seed} --count 1, {file}', seen)
            seed += 1
    return seen


def mutated(paths: list[str], count: int, seed: int) -> Seen:
    """Pieces of these files, each changed."""
    seen = nothing()
    rules = check.checker()
    projects = [Project(options, sysconfig.get_path('stdlib')) for options in OPTIONS]
    while paths and seen.files['checked'] < count:
        choice = random.Random(seed)
        path = choice.choice(paths)
        text = mutations.mutation(path, choice)
        tree = quietly_parsed(text, seen) if text else None
        if text and tree:
            project = choice.choice(projects)
            module = project.open(os.path.join(os.path.dirname(path), 'test_mutation.py'), tree, text)
            check.watch(module, rules, f'--seed {seed} --count 1', seen)
            project.close(module)
        seed += 1
    return seen


def quietly_parsed(text: str, seen: Seen) -> ast.Module | None:
    """The tree of a text, as flake8 hands it to the linter, which is not asked about what does not parse."""
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        try:
            return ast.parse(text)
        except (SyntaxError, ValueError):  # noqa: HRD112 - that is counted
            seen.files['left out'] += 1
            return None


def sources(root: Path) -> Iterator[Path]:
    """The Python files below a folder, without those of installed packages."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in _LEFT_OUT)
        yield from (Path(folder, file) for file in sorted(files) if file.endswith('.py'))


def nothing() -> Seen:
    """Nothing has been seen yet."""
    return Seen(Counter(), Counter(), [])


if __name__ == '__main__':
    raise SystemExit(main())
