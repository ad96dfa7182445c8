"""What does a call run, and what does that raise by contract?"""
from __future__ import annotations

import ast
from collections.abc import Iterable
from collections.abc import Iterator

from flake8_bigthree.names.bindings import Binding
from flake8_bigthree.names.errors import shown
from flake8_bigthree.names.errors import spelled
from flake8_bigthree.names.evaluate import ancestry
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.evaluate import methods
from flake8_bigthree.names.functions import arguments
from flake8_bigthree.names.hierarchy import derives
from flake8_bigthree.names.lookup import Bound
from flake8_bigthree.names.lookup import lookup
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Function
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Maker
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import TypeForm
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.raising.callers import FARTHEST
from flake8_bigthree.raising.callers import is_for_block
from flake8_bigthree.raising.contracts import Contract
from flake8_bigthree.raising.contracts import contract_of
from flake8_bigthree.raising.contracts import is_lenient
from flake8_bigthree.raising.contracts import is_third_party
from flake8_bigthree.raising.receivers import Kind
from flake8_bigthree.raising.receivers import gives_number
from flake8_bigthree.raising.receivers import kinds
from flake8_bigthree.raising.safe import has_content
from flake8_bigthree.raising.safe import has_key
from flake8_bigthree.raising.safe import is_done
from flake8_bigthree.raising.safe import is_not_cancelled
from flake8_bigthree.raising.sites import ENUMERATION
from flake8_bigthree.raising.sites import ENUMERATIONS
from flake8_bigthree.raising.sites import LEFT_OPEN
from flake8_bigthree.raising.sites import PASSES_ON
from flake8_bigthree.raising.sites import Direct
from flake8_bigthree.raising.sites import Followed
from flake8_bigthree.raising.sites import Here
from flake8_bigthree.raising.sites import How
from flake8_bigthree.raising.sites import Site
from flake8_bigthree.raising.sites import Unclear
from flake8_bigthree.raising.sites import external
from flake8_bigthree.raising.steps import YIELDS
from flake8_bigthree.raising.steps import Step
from flake8_bigthree.raising.steps import root_name
from flake8_bigthree.raising.unreached import unreached
from flake8_bigthree.walk import FunctionNode
from flake8_bigthree.walk import expressions
from flake8_bigthree.walk import own

#: What classes derive from that leave methods to others.
_ABSTRACT = frozenset({'abc.ABC', 'typing.Protocol', 'typing_extensions.Protocol'})
_MAKERS = ('__new__', '__init__', '__post_init__')
#: Statements that make a function with a `yield` in them a generator.
_YIELDING = (ast.Assign, ast.Expr, ast.Return)
#: Functions that call what they are given, and as which argument.
_CALLERS = {'asyncio.to_thread': 0, 'builtins.filter': 0, 'builtins.map': 0, 'functools.reduce': 0}
#: What queues raise that hold as much as they may.
_FULL = ('asyncio.QueueFull', 'queue.Full')
#: What futures raise that have no result yet, and what they raise that have been cancelled.
_UNFINISHED = ('asyncio.InvalidStateError',)
_CANCELLED = ('asyncio.CancelledError', 'concurrent.futures.CancelledError')
#: What of asyncio needs a loop that runs, as it always does in a coroutine.
_NEED_LOOP = frozenset(
    f'asyncio.{name}' for name in ('all_tasks', 'create_task', 'current_task', 'get_event_loop', 'get_running_loop')
)
#: Methods of loggers.
LOGGING = frozenset({'critical', 'debug', 'error', 'exception', 'info', 'log', 'warning'})
#: Methods of builtin types and of loggers, which tell nobody anything new where it is not known of what they are.
_COMMON = frozenset(
    name for kind in (str, bytes, list, dict, set, int, float, BaseException) for name in dir(kind)
).union(LOGGING) - {'get', 'pop'}


def of_call(step: Step, call: ast.Call, here: Here) -> list[Site]:
    """What a call can raise, or runs."""
    found = [*_of_call(step, call, here)]
    if any(isinstance(site, Followed) for site in found):  # that is what a derived class defines
        return [site for site in found if not (isinstance(site, Unclear) and site.reason == LEFT_OPEN)]
    return found


def _of_call(step: Step, call: ast.Call, here: Here) -> Iterator[Site]:
    if root_name(call.func) in step.hidden:
        yield from _of_unknown(call, here)
        return
    is_known = False
    values = evaluate(call.func, here.place, here.receiver)
    for value in values:
        match value:
            case Function():
                is_known = True
                yield from _of_functions([value], step, call, here)
            case Class():
                is_known = True
                yield from _of_constructor(value, step, call, here)
            case Instance(of=Class() as of):
                is_known = True
                yield from _of_functions(methods(of, '__call__'), step, call, here)
            case External(name=name):
                is_known = True
                yield from _of_external(name, call, here, is_only=len(values) == 1)
    if not is_known:
        yield from _of_method(step, call, here)


def is_settled(step: Step, call: ast.Call, here: Here) -> bool:
    """Do contracts say that a call raises nothing, whatever it can run?"""
    if root_name(call.func) in step.hidden:
        return False
    contracts = [contract_of(name, call) if name else None for name in _names(call.func, here)]
    return bool(contracts) and all(known and not known.errors and not known.is_open for known in contracts)


def _names(func: ast.expr, here: Here) -> list[str]:
    """The names that contracts may have for what is called; an empty one for what is not from outside."""
    values = evaluate(func, here.place, here.receiver)
    if isinstance(func, ast.Attribute) and not any(isinstance(value, External) for value in values):
        return [f'{kind}.{func.attr}' if isinstance(kind, str) else '' for kind in kinds(func.value, here)]
    return [value.name if isinstance(value, External) else '' for value in values]


def _of_functions(functions: Iterable[Function], step: Step, call: ast.Call, here: Here) -> Iterator[Site]:
    if here.away < FARTHEST:
        for function in functions:
            if step.runs or not is_lazy(function):
                if not _is_stub(function):
                    yield Followed(call, function, here.guards, here, unreached(function, call, here, step.hidden))
                else:
                    yield Unclear(call, shown(call.func), LEFT_OPEN, here.guards)


def is_lazy(function: Function) -> bool:
    """Does a call of a function only make a coroutine or a generator?"""
    node = function.node
    return isinstance(node, ast.AsyncFunctionDef) or is_generator(function)


def is_generator(function: Function) -> bool:
    """Is there a `yield` in a function, not in one that is in it? Found out once."""
    node, answers = function.node, function.scope.module.answers
    if isinstance(node, ast.Lambda):
        return False
    key = 'generator', node
    if key not in answers:
        answers[key] = _has_yield(node)
    found: bool = answers[key]
    return found


def _has_yield(node: FunctionNode) -> bool:
    return any(
        type(part) in YIELDS
        for stmt in own(node.body) if type(stmt) in _YIELDING for part in expressions(stmt)
    )


def _is_stub(function: Function) -> bool:
    """Does a method stand for what derived classes define, so that what is in it is not meant to happen?"""
    around, node = function.scope.class_node, function.node
    if not around or isinstance(node, ast.Lambda) or node.name in _MAKERS:
        return False
    match [stmt for stmt in node.body if not (isinstance(stmt, ast.Expr) and isinstance(stmt.value, ast.Constant))]:
        case [ast.Raise(exc=ast.Name(id=name) | ast.Call(func=ast.Name(id=name)))]:
            return name == 'NotImplementedError'
        case []:
            bases = around.bases
            return _is_abstract(node) or any(
                isinstance(value, External) and value.name in _ABSTRACT
                for base in bases
                for value in evaluate(base.value if isinstance(base, ast.Subscript) else base, Place(function.scope))
            )
        case [ast.Pass()]:
            return _is_abstract(node)
    return False


def _is_abstract(node: FunctionNode) -> bool:
    return any(spelled(decorator).rpartition('.')[2] == 'abstractmethod' for decorator in node.decorator_list)


def given(function: Function, call: ast.Call, here: Here) -> Iterator[tuple[ast.arg, Function]]:
    """The parameters for which a call gives functions of the project, with these."""
    for arg, value in arguments(function, call):
        if isinstance(value, ast.Name | ast.Attribute | ast.Lambda):
            for meant in evaluate(value, here.place, here.receiver):
                if isinstance(meant, Function):
                    yield arg, meant


def is_unknown(node: ast.expr, here: Here) -> bool:
    """Is nothing known of what an expression means, or at most what it gives when it is called?"""
    values = evaluate(node, here.place, here.receiver)
    return any(
        isinstance(value, Maker | TypeForm) or isinstance(value, Unknown) and not value.origin for value in values
    )


def _of_constructor(cls: Class, step: Step, call: ast.Call, here: Here) -> Iterator[Site]:
    makers = [function for name in _MAKERS for function in methods(cls, name)]
    yield from _of_functions(makers, step, call, here)
    if here.away < FARTHEST and derives(cls, ENUMERATIONS):
        yield Direct(call, external('ValueError'), How.CONTRACT, ENUMERATION, here.guards)
    if not makers:
        for ancestor in ancestry(cls):
            if isinstance(ancestor, External) and (contract := contract_of(ancestor.name, call)):
                yield from _by(contract, call, here)
                return


def _of_external(name: str, call: ast.Call, here: Here, *, is_only: bool) -> Iterator[Site]:
    called = [*_called(name, call, here)]
    if contract := contract_of(name, call):
        yield from _by(contract._replace(is_open=contract.is_open and not called), call, here)
    elif is_only and is_third_party(name):  # else it stands in for something that is better known
        yield Unclear(call, shown(call.func), 'third party', here.guards, package=name.partition('.')[0])
    for found in called:
        if isinstance(found, Contract):
            yield from _by(found, call, here)
        elif here.away < FARTHEST:
            yield Followed(call, found, here.guards)


def _called(name: str, call: ast.Call, here: Here) -> Iterator[Function | Contract]:
    """What is known of a function that is given to one that calls it."""
    place = _CALLERS.get(name)
    if place is not None:
        for arg in call.args[place:place + 1]:
            for value in evaluate(arg, here.place, here.receiver):
                if isinstance(value, Function):
                    yield value
                elif isinstance(value, External) and (contract := contract_of(value.name)):
                    yield contract


def _by(contract: Contract, call: ast.Call, here: Here) -> Iterator[Site]:
    how = How.PACKAGE if contract.package else How.CONTRACT
    for name in contract.errors:
        error = external(name)
        if is_for_block(error, how, here.away) and not _is_excluded(name, call, here):
            yield Direct(call, error, how, contract.source, here.guards)
    if contract.is_open:
        yield Unclear(call, shown(call.func), PASSES_ON, here.guards)


def _is_excluded(error: str, call: ast.Call, here: Here) -> bool:
    """Has code made sure that what a method such as `pop` or `index` asks for is there, or that what is read is fit?"""
    match call:
        case ast.Call(func=ast.Attribute(value=container), args=[]) if error in ('IndexError', 'KeyError'):
            return has_content(container, here.scope)
        case ast.Call(func=ast.Attribute(value=container), args=[key]) if error in ('KeyError', 'ValueError'):
            return has_key(container, key, here.scope)
        case ast.Call(func=ast.Name(id='float' | 'int'), args=[arg]) if error == 'ValueError':
            return gives_number(arg, here)
        case ast.Call(func=ast.Attribute(value=ast.Name() as queue)) if error in _FULL:
            return all(isinstance(found, Bound) and _has_no_maximum(found) for found in lookup(queue.id, here.place))
        case ast.Call(func=ast.Attribute(value=future)) if error in _UNFINISHED:
            return is_done(future, here.scope)
        case ast.Call(func=ast.Attribute(value=future)) if error in _CANCELLED:
            return is_not_cancelled(future, here.scope)
        case ast.Call(func=func) if error == 'RuntimeError' and isinstance(here.scope.node, ast.AsyncFunctionDef):
            values = evaluate(func, here.place, here.receiver)
            return all(isinstance(value, External) and value.name in _NEED_LOOP for value in values)
        case ast.Call(keywords=keywords) if error == 'UnicodeDecodeError':
            return any(word.arg in ('encoding', 'errors') and is_lenient(word.value) for word in keywords)
    return False


def _has_no_maximum(found: Bound) -> bool:
    """Is a name bound to a queue that has been made without arguments, so that it takes all that it is given?"""
    match found.binding.value:
        case ast.Call(func=func, args=[], keywords=[]):
            made_by = evaluate(func, Place(found.scope, found.binding.stmt))
            return all(isinstance(value, External) for value in made_by)
    return False


def _of_method(step: Step, call: ast.Call, here: Here) -> Iterator[Site]:
    """What a method of a class raises, or of an object of which only the class may be known."""
    is_known = False
    if isinstance(call.func, ast.Attribute):
        owner = call.func.value
        for kind in (*kinds(owner, here), *_with_contracts(owner, here)):
            found = _of_kind(kind, call.func.attr, step, call, here)
            if found is not None:
                is_known = True
                yield from found
    if not is_known:
        yield from _of_unknown(call, here)


def _with_contracts(owner: ast.expr, here: Here) -> Iterator[Class]:
    """The classes that an expression means and that derive from one of a package, whose class methods may be known."""
    for value in evaluate(owner, here.place, here.receiver):
        if isinstance(value, Class) and any(
            isinstance(above, External) and is_third_party(above.name) for above in ancestry(value)
        ):
            yield value


def _of_kind(kind: Kind, attr: str, step: Step, call: ast.Call, here: Here) -> list[Site] | None:
    """What a method of a class raises, or runs; None if that is not known."""
    if isinstance(kind, str):
        contract = contract_of(f'{kind}.{attr}', call)
        if contract:
            return [*_by(contract, call, here)]
        return None if is_third_party(kind) else []
    if functions := methods(kind, attr):
        return [*_of_functions(functions, step, call, here)]
    for ancestor in ancestry(kind):
        if isinstance(ancestor, External) and (contract := contract_of(f'{ancestor.name}.{attr}', call)):
            return [*_by(contract, call, here)]
    return None


def _of_unknown(call: ast.Call, here: Here) -> Iterator[Site]:
    """What a method raises that is called so on whatever it may be."""
    func = call.func
    if isinstance(func, ast.Attribute):
        contract = contract_of(f'*.{func.attr}', call)
        if contract and contract.errors:
            yield from _by(contract, call, here)
            return
        if func.attr in _COMMON or func.attr.startswith('__'):
            return
    parameter = _parameter(func, here)
    if parameter or not here.away:
        reason = 'a parameter is called' if parameter else 'it is not known what is called'
        yield Unclear(call, shown(func), reason, here.guards, parameter)


def _parameter(func: ast.expr, here: Here) -> ast.arg | None:
    """The parameter of a function that is called, where nothing else can be."""
    match lookup(func.id, here.place) if isinstance(func, ast.Name) else []:
        case [Bound(binding=Binding(node=ast.arg() as parameter))]:
            return parameter
    return None
