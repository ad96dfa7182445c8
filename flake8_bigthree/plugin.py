"""The door flake8 comes in by; what is behind it is loaded when there is something to lint."""
from __future__ import annotations

import argparse
import ast
import logging
import sys
from collections.abc import Callable
from collections.abc import Iterator
from typing import Any
from typing import ClassVar

from flake8.exceptions import ExecutionError
from flake8.exceptions import PluginExecutionFailed
from flake8.options.manager import OptionManager

from flake8_bigthree import __version__
from flake8_bigthree.errors import BaselineError
from flake8_bigthree.errors import OptionError
from flake8_bigthree.errors import RuleError
from flake8_bigthree.garbage import freeze
from flake8_bigthree.garbage import uncollected
from flake8_bigthree.options import OPTIONS
from flake8_bigthree.options import key

# Below flake8's own logger, so that its -v shows what goes here.
_log = logging.getLogger('flake8.bigthree')


class Plugin:
    """What flake8 makes for every file; `parse_options` has prepared what they share."""

    name = 'flake8-bigthree'
    version = __version__

    #: The run, once there is one.
    session: ClassVar[Any] = None  # noqa: HRD213 - its type is in the module that is loaded late

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
        """Prepare a run."""
        with uncollected():
            from flake8_bigthree import session  # here, as `flake8 --version` and `--help` need no rule
        earlier = cls.session
        if earlier:
            session.forget()
        try:
            cls.session = session.Session(options)
        except (BaselineError, OptionError) as error:
            raise ExecutionError(f'{cls.name}: {error}') from error
        # What flake8 and its plugins have loaded stays until the process ends, and then Python would walk it more than
        # once, which takes longer than to load all rules. A process that is not the command's own may live on.
        if not earlier and 'flake8.main.cli' in sys.modules:
            freeze()

    def run(self) -> Iterator[tuple[int, int, str, type[Plugin]]]:
        """The violations in the file, as flake8 takes them."""
        try:
            violations = self.session.lint(self._filename, self._tree, self._lines, self._noqa_line_for)
        except RuleError as error:
            _log.critical('%s: %s', self._filename, error, exc_info=True)
            raise PluginExecutionFailed(self._filename, self.name, error) from error
        for violation in violations:
            yield violation.line, violation.column, f'{violation.code} {violation.text}', type(self)
