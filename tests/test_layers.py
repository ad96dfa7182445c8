"""Imports go one way, and what flake8 loads is light."""
from __future__ import annotations

import ast
import configparser
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / 'flake8_bigthree'

#: From below; a module imports only from layers below its own. The first pattern that fits counts.
LAYERS = (
    ('__init__', '*.__init__'),
    ('errors',),
    ('garbage', 'managers', 'options', 'output', 'pytest_config', 'walk'),
    ('flow.conditions', 'flow.ends'),
    ('flow.steps',),
    ('flow.paths',),
    ('names.bindings', 'names.finder'),
    ('names.reaching',),
    ('names.project',),
    ('names.stdlib',),
    ('names.values',),
    ('names.holding', 'names.imports'),
    ('names.exports',),
    ('names.lookup',),
    ('names.plain',),
    ('names.answers',),
    ('names.annotations', 'names.displays'),
    ('names.ancestors', 'names.functions'),
    ('names.bound',),
    ('names.attributes',),
    ('names.calls',),
    ('names.evaluate',),
    ('names.errors', 'names.hierarchy'),
    ('raising.contracts', 'raising.safe', 'raising.steps'),
    ('raising.sites',),
    ('raising.callers',),
    ('raising.receivers', 'raising.unreached'),
    ('raising.following', 'raising.operations'),
    ('raising.blocks',),
    ('raising.elsewhere',),
    ('raising.answer',),
    ('raising.suggestion',),
    ('rule',),
    (
        'rules._bodies', 'rules._handlers', 'rules._instead', 'rules._logging', 'rules._marks', 'rules._protocols',
        'rules._unchecked',
    ),
    ('rules._collected',),
    ('rules._fixtures', 'rules._given', 'rules._skips'),
    ('rules._*',),
    ('rules.*',),
    ('checker',),
    ('baseline',),
    ('docs',),
    ('explain',),
    ('session',),
    ('plugin',),
    ('run',),
    ('report.figures',),
    ('report.measure', 'report.totals'),
    ('report.record',),
    ('report.schema', 'report.tables', 'report.folder', 'report.prose', 'report.trend'),
    ('report.html', 'report.markdown', 'report.text'),
    ('report.command', 'suggest'),
    ('commands',),
    ('__main__',),
)

MODULES = {
    '.'.join(path.relative_to(PACKAGE).with_suffix('').parts): path.read_text(encoding='utf-8')
    for path in sorted(PACKAGE.rglob('*.py'))
}

#: None of these is needed to lint; flake8 itself loads multiprocessing and its like.
HEAVY = frozenset({
    'asyncio', 'attr', 'attrs', 'coverage', 'hypothesis', 'jinja2', 'mypy', 'pydantic', 'pytest', 'rich',
    'sqlite3', 'typing_extensions', 'unittest', 'xml',
})

every_module = pytest.mark.parametrize(('name', 'source'), MODULES.items(), ids=MODULES)


def imports(source: str) -> Iterator[str]:
    """The absolute names of all that is imported, of modules and of what is in them."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(str(module), names, 0):
                yield from (f'{module}.{alias.name}' for alias in names)
            case ast.ImportFrom(level=level):
                yield '.' * (level or 0)


def layer(name: str) -> int:
    """The number of a module's layer."""
    return next(n for n, patterns in enumerate(LAYERS) if any(fnmatchcase(name, pattern) for pattern in patterns))


def own(name: str) -> str | None:
    """The module of the package that an imported name is or is in."""
    package, _, rest = name.partition('.')
    if package != PACKAGE.name:
        return None
    inside = (rest, rest.rpartition('.')[0])
    modules = (module for name in inside for module in (name, f'{name}.__init__'.lstrip('.')))
    return next(module for module in modules if module in MODULES)


def upwards(name: str, source: str) -> list[str]:
    """What a module imports that is not below it."""
    below = (own(imported) for imported in imports(source))
    return [module for module in below if module and layer(module) >= layer(name)]


def knows_of_type_checking(source: str) -> bool:
    """Does code ask whether it is read by a type checker? Text that names it, for what is linted, does not."""
    attributes = (node.attr for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute))
    return 'TYPE_CHECKING' in attributes or 'typing.TYPE_CHECKING' in imports(source)


def loaded_by(code: str) -> set[str]:
    """The names of the modules that a piece of code loads."""
    code = f'import sys\nbefore = {{*sys.modules}}\n{code}\nprint(*({{*sys.modules}} - before))'
    run = subprocess.run([sys.executable, '-c', code], cwd=PACKAGE.parent, capture_output=True, text=True, check=True)
    return {*run.stdout.split()}


@every_module
def test_imports_go_down(name: str, source: str) -> None:
    assert upwards(name, source) == []


@every_module
def test_imports_are_absolute(name: str, source: str) -> None:
    assert not [imported for imported in imports(source) if imported.startswith('.')]


@every_module
def test_only_what_runs_in_flake8_or_runs_it_knows_flake8(name: str, source: str) -> None:
    knows_flake8 = any(imported.partition('.')[0] == 'flake8' for imported in imports(source))
    assert knows_flake8 is (name in ('plugin', 'run', 'session'))


@every_module
def test_nothing_is_imported_for_types_only(name: str, source: str) -> None:
    assert not knows_of_type_checking(source)


@pytest.mark.parametrize('source', [
    'from typing import TYPE_CHECKING as T',
    'import typing\nif typing.TYPE_CHECKING: x',
])
def test_an_import_for_types_only_would_be_seen(source: str) -> None:
    assert knows_of_type_checking(source)


@pytest.mark.native
@pytest.mark.parametrize('name', ['session', 'commands'])
def test_what_is_always_loaded_is_not_heavy(name: str) -> None:
    loaded = loaded_by(f'import flake8_bigthree.{name}')
    assert f'flake8_bigthree.{name}' in loaded
    assert loaded & HEAVY == set()


@pytest.mark.native
def test_something_heavy_would_be_seen() -> None:
    assert loaded_by('import asyncio.events') & HEAVY == {'asyncio'}


@pytest.mark.native
@pytest.mark.parametrize('argument', ['--version', '--help'])
def test_flake8_says_what_it_can_do_without_a_rule(argument: str) -> None:
    code = f'from flake8.main.cli import main\ntry: main(["{argument}"])\nexcept SystemExit: pass'
    loaded = {name for name in loaded_by(code) if name.partition('.')[0] == PACKAGE.name}
    assert loaded == {f'{PACKAGE.name}{name}' for name in ('', '.errors', '.garbage', '.options', '.plugin')}


@pytest.mark.parametrize('imported', [
    'import flake8_bigthree.checker',
    'from flake8_bigthree import checker',
    'from flake8_bigthree.checker import Checker',
    'def f():\n    from flake8_bigthree.checker import Checker',
])
def test_an_import_upwards_would_be_seen(imported: str) -> None:
    assert upwards('rule', imported) == ['checker']
    assert upwards('checker', imported) == ['checker']
    assert upwards('plugin', imported) == []


def test_an_import_of_the_package_is_one_of_its_init() -> None:
    assert own('flake8_bigthree') == own('flake8_bigthree.__version__') == '__init__'
    assert own('flake8_bigthree.rules') == 'rules.__init__'
    assert own('flake8') is None


def test_a_relative_import_would_be_seen() -> None:
    assert [*imports('from . import a\nfrom ..b import c')] == ['.', '..']


def test_what_is_not_python_is_installed_too() -> None:
    config = configparser.ConfigParser()
    config.read(PACKAGE.parent / 'setup.cfg', encoding='utf-8')
    patterns = config['options.package_data']['*'].split()
    packages = [path.parent for path in PACKAGE.rglob('__init__.py')]
    installed = {path for package in packages for pattern in patterns for path in package.glob(pattern)}
    files = {path for path in PACKAGE.rglob('*') if path.is_file() and path.suffix not in ('.py', '.pyc')}
    assert files
    assert files - installed == set()
