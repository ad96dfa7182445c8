# options: loggers = audit
try:
    work()
except OSError:
    self.audit.error('failed')  # HRD113

try:
    work()
except OSError:
    logger.error('failed')
