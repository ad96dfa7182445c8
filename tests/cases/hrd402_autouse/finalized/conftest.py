import pytest


@pytest.fixture(autouse=True)
def no_plans(request):
    @request.addfinalizer
    def nothing_is_left():
        assert not request.config.plans
