"""What can an expression mean? Read from the source; nothing is executed.

The forms are those that code uses to name, make and hand on classes and errors. Each function takes the
`Run` that it is part of. No values at all stand for: that depends on what is being asked already.
"""
from __future__ import annotations

import ast
import builtins
import functools
from collections import Counter
from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Iterable
from collections.abc import Iterator
from typing import NamedTuple

from flake8_bigthree.names import stdlib
from flake8_bigthree.names.bindings import Binding
from flake8_bigthree.names.lookup import Bound
from flake8_bigthree.names.lookup import Found
from flake8_bigthree.names.lookup import lookup
from flake8_bigthree.names.lookup import member
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.reaching import UNBOUND
from flake8_bigthree.names.reaching import reaching
from flake8_bigthree.names.values import Caught
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Constant
from flake8_bigthree.names.values import Display
from flake8_bigthree.names.values import Extent
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Function
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Maker
from flake8_bigthree.names.values import Mapping
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import TypeForm
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Value
from flake8_bigthree.names.values import Values
from flake8_bigthree.names.values import Variable
from flake8_bigthree.walk import FunctionNode
from flake8_bigthree.walk import own

#: Questions that wait for one another; with more, the interpreter's stack might not do.
_DEEPEST = 48
#: How often an answer changes before it counts as one that never comes to rest.
_MOST_CHANGES = 200
#: Something that can be more than this is not known.
_MOST_VALUES = 200
#: Attributes of attributes of something outside: `node.left.left` of a loop goes on for ever.
_MOST_PARTS = 16
#: What a sum of tuples may come to, in alternatives and in elements.
_MOST_SUMS = 64
_MOST_ELEMENTS = 1000

_TYPING = ('typing.', 'typing_extensions.', 'collections.abc.')
#: Decorators behind which a function still returns what it returns.
_TRANSPARENT = frozenset({
    'abc.abstractmethod', 'builtins.classmethod', 'builtins.property', 'builtins.staticmethod',
    'functools.cache', 'functools.cached_property', 'functools.lru_cache', 'functools.wraps',
    'typing.final', 'typing.no_type_check', 'typing.overload', 'typing.override',
    'typing_extensions.deprecated', 'typing_extensions.final', 'typing_extensions.override', 'warnings.deprecated',
})
_PROPERTIES = frozenset({'builtins.property', 'functools.cached_property'})
_METACLASSES = frozenset({'builtins.type', 'abc.ABCMeta', 'enum.EnumMeta', 'enum.EnumType'})
#: Bases from which a class has no attribute that names an error.
_BARE = frozenset({'abc.ABC', 'typing.Generic', 'typing.Protocol', 'typing_extensions.Protocol'})


# Questions and answers.

Question = tuple[Hashable, ...]
Work = Callable[[], Values]
_UNCLEAR: Values = (Unknown('it is defined in a circle'),)
_NOTHING: Values = (Unknown('nothing is known of it'),)


class _Answers:
    """The answers to questions that lead to other questions, perhaps back to themselves.

    An answer begins as no values at all. When it changes, the questions that have read it are asked again,
    until all is at rest. So it does not matter where a circle is entered, and no way is too long.
    """

    def __init__(self) -> None:
        self._final: dict[Question, Values] = {}
        self._drafts: dict[Question, Values] = {}
        self._works: dict[Question, Work] = {}
        #: By question, those that have read its answer; dicts for their keys, which keep their order.
        self._readers: dict[Question, dict[Question, None]] = {}
        self._changes: Counter[Question] = Counter()
        #: What has to be asked, in this order; a dict for its keys, which are quickly found.
        self._todo: dict[Question, None] = {}
        #: The questions that are being worked on, each because of the one before.
        self._open: list[Question] = []

    def begin(self, question: Question, work: Work) -> Values:
        """The answer to a question from outside."""
        if question in self._final:
            return self._final[question]
        answer = self.ask(question, work)
        while self._todo:
            asked = next(iter(self._todo))
            del self._todo[asked]
            self._update(asked)
            answer = self._drafts[question]
        self._final |= self._drafts
        for state in (self._drafts, self._works, self._readers, self._changes):
            state.clear()
        return answer

    def ask(self, question: Question, work: Work) -> Values:
        """The answer to a question as far as it is known; the one that is being worked on depends on it."""
        if question in self._final:
            return self._final[question]
        if question not in self._drafts:
            self._drafts[question] = ()
            self._works[question] = work
            if len(self._open) < _DEEPEST:
                self._update(question)
            else:
                self._todo[question] = None
        if self._open:
            self._readers.setdefault(question, {})[self._open[-1]] = None
        return self._drafts[question]

    def _update(self, question: Question) -> None:
        self._open.append(question)
        answer = self._works[question]()
        self._open.pop()
        if answer != self._drafts[question] and self._changes[question] < _MOST_CHANGES:
            self._changes[question] += 1
            self._drafts[question] = answer if self._changes[question] < _MOST_CHANGES else _UNCLEAR
            self._todo |= self._readers.pop(question, {})


class Run(NamedTuple):
    """What goes along with an evaluation: the answers so far, and the class that methods are called on."""

    answers: _Answers
    receiver: Class | None = None

    def on(self, receiver: Class | None) -> Run:
        """The same, in a method that is called on another class."""
        return self if receiver == self.receiver else Run(self.answers, receiver)


@functools.lru_cache(maxsize=1)  # a process lints one project; tests lint one after the other
def _answers(project: Project) -> _Answers:
    return _Answers()


def ask(project: Project, question: Question, work: Callable[[Run], Values]) -> Values:
    """The answer to a question from outside; `work` finds it out in the course of a run."""
    answers = _answers(project)
    return answers.begin(question, lambda: work(Run(answers)))


# Expressions.

def evaluate(node: ast.expr, place: Place, run: Run | None = None) -> Values:
    """All that an expression can mean where it stands; an Unknown for what cannot be told.

    Never empty when it is asked from outside, without a run.
    """
    if run is None:
        return _plain(node, place) or ask(
            place.scope.module.project, (node, place), lambda run: _evaluate(node, place, run),
        ) or _NOTHING
    if run.receiver:
        return run.answers.ask((node, place, run.receiver), lambda: _evaluate(node, place, run))
    return _plain(node, place) or run.answers.ask((node, place), lambda: _evaluate(node, place, run))


def _plain(node: ast.expr, place: Place) -> Values:
    """What an expression means that does no more than name a class or call it; no values for any other.

    Nearly all that is caught and raised is of this kind. It leads to no further question, which makes it cheap.
    """
    match node:
        case ast.Name(id=name):
            return _as_written(lookup(name, place))
        case ast.Attribute(value=ast.Name(id=name), attr=attr):
            match lookup(name, place):
                case [Module() as module]:
                    return _as_written(member(module, attr))
                case [External(name=outside)]:
                    return (External(stdlib.canonical(f'{outside}.{attr}')),)
        case ast.Call(func=ast.Name() | ast.Attribute() as func, args=args) if len(args) != 3:  # three make a class
            values = _plain(func, place)
            classes = [value for value in values if isinstance(value, Class | External) and _is_just_called(value)]
            return tuple(map(Instance, classes)) if len(classes) == len(values) else ()
    return ()


def _as_written(found: Iterable[Found]) -> Values:
    """The values of what is no binding, a class or a function; no values if one is anything else."""
    values: dict[Value, None] = {}
    for item in found:
        match item:
            case Bound(scope=scope, binding=Binding(node=ast.ClassDef() as node)):
                values[Class(node, Place(scope, node))] = None
            case Bound(scope=scope, binding=Binding(node=ast.FunctionDef() as node)):
                values[Function(node, scope)] = None
            case Bound():
                return ()
            case _:
                values[item] = None
    return tuple(values)


def _is_just_called(cls: Class | External) -> bool:
    return isinstance(cls, Class) or stdlib.is_exception(cls.name) is True


def _evaluate(node: ast.expr, place: Place, run: Run) -> Values:
    return _unique(_meanings(node, place, run))


def _unique(values: Iterable[Value]) -> Values:
    """The values, each once."""
    found = tuple(dict.fromkeys(values))
    return found if len(found) <= _MOST_VALUES else (Unknown('it can be too many things'),)


def _meanings(node: ast.expr, place: Place, run: Run) -> Iterable[Value]:
    match node:
        case ast.Name(id=name):
            return _each(lookup(name, place), place, run)
        case ast.Attribute(value=value, attr=attr):
            return [found for base in evaluate(value, place, run) for found in attribute(base, attr, run)]
        case ast.Call():
            return _call(node, place, run)
        case ast.Constant(value=value):
            return [Constant(value)]
        case ast.JoinedStr():
            return [Constant('')]
        case ast.Tuple(elts=elts) | ast.List(elts=elts) | ast.Set(elts=elts):
            return [_display(elts, place, run)]
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            return [Display((None,))]
        case ast.Dict():
            return [Mapping(node, place)]
        case ast.IfExp(body=body, orelse=orelse):
            return evaluate(body, place, run) + evaluate(orelse, place, run)
        case ast.BoolOp(values=values):
            return [found for value in values for found in evaluate(value, place, run)]
        case ast.NamedExpr(value=value) | ast.Await(value=value):
            return evaluate(value, place, run)
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            return _sums(evaluate(left, place, run), evaluate(right, place, run))
        case ast.BinOp(op=ast.Mod(), left=ast.Constant(value=str()) | ast.JoinedStr()):
            return [Constant('')]
        case ast.BinOp(op=ast.BitOr()):
            return [TypeForm(node, place)]
        case ast.UnaryOp(op=ast.Not()) | ast.Compare(ops=[ast.Is() | ast.IsNot() | ast.In() | ast.NotIn()]):
            return [Constant(True)]
        case ast.Subscript():
            return _subscript(node, place, run)
        case ast.Lambda():
            return [Function(node, place.scope, run.receiver)]
    return [Unknown(f'{_KINDS.get(type(node), "an expression")} can be anything')]


_KINDS: dict[type[ast.AST], str] = {
    ast.Yield: 'what a yield gives',
    ast.BinOp: 'the result of an operator',
    ast.Compare: 'the result of a comparison',
}


def _display(elts: list[ast.expr], place: Place, run: Run) -> Display:
    elements: list[tuple[ast.expr, Place] | None] = []
    for element in elts:
        if not isinstance(element, ast.Starred):
            elements.append((element, place))
            continue
        match evaluate(element.value, place, run):
            case (Display(elements=inner),):
                elements += inner
            case _:
                elements.append(None)
    return Display(tuple(elements))


def _sums(left: Values, right: Values) -> Iterable[Value]:
    if len(left) * len(right) > _MOST_SUMS:
        return [Unknown('it can be too many things')]
    return [_sum(a, b) for a in left for b in right]


def _sum(left: Value, right: Value) -> Value:
    match left, right:
        case (Display(), _) | (_, Display()):
            parts = (side.elements if isinstance(side, Display) else (None,) for side in (left, right))
            elements = tuple(element for part in parts for element in part)
            return Display(elements) if len(elements) <= _MOST_ELEMENTS else Unknown('it has too many elements')
        case (Constant(value=str()), _) | (_, Constant(value=str())):
            return Constant('')
    return Unknown('the result of an operator can be anything')


def _each(found: Iterable[Found], place: Place, run: Run) -> Values:
    """What bindings that are read at a place bind."""
    values: list[Value] = []
    for item in found:
        if isinstance(item, Bound):
            is_within = run.receiver and _method(item.scope) is _method(place.scope)
            values += bound(item.scope, item.binding, run if is_within else run.on(None))
        else:
            values.append(item)
    return _unique(values)


def _method(scope: Scope) -> Scope:
    """The scope of the method around, or of the module."""
    while scope.parent and not scope.parent.class_node:
        scope = scope.parent
    return scope


def bound(scope: Scope, binding: Binding, run: Run) -> Values:
    """What a name is bound to at one place that binds it."""
    node, stmt = binding.node, binding.stmt
    here = Place(scope, stmt)
    match node:
        case ast.ClassDef():
            return (Class(node, here),)
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return (Function(node, scope, run.receiver if scope.function else None),)
        case ast.ExceptHandler():
            return (Caught(node),)
        case ast.arg():
            return _parameter(node, scope, run)
        case ast.alias(name=name, asname=asname):
            return _each(lookup(asname or name.partition('.')[0], Place(scope)), here, run)
    if type(node).__name__ in ('TypeVar', 'TypeVarTuple', 'ParamSpec'):  # Python 3.12
        limit = getattr(node, 'bound', None)
        return (Variable(annotated(limit, here, run) if limit else (Unknown('a type variable without bound'),)),)
    if binding.value is not None:
        values = evaluate(binding.value, here, run)
        if isinstance(stmt, ast.AnnAssign) and any(isinstance(value, Unknown) for value in values):
            values = annotated(stmt.annotation, here, run)
        return values
    match stmt:
        case _ if isinstance(node, ast.NamedExpr):
            return (Unknown('what a comprehension binds can be anything'),)
        case ast.AnnAssign(annotation=annotation):
            return annotated(annotation, here, run)
        case ast.AugAssign(target=ast.Name() as target, op=ast.Add(), value=value):
            return run.answers.ask((stmt, here, run.receiver), lambda: _unique(
                _sums(evaluate(target, here, run), evaluate(value, here, run)),
            ))
        case ast.For(target=ast.Name(), iter=iterable):
            return _elements(evaluate(iterable, here, run), run)
    return (Unknown(f'{_BINDERS.get(type(stmt), "unpacking")} can bind anything'),)


_BINDERS: dict[type[ast.AST], str] = {
    ast.With: 'with',
    ast.AsyncWith: 'with',
    ast.For: 'for',
    ast.AsyncFor: 'for',
    ast.match_case: 'case',
}


def _elements(values: Values, run: Run) -> Values:
    found: list[Value] = []
    for value in values:
        match value:
            case Display(elements=elements):
                for element in elements:
                    found += evaluate(*element, run) if element else [Unknown('an element is not known')]
            case Mapping(node=node, place=place):
                for key in node.keys:
                    found += evaluate(key, place, run) if key else [Unknown('a key is not known')]
            case _:
                found.append(Unknown('what is iterated over is not known'))
    return tuple(found)


# Parameters and annotations.

def _parameter(arg: ast.arg, scope: Scope, run: Run) -> Values:
    function = scope.node
    assert isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    if arg in (function.args.vararg, function.args.kwarg):
        return (Unknown('a starred parameter'),)
    if arg.annotation and scope.parent:
        return annotated(arg.annotation, Place(scope, function), run)
    receiver = _receiver(scope, run)
    if receiver and receiver[0] is arg:
        return (receiver[1],)
    return (Unknown(f'parameter {arg.arg} has no annotation'),)


def _receiver(scope: Scope, run: Run) -> tuple[ast.arg, Value] | None:
    """The parameter of a method that Python fills in, and what it is."""
    function, parent = scope.function, scope.parent
    if not function or not parent or not parent.class_node:
        return None
    first = [*function.args.posonlyargs, *function.args.args][:1]
    kinds = _decorators(function, parent, run)
    if not first or 'builtins.staticmethod' in kinds:
        return None
    cls = run.receiver or _class_at(parent)
    implicit = function.name in ('__new__', '__init_subclass__', '__class_getitem__')
    return first[0], cls if implicit or 'builtins.classmethod' in kinds else Instance(cls, cls.extent)


def _class_at(scope: Scope) -> Class:
    """The class whose scope this is, as its methods see it."""
    assert scope.class_node and scope.parent
    return Class(scope.class_node, Place(scope.parent, scope.class_node), Extent.OWN)


def _decorators(function: FunctionNode, scope: Scope, run: Run) -> list[str | None]:
    """The canonical names of a function's decorators, None for one that is not external."""
    names: list[str | None] = []
    for decorator in function.decorator_list:
        node = decorator.func if isinstance(decorator, ast.Call) else decorator
        if isinstance(node, ast.Attribute) and node.attr in ('setter', 'deleter', 'getter'):
            names.append('builtins.property')
            continue
        match evaluate(node, Place(scope, function), run.on(None)):
            case (External(name=name),):
                names.append(name)
            case _:
                names.append(None)
    return names


def annotated(node: ast.expr, place: Place, run: Run) -> Values:
    """What something with this annotation can be: an upper bound, since a subclass will do as well."""
    return run.answers.ask(
        ('annotation', node, place, run.receiver), lambda: _unique(_annotated(node, place, run)),
    )


def _annotated(node: ast.expr, place: Place, run: Run) -> Values:
    match node:
        case ast.Constant(value=str()):
            parsed = _parsed(node)
            return annotated(parsed, place, run) if parsed else (Unknown('its annotation cannot be parsed'),)
        case ast.Constant(value=None):
            return (Constant(None),)
        case ast.BinOp(op=ast.BitOr(), left=left, right=right):
            return annotated(left, place, run) + annotated(right, place, run)
        case ast.Subscript():
            return _annotated_subscript(node, place, run)
    return tuple(found for value in evaluate(node, place, run) for found in _as_annotation(value, place, run))


@functools.lru_cache(maxsize=1024)  # the same text must give the same nodes: a circle is known by them
def _parsed(node: ast.Constant) -> ast.expr | None:
    try:
        return ast.parse(str(node.value).strip(), mode='eval').body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _as_annotation(value: Value, place: Place, run: Run) -> Values:
    match value:
        case Class(node=node, place=made_at):
            return (Instance(Class(node, made_at, Extent.BOUND), Extent.BOUND),)
        case External(name=name) if name.startswith(_TYPING) and name.rpartition('.')[2] == 'Self':
            scope: Scope | None = place.scope
            while scope and not scope.class_node:
                scope = scope.parent
            if scope:
                return (Instance(cls := run.receiver or _class_at(scope), cls.extent),)
            return (Unknown('Self outside of a class'),)
        case External(name=name) if name.startswith(_TYPING):
            return (Unknown(f'annotated as {name}'),)
        case External():
            return (Instance(value, Extent.BOUND),)
        case TypeForm(node=node, place=there):
            return annotated(node, there, run)
        case Variable(of=of):
            return of
    return (Unknown('its annotation is not understood'),)


def _annotated_subscript(node: ast.Subscript, place: Place, run: Run) -> Values:
    arguments = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    found: list[Value] = []
    for head in evaluate(node.value, place, run):
        name = head.name if isinstance(head, External) else ''
        last = name.rpartition('.')[2] if name.startswith(_TYPING) else ''
        if name == 'builtins.type' or last == 'Type':
            found += [_any_class(value) for value in annotated(arguments[0], place, run)]
        elif last in ('Optional', 'Union', 'Annotated', 'Final', 'ClassVar', 'Required', 'NotRequired', 'ReadOnly'):
            for argument in arguments if last == 'Union' else arguments[:1]:
                found += annotated(argument, place, run)
        elif last in ('Awaitable', 'Coroutine'):
            found += annotated(arguments[-1], place, run)
        elif last == 'Callable':
            found.append(TypeForm(node, place))  # what it gives is looked at when it is called
        else:
            found += _as_annotation(head, place, run)
    return tuple(found)


def _any_class(instance: Value) -> Value:
    """What `type[X]` means, by an instance of X."""
    match instance:
        case Instance(of=Class() as of):
            return of
        case Instance():
            return Maker((instance,))
    return Unknown('the type in its annotation is not understood')


# Attributes and subscripts.

def named(module: Module, names: Iterable[str], run: Run) -> Values:
    """What an attribute, of an attribute and so on, of a module is."""
    values: Values = (module,)
    for name in names:
        values = _unique(found for value in values for found in attribute(value, name, run))
    return values


def attribute(value: Value, name: str, run: Run) -> Values:
    """What an attribute of a value can be."""
    match value, name:
        case (Instance(), '__class__'):
            return (_class_of(value),)
        case (Module() as module, _):
            return _each(member(module, name), Place(module.scope), run)
        case (External(name=outside), _) if outside.count('.') > _MOST_PARTS:
            return (Unknown('it is an attribute too far away'),)
        case (External(name=outside), _):
            return (External(stdlib.canonical(f'{outside}.{name}')),)
        case (Class() as cls, _):
            return class_attribute(cls, name, run)
        case (Instance(of=Class() as cls), _):
            return _instance_attribute(cls, name, run)
        case (Unknown(reason=reason, origin=str(origin)), _) if origin:
            return (Unknown(reason, origin=f'{origin}.{name}'),)
        case (Unknown(), _):
            return (value,)
        case (Constant(value=str()), 'format' | 'join'):
            return (Maker((Constant(''),)),)
    return (Unknown(f'attribute {name} of it is not known'),)


def class_attribute(cls: Class, name: str, run: Run) -> Values:
    """What a class, or the first of its ancestors that has it, binds to a name."""
    for ancestor in lineage(cls, run):
        match ancestor:
            case Class(node=ast.ClassDef() as node, place=place):
                scope = place.scope.inner(node)
                if state := _at_end(scope, scope.table.get(name, [])):
                    found = [value for binding in state for value in bound(scope, binding, run.on(None))]
                    return _unique(_reached(value, cls) for value in found)
            case Class(node=ast.Call(args=[_, _, ast.Dict(keys=[])])) | Class(node=ast.Call(args=[_, _])):
                pass
            case Class():
                return (Unknown(f'attribute {name} may come from the call that makes the class'),)
            case External(name=outside) if not _lacks(outside, name):
                return (Unknown(f'attribute {name} may come from {outside}'),)
            case Unknown(reason=reason):
                return (Unknown(f'attribute {name} may come from a base: {reason}'),)
    return (Unknown(f'{cls.name} has no attribute {name}'),)


def _at_end(scope: Scope, entries: list[Binding]) -> list[Binding]:
    """Those bindings of a name that can hold when the body of a class has run, in source order."""
    entries = [binding for binding in entries if not _is_accessor(binding.node)]
    if len(entries) < 2:
        return entries
    state = reaching(scope.body, entries, None) - {UNBOUND}
    return [binding for binding in entries if binding in state]


def _is_accessor(node: ast.AST) -> bool:
    """Does a function, by `@error.setter`, only add to the property of its name?"""
    match node:
        case ast.FunctionDef(decorator_list=[ast.Attribute(attr='setter' | 'deleter'), *_]):
            return True
    return False


def _reached(value: Value, cls: Class) -> Value:
    """A value as it is when it is reached through a class or an instance of it."""
    match value:
        case Function(node=node, scope=scope) if scope.class_node and not isinstance(node, ast.Lambda):
            is_around = cls.node is scope.class_node and cls.extent is Extent.OWN
            return Function(node, scope, None if is_around else cls)
        case Class() | External() | Instance() if cls.extent is Extent.BOUND:
            return _at_most(value)
    return value


def _at_most(value: Value) -> Value:
    """A value that a derived class may replace by a more special one."""
    match value:
        case Class(node=node, place=place):
            return Class(node, place, Extent.BOUND)
        case External():
            return Maker((Instance(value, Extent.BOUND),))
        case Instance(of=of):
            return Instance(of, Extent.BOUND)
    return value


def _lacks(outside: str, name: str) -> bool:
    """Is it certain that a class outside the project does not have an attribute?"""
    module, _, last = outside.rpartition('.')
    return outside in _BARE or (module == 'builtins' and not hasattr(getattr(builtins, last, None), name))


def _instance_attribute(cls: Class, name: str, run: Run) -> Values:
    """What the class binds to a name, and what its methods and those of its ancestors assign to it."""
    found: list[Value] = []
    for ancestor in lineage(cls, run):
        if isinstance(ancestor, Class) and isinstance(ancestor.node, ast.ClassDef):
            scope = ancestor.place.scope.inner(ancestor.node)
            receiver = None if ancestor.node is cls.node and cls.extent is Extent.OWN else cls
            for inner, binding in _assigned(scope).get(name, ()):
                if _receiver(inner, run):
                    found += [_reached(value, cls) for value in bound(inner, binding, run.on(receiver))]
    by_class = class_attribute(cls, name, run)
    if not found or not any(isinstance(value, Unknown) for value in by_class):
        found += [got for value in by_class for got in _through_instance(value, run)]
    return _unique(found)


def _through_instance(value: Value, run: Run) -> Values:
    match value:
        case Function(node=ast.FunctionDef() | ast.AsyncFunctionDef() as node, scope=scope):
            if not _PROPERTIES.isdisjoint(_decorators(node, scope, run)):
                return called(value, run)
    return (value,)


def _assigned(scope: Scope) -> dict[str, list[tuple[Scope, Binding]]]:
    """What the functions in a class assign to attributes of their first parameter, by attribute."""
    if scope.attributes is None:
        scope.attributes = {}
        for method in own(scope.body):
            match method:
                case ast.FunctionDef(args=args) | ast.AsyncFunctionDef(args=args) if args.posonlyargs or args.args:
                    receiver = (args.posonlyargs or args.args)[0].arg
                    for name, binding in _attribute_bindings(method.body, receiver):
                        scope.attributes.setdefault(name, []).append((scope.inner(method), binding))
    return scope.attributes


def _attribute_bindings(body: list[ast.stmt], receiver: str) -> Iterator[tuple[str, Binding]]:
    for stmt in own(body):
        match stmt:
            case ast.Assign(targets=targets):
                pass
            case ast.AnnAssign(target=target):
                targets = [target]
            case _:
                continue
        for place in targets:
            match place:
                case ast.Attribute(value=ast.Name(id=name), attr=attr) if name == receiver:
                    yield attr, Binding(stmt, place, stmt.value)


def _subscript(node: ast.Subscript, place: Place, run: Run) -> Iterable[Value]:
    found: list[Value] = []
    for value in evaluate(node.value, place, run):
        match value:
            case Class() | Variable():
                found.append(value)
            case Mapping():
                found += _item(value, node.slice, run)
            case Display() if isinstance(node.slice, ast.Slice):
                found.append(Display((*value.elements, None)))
            case Display(elements=elements):
                found += _elements((Display(_picked(elements, node.slice)),), run)
            case External(name=name) if name == 'builtins.type' or name.startswith(_TYPING):
                found.append(TypeForm(node, place))
            case External(name=name, last=last) if stdlib.ancestors(name) or _is_camel_case(last):
                found.append(value)
            case Unknown():
                found.append(value)
            case _:
                found.append(Unknown('an element of it is not known'))
    return found


def _is_camel_case(name: str) -> bool:
    return name[:1].isupper() and not name.isupper()


Elements = tuple[tuple[ast.expr, Place] | None, ...]


def _picked(elements: Elements, index: ast.expr) -> Elements:
    """The one element that a constant index means, or else all."""
    match index:
        case ast.Constant(value=int(number)):
            pass
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(number))):
            number = -number
        case _:
            return elements
    if None in elements or not -len(elements) <= number < len(elements):
        return elements
    return elements[number],


def _item(mapping: Mapping, key: ast.expr, run: Run) -> Values:
    """What a dict literal holds for a key: for one that is written like one of its own that value, else any."""
    pairs = list(zip(mapping.node.keys, mapping.node.values, strict=True))
    if isinstance(key, ast.Constant | ast.Attribute):
        same = [pair for pair in pairs if pair[0] is None or ast.dump(pair[0]) == ast.dump(key)]
        if isinstance(key, ast.Constant) and not same:
            return (Unknown('the dict has no such key where it is written'),)
        pairs = same or pairs
    found: list[Value] = []
    for at, value in pairs:
        found += evaluate(value, mapping.place, run) if at else [Unknown('a value is not known')]
    return tuple(found) or (Unknown('the dict is empty where it is written'),)


# Calls.

def _call(node: ast.Call, place: Place, run: Run) -> Iterable[Value]:
    match node:
        case ast.Call(func=ast.Attribute(value=receiver, attr='with_traceback')):
            return evaluate(receiver, place, run)
        case ast.Call(func=ast.Attribute(attr='__new__'), args=[cls, *_]):
            return [made for value in evaluate(cls, place, run) for made in called(value, run)]
        case ast.Call(func=ast.Attribute(value=receiver, attr='get' | 'pop' | 'setdefault'), args=[key, *default]):
            mappings = [value for value in evaluate(receiver, place, run) if isinstance(value, Mapping)]
            if mappings:
                found = [got for mapping in mappings for got in _item(mapping, key, run)]
                return found + [got for other in default for got in evaluate(other, place, run)]
    return [
        result for callee in evaluate(node.func, place, run)
        for result in _call_of(callee, node, place, run)
    ]


def _call_of(callee: Value, node: ast.Call, place: Place, run: Run) -> Iterable[Value]:
    if _makes_class(callee, node, run):
        return [Class(node, place)]
    name = callee.name if isinstance(callee, External) else ''
    match name.removeprefix('typing_extensions.').removeprefix('typing.'), node.args:
        case 'builtins.type', [of]:
            return [_class_of(value) for value in evaluate(of, place, run)]
        case 'builtins.tuple' | 'builtins.list' | 'builtins.set' | 'builtins.frozenset', [of]:
            return evaluate(of, place, run)
        case 'types.MappingProxyType', [of]:
            return evaluate(of, place, run)
        case 'copy.copy' | 'copy.deepcopy', [of, *_]:
            return evaluate(of, place, run)
        case 'builtins.getattr', [of, attr, *default]:
            if isinstance(attr, ast.Constant) and isinstance(attr.value, str):
                found = [got for value in evaluate(of, place, run) for got in attribute(value, attr.value, run)]
            else:
                found = [Unknown('the attribute that getattr gives is not known')]
            return found + [got for other in default for got in evaluate(other, place, run)]
        case 'functools.partial', [of, *_]:
            return [Maker(_unique(made for value in evaluate(of, place, run) for made in called(value, run)))]
        case 'collections.namedtuple' | 'NamedTuple', _:
            return [External('builtins.tuple')]
        case 'cast', [as_, _]:
            return annotated(as_, place, run)
        case 'TypeVar', [_, *constraints]:
            limits = [keyword.value for keyword in node.keywords if keyword.arg == 'bound'] or constraints
            of_ = tuple(found for limit in limits for found in annotated(limit, place, run))
            return [Variable(of_ or (Unknown('a type variable without bound'),))]
    return called(callee, run)


def class_made_by(call: ast.Call, place: Place) -> Class | None:
    """The class that a call such as `type("X", (Base,), {})` makes; None for a call that may make anything else.

    What makes it is a name or an attribute of a module or class: the methods of objects are not looked through.
    """
    # Few calls have arguments for that, and to look up what is called takes more time than all the rest.
    match call.args:
        case [_, ast.Constant(), *_]:
            return None
        case [_, _, _]:
            pass
        case [_, _, *_] if _has_other_makers(place.scope.module):
            pass
        case _:
            return None
    callees = evaluate(call.func, place) if isinstance(call.func, ast.Name) else _plain(call.func, place)
    return Class(call, place) if callees and all(_makes_class(callee, call) for callee in callees) else None


@functools.lru_cache(maxsize=1)  # it is asked about one file after the other
def _has_other_makers(module: Module) -> bool:
    return 'new_class' in module.source or 'with_metaclass' in module.source


def _makes_class(callee: Value, call: ast.Call, run: Run | None = None) -> bool:
    """Does a call of this value make a class, and not an instance of one?"""
    match callee, call.args:
        case External(name=name, last=last), [_, _, *_] if name == 'types.new_class' or last == 'with_metaclass':
            return True
        case (Class() | External()) as cls, [_, _, _]:
            return highest(cls, 'metaclass', _is_metaclass, run) > 0
    return False


def _is_metaclass(value: Value) -> bool:
    return isinstance(value, External) and value.name in _METACLASSES


def _class_of(value: Value) -> Value:
    match value:
        case Instance(of=External(), extent=Extent.BOUND):
            return Maker((value,))
        case Instance(of=of):
            return of
    return Unknown('the type of something that is not known')


def is_made_by_itself(cls: Class) -> bool:
    """Does a call of a class give an instance of it, and no `__new__` of the project something else?"""
    question = 'instance', cls.node, cls.place
    made = ask(cls.place.scope.module.project, question, lambda run: _instances(cls, run))
    return made == (Instance(cls),)


def _instances(cls: Class, run: Run) -> Values:
    makers = [value for value in class_attribute(cls, '__new__', run) if isinstance(value, Function)]
    return _unique(made for maker in makers for made in called(maker, run)) if makers else (Instance(cls),)


def called(value: Value, run: Run) -> Values:
    """What a call of a value can give."""
    match value:
        case Class(extent=extent):
            return (Instance(value, extent),)
        case External(last=last, name=name):
            if last.lstrip('_')[:1].isupper() or stdlib.ancestors(name):
                return (Instance(value),)
            return (Unknown(f'{name} is not in the project', origin=name),)
        case Function(receiver=receiver):
            found = returned(value, run)
            return tuple(map(_at_most, found)) if receiver and receiver.extent is Extent.BOUND else found
        case Maker(made=made):
            return made
        case TypeForm(node=ast.Subscript(slice=ast.Tuple(elts=[_, result])), place=place):
            return annotated(result, place, run)
        case Instance(of=Class() as of):
            return tuple(got for call in class_attribute(of, '__call__', run) for got in called(call, run))
        case Variable(of=of):
            return of
        case Unknown():
            return (value,)
        case Constant(value=None):
            return ()
    return (Unknown('a call of it can give anything'),)


def returned(function: Function, run: Run) -> Values:
    """What a call of a function can give."""
    run = run.on(function.receiver)
    return run.answers.ask(('call', function), lambda: _unique(_returned(function, run)))


def _returned(function: Function, run: Run) -> Values:
    node, scope = function.node, function.scope
    inner = scope.inner(node)
    if isinstance(node, ast.Lambda):
        return evaluate(node.body, Place(inner), run)
    if not {*_decorators(node, scope, run)} <= _TRANSPARENT:
        return (Unknown(f'{node.name} is decorated'),)
    says = annotated(node.returns, Place(inner, node), run) if node.returns else ()
    found: list[Value] = []
    returns = False
    for stmt in own(node.body):
        match stmt:
            case ast.Return(value=ast.expr() as value):
                returns = True
                found += evaluate(value, Place(inner, stmt), run)
            case ast.Expr(value=ast.Yield() | ast.YieldFrom()) | ast.Assign(value=ast.Yield() | ast.YieldFrom()):
                return (Unknown(f'{node.name} is a generator'),)
    if returns and not found:
        return ()
    found = [value for value in found if value != Constant(None)]
    if says and (not found or any(isinstance(value, Unknown) for value in found)):
        found = [value for value in (*found, *says) if not isinstance(value, Unknown) and value != Constant(None)]
        found = found or [value for value in says if isinstance(value, Unknown)]
    return tuple(_declared(value, says) for value in found) or (Unknown(f'{node.name} returns nothing'),)


def _declared(value: Value, says: Values) -> Value:
    """What a function gives, with what its return annotation says of it."""
    classes = [said.of for said in says if isinstance(said, Instance) and isinstance(said.of, Class)]
    if isinstance(value, Instance) and classes and len(classes) + says.count(Constant(None)) == len(says):
        return Instance(value.of, value.extent, tuple(classes))
    return value


# The ancestors of classes.

def parents(cls: Class, run: Run | None = None) -> Values:
    """All that the bases of a class can be, in order, none of them twice."""
    question = 'bases', cls.node, cls.place
    if run is None:
        return ask(cls.place.scope.module.project, question, lambda run: _parents(cls, run))
    return run.answers.ask(question, lambda: _parents(cls, run))


def _parents(cls: Class, run: Run) -> Values:
    return _unique(value for value in map(_as_base, _bases(cls, run)) if value != Constant(None))


def _bases(cls: Class, run: Run) -> Iterator[Value]:
    if isinstance(cls.node, ast.ClassDef):
        nodes = cls.node.bases
    else:
        _, *rest = cls.node.args
        callees = evaluate(cls.node.func, cls.place, run)
        has_bases = any(isinstance(callee, External) and callee.last == 'with_metaclass' for callee in callees)
        nodes = rest if has_bases else [ast.Starred(rest[0])]
    for node in nodes:
        while isinstance(node, ast.Subscript):
            node = node.value
        if isinstance(node, ast.Starred):
            yield from _elements(evaluate(node.value, cls.place, run), run)
        else:
            yield from evaluate(node, cls.place, run)


def _as_base(value: Value) -> Value:
    match value:
        case Class(node=node, place=place):
            return Class(node, place)
        case External() | Unknown() | Constant(value=None):
            return value
        case TypeForm(node=ast.Subscript(value=ast.Name(id=name) | ast.Attribute(attr=name))):
            return External(f'typing.{name}')
    return Unknown('a base is no class')


def lineage(cls: Class, run: Run) -> Values:
    """The class and its ancestors as far as they are in the project, each before its own bases.

    Externals stand for themselves; an Unknown stands for a base that cannot be told.
    """
    # Depth first and last base first: backwards, this puts every class before its bases, the first base first.
    found: list[Value] = []
    entered: set[Value] = set()
    stack: list[tuple[Value, bool]] = [(_as_base(cls), False)]
    while stack:
        value, is_done = stack.pop()
        if is_done:
            found.append(value)
        elif value not in entered:
            entered.add(value)
            stack.append((value, True))
            if isinstance(value, Class):
                stack += [(base, False) for base in parents(value, run)]
    return tuple(reversed(found))


def ancestry(cls: Class) -> Iterator[Value]:
    """The class and its ancestors, those nearest to it first; see `lineage`."""
    level = [_as_base(cls)]
    entered: set[Value] = set()
    while level:
        entered.update(level)
        yield from level
        above = _unique(base for value in level if isinstance(value, Class) for base in parents(value))
        level = [value for value in above if value not in entered]


def highest(cls: Class | External, what: Hashable, rank: Callable[[Value], int], run: Run | None = None) -> int:
    """The highest of the ranks, from 0, of a class and all its ancestors; `what` names the ranking."""
    if not isinstance(cls, Class):
        return rank(cls)
    question = what, cls.node, cls.place
    if run is None:
        answer = ask(cls.place.scope.module.project, question, lambda run: _highest(cls, what, rank, run))
    else:
        answer = run.answers.ask(question, lambda: _highest(cls, what, rank, run))
    match answer:
        case (Constant(value=int(found)),):
            return found
    return 0


def _highest(cls: Class, what: Hashable, rank: Callable[[Value], int], run: Run) -> Values:
    found = rank(cls)
    for base in parents(cls, run):
        found = max(found, highest(base, what, rank, run) if isinstance(base, Class) else rank(base))
    return (Constant(found),) if found else ()
