"""HRD902 where the source is not to be read by tokens, and where it stands."""
from __future__ import annotations

import ast

import pytest

from flake8_bigthree.names.project import Project
from flake8_bigthree.options import Options
from flake8_bigthree.rule import RULES
from tests.harness import violations


def test_column_is_that_of_the_comment() -> None:
    found = violations("a = 'ä'  # noqa: HRD103\n", ['HRD902'])
    assert [(one.line, one.column) for one in found] == [(1, 9)]


def test_codes_may_be_written_small_as_flake8_reads_them() -> None:
    assert [one.text for one in violations('a = 1  # NoQA: hrd103\n', ['HRD902'])] == [
        '`# noqa: hrd103` gives no reason; write it behind the codes',
    ]


def test_codes_of_other_plugins_are_not_ours() -> None:
    assert violations('a = 1  # noqa: E501 # HRD103\n', ['HRD902']) == []


@pytest.mark.parametrize(('source', 'count'), [('a = (  # noqa: HRD103\n', 1), ('  a\n b  # noqa: HRD103\n', 0)])
def test_source_without_tokens_is_read_as_far_as_it_goes(source: str, count: int) -> None:
    module = Project(Options(), '.').open(None, ast.parse(''), source)
    assert len([*RULES['HRD902'].check(module.tree, module.scope)]) == count
