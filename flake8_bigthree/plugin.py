"""The door flake8 comes in by; besides, only `run` knows flake8."""
from __future__ import annotations

import argparse
import ast
import functools
import logging
import os
import sys
from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from configparser import RawConfigParser
from typing import Any
from typing import ClassVar

from flake8.exceptions import ExecutionError
from flake8.exceptions import PluginExecutionFailed
from flake8.formatting.base import BaseFormatter
from flake8.main.options import stage1_arg_parser
from flake8.options.config import load_config
from flake8.options.manager import OptionManager
from flake8.style_guide import Decision
from flake8.style_guide import DecisionEngine
from flake8.style_guide import StyleGuideManager

import flake8_bigthree.rules
from flake8_bigthree import __version__
from flake8_bigthree.checker import Checker
from flake8_bigthree.checker import Violation
from flake8_bigthree.errors import BaselineError
from flake8_bigthree.errors import OptionError
from flake8_bigthree.errors import RuleError
from flake8_bigthree.names.finder import repository
from flake8_bigthree.names.hierarchy import check_bases
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Project
from flake8_bigthree.options import OPTIONS
from flake8_bigthree.options import Options
from flake8_bigthree.options import check_folders
from flake8_bigthree.options import check_keys
from flake8_bigthree.options import key
from flake8_bigthree.rule import RULES
from flake8_bigthree.rule import Rule

assert flake8_bigthree.rules  # imported for what it registers

STALE = 'HRD901'

# Below flake8's own logger, so that its -v shows what goes here.
_log = logging.getLogger('flake8.bigthree')


class Plugin:
    """What flake8 makes for every file; `parse_options` has prepared what they share."""

    name = 'flake8-bigthree'
    version = __version__

    checker: ClassVar[Checker]
    #: What is asked once it is known what the baseline has too much.
    late_checker: ClassVar[Checker]
    project: ClassVar[Project]
    #: flake8's, whose `filenames` are those of the run.
    options: ClassVar[argparse.Namespace]
    #: The paths that the run was given, and the files of them that have been linted.
    paths: ClassVar[list[str]]
    done: ClassVar[set[str]]
    #: The baseline, by the path in it.
    known: ClassVar[dict[str, Any]]  # noqa: HRD213 - its type is in the module that is loaded late
    guide: ClassVar[StyleGuideManager]

    def __init__(
        self, tree: ast.Module, filename: str, lines: list[str], noqa_line_for: Callable[[int], str | None],
    ) -> None:
        self._tree = tree
        self._filename = filename
        self._lines = lines
        self._noqa_line_for = noqa_line_for

    @staticmethod
    def add_options(manager: OptionManager) -> None:
        """Tell flake8 of every option; values stay text until `parse_options`, wherever they are given."""
        for name, (default, kind, help_) in OPTIONS.items():
            manager.add_option(
                f'--{key(name)}', default=default, parse_from_config=True, metavar='VALUE',
                help=f'{help_}; allowed: {kind.allowed} (default: {default or "nothing"})',
            )

    # flake8 tries three arguments first and takes any TypeError for a wrong signature, so it is one.
    @classmethod
    def parse_options(cls, options: argparse.Namespace) -> None:
        """Prepare a run: read the options, find the project, choose the rules."""
        config, root = _configuration()
        try:
            check_keys(config['flake8'] if 'flake8' in config else ())
            values = {name: getattr(options, key(name).replace('-', '_')) for name in OPTIONS}
            given = Options.read(values)
            check_folders(given, root)
            cls.options = options
            cls._begin(given, root)
            check_bases(cls.project)
            cls.known = {}
            if given.baseline:
                from flake8_bigthree import baseline  # here, as flake8's start is to cost nothing without one
                cls.known = baseline.by_path(baseline.read(os.path.join(root, given.baseline)))
        except (BaselineError, OptionError) as error:
            raise ExecutionError(f'{cls.name}: {error}') from error
        rules = rules_on(options)
        cls.checker = Checker(rule for rule in rules if rule.code != STALE)
        cls.late_checker = Checker(rule for rule in rules if rule.code == STALE)
        if cls.known:
            cls.guide = StyleGuideManager(options, _Silent(options))

    @classmethod
    def _begin(cls, given: Options, root: str) -> None:
        """Know nothing of the files: since an earlier run in this process they may have changed."""
        _forget()
        cls.project = Project(given, root)
        cls.paths, cls.done = cls.options.filenames, set()

    def run(self) -> Iterator[tuple[int, int, str, type[Plugin]]]:
        """The violations in the file, as flake8 takes them."""
        # `flake8.api.legacy` can run several times with the options of the first time; then it has other paths.
        if self.paths is not self.options.filenames or self._filename in self.done:
            self._begin(self.project.options, self.project.root)
        self.done.add(self._filename)
        path = None if self._filename in {'-', 'stdin'} else self._filename
        module = self.project.open(path, self._tree, ''.join(self._lines))
        try:
            violations = self.checker.check(module)
            if path and (known := self.known.get(module.shown)):
                violations = self._new(module, violations, known)
        except RuleError as error:
            _log.critical('%s: %s', self._filename, error, exc_info=True)
            raise PluginExecutionFailed(self._filename, self.name, error) from error
        self.project.close(module)
        for violation in violations:
            yield violation.line, violation.column, f'{violation.code} {violation.text}', type(self)

    def _new(
        self, module: Module, violations: Iterable[Violation],
        known: Counter[Any],  # noqa: HRD213 - its type is in the module that is loaded late
    ) -> list[Violation]:
        """The violations that the baseline does not know, and what it knows too much."""
        from flake8_bigthree import baseline
        entries = [
            (baseline.entry(module.shown, violation.code, module, violation.line, violation.column), violation)
            for violation in violations if self._is_reported(violation)
        ]
        new, stale = baseline.subtract(entries, known)
        module.stale = {(left.code, left.where): count for left, count in stale.items()}
        return new + self.late_checker.check(module)

    def _is_reported(self, violation: Violation) -> bool:
        """Does flake8 report this violation, or is it switched off, for its file or by `# noqa`?"""
        line = self._noqa_line_for(violation.line)
        position = violation.line, violation.column
        return bool(self.guide.handle_error(violation.code, self._filename, *position, violation.text, line))


class _Silent(BaseFormatter):
    """For a style guide that is asked only what is to be reported."""

    def handle(self, error: object) -> None:
        """Say nothing."""


def rules_on(options: argparse.Namespace) -> list[Rule]:
    """The rules that flake8 would report, without those off by default that no `select` names.

    A name reaches at least to the first digit: `HRD114` and `HRD1` switch HRD114 on, `HRD` does not.
    """
    selected = (*(options.select or ()), *(options.extend_select or ()))
    named = tuple(code for code in selected if len(code) > len('HRD'))
    decisions = DecisionEngine(options)
    return [
        rule for rule in RULES.values()
        if rule.default or rule.code.startswith(named)
        if decisions.decision_for(rule.code) is Decision.Selected
    ]


def _forget() -> None:
    """Empty what functions remember of files and of what stands in them, which keeps all of a run's trees."""
    for name, module in [*sys.modules.items()]:
        if name.startswith('flake8_bigthree.'):
            for value in vars(module).values():
                if isinstance(value, functools._lru_cache_wrapper):
                    value.cache_clear()


def _configuration() -> tuple[RawConfigParser, str]:
    """The configuration that flake8 has read, and its folder, without one that of the repository.

    flake8 drops unknown keys and, before plugins see the options, the ones that choose the configuration:
    they are taken from the command line again, by flake8's own parser.
    """
    chosen, _ = stage1_arg_parser().parse_known_args(sys.argv[1:])
    config, folder = load_config(chosen.config, [], isolated=chosen.isolated)
    root = folder if config.sections() else repository(folder) or folder
    if chosen.append_config:
        config, _ = load_config(chosen.config, chosen.append_config, isolated=chosen.isolated)
    return config, root
