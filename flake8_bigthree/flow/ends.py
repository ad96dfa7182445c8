"""What is said of a way through a block, and what is asked for to find it out."""
from __future__ import annotations

import ast
from enum import Enum
from enum import Flag
from enum import IntEnum
from enum import auto
from typing import NamedTuple

from flake8_bigthree.managers import may_keep


class End(Enum):
    """How a path leaves the block of a handler."""

    NEXT = auto()        # falls through to what follows
    RAISE_ON = auto()    # the caught error goes on
    RAISE_FROM = auto()  # another error is raised from it
    RAISE = auto()       # another error is raised, `from None` or without `from`; SystemExit is one
    RETURN = auto()
    BREAK = auto()
    CONTINUE = auto()
    FAIL = auto()        # a statement fails unasked; inner handlers see it, no answer holds it

    @property
    def goes_on(self) -> bool:
        """Does the caught error leave the block, itself or as the cause of another?"""
        return self in {End.RAISE_ON, End.RAISE_FROM}

    @property
    def is_error(self) -> bool:
        """Is an error on its way, this or another?"""
        return self in {End.RAISE_ON, End.RAISE_FROM, End.RAISE, End.FAIL}


class Event(Flag):
    """What has happened on a path, in whatever order."""

    NOTHING = 0
    LOGGED = auto()     # logged without traceback
    TRACEBACK = auto()  # logged with traceback
    USED = auto()
    EXIT = auto()       # the process is told to end, as by SystemExit: a path goes no further, so none has this


class Catches(IntEnum):
    """What a handler or a context manager keeps from going on."""

    NOTHING = 0
    SOME = 1  # or it is not known: the error may be caught and may go through
    EVERYTHING = 2


class Path(NamedTuple):
    """One way through a block; ways that differ in nothing else are one."""

    end: End
    events: Event


def no_event(node: ast.AST) -> Event:
    """For a rule that asks for the ends only."""
    return Event.NOTHING


def catches_as_written(node: ast.ExceptHandler | ast.withitem) -> Catches:
    """What can be said without knowing what a name means: `except:` catches everything, most `with` nothing."""
    match node:
        case ast.ExceptHandler(type=None):
            return Catches.EVERYTHING
        case ast.ExceptHandler():
            return Catches.SOME
        case ast.withitem() if may_keep(node):
            return Catches.SOME
    return Catches.NOTHING
