from agents import Planner


def test_plan():
    Planner().plan('a')
