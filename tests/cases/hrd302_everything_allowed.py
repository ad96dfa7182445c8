# options: allowed_exceptions = *


def raises(x):
    if x:
        raise ValueError(x)
    raise x.Error
