import builtins
import logging
import os
import sys
from contextlib import suppress
from sys import exit as leave

logger = logging.getLogger(__name__)

try:
    work()
except OSError:  # HRD114
    logger.exception('failed')

try:
    work()
except Exception:  # HRD114
    logger.debug('failed')

try:
    work()
except:  # HRD114
    logging.error('failed')

try:
    work()
except* OSError:  # HRD114
    logger.warning('failed')

try:
    work()
except OSError:
    logger.exception('failed')
    raise

try:
    work()
except OSError as e:
    logger.exception('failed')
    raise Failure from e

try:
    work()
except OSError:
    logger.exception('failed')
    raise Failure

try:
    work()
except OSError:
    pass

try:
    work()
except OSError:
    retry()

# Each path.

try:
    work()
except OSError:  # HRD114
    logger.exception('failed')
    if fatal:
        raise

try:
    work()
except OSError:
    if fatal:
        logger.exception('failed')
        raise

try:
    work()
except OSError:  # HRD114
    if fatal:
        logger.exception('failed')
    else:
        raise

try:
    work()
except OSError:  # HRD114
    with suppress(OSError):
        logger.exception('failed')
        raise

try:
    work()
except OSError:
    while True:
        logger.exception('failed')
        wait()

try:
    work()
except OSError:
    def later():
        logger.exception('failed')

for item in items:
    try:
        work()
    except OSError:  # HRD114
        logger.exception('failed')
        continue
    try:
        work()
    except OSError:  # HRD114
        logger.exception('failed')
        break


def run():
    try:
        work()
    except OSError:  # HRD114
        return logger.exception('failed')
    try:
        work()
    except OSError:  # HRD114
        try:
            raise
        finally:
            logger.exception('failed')
            return


try:
    work()
except OSError:
    try:
        clean()
    except KeyError:  # HRD114
        logger.exception('not clean')
    raise


# By a method of the project's own, too.

class Console:
    def log(self, level: str, message: str) -> None:
        print(level, message)


_logger = Console()

try:
    work()
except OSError as e:  # HRD114
    _logger.log('error', str(e))

# The process ends.

try:
    work()
except OSError:
    logger.exception('failed')
    sys.exit(1)

try:
    work()
except OSError:
    logger.exception('failed')
    leave(1)

try:
    work()
except OSError:
    logger.exception('failed')
    exit(1)

try:
    work()
except OSError:
    logger.exception('failed')
    quit()

try:
    work()
except OSError:
    logger.exception('failed')
    builtins.quit()

try:
    work()
except OSError:
    logger.exception('failed')
    os._exit(1)

try:
    work()
except OSError:
    logger.exception('failed')
    os.abort()

try:
    work()
except OSError:
    logger.exception('failed')
    raise SystemExit(1)

try:
    work()
except OSError:
    sys.exit(logger.critical('failed'))

try:
    work()
except OSError:  # HRD114
    logger.exception('failed')
    if fatal:
        sys.exit(1)

try:
    work()
except OSError:  # HRD114
    logger.exception('failed')
    fatal and sys.exit(1)

try:
    work()
except OSError:
    if fatal:
        logger.exception('failed')
        sys.exit(1)

try:
    work()
except OSError:  # HRD114
    logger.exception('failed')
    with suppress(SystemExit):
        sys.exit(1)

try:
    work()
except OSError:  # HRD114
    logger.exception('failed')
    sys.exit

try:
    work()
except OSError:  # HRD114
    logger.exception('failed')
    app.exit(1)

try:
    work()
except OSError:  # HRD114
    logger.exception('failed')
    task.abort()


def hidden(exit):
    try:
        work()
    except OSError:  # HRD114
        logger.exception('failed')
        exit(1)


def either(fast):
    end = os._exit if fast else sys.exit
    stop = sys.exit if fast else print
    try:
        work()
    except OSError:
        logger.exception('failed')
        end(1)
    try:
        work()
    except OSError:  # HRD114
        logger.exception('failed')
        stop(1)
