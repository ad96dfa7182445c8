"""What do operations raise that are no calls: subscripts, unpacking, attributes, division?"""
from __future__ import annotations

import ast
from collections.abc import Iterable
from collections.abc import Iterator

from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.evaluate import methods
from flake8_bigthree.names.hierarchy import derives
from flake8_bigthree.names.lookup import Bound
from flake8_bigthree.names.lookup import lookup
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Constant
from flake8_bigthree.names.values import Display
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Mapping
from flake8_bigthree.names.values import TypeForm
from flake8_bigthree.names.values import Value
from flake8_bigthree.names.values import Variable
from flake8_bigthree.raising.callers import is_for_block
from flake8_bigthree.raising.contracts import contract_of
from flake8_bigthree.raising.contracts import is_lenient
from flake8_bigthree.raising.receivers import NUMBERS
from flake8_bigthree.raising.receivers import kinds
from flake8_bigthree.raising.safe import has_content
from flake8_bigthree.raising.safe import has_key
from flake8_bigthree.raising.sites import ENUMERATION
from flake8_bigthree.raising.sites import ENUMERATIONS
from flake8_bigthree.raising.sites import Direct
from flake8_bigthree.raising.sites import Followed
from flake8_bigthree.raising.sites import Here
from flake8_bigthree.raising.sites import How
from flake8_bigthree.raising.sites import Site
from flake8_bigthree.raising.sites import external
from flake8_bigthree.raising.steps import YIELDS
from flake8_bigthree.raising.steps import Step
from flake8_bigthree.raising.steps import root_name
from flake8_bigthree.walk import BLOCKS

#: Where Python's documentation says what these raise.
_SUBSCRIPTS = 'https://docs.python.org/3/reference/expressions.html#subscriptions'
_UNPACKING = 'https://docs.python.org/3/reference/simple_stmts.html#assignment-statements'
_IMPORTS = 'https://docs.python.org/3/reference/simple_stmts.html#the-import-statement'
_ASSERTIONS = 'https://docs.python.org/3/reference/simple_stmts.html#the-assert-statement'
_ATTRIBUTES = 'https://docs.python.org/3/reference/expressions.html#attribute-references'
_NAMES = 'https://docs.python.org/3/reference/executionmodel.html#naming-and-binding'
_DIVISION = 'https://docs.python.org/3/reference/expressions.html#binary-arithmetic-operations'

_LENGTH = 'https://docs.python.org/3/library/functions.html#len'
_DECODING = 'https://docs.python.org/3/library/stdtypes.html#bytes.decode'

_METHODS: dict[type[ast.expr_context], str] = {
    ast.Load: '__getitem__', ast.Store: '__setitem__', ast.Del: '__delitem__',
}
#: What gives as many elements as there are, and at least one.
_SPLITS = ('rsplit', 'split')
#: What always gives a certain number of elements.
_FIXED = frozenset({
    'divmod', 'exc_info', 'getpeername', 'getsockname', 'groups', 'partition', 'rpartition', 'rsplit', 'shape', 'span',
    'split', 'splitdrive', 'splitext', 'tee', 'uname', 'unpack', 'unpack_from', 'version_info',
})


def of_step(step: Step, here: Here) -> Iterator[Site]:
    """What an expression raises or runs by itself, if it is no call."""
    match step.node:
        case ast.Subscript(slice=index) as node if not isinstance(index, ast.Slice):
            yield from _of_subscript(node, step, here)
        case ast.Attribute(ctx=ast.Del()) as node:
            yield from _direct(node, 'AttributeError', _ATTRIBUTES, here)
        case ast.Attribute(ctx=ast.Load()) as node if root_name(node) not in step.hidden:
            yield from _of_property(node, here)


def of_statement(stmt: ast.AST, here: Here) -> Iterator[Site]:
    """What a statement raises by itself."""
    match stmt:
        case ast.Import() | ast.ImportFrom():
            yield from _direct(stmt, 'ImportError', _IMPORTS, here)
        case ast.Assign(targets=[ast.Tuple(elts=elts) | ast.List(elts=elts)], value=value):
            if not any(isinstance(target, ast.Starred) for target in elts) and _has_any_length(value):
                yield from _direct(stmt, 'ValueError', _UNPACKING, here)


def _direct(node: ast.AST, name: str, source: str, here: Here) -> Iterator[Direct]:
    error = external(name)
    if is_for_block(error, How.CONTRACT, here.away):
        yield Direct(node, error, How.CONTRACT, source, here.guards)


def _has_any_length(node: ast.expr) -> bool:
    """Does an expression give as many elements as there happen to be?"""
    match node:
        case ast.Call(func=ast.Attribute(attr=attr)):
            return attr in _SPLITS
        case ast.Call(func=ast.Name(id='list' | 'tuple' | 'map' | 'sorted'), args=[*_, inner]):
            return _has_any_length(inner)
        case ast.ListComp(generators=[loop]) | ast.GeneratorExp(generators=[loop]):
            return _has_any_length(loop.iter)
        case ast.Subscript(slice=ast.Slice()):
            return True
    return False


def _of_subscript(node: ast.Subscript, step: Step, here: Here) -> Iterator[Site]:
    is_hidden = root_name(node.value) in step.hidden
    values = () if is_hidden else evaluate(node.value, here.place, here.receiver)
    if any(_is_type(value) for value in values):
        return
    if any(isinstance(value, Class) and derives(value, ENUMERATIONS) for value in values):
        yield from _direct(node, 'KeyError', ENUMERATION, here)
        return
    if any(isinstance(value, Class) for value in values) or any(_holds(value, node.slice) for value in values):
        return
    for kind in () if is_hidden else kinds(node.value, here):
        if isinstance(kind, Class):
            if functions := methods(kind, _METHODS[type(node.ctx)]):
                for function in functions:
                    yield Followed(node, function, here.guards)
                return
        elif contract := contract_of(f'{kind}.__getitem__'):
            for error in contract.errors:
                yield from _lacking(node, error, here)
            return
    if likely := _error_by(node.slice, here, step):
        yield from _lacking(node, likely, here)


def _is_type(value: Value) -> bool:
    """Does an expression with `[…]` behind it name a type?"""
    match value:
        case TypeForm() | Variable():
            return True
        case External(name=name, last=last):
            return name.startswith(('typing.', 'typing_extensions.')) or last[:1].isupper() or name in _GENERIC
    return False


_GENERIC = frozenset(f'builtins.{name}' for name in ('dict', 'frozenset', 'list', 'set', 'tuple', 'type'))


def _holds(value: Value, index: ast.expr) -> bool:
    """Is it seen that there is something for this index?"""
    match value, index:
        case Mapping(node=ast.Dict(keys=keys)), ast.Constant(value=wanted):
            return any(isinstance(key, ast.Constant) and key.value == wanted for key in keys)
        case Display(elements=elements), ast.Constant(value=int(number)):
            return None not in elements and number < len(elements)
        case Display(elements=elements), ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(number))):
            return None not in elements and number <= len(elements)
    return False


def _lacking(node: ast.Subscript, error: str, here: Here) -> Iterator[Site]:
    """The error of a subscript, but for an assignment, unless it is asked for before or always there."""
    is_read = not isinstance(node.ctx, ast.Store) or isinstance(here.stmt, ast.AugAssign)
    if not is_read or _is_always_there(node):
        return
    is_asked = has_key(node.value, node.slice, here.scope)
    if not is_asked and not (error == 'IndexError' and has_content(node.value, here.scope)):
        yield from _direct(node, error, _SUBSCRIPTS, here)


def _is_always_there(node: ast.Subscript) -> bool:
    """Is it an element of something that always has so many?"""
    match node.value:
        case ast.Call(func=ast.Attribute(attr=attr), args=args):
            is_first = not isinstance(node.slice, ast.Constant) or node.slice.value == 0
            return attr in _FIXED and (attr not in _SPLITS or bool(args) and is_first)
        case ast.Attribute(attr=attr):
            return attr in _FIXED
        case ast.Call(func=ast.Name(id=name)):
            return name in _FIXED
    return False


def _error_by(index: ast.expr, here: Here, step: Step) -> str | None:
    """What kind of error an index means that is not there: a key, or a place?"""
    match index:
        case ast.Constant(value=str() | bytes()) | ast.JoinedStr():
            return 'KeyError'
        case ast.Constant(value=int()) | ast.UnaryOp(op=ast.USub()):
            return 'IndexError'
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub(), right=right):
            return 'IndexError' if any(_is_number(side) for side in (left, right)) else None
        case ast.Name(id=name):
            return 'IndexError' if name not in step.hidden and _counts(name, here) else 'KeyError'
        case ast.Attribute() | ast.Call() | ast.Subscript(slice=ast.Constant(value=str())):
            return 'KeyError'
        case ast.Tuple(elts=elts) if not any(_picks_several(part) for part in elts):
            return 'KeyError'
    return None


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int)


def _counts(name: str, here: Here) -> bool:
    """Is a name bound to numbers: by `range`, `enumerate`, a literal, or counting up?"""
    return any(isinstance(found, Bound) and _is_counter(found, name) for found in lookup(name, here.place))


def _is_counter(found: Bound, name: str) -> bool:
    match found.binding.stmt:
        case ast.AugAssign(op=ast.Add() | ast.Sub(), value=value) | ast.Assign(value=value):
            return _is_number(value) or isinstance(value, ast.BinOp) and _is_number(value.right)
        case ast.For(iter=ast.Call(func=ast.Name(id='range'))):
            return True
        case ast.For(target=ast.Tuple(elts=[ast.Name(id=first), *_]), iter=ast.Call(func=ast.Name(id='enumerate'))):
            return first == name
    return False


def _of_property(node: ast.Attribute, here: Here) -> Iterator[Site]:
    """What runs when an attribute is a property."""
    for kind in kinds(node.value, here):
        if isinstance(kind, Class):
            for function in methods(kind, node.attr):
                if _is_property(function.node):
                    yield Followed(node, function, here.guards)


def _is_property(node: ast.AST) -> bool:
    return any(
        isinstance(decorator, ast.Name) and decorator.id.endswith('property')
        or isinstance(decorator, ast.Attribute) and decorator.attr.endswith('property')
        for decorator in getattr(node, 'decorator_list', ())
    )


def of_nothing_else(steps: Iterable[tuple[Here, Step | None]]) -> Iterator[Site]:
    """What a block raises by names, attributes, divisions and the like: worth saying where nothing else can raise."""
    steps = [*steps]
    if calls := [(here, step.node) for here, step in steps if step and isinstance(step.node, ast.Call)]:
        if all(_is_plain_call(call) and type(here.stmt) not in BLOCKS for here, call in calls):
            yield from (site for here, call in calls for site in _of_plain_call(call, here))
        return
    if any(step and isinstance(step.node, YIELDS) for _, step in steps):  # whoever it yields to may raise anything
        return
    for here, step in steps:
        match step.node if step else here.stmt:
            case ast.Assert() as stmt:
                yield from _direct(stmt, 'AssertionError', _ASSERTIONS, here)
            case ast.Expr(value=ast.Name()) as stmt:  # it can only be there to ask whether the name is bound
                yield from _direct(stmt, 'NameError', _NAMES, here)
            case ast.Assign(targets=[ast.Name()], value=ast.Name(id=name)) as stmt if not _is_bound(name, here.scope):
                yield from _direct(stmt, 'NameError', _NAMES, here)
            case ast.Assign(targets=[ast.Tuple() | ast.List()], value=ast.Name()) as stmt:
                yield from _direct(stmt, 'ValueError', _UNPACKING, here)
            case ast.Attribute(value=owner, ctx=ast.Load()) as node:
                owners = evaluate(owner, here.place, here.receiver)
                if not any(isinstance(value, Module) for value in owners):
                    yield from _direct(node, 'AttributeError', _ATTRIBUTES, here)
            case ast.Attribute(value=owner, ctx=ast.Store()) as node if not kinds(owner, here):
                yield from _direct(node, 'AttributeError', _ATTRIBUTES, here)
            case ast.BinOp(op=ast.Div() | ast.FloorDiv() | ast.Mod(), left=left, right=right) as node:
                if not isinstance(right, ast.Constant) and not _is_text(left, here):
                    yield from _direct(node, 'ZeroDivisionError', _DIVISION, here)


def _is_bound(name: str, scope: Scope | None) -> bool:
    """Does a scope bind a name, or one around it? Else it is a builtin, comes by `*`, or there is none."""
    while scope and name not in scope.table:
        scope = scope.parent
    return scope is not None


def _picks_several(index: ast.expr) -> bool:
    """Is it a slice or an ellipsis, as arrays take them and no key of a dict has them?"""
    return isinstance(index, ast.Slice) or isinstance(index, ast.Constant) and index.value is ...


def _is_plain_call(call: ast.Call) -> bool:
    """Is it one that asks of an object what it may not have, or of bytes to be text?"""
    match call:
        case ast.Call(func=ast.Name(id='len')):
            return True
        case ast.Call(func=ast.Attribute(attr='decode'), args=args, keywords=keywords) if len(args) <= 2:
            given = [*args, *(keyword.value for keyword in keywords)]
            return not any(map(is_lenient, given)) and all(word.arg in ('encoding', 'errors') for word in keywords)
    return False


def _of_plain_call(call: ast.Call, here: Here) -> Iterator[Site]:
    match call.func:
        case ast.Attribute(value=owner):
            if 'ascii' not in kinds(owner, here):
                yield from _direct(call, 'UnicodeDecodeError', _DECODING, here)
        case _ if all(kind in NUMBERS for arg in call.args for kind in kinds(arg, here)):
            yield from _direct(call, 'TypeError', _LENGTH, here)


def _is_text(node: ast.expr, here: Here) -> bool:
    return any(
        isinstance(value, Constant) and isinstance(value.value, str)
        for value in evaluate(node, here.place, here.receiver)
    )
