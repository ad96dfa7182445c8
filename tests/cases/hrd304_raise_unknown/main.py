import web
from errors import BigThreeError
from errors import BrokenError
from errors import NetworkError


class Odd(BrokenError): ...
class Retry(KeyboardInterrupt): ...


def raises(x, error, wide: Exception, narrow: NetworkError, kind: type[ValueError], stop: Retry):
    if x == 1:
        raise error  # HRD304
    if x == 2:
        raise wide  # HRD304
    if x == 3:
        raise narrow
    if x == 4:
        raise kind(x)  # HRD304
    if x == 5:
        raise BrokenError  # HRD304
    if x == 6:
        raise Odd(x)  # HRD304
    if x == 7:
        raise web.notfound()  # HRD304
    if x == 8:
        raise web.gone  # HRD304
    if x == 9:
        raise web.Gone
    if x == 10:
        raise narrow if x else error  # HRD304
    if x == 16:
        raise error if x else web.gone  # HRD304
    if x == 11:
        raise ValueError(x) if x else error
    if x == 12:
        raise 'x'
    if x == 13:
        raise stop
    if x == 14:
        raise (yield)  # HRD304
    if x == 15:
        raise KeyboardInterrupt
    try:
        x()
    except ValueError as caught:
        raise caught
    except BigThreeError:
        raise


def again(error, results):
    if isinstance(error, NetworkError):
        raise error
    for result in results:
        if isinstance(result, Exception):
            raise result
    try:
        error()
    except ValueError as caught:
        raise type(caught)('once more') from caught


def made(text) -> NetworkError:
    return error_for(text)


def made_wide(error: Exception) -> NetworkError:
    if error:
        return error
    return NetworkError()


def fails(calls):
    last: Exception
    for call in calls:
        try:
            call()
        except OSError as error:
            last = error
    if calls:
        raise last
    if last:
        raise made_wide(calls)
    raise made('text')
