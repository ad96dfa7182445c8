from app.missing import unknown


def imported():
    yield 1
    assert 1
