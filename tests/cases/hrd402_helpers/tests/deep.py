from tests import helpers


def deep(one, other):
    if one != other:
        raise ValueError(one)


def again(one):
    helpers.same(one, one)
