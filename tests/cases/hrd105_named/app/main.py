from . import errors
from .errors import AppError


class Other:
    class AppError(Exception): ...


try:
    work()
except AppError:  # HRD105
    pass

try:
    work()
except (errors.AppError, OSError):  # HRD105
    pass

try:
    work()
except Other.AppError:
    pass
