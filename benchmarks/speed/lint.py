"""Lints files of the current folder as flake8 does, in a process of its own, and says what this plugin has done there.

    python -m benchmarks.speed.lint [FILE …]

All files, if none is given. Prints a `Work` as JSON; the time is that of the plugin alone.
"""
from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks.speed.corpus import files
from benchmarks.speed.plugins import check
from benchmarks.speed.plugins import load
from benchmarks.speed.plugins import read
from benchmarks.speed.installed import OURS


class Work(NamedTuple):
    """How many lines and files were linted, the plugin's CPU time, and what else it has looked at in the folder.

    `parsed` are the files besides the one that was being linted, `searched` the folders whose entries were listed.
    """

    lines: int
    files: int
    seconds: float
    parsed: int
    searched: int


class Watch:
    """Counts the files of source that are opened in a folder, and the folders that are listed, while it is on."""

    def __init__(self, folder: Path) -> None:
        self.opened = 0
        self.listed = 0
        self._is_on = False
        self._folder = folder.resolve()
        sys.addaudithook(self._see)

    @contextmanager
    def on(self) -> Iterator[None]:
        """Count meanwhile."""
        self._is_on = True
        try:
            yield
        finally:
            self._is_on = False

    def _see(self, event: str, args: tuple[object, ...]) -> None:
        if self._is_on and event in ('open', 'os.scandir', 'os.listdir') and isinstance(args[0], str):
            if Path(args[0]).resolve().is_relative_to(self._folder):
                self.opened += event == 'open' and args[0].endswith('.py')
                self.listed += event != 'open'


def lint(folder: Path, paths: list[str]) -> Work:
    """Lint these files of a folder, which is the current one."""
    plugins, options = load(folder, [OURS])
    watch = Watch(folder)
    lines = 0
    seconds = 0.0
    for path in paths:
        file = read(path, options)
        lines += len(file.processor.lines)
        with watch.on():
            start = time.process_time()
            check(plugins[OURS], file)
            seconds += time.process_time() - start
    return Work(lines, len(paths), seconds, watch.opened, watch.listed)


if __name__ == '__main__':
    print(json.dumps(lint(Path.cwd(), sys.argv[1:] or [*files(Path.cwd())])))
