from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names.errors import Member
from flake8_bigthree.names.errors import covers
from flake8_bigthree.names.errors import members
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Display
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._handlers import caught
from flake8_bigthree.rules._handlers import shown
from flake8_bigthree.rules._outcomes import is_reported_broad


@rule('HRD107', '{member} in `{handler}` is redundant: {reason}')
def redundant_exception(node: ast.ExceptHandler, scope: Scope) -> Iterator[Finding]:
    """A class beside one that covers it says that the two differ, and whoever reads it looks for how.

    The builtins are those of the Python that runs flake8: `IOError`, `socket.error` and `select.error` are `OSError`.
    `asyncio.TimeoutError` is `TimeoutError`, an `OSError`, since Python 3.11 only: code that older ones run needs both.
    A handler that HRD102 or HRD103 reports is left to them: with its broad class the others come into their own.

    Bad:
    ```python
    try:
        read()
    except (IOError, OSError):  # HRD107
        wait()

    try:
        look_up()
    except (LookupError, KeyError):  # HRD107
        wait()
    ```

    Good:
    ```python
    try:
        read()
    except OSError:
        wait()

    try:
        look_up()
    except (IndexError, KeyError):
        wait()
    ```
    """
    # Nearly all handlers are for one class, and are left at once.
    if any(isinstance(value, Display) for value in caught(node, scope)) and not is_reported_broad(node, scope):
        each = members(node, scope)
        for index, member in enumerate(each):
            if reason := _reason(member, each[:index], each[index + 1:]):
                yield found(node, member=member.shown, handler=shown(node), reason=reason)


def _reason(member: Member, before: tuple[Member, ...], after: tuple[Member, ...]) -> str:
    """Why one of the classes can be left out; empty if it cannot. Of the same class twice, the second can."""
    for other in (*before, *after):
        if covers(other, member):
            if not covers(member, other):
                return f'{other.shown} catches it'
            if other.shown == member.shown and other in before:
                return 'it is there twice'
            if other.shown != member.shown and _is_preferred(other, member, before):
                return f'it is {other.shown} by another name'
    return ''


def _is_preferred(other: Member, member: Member, before: tuple[Member, ...]) -> bool:
    """Of two names for a class, does the other one stay? That is the class's own, or else the first."""
    own, others_own = ({cls.name.rpartition('.')[2] for cls in each.classes} == {name} for each, name in (
        (member, member.shown), (other, other.shown),
    ))
    return others_own if own is not others_own else other in before
