from os import *  # what this may hide is not asked of Exception
import builtins
import builtins as b
import errno as Warning
import os
from builtins import Exception as Anything

try:
    work()
except Exception:  # HRD103
    pass

try:
    work()
except Exception as error:  # HRD103
    raise error

try:
    work()
except ExceptionGroup:  # HRD103
    pass

try:
    work()
except* Exception:  # HRD103
    pass

try:
    work()
except* (OSError, Exception):  # HRD103
    pass

try:
    work()
except (KeyError, LookupError, ArithmeticError, Warning, os.error):
    pass

try:
    work()
except BaseException:
    pass

try:
    work()
except (Exception, BaseException):
    pass

try:
    work()
except:
    pass

# Tuples.

try:
    work()
except (KeyError, Exception):  # HRD103
    pass

try:
    work()
except (KeyError, (OSError, (ValueError, Exception))):  # HRD103
    pass

try:
    work()
except (KeyError, *(OSError, Exception)):  # HRD103
    pass

try:
    work()
except (KeyError,) + (Exception,):  # HRD103
    pass

try:
    work()
except (unknown, *unknown, Exception):  # HRD103
    pass

try:
    work()
except unknown + (Exception,):  # HRD103
    pass

try:
    work()
except tuple([OSError, Exception]):  # HRD103
    pass

try:
    work()
except ():
    pass

try:
    work()
except (KeyError, (OSError,), *(ValueError,)) + (IndexError,):
    pass

RETRIED = (TimeoutError, Exception)
NARROW = (TimeoutError, OSError)
GROWN = (TimeoutError,)
GROWN += (Exception,)
LATER = (TimeoutError,)

try:
    work()
except RETRIED:  # HRD103
    pass

try:
    work()
except NARROW:
    pass

try:
    work()
except (KeyError, RETRIED):  # HRD103
    pass

try:
    work()
except (KeyError, *RETRIED):  # HRD103
    pass

try:
    work()
except NARROW + RETRIED:  # HRD103
    pass

try:
    work()
except GROWN:  # HRD103
    pass

try:
    work()
except LATER:
    pass

LATER += (Exception,)

# A tuple that grows in a loop may be the one it began with.

COLLECTED = (OSError,)
WIDENED = (Exception,)

for _ in range(3):
    COLLECTED = (COLLECTED, Exception)
    WIDENED = (OSError, WIDENED)

try:
    work()
except COLLECTED:
    pass

try:
    work()
except WIDENED:
    pass

try:
    work()
except (COLLECTED, Exception):  # HRD103
    pass

# Other names of it.

try:
    work()
except builtins.Exception:  # HRD103
    pass

try:
    work()
except b.Exception:  # HRD103
    pass

try:
    work()
except Anything:  # HRD103
    pass

ALIAS = Exception
AGAIN = ALIAS
annotated: type = Exception
first, second = Exception, OSError

try:
    work()
except ALIAS:  # HRD103
    pass

try:
    work()
except AGAIN:  # HRD103
    pass

try:
    work()
except annotated:  # HRD103
    pass

try:
    work()
except first:  # HRD103
    pass

try:
    work()
except second:
    pass


class Names:
    CAUGHT = Exception
    NESTED = (OSError, CAUGHT)

    try:
        work()
    except CAUGHT:  # HRD103
        pass

    def run(self):
        try:
            work()
        except self.CAUGHT:  # HRD103
            pass
        try:
            work()
        except Names.NESTED:  # HRD103
            pass
        try:
            work()
        except CAUGHT:
            pass


# What it may be.

try:
    work()
except Exception if debug else OSError:
    pass

try:
    work()
except OSError if debug else KeyError:
    pass

try:
    work()
except Exception if debug else (ExceptionGroup, OSError):  # HRD103
    pass

try:
    work()
except (KeyError, Exception if debug else OSError):
    pass

if debug:
    EITHER = Exception
    BOTH = Exception
else:
    EITHER = OSError
    BOTH = BaseException

try:
    work()
except EITHER:
    pass

try:
    work()
except BOTH:  # HRD103
    pass

try:
    from fast import FastError
except ImportError:
    FastError = Exception

try:
    work()
except FastError:
    pass

try:
    work()
except unknown:
    pass

try:
    work()
except unknown.Exception:
    pass

try:
    work()
except errors():
    pass

try:
    work()
except errors[0]:
    pass


def given(errors=Exception):
    try:
        work()
    except errors:
        pass


def typed(errors: type[Exception]):
    try:
        work()
    except errors:
        pass


# Where it stands.

class Job:
    try:
        work()
    except Exception:  # HRD103
        pass

    def run(self):
        try:
            work()
        except Exception:  # HRD103
            try:
                work()
            except Exception:  # HRD103
                pass
            finally:
                try:
                    work()
                except Exception:  # HRD103
                    pass

    async def wait(self):
        async with lock:
            async for _ in queue:
                try:
                    await work()
                except Exception:  # HRD103
                    later = lambda: Exception

    def match(self, command):
        match command:
            case 'stop':
                try:
                    work()
                except KeyError:
                    pass
                except Exception:  # HRD103
                    pass
                else:
                    try:
                        work()
                    except Exception:  # HRD103
                        pass


# Another thing of that name.

def in_function():
    class Exception(Anything):
        pass

    try:
        work()
    except Exception:
        pass

    def inner():
        try:
            work()
        except Exception:
            pass


def parameter(Exception):
    try:
        work()
    except Exception:
        pass


def shadowed(OSError=None):
    try:
        work()
    except OSError:
        pass


def narrowed():
    Exception = OSError
    try:
        work()
    except Exception:
        pass


def widened():
    OSError = Exception
    try:
        work()
    except OSError:  # HRD103
        pass


class Service:
    class Exception(Anything):
        pass

    try:
        work()
    except Exception:
        pass

    def run(self):
        try:
            work()
        except Exception:  # HRD103
            pass
        try:
            work()
        except self.Exception:
            pass
        try:
            work()
        except Service.Exception:
            pass


# The backport of the groups is the builtins' own, on every Python that has them.

def groups():
    import sys

    import exceptiongroup
    if sys.version_info < (3, 11):
        from exceptiongroup import ExceptionGroup
    try:
        work()
    except ExceptionGroup:  # HRD103
        pass
    try:
        work()
    except exceptiongroup.ExceptionGroup:  # HRD103
        pass
    try:
        work()
    except exceptiongroup.Other:
        pass


# Reported as HRD102.

try:
    work()
except BaseExceptionGroup:
    pass
