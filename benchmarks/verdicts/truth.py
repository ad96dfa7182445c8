"""The truth about the raise sites of a package, which is imported for it. Run in a process of its own."""
from __future__ import annotations

import contextlib
import importlib
import os
import sys
import warnings
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from benchmarks.verdicts.job import Job
from benchmarks.verdicts.job import answer
from benchmarks.verdicts.job import sources
from benchmarks.verdicts.reveal import Revealed
from benchmarks.verdicts.reveal import members
from benchmarks.verdicts.reveal import reveal
from benchmarks.verdicts.runtime import Evaluator
from benchmarks.verdicts.runtime import Found
from benchmarks.verdicts.runtime import Home
from benchmarks.verdicts.runtime import Made
from benchmarks.verdicts.runtime import Mark
from benchmarks.verdicts.runtime import Object
from benchmarks.verdicts.runtime import Thing
from benchmarks.verdicts.score import Bucket
from benchmarks.verdicts.score import Site
from benchmarks.verdicts.score import Truth
from benchmarks.verdicts.score import Verdict
from benchmarks.verdicts.syntax import alternatives
from benchmarks.verdicts.syntax import asks_for_type
from benchmarks.verdicts.syntax import scoped_raises

#: A type checker says these of anything it knows little of.
_BROAD = (Exception, BaseException)
_NOT_IMPORTED = frozenset({'__main__', 'test', 'tests'})


class Base:
    """The base exception: a class by its dotted name, or any class of a bare name."""

    def __init__(self, name: str) -> None:
        self._name = name
        module, _, last = name.rpartition('.')
        self._cls = getattr(importlib.import_module(module), last) if module else None

    def is_above(self, cls: type) -> bool:
        """Is a class inside?"""
        if self._cls:
            return self._cls in cls.__mro__
        return any(ancestor.__name__ == self._name for ancestor in cls.__mro__)

    def truth(self, cls: type) -> Truth:
        """Where a class stands."""
        return Truth.INSIDE if self.is_above(cls) else Truth.OUTSIDE


def verdicts(job: Job) -> dict[Site, Verdict]:
    """The truth about every site."""
    root = Path(job.root)
    base = Base(job.base)
    judged: dict[Site, Verdict] = {}
    bounded: set[Site] = set()
    for path, tree in sources(root):
        file = path.relative_to(root).as_posix()
        home = home_of(file)
        evaluator = Evaluator(home)
        for node, scope in scoped_raises(tree):
            assert node.exc
            site = Site(file, node.lineno, node.col_offset)
            parts = [evaluator.evaluate(part, scope, node) for part in alternatives(node.exc)]
            judged[site] = together([judge(part, base) for part in parts])
            marks = {thing for part in parts for thing in part.things if isinstance(thing, Mark)}
            if asks_for_type(scope, node.exc) or marks & {Mark.CAUGHT, Mark.BOUNDED}:
                bounded.add(site)
    open_ = {site for site, verdict in judged.items() if verdict.truth is Truth.UNKNOWN}
    if job.with_pyright:
        for site, revealed in reveal(root, open_, frozenset(by_name(BaseException))).items():
            classes = visible(site.file.removesuffix('.py').partition('/')[0])
            judged[site] = judge_type(judged[site], revealed, classes, base, is_bounded=site in bounded)
    return judged


def together(verdicts: Sequence[Verdict]) -> Verdict:
    """What is said of a raise that has alternatives, such as `x or Error()`: one that is outside is enough."""
    order = (Truth.OUTSIDE, Truth.UNKNOWN, Truth.INSIDE, Truth.CAUGHT)
    return min(verdicts, key=lambda verdict: order.index(verdict.truth))


def home_of(file: str) -> Home:
    """The module of a file, imported if it lets itself be; scripts and tests are not, as they may do anything then."""
    parts = file.removesuffix('.py').split('/')
    if parts[-1] == '__init__':
        parts.pop()
        package = '.'.join(parts)
    else:
        package = '.'.join(parts[:-1])
    name = '.'.join(parts)
    if not _NOT_IMPORTED.isdisjoint(parts) or not all(part.isidentifier() for part in parts):
        return Home(name, package, None)
    try:
        return Home(name, package, importlib.import_module(name))
    except BaseException as error:  # noqa: HRD102  # whatever a module raises when it is imported
        print(f'{name} cannot be imported: {error!r}', file=sys.stderr)
        return Home(name, package, None)


def judge(found: Found, base: Base) -> Verdict:
    """What the classes at hand say."""
    bucket, things = found
    if things == (Mark.CAUGHT,):
        return Verdict(Bucket.RERAISE, Truth.CAUGHT, 'what was caught')
    if bucket is Bucket.RERAISE:
        bucket = Bucket.LOCAL
    classes = [*map(raised, things)]
    known = [cls for cls in classes if cls]
    if not classes or len(known) < len(classes):
        return Verdict(bucket, Truth.UNKNOWN, ', '.join(sorted(map(_shown, things))))
    return _agreed(bucket, known, base)


def raised(thing: Thing) -> type | None:
    """The class that is raised, None if that is unknown; what is no exception is outside like any other."""
    match thing:
        case Made(of=cls) | Object(value=type() as cls):
            return cls
        case Object(value=BaseException() | str() | int() | tuple() as value):
            return type(value)
        case Object(value=value) if value is NotImplemented or value is ...:
            return type(value)
    return None


def _agreed(bucket: Bucket, classes: Iterable[type], base: Base) -> Verdict:
    truths = {base.truth(cls) for cls in classes}
    shown = ', '.join(sorted({cls.__qualname__ for cls in classes}))
    if len(truths) > 1:
        return Verdict(bucket, Truth.UNKNOWN, f'one of {shown}')
    return Verdict(bucket, truths.pop(), shown)


def judge_type(
    verdict: Verdict, revealed: Revealed, classes: dict[str, list[type]], base: Base, *, is_bounded: bool,
) -> Verdict:
    """What the types say of a site that is unknown so far.

    A declared type only decides that something is inside. An inferred one decides as soon as one of its classes
    is outside and all are known; `is_bounded` if it is nothing but an upper bound as well.
    """
    shown = f'{revealed.declared or "?"} / {revealed.inferred or "?"}'
    if _truths(revealed.declared, classes, base) == {Truth.INSIDE}:
        return verdict._replace(truth=Truth.INSIDE, shown=shown)
    truths = _truths(revealed.inferred, classes, base)
    if is_bounded or verdict.bucket is Bucket.PARAMETER or Truth.UNKNOWN in truths or Truth.OUTSIDE not in truths:
        return verdict._replace(shown=f'{verdict.shown}; {shown}')
    return verdict._replace(truth=Truth.OUTSIDE, shown=shown)


def _truths(text: str, classes: dict[str, list[type]], base: Base) -> set[Truth]:
    """Where the classes of a type stand; unknown where classes of one name stand in different places."""
    found: set[Truth] = set()
    for name in members(text) or ['']:
        candidates = classes.get(name.rpartition('.')[2], [])
        truths = {base.truth(cls) for cls in candidates}
        is_known = len(truths) == 1 and not (truths == {Truth.OUTSIDE} and set(candidates) & {*_BROAD})
        found.add(truths.pop() if is_known else Truth.UNKNOWN)
    return found


def by_name(root: type) -> dict[str, list[type]]:
    """All classes derived from one, by name."""
    found: dict[str, list[type]] = {}
    for cls in {root, *_derived(root)}:
        found.setdefault(cls.__name__, []).append(cls)
    return found


@cache
def visible(package: str) -> dict[str, list[type]]:
    """The exception classes by the short names that a type checker gives them in a package.

    Where one of the package or a builtin one has the name, others of that name are not meant.
    """
    found: dict[str, list[type]] = {}
    for name, classes in by_name(BaseException).items():
        near = [cls for cls in classes if cls.__module__.partition('.')[0] in {package, 'builtins'}]
        found[name] = near or classes
    return found


def _derived(cls: type) -> Iterator[type]:
    derived: list[type] = type.__subclasses__(cls)
    for below in derived:
        yield below
        yield from _derived(below)


def _shown(thing: Thing) -> str:
    if isinstance(thing, Mark):
        return thing.value
    value = thing.of if isinstance(thing, Made) else thing.value
    return str(getattr(value, '__qualname__', type(value).__qualname__))


def main() -> None:
    """Do the job that the command line names."""
    warnings.simplefilter('ignore')
    sys.setrecursionlimit(50_000)  # there are formulas that nest deep
    with contextlib.redirect_stdout(sys.stderr):
        job = Job.read(sys.argv[1])
        found = verdicts(job)
    answer(job, {'sites': [
        [*site, verdict.bucket.value, verdict.truth.value, verdict.shown] for site, verdict in found.items()
    ]})
    sys.stderr.flush()
    os._exit(0)  # threads that a module has begun are not waited for


if __name__ == '__main__':
    main()
