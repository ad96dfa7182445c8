"""What the commands print."""
from __future__ import annotations

import os
import sys


def say(text: str) -> None:
    """Print a text; it is no error that whoever reads has enough, as `head` has."""
    try:
        print(text, end='', flush=True)
    except BrokenPipeError:
        # What is still in the buffer must not fail once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
