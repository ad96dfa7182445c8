from __future__ import annotations

import ast
from collections.abc import Iterator

from flake8_bigthree.names.errors import Member
from flake8_bigthree.names.errors import covers
from flake8_bigthree.names.errors import identities
from flake8_bigthree.names.errors import identity
from flake8_bigthree.names.errors import members
from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import found
from flake8_bigthree.rule import rule
from flake8_bigthree.rules._handlers import shown
from flake8_bigthree.rules._outcomes import is_reported_broad


@rule('HRD106', '`{handler}` is never reached: {earlier} catches all of it')
def unreachable_handler(node: ast.Try | ast.TryStar, scope: Scope) -> Iterator[Finding]:
    """Handlers are tried from the first to the last, so the special one has to come before the general one.

    Bad:
    ```python
    try:
        read()
    except OSError:
        wait()
    except FileNotFoundError:  # HRD106
        create()
    ```

    Good:
    ```python
    try:
        read()
    except FileNotFoundError:
        create()
    except OSError:
        wait()
    ```
    """
    if len(node.handlers) > 1:
        before: _Before = {}
        for handler in node.handlers:
            caught = members(handler, scope)
            catching = [_first(member, before) for member in caught]
            earlier = [one for one in catching if one]
            if caught and len(earlier) == len(caught) and not is_reported_broad(handler, scope):
                lines = dict.fromkeys(f'`{shown(one)}` in line {one.lineno}' for one in earlier)
                yield found(handler, handler=shown(handler), earlier=' and '.join(lines))
            for member, one in zip(caught, catching):
                if member.classes and not one:  # what has been caught before catches nothing that has not
                    before.setdefault(identity(member.classes[0]), []).append((member, handler))


#: What handlers catch, and which, by the first class that it can be.
_Before = dict[object, list[tuple[Member, ast.ExceptHandler]]]


def _first(member: Member, before: _Before) -> ast.ExceptHandler | None:
    """The first handler that catches what a member of a later one means."""
    catching = [
        handler for cls in member.classes[:1] for known in identities(cls)
        for one, handler in before.get(known, ()) if covers(one, member)
    ]
    return min(catching, key=lambda handler: handler.lineno, default=None)
