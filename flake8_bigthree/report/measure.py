"""The files of a project, measured one by one, by several processes where there are many."""
from __future__ import annotations

import gc
import multiprocessing
import sys
from collections import deque
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from concurrent.futures import Executor
from concurrent.futures import Future
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from flake8_bigthree.checker import Checker
from flake8_bigthree.names.project import Project
from flake8_bigthree.options import Options
from flake8_bigthree.report.figures import COUNTED
from flake8_bigthree.report.figures import File
from flake8_bigthree.report.figures import measured
from flake8_bigthree.rule import RULES

#: So many files are worth another process; fewer are measured before it has started.
_FEW = 40
#: How many files a process takes at once: neighbours, as they import the same modules.
_BATCH = 4
#: How many batches each of the other processes is given at once, as this one is busy until it asks for more.
_AHEAD = 4

#: An interpreter that is not CPython may have no such thing.
_freeze = getattr(gc, 'freeze', gc.collect)

#: A path, and what is measured of its file: None for one that cannot be read or is not Python.
Measured = tuple[str, File | None]
Measure = Callable[[Sequence[str]], list[Measured]]


def measure(
    files: Sequence[str], options: Options, root: str, codes: frozenset[str], jobs: int,
) -> Iterator[Measured]:
    """Each file with its figures, in no order.

    Findings are kept of the rules with these codes.
    """
    own = measurer(options, root, codes)
    ordered = sorted(files)
    waiting = deque(ordered[start:start + _BATCH] for start in range(0, len(files), _BATCH))
    others = min(jobs - 1, len(files) // _FEW)
    if others < 1:
        return _uncollected(found for batch in waiting for found in own(batch))
    # A process that is forked has all modules. It is begun here, as the one who waits may start a thread for its bar.
    context = multiprocessing.get_context('fork' if sys.platform == 'linux' else None)
    pool = ProcessPoolExecutor(others, context, _begin, (options, root, codes))
    given = deque(pool.submit(_measure, waiting.popleft()) for _ in range(_AHEAD * others))
    return _uncollected(_shared(own, pool, given, waiting))


def _uncollected(found: Iterator[Measured]) -> Iterator[Measured]:
    """The same without the garbage collector: nearly all that is made stays to the end, and it would walk all that."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield from found
    finally:
        _freeze()
        if was_on:
            gc.enable()


def _shared(
    own: Measure, pool: Executor, given: deque[Future[list[Measured]]], waiting: deque[list[str]],
) -> Iterator[Measured]:
    """What is measured by this process, from the end, and by others, from the beginning.

    `given` is what the others have been given, as much as they are to have at any time.
    """
    most = len(given)
    try:
        while given:
            if waiting:
                yield from own(waiting.pop())
            while given and (given[0].done() or not waiting):
                yield from given.popleft().result()
            while waiting and len(given) < most:
                given.append(pool.submit(_measure, waiting.popleft()))
    finally:
        pool.shutdown(cancel_futures=True)


def measurer(options: Options, root: str, codes: frozenset[str]) -> Measure:
    """What measures files of one project, each parsed once."""
    # What a block can raise takes long to find out, and is said in the text of findings only.
    project = Project(options if codes else options._replace(suggest=False), root)
    checker = Checker(rule for code, rule in RULES.items() if code in codes | COUNTED)
    return partial(_measured, project, checker, codes)


def _measured(project: Project, checker: Checker, codes: frozenset[str], paths: Sequence[str]) -> list[Measured]:
    modules = [(path, project.load(path)) for path in paths]
    return [(path, measured(module, checker.check(module), codes) if module else None) for path, module in modules]


#: What measures in this process, once it has begun; a pool gives its processes no other way to keep a state.
_measurers: list[Measure] = []


def _begin(options: Options, root: str, codes: frozenset[str]) -> None:
    gc.disable()
    _measurers[:] = [measurer(options, root, codes)]


def _measure(paths: Sequence[str]) -> list[Measured]:
    return _measurers[0](paths)
