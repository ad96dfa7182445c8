import agents
import pytest


@pytest.fixture(autouse=True)
def no_plans():
    agents.at_end(lambda plans: agents.must_be_empty(plans))
