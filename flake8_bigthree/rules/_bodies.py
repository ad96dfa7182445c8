"""What the body of a test shows at first glance; looked through once for all rules that ask."""
from __future__ import annotations

import ast
from functools import lru_cache
from typing import NamedTuple

from flake8_bigthree.walk import OWN
from flake8_bigthree.walk import FunctionNode

#: What may expect an error is called by one of these, or by a name that is given to it.
EXPECTING = frozenset({'assertRaises', 'raises'})
#: The assertions of unittest that may hold whatever the code does.
CHECKS = frozenset({
    'assertEqual', 'assertEquals', 'assertFalse', 'assertIs', 'assertIsNone', 'assertIsNotNone', 'assertTrue',
})
_SKIPPING = frozenset({'skip', 'skipTest'})
#: What is asserted of these, only a run tells.
_OPEN = (ast.Attribute, ast.Call, ast.Name, ast.Subscript)
_WITH = (ast.With, ast.AsyncWith)
_IF = (ast.If, ast.While)
#: Behind one of these nothing of its block runs.
ENDS = (ast.Return, ast.Raise, ast.Break, ast.Continue)


class Expecting(NamedTuple):
    """A call that may expect an error, the statement it stands in, and the name that is given to what it gives."""

    stmt: ast.stmt
    call: ast.Call
    name: ast.expr | None


class Body(NamedTuple):
    """What is of interest of a test's statements, without those of functions and classes in it."""

    #: Does one surely assert, with none before it that may keep control from it?
    asserts: bool
    #: Is something called or raised that may skip it?
    may_skip: bool
    #: `assert`, and the assertions of unittest that may hold whatever the code does.
    assertions: list[ast.Assert | ast.Expr]
    expecting: list[Expecting]
    #: Local names of what may expect an error: `raises = self.assertRaises`.
    names: dict[str, ast.expr]


@lru_cache(maxsize=1)  # the rules of the family ask one after the other
def body_of(test: FunctionNode) -> Body:
    """What the body of a test shows. All tests are looked through, so this has to be quick."""
    assertions: list[ast.Assert | ast.Expr] = []
    expecting: list[Expecting] = []
    names: dict[str, ast.expr] = {}
    asserts: bool | None = None
    may_skip = False
    stack: list[ast.AST] = [*test.body[::-1]]
    while stack:
        stmt = stack.pop()
        if isinstance(stmt, ast.Expr):
            call = stmt.value
            if isinstance(call, ast.Call):
                func = call.func
                if isinstance(func, ast.Attribute):
                    name = func.attr
                    if name.startswith('assert'):
                        asserts = asserts is None or asserts
                        if name in CHECKS:
                            assertions.append(stmt)
                    if name in EXPECTING:
                        expecting.append(Expecting(stmt, call, None))
                    may_skip = may_skip or name in _SKIPPING
                elif isinstance(func, ast.Name):
                    expecting.append(Expecting(stmt, call, None))
                    may_skip = True
        elif isinstance(stmt, ast.Assert):
            asserts = asserts is None or asserts
            if not isinstance(stmt.test, _OPEN):
                assertions.append(stmt)
        elif isinstance(stmt, ast.Assign):
            match stmt:
                case ast.Assign([target], ast.Call() as call) if _may_expect(call):
                    expecting.append(Expecting(stmt, call, target))
                case ast.Assign([ast.Name(id=alias)], ast.Attribute(attr=name) as value) if name in EXPECTING:
                    names[alias] = value
        elif fields := OWN.get(type(stmt)):
            if isinstance(stmt, _WITH):
                for item in stmt.items:
                    if isinstance(item.context_expr, ast.Call) and _may_expect(item.context_expr):
                        expecting.append(Expecting(stmt, item.context_expr, item.optional_vars))
            elif asserts is None and isinstance(stmt, _IF) and isinstance(stmt.test, ast.Constant):
                asserts = False
            for field in fields:
                stack += getattr(stmt, field)[::-1]
        elif isinstance(stmt, ENDS):
            asserts = asserts or False
            may_skip = may_skip or isinstance(stmt, ast.Raise)
    return Body(bool(asserts), may_skip, assertions, expecting, names)


def _may_expect(call: ast.Call) -> bool:
    func = call.func
    return func.attr in EXPECTING if isinstance(func, ast.Attribute) else isinstance(func, ast.Name)
