"""The generated parts of the README, and the examples in the docstrings of the rules.

`python -m flake8_bigthree.docs README.md` brings the README up to date.
"""
from __future__ import annotations

import re
import string
import subprocess
import sys
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

import flake8_bigthree.rules
from flake8_bigthree.errors import ExampleError
from flake8_bigthree.errors import RegistrationError
from flake8_bigthree.options import OPTIONS
from flake8_bigthree.options import key
from flake8_bigthree.rule import RULES
from flake8_bigthree.rule import Rule

assert flake8_bigthree.rules  # imported for what it registers

#: The tasks of a hardening plan, what each is done by, and the beginnings of the codes that hold it.
PLAN = (
    ('Type hints', 'every function is annotated', ('HRD20', 'HRD29')),
    ('Specific exception handling', 'no broad catch is left, and no error is lost', ('HRD1',)),
    ('Exception hierarchy', 'what is raised derives from one base, and nothing is defined beside it', ('HRD3',)),
    ('Tests', 'tests assert something, and they run', ('HRD4',)),
    ('`mypy --strict`', 'what of it can be decided without a type checker', ('HRD21',)),
    ('The old findings', 'they are known, and their number only falls', ('HRD9',)),
)

_BLOCK = re.compile(r'(?P<start><!-- (?P<name>\w+) -->\n).*?(?P<end><!-- end \2 -->)', re.DOTALL)
_EXAMPLE = re.compile(
    r'^(?:(?P<kind>Bad|Good):|`(?P<path>[\w/.-]+)`:)\n+```python\n(?P<labelled>.*?)^```$|^```python$',
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Example:
    """A block of a rule's docstring; `beside` are the files that its source imports from, by path."""

    is_good: bool
    source: str
    beside: dict[str, str] = field(default_factory=dict)


def examples(doc: str) -> list[Example]:
    """The Bad and Good blocks of a docstring; a block under a file's name belongs to the one before it.

    Raises RegistrationError for a block under none of these.

    >>> doc = 'Bad:\\n```python\\nimport a\\n```\\n`a.py`:\\n```python\\nb = 1\\n```'
    >>> examples(doc)
    [Example(is_good=False, source='import a\\n', beside={'a.py': 'b = 1\\n'})]
    """
    found: list[Example] = []
    for block in _EXAMPLE.finditer(doc):
        match block.groupdict():
            case {'kind': str(kind), 'labelled': source}:
                found.append(Example(kind == 'Good', source))
            case {'path': str(path), 'labelled': source} if found:
                found[-1].beside[path] = source
            case _:
                raise RegistrationError(f'an example is under neither "Bad:" nor "Good:" nor a file: {doc}')
    return found


def rules_table(rules: Iterable[Rule]) -> str:
    """The rules by code, as a table in Markdown."""
    rows = (
        (rule.code, f'`{rule.name}`', _by_default(rule), escaped(filled(rule.message)))
        for rule in sorted(rules, key=lambda rule: rule.code)
    )
    return table(('code', 'name', 'by default', 'message'), rows)


def _by_default(rule: Rule) -> str:
    if rule.needs:
        return f'with `{key(rule.needs)}`'
    return 'on' if rule.default else 'off'


def options_table() -> str:
    """The options in the order of their fields, as a table in Markdown."""
    rows = (
        (f'`{key(name)}`', code(option.default), escaped(option.help), escaped(option.kind.allowed))
        for name, option in OPTIONS.items()
    )
    return table(('option', 'default', 'what it says', 'allowed'), rows)


def plan_table(rules: Iterable[Rule]) -> str:
    """The plan's tasks that rules hold, and which, as a table in Markdown."""
    codes = sorted(rule.code for rule in rules)
    held = ((task, done, [code for code in codes if code.startswith(prefixes)]) for task, done, prefixes in PLAN)
    return table(
        ('task', 'what done means', 'rules'), ((task, done, ', '.join(by)) for task, done, by in held if by),
    )


def updated(text: str, blocks: Mapping[str, str]) -> str:
    """A text with new contents between its markers; a marker of a name not in `blocks` is left alone.

    >>> updated('a <!-- b -->\\nold\\n<!-- end b --> c', {'b': 'new'})
    'a <!-- b -->\\nnew\\n<!-- end b --> c'
    """
    return _BLOCK.sub(
        lambda block: f'{block["start"]}{blocks[block["name"]]}\n{block["end"]}'
        if block['name'] in blocks else block[0],
        text,
    )


def linted(folder: Path) -> str:
    """What flake8 says about a folder, by the configuration in it.

    Raises ExampleError if it does not run to its end.
    """
    run = subprocess.run([sys.executable, '-m', 'flake8'], cwd=folder, capture_output=True, encoding='utf-8')
    if run.stderr:
        raise ExampleError(f'flake8 in {folder} fails: {run.stderr.strip()}')
    return run.stdout.rstrip('\n')


def readme(path: Path) -> str:
    """The README as it should be: its example is the folder of that name beside it."""
    rules = RULES.values()
    return updated(path.read_text(encoding='utf-8'), {
        'rules': rules_table(rules),
        'options': options_table(),
        'plan': plan_table(rules),
        'example': f'```text\n{linted(path.parent / "example")}\n```',
    })


def main(arguments: list[str]) -> None:
    """Rewrite the files."""
    for name in arguments:
        Path(name).write_text(readme(Path(name)), encoding='utf-8')


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table in Markdown; cells are Markdown themselves, in which bars are escaped."""
    return '\n'.join(map(_row, [head, ('---',) * len(head), *rows]))


def _row(cells: Iterable[str]) -> str:
    joined = ' | '.join(cell.replace('|', r'\|') for cell in cells)
    return f'| {joined} |'


def filled(message: str) -> str:
    """A message with its placeholders in capitals, which can be told from text in code too.

    >>> filled('broad `except {caught!r}`')
    'broad `except CAUGHT`'
    """
    return ''.join(text + (name or '').upper() for text, name, _, _ in string.Formatter().parse(message))


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands; what is between backticks is code already.

    >>> print(escaped('*args in __init__ <x> [a] #1 `*_`'))
    \\*args in \\_\\_init\\_\\_ \\<x> \\[a] \\#1 `*_`
    """
    return re.sub(r'(`[^`]*`)|([\\*_<\[#])', lambda part: part[1] or f'\\{part[2]}', text)


def code(text: str) -> str:
    """A value as code, or the word for there being none."""
    return f'`{text}`' if text else 'empty'


if __name__ == '__main__':
    main(sys.argv[1:])
