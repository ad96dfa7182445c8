import helpers
from helpers import ERRORS
from helpers import careful
from helpers import ignoring
from helpers import quietly as q

LOCAL = Exception


def local(error):
    return error


with ignoring(Exception):  # HRD104
    work()

with lock, q(*ERRORS):  # HRD104
    work()

with helpers.quietly(LOCAL):  # HRD104
    work()

with ignoring(OSError), ignoring(), careful(Exception), local(Exception), helpers.careful(*ERRORS):
    work()

with open(path), ignoring('a string'), LOCAL, locks[0](Exception), ignoring(helpers.missing), make()(Exception):
    work()


from helpers import ignoring as first

second = first
with second(Exception):  # HRD104
    work()


async def stack(self, manager):
    async with manager as stack, ignoring(Exception):  # HRD104
        stack.enter_context(ignoring(Exception))  # HRD104
    with self.ignoring(Exception):
        pass
