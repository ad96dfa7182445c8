"""The ways out of a handler: a table, each program of it run, and programs made up and run."""
from __future__ import annotations

import ast
import re
import textwrap
import warnings
from collections import deque
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import AbstractContextManager
from contextlib import nullcontext
from functools import reduce
from operator import or_
from types import CodeType
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as st

from flake8_bigthree.errors import LinterError
from flake8_bigthree.flow.ends import Catches
from flake8_bigthree.flow.ends import End
from flake8_bigthree.flow.ends import Event
from flake8_bigthree.flow.ends import Path
from flake8_bigthree.flow.ends import catches_as_written
from flake8_bigthree.flow.paths import nodes_by_path
from flake8_bigthree.flow.paths import paths

# Each case is `# name: the ways out` above the body of `except Exception as e:`. All of them are run,
# but those whose names begin with `only`; a way that no run takes is marked with `~`. The words:
# c() is true or false; work() may fail, or is false; log(), trace(), use() are the events; X() is another
# error; stop() raises such a one, in place of SystemExit; maybe() is a class that may catch what there is,
# Every and Never are such that do and do not;
# `keep` is a manager that keeps every error, `maybe_keep` one that may, `lock` one that does not.
CASES = '''
# falls through: NEXT
pass

# bare raise: RAISE_ON
raise

# raise the caught error: RAISE_ON
raise e

# the caught error with a traceback: RAISE_ON
raise e.with_traceback(None)

# with two tracebacks: RAISE_ON
raise e.with_traceback(None).with_traceback(None)

# from None is still the caught error: RAISE_ON
raise e from None

# from another is still the caught error: RAISE_ON
raise e from X()

# raise from it: RAISE_FROM
raise X() from e

# raise from it with a traceback: RAISE_FROM
raise X() from e.with_traceback(None)

# a class from it: RAISE_FROM
raise X from e

# another error from None: RAISE
raise X() from None

# another error without from: RAISE
raise X()

# another error from another: RAISE
raise X() from X()

# one of two errors: RAISE_ON RAISE
raise e if c() else X()

# one or the other error: RAISE_ON ~RAISE
raise e or X()

# from one of two: RAISE_FROM RAISE
raise X() from e if c() else None

# raise in an expression: RAISE_ON
raise (err := e)

# the method of another error: RAISE
raise X().with_traceback(None)

# return: RETURN
return

# break: BREAK
break

# continue: CONTINUE
continue

# behind a raise: RAISE_ON
raise
log()
return

# behind a return: RETURN
return
raise

# rebound: RAISE
e = X()
raise e

# rebound, then bare: RAISE_ON
e = X()
raise

# rebound to itself: RAISE_ON
e = e.with_traceback(None)
raise e

# rebound on one way: RAISE_ON RAISE
if c():
    e = X()
raise e

# deleted: RAISE
del e
raise e

# deleted, then bare: RAISE_ON
del e
raise

# rebound by unpacking: RAISE
e, x = X(), 1
raise e

# rebound by a loop, or not: RAISE_ON RAISE
for e in [X()] if c() else []:
    pass
raise e

# rebound by with: RAISE
with lock as e:
    pass
raise e

# rebound by a walrus: RAISE ~NEXT
if (e := X()):
    raise e

# rebound by an import: RAISE
import os as e
raise e

# rebound by a dotted import: RAISE_ON
import os.path
raise e

# only rebound by the import of a package: RAISE
import e.errors
raise e

# rebound by a def: RAISE
def e(): ...
raise e

# rebound by a class: RAISE
class e(Exception): ...
raise e

# rebound by an async def: RAISE
async def e(): ...
raise e

# rebound by a pattern: RAISE
match X():
    case e:
        raise e

# rebound by a star pattern: RAISE NEXT
match [1] if c() else 1:
    case [*e]:
        raise e

# rebound by a mapping pattern: RAISE NEXT
match {1: 1} if c() else 1:
    case {**e}:
        raise e

# rebound by an augmented assignment: RAISE
e += 1
raise e

# a comprehension has its own names: RAISE_ON
[e for e in [1]]
raise e

# a lambda has its own names: RAISE_ON
lambda: (e := 1)
raise e

# another name for it: RAISE_ON
err = e
raise err

# another name by way of a third: RAISE_ON
a = e
b = a
raise b

# another name with annotation: RAISE_ON
err: Exception = e
raise err

# a third name with annotations: RAISE_ON
err: Exception = e
other: Exception = err
raise other

# an attribute with annotation: RAISE_ON
X.err: Exception = X()
raise e

# only a declaration: RAISE
err: Exception
raise err

# two names at once: RAISE_ON
a = b = e
raise a

# a name for one of two: RAISE_ON RAISE
err = e if c() else X()
raise err

# a name for another: RAISE_FROM
err = X()
raise err from e

# only an item: RAISE
box = [e]
raise box[0]

# the cause set by hand: RAISE_FROM
err = X()
err.__cause__ = e
raise err

# the cause set by hand, to another: RAISE
err = X()
err.__cause__ = X()
raise err

# the cause set by hand and taken away again: RAISE
err = X()
err.__cause__ = e
err.__cause__ = None
raise err

# the cause set by hand, then from None: RAISE
err = X()
err.__cause__ = e
raise err from None

# the cause of the caught error set by hand: RAISE_ON
e.__cause__ = X()
raise e

# another attribute set by hand: RAISE
err = X()
err.cause = e
raise err

# from an error that is raised from it: RAISE_FROM
err = X()
err.__cause__ = e
raise X() from err

# only so many names are followed: RAISE_ON RAISE
a = b = d = f = g = e
if c(): raise a
if c(): raise b
if c(): raise d
if c(): raise f
raise g

# names by which nothing is raised do not count: RAISE_ON
a = b = d = f = g = e
raise g

# the name of the handler does not count: RAISE_ON
e = a = b = d = f = e
if c(): raise a
if c(): raise b
if c(): raise d
raise f

# if: RAISE_ON NEXT
if c():
    raise

# if else: RAISE_ON RETURN
if c():
    raise
else:
    return

# elif: RAISE_ON RETURN BREAK
if c():
    raise
elif c():
    return
else:
    break

# elif without else: RAISE_ON RETURN NEXT
if c():
    raise
elif c():
    return

# if true: RAISE_ON
if True:
    raise
else:
    return

# if false: RETURN
if 0:
    raise
else:
    return

# elif true: RAISE_ON RETURN
if c():
    raise
elif 1:
    return
else:
    break

# events by path: RAISE_ON+LOGGED NEXT+TRACEBACK
if c():
    log()
    raise
trace()

# events add up: NEXT+LOGGED+USED
log()
use()

# logged without traceback, then with: NEXT+LOGGED+TRACEBACK
log()
trace()

# logged with traceback, then without: NEXT+LOGGED+TRACEBACK
trace()
log()

# event in a return: RETURN+USED
return use()

# event in a raise: RAISE_FROM+USED
raise X(use()) from e

# event in a condition: RAISE_ON+USED NEXT+USED
if use() or c():
    raise

# event in a lambda: NEXT
lambda: log()

# event in the default of a lambda: NEXT+LOGGED
lambda x=log(): x

# event in a function: NEXT
def inner():
    log()
    raise

# event in the default of a function: NEXT+LOGGED
def inner(x=log()): pass

# event in a coroutine: NEXT
async def inner():
    return log()

# only event in a class: NEXT
class Inner:
    log()
    raise

# event on one way of a condition: NEXT+LOGGED NEXT
c() and log()

# event in the first part of a condition: NEXT+LOGGED
log() or c()

# event on either way: NEXT+LOGGED NEXT+TRACEBACK
log() if c() else trace()

# event in the test: NEXT+USED
1 if use() else 0

# event in a list comprehension: NEXT NEXT+LOGGED
[log() for x in range(c())]

# event in a set comprehension: NEXT NEXT+LOGGED
{log() for x in range(c())}

# event in a dict comprehension: NEXT NEXT+LOGGED+USED ~NEXT+LOGGED ~NEXT+USED
{log(): use() for x in range(c())}

# event in a generator: NEXT NEXT+LOGGED
any(log() for x in range(c()))

# event in what a comprehension goes through: NEXT+LOGGED
[x for x in range(c(log())) if c()]

# event in the filter of a comprehension: NEXT NEXT+LOGGED
[x for x in range(c()) if log()]

# exit: RAISE+LOGGED
log()
stop()
use()

# exit on one way: RAISE NEXT+LOGGED
c() and stop()
log()

# exit with an event: RAISE+LOGGED
stop(log())

# exit in an assignment: RAISE
e = stop()
raise e

# exit in a condition: RAISE
if stop():
    return

# exit in a return: RAISE
return stop()

# exit in a raise: RAISE
raise stop()

# exit on one way of a raise: RAISE RAISE_FROM
raise X(c() and stop()) from e

# exit in a loop: NEXT RAISE+LOGGED
while c():
    log()
    stop()

# exit in a try: NEXT+LOGGED
try:
    stop()
except:
    log()

# exit in a try that may catch: RAISE RETURN
try:
    stop()
except maybe():
    return

# exit raised on: RAISE
try:
    stop()
except maybe() as inner:
    raise inner

# exit in a try with a finally: RAISE+LOGGED
try:
    stop()
finally:
    log()

# exit in a finally: RAISE
try:
    raise
finally:
    stop()

# while: NEXT RAISE_ON
while c():
    raise

# while else: RETURN RAISE_ON
while c():
    raise
else:
    return

# endless:
while True:
    tick()

# endless but for a return: RETURN+LOGGED
while 1:
    tick()
    if c():
        log()
        return
raise

# endless but for a break: RAISE_ON
while True:
    tick()
    if c():
        break
else:
    return
raise

# never entered: RETURN
while 0:
    raise
else:
    return

# break leaves out the else: NEXT RETURN
while c():
    break
else:
    return

# continue in an inner loop: NEXT NEXT+LOGGED
while c():
    if c():
        continue
    log()

# continue to the end of a loop: RETURN RETURN+LOGGED
while c():
    log()
    continue
else:
    return

# events of an earlier turn: NEXT NEXT+LOGGED
while True:
    tick()
    if c():
        break
    log()

# an error of an earlier turn: RAISE_ON RAISE NEXT
while c():
    if c():
        raise e
    e = X()

# for: NEXT RAISE_ON
for x in range(c()):
    raise

# for else: RAISE_ON RETURN
for x in range(c()):
    raise
else:
    return

# break in a for: NEXT RETURN
for x in range(c()):
    break
else:
    return

# break in the else of a for: NEXT BREAK
for x in range(c()):
    break
else:
    break

# continue in a for: RAISE_ON
for x in range(c()):
    continue
raise

# event in what a for goes through: NEXT+USED RETURN+USED
for x in range(c(use())):
    return

# only async for: NEXT RAISE_ON
async for x in xs:
    raise

# only await and yield: RETURN+LOGGED
await work()
yield log()
return

# match: NEXT RAISE_ON
match c():
    case True:
        raise

# match anything: RAISE_ON RETURN
match c():
    case True:
        raise
    case _:
        return

# match any name: RAISE_ON RETURN
match c():
    case True:
        raise
    case x:
        return

# match anything in the end: RETURN
match c():
    case True | _ as x:
        return

# match anything, guarded: RETURN NEXT
match 1:
    case _ if c():
        return

# match a sequence: RETURN NEXT
match [1] if c() else 1:
    case [*_]:
        return

# match a choice: RETURN NEXT
match c():
    case True | 2:
        return

# event in the subject: NEXT+USED RETURN+USED
match c(use()):
    case True:
        return

# event in a guard: NEXT+USED RETURN+USED NEXT
match c():
    case True if use() or c():
        return

# with: RAISE_ON
with lock:
    raise

# return in a with: RETURN+LOGGED
with lock:
    log()
    return
raise

# with that keeps everything: NEXT
with keep:
    raise

# with that keeps some: NEXT RAISE_ON
with maybe_keep:
    raise

# with keeps no return: RETURN
with keep:
    return

# with keeps a failure: NEXT RETURN+LOGGED ~NEXT+LOGGED
with keep:
    work()
    log()
    return

# an event before a failure is kept: NEXT+TRACEBACK
with keep:
    trace()
    work()

# the outer of two: NEXT
with keep, lock:
    raise

# the inner of two: NEXT
with lock, keep:
    raise

# a manager does not keep its own failure: RETURN
with maybe_keep if work() else maybe_keep:
    return

# the first manager keeps the failure of the second: NEXT RETURN
with keep, work() or lock:
    return

# only a manager whose name says that it may keep something: NEXT RAISE_ON
with suppress(X):
    raise

# event in a with: RAISE_ON+USED
with use() or lock:
    raise

# only async with: RAISE_ON
async with lock:
    raise

# an inner try that catches: NEXT
try:
    raise
except:
    pass

# an inner try that may catch: NEXT RAISE_ON
try:
    raise
except maybe():
    pass

# an inner try that may catch, with an event: NEXT+LOGGED RAISE_ON
try:
    raise
except maybe():
    log()

# an inner try that catches an error raised from it: NEXT
try:
    raise X() from e
except:
    pass

# an inner handler that lets go on: RAISE_ON
try:
    raise
except maybe():
    raise

# an inner handler that lets go on by name: RAISE_ON
try:
    raise e
except maybe() as inner:
    raise inner

# an inner handler raises the outer error: RAISE_ON NEXT
try:
    work()
except:
    raise e

# an inner handler raises from the outer error: RAISE_FROM NEXT
try:
    work()
except:
    raise X() from e

# bare raise in an inner handler of another error: RAISE
try:
    raise X()
except:
    raise

# bare raise in an inner handler of an error from it: RAISE_FROM
try:
    raise X() from e
except:
    raise

# an error by name from an inner handler: RAISE_FROM
try:
    raise X() from e
except maybe() as inner:
    raise inner

# another error from what an inner handler catches: RAISE_FROM RAISE_ON
try:
    raise e
except maybe() as inner:
    raise X() from inner

# another error by name from an inner handler: RAISE
try:
    raise X()
except maybe() as inner:
    raise inner

# the failure of an inner try is no path: NEXT
try:
    work()
except maybe():
    raise

# the failure of an inner try, by name, is no path: NEXT
try:
    work()
except maybe() as inner:
    raise inner

# the failure of an inner try raised from the outer error: NEXT RAISE_FROM
try:
    work()
except maybe() as inner:
    raise inner from e

# another error from a failure: NEXT RAISE
try:
    work()
except maybe() as inner:
    raise X() from inner

# after an inner handler the outer error is the current one: RAISE_ON
try:
    raise X()
except:
    pass
raise

# an inner handler takes the name: RAISE
try:
    raise X()
except maybe() as e:
    pass
raise e

# an inner handler of the same name, not entered: RAISE_ON RAISE
try:
    work()
except maybe() as e:
    pass
raise e

# an inner name is gone behind its handler: RAISE
try:
    raise e
except maybe() as inner:
    pass
except:
    pass
raise inner

# handlers in turn: NEXT RETURN RAISE_ON
try:
    raise
except maybe():
    pass
except Never:
    break
except maybe():
    return

# behind a handler that catches everything: NEXT
try:
    raise
except Every:
    pass
except maybe():
    return

# a handler that catches nothing: RAISE_ON
try:
    raise
except Never:
    return

# a failure at any point: NEXT+USED+LOGGED RETURN RETURN+USED RETURN+USED+LOGGED
try:
    work()
    use()
    work()
    log()
    work()
except maybe():
    return

# what cannot fail: NEXT
try:
    x = 1
    x = e
    x: int = 1
    pass
    lambda: 1
    def f(x): ...
    async def f(x): ...
    match x:
        case _:
            pass
except:
    return

# a break cannot fail: BREAK
try:
    break
except:
    return

# a continue cannot fail: CONTINUE
try:
    continue
except:
    return

# what cannot fail, and leaves: RETURN
try:
    return None
except:
    pass

# an assertion may fail: NEXT RETURN
try:
    assert c()
except:
    return

# only a false assertion may be left out: NEXT
assert False

# an import may fail: NEXT RETURN
try:
    if c():
        import no_such_module
except:
    return

# a header may fail: NEXT RETURN
try:
    if work():
        pass
except:
    return

# a loop may fail: NEXT ~RETURN
try:
    for x in xs:
        pass
except:
    return

# a manager may fail: NEXT RETURN
try:
    with lock if c() else X:
        pass
except:
    return

# a case may fail: NEXT RETURN
try:
    match 1:
        case 1 if work():
            pass
except:
    return

# a subject may fail: NEXT RETURN
try:
    match work():
        case _:
            pass
except:
    return

# a returned value may fail: BREAK RETURN
try:
    return work()
except:
    break

# a while may fail: NEXT RETURN
try:
    while work():
        pass
except:
    return

# else: RETURN+LOGGED RAISE_ON
try:
    work()
except:
    raise e
else:
    log()
    return

# an error in the else is not caught: RAISE_ON NEXT
try:
    work()
except:
    pass
else:
    raise

# return leaves out the else: RETURN
try:
    return
except maybe():
    pass
else:
    raise

# finally: RAISE_ON+LOGGED
try:
    raise
finally:
    log()

# return in a finally: RETURN
try:
    raise
finally:
    return

# break in a finally: BREAK
try:
    return
finally:
    break

# continue in a finally: CONTINUE
try:
    raise X() from e
finally:
    continue

# raise in a finally: RAISE
try:
    raise
finally:
    raise X()

# bare raise in a finally: RAISE_ON
try:
    return
finally:
    raise

# bare raise of another error in a finally: RAISE
try:
    raise X()
finally:
    raise

# bare raise in a finally behind a handler: RAISE_ON
try:
    raise X()
except:
    pass
finally:
    raise

# bare raise of a failure in a finally: RAISE_ON
try:
    work()
finally:
    raise

# the caught error is the current one behind a finally: RAISE_ON RAISE
try:
    if c():
        raise X()
finally:
    pass
raise

# the caught error is the current one behind a finally that breaks: RAISE_ON
for x in xs:
    try:
        raise X()
    finally:
        break
raise

# a return in a finally keeps a failure: RETURN RETURN+LOGGED
try:
    work()
    log()
finally:
    return

# finally on all ways: RETURN+USED RAISE_ON+USED NEXT+USED
try:
    if c():
        return
    elif c():
        raise
    work()
except maybe():
    raise e
finally:
    use()

# finally behind a handler that raises: BREAK
try:
    work()
except:
    raise
finally:
    break

# a loop around a try: NEXT RAISE_ON+LOGGED
while c():
    try:
        work()
    except:
        log()
        raise e

# retries: RETURN RETURN+LOGGED RAISE_ON RAISE_ON+LOGGED
for attempt in range(2 * c()):
    try:
        return work()
    except maybe():
        log()
else:
    raise

# inner handlers in one another: RAISE_ON
try:
    raise X()
except:
    try:
        raise e
    except maybe():
        raise

# the error between is the current one: RAISE
try:
    raise X()
except maybe():
    try:
        work()
    except maybe():
        pass
    raise

# except star: NEXT
try:
    raise X()
except* Every:
    pass

# except star goes on: RAISE_ON NEXT
try:
    raise
except* maybe():
    pass

# except star raises: RAISE_FROM+LOGGED RAISE_ON
try:
    raise
except* maybe():
    log()
    raise X() from e

# except star, several: NEXT NEXT+LOGGED RAISE_ON ~RAISE_ON+LOGGED
try:
    raise
except* maybe():
    log()
except* maybe():
    pass

# except star, one after the other: NEXT+LOGGED+USED ~NEXT+LOGGED ~NEXT+USED
try:
    raise ExceptionGroup('', [e, X()])
except* Caught:
    log()
except* Every:
    use()
'''

_CASE = re.compile(r'^# (.+):(.*)\n((?:(?!# ).*\n)*)', re.MULTILINE)
TABLE = [pytest.param(body, ways.split(), id=name) for name, ways, body in _CASE.findall(CASES)]
RUN = [case for case in TABLE if not str(case.id).startswith('only')]

_EVENTS = {'log': Event.LOGGED, 'trace': Event.TRACEBACK, 'use': Event.USED, 'stop': Event.EXIT}
_CATCHES = {
    'Every': Catches.EVERYTHING, 'Never': Catches.NOTHING, 'keep': Catches.EVERYTHING, 'maybe_keep': Catches.SOME,
}

#: A run makes no more choices than this that are not the first one, and a program no more runs.
_CHOICES = 6
_RUNS = 40

_PROGRAM = '''
def program():
    for turn in (1, 2):
        if turn == 2:
            return CONTINUE
        try:
            raise caught
        except Caught as e:
{body}
        return NEXT
    return BREAK
'''


def _event(node: ast.AST) -> Event:
    match node:
        case ast.Call(func=ast.Name(id=name)):
            return _EVENTS.get(name, Event.NOTHING)
    return Event.NOTHING


def _catches(node: ast.ExceptHandler | ast.withitem) -> Catches:
    match node:
        case ast.ExceptHandler(type=ast.Name(id=name)) | ast.withitem(context_expr=ast.Name(id=name)):
            return _CATCHES.get(name, catches_as_written(node))
    return catches_as_written(node)


def _body(source: str) -> list[ast.stmt]:
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')  # newer Pythons do not like a `return` in `finally`
        return ast.parse(source).body


def predicted(source: str) -> frozenset[Path]:
    return paths(_body(source), 'e', _event, _catches)


class Caught(LinterError):
    """What the handler catches."""


class Another(LinterError):
    """What a program raises itself."""


class Never(LinterError):
    """What no program raises."""


class Failure(LinterError):
    """What `work()` may raise."""


class Endless(LinterError):
    """The program goes on for too long to be watched."""


class Keeper(AbstractContextManager[None]):
    def __init__(self, keeps: Callable[[], bool]) -> None:
        self._keeps = keeps

    def __exit__(self, kind: object, *_: object) -> bool:
        return kind is not None and self._keeps()


class Run:
    """One run of a program: the choices are made as given, those behind them are no."""

    def __init__(self, choices: tuple[bool, ...]) -> None:
        self.choices = choices
        self.chosen = 0
        self.ticks = 0
        self.events = Event.NOTHING

    def choose(self, *_: object) -> bool:
        self.chosen += 1
        return self.chosen <= len(self.choices) and self.choices[self.chosen - 1]

    def work(self) -> None:
        if self.choose():
            raise Failure

    def tick(self) -> None:
        self.ticks += 1
        if self.ticks > 2 * _CHOICES:
            raise Endless

    def stop(self, *_: object) -> None:
        raise Another

    def happen(self, event: Event) -> None:
        self.events |= event

    def watch(self, program: CodeType) -> Path | None:
        """The way on which the program leaves the handler; None if it fails by itself or does not leave."""
        caught = Caught()
        names: dict[str, Any] = {  # noqa: HRD213 - what runs there has no types
            'caught': caught, 'Caught': Caught, 'X': Another, 'Never': Never, 'Every': BaseException,
            'c': self.choose, 'work': self.work, 'stop': self.stop, 'tick': self.tick, 'xs': [1],
            'maybe': lambda: Exception if self.choose() else Never,
            'lock': nullcontext(), 'keep': Keeper(lambda: True), 'maybe_keep': Keeper(self.choose),
            'log': lambda: self.happen(Event.LOGGED),
            'trace': lambda: self.happen(Event.TRACEBACK),
            'use': lambda: self.happen(Event.USED),
            'NEXT': End.NEXT, 'BREAK': End.BREAK, 'CONTINUE': End.CONTINUE,
        }
        exec(program, names)
        try:
            end = names['program']()
        except Exception as error:  # noqa: HRD103 - a program may end in any way
            end = _raised(error, caught)
        else:
            end = end if isinstance(end, End) else End.RETURN
        return Path(end, self.events) if end and self.ticks <= 2 * _CHOICES else None


def _raised(error: BaseException, caught: Caught) -> End | None:
    if error is caught:
        return End.RAISE_ON
    cause = error.__cause__
    while cause and cause is not caught:
        cause = cause.__cause__
    if cause:
        return End.RAISE_FROM
    return None if isinstance(error, Failure) else End.RAISE


def observed(source: str) -> set[Path]:
    """The ways that the runs of a program take, with other choices each time, the first ones first."""
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        program = compile(_PROGRAM.format(body=textwrap.indent(source, ' ' * 12)), '<program>', 'exec')
    seen = set()
    todo: deque[tuple[bool, ...]] = deque([()])
    runs = 0
    while todo and runs < _RUNS:
        choices = todo.popleft()
        run = Run(choices)
        path = run.watch(program)
        if path:
            seen.add(path)
        for at in range(len(choices), min(run.chosen, _CHOICES)):
            todo.append((*choices, *[False] * (at - len(choices)), True))
        runs += 1
    return seen


def shown(found: Iterable[Path]) -> set[str]:
    return {'+'.join([path.end.name, *(str(event.name) for event in path.events)]) for path in found}


def _written(ways: list[str]) -> set[str]:
    return shown(
        Path(End[end], reduce(or_, (Event[name] for name in names), Event.NOTHING))
        for end, *names in (way.strip('~').split('+') for way in ways)
    )


@pytest.mark.parametrize(('body', 'ways'), TABLE)
def test_table(body: str, ways: list[str]) -> None:
    assert shown(predicted(body)) == _written(ways)


@pytest.mark.parametrize(('body', 'ways'), RUN)
def test_table_is_what_happens(body: str, ways: list[str]) -> None:
    assert shown(observed(body)) == _written([way for way in ways if not way.startswith('~')])


def test_table_is_read_to_the_end() -> None:
    assert len(TABLE) == CASES.count('\n# ')
    assert len({case.id for case in TABLE}) == len(TABLE)


_SIMPLE = st.sampled_from([
    'pass', 'work()', 'log()', 'trace()', 'use()', 'c() and log()', 'trace() if c() else log()', 'lambda: use()',
    'stop()', 'c() and stop()', 'e = stop(use())',
    'raise', 'raise', 'raise e', 'raise e from None', 'raise X()', 'raise X() from e', 'raise X() from None',
    'raise inner', 'raise X() from inner', 'raise err', 'raise X() from err', 'raise X(use()) from (err or e)',
    'e = X()', 'err = e', 'err = e if c() else X()', 'err = X()', 'err = X()\nerr.__cause__ = e',
    'return', 'return log()', 'break', 'continue',
])
_COMPOUND = st.sampled_from([
    'if c():\n{}', 'if c():\n{}\nelse:\n{}', 'if c():\n{}\nelif use() or c():\n{}', 'if True:\n{}\nelse:\n{}',
    'while c():\n  tick()\n{}', 'while c():\n  tick()\n{}\nelse:\n{}', 'while True:\n  tick()\n{}',
    'for x in range(c()):\n{}\nelse:\n{}', 'for x in (1, 2):\n{}', 'for e in [X()] * c():\n{}',
    'match c():\n case True:\n{}', 'match c():\n case True:\n{}\n case _:\n{}', 'match 1:\n case x if c():\n{}',
    'with lock:\n{}', 'with keep:\n{}', 'with maybe_keep:\n{}', 'with maybe_keep, work() or lock:\n{}',
    'try:\n{}\nexcept:\n{}', 'try:\n{}\nexcept maybe() as inner:\n{}', 'try:\n{}\nexcept Every as inner:\n{}',
    'try:\n{}\nexcept maybe():\n{}\nexcept Never:\n{}\nexcept:\n{}', 'try:\n{}\nexcept maybe():\n{}\nelse:\n{}',
    'try:\n{}\nfinally:\n{}', 'try:\n{}\nexcept maybe() as inner:\n{}\nelse:\n{}\nfinally:\n{}',
])


def _blocks(statements: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(statements, min_size=1, max_size=3).map('\n'.join)


@st.composite
def _nested(draw: st.DrawFn, statements: st.SearchStrategy[str]) -> str:
    frame = draw(_COMPOUND)
    blocks = [textwrap.indent(draw(_blocks(statements)), '  ') for _ in range(frame.count('{}'))]
    return frame.format(*blocks)


PROGRAMS = _blocks(st.recursive(_SIMPLE, _nested, max_leaves=10))


@hypothesis.settings(max_examples=300, deadline=None)
@hypothesis.given(PROGRAMS)
def test_no_run_takes_another_way(source: str) -> None:
    assert shown(observed(source)) <= shown(predicted(source))


@pytest.mark.parametrize('wrong', [
    pytest.param(lambda source: paths(_body(source), None, _event, _catches), id='the name is not known'),
    pytest.param(lambda source: paths(_body(source), 'e', _event, lambda node: Catches.NOTHING), id='nothing catches'),
    pytest.param(lambda source: paths(_body(source)[:1], 'e', _event, _catches), id='only the first statement'),
    pytest.param(lambda source: paths(_body(source), 'e'), id='no events'),
])
def test_a_wrong_answer_is_found_out(wrong: Callable[[str], frozenset[Path]]) -> None:
    quick = hypothesis.settings(max_examples=2000, deadline=None, database=None, phases=[hypothesis.Phase.generate])
    source = hypothesis.find(PROGRAMS, lambda source: not observed(source) <= wrong(source), settings=quick)
    assert shown(observed(source)) <= shown(predicted(source))


def one_by_one(body: list[ast.stmt]) -> Iterator[tuple[ast.AST, End, bool]]:
    """Each call that is an event, with the ends of the ways it is on, each with a trace or without, asked alone."""
    for node in (node for stmt in body for node in ast.walk(stmt) if _event(node)):
        def alone(other: ast.AST) -> Event:
            kept = _event(other) & (Event.TRACEBACK | Event.EXIT)
            return kept | (Event.USED if other is node else Event.NOTHING)

        for path in paths(body, 'e', alone, _catches):
            if Event.USED in path.events:
                yield node, path.end, Event.TRACEBACK in path.events


def at_once(body: list[ast.stmt]) -> Iterator[tuple[ast.AST, End, bool]]:
    """The same, asked for all of them at once."""
    for path, nodes in nodes_by_path(body, 'e', _event, _catches).items():
        for node in nodes:
            yield node, path.end, Event.TRACEBACK in path.events


@pytest.mark.parametrize(('body', 'ways'), TABLE)
def test_nodes_of_the_table(body: str, ways: list[str]) -> None:
    parsed = _body(body)
    assert {*at_once(parsed)} == {*one_by_one(parsed)}


@hypothesis.settings(max_examples=300, deadline=None)
@hypothesis.given(PROGRAMS)
def test_nodes_are_on_the_ways_that_they_are_on_alone(source: str) -> None:
    parsed = _body(source)
    assert {*at_once(parsed)} == {*one_by_one(parsed)}


def test_a_loop_is_gone_through_again_for_what_is_new_on_the_way() -> None:
    body = _body('while c():\n  if c(): log()\n  elif c(): log()\n  else: return log()')
    found = nodes_by_path(body, 'e', _event, _catches)
    assert {path.end.name: len(nodes) for path, nodes in found.items() if path.events} == {'NEXT': 2, 'RETURN': 3}


def test_many_elifs() -> None:
    source = 'if a: raise\n' + 'elif b: return\n' * 2500 + 'else: raise e'
    assert shown(predicted(source)) == {'RAISE_ON', 'RETURN'}


def test_long_expressions() -> None:
    assert shown(predicted('log()' + ' + 1' * 2500 + '\n' + '1 if c() else ' * 800 + 'use()')) == {
        'NEXT+LOGGED', 'NEXT+LOGGED+USED',
    }


@pytest.mark.parametrize('head', [
    'if c():', 'while c():', 'for x in xs:', 'with maybe_keep:', 'try:', 'try: raise\nexcept maybe() as inner:',
    'try: work()\nfinally:',
])
def test_as_deep_as_the_parser_goes(head: str) -> None:
    deepest = 98
    lines = [textwrap.indent(head, ' ' * depth) for depth in range(deepest)]
    lines.append(' ' * deepest + 'return log()')
    if head == 'try:':
        lines += [' ' * depth + 'finally: pass' for depth in reversed(range(deepest))]
    assert 'RETURN+LOGGED' in shown(predicted('\n'.join(lines)))


def test_many_names() -> None:
    given = (f'if c(): e{n} = e\nelif c(): e{n} = X(); e{n}.__cause__ = e\n' for n in range(12))
    raised = (f'if c(): raise e{n}\n' for n in range(12))
    assert shown(predicted(''.join([*given, *raised]))) == {'NEXT', 'RAISE', 'RAISE_FROM', 'RAISE_ON'}


def test_what_is_asked_about() -> None:
    asked = []

    def note(node: ast.AST) -> Event:
        asked.append(ast.unparse(node))
        return Event.NOTHING

    paths(_body('if a:\n  b = c\nfor d in f: pass\nwith g as h: return\ndef i(j=k): l'), None, note)
    assert {'a', 'b = c', 'b', 'c', 'f', 'd', 'pass', 'g as h', 'g', 'h', 'return'} == {*asked}


def test_without_a_name() -> None:
    assert shown(paths(_body('if c(): raise\nraise e'))) == {'RAISE_ON', 'RAISE'}


def test_what_goes_on() -> None:
    assert {end for end in End if end.goes_on} == {End.RAISE_ON, End.RAISE_FROM}
