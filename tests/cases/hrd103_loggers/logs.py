# options: allow_broad = log
import logging

import structlog

trail = logging.getLogger('trail')
events = structlog.get_logger()


class Trail(logging.LoggerAdapter):
    pass


class Progress:
    def exception(self, text):
        pass


def made():
    return logging.getLogger('made')


def other():
    return object()
