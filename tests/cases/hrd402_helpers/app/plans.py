"""Code that is tested: it asserts nothing but by `assert`."""
from app import steps


class Plan:
    def run(self):
        return self

    def careful(self):
        assert self


def run(name):
    if not name:
        raise ValueError(name)
    check_permissions(name)
    unknown(name)


def check_permissions(name):
    return steps.careful(name)


def careful(name):
    return within(name)


def within(name):
    assert name


def wrong(name):
    if name:
        raise AssertionError(name)
