import functools
from unittest import mock

import agents
import pytest


@pytest.fixture(autouse=True)
def no_network(monkeypatch, no_disk):
    def failing(*args):
        pytest.fail('no network in tests')

    class Failing:
        def connect(self):
            raise AssertionError('no network in tests')

    monkeypatch.setattr('agents.connect', failing)
    monkeypatch.setattr('agents.send', pytest.fail)
    monkeypatch.setattr('agents.Client', Failing)
    monkeypatch.setattr('agents.receive', lambda *args: pytest.fail('no network in tests'))
    monkeypatch.setattr('agents.close', functools.partial(failing, 1))
    agents.connect = failing
    with mock.patch.object(agents, 'step', failing):
        yield mock.MagicMock(side_effect=failing)


@pytest.fixture
def no_disk(mocker):
    def failing(*args):
        assert not args

    mocker.patch('agents.open', failing)
