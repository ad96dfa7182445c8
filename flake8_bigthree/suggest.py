"""The command that says of each broad catch what its block can raise, how that is known, and what to catch instead."""
from __future__ import annotations

import ast
import os
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence

from flake8_bigthree.checker import Checker
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.output import say
from flake8_bigthree.raising.answer import Raised
from flake8_bigthree.raising.answer import Unknown
from flake8_bigthree.raising.sites import How
from flake8_bigthree.raising.suggestion import Suggestion
from flake8_bigthree.raising.suggestion import for_handler
from flake8_bigthree.raising.suggestion import for_suppress
from flake8_bigthree.raising.suggestion import listed
from flake8_bigthree.raising.suggestion import spelling
from flake8_bigthree.raising.suggestion import try_of
from flake8_bigthree.rule import RULES
from flake8_bigthree.rules._handlers import shown
from flake8_bigthree.run import plan

#: The rules about broad catches, whose findings have a block.
_BROAD = frozenset({'HRD101', 'HRD102', 'HRD103', 'HRD104'})
#: What is shown of the source at most (characters).
_LONGEST = 44
#: How many places are named that raise an error.
_MOST_LINES = 3

Row = tuple[str, str, str, str]


def make(args: Sequence[str]) -> None:
    """Print the suggestions for the files that flake8 would lint with these arguments, such as paths and `--config`.

    Raises RunError if flake8 could not be run.
    """
    planned = plan(args)
    checker = Checker(rule for code, rule in RULES.items() if code in planned.codes & _BROAD)
    for path in sorted(planned.files):
        module = planned.project.load(path)
        if module is None:
            say(f'{os.path.normpath(path)}: cannot be read, or is not Python\n\n')
            continue
        for text in suggestions(module, checker):
            say(f'{text}\n\n')


def suggestions(module: Module, checker: Checker) -> Iterator[str]:
    """What is said of each broad catch in a module, in order."""
    found = [
        (caught, node, scope)
        for rules, node, scope in checker.visits(module) for rule in rules for caught, _ in rule.check(node, scope)
    ]
    for caught, stmt, scope in sorted(found, key=lambda one: module.position(one[0])):
        line, _ = module.position(caught)
        if isinstance(caught, ast.ExceptHandler):
            suggestion = for_handler(caught, scope, scope.options.broad_exceptions)
            instead = _handler(caught, suggestion, scope)
            what = shown(caught).removesuffix(':')
        else:
            assert isinstance(caught, ast.Call)
            suggestion = for_suppress(caught, stmt, scope, scope.options.broad_exceptions)
            instead = f'suppress({", ".join(_names(suggestion, scope))})'
            what = _source(caught, module)
        head = f'{module.shown}:{line} {what}'
        yield '\n'.join((head, *_aligned(_rows(suggestion, instead, scope))))


def _names(suggestion: Suggestion, scope: Scope) -> list[str]:
    return [spelling(error, scope) for error in suggestion.errors]


def _handler(handler: ast.ExceptHandler, suggestion: Suggestion, scope: Scope) -> str:
    names = _names(suggestion, scope)
    what = f'({", ".join(names)})' if len(names) > 1 else ''.join(names)
    star = '*' if isinstance(try_of(handler, scope), ast.TryStar) else ''
    return f'except{star} {what} as {handler.name}:' if handler.name else f'except{star} {what}:'


def _rows(suggestion: Suggestion, instead: str, scope: Scope) -> Iterator[Row]:
    raised: dict[object, list[Raised]] = {}
    for entry in suggestion.answer.raised:
        raised.setdefault(entry.error, []).append(entry)
    for entries in raised.values():
        first = entries[0]
        yield spelling(first.error, scope), _source(first.node, scope.module), _lines(entries), _reason(first)
    unknown: dict[str, list[Unknown]] = {}
    for left in suggestion.answer.unknown:
        unknown.setdefault(left.name, []).append(left)
    for name, others in unknown.items():
        yield 'unknown', name, _lines(others), '; '.join(dict.fromkeys(other.reason for other in others))
    if suggestion.errors:
        yield 'replace with', instead, '', ''
    else:
        yield 'replace with', 'nothing is known of what this block raises', '', ''


def _lines(entries: Sequence[Raised | Unknown]) -> str:
    numbers = [str(line) for line in dict.fromkeys(getattr(entry.node, 'lineno') for entry in entries)]
    return f'line{"s" if len(numbers) > 1 else ""} {listed(numbers, _MOST_LINES)}'


def _reason(entry: Raised) -> str:
    """How it is known that an error is raised."""
    source = entry.source.removeprefix('https://')
    where = f' in {entry.path}:{entry.line}' if entry.path else ''
    return f'raised{where or " here"}' if entry.how is How.RAISED else f'{entry.how.value}{where}: {source}'


def _source(node: ast.AST, module: Module) -> str:
    """The source of a node in one line, cut where it is long."""
    text = ' '.join((ast.get_source_segment(module.source, node) or '').split())
    return text if len(text) <= _LONGEST else f'{text[:_LONGEST - 1]}…'


def _aligned(rows: Iterable[Row]) -> Iterator[str]:
    *known, last = rows
    widths = [max(map(len, column)) for column in zip(*known)] if known else [0] * len(last)
    widths[0] = max(widths[0], len(last[0]))  # what stands behind it may be as long as it likes
    for row in (*known, last):
        yield '  ' + '  '.join(f'{cell:{width}}' for cell, width in zip(row, widths)).rstrip()
