"""What a rule is, and the one way to make one."""
from __future__ import annotations

import ast
import inspect
import typing
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from typing import Any
from typing import NamedTuple
from typing import TypeVar

from flake8_bigthree.errors import RegistrationError
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.walk import Spot

# The parameter is whatever node type the rule asks for, which no Callable can say.
Check = Callable[[Any, Scope], Iterator['Finding']]
CheckT = TypeVar('CheckT', bound=Check)
Kinds = tuple[type[ast.AST], ...]


#: What a rule yields: the node or place it is about, and the fields of the message. There are so many that it matters
#: that a plain tuple is made in a tenth of the time.
Finding = tuple[ast.AST | Spot, dict[str, object]]


class Rule(NamedTuple):
    """A check with all that is known about it; made by `@rule` only."""

    code: str
    name: str
    message: str
    nodes: Kinds
    check: Check
    default: bool
    kinds_in: Callable[[Module], Kinds] | None = None
    lines_in: Callable[[Module], Sequence[int]] | None = None
    needs: str = ''

    @property
    def doc(self) -> str:
        """The docstring of the check, without its indentation."""
        return inspect.cleandoc(self.check.__doc__ or '')


RULES: dict[str, Rule] = {}


def found(node: ast.AST | Spot, **fields: object) -> Finding:
    """A finding on `node`, or at a place that is none; `fields` fill the placeholders of the rule's message."""
    return node, fields


def rule(
    code: str, message: str, *, default: bool = True, kinds_in: Callable[[Module], Kinds] | None = None,
    lines_in: Callable[[Module], Sequence[int]] | None = None, needs: str = '',
) -> Callable[[CheckT], CheckT]:
    """Register a check; the annotation of its parameter `node` says for which nodes it is called.

    A rule with `default=False` is off until `select` or `extend-select` names it. A rule that in
    most files need not see all of its types says by `kinds_in`, once a file, which of them it has to see there. It may
    say by `lines_in` on which lines, sorted, it sees nodes of its other types as well; `ast.stmt` stands for all.
    One that `needs` an option is run only where that has a value.
    Raises RegistrationError when the code is taken, `node` has no annotation, or what chooses the nodes does not go
    together.
    """
    def register(check: CheckT) -> CheckT:
        if code in RULES:
            raise RegistrationError(f'{code} is taken by {RULES[code].name}')
        if needs and kinds_in or lines_in and not kinds_in:
            raise RegistrationError(f'{code}: `kinds_in` does not go with `needs`, nor `lines_in` without `kinds_in`')
        nodes = _nodes(check)
        RULES[code] = Rule(
            code, check.__name__.replace('_', '-'), message, nodes, check, default,
            _with_option(needs, nodes) if needs else kinds_in, lines_in, needs,
        )
        return check
    return register


def _with_option(name: str, nodes: Kinds) -> Callable[[Module], Kinds]:
    return lambda module: nodes if getattr(module.project.options, name) else ()


def _nodes(check: Check) -> Kinds:
    annotation = check.__annotations__.get('node')
    if annotation is None:
        raise RegistrationError(f'{check.__name__} has no annotated parameter `node`')
    # What inspect.get_annotations does besides takes half of the time that a rule takes at flake8's start.
    kinds = eval(annotation, check.__globals__) if isinstance(annotation, str) else annotation
    return typing.get_args(kinds) or (kinds,)
