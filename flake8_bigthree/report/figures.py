"""What is counted in one file."""
from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from copy import copy
from typing import NamedTuple

from flake8_bigthree.checker import Violation
from flake8_bigthree.names.errors import raised
from flake8_bigthree.names.hierarchy import Verdict
from flake8_bigthree.names.hierarchy import verdict
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Extent
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Place
from flake8_bigthree.rules._annotations import slots
from flake8_bigthree.rules._annotations import unannotated
from flake8_bigthree.rules._asserting import asserts
from flake8_bigthree.rules._collected import collected
from flake8_bigthree.rules._collected import is_empty
from flake8_bigthree.rules._collected import is_test_file
from flake8_bigthree.rules._comments import suppressions
from flake8_bigthree.rules._raises import objectionable
from flake8_bigthree.walk import FunctionNode
from flake8_bigthree.walk import own

#: The rules that have to be asked for the figures, whichever are switched on.
COUNTED = frozenset({
    'HRD101', 'HRD102', 'HRD103', 'HRD301', 'HRD302', 'HRD304', 'HRD311', 'HRD401', 'HRD402', 'HRD403',
    'HRD404',
})
#: What something is counted of.
_KINDS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.ExceptHandler, ast.Raise)


class Figures(NamedTuple):
    """The figures of a file, a folder or a project; all of them are counts, and add up."""

    files: int = 0
    functions: int = 0
    annotated_functions: int = 0
    begun_functions: int = 0
    slots: int = 0
    annotated_slots: int = 0
    handlers: int = 0
    hrd101: int = 0
    hrd102: int = 0
    hrd103: int = 0
    raises_inside: int = 0
    raises_outside: int = 0
    raises_unknown: int = 0
    classes_inside: int = 0
    classes_outside: int = 0
    tests: int = 0
    stubs: int = 0
    skipped: int = 0
    suppressions: int = 0
    baseline: int = 0

    @property
    def broad(self) -> int:
        """The handlers that are reported as broad."""
        return self.hrd101 + self.hrd102 + self.hrd103

    @property
    def asserting(self) -> int:
        """The tests that assert something and run."""
        return max(self.tests - self.stubs - self.skipped, 0)

    @property
    def left(self) -> int:
        """What is left to do."""
        return (
            self.slots - self.annotated_slots + self.broad + self.raises_outside + self.classes_outside
            + self.stubs + self.skipped
        )


#: What each figure means, in the words of the legend.
MEANINGS = {
    'files': 'files that could be read',
    'functions': 'functions and methods that mypy wants annotated, those behind @no_type_check left out',
    'annotated_functions': 'of these, those in which nothing is left to annotate',
    'begun_functions': 'of these, those with any annotation',
    'slots': 'parameters but self and cls, and returns, that mypy wants annotated',
    'annotated_slots': 'of these, those that are annotated, in the signature or by a type comment',
    'handlers': 'except clauses',
    'hrd101': 'of these, bare ones',
    'hrd102': 'of these, those that catch BaseException or its group',
    'hrd103': 'of these, those that catch Exception, its group or one of bigthree-broad-exceptions',
    'raises_inside': 'raise statements all of whose exceptions are certainly in the hierarchy',
    'raises_outside': 'those that HRD301 or HRD302 report',
    'raises_unknown': 'those that HRD304 reports; what is raised on and what is allowed counts nowhere',
    'classes_inside': 'exception classes in the hierarchy, the base included',
    'classes_outside': 'exception classes beside it, which HRD311 reports',
    'tests': 'test functions that pytest or unittest collects',
    'stubs': 'of these, those that are empty or assert nothing (HRD401, HRD402), or constants only (HRD403)',
    'skipped': 'of these, those that are skipped outright (HRD404)',
    'suppressions': 'comments `# noqa` that name a code of this plugin',
    'baseline': 'findings in the baseline',
}


class Definition(NamedTuple):
    """An exception class of the hierarchy: its name and where it is defined."""

    name: str
    path: str
    line: int


class File(NamedTuple):
    """A file with its figures, what the sums over files are made of, and its findings.

    `raised` are the classes that are raised in it, `outside` the names of those outside of the hierarchy.
    """

    path: str
    figures: Figures
    defined: tuple[Definition, ...]
    raised: frozenset[Definition]
    outside: Counter[str]
    findings: tuple[Violation, ...]


def add(figures: Iterable[Figures]) -> Figures:
    """The sum.

    >>> add([Figures(files=1, tests=2), Figures(files=1)])[:2]
    (2, 0)
    """
    return Figures(*map(sum, zip(*figures, strict=True)))


def measured(module: Module, violations: Iterable[Violation], shown: frozenset[str]) -> File:
    """The figures of a file.

    `violations` are those of the rules in COUNTED and of the rules whose codes are `shown`, which are its findings.
    """
    violations = list(violations)
    codes = Counter(violation.code for violation in violations)
    statements = [*_statements(module.scope)]
    functions = [(node, scope) for node, scope in statements if isinstance(node, FunctionNode)]
    wanted = [(slots(node, scope), len(unannotated(node, scope))) for node, scope in functions]
    wanted = [(count, left) for count, left in wanted if count]
    raises = [(node, scope) for node, scope in statements if isinstance(node, ast.Raise) and node.exc]
    defined = tuple(definition for node, scope in statements for definition in _defined(node, scope))
    tests = [(node, scope) for node, scope in functions if collected(node, scope)] if is_test_file(module) else []
    constant = frozenset(violation.line for violation in violations if violation.code == 'HRD403')
    return File(
        module.shown,
        Figures(
            files=1,
            functions=len(wanted),
            annotated_functions=sum(not left for _, left in wanted),
            begun_functions=sum(left < count for count, left in wanted),
            slots=sum(count for count, _ in wanted),
            annotated_slots=sum(count - left for count, left in wanted),
            handlers=sum(isinstance(node, ast.ExceptHandler) for node, _ in statements),
            hrd101=codes['HRD101'],
            hrd102=codes['HRD102'],
            hrd103=codes['HRD103'],
            raises_inside=sum(_is_all_inside(node, scope) for node, scope in raises),
            raises_outside=codes['HRD301'] + codes['HRD302'],
            raises_unknown=codes['HRD304'],
            classes_inside=len(defined),
            classes_outside=codes['HRD311'],
            tests=len(tests),
            stubs=codes['HRD401'] + codes['HRD402'] + sum(_is_idle(node, scope, constant) for node, scope in tests),
            skipped=codes['HRD404'],
            suppressions=sum(1 for _ in suppressions(module)),
        ),
        defined,
        frozenset(
            _definition(cls) for node, scope in raises for cls in _certain(node, scope)
            if isinstance(cls, Class) and _is_inside(cls, scope)
        ),
        Counter(cls.name for node, scope in raises for cls in objectionable(node, scope)),
        tuple(violation for violation in violations if violation.code in shown),
    )


def _statements(scope: Scope) -> Iterator[tuple[ast.AST, Scope]]:
    """Those nodes of a file that something is counted of, each with the scope that it stands in."""
    scopes = [scope]
    while scopes:
        around = scopes.pop()
        for node in own(around.body):
            if isinstance(node, _KINDS):
                yield node, around
                if (inner := around.inner(node)) is not around:
                    scopes.append(inner)


def _is_idle(test: FunctionNode, scope: Scope, constant: frozenset[int]) -> bool:
    """Does a test assert constants, on these lines, and nothing without them?"""
    body = [stmt for stmt in test.body if stmt.lineno not in constant]
    style = collected(test, scope)
    if not style or len(body) == len(test.body):
        return False
    rest = copy(test)
    rest.body = body or [ast.Pass()]
    return is_empty(rest) or not asserts(rest, scope, style.cls)


def _certain(node: ast.Raise, scope: Scope) -> Iterator[Class | External]:
    """The classes that a `raise` may raise, but for those of which any derived one may be meant."""
    for value in raised(node, scope):
        if isinstance(value, Instance) and value.extent is not Extent.BOUND:
            yield value.of


def _is_all_inside(node: ast.Raise, scope: Scope) -> bool:
    values = raised(node, scope)
    return bool(values) and all(isinstance(value, Instance) and _is_inside(value.of, scope) for value in values)


def _is_inside(cls: Class | External, scope: Scope) -> bool:
    return verdict(cls, scope.module.project) is Verdict.INSIDE


def _defined(node: ast.AST, scope: Scope) -> Iterator[Definition]:
    if isinstance(node, ast.ClassDef):
        cls = Class(node, Place(scope, node))
        if _is_inside(cls, scope):
            yield _definition(cls)


def _definition(cls: Class) -> Definition:
    return Definition(cls.qualname, cls.place.scope.module.shown, cls.node.lineno)
