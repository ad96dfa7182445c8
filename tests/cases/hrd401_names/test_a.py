import unittest


def check_a():  # HRD401
    pass


def it_holds():  # HRD401
    pass


def it_holds_not():
    pass


def test_a():
    pass


class CheckA:
    def check_a(self):  # HRD401
        pass

    def test_a(self):
        pass


class WholeSuite:
    def it_holds(self):  # HRD401
        pass


class TestA:
    def check_a(self):
        pass


class Case(unittest.TestCase):
    def test_a(self):  # HRD401
        pass

    def check_a(self):
        pass
