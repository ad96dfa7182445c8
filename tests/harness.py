"""Check a source, and read what it expects: `# HRD111` on the line the finding stands on."""
from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import flake8_bigthree.rules
from flake8_bigthree.checker import Checker
from flake8_bigthree.checker import Violation
from flake8_bigthree.names.project import Project
from flake8_bigthree.options import Options
from flake8_bigthree.rule import RULES

assert flake8_bigthree.rules  # imported for what it registers

_EXPECTED = re.compile(r'#\s*(HRD\d{3}(?:\s+HRD\d{3})*)')
_OPTIONS = re.compile(r'# options: (.*)')
_PYTHON = re.compile(r'# python: (\d+)\.(\d+)')
_STALE = re.compile(r'# baseline: (\w+) (\S+) (\d+)')


def options(source: str) -> Options:
    """The options in the source's lines `# options: allow_broad = log`."""
    pairs = (line.split('=', 1) for line in _OPTIONS.findall(source))
    return Options.read({name.strip(): value.strip() for name, value in pairs})


def runs_here(source: str) -> bool:
    """Is this Python as new as the source says that it has to be, in a line `# python: 3.14`?"""
    return all(sys.version_info >= (int(major), int(minor)) for major, minor in _PYTHON.findall(source))


def expected(source: str) -> list[tuple[int, str]]:
    """Line and code of every expectation, sorted."""
    return sorted(
        (number, code)
        for number, line in enumerate(source.splitlines(), 1)
        for codes in _EXPECTED.findall(line)
        for code in codes.split()
    )


def violations(
    source: str, codes: Iterable[str], path: Path | None = None, given: Options | None = None, root: Path | None = None,
) -> list[Violation]:
    """What the rules of these codes say about a source, as if it stood at `path` in the project at `root`."""
    project = Project(given or options(source), str(root or (path.parent if path else Path.cwd())))
    module = project.open(str(path) if path else None, ast.parse(source), source)
    module.stale = {(code, where): int(count) for code, where, count in _STALE.findall(source)}
    return Checker(RULES[code] for code in codes).check(module)


def actual(
    source: str, code: str, path: Path | None = None, given: Options | None = None, root: Path | None = None,
) -> list[tuple[int, str]]:
    """Line and code of every finding of one rule, sorted."""
    return [(found.line, found.code) for found in violations(source, [code], path, given, root)]
