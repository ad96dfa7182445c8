"""What the rules about comments share: which comments stand on some lines, and which of them silence flake8?"""
from __future__ import annotations

import re
import tokenize
from collections.abc import Iterator
from itertools import takewhile

from typing import NamedTuple

from flake8_bigthree.names.project import Module
from flake8_bigthree.walk import Spot

# Patterns are compiled when they are needed, not at flake8's start.
_CODE = r'(?:[A-Z]{1,3}[0-9]+|HRD[0-9]*)\b'
_NOQA = rf'#\s*noqa\s*:\s*(?P<codes>{_CODE}(?:[\s,]+{_CODE})*)'
#: Codes alone, as in another comment, are no reason.
_WORD = rf'\b(?!{_CODE})\w'


def comments(module: Module, lines: list[int]) -> Iterator[tuple[Spot, str]]:
    """The comments on these lines, which are sorted, with their text: what stands in a string is none."""
    wanted = frozenset(lines)
    tokens = tokenize.generate_tokens(iter(module.lines).__next__)
    try:
        for token in takewhile(lambda token: token.start[0] <= lines[-1], tokens):
            if token.type == tokenize.COMMENT and token.start[0] in wanted:
                line, column = token.start
                before = module.lines[line - 1][:column]
                yield Spot(line, len(before.encode(errors='surrogatepass'))), token.string
    except (tokenize.TokenError, SyntaxError):  # noqa: HRD112 - Python's own parser does not read it by this module
        return


class Suppression(NamedTuple):
    """A `# noqa: …` that names a code of this plugin: where it stands, its codes, and is there a reason behind them?"""

    spot: Spot
    codes: str
    has_reason: bool


def lines_with_noqa(module: Module) -> list[int]:
    """The lines that may hold such a comment."""
    if 'HRD' not in module.source and 'hrd' not in module.source:  # as in nearly every file
        return []
    lowered = enumerate(map(str.lower, module.lines), 1)
    return [number for number, line in lowered if 'hrd' in line and 'noqa' in line]


def suppressions(module: Module) -> Iterator[Suppression]:
    """Those of a file, in its order."""
    lines = lines_with_noqa(module)
    for place, text in comments(module, lines) if lines else ():
        for noqa in re.finditer(_NOQA, text, re.IGNORECASE):
            if 'HRD' in noqa['codes'].upper():
                before = len(text[:noqa.start()].encode(errors='surrogatepass'))
                has_reason = re.search(_WORD, text[noqa.end():]) is not None
                yield Suppression(Spot(place.lineno, place.col_offset + before), noqa['codes'], has_reason)
