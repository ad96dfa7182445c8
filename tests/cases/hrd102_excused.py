# options: allow_broad = reraise, log
import logging

try:
    work()
except BaseException:
    raise

try:
    work()
except BaseException:  # HRD102
    clean()

try:
    work()
except BaseExceptionGroup:
    if fatal:
        raise
    logging.exception('failed')

# `except Exception` catches only some of what has been caught here.

try:
    work()
except BaseException:
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
