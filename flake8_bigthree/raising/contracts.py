"""What callables raise by contract: what is documented to happen when they are used as they should be.

The contracts stand in `contracts.txt`, below the documentation page or CPython file that each of them is from. A line
is one of

    name: error, error           what a callable raises; `nothing`; `unknown` for what others raise and it passes on
    name -> class: error         and of which class is what it gives, if something is known of that class
    name(pattern): error         the same for some calls only
    prefix.*: nothing            for all names of which no line says anything else; the longest prefix counts
    name = other name            it is another's alias, and so is all below it that has no line
    *.name: error                for a method of that name, where it is not known of what
    name.__next__ -> class       of which class are the elements of what a callable gives
    name[1] -> class             of which class is the second of the elements
    error < base, base           from which errors a third-party error derives, but for Exception

The lines that fit a call add up, but if one of them says `nothing`, that is it. A pattern fits calls that have at least
its keywords, and as many positional arguments; any number if it has only keywords. In it stand constants, `_` for any
value (of a keyword: but None), `**_` for keywords in a mapping, `literal` for any constant, `number` for what is seen
to be one, `key` for what is not, `name` for a name or an attribute, `binary` for a mode with `b` in it, `lenient` for
what makes a codec read any bytes, `json` for what is seen to be JSON, `str` for itself, and `...` for more positional
arguments.

What is named as a class stands for what its methods raise: text files that read any bytes are `io.BufferedReader`, too,
and bytes and text of which all is ASCII are `ascii`.
"""
from __future__ import annotations

import ast
import builtins
import functools
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_DATA = Path(__file__).with_name('contracts.txt')
_ALIAS = ' = '
_DERIVES = ' < '
_ARITHMETIC = (ast.Sub, ast.Div, ast.FloorDiv, ast.Mult, ast.Pow)
#: What gives a number, whatever it is given.
_NUMBERS = frozenset({'abs', 'float', 'int', 'len', 'ord', 'round', 'sum'})
#: What gives something that JSON has, whatever it is given.
_PLAIN = frozenset({'ascii', 'bool', 'float', 'int', 'len', 'ord', 'repr', 'str'})
#: Codecs that read any bytes, and what makes others do so.
_LENIENT = frozenset({
    'L1', 'backslashreplace', 'ignore', 'iso-8859-1', 'iso8859-1', 'latin-1', 'latin1', 'latin_1', 'replace',
    'surrogateescape',
})


class Contract(NamedTuple):
    """What a callable raises.

    Errors have canonical dotted names, those of builtins without their module; there are none if it raises nothing
    worth catching. `source` is a documentation page, or a file of CPython's. `package` says that it is third party, and
    `is_open` that it passes on what others raise, too.
    """

    errors: tuple[str, ...]
    source: str
    package: bool
    is_open: bool = False


class Line(NamedTuple):
    """What one line says of a callable: the pattern of the calls it is about, what they give and raise.

    `errors` is None if it does not say what is raised.
    """

    pattern: str
    returns: str
    errors: tuple[str, ...] | None
    source: str


def contract_of(name: str, call: ast.Call | None = None) -> Contract | None:
    """What a callable raises by contract, or a certain call of it; None if that is not known.

    `name` is its canonical dotted name, or that of a class and its method. For a method whose class is not known, the
    class is `*`.

    >>> contract_of('json.load').errors, contract_of('builtins.dict.get').errors, contract_of('app.load')
    (('json.JSONDecodeError',), (), None)
    >>> call = ast.parse('options.pop(name, None)', mode='eval').body
    >>> contract_of('dict.pop').errors, contract_of('dict.pop', call).errors
    (('KeyError',), ())
    """
    name = canonical(name)
    lines = _lines(name)
    fitting = [line for line in lines if _fits(line, call)]
    if any(not line.errors for line in fitting):
        fitting = []
    errors = dict.fromkeys(error for line in fitting for error in line.errors or ())
    if not lines:
        return None
    is_open = 'unknown' in errors
    errors.pop('unknown', None)
    return Contract(tuple(errors), lines[0].source, is_third_party(name), is_open)


def returns(name: str, call: ast.Call | None = None) -> str | None:
    """The class of what a callable gives, or a certain call of it, where something is known of what its methods raise.

    >>> returns('builtins.open'), returns('pathlib.PosixPath'), returns('json.load')
    ('io.TextIOWrapper', 'pathlib.Path', None)
    >>> returns('open', ast.parse("open(path, 'rb')", mode='eval').body)
    'io.BufferedReader'
    """
    name = canonical(name)
    lines = [line for line in _contracts().get(name, ()) if line.returns]
    fitting = [line for line in lines if _fits(line, call)] if call else [line for line in lines if not line.pattern]
    if fitting:
        return max(fitting, key=lambda line: bool(line.pattern)).returns
    return name if name in _classes() else None


@functools.lru_cache(maxsize=1024)
def canonical(name: str) -> str:
    """The name that the lines have for what a dotted name means."""
    name = name.removeprefix('builtins.')
    if name in _contracts() or name in _classes():
        return name
    aliases = _aliases()
    for end in (*_dots(name), len(name)):
        if name[:end] in aliases:
            return canonical(aliases[name[:end]] + name[end:])
    return name


@functools.lru_cache(maxsize=1024)
def ancestors(error: str) -> tuple[str, ...]:
    """The errors that a third-party error derives from, as far as lines say so.

    >>> ancestors('requests.exceptions.Timeout'), ancestors('app.Timeout')
    (('requests.RequestException', 'OSError'), ())
    """
    bases = _bases().get(canonical(error), ())
    return tuple(dict.fromkeys([*bases, *(above for base in bases for above in ancestors(base))]))


def _dots(name: str) -> Iterator[int]:
    """Where the dots of a name are."""
    return (place for place, character in enumerate(name) if character == '.')


@functools.lru_cache(maxsize=1024)
def _lines(name: str) -> tuple[Line, ...]:
    """What is said of what a name raises: by its own lines, or by those of the longest prefix that has any."""
    contracts = _contracts()
    if own := tuple(line for line in contracts.get(name, ()) if line.errors is not None):
        return own
    if '.__' in name:  # nobody thinks of operators where all else is meant
        return ()
    for end in reversed([*_dots(name)]):
        if found := contracts.get(f'{name[:end]}.*'):
            return found
    return contracts['builtins.*'] if name.partition('.')[0] in vars(builtins) else ()


def is_third_party(name: str) -> bool:
    """Is a dotted name neither of the standard library nor a builtin's, nor one of a method of whatever it may be?"""
    top = name.partition('.')[0]
    return not (top in sys.stdlib_module_names or top in vars(builtins) or top == '*')


def _fits(line: Line, call: ast.Call | None) -> bool:
    """Is a line about such a call? If none is given, about one that raises something."""
    if not line.pattern:
        return True
    if not call:
        return bool(line.errors)
    pattern = _pattern(line.pattern)
    wanted, given = pattern.args, call.args
    if not wanted and pattern.keywords:
        given = []
    elif wanted and ast.unparse(wanted[-1]) == '...':
        wanted = wanted[:-1]
        given = given[:len(wanted)]
    if len(wanted) != len(given) or not all(map(_is_like, wanted, given)):
        return False
    keywords = {keyword.arg: keyword.value for keyword in call.keywords}
    return all(
        keyword.arg in keywords and not _is_none(value := keywords[keyword.arg]) and _is_like(keyword.value, value)
        for keyword in pattern.keywords
    )


def _is_like(pattern: ast.expr, node: ast.expr) -> bool:
    match pattern, node:
        case _, ast.Starred():
            return False
        case ast.Name('literal'), _:
            return isinstance(node, ast.Constant)
        case ast.Name('number'), _:
            return _is_number(node)
        case ast.Name('key'), _:
            return not _is_number(node)
        case ast.Name('name'), _:
            return isinstance(node, ast.Name | ast.Attribute)
        case ast.Name('binary'), _:
            return isinstance(node, ast.Constant) and isinstance(node.value, str) and 'b' in node.value
        case ast.Name('lenient'), _:
            return is_lenient(node)
        case ast.Name('json'), _:
            return _is_json(node)
        case ast.Name('str' as wanted), _:
            return isinstance(node, ast.Name) and node.id == wanted
        case ast.Constant(wanted), ast.Constant(value):
            return type(wanted) is type(value) and wanted == value
    return isinstance(pattern, ast.Name)


def is_lenient(node: ast.expr) -> bool:
    """Does the argument of a decoder make it read any bytes?"""
    return isinstance(node, ast.Constant) and node.value in _LENIENT


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _is_number(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value):
            return isinstance(value, int | float)
        case ast.BinOp(op=op):
            return isinstance(op, _ARITHMETIC)
        case ast.UnaryOp(ast.USub(), operand):
            return _is_number(operand)
        case ast.Call(ast.Name(name)):
            return name in _NUMBERS
        case ast.Compare():
            return True
    return False


def _is_json(node: ast.expr | None) -> bool:
    match node:
        case ast.Constant(value):
            return value is None or isinstance(value, str | int | float)
        case ast.UnaryOp(ast.USub(), ast.Constant(int() | float())):
            return True
        case ast.List(elements) | ast.Tuple(elements):
            return all(map(_is_json, elements))
        case ast.Dict(keys, values):
            return all(map(_is_json, (*keys, *values))) and not any(isinstance(key, ast.Tuple) for key in keys)
        case ast.Call(ast.Name(name)):
            return name in _PLAIN
    return isinstance(node, ast.JoinedStr)


@functools.cache
def _pattern(text: str) -> ast.Call:
    """A pattern, such as `(_, timeout=_)`, as a call."""
    call = ast.parse(f'call{text}', mode='eval').body
    assert isinstance(call, ast.Call)
    return call


@functools.cache
def _contracts() -> dict[str, tuple[Line, ...]]:
    """By name, what the lines say of it."""
    found: dict[str, tuple[Line, ...]] = {}
    for source, text in _read():
        if not any(sign in text for sign in (_ALIAS, _DERIVES)):
            head, _, errors = text.partition(': ')
            head, _, given = head.partition(' -> ')
            name, bracket, pattern = head.partition('(')
            raised = None if not errors else () if errors == 'nothing' else tuple(errors.split(', '))
            found[name] = *found.get(name, ()), Line(bracket + pattern, given, raised, source)
    return found


@functools.cache
def _aliases() -> dict[str, str]:
    return dict(_pairs(_ALIAS))


@functools.cache
def _bases() -> dict[str, list[str]]:
    return {error: bases.split(', ') for error, bases in _pairs(_DERIVES)}


def _pairs(sign: str) -> Iterator[tuple[str, str]]:
    """What stands before a sign and behind it, on the lines that have it."""
    for _, text in _read():
        left, found, right = text.partition(sign)
        if found:
            yield left, right


@functools.cache
def _classes() -> frozenset[str]:
    """All that has something of which a line says something."""
    return frozenset(name[:end] for name in _contracts() for end in _dots(name))


def _read() -> Iterator[tuple[str, str]]:
    """Each line of the data, behind the source it is from."""
    source = ''
    for text in _DATA.read_text(encoding='utf-8').splitlines():
        if text.startswith('['):
            source = text.strip('[]')
        elif text and not text.startswith('#'):
            yield source, text
