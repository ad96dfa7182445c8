"""The benchmark of masked excepts: which sites it takes, how it judges them, and that it sees what is wrong."""
from __future__ import annotations

import doctest
import textwrap
from pathlib import Path

import pytest

from benchmarks.masked import __main__ as masked
from benchmarks.masked import score
from benchmarks.masked.score import Figures
from benchmarks.masked.score import Judged
from benchmarks.masked.score import Match
from benchmarks.masked.score import Site
from benchmarks.masked.score import coverage
from benchmarks.masked.score import failures
from benchmarks.masked.score import figures
from benchmarks.masked.score import spread
from benchmarks.masked.sites import sites

EXACT, RELATED, NONE = Match.EXACT, Match.RELATED, Match.NONE


def site(wrote: dict[str, Match], said: dict[str, Match]) -> Site:
    """A site with these exceptions on both sides."""
    left, right = (tuple(Judged(name, match, 'kind') for name, match in side.items()) for side in (wrote, said))
    return Site('package', 'package/a.py', 3, 'try: ...', left, right, unknown=())


def measured(tmp_path: Path, source: str, name: str = 'module.py') -> list[Site]:
    """The sites in the only file of a project."""
    path = tmp_path / 'project' / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(source), encoding='utf-8')
    return [*sites('project', tmp_path / 'project')]


def judged(tmp_path: Path, source: str) -> list[tuple[dict[str, Match], dict[str, Match]]]:
    """What was written and what is suggested at each site, with how near the other side comes."""
    return [
        ({one.name: one.match for one in found.wrote}, {one.name: one.match for one in found.said})
        for found in measured(tmp_path, source)
    ]


RIGHT = site({'OSError': EXACT}, {'OSError': EXACT})
NEAR = site({'FileNotFoundError': RELATED}, {'OSError': RELATED})
MISSED = site({'KeyError': NONE}, {})
FALSE = site({'OSError': EXACT}, {'OSError': EXACT, 'KeyError': NONE})


def test_examples_in_the_docstrings() -> None:
    failed, attempted = doctest.testmod(score)
    assert attempted and not failed


@pytest.mark.parametrize(('found', 'least', 'expected'), [
    ([RIGHT], EXACT, Figures(1, 1, 1, 1)),
    ([NEAR], EXACT, Figures(1, 0, 1, 0)),
    ([NEAR], RELATED, Figures(1, 1, 1, 1)),
    ([MISSED], RELATED, Figures(1, 0, 0, 0)),
    ([FALSE], RELATED, Figures(1, 1, 2, 1)),
    ([RIGHT, NEAR, MISSED, FALSE], RELATED, Figures(4, 3, 4, 3)),
    ([], EXACT, Figures(0, 0, 0, 0)),
])
def test_figures(found: list[Site], least: Match, expected: Figures) -> None:
    assert figures(found, least) == expected


def test_figures_of_one_exception() -> None:
    assert figures([RIGHT, NEAR, MISSED, FALSE], EXACT, 'OSError') == Figures(2, 2, 3, 2)
    assert figures([RIGHT, NEAR, MISSED, FALSE], EXACT, 'KeyError') == Figures(1, 0, 1, 0)


def test_precision_recall_and_their_mean() -> None:
    found = Figures(wrote=8, found=4, said=5, right=4)
    assert (found.recall, found.precision) == (0.5, 0.8)
    assert round(found.f1, 3) == 0.615
    assert Figures(0, 0, 0, 0).f1 == 0


def test_coverage() -> None:
    assert coverage([RIGHT, MISSED, FALSE, NEAR]) == 0.75


def test_all_right_is_good_enough() -> None:
    assert [*failures([RIGHT])] == []


@pytest.mark.parametrize(('found', 'failure'), [
    ([MISSED], 'nothing was measured: nothing that was written is suggested'),
    ([RIGHT, NEAR], 'F1 exact is 0.500, 0.55 is wanted'),
    ([RIGHT, MISSED], 'recall is 0.500, 0.60 is wanted'),
    ([RIGHT, site({'OSError': EXACT}, {'OSError': EXACT, 'A': NONE, 'B': NONE, 'C': NONE})],
     'F1 related is 0.571, 0.62 is wanted'),
])
def test_what_is_not_good_enough(found: list[Site], failure: str) -> None:
    assert failure in failures(found)


def test_kinds_and_sites_of_misses_and_false_suggestions() -> None:
    found = [RIGHT, NEAR, MISSED, FALSE]
    assert [*score.missed_kinds(found, 9)] == [*score.false_kinds(found, 9)] == ['     1  KeyError: kind']
    assert [*score.missed_kinds(found, 0)] == []
    assert score.missed(found) == [MISSED]
    assert score.false(found) == [FALSE]


def test_spread_takes_from_everywhere() -> None:
    found = [RIGHT._replace(line=line) for line in range(10)]
    assert [one.line for one in spread(found, 4)] == [0, 2, 5, 7]
    assert spread(found, 10) == spread(found, 11) == found
    assert spread(found, 0) == []


@pytest.mark.parametrize(('source', 'expected'), [
    ('try: int(x)\nexcept ValueError: ...', [({'ValueError': EXACT}, {'ValueError': EXACT})]),
    ('try: open(x)\nexcept IOError: ...', [({'OSError': EXACT}, {'OSError': EXACT})]),
    ('try: open(x)\nexcept FileNotFoundError: ...', [({'FileNotFoundError': RELATED}, {'OSError': RELATED})]),
    (
        'import json\ntry: json.loads(x)\nexcept ValueError: ...',
        [({'ValueError': RELATED}, {'json.JSONDecodeError': RELATED})],
    ),
    ('try: open(x)\nexcept KeyError: ...', [({'KeyError': NONE}, {'OSError': NONE})]),
    (
        'try: open(int(x))\nexcept ValueError: ...\nexcept (OSError, TypeError): ...',
        [({'ValueError': EXACT, 'OSError': EXACT, 'TypeError': NONE}, {'OSError': EXACT, 'ValueError': EXACT})],
    ),
    ('try: open(x)\nexcept (OSError, IOError): ...', [({'OSError': EXACT}, {'OSError': EXACT})]),
    ('try: open(x)\nexcept missing: ...', [({'missing': NONE}, {'OSError': NONE})]),
    (
        'class E(OSError): ...\ndef f(): raise E\ntry: f()\nexcept E: ...',
        [({'E': EXACT}, {'E': EXACT})],
    ),
    ('try: open(x)\nexcept* OSError: ...', [({'OSError': EXACT}, {'OSError': EXACT})]),
    ('def f():\n  try: open(x)\n  except OSError: ...', [({'OSError': EXACT}, {'OSError': EXACT})]),
    ('try: open(x)\nexcept (OSError, KeyboardInterrupt): ...', [({'OSError': EXACT}, {'OSError': EXACT})]),
    ('try: open(x)\nexcept KeyboardInterrupt: ...', []),
    ('try: open(x)\nexcept OSError: ...\nexcept Exception: ...', []),
    ('try: open(x)\nexcept (OSError, BaseException): ...', []),
    ('try: open(x)\nexcept OSError: ...\nexcept: ...', []),
    ('try: open(x)\nfinally: ...', []),
])
def test_sites_of_a_source(
    tmp_path: Path, source: str, expected: list[tuple[dict[str, Match], dict[str, Match]]],
) -> None:
    assert judged(tmp_path, source) == expected


def test_handlers_stay_in_the_tree(tmp_path: Path) -> None:
    found, = measured(tmp_path, 'try: open(x)\nexcept OSError as e: print(e)')
    assert found.source == 'try:\n    open(x)\nexcept OSError as e:\n    print(e)'


def test_kinds_say_where_something_is_from_and_what_is_unknown(tmp_path: Path) -> None:
    found = measured(tmp_path, '''
        import tool
        def f(): raise LookupError
        def g(): open(x)
        try: int(x)
        except OSError: ...
        try: f()
        except OSError: ...
        try: g()
        except KeyError: ...
        try: x[1]
        except OSError: ...
        try: tool.use()
        except OSError: ...
        try: float(tool.make())
        except OSError: ...
        try: tool.send(1)
        except OSError: ...
        try: tool.send(2)
        except OSError: ...
    ''')
    assert [one.kind for each in found for one in each.said] == [
        'int(), by contract, functions.html',
        'Call, raised, followed',
        'Call, by contract, functions.html, followed',
        'Subscript, by contract, expressions.html#subscriptions',
        'float(), by contract, functions.html',
        'send(), caught elsewhere',
        'send(), caught elsewhere',
    ]
    assert [one.kind for each in found for one in each.wrote] == [
        *['other errors are suggested, all is known'] * 4,
        'nothing is suggested, something is unknown',
        *['other errors are suggested, something is unknown'] * 3,
    ]
    assert [each.unknown for each in found] == [
        (), (), (), (), ('tool.use',), ('tool.make',), ('tool.send',), ('tool.send',),
    ]


@pytest.mark.parametrize('name', ['tests/a.py', '_vendor/b/a.py', 'a.txt'])
def test_files_that_are_left_out(tmp_path: Path, name: str) -> None:
    assert measured(tmp_path, 'try: open(x)\nexcept OSError: ...', name) == []


def test_a_file_that_does_not_parse_is_left_out(tmp_path: Path) -> None:
    assert measured(tmp_path, 'try: open(x) except OSError: ...') == []


@pytest.mark.native
def test_standard_library() -> None:
    names = {path.name for path in masked.standard_library()}
    assert {'json', 'asyncio', 'shutil.py', 'os.py'} <= names
    assert not names & {'site-packages', '__pycache__', 'README'}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package with one site each that is right, missed and false."""
    (tmp_path / 'small.py').write_text(textwrap.dedent('''\
        try: x['a']
        except KeyError: ...
        try: x()
        except KeyError: ...
        try: open(x), int(x)
        except ValueError: ...
    '''), encoding='utf-8')
    monkeypatch.syspath_prepend(tmp_path)


@pytest.mark.usefixtures('small')
def test_main_prints_tables_kinds_and_sites(capsys: pytest.CaptureFixture[str]) -> None:
    assert masked.main(['small', '--misses', '1', '--false', '1']) == 0
    out = capsys.readouterr().out
    assert 'missed: small.py:3\n  written    KeyError\n  suggested  \n  unknown    x\n    | try:\n' in out
    assert 'false: small.py:5\n  written    ValueError\n  suggested  OSError (open(), by contract, functions' in out
    assert 'small                        3      3         3     0.67  |     0.667  0.667  0.667' in out
    assert '     1  KeyError: nothing is suggested, something is unknown' in out
    assert '     1  OSError: open(), by contract, functions.html' in out


def test_main_fails_where_nothing_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / 'wrong.py').write_text('try: open(x)\nexcept KeyError: ...\n', encoding='utf-8')
    monkeypatch.syspath_prepend(tmp_path)
    assert masked.main(['wrong']) == 1
    assert 'nothing was measured: nothing that was written is suggested' in capsys.readouterr().out


@pytest.mark.usefixtures('small')
def test_without_packages_those_of_the_other_benchmarks_and_the_standard_library_are_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    package = tmp_path / 'lib' / 'package'
    package.mkdir(parents=True)
    (package / 'a.py').write_text('try: open(x)\nexcept OSError: ...\n', encoding='utf-8')
    monkeypatch.setattr(masked, 'PACKAGES', ('small',))
    monkeypatch.setattr(masked, 'standard_library', lambda: [package, tmp_path / 'small.py'])
    masked.main([])
    rows = [line.split() for line in capsys.readouterr().out.splitlines() if '|' in line]
    assert [row[:2] for row in rows[1:4]] == [['small', '3'], ['standard', 'library'], ['total', '7']]
    assert rows[2][2] == '4'
