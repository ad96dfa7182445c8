# options: test_files = *.py
import unittest
from unittest import TestCase as Case
from unittest.mock import patch

import bdd
import pytest
from django.test import SimpleTestCase


def test_docstring():  # HRD401
    """What it would say."""


def test_pass():  # HRD401
    # a comment
    pass


async def test_ellipsis():  # HRD401
    """And a docstring."""
    ...


def test_doctest():
    """Run by doctest.

    >>> 1
    1
    """


def test_something():
    do()


def helper():
    pass


def testing():  # HRD401
    pass


def test_named_so():
    pass


test_named_so.__test__ = False


@pytest.mark.parametrize('number', [1, 2])
@patch('os.path')
@unittest.skip('later')
def test_decorated(number):  # HRD401
    pass


@bdd.scenario('some.feature', 'a test that is written elsewhere')
def test_scenario():
    pass


@pytest.mark.django_db
def test_marked():  # HRD401
    pass


@pytest.mark.asyncio
async def test_to_be_awaited():  # HRD401
    pass


SLOW = pytest.mark.slow
SLOWER: pytest.MarkDecorator = SLOW
ON_LINUX = pytest.mark.skipif(bdd.platform != 'linux', reason='for Linux')
ROUND = AROUND
AROUND = ROUND
SCENARIO = bdd.scenario('some.feature')


@SLOWER
@ON_LINUX
def test_marked_by_names():  # HRD401
    pass


@ROUND
def test_marked_in_a_circle():
    pass


@SCENARIO
def test_scenario_by_name():
    pass


if bdd:
    fixture = pytest.fixture
else:
    fixture = bdd.fixture


@fixture
def test_several_things():
    pass


def outer():
    def test_inner():
        pass

    class TestInner:
        def test_inner(self):
            pass


class TestAgents:
    def test_start(self):  # HRD401
        pass

    @staticmethod
    def test_static():  # HRD401
        pass

    def testing(self):  # HRD401
        pass

    def helper(self):
        pass

    class TestMore:
        def test_inner(self):  # HRD401
            pass


class TestWithInit:
    def __init__(self):
        pass

    def test_start(self):
        pass


class TestBelowInit(TestWithInit):
    def test_start(self):
        pass


class TestOff:
    __test__ = False

    def test_start(self):
        pass


class TestBelowUnknown(bdd.Base):
    def test_start(self):
        pass


class TestBelowObject(object):
    def test_start(self):  # HRD401
        pass


class Base(Case):
    def testStart(self):  # HRD401
        pass


class Below(Base):
    def test_start(self):  # HRD401
        pass


class BelowDjango(SimpleTestCase):
    def test_start(self):  # HRD401
        pass


class NoTests:
    def test_start(self):
        pass
