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
from itertools import takewhile
from multiprocessing.context import BaseContext
from typing import NamedTuple

from flake8_bigthree.checker import Checker
from flake8_bigthree.garbage import freeze
from flake8_bigthree.garbage import uncollected
from flake8_bigthree.names.project import Project
from flake8_bigthree.options import Options
from flake8_bigthree.report.figures import COUNTED
from flake8_bigthree.report.figures import File
from flake8_bigthree.report.figures import measured
from flake8_bigthree.rule import RULES

#: So many files are worth another process; fewer are measured before it has started.
_FEW = 40
#: How many files another process measures before it says what it has found.
_BATCH = 8

#: A path, and what is measured of its file: None for one that cannot be read or is not Python.
Measured = tuple[str, File | None]
Measure = Callable[[str], Measured]


class Turns:
    """Numbers from 0, of which each is had once, whichever process asks."""

    def __init__(self, context: BaseContext) -> None:
        self._count = context.Value('i', 0)

    def take(self) -> int:
        """The next number."""
        with self._count.get_lock():
            self._count.value += 1
            number: int = self._count.value - 1
        return number


class Queue(NamedTuple):
    """Files that several processes take one by one: others from the front, the one that has begun them from the back.

    So each has neighbours, which import the same modules. There are as many turns as files.
    """

    files: Sequence[str]
    turns: Turns
    front: Turns

    def claim(self) -> bool:
        """Is there one more? Whoever asks has to take it then."""
        return self.turns.take() < len(self.files)


def measure(
    files: Sequence[str], options: Options, root: str, codes: frozenset[str], jobs: int,
) -> Iterator[Measured]:
    """Each file with its figures, in no order.

    Findings are kept of the rules with these codes.
    """
    own = measurer(options, root, codes)
    others = min(jobs - 1, len(files) // _FEW)
    if others < 1:
        return _uncollected(map(own, files))
    # A process that is forked has all modules. It is begun here, as the one who waits may start a thread for its bar.
    context = multiprocessing.get_context('fork' if sys.platform == 'linux' else None)
    queue = Queue(sorted(files), Turns(context), Turns(context))
    pool = ProcessPoolExecutor(others, context, _begin, (options, root, codes, queue))
    given = deque(pool.submit(_measure) for _ in range(0, len(files), _BATCH))
    return _uncollected(_shared(own, queue, pool, given))


def _uncollected(found: Iterator[Measured]) -> Iterator[Measured]:
    """The same without the garbage collector: nearly all that is made stays to the end, and it would walk all that."""
    with uncollected():
        try:
            yield from found
        finally:
            freeze()


def _shared(
    own: Measure, queue: Queue, pool: Executor, given: deque[Future[list[Measured]]],
) -> Iterator[Measured]:
    """What is measured by this process and by others, whose results are `given`."""
    behind = reversed(queue.files)
    try:
        while queue.claim():
            yield own(next(behind))
            while given and given[0].done():
                yield from given.popleft().result()
        for future in given:
            yield from future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def measurer(options: Options, root: str, codes: frozenset[str]) -> Measure:
    """What measures files of one project, each parsed once."""
    # What a block can raise takes long to find out, and is said in the text of findings only.
    project = Project(options if codes else options._replace(suggest=False), root)
    checker = Checker(rule for code, rule in RULES.items() if code in codes | COUNTED)
    return partial(_measured, project, checker, codes)


def _measured(project: Project, checker: Checker, codes: frozenset[str], path: str) -> Measured:
    module = project.load(path)
    return path, measured(module, checker.check(module), codes) if module else None


#: What measures in this process and what, once it has begun; a pool gives its processes no other way to keep a state.
_state: list[tuple[Measure, Queue]] = []


def _begin(options: Options, root: str, codes: frozenset[str], queue: Queue) -> None:
    gc.disable()
    _state[:] = [(measurer(options, root, codes), queue)]


def _measure() -> list[Measured]:
    """The files of the next turns."""
    [(own, queue)] = _state
    turns = takewhile(lambda _: queue.claim(), range(_BATCH))
    return [own(queue.files[queue.front.take()]) for _ in turns]
