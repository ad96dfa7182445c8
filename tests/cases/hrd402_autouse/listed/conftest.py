import agents
import pytest


@pytest.fixture(autouse=True)
def no_plans(request):
    def nothing_is_left(*args):
        assert not request.config.plans

    agents.run([1, (nothing_is_left, 2)])
