def check_e():
    pass


def test_e():
    pass
