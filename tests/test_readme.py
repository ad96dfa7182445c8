"""What the README and its example say is so."""
from __future__ import annotations

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from flake8_bigthree import docs
from flake8_bigthree.docs import Example
from flake8_bigthree.docs import examples
from flake8_bigthree.errors import ExampleError
from flake8_bigthree.errors import RegistrationError
from flake8_bigthree.options import OPTIONS
from flake8_bigthree.options import Options
from flake8_bigthree.options import check_keys
from flake8_bigthree.options import key
from flake8_bigthree.rule import RULES
from flake8_bigthree.rule import Rule

ROOT = Path(__file__).parents[1]
README = ROOT / 'README.md'


def block(name: str) -> str:
    """What stands between the fences of one of the README's blocks."""
    pattern = rf'<!-- {name} -->\n```\w+\n(.*?)```\n<!-- end {name} -->'
    found = re.search(pattern, README.read_text(encoding='utf-8'), re.DOTALL)
    assert found, f'no block {name}'
    return found[1]


def made_rule(code: str, message: str, default: bool = True) -> Rule:
    return Rule(code, f'rule-{code}', message, (), lambda node, scope: iter(()), default)


@pytest.mark.native
def test_readme_is_up_to_date() -> None:
    assert docs.readme(README) == README.read_text(encoding='utf-8'), 'run: python -m flake8_bigthree.docs README.md'


# HRD901 is about a baseline, which the example does not have.
@pytest.mark.parametrize('code', [rule.code for rule in RULES.values() if rule.default and rule.code != 'HRD901'])
def test_example_has_a_finding_of_every_default_rule(code: str) -> None:
    assert f': {code} ' in block('example')


def test_example_has_findings_only() -> None:
    lines = block('example').splitlines()
    assert [line for line in lines if not re.match(r'\./apps/realtime-poc/\S+\.py:\d+:\d+: HRD\d{3} \S', line)] == []


def test_readme_configures_every_option() -> None:
    parser = configparser.ConfigParser()
    parser.read_string(block('configuration'))
    section = dict(parser['flake8'])
    check_keys(section)
    assert [*section] == [*map(key, OPTIONS)]
    Options.read({name: section[key(name)] for name in OPTIONS})


@pytest.mark.parametrize('name', ['command', 'test command'])
def test_command_is_one_line(name: str) -> None:
    assert len(block(name).splitlines()) == 1


@pytest.mark.native
def test_ci_runs_the_test_command_of_the_readme() -> None:
    extract = re.search('^command=.*$', (ROOT / '.ci' / 'run').read_text(encoding='utf-8'), re.MULTILINE)
    assert extract
    run = subprocess.run(
        ['bash', '-c', f'{extract[0]}; echo "$command"'], cwd=ROOT, capture_output=True, text=True, check=True,
    )
    assert run.stdout == block('test command')


@pytest.mark.native
def test_main_writes_the_files(tmp_path: Path) -> None:
    shutil.copytree(ROOT / 'example', tmp_path / 'example')
    current = README.read_text(encoding='utf-8')
    names = ('rules', 'options', 'plan', 'example')
    path = tmp_path / 'README.md'
    path.write_text(docs.updated(current, dict.fromkeys(names, 'old')), encoding='utf-8')
    assert path.read_text(encoding='utf-8').count('-->\nold\n<!--') == len(names)
    docs.main([str(path)])
    assert path.read_text(encoding='utf-8') == current


def test_rules_table_is_sorted_and_escaped() -> None:
    assert docs.rules_table([made_rule('HRD302', '{error!r} a|b'), made_rule('HRD112', '*x', default=False)]) == (
        '| code | name | by default | message |\n'
        '| --- | --- | --- | --- |\n'
        '| HRD112 | `rule-HRD112` | off | \\*x |\n'
        '| HRD302 | `rule-HRD302` | on | ERROR a\\|b |'
    )


def test_options_table_has_every_option() -> None:
    _, _, *rows = docs.options_table().splitlines()
    assert [row.split(' | ')[0] for row in rows] == [f'| `{key(name)}`' for name in OPTIONS]
    assert '| `bigthree-protocol-exceptions` | `true` | whether ' in rows[2]
    assert '| `bigthree-broad-exceptions` | empty | exceptions ' in rows[3]


def test_plan_table_has_only_rules_there_are() -> None:
    table = docs.plan_table([made_rule(code, '') for code in ('HRD211', 'HRD201', 'HRD103', 'HRD101')])
    assert [line.rpartition(' | ')[2] for line in table.splitlines()[2:]] == [
        'HRD201 |', 'HRD101, HRD103 |', 'HRD211 |',
    ]


def test_unknown_marker_is_left_alone() -> None:
    text = '<!-- a -->\nold\n<!-- end a -->\n<!-- b -->\n<!-- end b -->'
    assert docs.updated(text, {'b': 'new'}) == '<!-- a -->\nold\n<!-- end a -->\n<!-- b -->\nnew\n<!-- end b -->'


def test_examples_of_a_docstring() -> None:
    doc = (
        'Why.\n\nBad:\n```python\na\n\nb\n```\n`x/y.py`:\n\n```python\nc\n```\n`z.py`:\n```python\n```\n'
        'More.\n\nGood:\n```python\nd\n```\n\nBad:\n```python\ne\n```'
    )
    assert examples(doc) == [
        Example(False, 'a\n\nb\n', {'x/y.py': 'c\n', 'z.py': ''}), Example(True, 'd\n'), Example(False, 'e\n'),
    ]


@pytest.mark.parametrize('doc', [
    '```python\na\n```',
    '`a.py`:\n```python\na\n```',
    'Bad:\n```python\na\n```\n```python\nb\n```',
    'Bad:\n```python\na\n```\nWorse:\n```python\nb\n```',
])
def test_example_without_label_is_an_error(doc: str) -> None:
    with pytest.raises(RegistrationError, match='neither "Bad:" nor "Good:"'):
        examples(doc)


@pytest.mark.native
def test_what_flake8_complains_about_is_seen(tmp_path: Path) -> None:
    (tmp_path / 'setup.cfg').write_text('[flake8]\nbigthree-allow-broad = never\n', encoding='utf-8')
    assert 'bigthree-allow-broad' in docs.linted(tmp_path)


@pytest.mark.native
def test_what_stops_flake8_is_seen(tmp_path: Path) -> None:
    (tmp_path / 'flake8.py').write_text('raise SystemExit("broken")', encoding='utf-8')
    with pytest.raises(ExampleError, match='broken'):
        docs.linted(tmp_path)
