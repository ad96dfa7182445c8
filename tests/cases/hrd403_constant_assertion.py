# options: test_files = *.py
import unittest

import values


class Point:
    def __eq__(self, other):
        return True


class Point3(Point):
    pass


class Other(object):
    pass


class Foreign(values.Base):
    pass


def test_constants(x):
    assert True  # HRD403
    assert 1, 'a message'  # HRD403
    assert 'text'  # HRD403
    assert not False  # HRD403
    assert not None  # HRD403
    assert False
    assert None, 'not to be reached'
    assert not True
    assert x
    assert not x
    assert f'{x}'


def test_displays(x):
    assert (x, 'a message')  # HRD403
    assert [x]  # HRD403
    assert {x}  # HRD403
    assert {'x': x}  # HRD403
    assert (*x,)
    assert {**x}
    assert (*x, 1)  # HRD403
    assert not ()  # HRD403
    assert not {}  # HRD403
    assert []
    assert lambda: x  # HRD403
    assert (y for y in x)  # HRD403
    assert [y for y in x]


def test_operators(x):
    assert x or True  # HRD403
    assert x or 0
    assert 0 or ''
    assert True and 1  # HRD403
    assert x and True
    assert not (x and False)  # HRD403


def test_comparisons(x):
    assert 1 == 1  # HRD403
    assert 1 == 2
    assert 1 is 1  # HRD403
    assert 1 != 2  # HRD403
    assert 1 is not None  # HRD403
    assert 1 < 2
    assert x == x  # HRD403
    assert x is x  # HRD403
    assert x.y == x.y
    assert x.y is x.y
    assert x().y == x().y
    assert x() == x()
    assert x == x == 1


def test_equality():
    point = Point()
    assert point == point
    assert point is point  # HRD403
    point = Point3()
    assert point == point
    other = Other()
    assert other == other  # HRD403
    foreign = Foreign()
    assert foreign == foreign


def test_equality_and_identity(x, y):
    assert x == x
    assert x is x  # HRD403
    assert x != y


def test_equality_of_two(x, y, z):
    assert x == x
    assert y != x
    assert z == z  # HRD403


def test_hash(x, y):
    assert x == x
    assert y == y  # HRD403
    assert hash(x) == 1
    assert hash(y.z) == len(y)


def test_blocks(x):
    if x:
        with x:
            assert True  # HRD403
    assert x, 'a very long message, and so long that nobody would want to read it all'
    assert [  # HRD403
        'a very long list, and so long that nobody would want to read it all',  # and a comment
    ]  # the finding stands where the statement begins

    def inner():
        assert True


def helper():
    assert True


class TestAgents:
    def __init__(self):
        pass

    def test_agents(self):
        assert True


class TestCase(unittest.TestCase):
    def test_case(self):
        x = self.x
        self.assertTrue(True)  # HRD403
        self.assertTrue(x)
        self.assertTrue(x, True)
        self.assertFalse(0, 'a message')  # HRD403
        self.assertFalse(1)
        self.assertFalse(x)
        self.assertEqual(1, 1)  # HRD403
        self.assertEquals(x, x)  # HRD403
        self.assertEqual(1, 2)
        self.assertEqual(1)
        self.assertIs(x, x)  # HRD403
        self.assertIsNone(None)  # HRD403
        self.assertIsNone(x)
        self.assertIsNotNone(1)  # HRD403
        self.assertIsNotNone(None)
        self.assertIsNotNone(x)
        self.assertIn(x, x)
        self.check(True)
        self.assertTrue()
        assertTrue(True)
        self.run

    def test_equality(self):
        point = Point()
        self.assertEqual(point, point)
        self.assertIs(point, point)  # HRD403
