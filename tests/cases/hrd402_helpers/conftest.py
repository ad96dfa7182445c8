import pytest
from app.fixtures import imported


@pytest.fixture(name='guarded')
def _guarded():
    plan = []
    yield plan
    assert not plan


@pytest.fixture
def indirect(guarded):
    return guarded


@pytest.fixture
def plain():
    return []


@pytest.fixture
def twice(plain):
    return plain


def helper():
    pass


number = 1
