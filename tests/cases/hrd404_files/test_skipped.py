import pytest

if not pytest.agents:
    pytest.skip('no agents', allow_module_level=True)

pytest.skip('later', allow_module_level=True)  # HRD404
raise LookupError


def test_agents(x):
    assert x
