"""Programs made up of the statements that the rules look at, out of few names, so that they meet one another.

A program need not parse, but nearly every one does. None of them is ever run.
"""
from __future__ import annotations

import random
import re
import textwrap

#: The files of a project, with slashes.
FILES = ('main.py', 'errors.py', 'pkg/__init__.py', 'pkg/errors.py', 'test_main.py', 'conftest.py')

#: What `$` and a letter stand for in the parts below, and in these themselves.
_PARTS = {
    # A name that is bound.
    'N': (
        'A', 'B', 'C', 'e', 'x', 'f', 'run', 'errors', 'logger', 'BOTH', 'KINDS', 'make', 'Exception', 'ValueError',
        'suppress', 'raises', 'self', 'test_a', 'é',
    ),
    # An error, a class or an instance.
    'E': (
        'A', 'B', 'C', 'BigThreeError', 'e', 'Exception', 'BaseException', 'ExceptionGroup', 'ValueError', 'OSError',
        'KeyError', 'FileNotFoundError', 'IOError', 'NotImplemented', 'StopIteration', 'errors.A', 'errors.Inner.B',
        'pkg.errors.A', 'pkg.B', 'builtins.Exception', 'asyncio.CancelledError', 'requests.HTTPError', 'missing.A',
        'self.error', 'cls.Error', 'type(e)', 'A[int]', 'KINDS[$X]', 'BOTH[0]', 'make($E)', 'run()', 'super().error',
        '($E if $X else $E)', '($E or $E)', '(x := $E)', 'None', '1', "'é'", '...', '(await $E)', '(yield)',
        '(lambda: $E)', 'functools.partial($E)', 'e.with_traceback(None)', 'getattr(errors, "A")',
    ),
    # What is caught.
    'H': (
        '$E', '($E, $E)', '($E, ($E, $E))', '(*BOTH, $E)', 'BOTH', 'BOTH + ($E,)', '()', '[$E]', 'tuple(KINDS)',
        '(*(), *BOTH)',
    ),
    # Any expression.
    'X': (
        'x', 'x', 'f()', '1', "'é'", 'True', 'None', '...', 'x.y', 'x[0]', '(not $X)', '$X == $X', '($X and $X)', '-1',
        "f'{x!r:>{f()}}'", '[$X for x in $X]', '{$X: $X}', '{**x}', '(x := $X)', '(lambda x=$X: $X)',
        '($X if $X else $X)', '$E', '(await f($X))', '(yield $X)', 'f(*$X, **$X)', 'isinstance($X, $H)', 'x' * 60,
        "b'x'", '1_0', '1j', 'sys.version_info >= (3, 99)', 'TYPE_CHECKING', 'sys.exc_info()', 'traceback.format_exc()',
        "''.join($X)",
    ),
    # A type.
    'T': (
        'int', 'str', 'None', 'list', 'dict', 'tuple', 'type', 'list[$T]', 'dict[str, $T]', 'Callable', 'Any', 'object',
        'Callable[[$T], $T]', 'Callable[..., $T]', 'Optional[$T]', 'Union[$T, $T]', '$T | None', '$T | $T', "'list'",
        "'$N'", "'list['", "'dict[str, list]'", 'Annotated[$T, $X]', 'Literal[1]', 'ClassVar[$T]', 'A', 'T', 'type[$E]',
        'tuple[$T, ...]', 're.Pattern', 'errors.Box', 'Box', 'P.args', 'x.y[$T]', '$X',
    ),
    # Parameters.
    'P': (
        '', 'self', 'cls', 'self, x', 'x: $T', 'x: $T = None', 'x: $T = $X', 'x, /, y: $T', '*, x', '*args',
        '*args: $T', '**kwargs', '**kwargs: $T', 'self, x: $T, *args: $T, y: $T = None, **kwargs: $T', 'exc: $E',
        'kind: type[$E]', 'x=$X', 'x, é: $T, *, y: $T = None', 'tmp_path', 'x: int = None, *, exc: $T',
    ),
    # A decorator.
    'D': (
        'staticmethod', 'classmethod', 'property', 'x.setter', 'overload', 'no_type_check', 'typing.no_type_check',
        'functools.wraps(x)', 'pytest.fixture', 'pytest.fixture(autouse=True)', 'pytest.mark.skip', 'unittest.skip("")',
        'pytest.mark.asyncio', 'pytest.mark.parametrize("x", [1])', 'pytest.mark.skipif($X, reason="x")',
        'contextmanager', 'dataclass', 'validator("x")', 'x[0]', 'f($X)', 'pytest.mark.usefixtures("x")',
        'pytest.mark.xfail', '(x := f)',
    ),
    # A logging call.
    'L': (
        'logger.exception($X)', 'logger.error($X)', 'logger.error($X, exc_info=True)', 'logger.error($X, exc_info=$X)',
        'logger.warning("%s", e)', 'logging.error("x")', 'log.critical(f"{e}")', 'self.logger.error($X, *$X, **$X)',
        'logger.log(logging.ERROR, $X)', 'logging.getLogger($X).error("x", exc_info=e)', 'await logger.aexception("x")',
        'logger.opt(exception=True).error("x")', 'logger.bind(x=1).exception("x")', 'print($X)',
        'traceback.print_exc()', 'warnings.warn($X)', 'logger[0].error()', 'logger.error(traceback.format_exc())',
    ),
    # A name of a module that is imported from.
    'M': (
        'errors', 'pkg', 'pkg.errors', '.errors', '.', '..', 'builtins', 'typing', 'missing', 'contextlib', 'main',
    ),
    # A comment.
    'C': (
        '# x', '# é', '# noqa', '# noqa: HRD103', '# noqa:HRD103,HRD2 because', '# type: ignore', '# type: ignore[x]',
        '# type: (int) -> $T', '# type: $T', '# mypy: ignore-errors', '# pyright: ignore', '#: x', '#',
        '# type: ignore []',
    ),
}

#: What a program may begin with.
_HEAD = (
    'import asyncio, builtins, contextlib, errors, functools, logging, pkg.errors, re, sys, traceback, typing',
    'import pytest, unittest', 'from contextlib import suppress', 'from errors import *', 'from pkg import A, B',
    'from errors import BigThreeError, BOTH, C, KINDS, make', 'logger = logging.getLogger(__name__)',
    'from typing import Annotated, Any, Callable, ClassVar, Generic, Literal, NewType, Optional, TypeVar, Union, cast',
    'from pytest import raises', 'BOTH = OSError, Exception', 'class A(Exception): ...', 'class B(A): ...',
    'class BigThreeError(Exception): ...', 'class C(BigThreeError): ...', "T = TypeVar('T')",
)
_SIMPLE = (
    'pass', '...', "'''x\né'''", '$X', '$L', '$L', 'return', 'return $X', 'continue', 'break', 'raise', 'raise $E',
    'raise $E', 'raise $E($X)', 'raise $E from e', 'raise $E from None', 'raise $E($X) from $X',
    'raise NotImplementedError', 'assert $X', 'assert True', 'assert x == x', 'assert ($X, $X)', 'assert False, $X',
    '$N = $X', '$N = $E', '$N = $E', 'BOTH = $H', "KINDS = {'a': $E, 1: $E}", '$N: $T', '$N: $T = $X', '$N += $X',
    'BOTH += $H', 'x, *e = $X', 'del $N', 'global $N', 'nonlocal $N', '$N = $N = $X', 'x.y = $E', 'e.__cause__ = $X',
    "C = type('C', ($E,), {})", "T = TypeVar('T', bound=$T)", 'x = cast($T, $X)', "N = NewType('N', $T)", 'import $N',
    'import errors', 'import pkg.errors', 'import pkg.errors as errors',
    'import pytest, unittest, logging, contextlib as c', 'from $M import $N', 'from $M import A, B as C',
    'from $M import *', 'from $M import Exception as $N', 'from typing import Any, Callable, Optional, Union',
    'from contextlib import suppress as $N', 'from . import errors', 'from .errors import A',
    'from __future__ import annotations', 'logger = logging.getLogger(__name__)', '__all__ = ["A", "B"]',
    '__all__ += errors.__all__', 'pytestmark = pytest.mark.skip', 'pytest.skip("x")', 'self.skipTest($X)',
    'self.assertEqual(x, x)', 'self.assertTrue($X)', 'self.assertRaises($H, f)', 'pytest.raises($H, f)',
    'stack.enter_context(suppress($H))', 'yield $X', 'await f()', 'x = yield', 'self.error = $E', 'x; pass; raise $E',
    'x = \\\n  $E', '(x\n)', '$C', '$X  $C', 'raise $E  $C', '\f', 'type X = $T', "raise A('\U0001d54f'); raise $E",
)
_COMPOUND = (
    'try:\n  $B\nexcept $H:\n  $B', 'try:\n  $B\nexcept $H as e:\n  $B', 'try:\n  $B\nexcept:  $C\n  $B',
    'try: f()\nexcept $E: pass',
    'try:\n  $B\nexcept $H as e:\n  $B\nexcept $H:\n  $B\nexcept:\n  $B\nelse:\n  $B\nfinally:\n  $B',
    'try:\n  $B\nfinally:\n  $B', 'try:\n  $B\nexcept* $H as e:\n  $B\nexcept* $H:\n  $B',
    'try:\n  from $M import A\nexcept ImportError:\n  class A($E): pass', 'with suppress($H):\n  $B',
    'with contextlib.suppress($H), $X as x:\n  $B', 'with pytest.raises($H):\n  $B',
    'with pytest.raises($H, match=$X) as e:\n  $B', 'with self.assertRaises($H) as e:\n  $B',
    'async with $X as x, suppress($H):\n  $B', 'if $X:\n  $B', 'if $X:\n  $B\nelif $X:\n  $B\nelse:\n  $B',
    'if True:\n  $B', 'if TYPE_CHECKING:\n  $B\nelse:\n  $B', 'while $X:\n  $B\nelse:\n  $B', 'while True:\n  $B',
    'for $N in $X:\n  $B', 'for x, y in $X:\n  $B\nelse:\n  $B', 'async for x in $X:\n  $B',
    'match $X:\n  case A() | errors.A():\n    $B\n  case {"a": x, **e} | [x, *e] if $X:\n    $B\n  case _:\n    $B',
    'match $X:\n  case A(x=1) as e:\n    $B\n  case -1 | None | "x" as x if $X: pass\n  case x:\n    $B',
    'def $N($P):\n  $B', 'def $N($P) -> $T:\n  $B', '@$D\ndef $N($P):\n  $B', '@$D\n@$D\nasync def $N($P) -> $T:\n  $B',
    'def f($P): $C\n  $B', 'def test_a($P):\n  $B', 'async def test_a($P):\n  $B', 'def make($P) -> $E:\n  $B',
    'def __getattr__(name):\n  $B', 'def f(\n    x,  $C\n    *args,\n):\n  $B', 'class $N:\n  $B', 'class A($E):\n  $B',
    'class B($E, $E):\n  $B', 'class C(A, metaclass=$X):\n  $B', '@$D\nclass $N($E):\n  $B',
    'class Box(Generic[T]):\n  $B', 'class Test$N(unittest.TestCase):\n  $B', 'class Inner:\n  class B($E): pass\n  $B',
    'class $N($T):\n  def __init__($P):\n    $B\n  def __getitem__(self, x): raise $E',
    'class BigThreeError(Exception):\n  $B', 'def f[T: $T](x: T) -> $T:\n  $B', 'class A[T]($E):\n  $B',
)


#: Nested no deeper: parts in parts, blocks in blocks.
_PARTS_DEEP = 2
_BLOCKS_DEEP = 3


def project(choice: random.Random) -> dict[str, str]:
    """The files of a project, by their names."""
    return {file: program(choice) for file in FILES}


def program(choice: random.Random) -> str:
    """One file, made up by a generator of random numbers."""
    head = choice.sample(_HEAD, choice.randint(0, len(_HEAD)))
    return '\n'.join([*head, _block(choice, _BLOCKS_DEEP, 4)])


def _block(choice: random.Random, depth: int, most: int) -> str:
    """Statements one below the other."""
    return '\n'.join(_statement(choice, depth) for _ in range(choice.randint(1, most)))


def _statement(choice: random.Random, depth: int) -> str:
    if not depth or choice.random() < 0.5:
        return _filled(choice, choice.choice(_SIMPLE), _PARTS_DEEP)
    template = choice.choice(_COMPOUND)
    lines = []
    for line in template.split('\n'):
        if line.strip() == '$B':
            lines.append(textwrap.indent(_block(choice, depth - 1, 3), line.removesuffix('$B')))
        else:
            lines.append(_filled(choice, line, _PARTS_DEEP))
    return '\n'.join(lines)


def _filled(choice: random.Random, template: str, depth: int) -> str:
    """A template with something for each part of it."""
    return re.sub(r'\$([A-Z])', lambda match: _part(choice, match[1], depth), template)


def _part(choice: random.Random, letter: str, depth: int) -> str:
    part = choice.choice(_PARTS[letter])
    while not depth and '$' in part:
        part = choice.choice(_PARTS[letter])
    return _filled(choice, part, depth - 1)
