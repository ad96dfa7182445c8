"""What `python -m flake8_bigthree` can do besides what flake8 does."""
from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Sequence

from flake8_bigthree.baseline import Baseline
from flake8_bigthree.baseline import entry
from flake8_bigthree.baseline import is_below
from flake8_bigthree.baseline import lines
from flake8_bigthree.baseline import read
from flake8_bigthree.baseline import rewritten
from flake8_bigthree.baseline import shrunk
from flake8_bigthree.baseline import write
from flake8_bigthree.errors import BaselineError
from flake8_bigthree.errors import LinterError
from flake8_bigthree.explain import chosen
from flake8_bigthree.explain import page
from flake8_bigthree.explain import show
from flake8_bigthree.names.project import Project
from flake8_bigthree.options import key
from flake8_bigthree.output import say
from flake8_bigthree.report import command
from flake8_bigthree.run import Run
from flake8_bigthree.run import run

_DONE, _FAILED, _WRONG = range(3)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; 0 if all is well, 1 if a check fails, 2 if the command cannot be carried out."""
    parser = argparse.ArgumentParser(prog='python -m flake8_bigthree', description=__doc__)
    commands = parser.add_subparsers(required=True, metavar='COMMAND')
    baseline = commands.add_parser(
        'baseline', help='write the findings that there are now to the file of bigthree-baseline',
        description='Write the findings that there are now to the file of bigthree-baseline. What follows is given '
        'to flake8: paths, of which only these are written anew, and options such as --config.',
    )
    mode = baseline.add_mutually_exclusive_group()
    mode.add_argument(
        '--check', action='store_true', help='write nothing; fail if the baseline could be smaller or has to grow',
    )
    mode.add_argument('--shrink', action='store_true', help='only take out what is not found any more')
    baseline.set_defaults(run=_baseline)
    report = commands.add_parser(
        'report', help='print the figures of a project', allow_abbrev=False,
        description='Print the figures of a project. What else is given goes to flake8, whose files these are: paths, '
        'and options such as --config, --exclude and -j.',
    )
    command.add_arguments(report)
    report.set_defaults(run=_report)
    suggest = commands.add_parser(
        'suggest', help='say what to catch instead of everything, and why', allow_abbrev=False,
        description='Say of each broad catch what its block can raise, how that is known, and what to catch instead. '
        'What follows is given to flake8, whose files these are: paths, and options such as --config.',
    )
    suggest.set_defaults(run=_suggest)
    _add_explain(commands)
    given, rest = parser.parse_known_args(argv)
    try:
        status: int = given.run(given, rest)
    except LinterError as error:  # noqa: HRD105 - each of them is said, and is the end
        print(error, file=sys.stderr)
        return _WRONG
    return status


def _report(given: argparse.Namespace, args: Sequence[str]) -> int:
    """Show the figures, and hold them to the minimums."""
    return _DONE if command.make(given, args) else _FAILED


def _suggest(given: argparse.Namespace, args: Sequence[str]) -> int:
    """Say what to catch instead."""
    from flake8_bigthree import suggest  # here, as no other command infers what a block can raise
    suggest.make(args)
    return _DONE


def _add_explain(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    explain = commands.add_parser(
        'explain', help='print what there is to know about rules',
        description='Print what rules say, why, with which options, and a bad and a good example.',
    )
    asked = explain.add_mutually_exclusive_group(required=True)
    asked.add_argument(
        'rules', nargs='*', metavar='RULE', default=[], help='a code, the beginning of codes such as HRD1, or a name',
    )
    asked.add_argument('--all', action='store_true', help='a page for each rule')
    explain.set_defaults(run=_explain, refuse=explain.error)


def _explain(given: argparse.Namespace, rest: Sequence[str]) -> int:
    """Print the pages of rules."""
    if rest:
        given.refuse(f'unrecognized arguments: {" ".join(rest)}')
    show('\n'.join(map(page, chosen(['HRD'] if given.all else given.rules))))
    return _DONE


def _baseline(given: argparse.Namespace, args: Sequence[str]) -> int:
    """Write, shrink or check the baseline."""
    found = run(args)
    project, name = found.project, found.project.options.baseline
    if not name:
        raise BaselineError(f'{key("baseline")} is not set; it says which file the findings are written to')
    path = os.path.join(project.root, name)
    old = read(path)
    folders = [_relative(folder, project) for folder in found.paths]
    for shown, folder in zip(found.paths, folders, strict=True):
        if not os.path.exists(shown) and not any(is_below(known.path, [folder]) for known in old):
            raise BaselineError(f'{shown}: there is no such file or folder, nor is there one in {name}')
    current = _current(found) + _not_to_be_told(old, folders, project)
    if given.check:
        return _check(old, rewritten(old, current, folders))
    existing = {known.path for known in old if os.path.exists(os.path.join(project.root, known.path))}
    kept = shrunk(old, current, folders, existing)
    new = kept if given.shrink else rewritten(old, current, folders)
    write(path, new)
    more, less = new.total() - kept.total(), old.total() - kept.total()
    say(f'{name}: {new.total()} known findings, {more} more and {less} less than before\n')
    return _DONE


def _current(found: Run) -> Baseline:
    """The entries for what is found."""
    modules = ((violation, found.project.load(violation.filename)) for violation in found.violations)
    return Counter(
        entry(module.shown, violation.code, module, violation.line_number, violation.column_number - 1)
        for violation, module in modules if module  # unless it has been deleted in the meantime
    )


def _not_to_be_told(old: Baseline, folders: Sequence[str], project: Project) -> Baseline:
    """The entries of files in these folders that do not parse: they have no findings now, but may have them again."""
    paths = {
        known.path: os.path.join(project.root, known.path) for known in old if is_below(known.path, folders)
    }
    broken = {name for name, path in paths.items() if os.path.exists(path) and project.load(path) is None}
    return Counter({known: count for known, count in old.items() if known.path in broken})


def _relative(name: str, project: Project) -> str:
    """A path as entries have it; empty for the configuration's folder."""
    path = os.path.relpath(os.path.realpath(name), project.root).replace(os.sep, '/')
    return '' if path == '.' else path


def _check(old: Baseline, new: Baseline) -> int:
    for line in lines(new - old):
        say(f'found, but not in the baseline: {line}\n')
    for line in lines(old - new):
        say(f'in the baseline, but not found: {line}\n')
    return _DONE if old == new else _FAILED
