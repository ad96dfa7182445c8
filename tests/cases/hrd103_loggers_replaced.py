# options: allow_broad = log
# options: loggers = audit
import logging

logger = logging.getLogger(__name__)

try:
    work()
except Exception:
    audit.exception('failed')

try:
    work()
except Exception:
    service.audit.exception('failed')

try:
    work()
except Exception:
    logger.exception('bound to a logger')

try:
    work()
except Exception:
    logging.exception('of the module')

try:
    work()
except Exception:  # HRD103
    log.exception('a name like any other')

try:
    work()
except Exception:  # HRD103
    service.logger.exception('a name like any other')
