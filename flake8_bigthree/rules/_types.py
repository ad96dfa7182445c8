"""What do annotations and other type expressions mean, and where do they stand?"""
from __future__ import annotations

import ast
import functools
import re
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from typing import NamedTuple
from typing import TypeVar

from flake8_bigthree.names import stdlib
from flake8_bigthree.names.bindings import Binding
from flake8_bigthree.names.bindings import Table
from flake8_bigthree.names.bindings import bindings
from flake8_bigthree.names.bindings import parameters
from flake8_bigthree.names.lookup import Bound
from flake8_bigthree.names.lookup import Found
from flake8_bigthree.names.lookup import follow
from flake8_bigthree.names.lookup import lookup
from flake8_bigthree.names.lookup import member
from flake8_bigthree.names.lookup import outermost
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import TypeForm
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Variable
from flake8_bigthree.rules._unchecked import decided
from flake8_bigthree.walk import FunctionNode
from flake8_bigthree.walk import blocks
from flake8_bigthree.walk import start

#: The calls that make a type variable, by their names in `typing`.
_VARIABLES = frozenset({'TypeVar', 'TypeVarTuple', 'ParamSpec'})


#: The last two characters of a `def` before the first colon, which is not that behind the parentheses if a parameter
#: has an annotation. One that has no colon is taken to the end, so that nothing is looked at twice. Compiled when
#: needed, as all patterns are.
_HEADER = r'(?s:def\s[^:]*(?<=(..)))'


@functools.lru_cache(maxsize=1)
def has_annotations(module: Module) -> bool:
    """Has a function of this file annotations or type parameters? In nearly all files the text shows that none has."""
    tails = {*re.findall(_HEADER, module.source)}
    return any(not tail.rstrip().endswith((')', '\\')) for tail in tails) and _has_annotated_function(module.tree)


def _has_annotated_function(tree: ast.Module) -> bool:
    stack: list[ast.AST] = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, FunctionNode):
            has_bounds = bool(getattr(node, 'type_params', ()))  # Python 3.12
            if has_bounds or node.returns or any(arg.annotation for arg in parameters(node.args)):
                return True
        stack += blocks(node)
    return False


class Alias(NamedTuple):
    """Another name for a type, and where that type is written; `params` are those of a `type` statement."""

    value: ast.expr
    place: Place
    params: Sequence[ast.AST] | None = None


#: A type variable is what it stands for where nothing is said of it: its default, or nothing.
Meaning = External | Class | Alias | Variable | Unknown
_UNKNOWN = Unknown('it is no type that is known')


def name_in_typing(meaning: Meaning) -> str:
    """The name that something has in `typing`; empty for all that is not from there."""
    if isinstance(meaning, External):
        module, _, name = meaning.name.rpartition('.')
        return name if module in ('typing', 'typing_extensions') else ''
    return ''


def without_quotes(annotation: ast.expr) -> ast.expr:
    """An annotation, or what is in its quotes if that is Python."""
    match annotation:
        case ast.Constant(value=str(text)):
            return _unquoted(text) or annotation
    return annotation


@functools.lru_cache(maxsize=256)
def _unquoted(text: str) -> ast.expr | None:
    text = text.strip()
    if text.isidentifier():  # as nearly always, and the parser takes its time
        return ast.Name(text)
    try:
        return ast.parse(text, mode='eval').body
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # noqa: HRD112 - None says so
        return None


def leaves(node: ast.expr, place: Place, at: ast.expr | None = None) -> Iterator[tuple[ast.expr, ast.expr]]:
    """The names and attributes in a type that stand there without `[…]`, and where in the source that is.

    Of what is in quotes that is the text. What is no type is left out: the values of a `Literal`, what `Annotated` adds
    to a type, and what stands in the brackets behind a name that is not known.
    """
    match node:
        case ast.Name() | ast.Attribute():
            yield node, at or node
        case ast.Constant(value=str(text)):
            if parsed := _unquoted(text):
                yield from leaves(parsed, place, at or node)
        case ast.BinOp(op=ast.BitOr()):
            for part in parts(node):
                yield from leaves(part, place, at)
        case ast.Subscript(value=value):
            for argument in arguments(node, meanings(value, place)):
                yield from leaves(argument, place, at)
        case ast.List(elts=elts) | ast.Tuple(elts=elts):
            for element in elts:
                yield from leaves(element, place, at)
        case ast.Starred(value=value):
            yield from leaves(value, place, at)


def parts(node: ast.expr) -> list[ast.expr]:
    """The types that a union is written of; there may be more than the stack has frames.

    >>> [ast.unparse(part) for part in parts(ast.parse('a | (b | c) | d', mode='eval').body)]
    ['a', 'b', 'c', 'd']
    """
    found: list[ast.expr] = []
    stack = [node]
    while stack:
        match stack.pop():
            case ast.BinOp(op=ast.BitOr(), left=left, right=right):
                stack += [right, left]
            case part:
                found.append(part)
    return found


def arguments(node: ast.Subscript, heads: list[Meaning]) -> list[ast.expr]:
    """The types in the brackets behind something of these meanings."""
    names = [*map(name_in_typing, heads)]
    if 'Literal' in names or any(isinstance(head, Unknown) for head in heads):
        return []
    found = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    return found[:1] if 'Annotated' in names else found


def meanings(node: ast.expr, place: Place) -> list[Meaning]:
    """All that a name or attribute can mean in an annotation; an Unknown for what cannot be told."""
    return _asked_once('meanings', node, place, _meanings)


_T = TypeVar('_T')


def _asked_once(what: str, node: ast.expr, place: Place, work: Callable[[ast.expr, Place], _T]) -> _T:
    """What `work` says of a type; nearly all are of two kinds, and the same few are all over a file.

    Types are read when all of a scope has run: where in it they stand makes a difference for a class's own names only.
    """
    match node:
        case ast.Name(id=name):
            attr = ''
        case ast.Attribute(value=ast.Name(id=name), attr=attr):
            pass
        case _:
            return work(node, place)
    answers = place.scope.module.answers
    key = what, name, attr, _scope_for(name, place)
    if key not in answers:
        answers[key] = work(node, place)
    known: _T = answers[key]
    return known


def _scope_for(name: str, place: Place) -> Scope:
    """The outermost scope at whose end a name means what a type checker takes it for at a place."""
    scope = outermost(name, place.scope)
    if scope.class_node and place.at and name in scope.table:
        return _scope_for_class(name, scope, place.at)
    return scope


def _scope_for_class(name: str, scope: Scope, at: ast.AST) -> Scope:
    """The same for what a class binds: above that, and on a `def` of that name, it is still the one outside, if any."""
    is_own = isinstance(at, FunctionNode) and at.name == name
    if not is_own and start(scope.table[name][0].stmt) < start(at):
        return scope
    around = scope
    while around.parent and around.class_node:  # a class body does not see the names of the class around
        around = around.parent
    outside = outermost(name, around)
    is_outside = any(not isinstance(item, Unknown) for item in lookup(name, Place(outside)))
    return outside if is_outside else scope


def _meanings(node: ast.expr, place: Place) -> list[Meaning]:
    found = [_meaning(item) for item in _found(node, place)]
    return [meaning for meaning in found if meaning is not None] or [_UNKNOWN]


def _found(node: ast.expr, place: Place) -> list[Found]:
    attributes: list[str] = []
    while isinstance(node, ast.Attribute):
        attributes.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return [_UNKNOWN]
    found = lookup(node.id, Place(_scope_for(node.id, place)))
    if all(not isinstance(item, Bound) or item.scope.parent is None for item in found):
        found = _decided(node.id, place.scope.module) or found
    found = [item for one in found for item in _as_checked(one)]
    for name in reversed(attributes):
        found = [item for base in found for one in _attribute(base, name) for item in _as_checked(one)]
    return found


def _attribute(base: Found, name: str) -> list[Found]:
    match base:
        case Module():
            return member(base, name)
        case External(name=outside):
            return [External(f'{outside}.{name}')]
        case Bound(scope=scope, binding=Binding(node=ast.ClassDef() as node)):
            inner = scope.inner(node)
            return lookup(name, Place(inner)) if name in inner.table else [_UNKNOWN]
    return [_UNKNOWN]


def _as_checked(found: Found) -> list[Found]:
    """What a type checker takes a name of a module for, by what it is bound to when the module runs."""
    match found:
        case Bound(Scope(parent=None) as scope, Binding(node=ast.Name(id=name) | ast.ClassDef(name=name))):
            return _decided(name, scope.module) or [found]
    return [found]


def _decided(name: str, module: Module) -> list[Found]:
    """What type checkers take a module's name for where others are bound to it when it runs; else nothing."""
    entries = _decided_table(module).get(name)
    return follow(Bound(module.scope, binding) for binding in entries) if entries else []


@functools.lru_cache(maxsize=256)
def _decided_table(module: Module) -> Table:
    """What is bound where `TYPE_CHECKING`, or the version of Python, says so."""
    if 'TYPE_CHECKING' not in module.source and 'version_info' not in module.source:
        return {}
    table: Table = {}
    for block in decided(module.tree.body):
        table |= bindings(block)
    return table


def _meaning(found: Found) -> Meaning | None:
    """What is meant by what binds a name; None for None, which stands there in place of what cannot be imported."""
    match found:
        case Bound(scope=scope, binding=Binding(node=ast.ClassDef() as node)):
            return Class(node, Place(scope, node))
        case Bound(scope=scope, binding=Binding(stmt=stmt, node=node, value=value)):
            if _is_type_parameter(node):
                return _variable(getattr(node, 'default_value', None), Place(scope))
            match stmt, value:
                case ast.Assign(targets=[ast.Name()]) | ast.AnnAssign(), ast.Constant(value=None):
                    return None
                case ast.Assign(targets=[ast.Name()]), ast.Call():
                    return _made(value, Place(scope))
                case ast.Assign(targets=[ast.Name()]), ast.Name() | ast.Attribute() | ast.Subscript() | ast.BinOp():
                    return Alias(value, Place(scope))
                case ast.AnnAssign(annotation=annotation), ast.expr():
                    if _names(annotation, Place(scope)) == ['TypeAlias']:
                        return Alias(value, Place(scope))
                case _, ast.expr() if type(stmt).__name__ == 'TypeAlias':  # Python 3.12
                    return Alias(value, Place(scope), getattr(stmt, 'type_params'))
        case External(name='typing.AnyStr' | 'typing_extensions.AnyStr'):
            return Variable(())
        case External():
            return found
    return _UNKNOWN


def _is_type_parameter(node: ast.AST) -> bool:
    return type(node).__name__ in _VARIABLES  # Python 3.12


def _made(call: ast.Call, place: Place) -> Meaning:
    match _names(call.func, place):
        case ['TypeVar' | 'TypeVarTuple' | 'ParamSpec']:
            return _variable(next((word.value for word in call.keywords if word.arg == 'default'), None), place)
        case ['NewType']:
            return External('typing.NewType')  # its objects are types without parameters that refuse None, as it is
    return _UNKNOWN


def _variable(default: ast.expr | None, place: Place) -> Variable:
    return Variable((TypeForm(default, place),) if default else ())


def _names(node: ast.expr, place: Place) -> list[str]:
    """What something is called in `typing`; other than for `meanings` the aliases of a project mean nothing."""
    return [name_in_typing(item) if isinstance(item, External) else '' for item in _found(node, place)]


# What types stand for.

#: What has types in brackets without being generic.
_FORMS = frozenset({'Annotated', 'Optional', 'Type', 'Union'})
#: An alias of an alias of …; what goes on longer may go in a circle.
MOST_ALIASES = 8


def is_any(node: ast.expr, place: Place, depth: int = 0) -> bool:
    """Does a name or attribute mean `Any`, perhaps by another name?"""
    for meaning in meanings(node, place):
        match meaning:
            case Alias(value=ast.Name() | ast.Attribute() as value, place=there) if depth < MOST_ALIASES:
                if not is_any(value, there, depth + 1):
                    return False
            case _ if name_in_typing(meaning) != 'Any':
                return False
    return True


def is_bare_generic(node: ast.expr, place: Place) -> bool:
    """Does a name or attribute without `[…]` leave out type parameters that its type has?"""
    return _asked_once('bare generic', node, place, _is_bare_generic)


def _is_bare_generic(node: ast.expr, place: Place, depth: int = 0) -> bool:
    return all(_has_parameters(meaning, depth) for meaning in meanings(node, place))


def _has_parameters(meaning: Meaning, depth: int) -> bool:
    match meaning:
        case External(name=name):
            return stdlib.is_generic(name)
        case Class(node=ast.ClassDef() as node, place=place):
            return is_generic_class(node, place.scope)
        case Alias(params=list() as params):
            return any(getattr(param, 'default_value', None) is None for param in params)
        case Alias(value=value, place=place):
            whole = without_quotes(value)
            if isinstance(whole, ast.Name | ast.Attribute):
                return depth < MOST_ALIASES and _is_bare_generic(whole, place, depth + 1)
            return _has_variable(whole, place)
    return False


@functools.lru_cache(maxsize=256)
def is_generic_class(node: ast.ClassDef, scope: Scope) -> bool:
    """Has a class of the project type parameters without default?"""
    if params := getattr(node, 'type_params', ()):  # Python 3.12
        return any(getattr(param, 'default_value', None) is None for param in params)
    bases = (base.slice for base in node.bases if isinstance(base, ast.Subscript))
    return any(_has_variable(base, Place(scope, node)) for base in bases)


def _has_variable(node: ast.expr, place: Place) -> bool:
    """Is there a type variable in a type for which something has to be said?"""
    return any(
        meaning == Variable(()) for leaf, _ in leaves(node, place) for meaning in meanings(leaf, place)
    )


def takes_types(node: ast.expr, place: Place) -> bool:
    """Has a name or attribute type parameters, so that what is in brackets behind it are types?"""
    return all(_has_parameters(meaning, 0) for meaning in meanings(node, place))


def is_type(node: ast.expr, place: Place, depth: int = 0) -> bool:
    """Is an expression certainly one that a type checker reads as a type where it is given a name?"""
    match node:
        case ast.BinOp(op=ast.BitOr()):
            return all(is_type(part, place, depth) for part in parts(node))
        case ast.Constant(value=None):
            return True
        case ast.Subscript(value=value):
            return all(name_in_typing(head) in _FORMS or _has_parameters(head, 0) for head in meanings(value, place))
        case ast.Name() | ast.Attribute():
            return depth < MOST_ALIASES and all(_is_type(meaning, depth) for meaning in meanings(node, place))
    return False


def _is_type(meaning: Meaning, depth: int) -> bool:
    match meaning:
        case External(name=name):
            return stdlib.is_generic(name) or stdlib.refuses_none(name)
        case Alias(value=value, place=place):
            return is_type(value, place, depth + 1)
    return not isinstance(meaning, Unknown)


def is_alias(stmt: ast.stmt, place: Place) -> bool:
    """Does a statement give a name to a type with `[…]` or a union?"""
    match stmt:
        case ast.Assign(targets=[ast.Name()], value=ast.BinOp() | ast.Subscript() as value):
            return is_type(value, place)
        case ast.AnnAssign(annotation=annotation, value=ast.BinOp() | ast.Subscript()):
            return _names(annotation, place) == ['TypeAlias']
    is_type_statement = type(stmt).__name__ == 'TypeAlias'  # Python 3.12
    return is_type_statement and isinstance(getattr(stmt, 'value'), ast.BinOp | ast.Subscript)
