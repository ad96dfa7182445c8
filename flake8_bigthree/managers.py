"""Which context managers may keep an error from going on?"""
from __future__ import annotations

import ast
import re
from collections.abc import Iterator

#: `suppress`, `ignored`, `pytest.raises`, `assertRaises`, `logger.catch`, `subTest`, `move_on_after`, `CancelScope`;
#: and `ExitStack`, as what is entered may; but not what says so of warnings. Compiled when it is needed, as all are.
_KEEPING = r'(?i)^(?!.*warn).*(suppress|swallow|ignor|raises|catch|subtest|move_?on|cancel_?scope|exit_?stack)'


def may_keep(item: ast.withitem) -> bool:
    """Does the name of a context manager say that it may keep an error from going on?

    Hardly any does: no file, no lock, no connection, no transaction. So the others are trusted, as type checkers trust
    all whose `__exit__` is not declared to return `bool`. It is the name that counts, as what it means cannot be asked
    for here: the answer is needed to find out what names mean. And a manager for this purpose is called so.

    >>> def ask(source: str) -> bool:
    ...     return may_keep(ast.parse(f'with {source}: pass').body[0].items[0])
    >>> ask('contextlib.suppress(KeyError)'), ask('self.exit_stack'), ask('suppress(E) if c else nullcontext()')
    (True, True, True)
    >>> ask('open(ignored)'), ask('lock'), ask('warnings.catch_warnings()'), ask('factories[0]')
    (False, False, False, False)
    >>> ask('ignore_warnings()'), ask('stack_frame()')
    (False, False)
    """
    return any(re.search(_KEEPING, name) for name in _names(item.context_expr))


def _names(expr: ast.expr) -> Iterator[str]:
    """The last parts of the names by which an expression, whatever it turns out to be, is called."""
    todo = [expr]
    while todo:
        match todo.pop():
            case ast.Name(id=name) | ast.Attribute(attr=name):
                yield name
            case ast.Call(func=value) | ast.Await(value=value) | ast.NamedExpr(value=value):
                todo.append(value)
            case ast.IfExp(body=body, orelse=orelse):
                todo += body, orelse
            case ast.BoolOp(values=values):
                todo += values
