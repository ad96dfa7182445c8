"""How expressions are evaluated: as questions that lead to other questions, perhaps in circles.

A `Run` goes along from question to question. No values at all stand for: that depends on what is being asked already.
"""
from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Iterable
from typing import NamedTuple

from flake8_bigthree.names.plain import plain
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Value
from flake8_bigthree.names.values import Values

#: Questions that wait for one another; with more, the interpreter's stack might not do.
_DEEPEST = 48
#: How often an answer changes before it counts as one that never comes to rest.
_MOST_CHANGES = 50
#: Something that can be more than this is not known.
_MOST_VALUES = 200

What = tuple[Hashable, ...]
#: The module that it is about, which keeps the answer, and what is asked.
Question = tuple[Module, What]
Work = Callable[[], Values]
_UNCLEAR: Values = (Unknown('it is defined in a circle'),)


class Answers:
    """The answers to questions that lead to other questions, perhaps back to themselves.

    An answer that has come by final ones only is final, as nearly all are. Others begin as no values at all. When such
    a draft changes, the questions that have read it are asked again, until all is at rest. So it does not matter where
    a circle is entered, and no way is too long.

    What is final is kept by the module that the question is about, so no longer than that.
    """

    def __init__(self) -> None:
        self._drafts: dict[Question, Values] = {}
        self._works: dict[Question, Work] = {}
        #: By question, those that have read its draft; dicts for their keys, which keep their order.
        self._readers: dict[Question, dict[Question, None]] = {}
        self._changes: Counter[Question] = Counter()
        #: What has to be asked, in this order; a dict for its keys, which are quickly found.
        self._todo: dict[Question, None] = {}
        #: The questions that are being worked on, each because of the one before.
        self._open: list[Question] = []
        #: Has the last of these come by a draft?
        self._is_draft = False

    def ask(self, module: Module, what: What, work: Work) -> Values:
        """The answer to a question about a module.

        While another is being worked on, that depends on it, and the answer is what is known by now.
        """
        final: dict[What, Values] = module.answers
        if what in final:
            return final[what]
        question = module, what
        if question not in self._drafts:
            self._drafts[question] = ()
            if len(self._open) < _DEEPEST:
                is_draft_before, self._is_draft = self._is_draft, False
                answer = self._worked_out(question, work)
                if not self._is_draft:
                    self._is_draft = is_draft_before
                    del self._drafts[question]
                    final[what] = answer
                    return answer
                self._works[question] = work
                self._change(question, answer)
            else:
                self._works[question] = work
                self._todo[question] = None
        if self._open:
            self._is_draft = True
            self._readers.setdefault(question, {})[self._open[-1]] = None
            return self._drafts[question]
        self._settle()
        return final[what]

    def _settle(self) -> None:
        """Ask again until all is at rest."""
        while self._todo:
            asked = next(iter(self._todo))
            del self._todo[asked]
            self._change(asked, self._worked_out(asked, self._works[asked]))
        for (module, what), values in self._drafts.items():
            module.answers[what] = values
        for state in (self._drafts, self._works, self._readers, self._changes):
            state.clear()
        self._is_draft = False

    def _worked_out(self, question: Question, work: Work) -> Values:
        self._open.append(question)
        answer = work()
        self._open.pop()
        return answer

    def _change(self, question: Question, answer: Values) -> None:
        if answer != self._drafts[question] and self._changes[question] < _MOST_CHANGES:
            self._changes[question] += 1
            self._drafts[question] = answer if self._changes[question] < _MOST_CHANGES else _UNCLEAR
            self._todo |= self._readers.pop(question, {})


class Run(NamedTuple):
    """What goes along with an evaluation.

    The answers so far, what tells the meanings of an expression, and the class that methods are called on.
    """

    answers: Answers
    meanings: Callable[[ast.expr, Place, Run], Iterable[Value]]
    receiver: Class | None = None

    def on(self, receiver: Class | None) -> Run:
        """The same, in a method that is called on another class."""
        return self if receiver == self.receiver else Run(self.answers, self.meanings, receiver)

    def ask(self, what: What, place: Place, work: Work) -> Values:
        """The answer to what is asked about a place, in a method that is called on the receiver."""
        if self.receiver:  # its module leads to the one of the place, so it is the one that is forgotten first
            return self.answers.ask(self.receiver.place.scope.module, (*what, self.receiver), work)
        return self.answers.ask(place.scope.module, what, work)

    def evaluate(self, node: ast.expr, place: Place) -> Values:
        """All that an expression can mean where it stands; an Unknown for what cannot be told."""
        what: What = (node.id, _settled(node.id, place)) if isinstance(node, ast.Name) else (node, place)
        if not self.receiver and what not in place.scope.module.answers and (values := plain(node, place)):
            return values
        return self.ask(what, place, lambda: unique(self.meanings(node, place, self)))


def _settled(name: str, place: Place) -> Place:
    """The place, or the function around if a name is read alike all over it, as its parameters are."""
    scope, at = place
    is_function = at is not scope.node and isinstance(scope.node, ast.FunctionDef | ast.AsyncFunctionDef)
    return Place(scope) if is_function and len(scope.table.get(name, ())) < 2 else place


def unique(values: Iterable[Value]) -> Values:
    """The values, each once."""
    found = tuple(dict.fromkeys(values))
    return found if len(found) <= _MOST_VALUES else (Unknown('it can be too many things'),)
