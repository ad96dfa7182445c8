import library


class BigThreeError(Exception): ...
class NetworkError(BigThreeError): ...


Alias = BigThreeError


class Agent:
    error_class = BigThreeError

    def fail(self):
        raise self.error_class('x')  # HRD303

    def fail_as_itself(self, error: BigThreeError):
        raise type(error)('x')


def raises(x, error: BigThreeError, kind: type[BigThreeError]):
    if x == 1:
        raise BigThreeError  # HRD303
    if x == 2:
        raise Alias('x') from error  # HRD303
    if x == 3:
        raise NetworkError
    if x == 4:
        raise error
    if x == 5:
        raise kind()
    if x == 6:
        raise BigThreeError(x) if x else NetworkError(x)  # HRD303
    if x == 7:
        raise NetworkError(x) if x else BigThreeError(x)  # HRD303
    if x == 8:
        raise ValueError(x)
    if x == 9:
        raise library.BigThreeError  # HRD303
    try:
        x()
    except BigThreeError as caught:
        raise caught
    except (NetworkError, ValueError):
        raise
