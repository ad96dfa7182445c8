import pytest


@pytest.fixture(autouse=True)
def no_warnings(recwarn):
    def nothing_is_left():
        assert not recwarn

    yield
    nothing_is_left()
