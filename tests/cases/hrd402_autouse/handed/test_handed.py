from agents import Planner


def test_plan():  # HRD402
    Planner().plan('a')


def test_fixture_is_asked_for(no_network):
    Planner().plan('a')


class TestAgents:
    def setup_method(self):
        def step():
            assert self

        self.planner = Planner(step)

    def test_plan(self):
        self.planner.plan('a')
