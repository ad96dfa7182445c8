import apps.realtime_poc.pkg.exceptions
import pkg.exceptions
import pkg.exceptions as errors
from . import Invalid
from . import exceptions
from .exceptions import MemoryError
from .exceptions import ValidationError
from pkg import BigThreeError


def ours(x):
    if x == 1:
        raise MemoryError('ours')
    if x == 2:
        raise ValidationError('ours')
    if x == 3:
        raise apps.realtime_poc.pkg.exceptions.MemoryError('ours')
    if x == 4:
        raise pkg.exceptions.ValidationError
    if x == 5:
        raise errors.SecurityError
    if x == 6:
        raise exceptions.BigThreeError
    if x == 7:
        raise Invalid
    if x == 8:
        raise BigThreeError
    raise errors.Beside  # HRD302
