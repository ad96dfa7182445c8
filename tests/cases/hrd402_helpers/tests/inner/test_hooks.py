from app.plans import run


def test_hook():
    run('a')
