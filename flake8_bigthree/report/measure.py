"""The files of a project, measured one by one, in several processes where there are many."""
from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from flake8_bigthree.checker import Checker
from flake8_bigthree.names.project import Project
from flake8_bigthree.options import Options
from flake8_bigthree.report.figures import COUNTED
from flake8_bigthree.report.figures import File
from flake8_bigthree.report.figures import measured
from flake8_bigthree.rule import RULES

#: Fewer files are measured before another process has started.
_FEW = 40
#: How many files a process takes at once: neighbours, as they import the same modules.
_CHUNK = 16

Measure = Callable[[str], File | None]


def measure(
    files: Sequence[str], options: Options, root: str, codes: frozenset[str], jobs: int,
) -> Iterator[tuple[str, File | None]]:
    """Each file with its figures, None for one that cannot be read or is not Python, in order.

    Findings are kept of the rules with these codes.
    """
    if jobs < 2 or len(files) < _FEW:
        yield from zip(files, map(measurer(options, root, codes), files), strict=True)
        return
    with ProcessPoolExecutor(jobs, initializer=_begin, initargs=(options, root, codes)) as pool:
        yield from zip(files, pool.map(_measure, files, chunksize=_CHUNK), strict=True)


def measurer(options: Options, root: str, codes: frozenset[str]) -> Measure:
    """What measures files of one project, each parsed once."""
    # What a block can raise takes long to find out, and is said in the text of findings only.
    project = Project(options if codes else options._replace(suggest=False), root)
    checker = Checker(rule for code, rule in RULES.items() if code in codes | COUNTED)
    return partial(_measured, project, checker, codes)


def _measured(project: Project, checker: Checker, codes: frozenset[str], path: str) -> File | None:
    module = project.load(path)
    return measured(module, checker.check(module), codes) if module else None


#: What measures in this process, once it has begun; a pool gives its processes no other way to keep a state.
_measurers: list[Measure] = []


def _begin(options: Options, root: str, codes: frozenset[str]) -> None:
    _measurers[:] = [measurer(options, root, codes)]


def _measure(path: str) -> File | None:
    return _measurers[0](path)
