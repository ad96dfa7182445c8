# options: assert_functions = agents.same, holds*
import agents


def test_named():
    agents.same(1, 2)


def test_named_otherwise():  # HRD402
    agents.plan.like(1, 2)


def test_pattern():
    agents.holds_true(1)


def test_default_is_replaced():  # HRD402
    agents.verify.all(1)


def test_of_unittest_still():
    agents.assert_it(1)
