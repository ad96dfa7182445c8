# options: base_exception = lib.errors.AppError, OSError, errors_of_others.Nested.Base, lib.Reexported, builtins.ArithmeticError, lib.Either
import errors_of_others
import lib
from lib import errors
from lib.errors import Sub as Same


class Disk(OSError): ...
class AppError(Exception): ...
class FromLibrary(lib.Reexported): ...


def raises(x):
    if x == 1:
        raise OSError
    if x == 2:
        raise FileNotFoundError
    if x == 3:
        raise IOError
    if x == 4:
        raise Disk
    if x == 5:
        raise AppError  # HRD302
    if x == 6:
        raise errors.AppError
    if x == 7:
        raise Same
    if x == 8:
        raise errors_of_others.Nested.Base
    if x == 9:
        raise errors_of_others.Base  # HRD302
    if x == 10:
        raise FromLibrary
    if x == 11:
        raise ArithmeticError
    if x == 12:
        raise ZeroDivisionError
    if x == 13:
        raise LookupError  # HRD302
    if x == 14:
        raise lib.Either
    if x == 15:
        raise lib.One
    if x == 16:
        raise lib.Other
    raise ValueError  # HRD302
