"""What a process of its own is asked to do, and how it answers."""
from __future__ import annotations

import ast
import json
import time
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from typing import NamedTuple
from typing import ParamSpec
from typing import TypeVar

from flake8_bigthree.names.project import parse

_Args = ParamSpec('_Args')
_Result = TypeVar('_Result')


class Job(NamedTuple):
    """A package to look at: a copy of it stands in the folder `root`; the answer goes into the file `answer`."""

    root: str
    base: str
    answer: str
    with_pyright: bool

    @classmethod
    def read(cls, path: str) -> Job:
        """The job in a file."""
        return cls(*json.loads(Path(path).read_text(encoding='utf-8')))


def answer(job: Job, found: dict[str, Any]) -> None:
    """Hand over what was found."""
    Path(job.answer).write_text(json.dumps(found), encoding='utf-8')


class Seconds(NamedTuple):
    """CPU time, and how much of it has gone into parsing the files that are linted."""

    whole: float
    parsing: float

    @property
    def own(self) -> float:
        """The time for all the rest."""
        return self.whole - self.parsing

    def __str__(self) -> str:
        return f'{self.own:.2f} s, and {self.parsing:.2f} s for parsing'


class Watch:
    """Takes the CPU time of what is told apart."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def apart(self, work: Callable[_Args, _Result]) -> Callable[_Args, _Result]:
        """The same function, whose time is taken."""
        def timed(*args: _Args.args, **options: _Args.kwargs) -> _Result:
            begin = time.process_time()
            try:
                return work(*args, **options)
            finally:
                self.seconds += time.process_time() - begin
        return timed


def answer_in_time(job: Job, reported: Callable[[Path, str, Watch], Iterable[tuple[str, int, int]]]) -> None:
    """Hand over which sites are reported, and the CPU time for that."""
    watch = Watch()
    begin = time.process_time()
    sites = sorted({*reported(Path(job.root), job.base, watch)})
    answer(job, {'reported': sites, 'seconds': Seconds(time.process_time() - begin, watch.seconds)})


def sources(root: Path) -> Iterator[tuple[Path, ast.Module]]:
    """The files below a folder that parse, always in the same order."""
    for path in sorted(root.rglob('*.py')):
        parsed = parse(str(path))
        if parsed:
            yield path, parsed[0]
