from .. import *
from .. import exceptions as x
from ..exceptions import Beside as ValueError


class SameName:
    class BigThreeError(Exception): ...


class BigThreeError(Exception): ...


def deep(y):
    if y == 1:
        raise x.MemoryError
    if y == 2:
        raise MemoryError
    if y == 3:
        raise ValidationError
    if y == 4:
        raise ValueError  # HRD302
    if y == 5:
        raise SameName.BigThreeError  # HRD302
    if y == 6:
        raise BigThreeError  # HRD302
    if y == 7:
        raise x.NotThere
    raise SecurityError
