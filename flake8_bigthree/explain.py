"""What `python -m flake8_bigthree explain` prints: a page of Markdown per rule, made of what the rule says itself."""
from __future__ import annotations

import ast
import inspect
import os
import re
import sys
from collections.abc import Iterable
from collections.abc import Iterator
from functools import cache
from types import FunctionType

from flake8_bigthree.docs import code
from flake8_bigthree.docs import escaped
from flake8_bigthree.docs import filled
from flake8_bigthree.errors import UnknownRuleError
from flake8_bigthree.options import OPTIONS
from flake8_bigthree.options import key
from flake8_bigthree.output import say
from flake8_bigthree.rule import RULES
from flake8_bigthree.rule import Rule

_PACKAGE = f'{__package__}.'
#: The attributes of a project and its modules that come of an option; rules read the others from `options`.
_MADE_OF = {'finder': 'source_roots', 'stale': 'baseline'}
_SETTING = re.compile(r'# options: (?P<name>\w+) =')


def chosen(asked: Iterable[str]) -> list[Rule]:
    """The rules that are meant by codes, beginnings of codes or names, in upper or lower case, each once.

    Raises UnknownRuleError, with the nearest rule, for what means none.

    >>> [rule.code for rule in chosen(['hrd21', 'broad-except', 'HRD212'])]
    ['HRD211', 'HRD212', 'HRD213', 'HRD214', 'HRD103']
    """
    found: dict[str, Rule] = {}
    for text in asked:
        meant = {
            code: rule for code, rule in sorted(RULES.items())
            if rule.name == text.lower() or text and code.startswith(text.upper())
        }
        if not meant:
            near = _nearest(text)
            raise UnknownRuleError(f'{text!r} is no rule; did you mean {near.code} {near.name}?')
        found |= meant
    return [*found.values()]


def _nearest(text: str) -> Rule:
    """The rule whose code or name is most like a text; of several, the one that begins most like it.

    >>> _nearest('HRD199').code
    'HRD101'
    """
    import difflib  # here, as few commands need it
    spelt = {spelling: rule for _, rule in sorted(RULES.items()) for spelling in (rule.code.lower(), rule.name)}
    wanted = text.lower()

    def likeness(spelling: str) -> tuple[float, int]:
        return difflib.SequenceMatcher(None, wanted, spelling).ratio(), len(os.path.commonprefix([wanted, spelling]))

    return spelt[max(spelt, key=likeness)]


def page(rule: Rule) -> str:
    """All that there is to say about a rule."""
    parts = [f'# {rule.code} {rule.name}', f'> {escaped(filled(rule.message))}', _by_default(rule)]
    parts.append(_SETTING.sub(lambda setting: f'# {key(setting["name"])} =', rule.doc))
    if names := options_of(rule):
        options = ((key(name), OPTIONS[name]) for name in names)
        lines = [f'- `{name}` (default: {code(option.default)}): {escaped(option.help)}' for name, option in options]
        parts.append('\n'.join(['Options:', '', *lines]))
    return '\n\n'.join(parts) + '\n'


def _by_default(rule: Rule) -> str:
    if rule.needs:
        return f'On where `{key(rule.needs)}` is set.'
    return 'On by default.' if rule.default else f'Off by default; `extend-select = {rule.code}` switches it on.'


def options_of(rule: Rule) -> list[str]:
    """The fields of Options that a rule's code reads, and the functions that it uses, in the order of the fields."""
    read = {rule.needs}
    reached: set[FunctionType] = set()
    stack = [*_function(rule.check), *_function(rule.kinds_in), *_function(rule.lines_in)]
    while stack:
        function = stack.pop()
        if function in reached:
            continue
        reached.add(function)
        for node in _definitions(function.__module__).get(function.__name__, ()):
            match node:
                case ast.Attribute(value=ast.Attribute(attr='options') | ast.Name(id='options'), attr=name):
                    read.add(name)
                case ast.Attribute(attr=name) if name in _MADE_OF:
                    read.add(_MADE_OF[name])
                case ast.Name(id=name):
                    stack += _function(function.__globals__.get(name))
    return [name for name in OPTIONS if name in read]


def _function(value: object) -> Iterator[FunctionType]:
    """The function of this package that a value is, behind a cache too; nothing for any other value."""
    if callable(value):
        function = inspect.unwrap(value)
        if isinstance(function, FunctionType) and function.__module__.startswith(_PACKAGE):
            yield function


@cache
def _definitions(module: str) -> dict[str, list[ast.AST]]:
    """The nodes of each function at the top of a module."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: [*ast.walk(node)] for node in tree.body if isinstance(node, ast.FunctionDef)}


def show(text: str) -> None:
    """Print Markdown, rendered if it goes to a terminal."""
    if sys.stdout.isatty():
        from rich.console import Console  # here, as rich takes longer to load than all the rest
        from rich.markdown import Markdown
        Console().print(Markdown(text, code_theme='ansi_dark'))
        return
    say(text)
