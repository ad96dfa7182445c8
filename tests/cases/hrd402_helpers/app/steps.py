def careful(name):
    assert name
