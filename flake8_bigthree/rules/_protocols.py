"""What Python's own protocols demand to be raised, by the function that a `raise` stands in."""
from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from functools import lru_cache

from flake8_bigthree.names.errors import spelled
from flake8_bigthree.names.evaluate import ancestry
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.hierarchy import derives
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Function
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Values
from flake8_bigthree.walk import blocks
from flake8_bigthree.walk import expressions
from flake8_bigthree.walk import is_on

# https://docs.python.org/3/reference/datamodel.html, section 3.3, says what each of these may raise.
_ATTRIBUTES = frozenset({
    '__getattr__', '__getattribute__', '__setattr__', '__delattr__', '__get__', '__set__', '__delete__',
})
_ITEMS = frozenset({'__getitem__', '__setitem__', '__delitem__', '__missing__', '__class_getitem__'})
_BINARY = frozenset({
    'add', 'sub', 'mul', 'matmul', 'truediv', 'floordiv', 'mod', 'divmod', 'pow', 'lshift', 'rshift', 'and', 'xor',
    'or',
})
_OPERATORS = frozenset(
    f'__{prefix}{name}__' for name in _BINARY for prefix in ('', 'r', 'i')
) | {
    '__lt__', '__le__', '__eq__', '__ne__', '__gt__', '__ge__',
    '__neg__', '__pos__', '__abs__', '__invert__', '__round__', '__trunc__', '__floor__', '__ceil__',
    '__bool__', '__int__', '__float__', '__complex__', '__index__',
    '__hash__', '__len__', '__length_hint__', '__contains__', '__iter__', '__reversed__', '__aiter__',
    '__bytes__', '__format__', '__fspath__', '__init_subclass__', '__instancecheck__', '__subclasscheck__',
    '__copy__', '__deepcopy__',
}
#: https://docs.python.org/3/library/pickle.html: what cannot be pickled says so by one of two errors.
_PICKLING = frozenset({'__reduce__', '__reduce_ex__', '__getstate__', 'persistent_id', 'reducer_override'})
_UNPICKLING = frozenset({'find_class', 'persistent_load'})
#: https://docs.python.org/3/library/importlib.html: the methods of finders and loaders for what is not there.
_IMPORTING = frozenset({
    'create_module', 'exec_module', 'find_module', 'find_spec', 'get_code', 'get_filename', 'get_source', 'is_package',
    'load_module',
})
#: What parsers of arguments tell their users of, raised by the functions that they call.
_ARGUMENTS = ('argparse.ArgumentTypeError', 'optparse.OptionValueError')
_VALIDATORS = (
    'pydantic.validator', 'pydantic.root_validator', 'pydantic.field_validator', 'pydantic.model_validator',
    'pydantic.functional_validators.*', 'pydantic.class_validators.*', 'pydantic.v1.validator',
    'pydantic.v1.root_validator',
    'pydantic.AfterValidator', 'pydantic.BeforeValidator', 'pydantic.PlainValidator', 'pydantic.WrapValidator',
)
#: The names of those that decorate, by which they are known where their import cannot be followed.
_DECORATORS = frozenset({'field_validator', 'model_validator', 'root_validator', 'validator'})
#: Gives one of them, or a class of them, another name. Compiled when needed, as all patterns are.
_ALIAS = r'alidator\s+as\s+(\w+)|\b(\w+)\s*=\s*[\w.]*alidator\s*$'
#: What validators may raise.
_INVALID = ('ValueError', 'TypeError', 'AssertionError', 'pydantic_core.*')
_PROPERTIES = frozenset({
    'abc.abstractproperty', 'builtins.property', 'enum.property', 'functools.cached_property',
    'types.DynamicClassAttribute',
})
_DATACLASSES = frozenset({'pydantic.dataclasses.dataclass'})
_FIELDS = frozenset({'attr.ib', 'attr.attrib', 'attr.field', 'attrs.field'})


def is_demanded(cls: Class | External, scope: Scope) -> bool:
    """May this class be raised here because a protocol demands it?"""
    if not scope.options.protocol_exceptions:
        return False
    return derives(cls, (*_ARGUMENTS, *_demanded_in(scope)))


def _demanded_in(scope: Scope) -> tuple[str, ...]:
    function, around = scope.function, scope.parent
    if not function or not around:
        return ()
    name = function.name
    if around.class_node:
        if name in _ATTRIBUTES:
            return ('AttributeError',)
        if name in _ITEMS:
            return ('KeyError', 'IndexError', 'TypeError')
        if name in _OPERATORS:
            return ('TypeError',)
        if name in _PICKLING:
            return ('TypeError', 'pickle.PicklingError')
        if name in _UNPICKLING:
            return ('pickle.UnpicklingError',)
        if name in _IMPORTING:
            return ('ImportError',)
        if any(_is_validator(decorator, around, function) for decorator in function.decorator_list):
            return _INVALID
        if name == '__post_init__' and _is_dataclass_of_pydantic(around):
            return _INVALID
        if name == 'model_post_init' and _may_be_model(around):
            return _INVALID
        if any(_is_property(decorator, around, function) for decorator in function.decorator_list):
            return ('AttributeError',)
    elif name == '__getattr__':  # a module's own, or one that a function makes for modules
        return ('AttributeError',)
    return _INVALID if function in _handed_over(scope.module) else ()


def _is_validator(decorator: ast.expr, scope: Scope, function: ast.stmt) -> bool:
    node = decorator.func if isinstance(decorator, ast.Call) else decorator
    place = Place(scope, function)
    match node:
        case ast.Attribute(value=ast.Name(id=name), attr='validator') if name in scope.table:
            return any(
                isinstance(binding.value, ast.Call) and _means(binding.value.func, place, _FIELDS)
                for binding in scope.table[name]
            )
    values = evaluate(node, place)
    is_unknown = all(isinstance(value, Unknown) for value in values)
    return spelled(node).rpartition('.')[2] in _DECORATORS if is_unknown else _mean(values, _VALIDATORS)


@lru_cache(maxsize=1)  # it is asked about what one file raises after another
def _handed_over(module: Module) -> frozenset[ast.AST]:
    """The functions that a file hands to pydantic or attrs as validators, without decorating them."""
    if 'alidator' not in module.source:  # as in nearly every file
        return frozenset()
    lines = _lines(module)
    found: set[ast.AST] = set()
    stack: list[tuple[ast.AST, Scope]] = [(stmt, module.scope) for stmt in module.tree.body]
    while stack:
        node, scope = stack.pop()
        if not is_on(node, lines):
            continue
        place = Place(scope, node)
        checks = (check for part in expressions(node) if isinstance(part, ast.Call) for check in _checks(part, place))
        found.update(value.node for check in checks for value in evaluate(check, place) if isinstance(value, Function))
        stack += [(child, scope.inner(node)) for child in blocks(node)]
    return frozenset(found)


def _lines(module: Module) -> list[int]:
    """The lines with a word of validators, or with a name that the file gives them."""
    mentions = (line for line in module.lines if 'alidator' in line)
    names = {name for line in mentions for pair in re.findall(_ALIAS, line) for name in pair if name}
    is_named = re.compile('|'.join(map(re.escape, ('alidator', *names)))).search
    return [number for number, line in enumerate(module.lines, 1) if is_named(line)]


def _checks(call: ast.Call, place: Place) -> Iterable[ast.expr]:
    """What a call makes validators of: `AfterValidator(check)`, `validator('x')(check)`, `field(validator=[check])`."""
    match call:
        case ast.Call(func=ast.Name() | ast.Attribute() as func, args=[check, *_]) if _means(func, place, _VALIDATORS):
            return [check]
        case ast.Call(func=ast.Call(func=func), args=[check]) if _means(func, place, _VALIDATORS):
            return [check]
    checks = [keyword.value for keyword in call.keywords if keyword.arg == 'validator']
    if not checks or not _means(call.func, place, _FIELDS):
        return []
    return checks[0].elts if isinstance(checks[0], ast.List | ast.Tuple) else checks


def _is_property(decorator: ast.expr, scope: Scope, function: ast.stmt) -> bool:
    """Is it `@property`, or `@name.setter` of one: what a property raises, `getattr` and `hasattr` see."""
    match decorator:
        case ast.Attribute(value=ast.Name(id=name), attr='getter' | 'setter' | 'deleter') if name in scope.table:
            return True
    values = evaluate(decorator, Place(scope, function))
    return all(
        isinstance(value, External) and (value.name in _PROPERTIES or value.last == 'cached_property')
        for value in values
    )


def _may_be_model(scope: Scope) -> bool:
    """Is it the scope of a class that derives, as far as can be told, from one of pydantic?"""
    assert isinstance(scope.node, ast.ClassDef) and scope.parent
    above = ancestry(Class(scope.node, Place(scope.parent, scope.node)))
    return any(
        isinstance(cls, Unknown) or isinstance(cls, External) and not cls.name.startswith('builtins.') for cls in above
    )


def _is_dataclass_of_pydantic(scope: Scope) -> bool:
    """Is it the scope of a dataclass of pydantic, which takes what its `__post_init__` raises for a validator's?"""
    decorators = getattr(scope.node, 'decorator_list', ())
    made_by = [decorator.func if isinstance(decorator, ast.Call) else decorator for decorator in decorators]
    assert scope.parent
    place = Place(scope.parent, scope.node)
    return any(_means(node, place, _DATACLASSES) for node in made_by)


def _means(node: ast.expr, place: Place, names: frozenset[str] | tuple[str, ...]) -> bool:
    return _mean(evaluate(node, place), names)


def _mean(values: Values, names: frozenset[str] | tuple[str, ...]) -> bool:
    return all(isinstance(value, External) and derives(value, names) for value in values)
