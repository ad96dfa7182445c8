"""What pyright says that a `raise` raises: once as the source declares it, once as its values alone tell.

An annotation says of which class something is, and that may be any class derived from it; that it is outside decides
nothing. So pyright reads the package a second time, with all annotations taken out that name an
exception, and without the classes of what is caught; it has to infer from what is made and returned.
"""
from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.verdicts.score import Site
from benchmarks.verdicts.syntax import raises
from flake8_bigthree.errors import LinterError
from flake8_bigthree.names.project import parse


class RevealError(LinterError):
    """Pyright does not get to its end."""


class Revealed(NamedTuple):
    """The type of an operand in pyright's words: with the annotations, and without; empty where it says nothing."""

    declared: str = ''
    inferred: str = ''


_TYPE = re.compile(r'Type of ".*" is "(?P<type>.*)"', re.DOTALL)
_MEMBER = re.compile(r'(?:type\[)?(?P<name>[A-Za-z_][\w.]*)(?:\[.*\])?\]?')
_IN_TEXT = re.compile(r'\w+')


def reveal(root: Path, wanted: Iterable[Site], exceptions: frozenset[str]) -> dict[Site, Revealed]:
    """What pyright says of sites in the files below `root`; `exceptions` are the names of all exception classes."""
    sites: dict[str, set[Site]] = {}
    for site in wanted:
        sites.setdefault(site.file, set()).add(site)
    if not sites:
        return {}
    declared, inferred = (_types(root, sites, names) for names in (frozenset[str](), exceptions))
    return {
        site: Revealed(declared.get(site, ''), inferred.get(site, ''))
        for site in (*declared, *inferred)
    }


def members(text: str) -> list[str] | None:
    """The names of the classes of a union, without None; None if something in it is no plain class.

    >>> members('ValueError | type[KeyError] | Err[int] | None'), members('ValueError | Unknown'), members('() -> X')
    (['ValueError', 'KeyError', 'Err'], None, None)
    """
    matches = [_MEMBER.fullmatch(part) for part in _parts(text) if part != 'None']
    names = [match['name'] for match in matches if match and match['name'] not in {'Unknown', 'Any'}]
    return names if names and len(names) == len(matches) else None


def _parts(text: str) -> Iterator[str]:
    """The members of a union, split where it is not in brackets."""
    depth = 0
    part = ''
    for word in re.split(r'(\[|\]|\(|\)| \| )', text):
        depth += (word in '[(') - (word in '])') if word else 0
        if word == ' | ' and not depth:
            yield part
            part = ''
        else:
            part += word
    yield part


def _types(root: Path, sites: Mapping[str, set[Site]], stripped: frozenset[str]) -> dict[Site, str]:
    """Ask about a copy of the files, without the annotations in which one of the names `stripped` stands."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary).resolve() / 'source'
        shutil.copytree(root, copy)
        asked: dict[tuple[str, int], Site] = {}
        for path in copy.rglob('*.py'):
            file = path.relative_to(copy).as_posix()
            if file in sites or stripped:
                asked |= rewritten(path, file, sites.get(file, set()), stripped)
        said = [*_pyright(copy, [*sites])]
    return {asked[place]: text for place, text in said if place in asked}


def rewritten(path: Path, file: str, wanted: set[Site], stripped: frozenset[str]) -> dict[tuple[str, int], Site]:
    """Write a file anew, with the operands wrapped in `reveal_type`; on which line stands which site?"""
    parsed = parse(str(path))
    if not parsed:
        return {}
    tree, _ = parsed
    order = [Site(file, node.lineno, node.col_offset) for node in raises(tree)]
    for node in raises(tree):
        if Site(file, node.lineno, node.col_offset) in wanted and node.exc:
            node.exc = ast.Call(ast.Name('reveal_type'), [node.exc], [])
    if stripped:
        tree = _Stripper(stripped).visit(tree)
    text = ast.unparse(ast.fix_missing_locations(tree))
    path.write_text(text, encoding='utf-8')
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        lines = [node.lineno for node in raises(ast.parse(text))]
    return {(file, line): site for line, site in zip(lines, order, strict=True)}


class _Stripper(ast.NodeTransformer):
    """Takes out the annotations, the casts and the defaults of parameters in which one of these names stands."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """What it returns."""
        node.returns = self._kept(node.returns)
        return self.generic_visit(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        """What it returns."""
        node.returns = self._kept(node.returns)
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        """What is passed."""
        node.annotation = self._kept(node.annotation)
        return node

    def visit_arguments(self, node: ast.arguments) -> ast.AST:
        """What is passed if nothing else is; pyright takes a parameter without annotation for that."""
        node.defaults = [self._kept(default) or ast.Constant(...) for default in node.defaults]
        node.kw_defaults = [default and (self._kept(default) or ast.Constant(...)) for default in node.kw_defaults]
        return self.generic_visit(node)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.AST:
        """What is caught: of a class that is not defined, nothing is known."""
        if node.name:
            node.type = ast.Name('caught')
        return self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        """What a variable holds."""
        self.generic_visit(node)
        if self._kept(node.annotation):
            return node
        return ast.Assign([node.target], node.value) if node.value else ast.Pass()

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """`cast(X, value)`."""
        self.generic_visit(node)
        match node:
            case ast.Call(func=ast.Name('cast') | ast.Attribute(attr='cast'), args=[kind, value]):
                return node if self._kept(kind) else value
        return node

    def _kept(self, node: ast.expr | None) -> ast.expr | None:
        if node is None or self._names.intersection(_IN_TEXT.findall(ast.unparse(node))):
            return None
        return node


def _pyright(folder: Path, files: list[str]) -> Iterator[tuple[tuple[str, int], str]]:
    """File, line and type of what is revealed in the files of a folder."""
    settings = {'include': files, 'typeCheckingMode': 'off', 'analyzeUnannotatedFunctions': True}
    (folder / 'pyrightconfig.json').write_text(json.dumps(settings), encoding='utf-8')
    command = [sys.executable, '-m', 'pyright', '--outputjson', '--pythonpath', sys.executable, '--project', '.']
    environment = {'NODE_OPTIONS': '--max-old-space-size=6144', 'PYRIGHT_PYTHON_IGNORE_WARNINGS': '1', **os.environ}
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if run.returncode > 1 or not run.stdout.strip():
        raise RevealError(f'pyright ends with {run.returncode}:\n{run.stdout[-2000:]}{run.stderr[-2000:]}')
    for diagnostic in json.loads(run.stdout)['generalDiagnostics']:
        match = _TYPE.fullmatch(diagnostic['message'])
        if match:
            file = Path(diagnostic['file']).relative_to(folder).as_posix()
            yield (file, diagnostic['range']['start']['line'] + 1), match['type']
