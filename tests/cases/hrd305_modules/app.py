import pkg


def raises(x):
    if x:
        raise pkg  # HRD305
    raise pkg.TEXT
