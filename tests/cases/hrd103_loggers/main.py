import logging
import logging as standard
from logging import ERROR
from logging import Logger
from logging import exception
from logging import getLogger as get
from logging import log as plain
from logging import shutdown

import logs
import loguru
import structlog
from logs import Progress
from logs import Trail
from logs import made
from logs import other
from logs import trail
from loguru import logger as sink
from structlog.stdlib import get_logger

# What is a logger, whatever it is called.

module = logging.getLogger(__name__)
child = get('a').getChild('b')
progress = Progress()
adapter = Trail(module, {})
bound = sink.bind(request=1)

try:
    work()
except Exception:
    module.exception('failed')

try:
    work()
except Exception:
    logging.getLogger(__name__).exception('failed')

try:
    work()
except Exception:
    logging.getLogger(__name__).error('failed', exc_info=True)

try:
    work()
except Exception:
    logging.root.exception('failed')

try:
    work()
except Exception:
    standard.exception('failed')

try:
    work()
except Exception:
    exception('failed')

try:
    work()
except Exception:  # HRD103
    exception('failed', exc_info=False)

try:
    work()
except Exception:
    plain(ERROR, 'failed', exc_info=True)

try:
    work()
except Exception:  # HRD103
    plain(ERROR, 'failed')

try:
    work()
except Exception:  # HRD103
    shutdown(exc_info=True)

try:
    work()
except Exception:
    child.exception('failed')

try:
    work()
except Exception:
    trail.exception('failed')

try:
    work()
except Exception:
    logs.trail.exception('failed')

try:
    work()
except Exception:
    logs.events.exception('failed')

try:
    work()
except Exception:
    adapter.exception('failed')

try:
    work()
except Exception:
    made().exception('failed')

try:
    work()
except Exception:
    get_logger().bind(a=1).exception('failed')

try:
    work()
except Exception:
    structlog.get_logger().new(a=1).unbind('a').exception('failed')

try:
    work()
except Exception:
    bound.exception('failed')


class Service:
    def __init__(self, given):
        self.audit = logging.getLogger('audit')
        self.given = given

    def run(self):
        try:
            work()
        except Exception:
            self.audit.exception('failed')
        try:
            work()
        except Exception:
            self.logger.exception('failed')
        try:
            work()
        except Exception:  # HRD103
            self.given.exception('failed')
        try:
            work()
        except Exception:  # HRD103
            self.audit.error('failed')


def annotated(audit: Logger, sink: 'structlog.stdlib.BoundLogger', task):
    try:
        work()
    except Exception:
        audit.exception('failed')
    try:
        work()
    except Exception:
        sink.exception('failed')
    try:
        work()
    except Exception:  # HRD103
        task.exception('failed')


# structlog, asynchronous.

async def run():
    try:
        work()
    except Exception:
        await logs.events.aexception('failed')
    try:
        work()
    except Exception:
        await logs.events.aerror('failed', exc_info=True)
    try:
        work()
    except Exception:  # HRD103
        await logs.events.aerror('failed')
    try:
        work()
    except Exception:  # HRD103
        await logs.events.flush(exc_info=True)


# loguru.

try:
    work()
except Exception:
    sink.exception('failed')

try:
    work()
except Exception:
    loguru.logger.exception('failed')

try:
    work()
except Exception as error:
    sink.opt(exception=error).error('failed')

try:
    work()
except Exception:
    sink.opt(exception=True).bind(a=1).info('failed')

try:
    work()
except Exception:  # HRD103
    sink.opt(exception=False).error('failed')

try:
    work()
except Exception:  # HRD103
    sink.opt(lazy=True).error('failed')

try:
    work()
except Exception:  # HRD103
    sink.bind(exception=True).error('failed')

try:
    work()
except Exception:  # HRD103
    sink.success('recovered')

try:
    work()
except Exception:  # HRD103
    sink.error('failed', exc_info=True)

try:
    work()
except Exception:  # HRD103
    bound.error('failed', exc_info=True)

try:
    work()
except Exception:
    sink.exception('failed', exc_info=False)

# No logger.

try:
    work()
except Exception:  # HRD103
    progress.exception('failed')

try:
    work()
except Exception:  # HRD103
    task.exception('failed')

try:
    work()
except Exception:  # HRD103
    other().exception('failed')

try:
    work()
except Exception:  # HRD103
    Progress.exception('failed')

try:
    work()
except Exception:  # HRD103
    tasks[0].exception('failed')

try:
    work()
except Exception:  # HRD103
    standard.handlers.exception('failed')

try:
    work()
except Exception:  # HRD103
    unknown(logging).exception('failed')

# A method of a logger by a name of its own.

log_error, log_exception = module.error, module.exception
say = sink.exception
tell = structlog.get_logger().bind(request=1).error
adds = module.addHandler


class Reporter:
    def __init__(self):
        self.error = module.error

    def run(self):
        try:
            work()
        except Exception:
            self.error('failed', exc_info=True)
        try:
            work()
        except Exception:  # HRD103
            self.error('failed')


try:
    work()
except Exception:
    log_error('failed', exc_info=True)

try:
    work()
except Exception:  # HRD103
    log_error('failed')

try:
    work()
except Exception:
    log_exception('failed')

try:
    work()
except Exception:
    say('failed')

try:
    work()
except Exception:
    tell('failed', exc_info=True)

try:
    work()
except Exception:  # HRD103
    adds('failed', exc_info=True)
