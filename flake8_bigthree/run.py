"""flake8, run for what it finds instead of for what it prints."""
from __future__ import annotations

import os
from collections.abc import Iterable
from collections.abc import Sequence
from typing import NamedTuple

from flake8.discover_files import expand_paths
from flake8.exceptions import EarlyQuit
from flake8.exceptions import ExecutionError
from flake8.formatting.base import BaseFormatter
from flake8.main.application import Application
from flake8.violation import Violation

from flake8_bigthree.errors import RunError
from flake8_bigthree.names.project import Project
from flake8_bigthree.options import key
from flake8_bigthree.plugin import Plugin
from flake8_bigthree.rule import RULES
from flake8_bigthree.session import rules_on


class Plan(NamedTuple):
    """What a run would do.

    `files` are those that are found and not excluded, `codes` those of the rules that are switched on, `jobs` says how
    many processes would work.
    """

    project: Project
    files: list[str]
    codes: frozenset[str]
    jobs: int


class Run(NamedTuple):
    """What a run has found: this plugin's violations that flake8 would report without the baseline.

    `paths` are the files and folders that it was given.
    """

    project: Project
    paths: list[str]
    violations: list[Violation]


def run(args: Sequence[str]) -> Run:
    """Run flake8 with these arguments and the configuration that it always has.

    Raises RunError if it cannot be run, is stopped or fails.
    """
    app = _Flake8()
    try:
        app.initialize(args)
        Plugin.session.known = {}
        app.run_checks()
        app.report()
    except ExecutionError as error:
        raise RunError(str(error)) from error
    except EarlyQuit as error:
        raise RunError('flake8 has been stopped') from error
    if app.catastrophic_failure or app.options is None:
        raise RunError('flake8 has failed')
    return Run(Plugin.session.project, app.options.filenames or ['.'], app.collector.kept)


def plan(args: Sequence[str]) -> Plan:
    """What flake8 would do with these arguments and the configuration that it always has.

    Raises RunError if it could not be run, or if a path leads nowhere.
    """
    app = _Flake8()
    try:
        app.initialize(args)
    except ExecutionError as error:
        raise RunError(str(error)) from error
    assert app.options and app.file_checker_manager
    for path in app.options.filenames:
        if not os.path.exists(path):
            raise RunError(f'{path}: there is no such file or folder')
    files = expand_paths(
        paths=app.options.filenames, stdin_display_name=app.options.stdin_display_name,
        filename_patterns=app.options.filename, exclude=app.file_checker_manager.exclude,
    )
    codes = frozenset(rule.code for rule in rules_on(app.options))
    return Plan(Plugin.session.project, _once(files), codes, app.file_checker_manager.jobs)


def _once(paths: Iterable[str]) -> list[str]:
    """The paths without those that lead to the file of one before: flake8 goes to it once for each."""
    found: dict[str, str] = {}
    for path in paths:
        found.setdefault(os.path.realpath(path), path)
    return [*found.values()]


class _Collector(BaseFormatter):
    """Keeps what flake8 reports of this plugin, instead of printing it."""

    def after_init(self) -> None:
        """Begin with nothing."""
        self.kept: list[Violation] = []
        self._done: set[str] = set()
        self._is_done = False

    def beginning(self, filename: str) -> None:
        """Pass over a file that flake8 comes to once more, by the same path or another."""
        real = os.path.realpath(filename)
        self._is_done = real in self._done
        self._done.add(real)

    def start(self) -> None:
        """Open no file, even if the configuration says `output-file`."""

    def stop(self) -> None:
        """Close none."""

    def handle(self, error: Violation) -> None:
        """Keep a violation."""
        if error.code in RULES and not self._is_done:
            self.kept.append(error)


class _Flake8(Application):
    """flake8 without the baseline."""

    def make_formatter(self) -> None:
        """Whatever `format` the configuration says."""
        assert self.options
        self.formatter = self.collector = _Collector(self.options)

    def make_file_checker_manager(self, argv: Sequence[str]) -> None:
        """Tell its worker processes, which read the options again, of what is different."""
        super().make_file_checker_manager([*argv, f'--{key("baseline")}='])
