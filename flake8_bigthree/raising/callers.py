"""Which errors of a function are meant for those who call it?

A function that takes an element which is not there has a mistake in it, and nobody catches that further up; a file that
is not there is nobody's mistake, and an error class of the project is there to be caught. How far errors are caught
from where they are raised has been counted by `benchmarks/masked` over the handlers of real packages: the limits here
are those behind which more are let go by than are caught.
"""
from __future__ import annotations

import ast
from functools import lru_cache

from flake8_bigthree.names.errors import derives_from
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import External
from flake8_bigthree.raising.sites import Error
from flake8_bigthree.raising.sites import How
from flake8_bigthree.raising.sites import external

#: What stands for something that has not been written yet.
_UNWRITTEN = external('NotImplementedError')
#: What is wrong with a program, even where it is raised on purpose.
_MISTAKES = tuple(map(external, ('AssertionError', 'AttributeError', 'RuntimeError', 'TypeError')))
#: What is wrong with a program where an operation or the standard library raises it.
_LAPSES = (*_MISTAKES, *map(external, (
    'ArithmeticError', 'ImportError', 'LookupError', 'NameError', 'StopIteration', 'SyntaxError', 'UnicodeEncodeError',
    'asyncio.InvalidStateError', 'configparser.Error', 'copy.Error', 're.error', 'struct.error',
)))
#: What is wrong with what a function is given.
_VALUES = external('ValueError')
#: From a call in the block to what that calls; behind that no error is for the block.
FARTHEST = 2


def is_for_block(error: Error, how: How, away: int) -> bool:
    """Can an error be for the block that is raised so many calls away from it? None is where this is False."""
    return away == 0 or away <= _reach(error, how)


def goes_further(error: Error, how: How, calls: int, node: ast.AST) -> bool:
    """Is an error that has left a function, and so many callers, one for whoever runs that at a node as well?"""
    if calls == 0 and is_operator(node):
        return isinstance(error, Class) or not derives_from(error, _UNWRITTEN)
    return calls < _reach(error, how)


def is_operator(node: ast.AST) -> bool:
    """Is a function run by an operator or as an attribute? Whoever defines these lets them fail as others fail."""
    return isinstance(node, ast.Attribute | ast.Subscript)


@lru_cache(maxsize=1024)  # there are few errors that contracts name
def _reach_by_contract(error: External) -> int:
    if derives_from(error, _UNWRITTEN) or _is_any(error, _LAPSES):
        return 0
    return 1 if derives_from(error, _VALUES) else FARTHEST


def _reach(error: Error, how: How) -> int:
    """From how many calls away an error is for whoever runs them."""
    if isinstance(error, Class):  # whatever it derives from
        return FARTHEST
    if how is not How.RAISED:
        return _reach_by_contract(error)
    if derives_from(error, _UNWRITTEN):
        return 0
    return 1 if _is_any(error, _MISTAKES) else FARTHEST


def _is_any(error: Error, classes: tuple[Error, ...]) -> bool:
    return any(derives_from(error, cls) for cls in classes)
