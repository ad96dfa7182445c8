"""The jobs of the README, step by step, on the project in `example/`.

What the jobs install is installed in this environment, so that `pip install` finds it there.
"""
from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.test_readme import ROOT
from tests.test_readme import block

#: The place and code of each finding in the example, with the path as the README shows it.
EXPECTED = sorted(re.findall(r'^\./(\S+):(\d+):(\d+): (\w+) (.+)$', block('example'), re.MULTILINE))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The example, in a folder of its own."""
    return shutil.copytree(ROOT / 'example', tmp_path / 'example')


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A project in which nothing is found."""
    (tmp_path / 'clean.py').write_text('A = 1\n', encoding='utf-8')
    return tmp_path


def run(command: str, folder: Path, code: int = 0) -> str:
    """What a step prints that ends with this exit code."""
    path = os.pathsep.join([os.path.dirname(sys.executable), os.environ['PATH']])
    summary = str(folder.parent / 'summary.md')
    found = subprocess.run(
        ['bash', '-e', '-c', command], cwd=folder, stdout=subprocess.PIPE, encoding='utf-8',
        env={**os.environ, 'PATH': path, 'GITHUB_STEP_SUMMARY': summary},
    )
    assert found.returncode == code, found.stdout
    return found.stdout


def steps(name: str) -> Sequence[dict[str, Any]]:  # noqa: HRD213 - whatever the file says
    """The steps of a job on GitHub, or of the end of one."""
    read = yaml.safe_load(block(name))
    return list(read['jobs']['lint']['steps'] if 'jobs' in read else read)


def commands(name: str) -> Sequence[str]:
    """The commands in these steps."""
    return [step['run'] for step in steps(name) if 'run' in step]


def gitlab() -> dict[str, Any]:  # noqa: HRD213 - whatever the file says
    """The job on GitLab."""
    return dict(yaml.safe_load(block('gitlab'))['lint'])


def test_example_has_findings() -> None:
    assert len(EXPECTED) > 30


def test_github(project: Path) -> None:
    install, lint, report = commands('github')
    assert 'already satisfied: flake8-github-annotations' in run(install, project)
    annotation = re.compile(r'::error file=(\S+?),line=(\d+),col=(\d+),title=(\w+)::(.+)')
    assert sorted(annotation.findall(run(lint, project, 1))) == EXPECTED
    run(report, project)
    summary = (project.parent / 'summary.md').read_text(encoding='utf-8')
    assert summary.startswith('# Score ')
    assert '| annotated | 89.1 % |' in summary


def test_github_passes(clean: Path) -> None:
    _, lint, report = commands('github')
    assert run(lint, clean) == run(report, clean) == ''


def test_github_summary_is_written_whatever_the_findings() -> None:
    assert [step.get('if') for step in steps('github') if 'run' in step] == [None, None, 'always()']


def test_sarif(project: Path) -> None:
    install, lint = commands('sarif')
    assert 'already satisfied: flake8-sarif' in run(install, project)
    assert run(lint, project) == ''
    upload = steps('sarif')[-1]['with']['sarif_file']
    assert run(f'sarif-kit validate {upload}', project) == ''
    results = json.loads((project / upload).read_text(encoding='utf-8'))['runs'][0]['results']
    found = []
    for result in results:
        place = result['locations'][0]['physicalLocation']
        region = place['region']
        found.append((
            place['artifactLocation']['uri'], str(region['startLine']), str(region['startColumn']), result['ruleId'],
            result['message']['text'],
        ))
    assert sorted(found) == EXPECTED


def test_invalid_sarif_would_be_seen(tmp_path: Path) -> None:
    (tmp_path / 'wrong.sarif').write_text('{"version": "2.1.0", "runs": [{}]}', encoding='utf-8')
    assert 'tool' in run('sarif-kit validate wrong.sarif 2>&1', tmp_path, 1)


def test_gitlab(project: Path) -> None:
    install, convert, lint = gitlab()['script']
    assert 'already satisfied: flake8-gl-codeclimate' in run(install, project)
    assert run(convert, project) == ''
    path = gitlab()['artifacts']['reports']['codequality']
    issues = json.loads((project / path).read_text(encoding='utf-8'))
    found = [(
        issue['location']['path'], str(issue['location']['lines']['begin']), issue['description'],
    ) for issue in issues]
    assert sorted(found) == sorted((path, line, f'{text} [{code}]') for path, line, _, code, text in EXPECTED)
    assert len({issue['fingerprint'] for issue in issues}) == len(issues)
    assert {issue['severity'] for issue in issues} <= {'info', 'minor', 'major', 'critical', 'blocker'}
    assert block('example') == run(lint, project, 1)


def test_gitlab_passes(clean: Path) -> None:
    _, convert, lint = gitlab()['script']
    assert run(convert, clean) == run(lint, clean) == ''


# Exit codes.

@pytest.mark.parametrize(('command', 'code'), [
    ('flake8', 1),
    ('flake8 --exit-zero', 0),
    ('flake8 --select=E9', 0),
    ('flake8 --bigthree-allow-broad=never', 1),
    ('flake8 --bigthree-allow-broad=never --exit-zero', 1),
    ('flake8 --nonsense', 2),
    ('flake8-bigthree report', 0),
    ('flake8-bigthree report --fail-under annotated=89', 0),
    ('flake8-bigthree report --fail-under annotated=90', 1),
    ('flake8-bigthree report --bigthree-allow-broad=never', 2),
    ('flake8-bigthree baseline --check', 2),
    ('flake8-bigthree baseline --check --bigthree-baseline=known', 1),
    ('export B=--bigthree-baseline=known; flake8-bigthree baseline $B && flake8-bigthree baseline --check $B', 0),
])
def test_exit_codes(project: Path, command: str, code: int) -> None:
    run(command, project, code)
