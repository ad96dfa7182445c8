"""Rewrite projects so that they go on to mean what they did, and remember where each line was."""
from __future__ import annotations

import ast
import io
import re
import symtable
import tokenize
import typing
from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from flake8_bigthree.checker import Violation
from flake8_bigthree.names.bindings import bindings

_LAYOUT = {tokenize.NL, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
_QUOTED_LINE = re.compile(r'(?<=in line )\d+')
_QUOTED_PLACE = re.compile(r'([\w./-]+):(\d+)(?=\))')


class Line(NamedTuple):
    """A line, the file and the line that it was, and how many columns it has moved to the right.

    A line that is new is taken to be the one below it.
    """

    text: str
    file: str
    number: int
    shift: int = 0

    def indented(self, columns: int) -> Line:
        """The line moved to the right."""
        return self._replace(text=' ' * columns + self.text, shift=self.shift + columns)

    def another(self, text: str) -> Line:
        """A new line above this one."""
        return self._replace(text=text, shift=0)


#: By the path from the project's folder, with slashes.
Sources = dict[str, list[Line]]
Rewriting = Callable[[Sources], Sources]


def read(root: Path) -> Sources:
    """The files of a project."""
    return sources({
        path.relative_to(root).as_posix(): path.read_text(encoding='utf-8') for path in sorted(root.rglob('*.py'))
    })


def sources(texts: dict[str, str]) -> Sources:
    """The files of a project of which the texts are known."""
    return {
        file: [Line(text, file, number) for number, text in enumerate(io.StringIO(texts[file]), 1)] for file in texts
    }


def write(rewritten: Sources, root: Path) -> None:
    """Put the files into a folder."""
    for file, lines in rewritten.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text(lines), encoding='utf-8')


def text(lines: list[Line]) -> str:
    """What is in a file."""
    return ''.join(line.text for line in lines)


def original(violation: Violation, file: str, rewritten: Sources) -> tuple[str, Violation]:
    """Where a violation in a file would be found if nothing had been rewritten."""
    line = rewritten[file][violation.line - 1] if rewritten[file] else Line('', file, 1)

    def quoted_line(match: re.Match[str]) -> str:
        return str(rewritten[file][int(match[0]) - 1].number)

    def quoted_place(match: re.Match[str]) -> str:
        place = rewritten[match[1]][int(match[2]) - 1]
        return f'{place.file}:{place.number}'

    said = _QUOTED_PLACE.sub(quoted_place, _QUOTED_LINE.sub(quoted_line, violation.text))
    return line.file, Violation(line.number, violation.column - line.shift, violation.code, said)


def with_comments(before: Sources) -> Sources:
    """A blank line and a comment above every statement and clause."""
    return {file: [*_with_comments(lines)] for file, lines in before.items()}


def _with_comments(lines: list[Line]) -> Iterator[Line]:
    begins = {begin.start[0] for begin in _logical_lines(lines)}
    for number, line in enumerate(lines, 1):
        if number in begins:
            yield line.another('\n')
            yield line.another(_indent(line) + '# a comment\n')
        yield line


def in_if_true(before: Sources) -> Sources:
    """All of a module, but its docstring and `from __future__ import …`, in `if True:`."""
    return {file: _in_if_true(lines) for file, lines in before.items()}


def _in_if_true(lines: list[Line]) -> list[Line]:
    tree = ast.parse(text(lines))
    rest = [stmt for stmt in tree.body if not _is_header(stmt)]
    if not rest:
        return lines
    begin = _begin(rest[0])
    inside = _in_strings(lines)
    return [
        *lines[:begin - 1], lines[begin - 1].another('if True:\n'),
        *(
            line.indented(4) if number not in inside and _can_move(line) else line
            for number, line in enumerate(lines[begin - 1:], begin)
        ),
    ]


def bodies_in_if_true(before: Sources) -> Sources:
    """What is in each function, but its docstring, in `if True:`; not that of an empty one, or behind the colon."""
    return {file: _bodies_in_if_true(lines) for file, lines in before.items()}


def _bodies_in_if_true(lines: list[Line]) -> list[Line]:
    inside = _in_strings(lines)
    heads, deeper = dict[int, str](), dict[int, int]()
    for node in ast.walk(ast.parse(text(lines))):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        body = node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
        begin = _begin(body[0]) if body else 0
        if all(map(_does_nothing, body)) or lines[begin - 1].text[:body[0].col_offset].strip():
            continue
        heads[begin] = _indent(lines[begin - 1])
        for number in range(begin, (node.end_lineno or begin) + 1):
            deeper[number] = deeper.get(number, 0) + 4
    rewritten = []
    for number, line in enumerate(lines, 1):
        if number in heads:
            rewritten.append(line.another(' ' * (deeper[number] - 4) + heads[number] + 'if True:\n'))
        is_moved = number in deeper and number not in inside and _can_move(line)
        rewritten.append(line.indented(deeper[number]) if is_moved else line)
    return rewritten


def with_aliases(before: Sources) -> Sources:
    """`from a import b` as `from a import b as _alias_b; b = _alias_b`.

    But for modules, and for what type checkers know by its name only.
    """
    def rewrite(stmt: ast.ImportFrom, file: str) -> str | None:
        if _is_of_types(stmt) or any(alias.asname or _is_module(alias.name, before) for alias in stmt.names):
            return None
        new = [f'_alias_{_bound(alias)}' for alias in stmt.names]
        imported = ', '.join(f'{alias.name} as {name}' for alias, name in zip(stmt.names, new, strict=True))
        bound = (f'{_bound(alias)} = {name}' for alias, name in zip(stmt.names, new, strict=True))
        return '; '.join([f'from {_source(stmt)} import {imported}', *bound])
    return _with_imports(before, rewrite)


def through_modules(before: Sources) -> Sources:
    """`from a import b` as `import a as _module; b = _module.b`, but for the same.

    `import p.a as _module` takes what `p` has of the name `a`, which need not be the module where `p` binds it.
    """
    def rewrite(stmt: ast.ImportFrom, file: str) -> str | None:
        if stmt.level or not stmt.module or _is_of_types(stmt) or _is_bound_above(stmt.module, before):
            return None
        if any(_is_module(alias.name, before) for alias in stmt.names):
            return None
        name = f'_module_{stmt.module.replace(".", "_")}'
        return '; '.join([
            f'import {stmt.module} as {name}', *(f'{_bound(alias)} = {name}.{alias.name}' for alias in stmt.names),
        ])
    return _with_imports(before, rewrite)


def with_absolute_imports(before: Sources) -> Sources:
    """`from .a import b` as `from package.a import b`."""
    def rewrite(stmt: ast.ImportFrom, file: str) -> str | None:
        package = _package(file, before)
        above = package[:len(package) - stmt.level + 1]
        if not stmt.level or not above or stmt.level > len(package) or not all(map(str.isidentifier, above)):
            return None
        return f'from {".".join([*above, *filter(None, [stmt.module])])} import {_names(stmt)}'
    return _with_imports(before, rewrite)


def with_relative_imports(before: Sources) -> Sources:
    """`from package.a import b` as `from .a import b`."""
    def rewrite(stmt: ast.ImportFrom, file: str) -> str | None:
        package = _package(file, before)
        names = (stmt.module or '').split('.')
        if stmt.level or names[:1] != package[:1]:
            return None
        return f'from {"." * len(package)}{".".join(names[1:])} import {_names(stmt)}'
    return _with_imports(before, rewrite)


def through_a_chain(before: Sources) -> Sources:
    """`from a import b` as `from _hop_1 import b`, which takes it from `_hop_2`, and that from `a`."""
    return _through_hops(before, _names)


def through_stars(before: Sources) -> Sources:
    """The same with `import *`, where that can stand, and nothing gets another name."""
    def importing(stmt: ast.ImportFrom) -> str | None:
        return None if stmt.col_offset or any(alias.asname for alias in stmt.names) else '*'
    return _through_hops(before, importing)


def _through_hops(before: Sources, importing: Callable[[ast.ImportFrom], str | None]) -> Sources:
    hops: Sources = {}

    def rewrite(stmt: ast.ImportFrom, file: str) -> str | None:
        if not (imported := importing(stmt)):
            return None
        names = [alias.name for alias in stmt.names]
        source = _source(stmt)
        for _ in range(2):
            folder, slash, _ = file.rpartition('/')
            said = f'from {source} import {", ".join(names)}; __all__ = {names}\n'
            source = f'{"." * bool(_package(file, before))}_hop_{len(hops)}'
            hops[f'{folder}{slash}{source.strip(".")}.py'] = [Line(said, file, stmt.lineno)]
        return f'from {source} import {imported}'
    return _with_imports(before, rewrite) | hops


def moved(before: Sources) -> Sources:
    """All that is in a module, and in a package, in another file of the folder, and taken from there."""
    rewritten: Sources = {}
    for file, lines in before.items():
        names = [*_bound_in(text(lines))]
        folder, slash, name = file.rpartition('/')
        if not names or name.startswith(('test_', 'conftest')):
            rewritten[file] = lines
            continue
        new = f'_moved_{name.removesuffix(".py").strip("_")}'
        taken = f'from {"." * bool(_package(file, before))}{new} import'
        rewritten[f'{folder}{slash}{new}.py'] = lines
        rewritten[file] = [Line(f'{taken} {name}\n', file, 1) for name in names]
    return rewritten


def _bound_in(source: str) -> Iterator[str]:
    """What a module binds; `*` first, if it imports that."""
    if any(isinstance(node, ast.alias) and node.name == '*' for node in ast.walk(ast.parse(source))):
        yield '*'
    for symbol in symtable.symtable(source, 'module', 'exec').get_symbols():
        if symbol.is_assigned() or symbol.is_imported():
            yield symbol.get_name()


def _with_imports(before: Sources, rewrite: Callable[[ast.ImportFrom, str], str | None]) -> Sources:
    """The files with their `from … import …` as they are rewritten; None leaves one as it is.

    Left as it is is also what binds a name that is declared `global`: that may be imported before, but not assigned.
    """
    rewritten: Sources = {}
    for file, lines in before.items():
        new = [*lines]
        nodes = [*ast.walk(ast.parse(text(lines)))]
        declared = {name for node in nodes if isinstance(node, ast.Global | ast.Nonlocal) for name in node.names}
        for stmt in nodes:
            if not isinstance(stmt, ast.ImportFrom) or _is_header(stmt) or stmt.names[0].name == '*':
                continue
            if stmt.col_offset and not declared.isdisjoint(map(_bound, stmt.names)):
                continue
            before_it = lines[stmt.lineno - 1].text.encode()[:stmt.col_offset].decode()
            behind = lines[(stmt.end_lineno or 0) - 1].text.encode()[stmt.end_col_offset:].decode()
            if not before_it.strip() and behind.lstrip().startswith(('#', '')) and (said := rewrite(stmt, file)):
                new[stmt.lineno - 1] = lines[stmt.lineno - 1]._replace(text=before_it + said + behind)
                for number in range(stmt.lineno, stmt.end_lineno or 0):
                    new[number] = lines[number]._replace(text='\n')
        rewritten[file] = new
    return rewritten


def _is_of_types(stmt: ast.ImportFrom) -> bool:
    return stmt.module == 'typing_extensions' or any(alias.name in typing.__all__ for alias in stmt.names)


def _source(stmt: ast.ImportFrom) -> str:
    return '.' * stmt.level + (stmt.module or '')


def _names(stmt: ast.ImportFrom) -> str:
    return ', '.join(map(ast.unparse, stmt.names))


def _bound(alias: ast.alias) -> str:
    return alias.asname or alias.name


def _package(file: str, files: Sources) -> list[str]:
    """The names of the packages that a file is in, the outermost first."""
    *folders, _ = file.split('/')
    names = list[str]()
    while folders and '/'.join([*folders, '__init__.py']) in files:
        names.insert(0, folders.pop())
    return names


def _is_module(name: str, files: Sources) -> bool:
    """Is there a module of this name? A package that gives it another name leads back to itself."""
    return any(f'/{file}'.endswith((f'/{name}.py', f'/{name}/__init__.py')) for file in files)


def _is_bound_above(module: str, files: Sources) -> bool:
    """Does the package of a module bind the module's name itself?"""
    package, _, name = module.rpartition('.')
    source = files.get(f'{package.replace(".", "/")}/__init__.py', [])
    return name in bindings(ast.parse(text(source)).body)


def _is_header(stmt: ast.stmt) -> bool:
    match stmt:
        case ast.Expr(ast.Constant(str())) | ast.ImportFrom(module='__future__'):
            return True
    return False


def _does_nothing(stmt: ast.stmt) -> bool:
    match stmt:
        case ast.Pass() | ast.Expr(ast.Constant()):
            return True
    return False


def _begin(stmt: ast.stmt) -> int:
    """The first line of a statement, decorators included."""
    decorators: list[ast.expr] = getattr(stmt, 'decorator_list', [])
    return min([stmt.lineno, *(decorator.lineno for decorator in decorators)])


def _indent(line: Line) -> str:
    return line.text[:len(line.text) - len(line.text.lstrip(' \t\f'))]


def _can_move(line: Line) -> bool:
    """Is it neither blank nor a comment that means something at the margin only, as `# mypy: …` does?"""
    return not line.text.startswith(('\n', '#'))


def _tokens(lines: list[Line]) -> list[tokenize.TokenInfo]:
    return [*tokenize.generate_tokens(io.StringIO(text(lines)).readline)]


def _logical_lines(lines: list[Line]) -> Iterator[tokenize.TokenInfo]:
    """The first token of every statement and clause that begins a line."""
    is_first = True
    for token in _tokens(lines):
        if token.type == tokenize.NEWLINE:
            is_first = True
        elif is_first and token.type not in _LAYOUT:
            is_first = False
            yield token


def _in_strings(lines: list[Line]) -> set[int]:
    """The lines that begin in a string."""
    inside, begun = set[int](), list[int]()
    for token in _tokens(lines):
        kind = tokenize.tok_name[token.type]
        if kind == 'STRING' or kind.endswith('STRING_START'):
            begun.append(token.start[0])
        if kind == 'STRING' or kind.endswith('STRING_END'):
            inside.update(range(begun.pop() + 1, token.end[0] + 1))
    return inside
