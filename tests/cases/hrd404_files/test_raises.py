from unittest import SkipTest

raise SkipTest('later')  # HRD404


class TestAgents:
    def test_agents(self):
        assert self
