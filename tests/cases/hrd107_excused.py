# options: allow_broad = log
import logging

try:
    work()
except (Exception, ValueError):  # HRD107
    logging.exception('failed')
