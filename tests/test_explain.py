"""The pages about rules, and the command that prints them."""
from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Callable
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest

from flake8_bigthree import commands
from flake8_bigthree import explain
from flake8_bigthree.checker import Checker
from flake8_bigthree.errors import UnknownRuleError
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Project
from flake8_bigthree.options import OPTIONS
from flake8_bigthree.options import Options
from flake8_bigthree.options import key
from flake8_bigthree.rule import RULES
from flake8_bigthree.rule import Rule
from tests.harness import options
from tests.harness import runs_here

CASES = Path(__file__).parent / 'cases'

every_rule = pytest.mark.parametrize('rule', RULES.values(), ids=RULES)


RULE = Rule('HRD999', 'some-rule', 'raises *{error!r} `a|b`', (), lambda node, scope: iter(()), True)
RULE.check.__doc__ = """Why.

    Bad:
    ```python
    # options: allow_broad = log
    ```
    """


# The page.

def test_page_is_what_the_rule_says() -> None:
    assert explain.page(RULE) == (
        '# HRD999 some-rule\n\n> raises \\*ERROR `a|b`\n\nOn by default.\n\nWhy.\n\nBad:\n'
        '```python\n# bigthree-allow-broad = log\n```\n'
    )


def test_page_of_a_rule_that_is_off_says_how_to_switch_it_on() -> None:
    page = explain.page(RULE._replace(default=False))
    assert '\n\nOff by default; `extend-select = HRD999` switches it on.\n\n' in page


def test_page_names_the_option_that_is_needed() -> None:
    page = explain.page(RULE._replace(needs='source_roots'))
    assert '\n\nOn where `bigthree-source-roots` is set.\n\n' in page
    assert page.endswith(
        '\n\nOptions:\n\n- `bigthree-source-roots` (default: empty): where to look for modules, relative to the '
        'configuration file, besides the folders found without it\n'
    )


@every_rule
def test_page_has_docs_and_options_of_the_rule(rule: Rule) -> None:
    page = explain.page(rule)
    assert page.startswith(f'# {rule.code} {rule.name}\n')
    assert rule.doc.split('\n```', 1)[0] in page
    assert [name for name in OPTIONS if f'\n- `{key(name)}` (default: ' in page] == explain.options_of(rule)


# The options.

class Recorded(Options):
    """Options that know which of them have been read."""

    seen: set[str] = set()

    def __getattribute__(self, name: str) -> object:
        if name in OPTIONS:
            self.seen.add(name)
        return super().__getattribute__(name)


@every_rule
def test_options_are_those_that_are_read(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    """All cases of the rule are run, and what is read then is noted."""
    read: set[str] = set()
    monkeypatch.setattr(Recorded, 'seen', read)
    code = rule.code.lower()
    paths = (*CASES.glob(f'{code}_*/**/*.py'), *CASES.glob(f'{code}_*.py'))
    sources = {path: path.read_text(encoding='utf-8') for path in paths}
    for path, source in ((path, source) for path, source in sources.items() if runs_here(source)):
        given = options(source)
        project = Project(given, str(path.parent))
        project.options = Recorded(*given)
        Checker([rule]).check(project.open(str(path), ast.parse(source), source))
    # These two are read before rules are run.
    assert read == {*explain.options_of(rule)} - {'source_roots', 'baseline'}


@pytest.mark.parametrize(('code', 'names'), [
    ('HRD101', ['broad_exceptions', 'suggest']),
    ('HRD103', ['broad_exceptions', 'allow_broad', 'suggest', 'source_roots', 'loggers']),
    ('HRD302', ['base_exception', 'allowed_exceptions', 'protocol_exceptions', 'source_roots']),
    ('HRD290', ['source_roots', 'min_annotated']),
    ('HRD901', ['baseline']),
])
def test_options_are_in_order(code: str, names: list[str]) -> None:
    assert explain.options_of(RULES[code]) == names


def test_options_of_what_chooses_the_nodes_count() -> None:
    assert explain.options_of(RULE._replace(kinds_in=RULES['HRD401'].kinds_in)) == ['test_files']
    lines_in = cast(Callable[[Module], Sequence[int]], RULES['HRD401'].kinds_in)
    assert explain.options_of(RULE._replace(lines_in=lines_in)) == ['test_files']


# Which rules.

@pytest.mark.parametrize(('asked', 'codes'), [
    (['HRD103'], ['HRD103']),
    (['hrd103', 'broad-except', 'HRD101'], ['HRD103', 'HRD101']),
    (['Broad-Except'], ['HRD103']),
    (['hrd30', 'HRD103'], ['HRD301', 'HRD302', 'HRD303', 'HRD304', 'HRD305', 'HRD103']),
    (['HRD'], sorted(RULES)),
])
def test_rules_are_chosen_by_code_or_name(asked: list[str], codes: list[str]) -> None:
    assert [rule.code for rule in explain.chosen(asked)] == codes


@pytest.mark.parametrize(('text', 'near'), [
    ('HRD903', 'HRD90[12] '), ('hrd1O1', 'HRD101 bare-except'), ('HRD499', 'HRD401 '),
    ('broad-exept', 'HRD103 broad-except'),
    ('BARE_EXCEPT', 'HRD101 bare-except'), ('', 'HRD'), ('broad', 'HRD'),
])
def test_nearest_rule_is_suggested(text: str, near: str) -> None:
    with pytest.raises(UnknownRuleError, match=f"^'{text}' is no rule; did you mean {near}"):
        explain.chosen(['HRD101', text])


# What is printed.

def test_pages_are_printed_one_after_the_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(['explain', 'HRD104', 'bare-except']) == 0
    assert capsys.readouterr().out == f'{explain.page(RULES["HRD104"])}\n{explain.page(RULES["HRD101"])}'


def test_all_pages_are_sorted(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(['explain', '--all']) == 0
    assert capsys.readouterr().out == '\n'.join(explain.page(RULES[code]) for code in sorted(RULES))


def test_unknown_rule_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(['explain', 'HRD101', 'bare-exept']) == 2
    assert capsys.readouterr() == ('', "'bare-exept' is no rule; did you mean HRD101 bare-except?\n")


@pytest.mark.parametrize(('args', 'message'), [
    ([], 'one of the arguments RULE --all is required'),
    (['--all', 'HRD101'], 'argument RULE: not allowed with argument --all'),
    (['--all', '--color'], 'unrecognized arguments: --color'),
])
def test_wrong_arguments_are_an_error(args: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        commands.main(['explain', *args])
    assert raised.value.code == 2
    out, err = capsys.readouterr()
    assert out == '' and f'explain: error: {message}\n' in err


def test_page_is_rendered_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys.stdout, 'isatty', lambda: True)
    monkeypatch.setenv('TERM', 'xterm')
    explain.show('# HRD999 some-rule\n\n`a_b`\n\n```python\nx = 1\n```\n')
    out = capsys.readouterr().out
    assert 'HRD999 some-rule' in out and 'a_b' in out and '\x1b[' in out
    assert not {*'#`'} & {*out}


@pytest.mark.native
def test_reader_may_have_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, 'w', encoding='utf-8') as stdout:
        monkeypatch.setattr(sys, 'stdout', stdout)
        explain.show('a page')
        assert os.fstat(stdout.fileno()).st_rdev == os.stat(os.devnull).st_rdev


@pytest.mark.native
def test_reader_that_has_enough_hears_nothing() -> None:
    command = [sys.executable, '-m', 'flake8_bigthree', 'explain', '--all']
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout and run.stderr
        run.stdout.close()
        assert run.stderr.read() == b''
    assert run.returncode == 0
