"""Which sites HRD301, HRD302 and HRD305 report. Run in a process of its own, so that its CPU time can be told."""
from __future__ import annotations

import ast
import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import flake8_bigthree.rules
from benchmarks.verdicts.job import Job
from benchmarks.verdicts.job import Watch
from benchmarks.verdicts.job import answer_in_time
from flake8_bigthree.checker import Checker
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.project import parse
from flake8_bigthree.options import Options
from flake8_bigthree.rule import RULES

assert flake8_bigthree.rules  # imported for what it registers

CODES = ('HRD301', 'HRD302', 'HRD305')


def reported(root: Path, base: str, watch: Watch) -> Iterator[tuple[str, int, int]]:
    """File, line and column of every `raise` that is reported; nothing is allowed but the hierarchy.

    The files are parsed on flake8's account, which hands them over; what names lead to is parsed by the plugin.
    """
    options = Options(base_exception=(base,), allowed_exceptions=(), protocol_exceptions=False)
    project = Project(options, str(root))
    checker = Checker(RULES[code] for code in CODES)
    handed_over = watch.apart(_collected)
    for path in sorted(root.rglob('*.py')):
        parsed = handed_over(str(path))
        if parsed:
            module = project.open(str(path), *parsed)
            for rules, node, scope in checker.visits(module):
                if isinstance(node, ast.Raise) and any(any(rule.check(node, scope)) for rule in rules):
                    yield path.relative_to(root).as_posix(), node.lineno, node.col_offset
            project.close(module)


def _collected(path: str) -> tuple[ast.Module, str] | None:
    """What flake8 hands over: while it parses, the garbage collector looks through the new nodes."""
    parsed = parse(path)
    gc.collect(0)
    return parsed


def main() -> None:
    """Do the job that the command line names."""
    answer_in_time(Job.read(sys.argv[1]), reported)


if __name__ == '__main__':
    main()
