# options: allow_broad = log
import logging
from contextlib import suppress

try:
    work()
except BaseException:
    logging.exception('failed')

try:
    work()
except BaseException:  # HRD102
    raise

# `except Exception` catches only some of what has been caught here.

try:
    work()
except BaseException:  # HRD102
    try:
        raise
    except Exception:
        logging.exception('failed')

try:
    work()
except BaseException:
    try:
        raise
    except BaseException:
        logging.exception('failed')

try:
    work()
except BaseException:  # HRD102
    with suppress(Exception):
        raise
    logging.exception('failed')

try:
    work()
except BaseException:
    with suppress(OSError, BaseException):
        raise
    logging.exception('failed')
