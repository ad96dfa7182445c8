from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterator
from functools import lru_cache

from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import Kinds
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.walk import Spot

# Patterns are compiled when they are needed, not at flake8's start.
_CODE = r'(?:[A-Z]{1,3}[0-9]+|HRD[0-9]*)\b'
_NOQA = rf'#\s*noqa\s*:\s*(?P<codes>{_CODE}(?:[\s,]+{_CODE})*)'
#: Codes alone, as in another comment, are no reason.
_WORD = rf'\b(?!{_CODE})\w'


@lru_cache(maxsize=1)
def _lines(module: Module) -> list[int]:
    """The lines that may hold such a comment."""
    if 'HRD' not in module.source:  # as in nearly every file
        return []
    return [number for number, line in enumerate(module.lines, 1) if 'HRD' in line and 'noqa' in line.lower()]


def _kinds_in(module: Module) -> Kinds:
    return (ast.Module,) if _lines(module) else ()


@rule('HRD902', '`# noqa: {codes}` gives no reason; write it behind the codes', default=False, kinds_in=_kinds_in)
def suppression_without_reason(node: ast.Module, scope: Scope) -> Iterator[Finding]:
    """Whoever reads a suppression wants to know why the rule does not hold there, and when it may be taken out.

    It is about those that name a code of this plugin. The reason stands behind the codes, or in a comment behind that.

    Bad:
    ```python
    run()  # noqa: HRD103 # HRD902
    ```

    Good:
    ```python
    run()  # noqa: HRD103 the driver raises anything
    run()  # noqa: HRD103  # the driver raises anything
    ```
    """
    module = scope.module
    for line, column, text in _comments(module):
        for noqa in re.finditer(_NOQA, text, re.IGNORECASE):
            if 'HRD' in noqa['codes'].upper() and not re.search(_WORD, text[noqa.end():]):
                before = module.lines[line - 1][:column + noqa.start()]
                spot = Spot(line, len(before.encode(errors='surrogatepass')))
                yield found(spot, codes=noqa['codes'])


def _comments(module: Module) -> Iterator[tuple[int, int, str]]:
    """Line, column in characters and text of the comments on those lines: what stands in a string is none."""
    lines = _lines(module)
    try:
        for token in tokenize.generate_tokens(iter(module.lines).__next__):
            line, column = token.start
            if token.type == tokenize.COMMENT and line in lines:
                yield line, column, token.string
    except (tokenize.TokenError, SyntaxError):  # noqa: HRD112 - Python's own parser does not read it by this module
        return
