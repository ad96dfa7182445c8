from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache

from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import Kinds
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._comments import comments
from flake8_bigthree.walk import start

# Patterns are compiled when they are needed, not at flake8's start.
_IGNORE = r'#[ \t]*(?P<by>type|pyright):[ \t]*ignore(?!\w|[ \t]*\[[, \t-]*\w[\w, \t-]*\])'
#: mypy reads it at the beginning of a line and with these spaces only.
_MYPY = r'^# mypy: .*\bignore[_-]errors\b'
_SWITCHED_ON = r'[:,]\s*ignore[_-]errors\s*(?:=\s*(?:true|yes|on|1)\s*)?(?:,|$)'


@lru_cache(maxsize=1)
def _lines(module: Module) -> list[int]:
    """The lines that may hold such a comment."""
    # To look for a word takes less time than to look for anything else, and nearly every file lacks one of these.
    if 'ignore' not in module.source or not any(by in module.source for by in ('type:', 'pyright:', 'mypy:')):
        return []
    is_near = re.compile(f'{_IGNORE}|{_MYPY}').search
    return [number for number, line in enumerate(module.lines, 1) if 'ignore' in line and is_near(line)]


def _kinds_in(module: Module) -> Kinds:
    return (ast.Module,) if _lines(module) else ()


@rule('HRD214', '`{comment}` silences every error {where}; name the codes of those that are meant', kinds_in=_kinds_in)
def blanket_type_ignore(node: ast.Module, scope: Scope) -> Iterator[Finding]:
    """A comment that silences a type checker without naming a code silences the errors of tomorrow as well.

    It is meant for one error that is known. The next one on its line, a misspelt name perhaps, goes unnoticed.
    Before the first statement `# type: ignore` silences the whole file, as `# mypy: ignore-errors` does.

    Bad:
    ```python
    import yaml  # type: ignore # HRD214

    total = sum(yaml.load('[1]'))  # pyright: ignore because it is a list # HRD214
    ```

    Bad:
    ```python
    # mypy: ignore-errors, strict-equality # HRD214
    import yaml
    ```

    Good:
    ```python
    import yaml  # type: ignore[import-untyped]

    total = sum(yaml.load('[1]'))  # pyright: ignore[reportCallIssue]
    ```
    """
    module = scope.module
    begin = start(node.body[0])[0] if node.body else len(module.lines) + 1
    for spot, text in comments(module, _lines(module)):
        if ignore := re.search(_IGNORE, text):
            where = 'in the file' if spot.lineno < begin and ignore['by'] == 'type' else 'on its line'
            yield found(spot, comment=f'# {ignore["by"]}: ignore', where=where)
        elif spot.col_offset == 0 and re.match(_MYPY, text) and re.search(_SWITCHED_ON, text, re.IGNORECASE):
            yield found(spot, comment='# mypy: ignore-errors', where='in the file')
