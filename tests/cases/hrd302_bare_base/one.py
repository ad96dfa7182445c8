# options: base_exception = AppError
import framework


class AppError(Exception): ...
class Mine(AppError): ...
class Theirs(framework.AppError): ...


def raises(x):
    if x == 1:
        raise Mine
    if x == 2:
        raise Theirs
    if x == 3:
        raise framework.AppError
    raise framework.Error  # HRD302
