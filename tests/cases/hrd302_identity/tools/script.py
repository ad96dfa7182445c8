from apps.realtime_poc import pkg
from pkg.exceptions import MemoryError as Full
from missing_package import Error
from pkg.missing import Problem


def main(x):
    if x == 1:
        raise pkg.exceptions.ValidationError
    if x == 2:
        raise Full
    if x == 3:
        raise pkg.Invalid
    if x == 4:
        raise Error  # HRD302
    raise Problem
