# options: allow_broad = reraise, log
try:
    work()
except BaseException:
    raise
except Exception:  # HRD106
    raise

try:
    work()
except BaseException:
    logger.exception('not worked')
except Exception:  # HRD106
    logger.exception('not worked')
