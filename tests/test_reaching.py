"""Which bindings reach a place: a table, and programs made up and run."""
from __future__ import annotations

import ast
import re
import sys
import textwrap
import warnings
from collections import deque
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from types import CodeType
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as st

from flake8_bigthree import names
from flake8_bigthree.errors import LinterError
from flake8_bigthree.names.bindings import STAR
from flake8_bigthree.names.bindings import Binding
from flake8_bigthree.names.bindings import bindings
from flake8_bigthree.names.reaching import UNBOUND
from flake8_bigthree.names.reaching import Left
from flake8_bigthree.names.reaching import Reaching
from flake8_bigthree.names.reaching import reaching
from flake8_bigthree.walk import expressions
from flake8_bigthree.walk import own
from flake8_bigthree.walk import start

# Each case is `# name: the bindings of x that reach look(), or else the end` above the statements. A binding is
# known by the digit in its line; `-` is for: unbound. Nothing at all reaches what never runs.
CASES = '''
# nothing is bound: -
look()

# nothing is bound at the end: -
y = 1

# the binding before: 1
x = 1
look()

# for type checkers only, where there is no other: 1 -
if TYPE_CHECKING:
    x = 1
look()

# for type checkers, and another: 2
if typing.TYPE_CHECKING:
    x = 1
else:
    x = 2
look()

# not for type checkers, and another: 1
if not TYPE_CHECKING:
    x = 1
elif c:
    x = 2
else:
    x = 3
look()

# for type checkers as the second of three: 1 3
if c:
    x = 1
elif TYPE_CHECKING:
    x = 2
else:
    x = 3
look()

# for type checkers, where the other leaves it open: 1 2 -
if TYPE_CHECKING:
    x = 1
elif c:
    x = 2
look()

# a condition that holds: 2
x = 1
if True:
    x = 2
else:
    x = 3
look()

# a condition that does not hold: 1 2
x = 1
if False:
    x = 2
look()

# a walrus that a condition begins with: 2
x = 1
if not (x := 2) == y:
    look()

# the same, behind it: 2
x = 1
while (x := 2):
    pass
look()

# the same, as a statement of its own: 2
x = 1
(x := 2)
look()

# a walrus that comes second: 1 2
x = 1
if c and (x := 2):
    pass
look()

# the binding itself does not count when it begins: -
x = look()

# a binding after it: -
look()
x = 1

# the end: 1
y = 0
x = 1
y = 2

# a second binding replaces the first: 2
x = 1
y = 0
x = 2
look()
x = 3

# several on one line: 2
x = 0; x = 2; look(); x = 3

# an import replaces: 2
x = 1
import m2 as x
look()

# a function replaces, and what it binds itself does not count: 2
x = 1
def x(a=2):
    x = 3
look()

# an async function replaces: 2
x = 1
async def x(a=2): pass
look()

# a class replaces: 2
x = 1
class x(b2):
    x = 3
look()

# what a class binds in its body does not count: 1
x = 1
class Y:
    x = 2
look()

# an annotated assignment replaces: 2
x = 1
x: int = 2
look()

# an annotation alone does not: 1
x = 1
x: t2
look()

# an annotation alone, where nothing else is known: 2 -
x: t2
look()

# an annotation alone in one branch: 1 2 -
if c:
    x = 1
else:
    x: t2
look()

# an augmented assignment replaces: 2
x = 1
x += 2
look()

# del unbinds: -
x = 1
del x
look()

# del of several: -
x = 1
del y, x
look()

# del in a branch: 1 -
x = 1
if c:
    del x
look()

# del in the body of a loop: 1 -
x = 1
while c:
    x = 3
    del x
look()

# del where an error may have come before or after it: 1 -
x = 1
try:
    f()
    del x
    f()
except E:
    look()

# del elsewhere does not matter where an error may have come: 1 2
x = 1
try:
    x = 2
except E:
    look()
del x

# bound again after del: 2
x = 1
del x
x = 2
look()

# a walrus may be skipped: 1 2
x = 1
y = c and (x := 2)
look()

# a walrus in its own statement: 2
x = (x := 2)
look()

# a walrus in an f-string of several lines: 2 -
f"""
{(x := 2)}
"""
look()

# a star import may not have it: 1 2
x = 1
from m2 import *
look()

# a binding replaces a star import: 2
from m1 import *
x = 2
look()

# if: 1 2
x = 1
if c:
    x = 2
look()

# if and else: 2 3
x = 1
if c:
    x = 2
else:
    x = 3
look()

# elif without else: 1 2 3
x = 1
if c:
    x = 2
elif c:
    x = 3
look()

# all branches: 2 3 4
x = 1
if c:
    x = 2
elif c:
    x = 3
else:
    x = 4
look()

# the branch it is in: 2
x = 1
if c:
    x = 2
    look()
else:
    x = 3

# the branch before does not count: 1
x = 1
if c:
    x = 2
elif c:
    x = 3
else:
    look()

# the middle branch: 1
x = 1
if c:
    x = 2
elif c:
    look()
    x = 3
else:
    x = 4

# the condition of elif: 1
x = 1
if c:
    x = 2
elif look():
    x = 3

# the condition of the last elif: 1
x = 1
if c:
    x = 2
elif c:
    x = 3
elif look():
    pass
else:
    x = 4

# a walrus in a condition before it: 2
x = 1
if (x := 2):
    pass
elif c:
    look()

# a walrus in a condition, after all: 2
x = 1
if (x := 2):
    pass
elif c:
    pass
look()

# a branch that returns does not count: 1
x = 1
if c:
    x = 2
    return
look()

# a branch that raises does not count: 1
x = 1
if c:
    x = 2
    raise
look()

# a branch that returns where nothing is bound: 2
if c:
    return
else:
    x = 2
look()

# a branch that ends in one that returns on both sides: 1
x = 1
if c:
    x = 2
    if c:
        return
    else:
        raise
look()

# a branch that ends in one that returns on one side: 1 2
x = 1
if c:
    x = 2
    if c:
        return
look()

# what never runs, behind statements that bind nothing: 1
x = 1
if c:
    return
else:
    return
look()

# both branches return, and a binding that never runs in between: 2
if c:
    x = 1
    return
else:
    return
x = 2
look()

# in a block that never runs:
if c:
    x = 1
    return
else:
    x = 2
    return
if c:
    look()

# a body that never ends:
x = 1
return

# while may run again: 1 2
x = 1
while c:
    look()
    x = 2

# while bound before in the body: 2
x = 1
while c:
    x = 2
    look()

# after while: 1 2
x = 1
while c:
    x = 2
look()

# after while, bound again on the way: 1 3
x = 1
while c:
    x = 2
    f()
    x = 3
look()

# break: 1 2 3
x = 1
while c:
    x = 2
    if c:
        break
    x = 3
look()

# break after a binding that replaces: 2
x = 1
while True:
    f()
    x = 2
    break
look()

# break in both branches: 3 4
x = 1
while True:
    if c:
        x = 2
        x = 3
        break
    elif c:
        x = 4
        break
    x = 5
look()

# break, in a loop that may end by itself: 1 2 3
x = 1
while c:
    if c:
        x = 2
        break
    x = 3
look()

# break in a later turn: 1 3
x = 1
while True:
    if c:
        break
    x = 2
    x = 3
look()

# break where nothing has been bound: 1
x = 1
while True:
    if c:
        break
    x = 2
    return
look()

# without break:
x = 1
while True:
    x = 2
look()

# without break, as nothing follows from a break of a loop inside:
x = 1
while True:
    x = 2
    while c:
        break
look()

# break of a loop inside: 1 2 3
x = 1
while c:
    while True:
        x = 2
        if c:
            break
        x = 4
    f()
    if c:
        x = 3
look()

# break in the else of a loop inside: 3
x = 1
while True:
    for y in z:
        x = 2
    else:
        x = 3
        break
    x = 4
look()

# break behind which nothing runs: 2
x = 1
while True:
    x = 2
    break
    x = 3
look()

# while with a condition that is not true: 1 2
x = 1
while 0:
    x = 2
look()

# else of while true:
x = 1
while True:
    x = 2
    break
else:
    look()

# the next turn begins where the last one ended: 1 3
x = 1
while c:
    look()
    x = 2
    x = 3

# or where it has been left: 1 2 4
x = 1
while c:
    look()
    x = 2
    if c:
        continue
    x = 3
    x = 4

# continue under a binding that replaces: 1 2
x = 1
while c:
    x = 2
    continue
    x = 3
look()

# the next turn in a loop inside: 2 4
x = 1
for y in z:
    x = 2
    for y in z:
        look()
        x = 3
        x = 4

# for, replaced or left with another: 2 3
x = 1
for y in z:
    if c:
        x = 2
        break
else:
    x = 3
look()

# for, replaced in its else only where it is not left: 1 2 3
x = 1
for y in z:
    if c:
        break
    x = 2
else:
    x = 3
look()

# break passes through finally: 3
x = 1
while True:
    try:
        x = 2
        break
    finally:
        x = 3
look()

# break passes through a finally that may bind: 2 3
x = 1
while True:
    try:
        x = 2
        break
    finally:
        if c:
            x = 3
look()

# break passes through a finally that does not: 2
x = 1
while True:
    try:
        x = 2
        break
    finally:
        f()
look()

# break in finally drops an error: 1 2 3
x = 1
while True:
    try:
        x = 2
        x = 3
        f()
    finally:
        break
look()

# break in finally, after a binding: 3
x = 1
while True:
    try:
        x = 2
    finally:
        x = 3
        break
look()

# continue passes through finally: 1 3
x = 1
while c:
    try:
        x = 2
        continue
    finally:
        x = 3
look()

# break in a handler: 2
x = 1
while True:
    try:
        x = 3
    except E:
        x = 2
        break
    else:
        return
look()

# break in a handler, where the else has a loop: 2
x = 1
while True:
    try:
        f()
    except E:
        while True:
            x = 2
            if c:
                break
            x = 3
        break
    else:
        while c:
            x = 4
            return
        return
look()

# break in else: 3
x = 1
while True:
    try:
        x = 2
    except E:
        return
    else:
        x = 3
        break
look()

# break in with: 2
x = 1
while True:
    with y:
        x = 2
        break
look()

# break in a case: 2
x = 1
while True:
    match c:
        case 0:
            x = 2
            break
    x = 3
look()

# a walrus in the iterable of for: 1 2
x = 1
for y in (x := 2):
    pass
look()

# an annotation alone, in a loop: 1 2 -
while c:
    x: t2
    if c:
        x = 1
look()

# the condition of while is asked again: 1 2
x = 1
while look():
    x = 2

# a walrus in while: 2
x = 1
while (x := 2):
    look()

# after a walrus in while: 2
x = 1
while (x := 2):
    pass
look()

# else of while: 1 2
x = 1
while c:
    x = 2
else:
    look()

# after else of while: 3
x = 1
while c:
    x = 2
else:
    x = 3
look()

# while: else returns:
x = 1
while c:
    x = 2
else:
    x = 3
    return
look()

# while: else returns, but not after break: 2
x = 1
while c:
    x = 2
    if c:
        break
    x = 4
else:
    x = 3
    return
look()

# the target of for: 2
x = 1
for x in y2:
    look()

# the target of for, bound again: 2
x = 1
for x in y2:
    look()
    x = 3

# after for: 1 2
x = 1
for x in y2:
    pass
look()

# else of for, that may not have run: 1 3
x = 1
for x in y2:
    x = 3
else:
    look()

# for evaluates its iterable once: 1
x = 1
for y in look():
    x = 2

# for, bound in the body: 1 2
x = 1
for y in z:
    look()
    x = 2

# after for, bound in the body: 1 2
x = 1
for y in z:
    x = 2
    continue
look()

# async for: 1 2
x = 1
async for x in y2:
    pass
look()

# in async for: 2
x = 1
async for x in y2:
    look()

# with: 2
x = 1
with y as z:
    x = 2
    look()

# its target: 2
x = 1
with y2 as x:
    look()

# suppress may keep an error: 1 2 3
x = 1
with suppress(y):
    x = 2
    f()
    x = 3
look()

# another manager does not: 3
x = 1
with y:
    x = 2
    f()
    x = 3
look()

# after its target: 2
x = 1
with y2 as x:
    pass
look()

# after the target of the second manager: 2
x = 1
with y, z2 as x:
    pass
look()

# after the target of the second manager, where the first may keep its error: 1 2
x = 1
with suppress(y), z2 as x:
    pass
look()

# where it is the second that may keep one: 2
x = 1
with y, suppress(z2) as x:
    pass
look()

# what suppresses at its target: 2 3
x = 1
with suppress(y2) as x:
    x = 3
look()

# suppress may keep an error of what is returned: 1 2
x = 1
if c:
    x = 2
    with suppress(y):
        return f()
look()

# with that returns: 1
x = 1
if c:
    x = 2
    with y:
        return f()
look()

# the manager: 1
x = 1
with look():
    x = 2

# async with: 2
x = 1
async with y:
    x = 2
look()

# async with that may keep an error: 1 2
x = 1
async with AsyncExitStack():
    x = 2
look()

# in async with: 2
x = 1
async with y2 as x:
    look()

# try may stop anywhere: 1 2 3
x = 1
try:
    x = 2
    x = 3
except E:
    look()

# in try: 2
x = 1
try:
    x = 2
    look()
    x = 3
except E:
    x = 4

# else of try: 3
x = 1
try:
    x = 2
    x = 3
except E:
    x = 4
else:
    look()

# else of a try that returns:
try:
    x = 2
    return
except E:
    x = 4
else:
    look()

# after try: 2 3
x = 1
try:
    x = 2
except E:
    x = 3
look()

# after try with a handler that returns: 2
x = 1
try:
    x = 2
except E:
    x = 3
    return
look()

# after try with a handler that binds nothing: 1 2
x = 1
try:
    x = 2
except E:
    pass
look()

# after try with else: 3 4
x = 1
try:
    x = 2
except E:
    x = 3
else:
    x = 4
look()

# after a try that returns: 3
x = 1
try:
    x = 2
    return
except E:
    x = 3
look()

# after a try that returns in all its parts:
try:
    x = 1
    return
except E:
    raise
look()

# in finally: 1 2 3 4
x = 1
try:
    x = 2
except E:
    x = 3
else:
    x = 4
finally:
    look()

# in finally without handlers: 1 2
x = 1
try:
    x = 2
finally:
    look()

# bound in finally before: 3
x = 1
try:
    x = 2
finally:
    x = 3
    look()

# after finally: 2
x = 1
try:
    x = 2
finally:
    y = 0
look()

# after finally that binds: 3
x = 1
try:
    x = 2
finally:
    x = 3
look()

# after finally that returns:
x = 1
try:
    x = 2
finally:
    return
look()

# one handler does not follow another: 1 2
x = 1
try:
    x = 2
except E:
    x = 3
except F:
    look()

# the class of a handler: 1 2
x = 1
try:
    x = 2
except look():
    x = 3

# the class of a handler after another: 1 2
x = 1
try:
    x = 2
except E:
    x = 3
except look():
    x = 4

# the handlers of except* may run one after the other: 1 2 3 4
x = 1
try:
    x = 2
except* E:
    x = 3
    f()
    x = 4
except* F:
    look()

# after except*: 2 3 4
x = 1
try:
    x = 2
except* E:
    x = 3
except* F:
    x = 4
look()

# the name of a handler: 2
x = 1
try:
    f()
except e2 as x:
    look()

# the name of a handler is deleted at its end: 1 -
x = 1
try:
    f()
except e2 as x:
    pass
look()

# so is what has been bound to it: 1 -
x = 1
try:
    f()
except e2 as x:
    x = 3
look()

# the name of a handler that returns: 1
x = 1
try:
    f()
except e2 as x:
    return
look()

# the name of a handler that leaves a loop: 1 -
x = 1
while c:
    try:
        f()
    except e2 as x:
        break
look()

# the name of another handler does not matter: 1 2
x = 1
try:
    f()
except E as y:
    x = 2
look()

# match: 1 2 3
x = 1
match c:
    case 0:
        x = 2
    case 4:
        x = 3
look()

# match with a case that takes all: 2 3
x = 1
match c:
    case 0:
        x = 2
    case _:
        x = 3
look()

# match with a name that takes all: 2 3
x = 1
match c:
    case 0:
        x = 2
    case y:
        x = 3
look()

# a guard may refuse: 1 2
x = 1
match c:
    case _ if c:
        x = 2
look()

# a pattern with a name may refuse: 1 2
x = 1
match c:
    case 0 as y:
        x = 2
look()

# in a case: 2
x = 1
match c:
    case 0:
        x = 2
        look()

# one case does not follow another: 1
x = 1
match c:
    case 0:
        x = 2
    case 4:
        look()

# a capture: 2
x = 1
match c:
    case [x, 2]:
        look()

# a capture of an earlier case is not there: 1
x = 1
match c:
    case [x, 2]:
        pass
    case 4:
        look()

# but if there is a guard it is: 1 2
x = 1
match c:
    case [x, 2] if c:
        pass
    case 4:
        look()

# a capture for a guard, after all: 1 2
x = 1
match c:
    case [x, 2] if c:
        pass
look()

# the captures of alternatives: 2 -
match c:
    case [x, 2] | x:
        pass
    case 0:
        pass
look()

# what is matched: 1
x = 1
match look():
    case 0:
        x = 2

# a guard: 1
x = 1
match c:
    case 0:
        x = 2
    case 4 if look():
        x = 3

# a walrus in what is matched: 1 2
x = 1
match (x := 2):
    case 0:
        look()

# a walrus in a later elif: 1
x = 1
if c:
    pass
elif look():
    pass
elif (x := 2):
    pass

# a walrus in the statement itself: 1 2
x = 1
y = (x := 2) and look()

# a walrus in the condition itself: 1 2
x = 1
if (x := 2) and look():
    pass

# a walrus in the condition of a loop that never turns: 1 2
x = 1
while (x := 2) and look():
    break

# a walrus in the iterable itself: 1 2
x = 1
for y in (x := 2), look():
    x = 3

# a walrus in a manager itself: 1 2
x = 1
with (x := 2), look():
    x = 3

# the target of the manager before: 1 2
x = 1
with y2 as x, look():
    x = 3

# a walrus in the class of a handler itself, whose name is not yet bound: 1 2
x = 1
try:
    f()
except (x := 2) or look() as x:
    pass

# a walrus in what is matched itself: 1 2
x = 1
match (x := 2), look():
    case 0:
        x = 3

# what is matched, where a case takes all: 1
x = 1
match look():
    case _:
        x = 2

# a guard, with a capture: 1 2
x = 1
match c:
    case [x, 2] if look():
        pass

# a walrus in a decorator, first in a block: 2 -
if c:
    @(x := f2)
    def y(): pass
    look()

# a walrus in the decorator of the place itself: 2 -
if c:
    y = 0
    @look()
    @(x := f2)
    def y(): pass

# deep inside: 1 4
x = 1
for y in z:
    try:
        with w:
            if c:
                look()
                x = 2
            else:
                x = 3
    finally:
        x = 4

# a certain binding after doubtful ones: 3
if c:
    x = 1
while c:
    x = 2
x = 3
look()

# doubtful bindings after a certain one: 3 4
if c:
    x = 1
x = 3
if c:
    x = 4
look()

# a binding in a block is not certain, as the last of many: 1 2 3
x = 0
x = 1
if c:
    x = 2
if c:
    x = 3
look()
'''

_CASE = re.compile(r'^# (.+):(.*)\n((?:(?!# ).*\n)+)', re.MULTILINE)
TABLE = [pytest.param(body, {*found.split()}, id=name) for name, found, body in _CASE.findall(CASES)]


Find = Callable[..., frozenset[Binding]]


def places(body: list[ast.stmt]) -> Iterator[tuple[ast.AST, ast.Call]]:
    """The statements, handlers and cases that call `look` themselves, and these calls."""
    for stmt in own(body):
        for node in expressions(stmt):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == 'look':
                yield stmt, node


def entries(body: list[ast.stmt]) -> list[Binding]:
    """All bindings of x and all star imports, in source order."""
    table = bindings(body, walruses=range(10_000))
    return sorted([*table.get('x', []), *table.get(STAR, [])], key=lambda found: start(found.stmt))


def label(binding: Binding) -> str:
    """The first digit in what binds."""
    node = binding.node if isinstance(binding.node, ast.NamedExpr) else binding.stmt
    text = ast.unparse(node.pattern if isinstance(node, ast.match_case) else node)
    return '-' if binding is UNBOUND else re.findall(r'\d', text)[0]


@pytest.mark.parametrize(('source', 'expected'), TABLE)
def test_table(source: str, expected: set[str]) -> None:
    body = ast.parse(source).body
    at = next((stmt for stmt, _ in places(body)), None)
    assert {*map(label, reaching(body, entries(body), at))} == expected


@pytest.mark.parametrize(('source', 'expected'), TABLE)
def test_table_asked_for_the_expression(source: str, expected: set[str]) -> None:
    body = ast.parse(source).body
    at = next((call for _, call in places(body)), None)
    assert {*map(label, reaching(body, entries(body), at))} == expected


def test_table_is_read_to_the_end() -> None:
    assert len(TABLE) == CASES.count('\n# ')
    assert len({case.id for case in TABLE}) == len(TABLE)


def test_a_parameter_holds_at_the_beginning() -> None:
    source = 'def f(x=1):\n  a\n  if c:\n    b\n    x = 2\n  d\n  del x\n  e'
    function, = ast.parse(source).body
    assert isinstance(function, ast.FunctionDef)
    given = Binding(function, function.args.args[0])
    body = function.body
    assert isinstance(body[1], ast.If)
    known = [given, *entries(body)]

    def found(at: ast.AST) -> set[str]:
        return {*map(label, reaching(body, known, at, given))}

    assert found(body[0]) == found(body[1].body[0]) == {'1'}
    assert found(body[2]) == {'1', '2'}
    assert found(body[4]) == {'-'}


def test_one_line_after_the_other_in_a_line() -> None:
    function, = ast.parse('def f(x=1): x = x; x = 2; x = x').body
    assert isinstance(function, ast.FunctionDef)
    first, second, third = function.body
    known = [Binding(function, function.args.args[0]), *entries(function.body)]
    assert reaching(function.body, known, first, known[0]) == {known[0]}
    assert reaching(function.body, known, second, known[0]) == {known[1]}
    assert reaching(function.body, known, third, known[0]) == {known[2]}


def test_a_statement_with_blocks_can_be_asked_for_too() -> None:
    body = ast.parse('x = 1\ntry:\n  x = 2\nfinally:\n  x = 3').body
    assert {*map(label, reaching(body, entries(body), body[1]))} == {'1'}


def test_thousands_of_elifs() -> None:
    # The parser gives up on so many; so they are parsed one after the other, and put together.
    *chain, marker = ast.parse('if c:\n  look()\n  x = 1\n' * 5000 + 'else:\n  look()\nlook()').body
    for branch, following in zip(chain[-2::-1], chain[:0:-1], strict=True):
        assert isinstance(branch, ast.If)
        branch.orelse = [following]
        branch.end_lineno = marker.lineno - 1
    body = [chain[0], marker]
    known = entries(body)
    assert len(known) == 5000
    assert reaching(body, known, marker) == reaching(body, known, None) == {*known, UNBOUND}
    *_, deepest, otherwise, last = (stmt for stmt, _ in places(body))
    assert last is marker
    assert reaching(body, known, deepest) == reaching(body, known, otherwise) == {UNBOUND}


# Programs for the fuzzer. N stands for the number of the line, which is the value that x is given there;
# c() is true or false, work() may fail, maybe() is a class that catches what there is or nothing. suppress() may
# keep an error, passing() never does. over() is true after a while. @ marks what can stand in loops only.
_SIMPLE = st.sampled_from([
    'x = N', 'x = N', 'x = N', 'y, x = 0, N', 'x: int = N', 'x: int', 'def x(): return N', 'class x: value = N',
    'del x', 'c() and (x := N)', 'c() and [x := N for _ in "a"]', 'look(N, locals())', 'look(N, locals())',
    'look(N, locals())', 'work()', 'pass', 'return', 'raise Failure', '@break', '@continue', 'if c(): @break',
    'if c(): @continue', 'with suppress(N) as x: pass', 'with passing(N) as x: pass',
    'c() and (x := N) or look(N, locals())',
])
_COMPOUND = st.sampled_from([
    'if c():\n{}', 'if c():\n{}\nelse:\n{}', 'if not (x := N):\n{}\nelse:\n{}',
    'while (x := N) != N or c():\n{}', 'if look(N, locals()) or c():\n{}\nelif look(N, locals()) or c():\n{}',
    'if c():\n{}\nelif c() and (x := N):\n{}\nelse:\n{}', 'if (x := N) and look(N, locals()) or c():\n{}',
    'if c():\n{}\nelif look(N, locals()) or c():\n{}\nelif (x := N):\n{}',
    'while (x := N) and look(N, locals()) or c():\n{}', 'for _ in (x := N), look(N, locals()):\n{}',
    'match look(N, locals()) or c():\n case _:\n{}', 'match every:\n case {{N: x}} if look(N, locals()) or c():\n{}',
    'with passing(N) as x, passing(look(N, locals())):\n{}',
    'try:\n{}\nexcept c() and (x := N) and look(N, locals()) or maybe(N) as x:\n{}',
    'while c():\n{}', 'while look(N, locals()) or c():\n{}\nelse:\n{}', 'while c() and (x := N):\n{}',
    'while True:\n  if over(): return\n{}', 'while True:\n  if over(): return\n{}\nelse:\n{}',
    'while 1:\n  if over(): break\n{}', 'for _ in (x := [0] * c()):\n{}',
    'for _ in [0] * c():\n{}', 'for x in [N] * c():\n{}\nelse:\n{}', 'for x in N, N:\n{}', 'for _ in 0, 1:\n{}',
    'match c():\n case True:\n{}\n case _:\n{}', 'match every:\n case {{N: x}} if c():\n{}\n case _:\n{}',
    'match every:\n case {{N: x}} if c():\n{}\n case y if look(N, locals()):\n{}', 'match every:\n case {{N: x}}:\n{}',
    'match c():\n case True:\n{}',
    'match c() and (x := N):\n case y if c() and (x := N):\n{}\n case 0 | _:\n{}',
    'with suppress(0):\n{}', 'with suppress(N) as x:\n{}', 'with suppress(0), work() or suppress(N) as x:\n{}',
    'with passing(0):\n{}', 'with passing(N) as x:\n{}', 'with passing(0), work() or passing(N) as x:\n{}',
    'with passing(0), work() or suppress(N) as x:\n{}', 'with suppress(0), work() or passing(N) as x:\n{}',
    'try:\n{}\nexcept maybe(0):\n{}', 'try:\n{}\nexcept maybe(N) as x:\n{}', 'try:\n{}\nfinally:\n{}',
    'try:\n{}\nexcept maybe(N) as x:\n{}\nexcept look(N, locals()) or maybe(N) as x:\n{}\nelse:\n{}',
    'try:\n{}\nexcept maybe(N) as x:\n{}\nelse:\n{}\nfinally:\n{}', 'try:\n{}\nexcept maybe(0):\n{}\nfinally:\n{}',
    'try:\n{}\nexcept* maybe(0):\n{}\nexcept* maybe(0):\n{}\nelse:\n{}',
    'try:\n{}\nexcept* maybe(0):\n{}\nfinally:\n{}',
])


def _blocks(statements: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(statements, min_size=1, max_size=3).map('\n'.join)


@st.composite
def _nested(draw: st.DrawFn, statements: st.SearchStrategy[str]) -> str:
    frame = draw(_COMPOUND)
    blocks = [textwrap.indent(draw(_blocks(statements)), '  ') for _ in range(frame.count('{}'))]
    if frame.startswith(('for ', 'while ')):  # not in their `else`
        blocks[0] = blocks[0].replace('@', '')
    return frame.format(*blocks)


def _program(header: str, body: str) -> str:
    body = textwrap.indent(body.replace('@break', 'return').replace('@continue', 'pass'), '  ')
    text = f'{header}\n{body}\n  look(N, locals())\n'
    return ''.join(line.replace('N', str(number)) for number, line in enumerate(text.splitlines(True), 1))


PROGRAMS = st.builds(
    _program, st.sampled_from(['def program():', 'def program(x=N):']), _blocks(st.recursive(_SIMPLE, _nested)),
).map(lambda source: _compiled(source)[0])

_RUNS = 30
_CHOICES = 10
_TURNS = 4


def _compiled(source: str) -> tuple[str, CodeType]:
    """The program as it can be compiled: `except*` cannot be left by a jump."""
    try:
        return source, _code(source)
    except SyntaxError:
        source = source.replace('except*', 'except')
    return source, _code(source)


def _code(source: str) -> CodeType:
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        return compile(source, '<program>', 'exec')


class Failure(LinterError):
    """What work() fails with."""


class Never(LinterError):
    """What nothing raises."""


class Every(dict[int, int]):
    """What a mapping pattern finds every number in."""

    def __len__(self) -> int:  # no pattern is tried on a mapping with fewer keys than it has itself
        return 1

    def get(self, key: int, default: object = None) -> Any:  # noqa: HRD213 - what runs there has no types
        return key


class Run:
    """One run of a program, with choices that are made for it; all later ones are no."""

    def __init__(self, choices: tuple[bool, ...]) -> None:
        self.choices = choices
        self.chosen = 0
        self.turns = 0
        #: By the line of a look, the lines of what x has been then.
        self.seen: set[tuple[int, int | None]] = set()

    def choose(self) -> bool:
        self.chosen += 1
        return self.chosen <= len(self.choices) and self.choices[self.chosen - 1]

    def work(self) -> None:
        if self.choose():
            raise Failure

    def maybe(self, line: int) -> type[BaseException]:
        if not self.choose():
            return Never
        error = sys.exception()
        assert error
        setattr(error, 'line', line)
        return BaseException

    def over(self) -> bool:
        self.turns += 1
        return self.turns > _TURNS

    @contextmanager
    def suppress(self, line: int) -> Iterator[int]:
        try:
            yield line
        except Exception:  # noqa: HRD103 - it keeps whatever comes, or nothing
            if not self.choose():
                raise

    @contextmanager
    def passing(self, line: int) -> Iterator[int]:
        yield line

    def look(self, line: int, names: dict[str, Any]) -> None:  # noqa: HRD213 - what runs there has no types
        self.seen.add((line, _line_of(names['x']) if 'x' in names else None))

    def watch(self, program: CodeType) -> None:
        given: dict[str, Any] = {  # noqa: HRD213 - what runs there has no types
            'c': self.choose, 'work': self.work, 'maybe': self.maybe, 'suppress': self.suppress,
            'passing': self.passing, 'over': self.over, 'look': self.look, 'Failure': Failure, 'every': Every(),
        }
        exec(program, given)
        try:
            given['program']()
        except Exception:  # noqa: HRD103, HRD111 - a program may end in any way
            return


def _line_of(value: Any) -> int:  # noqa: HRD213 - what runs there has no types
    """The line in which a value has been bound to x."""
    if isinstance(value, BaseException):
        value = getattr(value, 'line')
    elif isinstance(value, type):
        value = getattr(value, 'value')
    elif callable(value):
        value = value()
    assert isinstance(value, int)
    return value


def observed(source: str) -> set[tuple[int, int | None]]:
    """What the runs of a program see, with other choices each time, the first ones first."""
    _, program = _compiled(source)
    seen = set()
    todo: deque[tuple[bool, ...]] = deque([()])
    runs = 0
    while todo and runs < _RUNS:
        choices = todo.popleft()
        run = Run(choices)
        run.watch(program)
        seen |= run.seen
        for at in range(len(choices), min(run.chosen, _CHOICES)):
            todo.append((*choices, *[False] * (at - len(choices)), True))
        runs += 1
    return seen


def predicted(source: str, find: Find = reaching) -> set[tuple[int, int | None]]:
    """What `reaching` says that can be seen."""
    function, = ast.parse(source).body
    assert isinstance(function, ast.FunctionDef)
    given = [Binding(function, arg) for arg in function.args.args]
    known = [*given, *entries(function.body)]
    return {
        (start(stmt)[0], None if binding is UNBOUND else start(binding.stmt)[0])
        for stmt, _ in places(function.body)
        for binding in find(function.body, known, stmt, *given)
    }


@hypothesis.settings(max_examples=300, deadline=None)
@hypothesis.given(PROGRAMS)
def test_no_run_sees_anything_else(source: str) -> None:
    assert observed(source) <= predicted(source)


@hypothesis.settings(max_examples=100, deadline=None)
@hypothesis.given(PROGRAMS)
def test_answers_do_not_depend_on_what_has_been_asked_before(source: str) -> None:
    known: list[Reaching] = []

    def remembered(body: list[ast.stmt], bindings: list[Binding], at: ast.AST, *given: Binding) -> frozenset[Binding]:
        known[:] = known or [Reaching(body, bindings, *given)]
        return frozenset(known[0].at(at))

    assert predicted(source, remembered) == predicted(source, remembered) == predicted(source)


#: What can stand in a loop, and loops whose bodies these are made to be, with nothing else that the answer leaves open.
_STEPS = (
    'x = N', 'if c(): x = N', 'if c(): break', 'if c(): continue', 'if c(): return', 'if c():\n  x = N\n  break',
    'if c():\n  x = N\n  continue', 'look(N, locals())',
)
_FRAMES = (
    'while c():\n{}', 'while c():\n{}\nelse:\n  x = N', 'while True:\n  if over(): return\n  x = N\n{}',
    'for _ in iter(c, False):\n{}', 'for _ in iter(c, False):\n{}\nelse:\n  x = N',
    'for x in (N for _ in iter(c, False)):\n{}', 'while c():\n  with passing(0):\n  {}',
    'while c():\n  try:\n  {}\n  finally:\n    if c(): x = N',
    'while c():\n  for _ in iter(c, False):\n  {}\n  if c(): x = N\n  else: break',
)


@pytest.mark.parametrize('frame', _FRAMES)
def test_runs_see_all_that_is_said_of_a_loop(frame: str) -> None:
    indent = '    ' if '\n  {}' in frame else '  '
    for steps in product(_STEPS, repeat=2):
        body = textwrap.indent('\n'.join(steps), indent)
        source = _program('def program():', 'x = N\n' + frame.replace('  {}', '{}').format(body))
        assert observed(source) == predicted(source), source


def _last_in_the_text(
    body: list[ast.stmt], known: list[Binding], at: ast.AST, entry: Binding = UNBOUND,
) -> frozenset[Binding]:
    before = [entry, *(binding for binding in known if start(binding.stmt) < start(at))]
    return frozenset(before[-1:])


def program_that_sees_more(find: Find = reaching) -> str:
    """A program a run of which sees what a wrong answer does not hold."""
    quick = hypothesis.settings(
        max_examples=2000, deadline=None, database=None, derandomize=True, phases=[hypothesis.Phase.generate],
    )
    return hypothesis.find(PROGRAMS, lambda source: not observed(source) <= predicted(source, find), settings=quick)


@pytest.mark.parametrize('wrong', [
    pytest.param(lambda *asked: reaching(*asked) - {UNBOUND}, id='never unbound'),
    pytest.param(lambda *asked: reaching(*asked[:3]), id='no parameter'),
    pytest.param(_last_in_the_text, id='the last in the text'),
])
def test_a_wrong_answer_would_be_seen(wrong: Find) -> None:
    assert program_that_sees_more(wrong)


@pytest.mark.parametrize('method', [
    '_header', '_passed', '_within', '_before_finally', '_applied', '_look_for_jumps', '_during',
])
def test_a_defect_would_be_seen(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Reaching, method, lambda self, *_: 0)
    assert program_that_sees_more()


@pytest.mark.parametrize(('function', 'answer'), [('may_keep', False), ('truth_of', True)])
def test_a_wrong_judgement_would_be_seen(function: str, answer: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names.reaching, function, lambda _: answer)
    assert program_that_sees_more()


@pytest.mark.parametrize('kind', [ast.Break, ast.Continue])
def test_a_lost_jump_would_be_seen(kind: type[ast.stmt], monkeypatch: pytest.MonkeyPatch) -> None:
    after = Reaching._after

    def losing(self: Reaching, stmt: ast.AST, state: int, left: Left) -> int:
        return 0 if isinstance(stmt, kind) else after(self, stmt, state, left)

    monkeypatch.setattr(Reaching, '_after', losing)
    assert program_that_sees_more()


@hypothesis.settings(max_examples=100, deadline=None)
@hypothesis.given(PROGRAMS)
def test_the_end_is_where_another_statement_would_begin(source: str) -> None:
    function, = ast.parse(source).body
    assert isinstance(function, ast.FunctionDef)
    *body, last = function.body
    known = entries(body)
    assert reaching(body, known, None) <= reaching(function.body, known, last)


@pytest.mark.parametrize(('source', 'compiled'), [
    ('def f():\n  while c(): break\n', 'def f():\n  while c(): break\n'),
    ('def f():\n  try: work()\n  except* E: return\n', 'def f():\n  try: work()\n  except E: return\n'),
])
def test_programs_are_made_such_that_they_compile(source: str, compiled: str) -> None:
    assert _compiled(source)[0] == compiled


def test_programs_see_what_a_pattern_finds() -> None:
    source = _program('def program():', 'match every:\n  case {N: x}:\n    pass')
    assert observed(source) == predicted(source) - {(5, None)} == {(5, 3)}


def test_programs_differ_in_what_they_see() -> None:
    source = _program('def program(x=N):', 'if c():\n  x = N\nelse:\n  del x')
    assert observed(source) == predicted(source) == {(6, 3), (6, None)}


def test_line_of_an_error_is_the_one_it_was_caught_in() -> None:
    error = Failure()
    setattr(error, 'line', 7)
    assert _line_of(error) == 7


@pytest.mark.parametrize(('body', 'seen'), [
    ('x = N', {2}),
    ('def x(): return N', {2}),
    ('class x: value = N', {2}),
    ('with suppress(N) as x:\n  work()\n  x = N', {2, 4}),
    ('with passing(N) as x:\n  work()\n  x = N', {4}),
    ('try:\n  x = N\n  work()\nexcept maybe(N) as x:\n  look(N, locals())\n  x = N\n  return', {3, 5}),
    ('x = N\nwhile True:\n  if over(): break\n  x = N', {5}),
    ('x = N\nraise Failure', set()),
])
def test_programs_see_every_kind_of_value(body: str, seen: set[int]) -> None:
    # Made-up programs need not have all of them, whatever the seed is.
    assert {bound for _, bound in observed(_program('def program():', body))} == seen
