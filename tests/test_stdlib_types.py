"""What is known of the types of the standard library."""
from __future__ import annotations

from pathlib import Path

import pytest

from flake8_bigthree.names import stdlib
from flake8_bigthree.names.stdlib import is_generic
from flake8_bigthree.names.stdlib import refuses_none

LINES = Path(stdlib.__file__).with_name('stdlib_types.txt').read_text(encoding='utf-8').splitlines()


@pytest.mark.parametrize(('name', 'generic', 'refuses'), [
    ('builtins.list', True, True),
    ('builtins.int', False, True),
    ('builtins.type', False, True),
    ('builtins.object', False, False),
    ('typing.Any', False, False),
    ('typing.Callable', True, True),
    ('typing_extensions.TypeForm', True, False),
    ('collections.abc.Hashable', False, False),
    ('re.Match', True, True),
    ('asyncio.Task', True, True),
    ('asyncio.TaskGroup', False, True),
    ('queue.SimpleQueue', True, True),
    ('queue.Simple', False, False),
    ('os.PathLike', True, True),
    ('os.path', False, False),
    ('app.Box', False, False),
    ('list', False, False),
])
def test_types_of_the_standard_library(name: str, generic: bool, refuses: bool) -> None:
    assert (is_generic(name), refuses_none(name)) == (generic, refuses)


def test_data_is_sorted_and_says_nothing_twice() -> None:
    modules = [line.partition(':')[0] for line in LINES if not line.startswith('#')]
    assert modules == sorted({*modules})
    for line in LINES[2:]:
        names = [entry.partition('[')[0] for entry in line.split()[1:]]
        assert names == sorted({*names})
