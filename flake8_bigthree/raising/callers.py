"""Which errors of a function are meant for those who call it?

A function that takes an element which is not there has a mistake in it, and nobody catches that further up; a file that
is not there is nobody's mistake. How far errors are caught from where they are raised has been counted by
`benchmarks/masked` over the handlers of real packages: the limits here are those behind which more are let go by
than are caught.
"""
from __future__ import annotations

import ast

from flake8_bigthree.raising.sites import Error
from flake8_bigthree.raising.sites import How
from flake8_bigthree.raising.sites import catches
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


def goes_further(error: Error, how: How, calls: int, node: ast.AST) -> bool:
    """Is an error that has left a function, and so many callers, one for whoever runs that at a node as well?"""
    return calls < _reach(error, how, node)


def _reach(error: Error, how: How, node: ast.AST) -> int:
    if catches(_UNWRITTEN, error):
        return 0
    if how is How.RAISED:
        return 1 if _is_any(error, _MISTAKES) else FARTHEST
    if _is_any(error, _LAPSES):
        # Whoever defines what an operator or an attribute does lets it fail as others fail.
        return int(isinstance(node, ast.Attribute | ast.Subscript))
    return 1 if catches(_VALUES, error) else FARTHEST


def _is_any(error: Error, classes: tuple[Error, ...]) -> bool:
    return any(catches(cls, error) for cls in classes)
