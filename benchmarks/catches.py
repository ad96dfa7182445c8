"""Do HRD101 to HRD103 report exactly the broad handlers that a plain count by the syntax tree finds?

    python benchmarks/catches.py [FOLDER …]

Without a FOLDER it is the standard library of the running interpreter, with its tests. The count knows nothing of
scopes and imports. It goes by spelling: `except:`, and a handler whose type is `Exception`, `BaseException` or one of
their groups, or `builtins.` one of them, or a tuple that holds one, or an `or` of nothing else. From the file around it
takes but two things: what a module-level `NAME = (…, Exception)` holds, and that `Exception` is another thing where the
file imports that name or defines a class so called. Handlers that this decides are listed as explained.

A file that does not parse is left out on both sides. Every line on which the two differ is printed. The exit status
is 1 if there is one, or if nothing was compared: no handler is reported by both.
"""
from __future__ import annotations

import argparse
import ast
import os
import sysconfig
from collections.abc import Iterator
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import flake8_bigthree.rules
from flake8_bigthree.checker import Checker
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.project import parse
from flake8_bigthree.options import Options
from flake8_bigthree.rule import RULES

assert flake8_bigthree.rules  # imported for what it registers

CODES = ('HRD101', 'HRD102', 'HRD103')
#: The wider of two has the lower code.
BROAD = {
    'BaseException': 'HRD102', 'BaseExceptionGroup': 'HRD102', 'Exception': 'HRD103', 'ExceptionGroup': 'HRD103',
}


class Handler(NamedTuple):
    """A line that one side or both report, with a code; `spelled` is what spelling alone says."""

    file: Path
    line: int
    source: str
    code: str
    spelled: bool
    counted: bool
    ours: bool

    def __str__(self) -> str:
        return f'{self.file}:{self.line}: {self.code} {self.source.strip()}'


def main(argv: list[str] | None = None) -> int:
    """Compare, print and say whether both are of one mind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folders', nargs='*', type=Path, metavar='FOLDER')
    args = parser.parse_args(argv)
    for folder in args.folders:
        if not folder.is_dir():
            parser.error(f'{folder} is not a folder')
    handlers: list[Handler] = []
    files = left_out = 0
    for folder in args.folders or [Path(sysconfig.get_path('stdlib'))]:
        for found in compare(folder.resolve()):
            files += 1
            left_out += found is None
            handlers += found or ()
    for handler in handlers:
        if handler.counted != handler.ours:
            print(f'only {"the count" if handler.counted else "we"}: {handler}')
        elif handler.counted != handler.spelled:
            print(f'explained, {"" if handler.counted else "not "}counted: {handler}')
    print(f'\n{files} files, {left_out} of them left out, as they do not parse')
    print(f'{"code":<8}{"count":>8}{"ours":>8}{"agree":>8}{"only count":>12}{"only ours":>11}')
    for code in CODES:
        print(row(code, [handler for handler in handlers if handler.code == code]))
    print(row('total', handlers))
    if not any(handler.counted and handler.ours for handler in handlers):
        print('nothing was compared: no handler is reported by both')
        return 1
    return int(any(handler.counted != handler.ours for handler in handlers))


def row(name: str, handlers: list[Handler]) -> str:
    """A line of the table."""
    counted = sum(handler.counted for handler in handlers)
    ours = sum(handler.ours for handler in handlers)
    both = sum(handler.counted and handler.ours for handler in handlers)
    return f'{name:<8}{counted:>8}{ours:>8}{both:>8}{counted - both:>12}{ours - both:>11}'


def compare(folder: Path) -> Iterator[list[Handler] | None]:
    """File by file, the handlers of a folder that spelling, the count or our rules call broad; None: does not parse."""
    checker = Checker(RULES[code] for code in CODES)
    project = Project(Options(), str(folder))
    for path in sources(folder):
        parsed = parse(str(path))
        if not parsed:
            yield None
            continue
        module = project.open(str(path), *parsed)
        sides = (
            {*count(module.tree, BROAD)},
            {*count(module.tree, broad_names(module.tree))},
            {(violation.line, violation.code) for violation in checker.check(module)},
        )
        yield [
            Handler(path, line, module.lines[line - 1], code, *((line, code) in side for side in sides))
            for line, code in sorted(set[tuple[int, str]]().union(*sides))
        ]


def sources(root: Path) -> Iterator[Path]:
    """The Python files below a folder, without those of installed packages."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in {'__pycache__', 'site-packages'})
        yield from (Path(folder, file) for file in sorted(files) if file.endswith('.py'))


def count(tree: ast.Module, names: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Line and code of every broad handler.

    >>> source = 'try: a\\nexcept KeyError: b\\nexcept (OSError, Exception): c\\nexcept: d'
    >>> [*count(ast.parse(source), BROAD)]
    [(3, 'HRD103'), (4, 'HRD101')]
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            code = broad(node.type, names) if node.type else 'HRD101'
            if code:
                yield node.lineno, code


def broad(node: ast.expr, names: Mapping[str, str]) -> str | None:
    """The code for what stands behind `except`, as it is spelled; None if it is not broad."""
    match node:
        case ast.Name(id=name):
            return names.get(name)
        case ast.Attribute(value=ast.Name(id='builtins'), attr=name):
            return BROAD.get(name)
        case ast.Tuple(elts=elts):
            return min(filter(None, (broad(element, names) for element in elts)), default=None)
        case ast.BoolOp(op=ast.Or(), values=values):  # one of them is caught, nobody knows which
            codes = [broad(value, names) for value in values]
            return max(filter(None, codes)) if all(codes) else None
    return None


def broad_names(tree: ast.Module) -> dict[str, str]:
    """What a file calls broad: the builtins whose names it gives to nothing else, and `NAME = (…, Exception)`.

    >>> [*broad_names(ast.parse('class ExceptionGroup: pass\\nLATER = OSError, Exception'))]
    ['BaseException', 'BaseExceptionGroup', 'Exception', 'LATER']
    """
    names = {**BROAD}
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef(name=name):
                names.pop(name, None)
            case ast.ImportFrom(module=module, names=aliases) if module != 'builtins':
                for alias in aliases:
                    names.pop(alias.asname or alias.name, None)
    for stmt in tree.body:
        match stmt:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                names.pop(name, None)
                if code := broad(value, names):
                    names[name] = code
    return names


if __name__ == '__main__':
    raise SystemExit(main())
