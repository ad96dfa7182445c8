from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache

from flake8_bigthree.names.bindings import STAR
from flake8_bigthree.names.evaluate import ancestry
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import External
from flake8_bigthree.pytest_config import pytest_options
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import Kinds
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._collected import PLAIN_CASES
from flake8_bigthree.rules._collected import Style
from flake8_bigthree.rules._collected import collected
from flake8_bigthree.rules._collected import is_as_written
from flake8_bigthree.rules._collected import is_harmless
from flake8_bigthree.rules._collected import is_test_file
from flake8_bigthree.rules._collected import may_be_collected
from flake8_bigthree.rules._fixtures import Asked
from flake8_bigthree.rules._fixtures import any_around
from flake8_bigthree.rules._fixtures import conftests
from flake8_bigthree.rules._marks import Mark
from flake8_bigthree.rules._marks import marks
from flake8_bigthree.walk import unparsed

#: What the marks and fixtures of those are called that run coroutines.
_RUNNERS = r'async|await|anyio|trio|curio|aio|torn|twist|gen_test|loop|coro'
#: By these options in `addopts` a plugin does so, too: `--asyncio-mode=auto`, `-p plugin`.
_RUNNING_OPTIONS = r'(asyncio|anyio|trio)[-_]mode\W+(?!strict|false)\w|(^|\s)-p\s*(?!no:)\w|twisted'
#: By these a file `conftest.py` may run a test itself or mark it.
_HOOKS = frozenset({
    STAR, 'pytest_collection_modifyitems', 'pytest_configure', 'pytest_generate_tests', 'pytest_itemcollected',
    'pytest_load_initial_conftests', 'pytest_plugins', 'pytest_pycollect_makeitem', 'pytest_pycollect_makemodule',
    'pytest_pyfunc_call', 'pytest_runtest_call', 'pytest_runtest_protocol',
})
_CONFIGURING = r'plugin|_mode'
#: By these a TestCase may run its tests in another way.
_OVERRIDES = frozenset({'__call__', '__getattribute__', '__init_subclass__', '_callTestMethod', 'run'})
_BASES = (*map(External, sorted(PLAIN_CASES)), External('builtins.object'))


def kinds_in(module: Module) -> Kinds:
    """Coroutine functions in a file of tests, nothing in any other."""
    return (ast.AsyncFunctionDef,) if is_test_file(module) else ()


@rule('HRD406', '{test}() is never awaited: {why}', kinds_in=kinds_in)
def async_test_never_run(node: ast.AsyncFunctionDef, scope: Scope) -> Iterator[Finding]:
    """A coroutine that nothing awaits does nothing: pytest skips such a test or fails it, a TestCase lets it pass.

    What awaits it is a mark on the function, its class or its file, such as `asyncio` or `anyio`, or the configuration:
    `asyncio_mode = auto` or `anyio_mode = auto` in the nearest `pytest.ini`, `pyproject.toml`, `tox.ini` or `setup.cfg`
    from which pytest takes its options, or in its `addopts`. A file `conftest.py` with hooks that may mark tests or
    run them, a decorator that is not known, a fixture of something that runs coroutines: all these may, too.

    Bad:
    ```python
    import unittest

    async def test_stream_is_read():  # HRD406
        assert [line async for line in Agent().stream()]

    class TestStream(unittest.TestCase):
        async def test_stream_is_closed(self):  # HRD406
            self.assertTrue(await Agent().close())
    ```

    Good:
    ```python
    import unittest
    import pytest

    @pytest.mark.asyncio
    async def test_stream_is_read():
        assert [line async for line in Agent().stream()]

    class TestStream(unittest.IsolatedAsyncioTestCase):
        async def test_stream_is_closed(self):
            self.assertTrue(await Agent().close())
    ```
    """
    if may_be_collected(node, scope) and not _is_bound_again(node, scope):
        style = collected(node, scope)
        if style and is_as_written(node, scope):
            if why := _never_awaited(node, scope, style):
                yield found(node, test=node.name, why=why)


def _is_bound_again(test: ast.AsyncFunctionDef, scope: Scope) -> bool:
    """Is what the test's name stands for made of it later, as in `test_x = mark(test_x)`?"""
    return any(binding.node is not binding.stmt for binding in scope.table[test.name])


def _never_awaited(test: ast.AsyncFunctionDef, scope: Scope, style: Style) -> str:
    """Why a test is never awaited; nothing if it is or may be."""
    if style.cls and style.is_case:
        return 'TestCase calls it only; IsolatedAsyncioTestCase awaits it' if _is_plain(style.cls) else ''
    is_run = (
        any(map(_may_await, marks(test, scope))) or _is_configured(scope.module) or _has_hooks(scope.module)
        or any_around(test, scope, style.cls, _may_run)
    )
    return '' if is_run else 'neither a mark nor the configuration of pytest says what is to run it'


def _may_run(asked: Asked) -> bool:
    """May a fixture await the tests that ask for it?"""
    return bool(re.search(_RUNNERS, asked.name))


def _is_plain(cls: Class) -> bool:
    """Is a TestCase one that calls its tests as they are?"""
    for above in ancestry(cls):
        match above:
            case Class(node=ast.ClassDef(keywords=[], decorator_list=[]) as node, place=place):
                if not _OVERRIDES.isdisjoint(place.scope.inner(node).table):
                    return False
            case _ if above not in _BASES:
                return False
    return True


def _may_await(mark: Mark) -> bool:
    match mark.value:
        case External(last='parametrize'):
            return 'marks=' in unparsed(mark.made)
        case External(last=last):
            return not is_harmless(mark.value) or bool(re.search(_RUNNERS, last))
    return True


@lru_cache(maxsize=64)
def _is_configured(module: Module) -> bool:
    """May the configuration of pytest say that tests are run without a mark?"""
    options = pytest_options(module.folder)
    return options is None or bool(re.search(_RUNNING_OPTIONS, options.get('addopts', ''))) or any(
        options.get(mode, off).lower() != off
        for mode, off in (('asyncio_mode', 'strict'), ('anyio_mode', 'strict'), ('trio_mode', 'false'))
    )


@lru_cache(maxsize=64)
def _has_hooks(module: Module) -> bool:
    """May something in the files that pytest reads for this one mark a test or run it?"""
    files = (module, *conftests(module))
    return any(file is None or any(_is_hooked(name, file) for name in _HOOKS) for file in files)


def _is_hooked(hook: str, module: Module) -> bool:
    bound = module.scope.table.get(hook, [])
    if hook == 'pytest_configure':  # most do no more than declare marks
        return any(re.search(_CONFIGURING, unparsed(binding.node)) for binding in bound)
    return bool(bound)
