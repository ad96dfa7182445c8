"""Functions that return what they are given."""


class BigThreeError(Exception): ...


def noted(error, code=0):
    error.code = code
    return error


def only(*, error):
    return error


def before(error, /, text):
    return error


def wide(error: Exception) -> Exception:
    return error


def said(error: Exception) -> BigThreeError:
    return error


def told(error: BigThreeError):
    return error


def rebound(error):
    error = made(error)
    return error


def either(error, code):
    if code:
        return None
    return error


def one_or_other(error, other):
    if other:
        return other
    return error


def default(error=ValueError):
    return error


@unknown
def decorated(error):
    return error


def every(*errors):
    return errors


def later(error):
    yield 1
    return error


def sent(error):
    error.value = yield
    return error


def replaced(problem):
    def replace():
        nonlocal problem
        problem = BigThreeError(problem)
    replace()
    return problem


def second(first, error, third=None):
    return error


class Client:
    second = second

    def noted(self, error):
        return error

    @staticmethod
    def kept(error):
        return error


def fails(x, pair):
    if x == 1:
        raise noted(ValueError('x'), 1)  # HRD302
    if x == 2:
        raise noted(code=1, error=ValueError('x'))  # HRD302
    if x == 3:
        raise noted(noted(ValueError('x'), 1), 2)  # HRD302
    if x == 4:
        raise noted(ValueError)  # HRD302
    if x == 5:
        raise only(error=KeyError('x'))  # HRD302
    if x == 6:
        raise before(KeyError('x'), 'text')  # HRD302
    if x == 7:
        raise wide(KeyError('x'))  # HRD302
    if x == 8:
        raise noted(BigThreeError('x'))
    if x == 9:
        raise said(KeyError('x'))
    if x == 10:
        raise rebound(KeyError('x'))
    if x == 11:
        raise either(KeyError('x'), 0)
    if x == 12:
        raise one_or_other(KeyError('x'), BigThreeError())
    if x == 13:
        raise default()
    if x == 14:
        raise decorated(KeyError('x'))
    if x == 15:
        raise every(KeyError('x'))
    if x == 16:
        raise Client().noted(KeyError('x'))
    if x == 17:
        raise Client.kept(KeyError('x'))
    if x == 18:
        raise noted(*pair, KeyError('x'))
    if x == 19:
        raise noted(**pair)
    if x == 20:
        raise later(KeyError('x'))
    if x == 21:
        raise sent(KeyError('x'))
    if x == 22:
        raise replaced(KeyError('x'))
    if x == 23:
        raise Client().second(KeyError('x'), BigThreeError('x'))
    if x == 24:
        raise second(*pair, KeyError('x'))
    if x == 25:
        raise second(1, KeyError('x'), BigThreeError('x'))  # HRD302
    if x == 26:
        raise before(error=KeyError('x'))
    if x == 27:
        raise helpers.noted(KeyError('x'))
    if x == 28:
        raise told(KeyError('x'))
    try:
        noted(x)
    except ValueError as error:
        raise noted(error, 1)
