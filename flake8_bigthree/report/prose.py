"""The little Markdown that rules and their messages are written in, taken apart."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal
from typing import NamedTuple

_FENCE = re.compile(r'^```\w*\n(.*?)^```$', re.DOTALL | re.MULTILINE)


class Block(NamedTuple):
    """A paragraph, a label such as `Bad:`, or code, of one part, or a list, a part for each item."""

    kind: Literal['paragraph', 'label', 'code', 'list']
    parts: list[str]


def blocks(doc: str) -> Iterator[Block]:
    """The blocks of a text.

    >>> [*blocks('Why\\nso.\\n\\n* one\\n* two\\n\\nBad:\\n```python\\nx\\n```')]  # doctest: +NORMALIZE_WHITESPACE
    [Block(kind='paragraph', parts=['Why\\nso.']), Block(kind='list', parts=['one', 'two']),
     Block(kind='label', parts=['Bad:']), Block(kind='code', parts=['x\\n'])]
    """
    for number, part in enumerate(_FENCE.split(doc)):
        if number % 2:
            yield Block('code', [part])
            continue
        for text in re.split(r'\n\s*\n', part):
            text = text.strip()
            if text.startswith('* '):
                yield Block('list', re.split(r'\n\* ', text.removeprefix('* ')))
            elif text:
                yield Block('label' if text.endswith(':') and '\n' not in text else 'paragraph', [text])


def spans(text: str) -> list[tuple[str, bool]]:
    """The pieces of a text, each with whether it is code.

    >>> spans('broad `except`')
    [('broad ', False), ('except', True)]
    """
    return [(part, number % 2 == 1) for number, part in enumerate(re.split(r'`([^`]+)`', text)) if part]
