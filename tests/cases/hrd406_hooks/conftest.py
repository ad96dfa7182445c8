"""Nothing that runs tests."""
import pytest


def pytest_configure(config):
    config.addinivalue_line("markers", "slow")
