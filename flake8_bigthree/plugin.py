"""The door flake8 comes in by; nothing else in the package knows flake8."""
from __future__ import annotations

import argparse
import ast
import logging
import sys
from collections.abc import Iterator
from configparser import RawConfigParser
from dataclasses import fields
from typing import ClassVar

from flake8.exceptions import ExecutionError
from flake8.exceptions import PluginExecutionFailed
from flake8.main.options import stage1_arg_parser
from flake8.options.config import load_config
from flake8.options.manager import OptionManager
from flake8.style_guide import Decision
from flake8.style_guide import DecisionEngine

import flake8_bigthree.rules
from flake8_bigthree import __version__
from flake8_bigthree.checker import Checker
from flake8_bigthree.errors import OptionError
from flake8_bigthree.errors import RuleError
from flake8_bigthree.names.hierarchy import check_bases
from flake8_bigthree.names.project import Project
from flake8_bigthree.options import Options
from flake8_bigthree.options import check_folders
from flake8_bigthree.options import check_keys
from flake8_bigthree.options import key
from flake8_bigthree.rule import RULES
from flake8_bigthree.rule import Rule

assert flake8_bigthree.rules  # imported for what it registers

# Below flake8's own logger, so that its -v shows what goes here.
_log = logging.getLogger('flake8.bigthree')


class Plugin:
    """What flake8 makes for every file; `parse_options` has prepared what they share."""

    name = 'flake8-bigthree'
    version = __version__

    checker: ClassVar[Checker]
    project: ClassVar[Project]

    def __init__(self, tree: ast.Module, filename: str, lines: list[str]) -> None:
        self._tree = tree
        self._filename = filename
        self._lines = lines

    @staticmethod
    def add_options(manager: OptionManager) -> None:
        """Tell flake8 of every option; values stay text until `parse_options`, wherever they are given."""
        for option in fields(Options):
            default, kind, help_ = (option.metadata[part] for part in ('default', 'kind', 'help'))
            manager.add_option(
                f'--{key(option.name)}', default=default, parse_from_config=True, metavar='VALUE',
                help=f'{help_}; allowed: {kind.allowed} (default: {default or "nothing"})',
            )

    # flake8 tries three arguments first and takes any TypeError for a wrong signature, so it is one.
    @classmethod
    def parse_options(cls, options: argparse.Namespace) -> None:
        """Prepare a run: read the options, find the project, choose the rules."""
        config, root = _configuration()
        try:
            check_keys(config['flake8'] if 'flake8' in config else ())
            values = {option.name: getattr(options, key(option.name).replace('-', '_')) for option in fields(Options)}
            given = Options.read(values)
            check_folders(given, root)
            cls.project = Project(given, root)
            check_bases(cls.project)
        except OptionError as error:
            raise ExecutionError(f'{cls.name}: {error}') from error
        cls.checker = Checker(rules_on(options))

    def run(self) -> Iterator[tuple[int, int, str, type[Plugin]]]:
        """The violations in the file, as flake8 takes them."""
        path = None if self._filename in {'-', 'stdin'} else self._filename
        module = self.project.open(path, self._tree, ''.join(self._lines))
        try:
            violations = self.checker.check(module)
        except RuleError as error:
            _log.critical('%s: %s', self._filename, error, exc_info=True)
            raise PluginExecutionFailed(self._filename, self.name, error) from error
        for violation in violations:
            yield violation.line, violation.column, f'{violation.code} {violation.text}', type(self)


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


def _configuration() -> tuple[RawConfigParser, str]:
    """The configuration that flake8 has read, and its folder.

    flake8 drops unknown keys and, before plugins see the options, the ones that choose the configuration:
    they are taken from the command line again, by flake8's own parser.
    """
    chosen, _ = stage1_arg_parser().parse_known_args(sys.argv[1:])
    return load_config(chosen.config, chosen.append_config, isolated=chosen.isolated)
