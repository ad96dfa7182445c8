"""What is known of the builtin classes and of the standard library; no module is imported for it.

Builtins are the running interpreter's own. Which other exceptions there are stands in `stdlib_exceptions.txt`: what
Python 3.11 to 3.13 have on Linux, and 3.14 in Pyodide. Modules of other platforms (`winreg`, `asyncio.windows_events`)
are not in it.
What a type checker knows of types stands in `stdlib_types.txt`.
"""
from __future__ import annotations

import builtins
import functools
import sys
from pathlib import Path

_DATA = Path(__file__).with_name('stdlib_exceptions.txt')
_TYPES = Path(__file__).with_name('stdlib_types.txt')

#: What the names of exceptions end in.
_EXCEPTION_ENDINGS = ('Error', 'Exception', 'Warning', 'Exit', 'Interrupt', 'Timeout')
#: On all Pythons that are supported, the backport gives the builtin classes.
_GROUPS = frozenset({'BaseExceptionGroup', 'ExceptionGroup'})


@functools.cache
def canonical(name: str) -> str:
    """The one name of a class that has several; any other name as it is.

    >>> canonical('builtins.IOError'), canonical('socket.timeout')
    ('builtins.OSError', 'builtins.TimeoutError')
    >>> canonical('asyncio.exceptions.CancelledError'), canonical('app.errors.Timeout')
    ('asyncio.CancelledError', 'app.errors.Timeout')
    """
    if found := _builtin(name):
        return f'builtins.{found.__name__}'
    known = _known(name)
    return known if isinstance(known, str) else name


@functools.cache
def ancestors(name: str) -> tuple[str, ...] | None:
    """The canonical names of a class and of all its ancestors, in the order of its MRO; None if not known.

    A base that is no exception, like that of `urllib.error.HTTPError`, is left out, but for `object`.

    >>> ancestors('os.error')
    ('builtins.OSError', 'builtins.Exception', 'builtins.BaseException', 'builtins.object')
    >>> ancestors('app.errors.Timeout')
    """
    return _mro(canonical(name)) or None


def is_exception(name: str) -> bool | None:
    """Whether a class is an exception; None if it is not known.

    >>> is_exception('json.JSONDecodeError'), is_exception('builtins.int'), is_exception('json.JSONEncoder')
    (True, False, None)
    """
    known = ancestors(name)
    return None if known is None else 'builtins.BaseException' in known


def is_named_like_exception(last: str) -> bool:
    """Does the name of a class that cannot be read say that it is an exception?"""
    return last.endswith(_EXCEPTION_ENDINGS)


def is_generic(name: str) -> bool:
    """Does a type checker ask for the parameters of a type where it is named without?

    >>> is_generic('builtins.list'), is_generic('re.Pattern'), is_generic('builtins.type'), is_generic('app.Box')
    (True, True, False, False)
    """
    return _type(name).endswith(('[]', '[]?'))


def refuses_none(name: str) -> bool:
    """Is it known of a type that None is none of its values?

    >>> refuses_none('builtins.list'), refuses_none('typing.Any'), refuses_none('app.Box')
    (True, False, False)
    """
    return _type(name).removesuffix('[]') == name.rpartition('.')[2]


def _type(name: str) -> str:
    """The entry of a type in the data, which is its name and what marks it; empty if there is none."""
    module, _, last = name.rpartition('.')
    entries = _types().get(module, '')
    # As they are sorted, none whose name only begins like this one stands before it.
    entry = entries[entries.find(f' {last}') + 1:].partition(' ')[0]
    return entry if entry.partition('[')[0] == last else ''


@functools.cache
def _types() -> dict[str, str]:
    """By module: its types, each behind a space."""
    lines = _TYPES.read_text(encoding='utf-8').splitlines()
    return dict(line.split(':', 1) for line in lines if not line.startswith('#'))


def _mro(name: str) -> tuple[str, ...]:
    """As `ancestors`, for a canonical name; empty if it is not known."""
    if found := _builtin(name):
        return tuple(f'builtins.{ancestor.__name__}' for ancestor in found.__mro__)
    line = [name, *(ancestor for base in _known(name) or () for ancestor in _mro(base))]
    # An ancestor that is reached on several ways comes after all that derive from it.
    return tuple(reversed(dict.fromkeys(reversed(line)))) if len(line) > 1 else ()


def _builtin(name: str) -> type | None:
    module, _, attribute = name.partition('.')
    if module == 'exceptiongroup' and attribute in _GROUPS:
        module = 'builtins'
    if module != 'builtins':
        return None
    found = OSError if attribute == 'WindowsError' else vars(builtins).get(attribute)
    # What others have put among the builtins, and `__loader__`, is none of them.
    return found if isinstance(found, type) and found.__module__ == 'builtins' else None


def _known(name: str) -> str | tuple[str, ...] | None:
    """The canonical name of an alias, or the bases of a class."""
    module = name.partition('.')[0]
    return _exceptions().get(name) if module in sys.stdlib_module_names and module != 'builtins' else None


@functools.cache
def _exceptions() -> dict[str, str | tuple[str, ...]]:
    found: dict[str, str | tuple[str, ...]] = {}
    for line in _DATA.read_text(encoding='utf-8').splitlines():
        if line.startswith('#'):
            continue
        name, is_alias, target = line.partition(' = ')
        if is_alias:
            found[name] = target
        else:
            name, _, bases = line.removesuffix(')').partition('(')
            found[name] = tuple(bases.split(', '))
    return found
