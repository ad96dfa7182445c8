"""flake8 as users run it: in a process of its own, or in this one where coverage or a rule of the test's is needed."""
from __future__ import annotations

import ast
import gc
import json
import operator
import os
import pickle
import subprocess
import sys
import weakref
from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path

import pytest
from flake8.exceptions import PluginExecutionFailed
from flake8.main.cli import main

from flake8_bigthree import __version__
from flake8_bigthree.names.project import Scope
from flake8_bigthree.plugin import Plugin
from flake8_bigthree.rule import Check
from flake8_bigthree.rule import Finding
from flake8_bigthree.rule import Rule
from flake8_bigthree.rule import found

FORMAT = '--format=%(path)s:%(row)d:%(col)d %(code)s'

BROAD = '''
try:
    print()
except Exception:
    raise
'''
NARROW = BROAD.replace('Exception', 'OSError')
#: Broad if `errors.Problem` is.
ALIAS = 'from errors import Problem\n' + BROAD.replace('Exception', 'Problem')

Run = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project that is the current folder, with a configuration that leaves flake8's own rules out."""
    monkeypatch.chdir(tmp_path)
    configure(tmp_path, 'select = HRD')
    return tmp_path


def configure(folder: Path, *lines: str, file: str = 'setup.cfg') -> None:
    write(folder / file, '\n'.join(['[flake8]', *lines, '']))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding='utf-8')


def flake8(*args: str, stdin: str | None = None, code: str = '') -> tuple[int, list[str], str]:
    """Exit code, lines of output, and errors of flake8 in a process of its own."""
    command = [sys.executable, *(['-c', code] if code else ['-m', 'flake8']), FORMAT, *args]
    run = subprocess.run(command, input=stdin, capture_output=True, encoding='utf-8')
    return run.returncode, run.stdout.splitlines(), run.stderr


@pytest.fixture
def lint(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Exit code and lines of output of flake8 in this process, as on a command line with these arguments."""
    monkeypatch.setattr(Plugin, 'session', None)

    def run(*args: str) -> tuple[int, list[str]]:
        monkeypatch.setattr(sys, 'argv', ['flake8', '-j1', FORMAT, *args])
        return main(), capsys.readouterr().out.splitlines()
    return run


def only(monkeypatch: pytest.MonkeyPatch, *rules: Rule) -> None:
    """Let these be all the rules there are."""
    monkeypatch.setattr('flake8_bigthree.session.RULES', {rule.code: rule for rule in rules})


def asserts(node: ast.Assert, scope: Scope) -> Iterator[Finding]:
    yield found(node)


def made(code: str, check: Check, *nodes: type[ast.AST], default: bool = True) -> Rule:
    return Rule(code, check.__name__, 'is found', nodes, check, default)


ASSERTS = made('HRD999', asserts, ast.Assert)


@pytest.mark.native
def test_files(project: Path) -> None:
    write(project / 'a.py', BROAD)
    write(project / 'pkg' / 'b.py', ALIAS)
    write(project / 'errors.py', 'Problem = Exception\n')
    assert flake8('.') == (1, ['./a.py:4:1 HRD103', './pkg/b.py:5:1 HRD103'], '')


@pytest.mark.native
def test_nothing_to_report(project: Path) -> None:
    write(project / 'a.py', NARROW)
    assert flake8('a.py') == (0, [], '')


@pytest.mark.native
def test_workers_find_the_same(project: Path) -> None:
    write(project / 'errors.py', 'Problem = Exception\n')
    for number in range(6):
        write(project / f'm{number}.py', ALIAS)
    one = flake8('-j1', '.')
    assert one == (1, [f'./m{number}.py:5:1 HRD103' for number in range(6)], '')
    assert flake8('-j2', '.') == one


@pytest.mark.native
def test_spawned_workers_find_the_same(project: Path) -> None:
    configure(project / 'etc', 'select = HRD', 'bigthree-source-roots = ../lib')
    write(project / 'lib' / 'errors.py', 'Problem = Exception\n')
    write(project / 'a.py', ALIAS)
    write(project / 'b.py', ALIAS)
    write(project / 'spawn.py', '''
import multiprocessing
import sys
from flake8.main.cli import main
if __name__ == '__main__':
    multiprocessing.set_start_method('spawn')
    sys.exit(main())
''')
    args = ['-j2', '--config=etc/setup.cfg', FORMAT, 'a.py', 'b.py']
    run = subprocess.run([sys.executable, 'spawn.py', *args], capture_output=True, encoding='utf-8')
    assert (run.returncode, run.stdout.splitlines()) == (1, ['a.py:5:1 HRD103', 'b.py:5:1 HRD103'])


@pytest.mark.native
def test_stdin_without_a_name_sees_the_project(project: Path) -> None:
    write(project / 'errors.py', 'Problem = Exception\n')
    assert flake8('-', stdin=ALIAS) == (1, ['stdin:5:1 HRD103'], '')


@pytest.mark.native
def test_stdin_may_be_a_file_of_tests_in_a_folder_that_is_not_there_yet(project: Path) -> None:
    helped = 'import a\n\n\ndef test_a():\n    a.b()\n'
    arguments = '--bigthree-test-files=spec_*.py', '--stdin-display-name=new/spec_a.py', '--extend-select=HRD402', '-'
    _, lines, errors = flake8(*arguments, stdin=helped)
    assert errors == ''
    assert 'new/spec_a.py:4:1 HRD402' in lines


@pytest.mark.native
def test_stdin_without_a_name_is_no_file(project: Path) -> None:
    write(project / 'errors.py', 'Problem = Exception\n')
    relative = ALIAS.replace('errors', '.errors')
    assert flake8('-', stdin=relative) == (0, [], '')
    write(project / '__init__.py', '')
    assert flake8('--stdin-display-name=a.py', '-', stdin=relative) == (1, ['a.py:5:1 HRD103'], '')


@pytest.mark.native
@pytest.mark.parametrize(('on_disk', 'is_absolute'), [(None, False), (NARROW, True), (BROAD, False), ('def', True)])
def test_unsaved_buffer_is_what_counts(project: Path, on_disk: str | None, is_absolute: bool) -> None:
    write(project / 'pkg' / 'errors.py', 'Problem = Exception\n')
    name = str(project / 'pkg' / 'a.py') if is_absolute else 'pkg/a.py'
    if on_disk is not None:
        write(project / 'pkg' / 'a.py', on_disk)
    display = f'--stdin-display-name={name}'
    assert flake8(display, '-', stdin=NARROW) == (0, [], '')
    assert flake8(display, '-', stdin=ALIAS) == (1, [f'{name}:5:1 HRD103'], '')


@pytest.mark.native
@pytest.mark.parametrize(('on_disk', 'in_buffer', 'result'), [
    ('OSError', 'Exception', (1, ['a.py:6:1 HRD103'], '')),
    ('Exception', 'OSError', (0, [], '')),
])
def test_other_files_import_the_buffer(project: Path, on_disk: str, in_buffer: str, result: object) -> None:
    source = 'Problem = {}\nimport b\n' + BROAD.replace('Exception', 'b.Fault')
    write(project / 'a.py', source.format(on_disk))
    write(project / 'b.py', 'from a import Problem as Fault\n')
    assert flake8('--stdin-display-name=a.py', '-', stdin=source.format(in_buffer)) == result


@pytest.mark.parametrize('file', ['setup.cfg', 'tox.ini', '.flake8'])
def test_configuration_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lint: Run, file: str) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / 'a.py', BROAD)
    configure(tmp_path, 'select = HRD', 'bigthree_allow_broad = log,', '  reraise', file=file)
    assert lint('a.py') == (0, [])
    configure(tmp_path, 'select = HRD', 'bigthree-allow-broad = log', file=file)
    assert lint('a.py') == (1, ['a.py:4:1 HRD103'])


def test_no_configuration_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lint: Run) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / 'a.py', ALIAS)
    write(tmp_path / 'errors.py', 'Problem = Exception\n')
    assert lint('a.py') == (1, ['a.py:5:1 HRD103'])


def test_command_line_overrules_the_configuration(project: Path, lint: Run) -> None:
    configure(project, 'select = HRD', 'bigthree-allow-broad = log')
    write(project / 'a.py', BROAD)
    assert lint('--bigthree-allow-broad=reraise', 'a.py') == (0, [])


@pytest.mark.native
def test_noqa(project: Path) -> None:
    write(project / 'a.py', BROAD.replace(':\n    raise', ':  # noqa: HRD103\n    raise'))
    write(project / 'b.py', BROAD.replace(':\n    raise', ':  # noqa: HRD101\n    raise'))
    write(project / 'c.py', '# flake8: noqa\n' + BROAD)
    assert flake8('.') == (1, ['./b.py:4:1 HRD103'], '')
    assert flake8('--disable-noqa', 'a.py') == (1, ['a.py:4:1 HRD103'], '')


@pytest.mark.native
def test_per_file_ignores(project: Path) -> None:
    configure(project, 'select = HRD', 'per-file-ignores =', '  a.py: HRD1', '  b.py: HRD2')
    write(project / 'a.py', BROAD)
    write(project / 'b.py', BROAD)
    assert flake8('.') == (1, ['./b.py:4:1 HRD103'], '')


@pytest.mark.native
def test_syntax_error_elsewhere_is_not_reported_here(project: Path) -> None:
    write(project / 'a.py', ALIAS)
    write(project / 'errors.py', 'Problem = Exception\n')
    assert flake8('--select=HRD,E9', 'a.py') == (1, ['a.py:5:1 HRD103'], '')
    write(project / 'errors.py', 'Problem = Exception\ndef')
    assert flake8('--select=HRD,E9', 'a.py') == (0, [], '')


@pytest.mark.parametrize(('lines', 'on'), [
    ([], ['HRD103', 'HRD201']),
    (['ignore = E203'], ['HRD103', 'HRD201']),
    (['extend-ignore = E203'], ['HRD103', 'HRD201']),
    (['ignore = HRD1'], ['HRD201']),
    (['extend-ignore = HRD103, HRD213'], ['HRD201']),
    (['ignore = HRD'], []),
    (['select = E'], []),
    (['select = H'], ['HRD103', 'HRD201']),
    (['select = HRD'], ['HRD103', 'HRD201']),
    (['select = HRD', 'ignore = E203'], ['HRD103', 'HRD201']),
    (['select = HRD1'], ['HRD103', 'HRD114']),
    (['select = HRD11'], ['HRD114']),
    (['select = HRD114'], ['HRD114']),
    (['select = HRD114, HRD2', 'ignore = E203'], ['HRD114', 'HRD201', 'HRD213']),
    (['extend-select = HRD'], ['HRD103', 'HRD201']),
    (['extend-select = HRD10'], ['HRD103', 'HRD201']),
    (['extend-select = HRD11'], ['HRD103', 'HRD114', 'HRD201']),
    (['extend-select = HRD1,', '  HRD213'], ['HRD103', 'HRD114', 'HRD201', 'HRD213']),
    (['extend-select = HRD1', 'ignore = HRD'], ['HRD103', 'HRD114']),
    (['extend-select = HRD114', 'ignore = HRD1'], ['HRD114', 'HRD201']),
    (['extend-select = HRD1', 'extend-ignore = HRD11'], ['HRD103', 'HRD201']),
    (['select = E', 'extend-select = HRD213'], ['HRD213']),
])
def test_selection(
    project: Path, monkeypatch: pytest.MonkeyPatch, lint: Run, lines: list[str], on: list[str],
) -> None:
    run = []

    def runs(code: str) -> Check:
        def check(node: ast.Module, scope: Scope) -> Iterator[Finding]:
            run.append(code)
            yield found(node)
        return check

    only(monkeypatch, *(
        made(code, runs(code), ast.Module, default=default)
        for code, default in {'HRD103': True, 'HRD114': False, 'HRD201': True, 'HRD213': False}.items()
    ))
    configure(project, *lines)
    write(project / 'a.py', 'a = 1\n')
    _, output = lint('a.py')
    assert output == [f'a.py:1:1 {code}' for code in on]
    assert sorted(run) == on


@pytest.mark.parametrize(('line', 'message'), [
    ('bigthree-allow-broad = always', "bigthree-allow-broad = 'always' is wrong; allowed is: nothing, reraise, log,"),
    ('bigthree_loggers = a b', "bigthree-loggers = 'a b' is wrong; allowed is: names such as"),
    ('bigthree-source-roots = lib, nowhere', "bigthree-source-roots = 'nowhere' is wrong; allowed is: existing"),
    ('bigthree-logger = log', 'bigthree-logger is no option; did you mean bigthree-loggers? Allowed are bigthree-b'),
    ('bigthree-base-exception = nowhere.AppError', 'bigthree-base-exception = nowhere.AppError: no module nowhere'),
])
def test_wrong_configuration(project: Path, lint: Run, line: str, message: str) -> None:
    (project / 'lib').mkdir()
    write(project / 'a.py', BROAD)
    configure(project, 'select = HRD', line)
    code, (headline, error) = lint('a.py')
    assert code == 1
    assert headline == 'There was a critical error during execution of Flake8:'
    assert error.startswith(f'flake8-bigthree: {message}')


@pytest.mark.native
def test_wrong_configuration_shows_no_traceback(project: Path) -> None:
    configure(project, 'bigthree-allow-broad = always')
    code, output, errors = flake8('.')
    assert (code, len(output), errors) == (1, 2, '')


def test_wrong_value_on_the_command_line(project: Path, lint: Run) -> None:
    code, (_, error) = lint('--bigthree-protocol-exceptions=maybe', 'a.py')
    assert (code, error) == (
        1, "flake8-bigthree: bigthree-protocol-exceptions = 'maybe' is wrong; allowed is: true or false",
    )


@pytest.mark.parametrize('args', [
    ['--config=../etc/flake8.ini'], ['--config', '{}/etc/flake8.ini'], ['--append-config', '../etc/flake8.ini'],
])
def test_misspelt_key_in_a_configuration_given_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lint: Run, args: list[str],
) -> None:
    configure(tmp_path / 'etc', 'bigthree-broad = x', file='flake8.ini')
    (tmp_path / 'src').mkdir()
    monkeypatch.chdir(tmp_path / 'src')
    code, (_, error) = lint(*(arg.format(tmp_path) for arg in args), '.')
    assert code == 1
    assert 'bigthree-broad is no option' in error


def test_isolated_reads_no_configuration(project: Path, lint: Run) -> None:
    configure(project, 'bigthree-broad = x')
    write(project / 'a.py', BROAD)
    assert lint('--isolated', '--select=HRD', 'a.py') == (1, ['a.py:4:1 HRD103'])
    assert Plugin.session.project.root == os.path.realpath(project)


@pytest.mark.parametrize('lines', [[], ['[metadata]', 'name = app']])
def test_repository_is_the_root_if_nothing_is_configured(project: Path, lint: Run, lines: list[str]) -> None:
    configure(project / 'etc', 'select = HRD')
    write(project / 'etc' / 'more.cfg', '\n'.join(lines))
    write(project / 'setup.cfg', '\n'.join(lines))
    write(project / '.git', 'gitdir: elsewhere')
    write(project / 'lib' / 'errors.py', 'Problem = Exception\n')
    write(project / 'app' / 'a.py', ALIAS)
    os.chdir(project / 'app')
    for args in [], ['--isolated'], ['--append-config=../setup.cfg']:
        assert lint('--select=HRD', '--bigthree-source-roots=lib', *args, 'a.py') == (1, ['a.py:5:1 HRD103'])
        assert Plugin.session.project.root == os.path.realpath(project)
    lint('--config=../etc/setup.cfg', '--append-config=../etc/more.cfg', 'a.py')
    assert Plugin.session.project.root == os.path.realpath(project / 'etc')


def test_configuration_in_a_folder_above_is_the_root(project: Path, monkeypatch: pytest.MonkeyPatch, lint: Run) -> None:
    configure(project, 'select = HRD', 'bigthree-source-roots = lib')
    write(project / 'lib' / 'errors.py', 'Problem = Exception\n')
    write(project / 'deep' / 'er' / 'a.py', ALIAS)
    monkeypatch.chdir(project / 'deep' / 'er')
    assert lint('a.py') == (1, ['a.py:5:1 HRD103'])
    assert Plugin.session.project.root == os.path.realpath(project)


@pytest.mark.parametrize(('folder', 'config'), [
    ('elsewhere', '../etc/my.cfg'), ('elsewhere', '{}/etc/my.cfg'), ('etc', 'my.cfg'), ('.', 'etc/my.cfg'),
])
def test_source_roots_are_relative_to_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lint: Run, folder: str, config: str,
) -> None:
    configure(tmp_path / 'etc', 'select = HRD', 'bigthree-source-roots = lib', file='my.cfg')
    write(tmp_path / 'etc' / 'lib' / 'errors.py', 'Problem = Exception\n')
    (tmp_path / 'elsewhere').mkdir()
    write(tmp_path / 'other' / 'a.py', ALIAS)
    monkeypatch.chdir(tmp_path / folder)
    file = os.path.relpath(tmp_path / 'other' / 'a.py')
    assert lint('--config', config.format(tmp_path), file) == (1, [f'{file}:5:1 HRD103'])
    assert Plugin.session.project.root == os.path.realpath(tmp_path / 'etc')


@pytest.mark.parametrize(('source', 'place'), [
    (b'a = 1; assert a', '1:8'),
    ('ä = "→😀"; assert ä'.encode(), '1:11'),
    ('# coding: latin-1\nä = 1; assert ä'.encode('latin-1'), '2:8'),
    (b'\xef\xbb\xbfa = 1; assert a', '1:8'),
    ('\ufeffä = 1; assert ä'.encode(), '1:8'),
    (b'a = 1\r\nassert a\r\n', '2:1'),
    ('ä = """\r\nü"""; assert ä\r\n'.encode(), '2:7'),
    ('ä = 1\r"ü"; assert ä\r'.encode(), '2:6'),
    (b'a = 1\n\x0c\nassert a\n', '3:1'),
    ('ä = "\x0c ü"; assert ä'.encode(), '1:12'),
    ('ä = "\u2028\x85\x1c"; assert ä'.encode(), '1:12'),
    ('if 1:\n\tä = 1; assert ä'.encode(), '2:9'),
    (b'(  # a\n  a)\nassert (\na)\n', '3:1'),
])
def test_place(project: Path, monkeypatch: pytest.MonkeyPatch, lint: Run, source: bytes, place: str) -> None:
    only(monkeypatch, ASSERTS)
    (project / 'a.py').write_bytes(source)
    assert lint('a.py') == (1, [f'a.py:{place} HRD999'])


@pytest.mark.parametrize('source', [b'', b'\n', b'# a\n', b'\xef\xbb\xbf'])
def test_file_without_statements(project: Path, monkeypatch: pytest.MonkeyPatch, lint: Run, source: bytes) -> None:
    only(monkeypatch, ASSERTS)
    (project / 'a.py').write_bytes(source)
    assert lint('a.py') == (0, [])


def test_stdin_is_not_a_file_called_stdin(project: Path, monkeypatch: pytest.MonkeyPatch, lint: Run) -> None:
    def shows(node: ast.Assert, scope: Scope) -> Iterator[Finding]:
        yield found(node, path=scope.module.path)

    only(monkeypatch, Rule('HRD999', 'shows', '{path}', (ast.Assert,), shows, True))
    lint()
    for name, path in {'-': None, 'stdin': None, 'a.py': os.path.realpath('a.py')}.items():
        violations = Plugin(ast.parse('assert a'), name, ['assert a'], no_line).run()
        assert [*violations] == [(1, 0, f'HRD999 {path}', Plugin)]


def test_linted_file_is_forgotten(project: Path, monkeypatch: pytest.MonkeyPatch, lint: Run) -> None:
    only(monkeypatch, ASSERTS)
    write(project / 'a.py', 'on_disk = 1\n')
    lint()
    violations = [*Plugin(ast.parse('assert a'), 'a.py', ['assert a'], no_line).run()]
    assert [line for line, *_ in violations] == [1]
    module = Plugin.session.project.load('a.py')
    assert module and module.source == 'on_disk = 1\n'


@pytest.mark.parametrize('was_on', [True, False])
def test_garbage_is_collected_once_the_rules_are_loaded(project: Path, lint: Run, was_on: bool) -> None:
    write(project / 'a.py', BROAD)
    if not was_on:
        gc.disable()
    try:
        assert lint('a.py') == (1, ['a.py:4:1 HRD103'])
        assert gc.isenabled() is was_on
    finally:
        gc.enable()


def test_what_is_loaded_is_no_garbage_in_the_process_of_the_command(project: Path, lint: Run) -> None:
    gc.unfreeze()
    assert lint() == (0, [])
    assert gc.get_freeze_count() > 0
    assert lint() == (0, [])
    assert gc.get_freeze_count() == 0


def test_another_process_keeps_its_garbage_in_sight(
    project: Path, lint: Run, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, 'flake8.main.cli')
    assert lint() == (0, [])
    assert gc.get_freeze_count() == 0


# Several runs in one process, as in an editor's.

def rewrite(path: Path, text: str) -> None:
    """Change a file and leave its size and times as they are, as an edit may within the precision of the clock."""
    status = path.stat()
    assert len(text) == status.st_size
    path.write_text(text, encoding='utf-8')
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


NEVER_AWAITED = 'async def test_a():\n    assert b\n'


def test_each_run_reads_the_files_anew(project: Path, lint: Run) -> None:
    errors = project / 'errors.py'
    write(errors, 'Problem = Exception\n')
    write(project / 'a.py', ALIAS)
    assert lint('a.py') == (1, ['a.py:5:1 HRD103'])
    rewrite(errors, 'Problem = TypeError\n')
    assert lint('a.py') == (0, [])
    errors.unlink()
    (project / 'errors').mkdir()
    write(project / 'errors' / '__init__.py', 'Problem = BaseException\n')
    assert lint('a.py') == (1, ['a.py:5:1 HRD102'])


def test_each_run_reads_the_configuration_of_pytest_anew(project: Path, lint: Run) -> None:
    write(project / 'test_a.py', NEVER_AWAITED)
    write(project / 'pytest.ini', '[pytest]\nasyncio_mode = auto\n')
    assert lint('--select=HRD4', 'test_a.py') == (0, [])
    write(project / 'pytest.ini', '[pytest]\nasyncio_mode = strict\n')
    assert lint('--select=HRD4', 'test_a.py') == (1, ['test_a.py:1:1 HRD406'])


def test_nothing_is_kept_of_an_earlier_run(project: Path, lint: Run) -> None:
    write(project / 'errors.py', 'Problem = Exception\n')
    write(project / 'conftest.py', '')
    write(project / 'test_a.py', ALIAS + NEVER_AWAITED + 'def f(b: "list") -> list[int]: raise ValueError(b)\n')
    args = '--select=HRD1,HRD2,HRD3,HRD4', '--bigthree-min-annotated=100', 'test_a.py'
    code, lines = lint(*args)
    assert code == 1
    assert len(lines) > 3
    earlier = weakref.ref(Plugin.session.project)
    assert lint(*args) == (code, lines)
    gc.collect()
    assert earlier() is None


@pytest.mark.native
@pytest.mark.parametrize('jobs', [1, 2])
def test_style_guide_that_is_used_again_reads_the_files_anew(project: Path, jobs: int) -> None:
    configure(project, 'select = HRD10', f'jobs = {jobs}')
    for name in ('a.py', 'b.py', 'c.py'):
        write(project / name, ALIAS)
    write(project / 'used.py', '''
from flake8.api.legacy import get_style_guide

def check(text, paths):
    with open('errors.py', 'w') as file:
        file.write(text)
    print(text.strip(), paths, guide.check_files(paths).total_errors, flush=True)

guide = get_style_guide(format='%(path)s %(code)s')
paths = ['a.py']
check('Problem = Exception', paths)
check('Problem = TypeError', paths)
check('Problem = Exception', ['b.py'])
check('Problem = TypeError', ['c.py'])
check('Problem = Exception', ['a.py', 'b.py'])
check('Problem = TypeError', ['b.py', 'c.py'])
check('Problem = Exception', None)
check('Problem = TypeError', None)
''')
    run = subprocess.run([sys.executable, 'used.py'], capture_output=True, encoding='utf-8')
    assert (run.stdout.splitlines(), run.stderr) == ([
        'a.py HRD103',
        "Problem = Exception ['a.py'] 1",
        "Problem = TypeError ['a.py'] 0",
        'b.py HRD103',
        "Problem = Exception ['b.py'] 1",
        "Problem = TypeError ['c.py'] 0",
        'a.py HRD103',
        'b.py HRD103',
        "Problem = Exception ['a.py', 'b.py'] 2",
        "Problem = TypeError ['b.py', 'c.py'] 0",
        './a.py HRD103',
        './b.py HRD103',
        './c.py HRD103',
        'Problem = Exception None 3',
        'Problem = TypeError None 0',
    ], '')


def test_file_that_is_given_twice_is_linted_twice(project: Path, lint: Run) -> None:
    write(project / 'errors.py', 'Problem = Exception\n')
    for name in ('a.py', 'b.py'):
        write(project / name, ALIAS)
    assert lint('a.py', 'b.py', 'a.py') == (1, ['a.py:5:1 HRD103', 'a.py:5:1 HRD103', 'b.py:5:1 HRD103'])


def no_line(line: int) -> None:
    """flake8's line for `noqa`."""


DEFECTS: dict[str, tuple[Callable[[dict[str, object]], object], str]] = {
    'assert a\n': (operator.itemgetter('key'), "KeyError('key')"),
    'assert b\n': (operator.attrgetter('key'), 'AttributeError("\'dict\' object has no attribute \'key\'")'),
}


def defective(node: ast.Assert, scope: Scope) -> Iterator[Finding]:
    yield found(node)
    fails, _ = DEFECTS[scope.module.source]
    yield found(node, value=fails({}))


@pytest.mark.parametrize(('source', 'error'), [(source, error) for source, (_, error) in DEFECTS.items()])
def test_defective_rule_is_named(
    project: Path, monkeypatch: pytest.MonkeyPatch, lint: Run, caplog: pytest.LogCaptureFixture,
    source: str, error: str,
) -> None:
    only(monkeypatch, made('HRD999', defective, ast.Assert))
    write(project / 'a.py', source)
    message = f'HRD999 fails on line 1: {error}'
    code, (headline, _) = lint('a.py')
    assert code == 1
    assert headline == f'a.py: "flake8-bigthree" failed during execution due to RuleError({message!r})'
    logged, = (record for record in caplog.records if record.name == 'flake8.bigthree')
    assert logged.getMessage() == f'a.py: {message}'
    assert logged.exc_info


def test_failure_reaches_flake8_from_a_worker(project: Path, monkeypatch: pytest.MonkeyPatch, lint: Run) -> None:
    only(monkeypatch, made('HRD999', defective, ast.Assert))
    lint()
    with pytest.raises(PluginExecutionFailed) as raised:
        [*Plugin(ast.parse('assert a'), 'a.py', ['assert a\n'], no_line).run()]
    assert str(pickle.loads(pickle.dumps(raised.value))) == str(raised.value)


@pytest.mark.native
def test_defective_rule_stops_flake8_in_workers_too(project: Path) -> None:
    configure(
        project, 'select = HRD', '[flake8:local-plugins]', 'extension =', '  HRD9 = defect:Nothing', 'paths = ./rules',
    )
    write(project / 'rules' / 'defect.py', '''
import ast
from flake8_bigthree.rule import rule

@rule('HRD999', 'never said')
def defective(node: ast.Pass, scope: object):
    """Fails."""
    yield {}['key']

class Nothing:
    def __init__(self, tree): ...
    def run(self): return iter(())
''')
    for name in ('a.py', 'b.py'):
        write(project / name, 'pass\n')
    for jobs in ('-j1', '-j2'):
        code, output, errors = flake8(jobs, 'a.py', 'b.py')
        assert code == 1
        assert output[0][1:] == (
            '.py: "flake8-bigthree" failed during execution due to '
            '''RuleError("HRD999 fails on line 1: KeyError('key')")'''
        )
        assert errors == ''
    assert 'defect.py", line 8, in defective' in flake8('-v', '-j1', 'a.py')[2]


def test_version_is_shown(capsys: pytest.CaptureFixture[str], lint: Run) -> None:
    with pytest.raises(SystemExit):
        lint('--version')
    assert f'flake8-bigthree: {__version__}' in ' '.join(capsys.readouterr().out.split())
    assert (Plugin.name, Plugin.version) == ('flake8-bigthree', __version__)


@pytest.mark.native
def test_bug_report_lists_the_plugin(project: Path) -> None:
    code, output, _ = flake8('--bug-report')
    assert code == 0
    assert {'plugin': 'flake8-bigthree', 'version': __version__} in json.loads('\n'.join(output))['plugins']


def test_help_shows_options_with_defaults_and_what_is_allowed(capsys: pytest.CaptureFixture[str], lint: Run) -> None:
    with pytest.raises(SystemExit):
        lint('--help')
    shown = ' '.join(capsys.readouterr().out.split())
    assert (
        '--bigthree-allow-broad VALUE what excuses a broad catch: reraise (every path raises on) and/or log '
        '(every path logs the traceback); allowed: nothing, reraise, log, or both separated by a comma '
        '(default: nothing)'
    ) in shown
    assert '(default: log, logger, logging, _log, _logger)' in shown
