"""What the commands print and write."""
from __future__ import annotations

import os
import secrets
import shutil
import sys
from contextlib import suppress

from flake8_bigthree.errors import ReportError

#: What stands for half of a character, as names of files may hold, where text is shown.
SHOWN = 'backslashreplace'


def say(text: str) -> None:
    """Print a text; it is no error that whoever reads has enough, as `head` has.

    Raises ReportError if it cannot be written, as where it goes to a disk that is full.
    """
    encoding = sys.stdout.encoding or 'utf-8'
    try:
        print(text.encode(encoding, SHOWN).decode(encoding), end='', flush=True)
    except OSError as error:
        # What is still in the buffer must not fail once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise ReportError(f'standard output: cannot be written: {error}') from error


def put(path: str, text: str, *, errors: str = SHOWN, is_lasting: bool = True) -> None:
    """Put a text in the place of a file, all of it or nothing, whatever happens meanwhile.

    One that `is_lasting` is on the disk before the old one goes, so that not even a loss of power leaves half of it.
    A device or pipe is written to. Raises OSError if that fails; the file is then what it was.
    """
    path = os.path.realpath(path)
    if os.path.exists(path) and not os.path.isfile(path):
        with open(path, 'w', encoding='utf-8', errors=errors, newline='\n') as file:
            file.write(text)
        return
    # Two runs in two containers may have one number.
    temporary = f'{path}.{os.getpid()}-{secrets.token_hex(4)}.tmp'
    try:
        with open(temporary, 'x', encoding='utf-8', errors=errors, newline='\n') as file:
            file.write(text)
            if is_lasting:
                file.flush()
                os.fsync(file.fileno())
        with suppress(FileNotFoundError):  # there is no old one
            shutil.copymode(path, temporary)
        os.replace(temporary, path)
    finally:
        with suppress(FileNotFoundError):  # it has been put in its place, or could not be made
            os.unlink(temporary)
