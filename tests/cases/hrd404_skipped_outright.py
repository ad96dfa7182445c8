# options: test_files = *.py
import unittest
from unittest import SkipTest

import pytest
from pytest import mark
from pytest import skip

CALM = True


def test_skip():
    pytest.skip('later')  # HRD404
    assert CALM


def test_name(x):
    """A docstring does nothing."""
    y = x()
    if y:
        y()
    skip('later')  # HRD404
    skip('once is enough')


def test_no_condition():
    if True:
        skip('later')  # HRD404
    else:
        assert CALM


def test_condition():
    if CALM:
        skip('later')
    assert CALM


def test_raise():
    raise SkipTest('later')  # HRD404


def test_raise_class():
    raise unittest.SkipTest  # HRD404


def test_raise_other():
    raise ValueError('later')


def test_raise_again():
    try:
        raise
    finally:
        pytest.skip('later')


def test_after_raise():
    raise
    pytest.skip('later')


def test_condition():
    if CALM:
        pytest.skip('later')
    assert CALM


def test_returns(x):
    if x:
        return
    pytest.skip('later')


def test_asserts(x):
    assert x
    pytest.skip('later')


def test_asserts_by_call(x):
    x.assert_called()
    pytest.skip('later')


def test_asserts_by_name(x):
    assert_it(x)
    pytest.skip('later')


def test_other_skip(x):
    x.skip()
    print(x)
    x()()


@pytest.mark.skip  # HRD404
def test_bare_mark(x):
    assert x


@mark.skip()  # HRD404
def test_called_mark(x):
    assert x


@pytest.mark.skip(reason='')  # HRD404
def test_empty_reason(x):
    pytest.skip('later')


@pytest.mark.skip(reason='later')
def test_reason(x):
    assert x


@pytest.mark.skip('later')
def test_reason_by_position(x):
    assert x


@pytest.mark.skip('')  # HRD404
def test_empty_reason_by_position(x):
    assert x


@pytest.mark.skip(**CALM)
def test_any_reason(x):
    assert x


@unittest.skip  # HRD404
def test_bare_skip(x):
    assert x


SKIPPED = pytest.mark.skip()
SKIPPED_LATER = pytest.mark.skip('later')


@SKIPPED  # HRD404
def test_skipped_by_name(x):
    assert x


@SKIPPED_LATER
def test_reason_by_name(x):
    assert x


@pytest.mark.parametrize('x', [1])
@pytest.mark.skipif(CALM)
def test_other_marks(x):
    pytest.skip('later')  # HRD404


@pytest.mark.skip
def test_empty():
    pass


@pytest.mark.skip
def helper(x):
    pytest.skip('later')


class TestAgents:
    def __init__(self):
        pass

    def test_start(self):
        pytest.skip('later')


class TestCase(unittest.TestCase):
    def test_case(self):
        self.skipTest('later')  # HRD404
        self.assertTrue(CALM)

    @unittest.skip('')  # HRD404
    def test_decorated(self):
        self.assertTrue(CALM)


@unittest.skip  # HRD404
class TestSkippedCase(unittest.TestCase):
    def test_case(self):
        self.assertTrue(CALM)


@pytest.mark.skip  # HRD404
class TestSkipped:
    def test_agents(self):
        assert CALM


class TestMarked:
    pytestmark = [pytest.mark.slow, pytest.mark.skip()]  # HRD404

    def test_agents(self):
        assert CALM


@pytest.mark.skip(reason='later')
class TestWithReason:
    def test_agents(self):
        assert CALM


class TestBelowSkipped(TestSkipped):
    def test_more_agents(self):
        assert CALM


@pytest.mark.skip
class NotCollected:
    def test_agents(self):
        assert CALM
