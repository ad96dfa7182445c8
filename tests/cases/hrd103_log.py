# options: allow_broad = log
import logging
import sys
from contextlib import suppress

logger = logging.getLogger(__name__)

try:
    work()
except Exception:
    logger.exception('failed')

try:
    work()
except Exception:
    logger.error('failed', exc_info=True)
    raise Failure

try:
    work()
except Exception:  # HRD103
    logger.error('failed')

try:
    work()
except Exception:  # HRD103
    raise

try:
    work()
except Exception:  # HRD103
    pass

# Each path.

try:
    work()
except Exception:
    if fatal:
        logger.exception('fatal')
    else:
        logger.warning('failed', exc_info=True)

try:
    work()
except Exception:  # HRD103
    if fatal:
        logger.exception('fatal')

try:
    work()
except Exception:  # HRD103
    if fatal:
        logger.exception('fatal')
    else:
        logger.warning('failed')

try:
    work()
except Exception:  # HRD103
    for item in items:
        logger.exception('failed')

try:
    work()
except Exception:
    match kind:
        case 1:
            logger.exception('one')
        case _:
            logger.exception('others')

try:
    work()
except Exception:  # HRD103
    verbose and logger.exception('failed')

try:
    work()
except Exception:
    logger.exception('failed') if verbose else logger.critical('failed', exc_info=1)

try:
    work()
except Exception:  # HRD103
    def later():
        logger.exception('failed')

try:
    work()
except Exception:  # HRD103
    later = lambda: logger.exception('failed')

try:
    work()
except Exception:
    try:
        clean()
    finally:
        logger.exception('failed')


def run():
    try:
        work()
    except Exception:  # HRD103
        if fatal:
            return
        logger.exception('failed')
    try:
        work()
    except Exception:
        with lock:
            return logger.exception('failed')


# What an inner handler catches: all of it, or only some of it.

try:
    work()
except Exception:
    try:
        raise
    except Exception:
        logger.exception('failed')

try:
    work()
except Exception:
    try:
        raise
    except BaseException:
        logger.exception('failed')

try:
    work()
except Exception:  # HRD103
    try:
        raise
    except ValueError:
        logger.exception('failed')

try:
    work()
except Exception:  # HRD103
    try:
        raise
    except ExceptionGroup:
        logger.exception('failed')

try:
    work()
except Exception:  # HRD103
    try:
        raise
    except BaseExceptionGroup:
        logger.exception('failed')

try:
    work()
except ExceptionGroup:
    try:
        raise
    except Exception:
        logger.exception('failed')

try:
    work()
except Exception:
    with suppress(Exception):
        raise
    logger.exception('failed')

try:
    work()
except Exception:  # HRD103
    with suppress(OSError):
        raise
    logger.exception('failed')

try:
    work()
except Exception:  # HRD103
    with suppress():
        raise
    logger.exception('failed')

# `exc_info`.

try:
    work()
except Exception as error:
    logger.error('failed', exc_info=error)

try:
    work()
except Exception as error:
    logger.error('failed', exc_info=(type(error), error, error.__traceback__))

try:
    work()
except Exception:
    logger.error('failed', exc_info=verbose)

try:
    work()
except Exception:  # HRD103
    logger.error('failed', exc_info=False)

try:
    work()
except Exception:  # HRD103
    logger.error('failed', exc_info=None)

try:
    work()
except Exception:  # HRD103
    logger.error('failed', exc_info=0)

try:
    work()
except Exception:  # HRD103
    logger.exception('failed', exc_info=False)

try:
    work()
except Exception:
    logger.exception('failed', extra={}, exc_info=True)

try:
    work()
except Exception:
    logger.error('failed', **options)

try:
    work()
except Exception:  # HRD103
    logger.error('failed', **options, exc_info=False)

try:
    work()
except Exception:
    logger.log(logging.ERROR, 'failed', exc_info=True)

try:
    work()
except Exception:  # HRD103
    logger.log(logging.ERROR, 'failed')

try:
    work()
except Exception:
    logging.exception('failed')

# A call that is none of a logger's, or no call.

try:
    work()
except Exception:  # HRD103
    logger.addHandler(handler, exc_info=True)

try:
    work()
except Exception:  # HRD103
    logger.exception

try:
    work()
except Exception:  # HRD103
    exception('failed', exc_info=True)

# The process ends before or after.

try:
    work()
except Exception:
    logger.exception('failed')
    sys.exit(1)

try:
    work()
except Exception:  # HRD103
    sys.exit(1)
    logger.exception('failed')
