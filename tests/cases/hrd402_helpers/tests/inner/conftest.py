def pytest_runtest_teardown(item):
    assert item
