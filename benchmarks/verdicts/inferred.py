"""Which sites pylint's inference, astroid, would report. Run in a process of its own, for its CPU time."""
from __future__ import annotations

import ast
import sys
import warnings
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.verdicts.job import Job
from benchmarks.verdicts.job import Watch
from benchmarks.verdicts.job import answer_in_time

# It has types, but need not be installed where these are checked.
astroid: Any = import_module('astroid')


def reported(root: Path, base: str, watch: Watch) -> Iterator[tuple[str, int, int]]:
    """File, line and column of every `raise` all of whose inferred classes are outside.

    The time for parsing these files is told apart, as it is for the plugin.
    """
    parse = ast.parse
    apart = watch.apart(parse)
    base_name = qualified(base)
    for path in sorted(root.rglob('*.py')):
        file = path.relative_to(root).as_posix()
        name = file.removesuffix('.py').removesuffix('/__init__').replace('/', '.')
        try:
            setattr(ast, 'parse', apart)
            module = astroid.MANAGER.ast_from_file(str(path), name)
        except astroid.AstroidError:  # noqa: HRD112 - it says nothing about this file
            continue
        finally:
            setattr(ast, 'parse', parse)
        for node in module.nodes_of_class(astroid.nodes.Raise):
            if node.exc and not is_caught(node.exc) and is_outside(node.exc, base_name):
                yield file, node.lineno, node.col_offset


def qualified(base: str) -> str:
    """The name under which astroid knows the base."""
    module, _, last = base.rpartition('.')
    if not module:
        return base
    cls = next(astroid.MANAGER.ast_from_module_name(module).igetattr(last))
    return str(cls.qname())


def is_caught(operand: Any) -> bool:
    """Is it a name that a handler has bound? No rule would report that, whatever is inferred."""
    if not isinstance(operand, astroid.nodes.Name):
        return False
    return any(isinstance(bound.parent, astroid.nodes.ExceptHandler) for bound in operand.lookup(operand.name)[1])


def is_outside(operand: Any, base: str) -> bool:
    """Is all that an operand can be outside, and all of it known?"""
    try:
        values = [*operand.infer()]
        return bool(values) and all(_is_outside(value, base) for value in values)
    except (astroid.AstroidError, RecursionError):  # noqa: HRD112 - it says nothing
        return False


def _is_outside(value: Any, base: str) -> bool:
    if value is astroid.util.Uninferable:
        return False
    cls = value._proxied if isinstance(value, astroid.Instance) else value
    if not isinstance(cls, astroid.nodes.ClassDef):
        return not isinstance(cls, astroid.nodes.Const) or cls.value is not None
    family = [cls, *cls.ancestors()]
    if any(base in (ancestor.qname(), ancestor.name) for ancestor in family):
        return False
    return all(_is_known(ancestor_base) for ancestor in family for ancestor_base in ancestor.bases)


def _is_known(base: Any) -> bool:
    return all(isinstance(value, astroid.nodes.ClassDef) for value in base.infer())


def main() -> None:
    """Do the job that the command line names."""
    warnings.simplefilter('ignore')
    sys.setrecursionlimit(3000)
    answer_in_time(Job.read(sys.argv[1]), reported)


if __name__ == '__main__':
    main()
