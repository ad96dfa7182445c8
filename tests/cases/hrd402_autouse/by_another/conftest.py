import pytest


@pytest.fixture(autouse=True)
def no_plans(plans):
    plans.clear()


@pytest.fixture
def plans(request):
    def nothing_is_left():
        assert not request.config.plans

    request.addfinalizer(nothing_is_left)
    return []
