"""A run of flake8 with this plugin: what it is given, and what the files share."""
from __future__ import annotations

import argparse
import ast
import functools
import os
import sys
from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from configparser import RawConfigParser
from typing import Any

from flake8.formatting.base import BaseFormatter
from flake8.main.options import stage1_arg_parser
from flake8.options.config import load_config
from flake8.style_guide import Decision
from flake8.style_guide import DecisionEngine
from flake8.style_guide import StyleGuideManager

import flake8_bigthree.rules
from flake8_bigthree.checker import Checker
from flake8_bigthree.checker import Violation
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

#: The line of the file that flake8 looks at for `# noqa`, by the number of any.
_Lines = Callable[[int], str | None]


class Session:
    """The options, the project and the rules of a run.

    `options` are flake8's, whose `filenames` are those of the run.
    Raises OptionError or BaselineError if something of it is wrong.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        config, root = _configuration()
        check_keys(config['flake8'] if 'flake8' in config else ())
        given = Options.read({name: getattr(options, key(name).replace('-', '_')) for name in OPTIONS})
        check_folders(given, root)
        self._options = options
        self._begin(given, root)
        check_bases(self.project)
        #: The baseline, by the path in it.
        self.known: dict[str, Any] = {}  # noqa: HRD213 - its type is in the module that is loaded late
        if given.baseline:
            from flake8_bigthree import baseline  # here, as flake8's start is to cost nothing without one
            self.known = baseline.by_path(baseline.read(os.path.join(root, given.baseline)))
        rules = rules_on(options)
        self._checker = Checker(rule for rule in rules if rule.code != STALE)
        #: What is asked once it is known what the baseline has too much.
        self._late_checker = Checker(rule for rule in rules if rule.code == STALE)
        if self.known:
            self._guide = StyleGuideManager(options, _Silent(options))

    def _begin(self, given: Options, root: str) -> None:
        """Know nothing of the files."""
        self.project = Project(given, root)
        #: The paths that the run was given, and the files of them that have been linted.
        self._paths = self._options.filenames
        self._done: set[str] = set()

    def lint(
        self, filename: str, tree: ast.Module, lines: Iterable[str], noqa_line_for: _Lines,
    ) -> list[Violation]:
        """The violations in a file.

        Raises RuleError when a rule fails.
        """
        # `flake8.api.legacy` can run several times with the options of the first time; then it has other paths.
        if self._paths is not self._options.filenames or filename in self._done:
            forget()
            self._begin(self.project.options, self.project.root)
        self._done.add(filename)
        path = None if filename in {'-', 'stdin'} else filename
        module = self.project.open(path, tree, ''.join(lines))
        violations = self._checker.check(module)
        if path and (known := self.known.get(module.shown)):
            reported = [violation for violation in violations if self._is_reported(violation, path, noqa_line_for)]
            violations = self._new(module, reported, known)
        self.project.close(module)
        return violations

    def _new(
        self, module: Module, violations: Iterable[Violation],
        known: Counter[Any],  # noqa: HRD213 - its type is in the module that is loaded late
    ) -> list[Violation]:
        """The violations that the baseline does not know, and what it knows too much."""
        from flake8_bigthree import baseline
        entries = [
            (baseline.entry(module.shown, violation.code, module, violation.line, violation.column), violation)
            for violation in violations
        ]
        new, stale = baseline.subtract(entries, known)
        module.stale = {(left.code, left.where): count for left, count in stale.items()}
        return new + self._late_checker.check(module)

    def _is_reported(self, violation: Violation, filename: str, noqa_line_for: _Lines) -> bool:
        """Does flake8 report this violation, or is it switched off, for its file or by `# noqa`?"""
        line = noqa_line_for(violation.line)
        position = violation.line, violation.column
        return bool(self._guide.handle_error(violation.code, filename, *position, violation.text, line))


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


def forget() -> None:
    """Empty what functions remember of files and of what stands in them, which keeps all of a run's trees.

    Since an earlier run in this process the files may have changed.
    """
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
