"""What is no garbage is kept from Python's garbage collector, which would walk it again and again."""
from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: Take all that there is out of the collector's sight, and hand it back. Not every interpreter has such a thing.
freeze = getattr(gc, 'freeze', gc.collect)
unfreeze = getattr(gc, 'unfreeze', gc.collect)


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector from running while much is made that stays."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
