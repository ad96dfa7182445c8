from .exceptions import SecurityError


def builtin(x):
    if x:
        raise MemoryError('the builtin')  # HRD302
    raise SecurityError
