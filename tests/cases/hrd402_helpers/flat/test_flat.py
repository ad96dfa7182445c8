from helpers import similar


def test_helper():
    similar('a')
