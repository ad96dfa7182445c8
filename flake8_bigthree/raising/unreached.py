"""Which statements of a function does a call never reach, by what it gives for the parameters?

Functions ask of what kind a parameter is, and raise an error for a kind that they do not know. That error is for nobody
who gives a kind that is known, as it stands in the call: a literal, a name that stands for one, or an object that is
made on the spot. All else may be None after all, whatever its annotation says.
"""
from __future__ import annotations

import ast
import functools
from collections.abc import Collection
from collections.abc import Iterator
from typing import NamedTuple

from flake8_bigthree.flow.conditions import is_irrefutable
from flake8_bigthree.names.bindings import Binding
from flake8_bigthree.names.bindings import parameters
from flake8_bigthree.names.errors import derives_from
from flake8_bigthree.names.errors import spelled
from flake8_bigthree.names.evaluate import ancestry
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.evaluate import is_made_by_itself
from flake8_bigthree.names.functions import arguments
from flake8_bigthree.names.lookup import Bound
from flake8_bigthree.names.lookup import lookup
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Function
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Place
from flake8_bigthree.raising.sites import NONE
from flake8_bigthree.raising.sites import Here
from flake8_bigthree.raising.sites import Statements
from flake8_bigthree.walk import FunctionNode
from flake8_bigthree.walk import own

_LEAVE = (ast.Return, ast.Raise, ast.Continue, ast.Break)
#: What `is` finds to be the same wherever it is written.
_SINGLETONS = (None, True, False, ...)

#: What is known of what is given: a literal, or the class of which it is an instance and no more than that.
_Known = ast.Constant | Class


class _Given(NamedTuple):
    """What is known of what is given for parameters, by their names, and where these are read."""

    known: dict[str, _Known]
    place: Place


def unreached(function: Function, call: ast.Call, here: Here, hidden: Collection[str]) -> Statements:
    """The statements of a function, handlers and cases that never run where it is called so.

    `hidden` are names of comprehensions around the call, which mean something else there.
    """
    node = function.node
    if isinstance(node, ast.Lambda) or not (names := _asked_for(function.scope, node)):
        return NONE
    given = dict(_known(names, function, node, call, here, hidden))
    found: set[ast.AST] = set()
    if given:
        _follow(node.body, _Given(given, Place(function.scope.inner(node))), found)
    return frozenset(found)


@functools.lru_cache(maxsize=1024)  # nearly all functions are called in several places
def _asked_for(scope: Scope, node: FunctionNode) -> frozenset[str]:
    """The parameters that conditions of a function ask for, and that it binds to nothing else."""
    conditions = (stmt for stmt in own(node.body) if isinstance(stmt, ast.If | ast.Match))
    tests = [stmt.test if isinstance(stmt, ast.If) else stmt.subject for stmt in conditions]
    names = {part.id for test in tests for part in ast.walk(test) if isinstance(part, ast.Name)}
    table = scope.inner(node).table
    once = {arg.arg for arg in parameters(node.args) if len(table[arg.arg]) == 1} & names
    if not scope.module.declared.isdisjoint(once):
        once.difference_update(*(inner.names for inner in ast.walk(node) if isinstance(inner, ast.Nonlocal)))
    return frozenset(once)


def _known(
    names: Collection[str], function: Function, node: FunctionNode, call: ast.Call, here: Here, hidden: Collection[str],
) -> Iterator[tuple[str, _Known]]:
    """What is known of what a call gives for these parameters, and of their defaults where it gives nothing."""
    is_changed = not {*map(spelled, node.decorator_list)} <= {'classmethod', 'staticmethod'}
    if is_changed or node.name == '__post_init__' or here.stmt is here.scope.node and isinstance(here.stmt, ast.Lambda):
        return  # who knows what the decorator hands on, the dataclass, and what the lambda is given?
    is_plain = _is_called_plainly(function, node, call, here)
    words = [word.value for word in call.keywords]
    given = {arg: value for arg, value in arguments(function, call) if is_plain or value in words}
    for arg, value in given.items():
        if arg.arg in names and (known := _known_of(value, here, hidden)):
            yield arg.arg, known
    is_all = all(word.arg for word in call.keywords) and not any(isinstance(arg, ast.Starred) for arg in call.args)
    if is_plain and is_all:
        args = node.args
        places = [*args.posonlyargs, *args.args]
        for arg, default in (*zip(reversed(places), reversed(args.defaults)), *zip(args.kwonlyargs, args.kw_defaults)):
            if arg.arg in names and arg not in given and isinstance(default, ast.Constant):
                yield arg.arg, default


def _is_called_plainly(function: Function, node: FunctionNode, call: ast.Call, here: Here) -> bool:
    """Are the arguments of a call those of the function, in their places, but for what a method is called on?"""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    values = evaluate(owner, here.place, here.receiver) if owner else ()
    if not function.scope.class_node:
        return all(isinstance(value, Module) for value in values)
    if node.name == '__init__' and not (isinstance(call.func, ast.Attribute) and call.func.attr == '__init__'):
        made = evaluate(call.func, here.place, here.receiver)
        return all(isinstance(cls, Class) and _is_as_written(cls) for cls in made)
    if not isinstance(call.func, ast.Attribute) or call.func.attr != node.name or node.name == '__new__':
        return False
    decorators = [*map(spelled, node.decorator_list)]
    kinds = Class | Instance if decorators == ['classmethod'] else Instance
    return decorators != ['staticmethod'] and all(isinstance(value, kinds) for value in values)


def _known_of(node: ast.expr, here: Here, hidden: Collection[str]) -> _Known | None:
    match node:
        case ast.Constant():
            return node
        case ast.Name(id=name) if name not in hidden:
            return _literal(node, here.place)
        case ast.Call(func=ast.Name(id=name) as func) if name not in hidden:
            match evaluate(func, here.place, here.receiver):
                case [Class() as cls] if is_made_by_itself(cls) and _is_as_written(cls):
                    return cls
    return None


def _is_as_written(cls: Class) -> bool:
    """Is it a class that no decorator and no metaclass makes something else of?"""
    return not any(
        isinstance(above, Class) and isinstance(above.node, ast.ClassDef)
        and (above.node.decorator_list or any(keyword.arg == 'metaclass' for keyword in above.node.keywords))
        for above in ancestry(cls)
    )


def _literal(node: ast.expr, place: Place) -> ast.Constant | None:
    match node:
        case ast.Constant():
            return node
        case ast.Name(id=name):
            match lookup(name, place):
                case [Bound(binding=Binding(value=ast.Constant() as literal))]:
                    return literal
    return None


def _follow(body: list[ast.stmt], given: _Given, found: set[ast.AST]) -> bool:
    """Find what is never reached in a block; does the block, as it is called, never get to its end?"""
    for number, stmt in enumerate(body, 1):
        if _leaves(stmt, given, found):
            found.update(own(body[number:]))
            return True
    return False


def _leaves(stmt: ast.stmt, given: _Given, found: set[ast.AST]) -> bool:
    """Find what is never reached in a statement; is nothing behind it ever reached?"""
    match stmt:
        case ast.If():
            return _leaves_branches(stmt, given, found)
        case ast.Match(subject=ast.Name(id=name), cases=cases) if name in given.known:
            return _leaves_cases(cases, given.known[name], given, found)
        case ast.Try() | ast.TryStar():
            ends = [_follow(handler.body, given, found) for handler in stmt.handlers]
            is_left = _follow(stmt.body, given, found) or _follow(stmt.orelse, given, found)
            return _follow(stmt.finalbody, given, found) or is_left and all(ends)
        case ast.With(body=body) | ast.AsyncWith(body=body):  # which may keep any error from going on
            _follow(body, given, found)
            return False
        case ast.For(body=body) | ast.AsyncFor(body=body) | ast.While(body=body):
            _follow(body, given, found)
            _follow(stmt.orelse, given, found)
            return False
    return isinstance(stmt, _LEAVE)


def _leaves_branches(stmt: ast.If, given: _Given, found: set[ast.AST]) -> bool:
    """The same for an `if` with all its `elif`s, of which there may be thousands."""
    leaves = True
    while True:
        truth = _truth(stmt.test, given)
        if truth is False:
            found.update(own(stmt.body))
        elif not _follow(stmt.body, given, found):
            leaves = False
        if truth is True:
            found.update(own(stmt.orelse))
            return leaves
        match stmt.orelse:
            case [ast.If() as stmt]:
                pass
            case orelse:
                return _follow(orelse, given, found) and leaves


def _leaves_cases(cases: list[ast.match_case], known: _Known, given: _Given, found: set[ast.AST]) -> bool:
    leaves = True
    is_matched = False
    for case in cases:
        fits = False if is_matched else _fits(case.pattern, known, given.place)
        if fits is False:
            found.update(own(case.body))
        elif not _follow(case.body, given, found):
            leaves = False
        is_matched = is_matched or fits is True and case.guard is None
    return is_matched and leaves


def _fits(pattern: ast.pattern, known: _Known, place: Place) -> bool | None:
    """Does a pattern match what is given? None if that is not known."""
    match pattern:
        case ast.MatchValue(value=ast.Constant() as wanted):
            return _is_same(ast.Eq(), known, wanted)
        case ast.MatchSingleton(value=value):
            return _is_same(ast.Is(), known, ast.Constant(value))
        case ast.MatchClass(cls=cls, patterns=[], kwd_patterns=[]):
            return _is_instance(known, cls, place)
        case ast.MatchOr(patterns=patterns):
            fitting = [_fits(inner, known, place) for inner in patterns]
            return True if True in fitting else None if None in fitting else False
    return True if is_irrefutable(pattern) else None


def _truth(test: ast.expr, given: _Given) -> bool | None:
    """Does a condition hold for what is given? None if that is not known."""
    is_negated = False
    while isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):  # of which the parser allows any number
        test, is_negated = test.operand, not is_negated
    truth = _truth_of_positive(test, given)
    return None if truth is None else truth is not is_negated


def _truth_of_positive(test: ast.expr, given: _Given) -> bool | None:
    match test:
        case ast.Name(id=name) if isinstance(known := given.known.get(name), ast.Constant):
            return bool(known.value)
        case ast.BoolOp(op=op, values=values):
            decisive = isinstance(op, ast.Or)
            truths = [_truth(value, given) for value in values]
            return decisive if decisive in truths else None if None in truths else not decisive
        case ast.Compare(left=ast.Name(id=name), ops=[op], comparators=[right]) if name in given.known:
            is_so = _compared(given.known[name], op, right, given.place)
            return None if is_so is None else is_so is not isinstance(op, ast.NotEq | ast.IsNot | ast.NotIn)
        case ast.Call(func=ast.Name(id='isinstance') as func, args=[ast.Name(id=name), wanted]) if name in given.known:
            is_meant = evaluate(func, given.place) == (External('builtins.isinstance'),)
            return _is_instance(given.known[name], wanted, given.place) if is_meant else None
    return None


def _compared(known: _Known, op: ast.cmpop, right: ast.expr, place: Place) -> bool | None:
    """Is what is given the same as what it is compared with, or in it? None if that is not known."""
    match op, right:
        case ast.In() | ast.NotIn(), ast.Tuple(elts=elts) | ast.List(elts=elts) | ast.Set(elts=elts):
            wanted = [_literal(elt, place) for elt in elts]
        case ast.Eq() | ast.NotEq() | ast.Is() | ast.IsNot(), _:
            wanted = [_literal(right, place)]
        case _:
            return None
    same = [literal and _is_same(op, known, literal) for literal in wanted]
    return True if True in same else None if None in same else False


def _is_same(op: ast.cmpop, known: _Known, wanted: ast.Constant) -> bool | None:
    if isinstance(op, ast.Is | ast.IsNot):
        if not any(wanted.value is value for value in _SINGLETONS):
            return None
        return isinstance(known, ast.Constant) and known.value is wanted.value
    return known.value == wanted.value if isinstance(known, ast.Constant) else None


def _is_instance(known: _Known, wanted: ast.expr, place: Place) -> bool | None:
    """Is what is given an instance of a class? None if that is not known."""
    match evaluate(wanted, place) if isinstance(wanted, ast.Name) else ():
        case [External(name=name)] if isinstance(known, ast.Constant):
            top, _, last = name.rpartition('.')
            return last in {cls.__name__ for cls in type(known.value).__mro__} if top == 'builtins' else None
        case [Class() | External() as above] if isinstance(known, Class):
            return derives_from(known, above) or None
    return None
