def staticmethod(function: object) -> object:
    return function


def property(function: object) -> object:
    return function
