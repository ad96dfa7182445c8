"""What is caught on the way; behind each handler stands what its block can raise."""
import contextlib
import sys
import unheard
from contextlib import suppress


class AppError(Exception):
    pass


class KeyBad(AppError):
    pass


class Stop(KeyboardInterrupt):
    pass


class Pause(BaseException):
    pass


class Both(Pause, AppError):
    pass


def nested(x, errors):
    try:
        try:
            x['a']
        except KeyError:
            pass
    except Exception:  # nothing
        pass
    try:
        try:
            x['a']
        except ValueError:
            pass
    except Exception:  # KeyError
        pass
    try:
        try:
            x['a']
            raise KeyBad
        except LookupError:
            pass
        except AppError as error:
            raise ValueError from error
    except Exception:  # ValueError
        pass
    try:
        try:
            x['a']
        except KeyError:
            raise
    except Exception:  # KeyError
        pass
    try:
        try:
            x['a']
        except KeyError as error:
            raise error
    except Exception:  # KeyError
        pass
    try:
        try:
            x['a']
        except KeyError as error:
            if x:
                raise error.with_traceback(None)
    except Exception:  # KeyError
        pass
    try:
        try:
            x['a']
        except KeyError as error:
            raise x
    except Exception:  # ; unknown: raise x
        pass
    try:
        try:
            x['a']
        except KeyError as error:
            try:
                x['b']
            except LookupError:
                raise
    except Exception:  # KeyError
        pass
    try:
        try:
            x['a']
        except:
            x[0]
        else:
            raise ValueError
        finally:
            raise OverflowError
    except Exception:  # IndexError, ValueError, OverflowError
        pass
    try:
        try:
            x['a']
        except errors:
            pass
    except Exception:  # KeyError
        pass
    try:
        try:
            x['a']
            x()
        finally:
            return
    except Exception:  # nothing
        pass
    try:
        try:
            x['a']
        except* KeyError:
            pass
    except Exception:  # nothing
        pass
    try:
        try:
            x()
        except Exception:  # ; unknown: x
            pass
    except Exception:  # nothing
        pass


def managers(x):
    try:
        with suppress(KeyError):
            x['a'], x[0]
    except Exception:  # IndexError
        pass
    try:
        with contextlib.suppress(*(KeyError, IndexError)), x:
            x['a'], x[0]
    except Exception:  # nothing
        pass
    try:
        with x.subTest():
            x['a']
    except Exception:  # KeyError; unknown: x.subTest
        pass


class Mixin:
    pass


def raising_either(x, error: KeyBad | Mixin):
    try:
        raise error
    except Exception:  # KeyBad
        pass


def raising(x, error: ValueError, broad: Exception, kind: type[AppError]):
    try:
        raise KeyBad('x')
    except Exception:  # KeyBad
        pass
    try:
        raise AppError
        raise KeyBad
    except Exception:  # AppError
        pass
    try:
        raise KeyBad
        raise AppError
    except Exception:  # AppError
        pass
    try:
        raise error
    except Exception:  # ValueError
        pass
    try:
        raise broad
    except Exception:  # ; unknown: raise Exception
        pass
    try:
        raise kind('x')
    except Exception:  # AppError
        pass
    try:
        raise SystemExit
        raise Stop
    except Exception:  # nothing
        pass
    try:
        sys.exit(x)
    except Exception:  # nothing
        pass
    try:
        with contextlib.suppress(Exception):
            sys.exit(x)
    except BaseException:  # SystemExit
        pass
    try:
        raise ExceptionGroup('x', [])
    except Exception:  # ; unknown: raise ExceptionGroup
        pass
    try:
        raise x.make()
    except Exception:  # ; unknown: raise x.make, x.make
        pass
    try:
        raise FileNotFoundError
        open(x)
    except Exception:  # OSError
        pass
    try:
        raise TimeoutError
    except Exception:  # TimeoutError
        pass
    try:
        raise IOError
    except Exception:  # OSError
        pass


def again():
    try:
        open('x')
    except OSError as error:
        try:
            raise
        except Exception:  # nothing
            pass
        try:
            raise error
        except Exception:  # nothing
            pass


def earlier(x):
    try:
        x['a'], x[0]
        raise KeyBad
    except KeyError:
        raise
    except AppError:
        pass
    except Exception:  # IndexError
        pass
    try:
        raise unheard.Failure
        raise unheard.Other
        raise KeyBad
    except (AppError, unheard.errors.Failure):
        pass
    except Exception:  # unheard.Other
        pass
    try:
        x['a']
    except (OSError, Exception):  # KeyError
        pass


def statements(x: int = 1, *, y=2) -> int:
    try:
        def inner(a=x['a'], *, b, c=x[0]) -> x['b']:
            raise KeyBad
    except Exception:  # KeyError, IndexError
        pass
    try:
        async def inner_async(a: x['a'] = 1):
            raise KeyBad
    except Exception:  # nothing
        pass
    try:
        class Inner(list[x]):
            y = x[0]

            def method(self):
                raise KeyBad
    except Exception:  # IndexError
        pass
    try:
        a: x['a'] = x[0]
        b: x['b']
    except Exception:  # IndexError
        pass
    try:
        for y in x['a']:
            x[0]
        while x['a']:
            pass
    except Exception:  # KeyError, IndexError
        pass
    try:
        match x['a']:
            case 1 if x[0]:
                raise ValueError
    except Exception:  # KeyError, IndexError, ValueError
        pass
    try:
        global z
        lambda a=x[0]: x['a']
    except Exception:  # IndexError
        pass


def beside_exception(x):
    try:
        raise Pause
    except Exception:  # nothing
        pass
    try:
        raise Pause
    except BaseException:  # Pause
        pass
    try:
        raise Both
    except Exception:  # Both
        pass
