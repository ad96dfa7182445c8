# options: test_files = *.py
import unittest
from unittest import IsolatedAsyncioTestCase
from unittest import TestCase
from unittest.mock import patch

import anyio
import bdd
import pytest
from django.test import SimpleTestCase
from pytest import mark

run_by_anyio = pytest.mark.anyio
something = bdd.marks()


async def test_plain(plan):  # HRD406
    assert await plan()


async def test_empty():  # HRD406
    pass


def test_not_async():
    pass


async def helper():
    pass


def outer():
    async def test_inner():
        pass


@pytest.mark.asyncio
async def test_marked():
    pass


@mark.anyio
async def test_marked_by_name():
    pass


@pytest.mark.asyncio(loop_scope='module')
async def test_marked_by_call():
    pass


@run_by_anyio
async def test_marked_by_alias():
    pass


@something
async def test_marked_somehow():
    pass


@pytest.mark.slow
@pytest.mark.skipif(bdd, reason='later')
@pytest.mark.parametrize('plan', [1, 2])
@patch('bdd.steps')
async def test_marked_otherwise(plan):  # HRD406
    pass


@pytest.mark.parametrize('plan', [pytest.param(1, marks=pytest.mark.asyncio)])
async def test_parameters_are_marked(plan):
    pass


PLANS = pytest.mark.parametrize('plan', [pytest.param(1, marks=pytest.mark.asyncio)])
SLOW = pytest.mark.slow()


@PLANS
async def test_parameters_are_marked_by_name(plan):
    pass


@SLOW
async def test_marked_otherwise_by_name():  # HRD406
    pass


@pytest.mark.usefixtures('anyio_backend')
async def test_by_name_of_fixture():
    pass


async def test_by_fixture(anyio_backend):
    pass


@pytest.fixture
def indirect(anyio_backend):
    return anyio_backend


async def test_by_fixture_of_fixture(indirect):
    pass


@bdd.awaits
async def test_decorated():
    pass


async def test_made_later():
    pass


test_made_later = pytest.mark.asyncio(test_made_later)


class TestAgents:
    async def test_plain(self):  # HRD406
        pass

    @staticmethod
    async def test_static():  # HRD406
        pass


class TestMarked:
    pytestmark = pytest.mark.anyio

    async def test_plain(self):
        pass

    class TestInside:
        async def test_plain(self):
            pass


class TestBelowMarked(TestMarked):
    async def test_below(self):
        pass


@pytest.mark.anyio
class TestMarkedAbove:
    async def test_plain(self):
        pass


@bdd.async_tests
class TestDecorated:
    async def test_plain(self):
        pass


class TestSeveralMarks:
    pytestmark = [pytest.mark.slow, pytest.mark.asyncio]

    async def test_plain(self):
        pass


class TestOtherMarks:
    pytestmark = [pytest.mark.slow]

    async def test_plain(self):  # HRD406
        pass


class TestUnknownMarks:
    pytestmark = ()
    pytestmark += something

    async def test_plain(self):
        pass


class PlainCase(TestCase):
    async def test_plain(self):  # HRD406
        pass

    @pytest.mark.asyncio
    async def test_marked(self):  # HRD406
        pass

    @bdd.awaits
    async def test_decorated(self):
        pass


class BelowPlain(PlainCase, object):
    async def test_below(self):  # HRD406
        pass


class Isolated(IsolatedAsyncioTestCase):
    async def test_plain(self):
        pass


class BelowIsolated(Isolated):
    async def test_below(self):
        pass


class Django(SimpleTestCase):
    async def test_plain(self):
        pass


class Awaiting(unittest.TestCase):
    def _callTestMethod(self, method):
        anyio.run(method)

    async def test_plain(self):
        pass


class BelowAwaiting(Awaiting):
    async def test_plain(self):
        pass


@bdd.async_tests
class DecoratedCase(unittest.TestCase):
    async def test_plain(self):
        pass


class CaseWithMetaclass(unittest.TestCase, metaclass=bdd.Meta):
    async def test_plain(self):
        pass
