"""The `try` statements of a package in which its author wrote specific exceptions, and what we suggest instead."""
from __future__ import annotations

import ast
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.masked.score import Judged
from benchmarks.masked.score import Match
from benchmarks.masked.score import Site
from flake8_bigthree.checker import Checker
from flake8_bigthree.names import stdlib
from flake8_bigthree.names.errors import derives_from
from flake8_bigthree.names.errors import members
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.project import parse
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import External
from flake8_bigthree.options import Options
from flake8_bigthree.raising.contracts import canonical
from flake8_bigthree.raising.sites import How
from flake8_bigthree.raising.suggestion import Suggestion
from flake8_bigthree.raising.suggestion import in_try
from flake8_bigthree.rule import Rule

TryNode = ast.Try | ast.TryStar
Error = Class | External

_TRY = Rule('', '', '', (ast.Try, ast.TryStar), lambda node, scope: iter(()), True)
_BROAD = frozenset({
    'builtins.BaseException', 'builtins.BaseExceptionGroup', 'builtins.Exception', 'builtins.ExceptionGroup',
})
#: Folders of tests, and of what is another project's.
_LEFT_OUT = frozenset({'_bundled', '_tests', '_vendor', 'idle_test', 'lib2to3', 'test', 'testing', 'tests', 'vendor'})


class Written(NamedTuple):
    """An exception that the author wrote; none or several classes where it is not known which one that is."""

    name: str
    classes: tuple[Error, ...]


def sites(package: str, root: Path) -> Iterator[Site]:
    """All sites in the files below a folder, which is a project of its own.

    A statement is left out if one of its handlers is broad, as it is not known what that stands for.
    """
    project = Project(Options(), str(root))
    checker = Checker([_TRY])
    for path in sorted(root.rglob('*.py')):
        file = path.relative_to(root)
        parsed = None if _LEFT_OUT.intersection(file.parts) else parse(str(path))
        if parsed:
            module = project.open(str(path), *parsed)
            for _, node, scope in checker.visits(module):
                assert isinstance(node, TryNode)
                wrote = [*written(node, scope)]
                if wrote and not any(map(_is_broad, wrote)):
                    yield _judged(package, file.as_posix(), node, wrote, suggested(node, scope))
            project.close(module)


def written(node: TryNode, scope: Scope) -> Iterator[Written]:
    """What the handlers of a statement name, each once; but for what `except Exception` would not catch."""
    seen = set[object]()
    for handler in node.handlers:
        if not handler.type:
            yield Written('', (External('builtins.BaseException'),))
        for member in members(handler, scope):
            key = tuple(map(_key, member.classes)) or member.shown
            if key not in seen and not any(map(_ends, member.classes)):
                seen.add(key)
                yield Written(_name(member.classes[0]) if member.classes else member.shown, member.classes)


def suggested(node: TryNode, scope: Scope) -> Suggestion:
    """What we say of a statement whose handlers are one `except Exception`."""
    broad = ast.ExceptHandler(ast.Name('Exception', ast.Load()), None, [ast.Pass()])
    handler = ast.fix_missing_locations(ast.copy_location(broad, node.handlers[0]))
    masked = ast.copy_location(type(node)(node.body, [handler], node.orelse, node.finalbody), node)
    return in_try(masked, handler, scope)


def _judged(package: str, file: str, node: TryNode, wrote: Sequence[Written], said: Suggestion) -> Site:
    return Site(
        package, file, node.lineno, ast.unparse(node),
        tuple(Judged(one.name, _nearest(one.classes, said.errors), _why(said)) for one in wrote),
        tuple(
            Judged(_name(error), max(_nearest(one.classes, [error]) for one in wrote), _origin(error, said))
            for error in said.errors
        ),
        tuple(unknown.name for unknown in said.answer.unknown),
    )


def _nearest(classes: Iterable[Error], others: Iterable[Error]) -> Match:
    return max((_match(cls, other) for cls in classes for other in others), default=Match.NONE)


def _match(one: Error, other: Error) -> Match:
    if _key(one) == _key(other):
        return Match.EXACT
    return Match.RELATED if derives_from(one, other) or derives_from(other, one) else Match.NONE


def _key(error: Error) -> object:
    return error.identity if isinstance(error, Class) else stdlib.canonical(canonical(error.name))


def _name(error: Error) -> str:
    return error.qualname if isinstance(error, Class) else error.name.removeprefix('builtins.')


def _is_broad(wrote: Written) -> bool:
    return any(isinstance(cls, External) and cls.name in _BROAD for cls in wrote.classes)


def _ends(cls: Error) -> bool:
    """Is it what `except Exception` does not catch?"""
    line = stdlib.ancestors(cls.name) if isinstance(cls, External) else None
    return line is not None and 'builtins.Exception' not in line and 'builtins.BaseException' != line[0]


def _why(said: Suggestion) -> str:
    """Why something may not be suggested."""
    unknown = 'something is unknown' if said.answer.unknown else 'all is known'
    return f'{"other errors are suggested" if said.errors else "nothing is suggested"}, {unknown}'


def _origin(error: Error, said: Suggestion) -> str:
    """What a suggestion is from: what raises it, and whether that is in the block or in a function that runs there."""
    entry = next(entry for entry in said.answer.raised if _key(entry.error) == _key(error))
    known = {How.RAISED: 'raised', How.ELSEWHERE: How.ELSEWHERE.value}
    documented = known.get(entry.how) or f'by contract, {entry.source.rpartition("/")[2]}'
    match entry.node:
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if not entry.path:
            return f'{name}(), {documented}'
    return f'{type(entry.node).__name__}, {documented}{", followed" if entry.path else ""}'
