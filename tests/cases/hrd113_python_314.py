# python: 3.14
import logging
import traceback

logger = logging.getLogger()

try:
    work()
except OSError, ValueError:
    logger.error(t'no work')  # HRD113

try:
    work()
except OSError, ValueError:
    logger.error(t'no work: {traceback.format_exc()}')
