# options: allow_broad = reraise, log
import logging

try:
    work()
except Exception:
    if fatal:
        raise
    logging.exception('failed')

try:
    work()
except Exception as error:
    try:
        clean()
    except OSError:
        raise Failure from error
    logging.exception('failed')

try:
    work()
except Exception:  # HRD103
    if fatal:
        raise
    elif known:
        logging.exception('failed')

try:
    work()
except Exception:  # HRD103
    if fatal:
        raise Failure
    logging.exception('failed')

try:
    work()
except Exception:
    logging.exception('failed')
    raise

try:
    work()
except (KeyError, Exception) as error:
    for _ in range(3):
        if fatal:
            raise Failure from error
    else:
        logging.error('failed', exc_info=error)

try:
    work()
except Exception:  # HRD103
    logging.error('failed')
