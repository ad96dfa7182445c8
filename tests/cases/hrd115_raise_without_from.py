import socket

import errors
import requests
import web


class Failure(Exception):
    @classmethod
    def of(cls, error):
        return cls(error)


Alias = Failure


def make(text):
    return Failure(text)


def Capital(text):
    return Failure(text)


def reports():
    try:
        work()
    except OSError as e:
        raise Failure('failed')  # HRD115
    try:
        work()
    except OSError as e:
        raise Failure(e)  # HRD115
    try:
        work()
    except OSError:
        raise Failure  # HRD115
    try:
        work()
    except:
        raise Alias('failed')  # HRD115
    try:
        work()
    except* OSError:
        raise ValueError('failed')  # HRD115
    try:
        work()
    except OSError:
        raise requests.Timeout('failed')  # HRD115
    try:
        work()
    except OSError:
        raise errors.Missing('failed')  # HRD115
    try:
        work()
    except OSError:
        raise Missing('failed')  # HRD115
    try:
        work()
    except OSError:
        raise Failure if fatal else ValueError('failed')  # HRD115
    try:
        work()
    except OSError:
        raise SystemExit(1)  # HRD115
    try:
        work()
    except OSError:
        raise socket.timeout  # HRD115


def says_from():
    try:
        work()
    except OSError as e:
        raise Failure('failed') from e
    try:
        work()
    except OSError as e:
        raise Failure('failed') from None
    try:
        work()
    except OSError as e:
        raise e from None


def other_operands(kind, kinds):
    try:
        work()
    except OSError as e:
        raise
    try:
        work()
    except OSError as e:
        raise e
    try:
        work()
    except OSError as e:
        raise e.with_traceback(None)
    try:
        work()
    except OSError as e:
        raise Failure('failed').with_traceback(e.__traceback__)
    try:
        work()
    except OSError as e:
        raise self._wrap(e)
    try:
        work()
    except OSError as e:
        raise make(e)
    try:
        work()
    except OSError as e:
        raise Capital(e)
    try:
        work()
    except OSError as e:
        raise Failure.of(e)
    try:
        work()
    except OSError as e:
        raise web.notfound()
    try:
        work()
    except OSError as e:
        raise Failure('failed') if fatal else make(e)
    try:
        work()
    except OSError as e:
        raise kind('failed')
    try:
        work()
    except OSError as e:
        raise kinds[e.errno]('failed')
    try:
        work()
    except OSError as e:
        raise type(e)('failed')
    try:
        work()
    except OSError as e:
        err = Failure('failed')
        err.__cause__ = e
        raise err
    try:
        work()
    except OSError as e:
        err = Failure('failed')
        raise err
    raise Failure('failed')


def compound(items):
    try:
        work()
    except OSError:
        if fatal:
            raise Failure('failed')  # HRD115
        for item in items:
            with lock:
                raise Failure('failed')  # HRD115
        match kind:
            case 1:
                raise Failure('failed')  # HRD115
    try:
        work()
    except OSError:
        pass
    else:
        raise Failure('failed')
    try:
        work()
    finally:
        raise Failure('failed')


def nested():
    try:
        work()
    except OSError:
        def later():
            raise Failure('failed')
    try:
        work()
    except OSError:
        class Later:
            def later(self):
                raise Failure('failed')


def inner():
    try:
        work()
    except OSError:
        try:
            clean()
        except KeyError as e:
            raise Failure('failed')  # HRD115
    try:
        work()
    except OSError as e:
        try:
            clean()
        except KeyError:
            raise Failure('failed') from e
    try:
        work()
    except OSError:
        try:
            raise Failure('failed')  # its own handler may catch it
        except Failure:
            pass
    try:
        work()
    except OSError:
        try:
            if fatal:
                raise Failure('failed')
        except* Failure:
            pass
        else:
            raise Failure('failed')  # HRD115
        finally:
            raise Failure('failed')  # HRD115
    try:
        work()
    except OSError:
        try:
            raise Failure('failed')  # HRD115
        finally:
            clean()


class Caused(Exception):
    def __init__(self, text, cause=None):
        super().__init__(text)
        self.__cause__ = cause


class OfCaused(Caused): ...


class Noted(Exception):
    def __init__(self, text, cause=None):
        self.cause = cause


def sets_the_cause_itself():
    try:
        work()
    except OSError as error:
        raise Caused('failed', cause=error)
    try:
        work()
    except OSError as error:
        raise OfCaused('failed', error)
    try:
        work()
    except OSError as error:
        raise OfCaused('failed')  # HRD115
    try:
        work()
    except OSError as error:
        raise Caused(f'failed: {error}')  # HRD115
    try:
        work()
    except OSError as error:
        raise Caused('failed', error.errno)  # HRD115
    try:
        work()
    except OSError as error:
        raise Noted('failed', cause=error)  # HRD115
    try:
        work()
    except OSError as error:
        raise Caused  # HRD115
