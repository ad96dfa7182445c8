import logging
import sys
import traceback
from contextlib import suppress
from logging import CRITICAL
from logging import error as say
from logging import log as plain
from traceback import format_exception
from typing import Any
from typing import Final

import loguru
import structlog

logger = logging.getLogger(__name__)
trail = logging.getLogger('trail')
events = structlog.get_logger()
shout = logger.critical
_FINAL: Final = logging.getLogger('final')
_ANY: Any = logging.getLogger('any')
_OTHER: int = logging.getLogger('other')
LEVEL = 50


def reports():
    try:
        work()
    except OSError as e:
        logger.error('failed: %s', e)  # HRD113
    try:
        work()
    except OSError:
        logger.critical('failed')  # HRD113
    try:
        work()
    except OSError:
        logger.fatal('failed')  # HRD113
    try:
        work()
    except (OSError, KeyError):
        self.logger.error('failed')  # HRD113
    try:
        work()
    except Exception:
        trail.error(  # HRD113
            'failed',
        )
    try:
        work()
    except:
        logging.error('failed')  # HRD113
    try:
        work()
    except OSError:
        logging.getLogger('a').error('failed')  # HRD113
    try:
        work()
    except OSError:
        return logger.error('failed')  # HRD113
    try:
        work()
    except OSError:
        verbose and logger.error('failed')  # HRD113
    try:
        work()
    except* OSError:
        logger.error('failed')  # HRD113
    try:
        work()
    except OSError:
        events.bind(a=1).error('failed')  # HRD113
    try:
        work()
    except OSError:
        loguru.logger.opt(lazy=True).error('failed')  # HRD113
    try:
        work()
    except OSError:
        say('failed')  # HRD113
    try:
        work()
    except OSError:
        shout('failed')  # HRD113
    try:
        work()
    except OSError:
        return logger.debug('failed') or say('failed')  # HRD113
    try:
        work()
    except OSError:
        _FINAL.error('failed')  # HRD113
    try:
        work()
    except OSError:
        _ANY.error('failed')  # HRD113
    try:
        work()
    except OSError:
        _OTHER.error('failed')


async def awaited():
    try:
        work()
    except OSError:
        await events.aerror('failed')  # HRD113
    try:
        work()
    except OSError:
        await events.aexception('failed')
    try:
        work()
    except OSError:
        await events.acritical('failed', exc_info=True)


def levels(level):
    try:
        work()
    except OSError:
        logger.log(logging.ERROR, 'failed')  # HRD113
    try:
        work()
    except OSError:
        logger.log(CRITICAL, 'failed')  # HRD113
    try:
        work()
    except OSError:
        logger.log(level=logging.FATAL, msg='failed')  # HRD113
    try:
        work()
    except OSError:
        plain(LEVEL, 'failed')  # HRD113
    try:
        work()
    except OSError:
        loguru.logger.log('ERROR', 'failed')  # HRD113
    try:
        work()
    except OSError:
        logger.log(40, 'failed')  # HRD113
    try:
        work()
    except OSError:
        logger.log(logging.ERROR, 'failed', exc_info=True)
    try:
        work()
    except OSError:
        logger.log(logging.WARNING, 'failed')
    try:
        work()
    except OSError:
        logger.log(30, 'failed')
    try:
        work()
    except OSError:
        loguru.logger.log('INFO', 'failed')
    try:
        work()
    except OSError:
        logger.log(level, 'failed')
    try:
        work()
    except OSError:
        logger.log(None, 'failed')
    try:
        work()
    except OSError:
        logger.log()


def no_errors():
    try:
        work()
    except OSError:
        logger.warning('failed')
    try:
        work()
    except OSError:
        logger.info('failed')
    try:
        work()
    except OSError:
        parser.error('failed')
    try:
        work()
    except OSError:
        error('failed')
    try:
        work()
    except OSError:
        logger.error
    try:
        work()
    finally:
        logger.error('failed')
    logger.error('failed')


def tracebacks(verbose):
    try:
        work()
    except OSError:
        logger.exception('failed')
    try:
        work()
    except OSError:
        logger.error('failed', exc_info=True)
    try:
        work()
    except OSError as e:
        logger.error('failed', exc_info=e)
    try:
        work()
    except OSError:
        logger.error('failed', exc_info=sys.exc_info())
    try:
        work()
    except OSError:
        logger.error('failed', exc_info=verbose)
    try:
        work()
    except OSError:
        logger.error('failed', exc_info=1)
    try:
        work()
    except OSError:
        logger.error('failed', traceback=True)
    try:
        work()
    except OSError:
        logger.error('failed', traceback=False)  # HRD113
    try:
        work()
    except OSError:
        logger.error('failed', exc_info=False)  # HRD113
    try:
        work()
    except OSError:
        logger.error('failed', exc_info=None)  # HRD113
    try:
        work()
    except OSError:
        logger.error('failed', exc_info=0)  # HRD113
    try:
        work()
    except OSError:
        logger.exception('failed', exc_info=False)  # HRD113
    try:
        work()
    except OSError as e:
        loguru.logger.opt(exception=e).error('failed')
    try:
        work()
    except OSError:
        loguru.logger.opt(exception=True).error('failed')
    try:
        work()
    except OSError:
        loguru.logger.opt(exception=False).error('failed')  # HRD113
    try:
        work()
    except OSError:
        logger.error(traceback.format_exc())
    try:
        work()
    except OSError:
        text = traceback.format_exc()
        logger.error(f'failed: {text}')
    try:
        work()
    except OSError as e:
        logger.error('failed: %s', ''.join(format_exception(e)))
    try:
        work()
    except OSError as e:
        logger.error('failed', extra={'trace': traceback.format_exc()})
    try:
        work()
    except OSError as e:
        logger.error('failed: %s', traceback.format_tb(e.__traceback__))  # HRD113


# Each path by itself.

def goes_on():
    try:
        work()
    except OSError:
        logger.error('failed')
        raise
    try:
        work()
    except OSError as e:
        logger.error('failed')
        raise e
    try:
        work()
    except OSError as e:
        logger.error('failed')
        raise e.with_traceback(None)
    try:
        work()
    except OSError as e:
        logger.error('failed')
        raise e from None
    try:
        work()
    except OSError as e:
        logger.error('failed')
        raise Failure from e
    try:
        work()
    except OSError as e:
        err = Failure()
        err.__cause__ = e
        logger.error('failed')
        raise err
    try:
        work()
    except OSError:
        logger.error('failed')  # HRD113
        raise Failure
    try:
        work()
    except OSError:
        logger.error('failed')  # HRD113
        raise Failure from None
    try:
        work()
    except OSError as e:
        logger.error('failed')  # HRD113
        if fatal:
            raise
    try:
        work()
    except OSError as e:
        if fatal:
            logger.error('fatal')
            raise
        logger.error('failed')  # HRD113
    try:
        work()
    except OSError as e:
        if fatal:
            logger.error('fatal')  # HRD113
            return
        logger.error('failed')
        raise
    try:
        work()
    except OSError as e:
        logger.error('failed')  # HRD113
        sys.exit(1)
    try:
        work()
    except OSError as e:
        logger.error('failed')  # HRD113
        raise sys.exit(1)
    try:
        work()
    except OSError as e:
        logger.error('failed')  # HRD113
        if fatal:
            sys.exit(1)
        raise
    try:
        work()
    except OSError as e:
        logger.exception('failed')
        sys.exit(1)


def comes_after():
    try:
        work()
    except OSError:
        logger.exception('failed')
        logger.error('give up')
    try:
        work()
    except OSError:
        logger.warning('failed', exc_info=True)
        logger.error('give up')
    try:
        work()
    except OSError:
        logger.error('failed')
        logger.exception('give up')
    try:
        work()
    except OSError:
        for item in items:
            logger.error('failed: %s', item)
        logger.debug('trace', exc_info=True)
    try:
        work()
    except OSError:
        logger.error('failed')  # HRD113
        if verbose:
            logger.exception('give up')
    try:
        work()
    except OSError:
        logger.error('failed')  # HRD113
        if item:
            return
        logger.exception('give up')
    try:
        work()
    except OSError:
        logger.error('failed')  # HRD113
        logger.error('give up')  # HRD113
    try:
        work()
    except OSError:
        if verbose:
            logger.exception('failed')
        logger.error('give up')  # HRD113
    try:
        work()
    except OSError:
        if verbose:
            logger.exception('failed')
        else:
            logger.error('failed', exc_info=True)
        logger.error('give up')


def compound(items):
    try:
        work()
    except OSError:
        with lock:
            logger.error('failed')
            raise
    try:
        work()
    except OSError:
        with suppress(OSError):
            logger.error('failed')  # HRD113
            raise
    try:
        work()
    except OSError:
        for item in items:
            logger.error('failed: %s', item)
        raise
    try:
        work()
    except OSError:
        for item in items:
            if item:
                logger.error('failed: %s', item)  # HRD113
                break
        else:
            raise
    try:
        work()
    except OSError:
        for item in items:
            if item:
                break
        else:
            logger.error('failed')
            raise
    try:
        work()
    except OSError:
        while True:
            logger.error('failed')
            wait()
    try:
        work()
    except OSError:
        while True:
            logger.error('failed')  # HRD113
            if item:
                break
    try:
        work()
    except OSError:
        match kind:
            case 1:
                logger.error('one')
                raise
            case _:
                logger.error('others')  # HRD113
    for item in items:
        try:
            work()
        except OSError:
            logger.error('failed')  # HRD113
            continue


def inner():
    try:
        work()
    except OSError:
        try:
            clean()
        finally:
            logger.error('failed')
            raise
    try:
        work()
    except OSError:
        try:
            logger.error('failed')  # HRD113
            raise
        finally:
            return
    try:
        work()
    except OSError:
        try:
            logger.error('failed')  # HRD113
            clean()
        except KeyError:
            raise
        else:
            return
    try:
        work()
    except OSError:
        try:
            clean()
        except KeyError:
            logger.error('not clean')  # HRD113
        raise
    try:
        work()
    except OSError:
        try:
            clean()
        except KeyError:
            logger.error('not clean')
            raise
    try:
        work()
    except OSError:
        try:
            logger.error('failed')
            raise
        except KeyError:
            raise


def nested():
    try:
        work()
    except OSError:
        def later():
            logger.error('failed')
        raise
    try:
        work()
    except OSError:
        later = lambda: logger.error('failed')
    try:
        work()
    except OSError:
        class Later:
            logger.error('failed')
    try:
        work()
    except OSError:
        def again():
            try:
                work()
            except OSError:
                logger.error('failed')  # HRD113
        raise


def other_calls(hooks):
    try:
        work()
    except OSError:
        hooks[0]('failed')
    try:
        work()
    except OSError:
        hooks[0]('failed')
        logger.error('failed')  # HRD113


def named(e):
    try:
        work()
    except OSError as e:
        e = None
        logger.error('failed')  # HRD113
        raise e


# loguru takes keywords for arguments of the message.

sink = loguru.logger
bound = sink.bind(request=1)
say = sink.error
either = sink if fancy else logger


class Reporter:
    def __init__(self):
        self.error = sink.error

    def run(self):
        try:
            work()
        except OSError:
            self.error('failed', exc_info=True)  # HRD113


def loguru_keywords(audit: loguru.Logger):
    try:
        work()
    except OSError:
        sink.error('failed', exc_info=True)  # HRD113
    try:
        work()
    except OSError as e:
        sink.critical('failed', exc_info=e)  # HRD113
    try:
        work()
    except OSError:
        sink.error('failed', traceback=True)  # HRD113
    try:
        work()
    except OSError:
        sink.error('failed', **options)  # HRD113
    try:
        work()
    except OSError:
        bound.error('failed', exc_info=True)  # HRD113
    try:
        work()
    except OSError:
        sink.opt(lazy=True).patch(add).error('failed', exc_info=True)  # HRD113
    try:
        work()
    except OSError:
        say('failed', exc_info=True)  # HRD113
    try:
        work()
    except OSError:
        audit.error('failed', exc_info=True)  # HRD113
    try:
        work()
    except OSError:
        either.error('failed', exc_info=True)
    try:
        work()
    except OSError:
        sink.exception('failed', exc_info=False)
    try:
        work()
    except OSError:
        sink.opt(exception=True).error('failed', exc_info=False)
    try:
        work()
    except OSError:
        sink.error('failed: {text}', text=traceback.format_exc())


# What the project defines for itself takes a traceback, or has no parameter for one.

class Console:
    def log(self, level: str, message: str) -> None:
        print(level, message)

    def error(self, message, *args, **fields): ...

    def critical(self, message, *, exc_info=None): ...

    def fatal(self, message, traceback=None, /): ...

    def afatal(self, message, exc_info=None): ...

    @staticmethod
    def aerror(message): ...


class Derived(logging.Logger):
    def error(self, message): ...


_logger = Console()
log = Derived('derived')


def own_methods():
    try:
        work()
    except OSError as e:
        _logger.log('error', str(e))
    try:
        work()
    except OSError:
        _logger.aerror('failed')
    try:
        work()
    except OSError:
        _logger.error('failed')  # HRD113
    try:
        work()
    except OSError:
        _logger.critical('failed')  # HRD113
    try:
        work()
    except OSError:
        _logger.fatal('failed')  # HRD113
    try:
        work()
    except OSError:
        _logger.afatal('failed')  # HRD113
    try:
        work()
    except OSError:
        _logger.acritical('failed')  # HRD113
    try:
        work()
    except OSError:
        log.error('failed')
    try:
        work()
    except OSError:
        log.critical('failed')  # HRD113
    try:
        work()
    except OSError:
        _logger.log('error', 'failed')
        logger.error('give up')  # HRD113


def own_method_or_another(given):
    log = Console() if given else logger
    try:
        work()
    except OSError:
        log.log('ERROR', 'failed')  # HRD113


class Complete:
    def error(self, message): ...

    def exception(self, message): ...


def complete():
    log = Complete()
    try:
        work()
    except OSError:
        log.error('failed')  # HRD113
