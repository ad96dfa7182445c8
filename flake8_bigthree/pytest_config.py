"""What pytest is told by its configuration; found the way pytest finds it, from a folder upwards."""
from __future__ import annotations

import configparser
import functools
import os
from collections.abc import Mapping

#: In this order pytest looks for them in a folder; these and only these are configuration even if nothing is in them.
_FILES = ('pytest.toml', '.pytest.toml', 'pytest.ini', '.pytest.ini', 'pyproject.toml', 'tox.ini', 'setup.cfg')
_OWN = frozenset({'pytest.toml', '.pytest.toml', 'pytest.ini', '.pytest.ini'})
#: A larger file is no configuration (bytes).
_LARGEST = 2**20

Values = Mapping[str, str]


@functools.lru_cache(maxsize=1024)
def pytest_options(folder: str) -> Values | None:
    """The options that hold for tests in a folder, lists as lines; None if a file with them cannot be read."""
    for name in _FILES:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            try:
                if os.path.getsize(path) > _LARGEST:
                    return None
                found = _toml(path) if name.endswith('.toml') else _ini(path)
                if found is not None:
                    return {key: _text(value) for key, value in found.items()}
            except (OSError, ValueError, RecursionError, configparser.Error):  # noqa: HRD112 - None says so
                return None
            if name in _OWN:
                return {}
    above = os.path.dirname(folder)
    return {} if above == folder else pytest_options(above)


def _toml(path: str) -> Mapping[str, object] | None:
    import tomllib  # here, as it is needed after flake8's start only
    with open(path, 'rb') as file:
        table: object = tomllib.load(file)
    if os.path.basename(path) in _OWN:
        return _inside(table, 'pytest')
    inside = _inside(table, 'tool', 'pytest', 'ini_options')
    return _inside(table, 'tool', 'pytest') if inside is None else inside


def _inside(table: object, *names: str) -> Mapping[str, object] | None:
    for name in names:
        table = table.get(name) if isinstance(table, dict) else None
    return table if isinstance(table, dict) else None


class _Parser(configparser.RawConfigParser):
    """Reads as pytest does: names differ by their case, and no section is the default of others."""

    def optionxform(self, optionstr: str) -> str:
        """The name as it stands there."""
        return optionstr


def _ini(path: str) -> Mapping[str, object] | None:
    parser = _Parser(default_section='')
    with open(path, encoding='utf-8') as file:
        parser.read_file(file)
    section = 'tool:pytest' if os.path.basename(path) == 'setup.cfg' else 'pytest'
    return parser[section] if section in parser else None


def _text(value: object) -> str:
    return '\n'.join(map(str, value)) if isinstance(value, list) else str(value)
