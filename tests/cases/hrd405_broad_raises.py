# options: test_files = *.py
# options: broad_exceptions = OSError
import unittest
from pytest import raises as expects
from pytest import raises as raises
from trio import raises as other

import pytest
import testtools

Broad = Exception
Some = (ValueError, Exception)
own = pytest.raises


def test_with(x, lock):
    with pytest.raises(Exception):  # HRD405
        x()
    with pytest.raises(ValueError):
        x()
    with pytest.raises((ValueError, BaseException)):  # HRD405
        x()
    with lock, pytest.raises(Broad):  # HRD405
        x()
    with pytest.raises(Some):  # HRD405
        x()
    with pytest.raises(OSError):  # HRD405
        x()
    with pytest.raises(expected_exception=Exception):  # HRD405
        x()
    with expects(Exception):  # HRD405
        x()
    with raises(Exception):  # HRD405
        x()
    with other(Exception):
        x()
    with own(Exception):  # HRD405
        x()
    with testtools.raises(Exception):
        x()
    with x:
        x()
    with x(Exception):
        x()
    with pytest.warns(Exception):
        x()
    with pytest.raises():
        x()
    with pytest.raises(x):
        x()
    if x:
        for y in x:
            with pytest.raises(  # HRD405
                Exception,
            ):
                x()


async def test_async_with(x):
    async with pytest.raises(Exception):  # HRD405
        await x()


def test_says_more(x):
    with pytest.raises(Exception, match='text'):
        x()
    with pytest.raises(Exception, check=bool):
        x()
    with pytest.raises(Exception, **x):
        x()


def test_looks_at_the_error(x):
    with pytest.raises(Exception) as info:
        x()
    assert info.value.code == 1
    with pytest.raises(Exception) as x.info:
        x()
    error = pytest.raises(Exception, x)
    print(error)


def test_looks_not(x):
    with pytest.raises(Exception) as info:  # HRD405
        x()
    error = pytest.raises(Exception, x)  # HRD405
    pytest.raises(Exception, x)  # HRD405
    pytest.raises(Exception, x).match('text')
    x.y = pytest.raises(Exception, x)
    x = y = pytest.raises(Exception, x)
    x()
    x

    def inner():
        with pytest.raises(Exception):
            x()


def helper(x):
    with pytest.raises(Exception):
        x()


class TestAgents:
    def __init__(self):
        pass

    def test_agents(self):
        with pytest.raises(Exception):
            self.x()


class TestCase(unittest.TestCase):
    def test_case(self):
        with self.assertRaises(Exception):  # HRD405
            self.x()
        with self.assertRaises(ValueError):
            self.x()
        with self.assertRaises(exception=Exception):  # HRD405
            self.x()
        self.assertRaises(Exception, self.x)  # HRD405
        with self.assertRaises(Exception, msg='text'):  # HRD405
            self.x()
        with self.assertRaisesRegex(Exception, 'text'):
            self.x()
        with self.assertRaises(Exception) as caught:
            self.x()
        self.assertEqual(caught.exception.code, 1)

    def test_local_name(self):
        check = self.assertRaises
        check(ValueError, self.x)
        check(Exception, self.x)  # HRD405
