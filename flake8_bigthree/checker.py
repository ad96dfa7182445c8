"""One walk over a file's statements; each goes to the rules that asked for its type."""
from __future__ import annotations

import ast
from bisect import bisect_left
from bisect import bisect_right
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from typing import NamedTuple
from typing import TypeVar

from flake8_bigthree.errors import RuleError
from flake8_bigthree.names.project import SCOPES
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.rule import Kinds
from flake8_bigthree.rule import Rule
from flake8_bigthree.walk import BLOCKS
from flake8_bigthree.walk import end
from flake8_bigthree.walk import is_on
from flake8_bigthree.walk import start


class Violation(NamedTuple):
    """What leaves the checker: where and what.

    `line` counts from 1, `column` from 0 and in characters.
    """

    line: int
    column: int
    code: str
    text: str


#: By the type of a node: the rules to ask about it, the fields to go on with, and is it a scope?
_Plan = dict[type[ast.AST], tuple[list[Rule], tuple[str, ...], bool]]


class Checker:
    """The rules by node type; made once and used for every file."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = list(rules)
        #: By what the rules with a choice want to see; there are few such combinations.
        self._plans: dict[tuple[Kinds, ...], _Plan] = {}

    def _plan_for(self, module: Module) -> _Plan:
        """What is to be done with a node of each type."""
        wanted = tuple(_chosen(rule, rule.kinds_in, module) for rule in self._rules if rule.kinds_in)
        if wanted not in self._plans:
            chosen = iter(wanted)
            asked: dict[type[ast.AST], list[Rule]] = {kind: [] for kind in BLOCKS}
            for rule in self._rules:
                for kind in next(chosen) if rule.kinds_in else rule.nodes:
                    asked.setdefault(kind, []).append(rule)
            self._plans[wanted] = {
                kind: (rules, BLOCKS.get(kind, ()), kind in SCOPES) for kind, rules in asked.items()
            }
        return self._plans[wanted]

    def check(self, module: Module) -> list[Violation]:
        """All violations in a file, sorted by line, column and code.

        Raises RuleError when a rule fails.
        """
        violations = []
        rule: Rule | None = None
        node: ast.AST = module.tree
        position = module.position
        visits = self.visits(module)
        try:
            for rules, node, scope in visits:
                for rule in rules:
                    for found, fields in rule.check(node, scope):
                        line, column = position(found)
                        violations.append(Violation(line, column, rule.code, rule.message.format_map(fields)))
        except Exception as error:  # whatever a defective rule raises goes on, with the rule named
            culprit = rule.code if rule else 'the walk'
            raise RuleError(f'{culprit} fails on line {getattr(node, "lineno", 1)}: {error!r}') from error
        return sorted(violations)

    def visits(self, module: Module) -> Iterator[tuple[list[Rule], ast.AST, Scope]]:
        """Every node that rules ask for, with those rules and the scope that it stands in.

        Raises RuleError when a rule fails to choose what it has to see.
        """
        plan = self._plan_for(module)
        lines = [(rule, _chosen(rule, rule.lines_in, module)) for rule in self._rules if rule.lines_in]
        return _visits(module, plan, lines)


def _visits(
    module: Module, plan: _Plan, chosen: Iterable[tuple[Rule, Sequence[int]]],
) -> Iterator[tuple[list[Rule], ast.AST, Scope]]:
    stack: list[tuple[Sequence[ast.AST], Scope]] = [([module.tree], module.scope)]
    while stack:
        nodes, scope = stack.pop()
        for node in nodes:
            # Most statements are of types that nobody asks for and that hold no others: one look-up for those.
            if (todo := plan.get(type(node))) is not None:
                rules, fields, is_scope = todo
                if rules:
                    yield rules, node, scope
                if fields:
                    inner = scope.inner(node) if is_scope else scope
                    for field in fields:
                        if below := getattr(node, field):
                            stack.append((below, inner))
    for rule, lines in chosen:
        seen = {kind for kind, (rules, _, _) in plan.items() if rule in rules} if lines else set()
        for node, scope in _on_lines(module, lines) if lines else ():
            if isinstance(node, rule.nodes) and type(node) not in seen:
                yield [rule], node, scope


_T = TypeVar('_T')


def _chosen(rule: Rule, choice: Callable[[Module], _T], module: Module) -> _T:
    """What a rule chooses to see in a file. Raises RuleError when it fails."""
    try:
        return choice(module)
    except Exception as error:  # whatever a defective rule raises goes on, with the rule named
        raise RuleError(f'{rule.code} fails to choose what it has to see: {error!r}') from error


def _on_lines(module: Module, lines: Sequence[int]) -> Iterator[tuple[ast.AST, Scope]]:
    """The statements, handlers and cases that are on one of these lines, each with the scope that it stands in."""
    blocks: list[tuple[Sequence[ast.AST], Scope]] = [(module.tree.body, module.scope)] if module.tree.body else []
    while blocks:
        nodes, scope = blocks.pop()
        # Most blocks are on none of them.
        first, last = bisect_left(lines, start(nodes[0])[0]), bisect_right(lines, end(nodes[-1])[0])
        for node in nodes if first < last else ():
            if is_on(node, lines):
                yield node, scope
                inner = scope.inner(node)
                blocks += [(below, inner) for field in BLOCKS.get(type(node), ()) if (below := getattr(node, field))]
