"""The benchmark of raise verdicts: what it takes for the truth, and that it sees what is wrong."""
from __future__ import annotations

import ast
import contextlib
import doctest
import json
import textwrap
import time
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks.verdicts import __main__ as verdicts
from benchmarks.verdicts import reveal
from benchmarks.verdicts import score
from benchmarks.verdicts import syntax
from benchmarks.verdicts import truth
from benchmarks.verdicts.job import Seconds
from benchmarks.verdicts.job import Watch
from benchmarks.verdicts.reveal import Revealed
from benchmarks.verdicts.runtime import Evaluator
from benchmarks.verdicts.runtime import Found
from benchmarks.verdicts.runtime import Home
from benchmarks.verdicts.runtime import Mark
from benchmarks.verdicts.score import Bucket
from benchmarks.verdicts.score import Outcome
from benchmarks.verdicts.score import Result
from benchmarks.verdicts.score import Site
from benchmarks.verdicts.score import Truth
from benchmarks.verdicts.score import Verdict
from benchmarks.verdicts.score import dear
from benchmarks.verdicts.score import disagreements
from benchmarks.verdicts.score import failures
from benchmarks.verdicts.score import table
from benchmarks.verdicts.syntax import scoped_raises
from benchmarks.verdicts.truth import Base

#: Nothing is inside but LookupError, and what derives from it.
BASE = Base('builtins.LookupError')
CLASSES: dict[str, list[type]] = {'KeyError': [KeyError], 'OSError': [OSError], 'Exception': [Exception]}


def result(truth_: Truth, *, reported: bool, bucket: Bucket = Bucket.GLOBAL) -> Result:
    verdict = Verdict(bucket, truth_, 'Error')
    return Result('package', Site('package/a.py', 3, 4), 'raise Error', verdict, {score.OURS: reported})


def judged(source: str) -> tuple[str, str]:
    """Bucket and truth of the only `raise` in a module that is not imported."""
    (node, scope), = scoped_raises(ast.parse(textwrap.dedent(source)))
    assert node.exc
    evaluator = Evaluator(Home('module', '', None))
    verdict = truth.together([
        truth.judge(evaluator.evaluate(part, scope, node), BASE) for part in syntax.alternatives(node.exc)
    ])
    return verdict.bucket.value, verdict.truth.value


@pytest.mark.parametrize('module', [reveal, score, syntax])
def test_examples_in_the_docstrings(module: ModuleType) -> None:
    failed, attempted = doctest.testmod(module)
    assert attempted and not failed


@pytest.mark.parametrize(('truth_', 'reported', 'outcome'), [
    (Truth.OUTSIDE, True, Outcome.RIGHT),
    (Truth.OUTSIDE, False, Outcome.MISSED),
    (Truth.INSIDE, False, Outcome.RIGHT),
    (Truth.INSIDE, True, Outcome.FALSE_ALARM),
    (Truth.CAUGHT, False, Outcome.RIGHT),
    (Truth.CAUGHT, True, Outcome.FALSE_ALARM),
    (Truth.UNKNOWN, True, Outcome.UNKNOWN),
    (Truth.UNKNOWN, False, Outcome.UNKNOWN),
])
def test_outcome(truth_: Truth, reported: bool, outcome: Outcome) -> None:
    assert result(truth_, reported=reported).outcome(score.OURS) is outcome


RIGHT = [result(Truth.OUTSIDE, reported=True), result(Truth.INSIDE, reported=False)]


def test_all_right_is_good_enough() -> None:
    assert [*failures(RIGHT)] == [*disagreements(RIGHT, score.OURS)] == []


@pytest.mark.parametrize(('results', 'failure'), [
    ([*RIGHT, result(Truth.INSIDE, reported=True)], 'false alarms: 1'),
    ([*RIGHT, result(Truth.CAUGHT, reported=True)], 'false alarms: 1'),
    (
        [*RIGHT * 198, result(Truth.OUTSIDE, reported=False)],
        'global, local import: 198 of 199 are reported, 99.5 % are wanted',
    ),
    (
        [
            *RIGHT, *[result(Truth.OUTSIDE, reported=True, bucket=Bucket.LOCAL)] * 8,
            result(Truth.OUTSIDE, reported=False, bucket=Bucket.ATTRIBUTE),
        ],
        'local variable, parameter, factory, attribute: 8 of 9 are reported, 90.0 % are wanted',
    ),
])
def test_a_wrong_answer_is_counted(results: list[Result], failure: str) -> None:
    assert [*failures(results)] == [failure]
    line, = disagreements(results, score.OURS)
    assert line.startswith(('ours: false alarm: package/a.py:3: [', 'ours: missed: package/a.py:3: ['))


def test_as_many_as_wanted_are_enough() -> None:
    assert [*failures([*RIGHT * 199, result(Truth.OUTSIDE, reported=False)])] == []


@pytest.mark.parametrize(('ours', 'theirs', 'reasons'), [
    (1.0, 30.0, []),
    (1.1, 30.0, ["CPU time: ours is 1/27.3 of astroid's, 1/30 is wanted"]),
])
def test_a_thirtieth_of_the_time_is_enough(ours: float, theirs: float, reasons: list[str]) -> None:
    assert [*dear(ours, theirs)] == reasons


@pytest.mark.parametrize('divisor', [3, 0])
def test_what_is_told_apart_is_not_the_own_time(monkeypatch: pytest.MonkeyPatch, divisor: int) -> None:
    monkeypatch.setattr(time, 'process_time', iter([1.0, 3.5]).__next__)
    watch = Watch()
    with contextlib.suppress(ZeroDivisionError):
        assert watch.apart(divmod)(6, divisor) == (2, 0)
    assert Seconds(10.0, watch.seconds) == (10.0, 2.5)
    assert Seconds(10.0, watch.seconds).own == 7.5


@pytest.mark.parametrize('results', [[], [result(Truth.INSIDE, reported=False)]])
def test_to_measure_nothing_is_a_failure(results: list[Result]) -> None:
    assert [*failures(results)] == ['nothing was measured: no site that is certainly outside is reported']


def test_table_has_every_bucket_and_the_sums() -> None:
    results = [*RIGHT, result(Truth.UNKNOWN, reported=True, bucket=Bucket.FACTORY)]
    others = [one._replace(package='other') for one in results]
    rows = [line.split() for line in table([*results, *others], [score.OURS])]
    assert [row[:2] for row in rows[1:]] == [
        [package, bucket] for package in ('package', 'other', 'total') for bucket in ('global', 'factory', 'all')
    ]
    assert rows[-1][2:] == ['6', '2', '2', '|', '4', '0', '0']


@pytest.mark.parametrize(('source', 'expected'), [
    ('raise OSError', ('global', 'outside')),
    ('raise KeyError("x") from None', ('global', 'inside')),
    ('import queue\nraise queue.Empty', ('global', 'outside')),
    ('from json.decoder import JSONDecodeError as E\nraise E("", "", 0)', ('global', 'outside')),
    ('class E(KeyError): ...\nraise E', ('global', 'inside')),
    ('class E(KeyError, metaclass=M): ...\nraise E', ('global', 'unknown')),
    ('E = OSError\nE = E\nraise E', ('global', 'outside')),
    ('E = {1: OSError, 2: EOFError}\nraise E[1]', ('global', 'unknown')),
    ('raise OSError[int]("x")', ('global', 'outside')),
    ('raise Undefined', ('global', 'unknown')),
    ('raise NotImplemented', ('global', 'outside')),
    ('raise "text"', ('global', 'outside')),
    ('def f():\n  from os import error\n  raise error', ('local import', 'outside')),
    ('def f():\n  import os.path\n  raise os.error', ('local import', 'outside')),
    ('def f():\n  import nowhere\n  raise nowhere.Error', ('local import', 'unknown')),
    ('def f():\n  e = OSError(); e = EOFError()\n  raise e', ('local variable', 'outside')),
    ('def f():\n  e, n = KeyError(), 1\n  raise e', ('local variable', 'inside')),
    ('def f():\n  e = KeyError() if x else OSError()\n  raise e', ('local variable', 'unknown')),
    ('def f():\n  e: E = (k := KeyError())\n  raise k.with_traceback(t)', ('local variable', 'inside')),
    ('def f():\n  for e in x: raise e', ('local variable', 'unknown')),
    ('def f():\n  match x:\n    case e: raise e', ('local variable', 'unknown')),
    ('def f():\n  e = None\n  if x: e = OSError\n  raise e', ('local variable', 'outside')),
    ('def f():\n  class E(OSError): ...\n  raise E', ('local variable', 'outside')),
    ('def f():\n  e = OSError\n  def g():\n    raise e', ('local variable', 'outside')),
    ('def f():\n  global E\n  E = OSError\n  raise E', ('global', 'unknown')),
    ('def f():\n  raise KeyError if x else OSError', ('global', 'outside')),
    ('def f(e):\n  raise e or OSError()', ('global', 'outside')),
    ('def f(e):\n  raise e', ('parameter', 'unknown')),
    ('def f(*, e=OSError):\n  raise e()', ('parameter', 'unknown')),
    ('def f(e):\n  raise e.cause', ('attribute', 'unknown')),
    ('def f(e):\n  raise e.make()', ('factory', 'unknown')),
    ('def f():\n  def g(): ...\n  raise g()', ('factory', 'unknown')),
    ('async def f():\n  raise await g()', ('factory', 'unknown')),
    ('import copy\nraise copy.copy(x)', ('factory', 'unknown')),
    ('try: x\nexcept E as e:\n  raise e.with_traceback(None)', ('re-raise', 'caught')),
    ('def f():\n  try: x\n  except E as e: raise type(e)()', ('local variable', 'unknown')),
    ('def f():\n  try: x\n  except E as e:\n    e = OSError()\n    raise e', ('local variable', 'unknown')),
    ('def f():\n  last = None\n  try: x\n  except E as e: last = e\n  raise last', ('re-raise', 'caught')),
    ('def f():\n  _, e, tb = sys.exc_info()\n  raise e', ('re-raise', 'caught')),
])
def test_truth_of_a_source(source: str, expected: tuple[str, str]) -> None:
    assert judged(source) == expected


@pytest.mark.parametrize('maker', [
    'class E(OSError):\n  def __new__(cls): return KeyError()',
    'class M(type):\n  def __call__(cls): return KeyError()\nclass E(OSError, metaclass=M): ...',
])
def test_what_a_class_makes_by_code_of_its_own_is_left_open(maker: str) -> None:
    module = ModuleType('made')
    exec(maker, vars(module))
    (node, scope), = scoped_raises(ast.parse(f'{maker}\nraise E()'))
    assert node.exc
    evaluator = Evaluator(Home('made', '', module))
    assert evaluator.evaluate(node.exc, scope, node) == Found(Bucket.GLOBAL, (Mark.BOUNDED,))


@pytest.mark.parametrize(('declared', 'inferred', 'expected'), [
    ('KeyError', '', Truth.INSIDE),
    ('type[KeyError] | None', 'OSError', Truth.INSIDE),
    ('OSError', 'Unknown', Truth.UNKNOWN),
    ('OSError', 'OSError', Truth.OUTSIDE),
    ('OSError', 'OSError | KeyError', Truth.OUTSIDE),
    ('OSError', 'OSError | Strange', Truth.UNKNOWN),
    ('Exception', 'Exception', Truth.UNKNOWN),
])
def test_truth_of_a_type(declared: str, inferred: str, expected: Truth) -> None:
    verdict = Verdict(Bucket.LOCAL, Truth.UNKNOWN, '')
    revealed = Revealed(declared, inferred)
    assert truth.judge_type(verdict, revealed, CLASSES, BASE, is_bounded=False).truth is expected
    bounded = truth.judge_type(verdict, revealed, CLASSES, BASE, is_bounded=True).truth
    assert bounded is (Truth.INSIDE if expected is Truth.INSIDE else Truth.UNKNOWN)


@pytest.mark.parametrize(('source', 'asks'), [
    ('if isinstance(e, OSError): raise e', True),
    ('if issubclass(e, OSError): raise e("x")', True),
    ('if isinstance(e.cause, OSError): raise copy(e.cause)', True),
    ('match e:\n  case OSError(): raise e', True),
    ('match e:\n  case 1: raise e', False),
    ('if isinstance(x, OSError): raise e', False),
])
def test_a_question_for_the_type_is_seen(source: str, asks: bool) -> None:
    (node, scope), = scoped_raises(ast.parse(source))
    assert node.exc
    assert syntax.asks_for_type(scope, node.exc) is asks


def test_annotations_that_name_an_exception_are_taken_out(tmp_path: Path) -> None:
    path = tmp_path / 'module.py'
    path.write_text(textwrap.dedent('''\
        def f(a: OSError, b: int, *, c=OSError, d=1) -> "type[OSError]":
            e: OSError
            g: OSError = a
            raise cast(OSError, g)  # comment
        async def h() -> int:
            raise cast(int, g)
        try: f()
        except OSError as e: raise e
        except OSError: pass
    '''), encoding='utf-8')
    first = Site('module.py', 4, 4)
    places = reveal.rewritten(path, 'module.py', {first}, frozenset({'OSError'}))
    assert path.read_text(encoding='utf-8') == textwrap.dedent('''\
        def f(a, b: int, *, c=..., d=1):
            pass
            g = a
            raise reveal_type(g)

        async def h() -> int:
            raise cast(int, g)
        try:
            f()
        except caught as e:
            raise e
        except OSError:
            pass''')
    assert places == {
        ('module.py', 4): first, ('module.py', 7): Site('module.py', 6, 4), ('module.py', 11): Site('module.py', 8, 21),
    }


MODULE = '''\
import sys
class Base(Exception): ...
class Inside(Base):
    def again(self):
        raise self
class Holder:
    error_class = EOFError
    def fail(self):
        raise self.error_class
def outside(): raise EOFError
def inside(): raise Inside
'''


@pytest.mark.native
@pytest.mark.parametrize(('more', 'lines', 'status'), [
    ('', [], 0),
    (
        'class E(EOFError): ...\nvars(sys.modules[__name__])["E"] = Inside\ndef f(): raise E',
        ['ours: false alarm: dynamic.py:14: [global: Inside] def f(): raise E', 'false alarms: 1'], 1,
    ),
    (
        'E = vars(sys.modules["builtins"])["EOF" + "Error"]\ndef f(): raise E',
        [
            'ours: missed: dynamic.py:13: [global: EOFError] def f(): raise E',
            'global, local import: 1 of 2 are reported, 99.5 % are wanted',
        ], 1,
    ),
])
def test_what_only_the_run_time_knows_is_a_disagreement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    more: str, lines: list[str], status: int,
) -> None:
    (tmp_path / 'dynamic.py').write_text(MODULE + more, encoding='utf-8')
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv('PYTHONPATH', str(tmp_path))
    assert verdicts.main(['--no-pyright', '--no-astroid', '--packages', 'dynamic=dynamic.Base']) == status
    out = capsys.readouterr().out
    assert [line for line in out.splitlines() if line.startswith(('ours:', 'false', 'global', 'nothing'))] == lines
    assert json.dumps(['dynamic', 'attribute', '1', '1', '0']) in map(json.dumps, (
        line.split()[:5] for line in out.splitlines()
    ))
