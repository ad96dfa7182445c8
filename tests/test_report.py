"""The report: what is counted, how it is summed up, shown, recorded and held to minimums."""
from __future__ import annotations

import ast
import gc
import io
import json
import multiprocessing
import os
import subprocess
import sys
from collections import Counter
from collections import deque
from collections.abc import Callable
from collections.abc import Iterator
from concurrent.futures import Executor
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any
from typing import NamedTuple
from typing import ParamSpec
from typing import TypeVar

import pytest
from rich.console import Console

import flake8_bigthree
from flake8_bigthree import commands
from flake8_bigthree.errors import RecordError
from flake8_bigthree.errors import RuleError
from flake8_bigthree.options import Options
from flake8_bigthree.raising import suggestion
from flake8_bigthree.report import command
from flake8_bigthree.report import markdown
from flake8_bigthree.report import measure
from flake8_bigthree.report import record
from flake8_bigthree.report import text
from flake8_bigthree.report.figures import MEANINGS
from flake8_bigthree.report.figures import Definition
from flake8_bigthree.report.figures import Figures
from flake8_bigthree.report.figures import File
from flake8_bigthree.report.totals import SHARES
from flake8_bigthree.report.totals import Report
from flake8_bigthree.report.totals import families
from flake8_bigthree.report.totals import grade
from flake8_bigthree.report.totals import report

ERRORS = '''
class BigThreeError(Exception): ...
class ToolError(BigThreeError): ...
class IdleError(BigThreeError):
    class Deep(BigThreeError): ...
'''
CODE = '''
import errors
from typing import no_type_check

class Beside(Exception): ...

def whole(a: int) -> None:
    raise errors.ToolError(a)

def begun(a: int, b):
    try:
        a(b)
    except OSError:
        raise
    except Exception as error:  # noqa: HRD103 - it is known
        raise errors.ToolError(a) from error
    except:
        raise ValueError(a)

def bare(a, *b):
    try:
        raise NotImplementedError
    except BaseException:
        raise a
    raise a

def declared(a: errors.ToolError) -> None:
    raise a

@no_type_check
def free(a):
    return a

raise Exception
'''
TESTS = '''
import pytest

def test_a() -> None:
    assert len('a') == 1

def test_b() -> None:
    pass

def test_c() -> None:
    pytest.skip('not now')
    assert len('a') == 1

def helper() -> None:
    pass
'''


class Outcome(NamedTuple):
    """What a command has given back and printed."""

    status: int
    out: str
    err: str


Run = Callable[..., Outcome]
P = ParamSpec('P')
T = TypeVar('T')


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one of everything that is counted."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {
        'setup.cfg': '[flake8]\nselect = HRD\nexclude = left_out\n', 'errors.py': ERRORS, 'app/code.py': CODE,
        'app/tests/test_code.py': TESTS, 'left_out/code.py': CODE, 'app/broken.py': 'def', 'notes.txt': 'except:',
    })
    return tmp_path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`python -m flake8_bigthree report` in this process."""
    def run(*args: str) -> Outcome:
        argv = ['report', '-j1', *args]
        monkeypatch.setattr(sys, 'argv', ['flake8_bigthree', *argv])
        status = commands.main(argv)
        return Outcome(status, *capsys.readouterr())
    return run


def write(folder: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding='utf-8')


def found(run: Run, *args: str) -> Any:  # noqa: HRD213 - it is JSON
    """The report as JSON, read again."""
    return json.loads(run('--format', 'json', *args).out)


def file(path: str, *, tests: int = 0, stubs: int = 0) -> File:
    """A file with tests and stubs only."""
    return File(path, Figures(files=1, tests=tests, stubs=stubs), (), frozenset(), Counter(), ())


def small(*files: File, unreadable: tuple[str, ...] = ()) -> Report:
    return report(files, unreadable, Counter())


# What is counted.

def test_everything_is_counted(project: Path, run: Run) -> None:
    assert found(run)['total'] == {
        'files': 3, 'functions': 8, 'annotated_functions': 6, 'begun_functions': 7, 'slots': 14, 'annotated_slots': 9,
        'handlers': 4, 'hrd101': 1, 'hrd102': 1, 'hrd103': 1, 'raises_inside': 3, 'raises_outside': 2,
        'raises_unknown': 2, 'classes_inside': 4, 'classes_outside': 1, 'tests': 3, 'stubs': 1, 'skipped': 1,
        'suppressions': 1, 'baseline': 0, 'left': 13,
    }


def test_file_that_is_given_twice_counts_once(project: Path, run: Run) -> None:
    once = found(run)['total']
    assert found(run, '.', 'app', 'app/code.py')['total'] == once


def test_the_hierarchy_is_one_of_all_files(project: Path, run: Run) -> None:
    hierarchy = found(run)['hierarchy']
    assert [(cls['name'], cls['path'], cls['line']) for cls in hierarchy['defined']] == [
        ('BigThreeError', 'errors.py', 2), ('IdleError', 'errors.py', 4), ('IdleError.Deep', 'errors.py', 5),
        ('ToolError', 'errors.py', 3),
    ]
    assert [cls['name'] for cls in hierarchy['never_raised']] == ['BigThreeError', 'IdleError', 'IdleError.Deep']
    assert hierarchy['raised_outside'] == {'builtins.ValueError': 1, 'builtins.Exception': 1}


def test_what_an_annotation_names_is_not_raised_for_that(project: Path, run: Run) -> None:
    write(project, {'app/code.py': 'import errors\n\ndef f(a: errors.ToolError) -> None:\n    raise a\n'})
    report = found(run)
    assert report['total']['raises_inside'] == 1
    assert 'ToolError' in [cls['name'] for cls in report['hierarchy']['never_raised']]


def test_files_with_most_left_come_first_and_folders_hold_all_below(project: Path, run: Run) -> None:
    report = found(run)
    assert [(file['path'], file['figures']['left']) for file in report['files']] == [
        ('app/code.py', 11), ('app/tests/test_code.py', 2), ('errors.py', 0),
    ]
    assert {folder: figures['left'] for folder, figures in report['folders'].items()} == {'app': 13, 'app/tests': 2}
    assert report['unreadable'] == ['./app/broken.py']


def test_findings_are_those_of_the_rules_that_are_on(project: Path, run: Run) -> None:
    write(project, {'setup.cfg': '[flake8]\nselect = HRD101, HRD112\n'})
    report = found(run, 'app/code.py')
    [code] = report['files']
    assert [(one['code'], one['line']) for one in code['findings']] == [('HRD101', 17)]
    assert report['total']['hrd103'] == 1


@pytest.mark.parametrize(('form', 'asked'), [('text', 0), ('markdown', 0), ('json', 3), ('html', 3)])
def test_only_a_format_that_shows_findings_asks_what_blocks_can_raise(
    project: Path, run: Run, form: str, asked: int, monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[ast.AST] = []
    monkeypatch.setattr(suggestion, 'for_handler', lambda handler, *_: seen.append(handler))
    monkeypatch.setattr(suggestion, 'sentence', lambda *_: '')
    assert run('--format', form, 'app/code.py').err == ''
    assert len(seen) == asked


@pytest.mark.parametrize(('form', 'codes'), [('text', set()), ('markdown', set()), ('json', {'HRD111'})])
def test_only_a_format_that_shows_findings_asks_all_rules(
    project: Path, run: Run, form: str, codes: set[str], monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[frozenset[str]] = []

    def measured(files: object, options: object, root: object, codes: frozenset[str], jobs: object) -> Iterator[None]:
        seen.append(codes)
        return iter(())

    monkeypatch.setattr(command, 'measure', measured)
    assert run('--format', form, '--select=HRD111').status == 0
    assert seen == [codes]


def test_noqa_and_baseline_do_not_improve_the_figures(project: Path, run: Run) -> None:
    before = found(run)
    write(project, {
        'setup.cfg': '[flake8]\nexclude = left_out\nbigthree-baseline = known\n',
        'known': 'app/code.py HRD103 begun 1\napp/code.py HRD302 begun 2\nother.py HRD101 f 1\n',
    })
    after = found(run)
    assert after['total'] == before['total'] | {'baseline': 3}
    assert after['files'][0]['figures']['baseline'] == 3
    assert after['score'] == before['score']


@pytest.mark.parametrize(('lines', 'functions', 'handlers'), [
    ('def f(): ...', 1, 0), ('async def f(): ...', 1, 0), ('class A:\n def f(self): ...', 1, 0),
    ('def f():\n def g(): ...', 2, 0), ('try: ...\nexcept A: ...\nexcept* B: ...'.replace('*', ''), 0, 2),
    ('try: ...\nexcept* A: ...', 0, 1), ('def f():\n try: ...\n except A:\n  try: ...\n  except B: ...', 1, 2),
])
def test_it_is_counted_wherever_it_stands(
    project: Path, run: Run, lines: str, functions: int, handlers: int,
) -> None:
    write(project, {'one.py': lines})
    total = found(run, 'one.py')['total']
    assert (total['functions'], total['handlers']) == (functions, handlers)


def test_the_counts_are_those_of_a_plain_look_at_the_tree(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    package = Path(flake8_bigthree.__file__).parent
    monkeypatch.chdir(package.parent)
    nodes = [
        node for path in package.rglob('*.py')
        for node in ast.walk(ast.parse(path.read_text(encoding='utf-8')))
    ]
    total = found(run, package.name)['total']
    assert total['files'] == len([*package.rglob('*.py')])
    assert total['handlers'] == sum(isinstance(node, ast.ExceptHandler) for node in nodes) > 20
    assert total['functions'] == sum(isinstance(node, ast.FunctionDef) for node in nodes) > 500
    assert total['annotated_functions'] == total['begun_functions'] == total['functions']


@pytest.mark.parametrize(('body', 'stubs'), [
    ('assert True', 1), ('"""It works."""\n    assert 1 == 1', 1), ('run = print()\n    assert True', 1),
    ('assert True\n    assert print()', 0), ('if print():\n        assert True', 0), ('assert print()', 0),
])
def test_test_that_asserts_constants_only_is_a_stub(project: Path, run: Run, body: str, stubs: int) -> None:
    write(project, {'test_one.py': f'def test_a() -> None:\n    {body}\n'})
    assert found(run, 'test_one.py')['total']['stubs'] == stubs


def test_neither_functions_in_tests_nor_fixtures_are_counted_as_tests(project: Path, run: Run) -> None:
    write(project, {'test_one.py': (
        'import pytest\n'
        'def test_outer():\n    def test_inner(): ...\n'
        '@pytest.fixture\ndef test_environment(): ...\n'
        '@pytest.fixture(scope="module")\ndef test_folder(): ...\n'
    )})
    assert found(run, 'test_one.py')['total']['tests'] == 1


# The score.

def test_score_is_the_mean_of_the_families_that_have_something_to_count() -> None:
    total = Figures(slots=4, annotated_slots=1, handlers=4, hrd103=1, hrd101=1, raises_inside=3, raises_outside=1)
    assert [share.percent for share in families(total)] == [25, 50, 75, None]
    found = small(File('a.py', total, (), frozenset(), Counter(), ()))
    assert (found.score, found.grade) == (50, 'D')


def test_nothing_to_count_has_no_score() -> None:
    assert (small().score, small().grade, small().total) == (None, '–', Figures())


@pytest.mark.parametrize(('least', 'letter'), [
    (97, 'A+'), (92, 'A'), (88, 'A−'), (84, 'B+'), (80, 'B'), (76, 'B−'), (65, 'C'), (50, 'D'),
])
def test_grades_begin_at(least: int, letter: str) -> None:
    assert grade(least) == letter != grade(least - 0.001)
    assert grade(0) == 'F'


def test_more_stubs_than_tests_is_no_negative_share() -> None:
    assert families(Figures(tests=1, stubs=2))[3].percent == 0


def test_shares_are_those_that_can_be_held_to_a_minimum() -> None:
    assert tuple(small().shares) == SHARES


def test_every_figure_has_its_meaning() -> None:
    assert tuple(MEANINGS) == Figures._fields


# Minimums.

@pytest.mark.parametrize(('given', 'status', 'line'), [
    ('annotated=64.28', 0, 'PASSED annotated (minimum 64.2 %, actual 64.2 %)'),
    ('annotated=64.29%', 1, 'FAILED annotated (minimum 64.2 %, actual 64.2 %)'),
    ('specific=25', 0, 'PASSED specific (minimum 25 %, actual 25 %)'),
    ('inside=61', 1, 'FAILED inside (minimum 61 %, actual 60 %)'),
    ('asserting=33', 0, 'PASSED asserting (minimum 33 %, actual 33.3 %)'),
    ('functions=75', 0, 'PASSED functions (minimum 75 %, actual 75 %)'),
    ('raised=25.1', 1, 'FAILED raised (minimum 25.1 %, actual 25 %)'),
    ('score=45.6', 0, 'PASSED score (minimum 45.6 %, actual 45.6 %)'),
])
def test_a_share_is_held_to_its_minimum(project: Path, run: Run, given: str, status: int, line: str) -> None:
    outcome = run('--fail-under', given)
    assert (outcome.status, outcome.out.splitlines()[-1]) == (status, line)


def test_all_minimums_have_to_be_reached(project: Path, run: Run) -> None:
    outcome = run('--fail-under=functions=80', '--fail-under=annotated=1', '--format=json')
    assert outcome.status == 1
    assert [line.split()[0] for line in outcome.err.splitlines()] == ['FAILED', 'PASSED']
    assert json.loads(outcome.out)['version'] == 1


def test_what_is_written_to_a_file_leaves_room_for_the_lines(project: Path, run: Run) -> None:
    outcome = run('--fail-under=functions=5', '--format=json', '--output=report.json')
    assert outcome == (0, 'PASSED functions (minimum 5 %, actual 75 %)\n', '')
    assert json.loads((project / 'report.json').read_text(encoding='utf-8'))['shares']['functions'] == 75


def test_nothing_to_count_reaches_no_minimum(project: Path, run: Run) -> None:
    outcome = run('errors.py', '--fail-under=asserting=0')
    assert outcome.status == 1
    assert outcome.out.splitlines()[-1] == 'FAILED asserting (minimum 0 %, actual nothing to count)'


@pytest.mark.parametrize('given', ['tests=5', 'score', 'score=', 'score=101', 'score=-1', 'score=nan', 'score=x'])
def test_a_wrong_minimum_is_an_error(run: Run, given: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run('--fail-under', given)
    assert caught.value.code == 2
    assert given.partition('=')[0] in capsys.readouterr().err


# How it is shown.

def test_text_is_plain_where_there_is_no_terminal(project: Path, run: Run) -> None:
    out = run().out
    assert '\x1b' not in out
    assert out.splitlines()[-1] == 'Score 45.6 %, grade F'
    for shown in ('app/tests/test_code.py', './app/broken.py', 'IdleError.Deep', *MEANINGS.values()):
        assert shown in out


def test_markup_in_names_is_text() -> None:
    name = '[bold]:bug:a|b_*.py'
    shown = small(file(name, tests=1, stubs=1))
    assert name in text.render(shown, [])
    assert r'| \[bold]:bug:a\|b\_\*.py |' in markdown.render(shown, [])


def test_text_has_colours_on_a_terminal() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    assert '\x1b' in text.render(small(file('a.py', tests=1)), [], Terminal())


def test_markdown_is_tables(project: Path, run: Run) -> None:
    lines = run('--format', 'markdown').out.splitlines()
    assert lines[0] == '# Score 45.6 %, grade F'
    assert '| functions | 8 |' in ' '.join(lines)
    assert '| app/code.py | 11 | 5/10 | 3/4 | 2 | 1 | 0 | 0 | 1 | 0 |' in lines


def test_long_lists_are_cut() -> None:
    shown = markdown.render(small(*(file(f'{number:02}.py', tests=1, stubs=1) for number in range(32))), [])
    assert '29.py' in shown
    assert '30.py' not in shown
    assert shown.splitlines()[-1] == 'and 2 more'


def test_files_with_nothing_left_are_not_listed() -> None:
    assert 'a.py' not in markdown.render(small(file('a.py', tests=1)), [])


@pytest.mark.parametrize(('target', 'form'), [
    ('app', 'text'), ('app', 'html'), ('app/code.py', 'html'), ('missing/report.json', 'json'),
])
def test_a_report_that_cannot_be_written_is_an_error_at_once(
    project: Path, run: Run, target: str, form: str, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(command, 'measure', lambda *_: pytest.fail('it is measured in vain'))
    outcome = run('--output', target, '--format', form)
    assert outcome.status == 2
    assert outcome.err.startswith(f'{target}: cannot be written: ')


@pytest.mark.native
def test_a_full_disk_is_an_error(project: Path, run: Run) -> None:
    outcome = run('--output', '/dev/full')
    assert outcome.status == 2
    assert outcome.err.startswith('/dev/full: cannot be written: ')


@pytest.mark.parametrize('paths', [['missing'], ['app', 'missing.py']])
def test_a_path_that_leads_nowhere_is_an_error(project: Path, run: Run, paths: list[str]) -> None:
    outcome = run(*paths)
    assert (outcome.status, outcome.out) == (2, '')
    assert outcome.err == f'{paths[-1]}: there is no such file or folder\n'


def test_what_flake8_does_not_take_is_an_error(project: Path, run: Run) -> None:
    write(project, {'setup.cfg': '[flake8]\nbigthree-loggers = \nbigthree-min-annotated = x\n'})
    outcome = run()
    assert (outcome.status, outcome.out) == (2, '')
    assert 'bigthree-min-annotated' in outcome.err


@pytest.mark.native
def test_minimums_count_though_the_reader_has_enough(project: Path) -> None:
    command = [sys.executable, '-m', 'flake8_bigthree', 'report', '--fail-under=score=99']
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout and run.stderr
        run.stdout.close()
        assert run.stderr.read() == b''
    assert run.returncode == 1


@pytest.mark.native
def test_progress_is_shown_on_a_terminal(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr('sys.stderr.isatty', lambda: True)
    monkeypatch.setattr(Console, 'is_terminal', True)
    monkeypatch.setattr(sys, 'argv', ['flake8_bigthree'])
    assert commands.main(['report', '--output=report.txt']) == 0
    assert 'Measuring' in capsys.readouterr().err


# The record.

def test_a_record_shows_how_the_figures_have_changed(project: Path, run: Run) -> None:
    def columns(out: str) -> list[list[str]]:
        return [line.split()[-4:] for line in out.splitlines() if line.startswith('  20')]

    first = run('--record', 'record.jsonl')
    assert columns(first.out) == [['5', '3', '2', '13']]
    write(project, {'app/code.py': ''})
    second = run('--record', 'record.jsonl')
    assert columns(second.out) == [['5', '3', '2', '13'], ['0', '0', '0', '2']]
    assert len((project / 'record.jsonl').read_text(encoding='utf-8').splitlines()) == 2
    assert columns(run().out) == []


@pytest.mark.native
def test_a_record_names_the_commit(project: Path, run: Run) -> None:
    run('--record', 'record.jsonl')
    git = ['git', '-c', 'user.name=a', '-c', 'user.email=a@b']
    for args in (['init', '-q'], ['add', 'errors.py'], ['commit', '-qm', 'a']):
        subprocess.run([*git, *args], cwd=project, check=True)
    run('--record', 'record.jsonl')
    without, with_one = record.read('record.jsonl')
    commit = subprocess.run(['git', 'rev-parse', 'HEAD'], capture_output=True, check=True, text=True).stdout.strip()
    assert (without.commit, with_one.commit) == (None, commit)
    assert without.total == with_one.total


@pytest.mark.parametrize('line', [
    'x', '[]', '{"date": 1}', '{"date": "a", "commit": null, "score": null, "total": {"tests": "1"}}',
    '{"date": "a", "commit": null, "score": null, "total": {"tests": true}}', ' ',
])
def test_a_damaged_record_is_an_error_and_stays(project: Path, run: Run, line: str) -> None:
    good = '{"date": "2026-01-31", "commit": null, "score": null, "total": {}}'
    write(project, {'record.jsonl': f'{good}\n{line}\n'})
    outcome = run('--record', 'record.jsonl')
    assert (outcome.status, outcome.out) == (2, '')
    assert outcome.err.startswith('record.jsonl:2: no line of a record: ')
    assert (project / 'record.jsonl').read_text(encoding='utf-8') == f'{good}\n{line}\n'


def test_a_record_that_cannot_be_read_is_an_error(project: Path, run: Run) -> None:
    assert run('--record', 'app').err.startswith('app: cannot be read: ')


def test_a_record_that_cannot_be_written_is_an_error(project: Path) -> None:
    with pytest.raises(RecordError, match='^app: cannot be written: '):
        record.append('app', record.entry(small(), '.'))


def test_figures_of_a_later_version_are_passed_over(project: Path) -> None:
    write(project, {'r': '{"date": "a", "commit": "b", "score": 1, "total": {"tests": 2, "wishes": 3}}\n'})
    assert record.read('r') == [record.Entry('a', 'b', 1, Figures(tests=2))]


def test_without_git_there_is_no_commit(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('PATH', os.fspath(project))
    assert record.entry(small(), '.').commit is None


# Many files.

@pytest.mark.native
def test_processes_measure_what_one_does(project: Path, run: Run) -> None:
    write(project, {f'many/m{number}.py': f'{CODE}\nclass N{number}(errors.ToolError): ...\n' for number in range(50)})
    files = sorted(map(str, project.glob('many/*.py')))
    args = (files, Options(), os.fspath(project), frozenset({'HRD103'}))
    alone = [*measure.measure(*args, 1)]
    assert [path for path, _ in alone] == files
    assert sorted(measure.measure(*args, 2)) == alone
    assert [*measure.measure(files[:3], *args[1:], 2)] == alone[:3]


class Late(Future[T]):
    """What is not done before something waits for it."""

    def __init__(self, work: Callable[[], T]) -> None:
        super().__init__()
        self.work = work

    def result(self, timeout: float | None = None) -> T:
        return super().result() if self.done() else self.work()


class Others(Executor):
    """Other processes, each as fast or as slow as can be."""

    def __init__(self, *, at_once: bool) -> None:
        self.at_once = at_once
        self.is_shut = False

    def submit(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Late(partial(work, *args, **kwargs))
        if self.at_once:
            future.set_result(future.result())
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.is_shut = cancel_futures


def queue_of(count: int) -> measure.Queue:
    context = multiprocessing.get_context()
    return measure.Queue([str(number) for number in range(count)], measure.Turns(context), measure.Turns(context))


def shared(pool: Others, own: measure.Measure, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The paths of ten files as they are measured."""
    queue = queue_of(10)
    monkeypatch.setattr(measure, '_state', [(lambda path: (f'other {path}', None), queue)])
    given = deque([pool.submit(measure._measure)])
    return (path for path, _ in measure._shared(own, queue, pool, given))


@pytest.mark.native
def test_others_take_some_files_after_the_other_from_the_front(monkeypatch: pytest.MonkeyPatch) -> None:
    queue = queue_of(18)
    monkeypatch.setattr(measure, '_state', [(lambda path: (path, None), queue)])
    assert queue.claim()  # this process is at the last one
    found = [' '.join(path for path, _ in measure._measure()) for _ in range(4)]
    assert found == ['0 1 2 3 4 5 6 7', '8 9 10 11 12 13 14 15', '16', '']


@pytest.mark.native
@pytest.mark.parametrize(('at_once', 'order'), [
    (True, '9, other 0, other 1, other 2, other 3, other 4, other 5, other 6, other 7, 8'),
    (False, '9, 8, 7, 6, 5, 4, 3, 2, 1, 0'),
])
def test_who_is_faster_measures_more(at_once: bool, order: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pool = Others(at_once=at_once)
    assert ', '.join(shared(pool, lambda path: (path, None), monkeypatch)) == order
    assert pool.is_shut


@pytest.mark.native
def test_what_others_are_still_at_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    queue = queue_of(3)
    monkeypatch.setattr(measure, '_state', [(lambda path: (f'other {path}', None), queue)])
    pool, turns = Others(at_once=False), queue.turns
    found = measure._shared(lambda path: (path, None), queue, pool, deque([pool.submit(lambda: [('other', None)])]))
    assert [turns.take(), turns.take()] == [0, 1]  # that is what they have begun
    assert [path for path, _ in found] == ['2', 'other']


@pytest.mark.native
def test_others_get_nothing_more_to_do_after_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: str) -> measure.Measured:
        raise RuleError(path)

    pool = Others(at_once=True)
    with pytest.raises(RuleError, match='9'):
        [*shared(pool, fail, monkeypatch)]
    assert pool.is_shut


@pytest.mark.native
@pytest.mark.parametrize(('files', 'jobs', 'others'), [(39, 2, 0), (40, 1, 0), (40, 0, 0), (40, 9, 1), (80, 9, 2)])
def test_there_are_processes_where_there_are_many_files(
    files: int, jobs: int, others: int, monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    def begin(count: int, *_: object) -> Others:
        asked.append(count)
        return Others(at_once=True)

    monkeypatch.setattr(measure, 'ProcessPoolExecutor', begin)
    monkeypatch.setattr(measure, '_measure', list)
    paths = sorted(f'no/{number}.py' for number in range(files))
    found = measure.measure(paths, Options(), '.', frozenset(), jobs)
    assert sum(asked) == others
    assert sorted(found) == [(path, None) for path in paths]


@pytest.mark.native
def test_a_worker_measures_what_it_has_begun_with(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, '_state', [])
    queue = queue_of(2)._replace(files=['app/broken.py', 'errors.py'])
    try:
        measure._begin(Options(), os.fspath(project), frozenset(), queue)
        assert not gc.isenabled()
    finally:
        gc.enable()
    (broken, nothing), (errors, measured) = measure._measure()
    assert (broken, nothing, errors) == ('app/broken.py', None, 'errors.py')
    assert measured and measured.defined[0] == Definition('BigThreeError', 'errors.py', 2)


def test_there_is_no_garbage_collector_meanwhile(project: Path) -> None:
    def is_on() -> list[bool]:
        measuring = measure.measure(['errors.py'], Options(), os.fspath(project), frozenset(), 1)
        return [gc.isenabled(), *(gc.isenabled() for _ in measuring), gc.isenabled()]

    assert is_on() == [True, False, True]
    gc.disable()
    try:
        assert is_on() == [False, False, False]
    finally:
        gc.enable()


def test_a_minimum_is_a_name_and_a_number() -> None:
    assert command.minimum('score=9.5%') == ('score', 9.5)
