# options: allow_broad = reraise
import contextlib
import logging
import sys
from contextlib import suppress

logger = logging.getLogger(__name__)

try:
    work()
except Exception:
    raise

try:
    work()
except Exception as error:
    raise error

try:
    work()
except Exception as error:
    raise error.with_traceback(None)

try:
    work()
except Exception as error:
    raise error from None

try:
    work()
except Exception as error:
    raise Failure('again') from error

try:
    work()
except* Exception:
    raise

try:
    work()
except Exception as error:  # HRD103
    raise Failure('again') from None

try:
    work()
except Exception:  # HRD103
    raise Failure('again')

try:
    work()
except Exception as error:  # HRD103
    raise Failure('again') from other

try:
    work()
except Exception:  # HRD103
    pass

try:
    work()
except Exception:  # HRD103
    logger.exception('is no excuse here')

# Each path.

try:
    work()
except Exception as error:
    if fatal:
        raise
    elif known:
        raise error
    else:
        clean()
        raise Failure from error

try:
    work()
except Exception:  # HRD103
    if fatal:
        raise

try:
    work()
except Exception:  # HRD103
    for _ in range(3):
        raise

try:
    work()
except Exception:
    for _ in range(3):
        clean()
    raise

try:
    work()
except Exception:
    while True:
        if ready():
            raise

try:
    work()
except Exception:  # HRD103
    while True:
        if ready():
            raise
        break

try:
    work()
except Exception:
    try:
        clean()
    finally:
        raise

try:
    work()
except Exception:
    with lock:
        raise

try:
    work()
except Exception as error:
    def later():
        return error
    raise

try:
    work()
except Exception:  # HRD103
    def later():
        raise

try:
    work()
except Exception as error:  # HRD103
    error = Failure()
    raise error


def run():
    for _ in range(3):
        try:
            work()
        except Exception:  # HRD103
            if fatal:
                return None
            raise
        try:
            work()
        except Exception:  # HRD103
            if fatal:
                continue
            raise
        try:
            work()
        except Exception:  # HRD103
            try:
                raise
            finally:
                return


# What an inner handler catches does not go on.

try:
    work()
except Exception:  # HRD103
    try:
        raise
    except Exception:  # HRD103
        pass

try:
    work()
except Exception:
    try:
        raise
    except Exception:
        raise

try:
    work()
except Exception:  # HRD103
    try:
        raise
    except ValueError:
        pass

try:
    work()
except Exception:
    try:
        clean()
    except ValueError:
        pass
    raise

try:
    work()
except Exception:  # HRD103
    try:
        raise
    except:
        pass

try:
    work()
except Exception:  # HRD103
    with suppress(Exception):
        raise

try:
    work()
except Exception:  # HRD103
    with lock, contextlib.suppress(ValueError):
        raise

try:
    work()
except Exception:
    with suppress():
        raise

try:
    work()
except Exception:
    with contextlib.closing(Exception):
        raise

try:
    work()
except Exception:  # HRD103
    with lock, errors.ignored(OSError):
        raise

# A `try` that nothing leaves but by the inner handler: the names of what it catches matter.

ANYTHING = (OSError, Exception)

try:
    work()
except Exception:
    try:
        raise
    except ANYTHING as error:
        raise error

try:
    work()
except Exception:
    try:
        clean()
        raise
    except ANYTHING:
        raise
    except ValueError:
        pass

# To end the process is not to raise on.

try:
    work()
except Exception:  # HRD103
    sys.exit(1)

try:
    work()
except Exception as error:  # HRD103
    sys.exit(error)
    raise

try:
    work()
except Exception:  # HRD103
    if fatal:
        sys.exit(1)
    raise
