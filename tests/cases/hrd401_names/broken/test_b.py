import unittest


def test_b():
    pass


class Case(unittest.TestCase):
    def test_b(self):  # HRD401
        pass
