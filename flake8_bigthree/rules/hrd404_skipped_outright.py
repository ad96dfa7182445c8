from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache

from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import Kinds
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._bodies import body_of
from flake8_bigthree.rules._collected import FUNCTIONS
from flake8_bigthree.rules._collected import collected
from flake8_bigthree.rules._collected import is_test_file
from flake8_bigthree.rules._collected import may_be_collected
from flake8_bigthree.rules._collected import style_in
from flake8_bigthree.rules._skips import Skip
from flake8_bigthree.rules._skips import may_skip
from flake8_bigthree.rules._skips import skip_of
from flake8_bigthree.rules._skips import skip_of_class
from flake8_bigthree.rules._skips import skip_of_file
from flake8_bigthree.walk import FunctionNode


def kinds_in(module: Module) -> Kinds:
    """What may be skipped, in a file of tests in which the word occurs; nothing in any other."""
    may_skip_any = is_test_file(module) and ('skip' in module.source or 'SkipTest' in module.source)
    return (ast.Module, ast.ClassDef, *FUNCTIONS) if may_skip_any else ()


@lru_cache(maxsize=1)  # it is asked for every class of a file
def _has_pytestmark(module: Module) -> bool:
    return 'pytestmark' in module.source


@rule('HRD404', '{skipped} is skipped {how}; say on which condition, or take it out', kinds_in=kinds_in)
def skipped_outright(node: ast.Module | ast.ClassDef | FunctionNode, scope: Scope) -> Iterator[Finding]:
    """A test that is skipped whatever happens tests nothing, and is counted all the same.

    Reported are a skip that no condition stands before and no assertion, whatever reason it gives, and the decorators
    `pytest.mark.skip` and `unittest.skip` without one, also where they stand above a class, are its `pytestmark` or
    that of the file, or where the file is skipped as a whole. An empty test is HRD401.

    Bad:
    ```python
    import pytest

    def test_memory_is_searched():
        pytest.skip('needs a database')  # HRD404
        assert search('plan') == []

    @pytest.mark.skip  # HRD404
    def test_memory_is_written():
        assert write('plan') == 1
    ```

    Good:
    ```python
    import pytest

    @pytest.mark.skipif(not DATABASE, reason='needs a database')
    def test_memory_is_searched():
        assert search('plan') == []
    ```
    """
    if isinstance(node, ast.Module):
        yield from _found(skip_of_file(scope.module), 'the file')
    elif isinstance(node, ast.ClassDef):
        if (may_skip(node, scope.module) or _has_pytestmark(scope.module)) and style_in(scope.inner(node)):
            yield from _found(skip_of_class(node, scope), node.name)
    elif may_be_collected(node, scope) and (node.decorator_list or body_of(node).may_skip):
        if may_skip(node, scope.module) and collected(node, scope):
            yield from _found(skip_of(node, scope), f'{node.name}()')


def _found(skip: Skip | None, skipped: str) -> Iterator[Finding]:
    if skip:
        yield found(skip.node, skipped=skipped, how=skip.how)
