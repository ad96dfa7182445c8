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

from flake8_bigthree.names.project import parse


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
    """CPU time, and how much of it Python's own parser has taken."""

    whole: float
    parser: float

    def __str__(self) -> str:
        return f'{self.whole:.2f} s ({self.whole - self.parser:.2f} s without the parser)'


def answer_in_time(job: Job, reported: Callable[[Path, str], Iterable[tuple[str, int, int]]]) -> None:
    """Hand over which sites are reported, and the CPU time for that."""
    parser = 0.0
    parse = ast.parse

    def timed(*args: Any, **options: Any) -> Any:
        nonlocal parser
        begin = time.process_time()
        try:
            return parse(*args, **options)
        finally:
            parser += time.process_time() - begin

    setattr(ast, 'parse', timed)
    begin = time.process_time()
    sites = sorted({*reported(Path(job.root), job.base)})
    answer(job, {'reported': sites, 'seconds': Seconds(time.process_time() - begin, parser)})


def sources(root: Path) -> Iterator[tuple[Path, ast.Module]]:
    """The files below a folder that parse, always in the same order."""
    for path in sorted(root.rglob('*.py')):
        parsed = parse(str(path))
        if parsed:
            yield path, parsed[0]
