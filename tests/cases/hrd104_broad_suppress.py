import contextlib
import contextlib as c
from contextlib import ExitStack
from contextlib import suppress
from contextlib import suppress as ignoring

ALL = Exception
ERRORS = (OSError, Exception)
NARROW = (OSError, KeyError)
quietly = contextlib.suppress
again = quietly

with contextlib.suppress(Exception):  # HRD104
    work()

with c.suppress(BaseException):  # HRD104
    work()

with suppress(ExceptionGroup):  # HRD104
    work()

with ignoring(BaseExceptionGroup):  # HRD104
    work()

with quietly(ALL):  # HRD104
    work()

with suppress(OSError, Exception):  # HRD104
    work()

with suppress(Exception, BaseException):  # HRD104
    work()

with suppress(*ERRORS):  # HRD104
    work()

with suppress(KeyError, *ERRORS):  # HRD104
    work()

with suppress(ERRORS):  # HRD104
    work()

with suppress(*[Exception]):  # HRD104
    work()

with suppress(*NARROW), suppress(OSError), suppress(NARROW, KeyError):
    work()

with suppress(), suppress(*unknown), suppress(unknown), suppress(Exception if debug else OSError):
    work()

# Any item, on the line of its own.

with lock, suppress(Exception):  # HRD104
    work()

with (
    lock,
    open(path) as file,
    suppress(KeyError),
    suppress(  # HRD104
        OSError,
        Exception,
    ) as nothing,
    contextlib.suppress(Exception),  # HRD104
):
    work()

with lock:
    with suppress(Exception):  # HRD104
        with suppress(Exception):  # HRD104
            work()

with (suppress(Exception) if quiet else lock):  # HRD104
    work()

with suppress(Exception), suppress(Exception):  # HRD104 HRD104
    work()


async def stack():
    async with lock, c.AsyncExitStack() as stack:
        stack.enter_context(suppress(Exception))  # HRD104
        stack.enter_context(suppress(OSError))
        stack.enter_context(contextlib.suppress(*ERRORS))  # HRD104
        stack.enter_context(
            ignoring(Exception),  # HRD104
        )
        stack.enter_context(again(Exception))  # HRD104
        with stack.enter_context(suppress(Exception)):  # HRD104
            pass


# Anywhere.

stored = suppress(Exception)  # HRD104
typed: object = suppress(Exception)  # HRD104
both = [suppress(Exception), suppress(KeyError)]  # HRD104
both += [suppress(Exception)]  # HRD104
work(suppress(Exception))  # HRD104
later = lambda: suppress(Exception)  # HRD104
several = [ignoring(error) for error in errors]

for manager in (suppress(Exception), lock):  # HRD104
    work(manager)


def returned():
    return suppress(Exception)  # HRD104


def default(manager=suppress(Exception)):  # HRD104
    with manager:
        pass


async def wide(
    first,
    manager=suppress(Exception),  # HRD104
):
    with manager:
        pass


@decorated(suppress(Exception))  # HRD104
def function():
    pass


@first
@decorated(
    suppress(Exception),  # HRD104
)
class Class:
    manager = suppress(Exception)  # HRD104

    def run(self):
        with self.manager, self.suppress(Exception), self.lock(Exception):
            pass

    def suppress(self, error):
        pass


# Its name only.

def own():
    def suppress(error):
        pass

    with suppress(Exception):
        work()
    work(suppress(Exception))


def parameter(suppress, contextlib):
    with suppress(Exception), contextlib.suppress(Exception):
        work()


def others(suppressed):
    with suppressed(Exception), unknown.suppress(Exception), lock(), lock(Exception), locks[0](Exception):
        work()
    with suppress:
        work(suppress)


def shadowed():
    class Exception(ALL):
        pass

    with suppress(Exception):
        work()


# In whatever holds an expression.

if stack.enter_context(suppress(Exception)) is None:  # HRD104
    work()
elif stack.enter_context(suppress(Exception)):  # HRD104
    work()

while run(suppress(Exception)):  # HRD104
    work()

match suppress(Exception):  # HRD104
    case quiet if run(suppress(Exception)):  # HRD104
        work()

async def main():
    async for line in lines(suppress(Exception)):  # HRD104
        work()

assert run(suppress(Exception))  # HRD104
raise run(suppress(Exception))  # HRD104
