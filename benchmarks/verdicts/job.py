"""What a process of its own is asked to do, and how it answers."""
from __future__ import annotations

import ast
import json
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


def sources(root: Path) -> Iterator[tuple[Path, ast.Module]]:
    """The files below a folder that parse, always in the same order."""
    for path in sorted(root.rglob('*.py')):
        parsed = parse(str(path))
        if parsed:
            yield path, parsed[0]
