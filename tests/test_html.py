"""The pages of the report: what is in them, that all of it is text, and whose folder they may be written to."""
from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

import pytest

from flake8_bigthree import commands
from flake8_bigthree.checker import Violation
from flake8_bigthree.errors import ReportError
from flake8_bigthree.report import folder
from flake8_bigthree.report import html
from flake8_bigthree.report import prose
from flake8_bigthree.report import trend
from flake8_bigthree.report.figures import Definition
from flake8_bigthree.report.figures import Figures
from flake8_bigthree.report.figures import File
from flake8_bigthree.report.record import Entry
from flake8_bigthree.report.totals import report
from flake8_bigthree.rule import RULES

MADE = Entry('2026-01-31T12:30:00+00:00', 'f' * 40, 50.0, Figures(slots=3))
HOSTILE = 'a = "</script><script>alert(1)</script>{{ 7 * 7 }}{% raw %}&amp;"\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / 'app').mkdir()
    (tmp_path / 'app' / 'code.py').write_text(HOSTILE + 'raise ValueError(a)\n', encoding='utf-8')
    return tmp_path


def file(path: str, *findings: Violation, left: int = 0) -> File:
    """A file with these findings, and a class of the hierarchy in it."""
    defined = Definition(f'{Path(path).stem}.Error', path, 2)
    return File(path, Figures(files=1, slots=left), (defined,), frozenset(), Counter({'builtins.OSError': 2}), findings)


def pages(project: Path, *files: File, record: tuple[Entry, ...] = (), unreadable: tuple[str, ...] = ()) -> str:
    """Write the report, and give the text of its first page."""
    found = html.write(report(files, unreadable, Counter()), record, MADE, os.fspath(project), 'out')
    return Path(found).read_text(encoding='utf-8')


def page(path: str) -> str:
    """The text of a file's page."""
    return (Path('out') / html.page_name(path)).read_text(encoding='utf-8')


# What is shown.

def test_summary_shows_what_the_report_says(project: Path) -> None:
    shown = pages(
        project, file('app/code.py', Violation(2, 0, 'HRD302', 'raises ValueError'), left=4), record=(MADE, MADE),
        unreadable=('app/<broken>.py',),
    )
    for text in (
        f'<h1>{project.name}</h1>', '2026-01-31 12:30 UTC, commit <code>ffffffffffff</code>, 1 file</p>',
        '<strong>4</strong> left to do', 'code.Error', 'OSError', 'broken&gt;', 'raise-outside-hierarchy',
        '2 reports</summary>', '1 class is defined in the hierarchy, 0 of them are raised.',
        f'href="{html.page_name("app/code.py")}#L2"',
    ):
        assert text in shown
    assert 'http' not in shown.replace('http-equiv', '')


def test_summary_of_nothing_says_so(project: Path) -> None:
    shown = pages(project)
    assert 'No file has been read.' in shown
    assert 'Trend' not in shown


def test_page_of_a_file_has_findings_on_their_lines(project: Path) -> None:
    findings = Violation(2, 0, 'HRD302', 'raises `ValueError`'), Violation(2, 0, 'HRD115', 'without `from`')
    pages(project, file('app/code.py', *findings))
    shown = page('app/code.py')
    line = shown.index('id="L2"')
    assert line < shown.index('without <code>from</code>') < shown.index('raises <code>ValueError</code>')
    assert 'href="../rules.html#HRD302"' in shown
    assert 'href="../index.html#files"' in shown


def test_source_and_names_are_text(project: Path) -> None:
    name = 'app/<img src=x onerror=alert(1)>{{ 7 * 7 }}.py'
    (project / name).write_text(HOSTILE, encoding='utf-8')
    summary = pages(project, file('app/code.py'), file(name))
    for shown in (summary, page(name), page('app/code.py')):
        assert '49' not in shown.replace('2449', '')
        assert '<img' not in shown
    assert '&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 * 7 }}{% raw %}&amp;amp;' in page(name)


def test_file_that_is_gone_or_shorter_keeps_its_findings(project: Path) -> None:
    pages(project, file('app/code.py', Violation(9, 0, 'HRD302', 'behind the end')), file('app/gone.py'))
    assert 'The file has changed since it was measured' in page('app/code.py')
    assert 'behind the end' in page('app/code.py')
    assert 'The file cannot be read any more.' in page('app/gone.py')


def test_every_rule_is_explained(project: Path) -> None:
    pages(project)
    shown = (project / 'out' / 'rules.html').read_text(encoding='utf-8')
    assert [code for code in RULES if f'id="{code}"' not in shown] == []


@pytest.mark.parametrize(('one', 'other'), [
    ('a/B.py', 'a/b.py'), ('a/b.py', 'a-b.py'), ('ä.py', 'ö.py'), ('a#.py', 'a%.py'), ('\udcff.py', '\udcfe.py'),
    ('a' * 300, 'b' + 'a' * 299),
])
def test_names_of_pages_differ_where_paths_do(one: str, other: str) -> None:
    names = [html.page_name(path).lower() for path in (one, other)]
    assert len({*names}) == 2
    assert max(map(len, names)) < 120


def test_command_writes_the_pages_and_says_where(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, 'argv', ['flake8_bigthree'])
    arguments = ['report', '-j1', '--format=html', '--record=record.jsonl', '--fail-under=inside=1', 'app']
    assert commands.main(arguments) == 1
    assert capsys.readouterr().out.splitlines() == [
        os.path.join('bigthree-report', 'index.html'), 'FAILED inside (minimum 1 %, actual 0 %)',
    ]
    assert (project / 'bigthree-report' / html.page_name('app/code.py')).exists()
    assert commands.main(['report', '-j1', '--format=html', '--output=other', 'app']) == 0
    assert 'Trend' not in (project / 'other' / 'index.html').read_text(encoding='utf-8')


# The trend.

def test_trend_runs_from_left_to_right_and_up_to_the_most() -> None:
    given = ((4, None), (1, 25), (0, 100))
    entries = [MADE._replace(total=Figures(slots=slots), score=score) for slots, score in given]
    left, score = trend.charts(entries)
    assert (left.title, left.top, left.told, left.marked) == ('Left to do', '4', '4 → 1 → 0', left.values)
    assert left.line == f'{trend.LEFT},{trend.TOP} 160,77.5 {trend.RIGHT},{trend.BOTTOM}'
    assert (score.told, score.top) == ('25 % → 100 %', '100 %')


def test_only_report_stands_above_its_date() -> None:
    left, _ = trend.charts([MADE])
    assert (left.line, left.told) == (f'{trend.RIGHT},{trend.TOP}', '3')


def test_long_trend_is_told_by_its_end() -> None:
    left, _ = trend.charts([MADE] * 41)
    assert left.told == '… → ' + ' → '.join(['3'] * 8)
    assert left.marked == left.values[-1:]


def test_what_was_never_counted_has_no_picture() -> None:
    assert trend.charts([]) == []
    assert [chart.title for chart in trend.charts([MADE._replace(score=None, total=Figures())])] == ['Left to do']


def test_prose_is_taken_apart() -> None:
    assert [block.kind for block in prose.blocks('Why:\nso.\n\nGood:\n```python\nx\n```\n\n')] == [
        'paragraph', 'label', 'code',
    ]


# The folder.

def test_folder_of_an_earlier_report_is_brought_up_to_date(project: Path) -> None:
    folder.write('out', {'a.html': lambda: 'a', 'b.html': lambda: 'b'})
    (project / 'out' / 'b.html').unlink()
    (project / 'out' / 'mine.txt').write_text('mine', encoding='utf-8')
    folder.write('out', {'c.html': lambda: 'ä\udcff'})
    assert sorted(path.name for path in (project / 'out').iterdir()) == [
        'bigthree-report.txt', 'c.html', 'files', 'mine.txt',
    ]
    assert (project / 'out' / 'c.html').read_text(encoding='utf-8') == 'ä\\udcff'


@pytest.mark.parametrize('name', ['../victim.html', '/tmp/victim.html', 'files/../../victim.html', 'mine.txt'])
def test_marker_that_names_other_files_removes_none(project: Path, name: str) -> None:
    folder.write('out', {'a.html': lambda: 'a'})
    for victim in ('victim.html', 'out/mine.txt'):
        (project / victim).write_text('mine', encoding='utf-8')
    marker = project / 'out' / 'bigthree-report.txt'
    marker.write_text(f'{marker.read_text(encoding="utf-8")}{name}\n', encoding='utf-8')
    folder.write('out', {'a.html': lambda: 'a'})
    assert (project / 'victim.html').exists()
    assert (project / 'out' / 'mine.txt').exists()


@pytest.mark.parametrize('marker', [None, '', 'something else\n'])
def test_folder_of_someone_else_is_left_alone(project: Path, marker: str | None) -> None:
    if marker is not None:
        (project / 'app' / 'bigthree-report.txt').write_text(marker, encoding='utf-8')
    before = sorted((project / 'app').iterdir())
    with pytest.raises(ReportError, match='^app: cannot be written: it is neither empty nor'):
        folder.write('app', {'a.html': lambda: 'a'})
    assert sorted((project / 'app').iterdir()) == before


def test_folder_in_which_another_run_has_just_begun_is_no_one_elses(project: Path) -> None:
    (project / 'out').mkdir()
    (project / 'out' / 'bigthree-report.txt.1-a.tmp').touch()
    folder.write('out', {'a.html': lambda: 'a'})
    assert (project / 'out' / 'a.html').exists()


def test_folder_that_is_a_file_is_an_error(project: Path) -> None:
    with pytest.raises(ReportError, match='^app/code.py: cannot be written: '):
        folder.write('app/code.py', {})
