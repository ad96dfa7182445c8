"""Values are told apart by type, though they are tuples."""
from __future__ import annotations

import pytest

from flake8_bigthree.names.values import Constant
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Maker
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Value

OUTSIDE = External('x')


@pytest.mark.parametrize(('one', 'other', 'are_equal'), [
    (External('x'), External('x'), True),
    (External('x'), External('y'), False),
    (External('x'), Constant('x'), False),
    (Maker((Instance(OUTSIDE),)), Maker((Instance(External('x')),)), True),
    (Maker((OUTSIDE,)), Maker((Constant('x'),)), False),
    (Unknown('x'), Unknown('x', origin='y'), False),
])
def test_equality_asks_for_the_type(one: Value, other: Value, are_equal: bool) -> None:
    assert (one == other, one != other) == (are_equal, not are_equal)
    assert (hash(one) == hash(other)) >= are_equal
    assert len({one, other}) == 2 - are_equal


def test_value_is_no_plain_tuple() -> None:
    assert (Constant('x') == ('x',), Constant('x') != ('x',)) == (False, True)
