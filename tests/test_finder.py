"""Where the file of a module is looked for: a table of trees, and trees made up that Python is asked about as well."""
from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.machinery import PathFinder
from pathlib import Path
from types import ModuleType

import hypothesis
import pytest
from hypothesis import strategies as st

from flake8_bigthree.names.finder import Finder
from flake8_bigthree.names.finder import Nowhere
from flake8_bigthree.names.finder import entries
from flake8_bigthree.names.finder import home
from flake8_bigthree.names.finder import is_below
from flake8_bigthree.names.finder import repository
from flake8_bigthree.names.finder import submodule

# Each case: what it is about, the files, the folder of the file with the import, what it imports, and the file that
# is found, or why there is none. All paths are relative to the folder of the configuration.
CASES = [
    # The package of the file, upwards while there is an `__init__.py`.
    ('its own package', 'pkg/__init__.py pkg/errors.py', 'pkg', 'pkg.errors', 'pkg/errors.py'),
    ('its own package, itself', 'pkg/__init__.py', 'pkg', 'pkg', 'pkg/__init__.py'),
    ('from a package inside', 'pkg/__init__.py pkg/sub/__init__.py pkg/a.py', 'pkg/sub', 'pkg.a', 'pkg/a.py'),
    ('a module beside it in its package', 'pkg/__init__.py pkg/errors.py', 'pkg', 'errors', 'beside'),
    ('a module of its outer package', 'p/__init__.py p/q/__init__.py p/a.py', 'p/q', 'a', 'external'),
    ('a module beside it in no package', 'scripts/errors.py a/errors.py', 'scripts', 'errors', 'scripts/errors.py'),
    ('beside its package', 'a/pkg/__init__.py a/errors.py b/errors.py', 'a/pkg', 'errors', 'a/errors.py'),
    ('its own one of two packages', 'a/pkg/__init__.py b/pkg/__init__.py', 'a/pkg', 'pkg', 'a/pkg/__init__.py'),
    ('beside its own one of two packages', 'a/pkg/__init__.py b/pkg/__init__.py', 'a', 'pkg', 'a/pkg/__init__.py'),
    ('a hyphen in the parent', 'real-time/p/__init__.py real-time/p/a.py', 'real-time/p', 'p.a', 'real-time/p/a.py'),
    ('two hyphens', 'a-1/p/__init__.py a-1/p/x.py a-2/p/__init__.py', 'a-1/p', 'p.x', 'a-1/p/x.py'),
    ('outside', '../other/p/__init__.py ../other/p/q/__init__.py ../other/p/a.py', '../other/p/q', 'p.a',
     '../other/p/a.py'),
    ('outside, and the project', '../other/p/__init__.py a.py b/a.py', '../other/p', 'a', 'a.py'),
    ('outside, not its parents', '../errors.py', '../other', 'errors', 'missing'),
    ('outside, the standard library', '../other/', '../other', 'json', 'external'),
    ('outside, its repository', '../other/.git/ ../other/errors.py', '../other/a/b', 'errors', '../other/errors.py'),
    ('outside, deep in its repository', '../other/.hg ../other/c/d.py', '../other/a', 'd', '../other/c/d.py'),
    ('outside, not in its repository', '../other/.git a.py', '../other', 'a', 'external'),
    ('in another repository, but not outside', '../.git ../a.py b/c.py', 'b', 'a', 'external'),
    ('a package around the configuration', '../__init__.py __init__.py a.py b.py', '', 'outer.root.b', 'b.py'),

    # Its parents up to the folder of the configuration.
    ('the nearest parent', 'a/b/p/__init__.py a/b/c.py a/c.py c.py', 'a/b/p', 'c', 'a/b/c.py'),
    ('a parent', 'a/b/p/__init__.py a/c.py c.py', 'a/b/p', 'c', 'a/c.py'),
    ('the configuration', 'a/b/p/__init__.py c.py d/c.py', 'a/b/p', 'c', 'c.py'),
    ('not above the configuration', '../errors.py a/b.py', 'a', 'errors', 'external'),
    ('past a package around its folder', 'p/__init__.py p/q/__init__.py p/q/p/__init__.py p/q/x.py', 'p/q/r', 'p.q.x',
     'p/q/x.py'),
    ('in a package around its folder', 'p/__init__.py p/a.py', 'p/r', 'a', 'p/a.py'),
    ('in a package around, and in no package', 'p/__init__.py p/a.py a.py src/a.py', 'p/r', 'a', 'a.py'),
    ('in a package around, and in src', 'p/__init__.py p/a.py src/a.py', 'p/r', 'a', 'src/a.py'),
    ('the configuration, which is a package', '__init__.py p/__init__.py a.py', 'p/r', 'a', 'a.py'),
    ('a parent with a hyphen and an __init__', 'a-b/__init__.py a-b/c.py', 'a-b/d', 'c', 'a-b/c.py'),
    ('not beside a parent', 'a/b/p/__init__.py a/c/d.py e/d.py', 'a/b/p', 'd', 'missing'),

    # Its `src/`.
    ('src', 'src/errors.py lib/errors.py', '', 'errors', 'src/errors.py'),
    ('src from anywhere', 'src/pkg/__init__.py lib/pkg/__init__.py', 'tests', 'pkg', 'src/pkg/__init__.py'),
    ('the configuration before src', 'errors.py src/errors.py', 'tests', 'errors', 'errors.py'),
    ('the src of no other folder', 'a/src/errors.py b/errors.py', 'a', 'errors', 'missing'),
    ('between src and a test of the same name', 'src/p/__init__.py src/p/x.py p/y.py', '', 'p.x', 'src/p/x.py'),

    # One search of the tree.
    ('deep in the tree', 'a/b/c/errors.py', 'x', 'errors', 'a/b/c/errors.py'),
    ('a package in the tree', 'a/b/pkg/__init__.py', '', 'pkg', 'a/b/pkg/__init__.py'),
    ('in a package in the tree', 'a/b/pkg/__init__.py a/b/pkg/c/d.py', '', 'pkg.c.d', 'a/b/pkg/c/d.py'),
    ('nothing in a package in the tree', 'a/b/pkg/__init__.py', '', 'pkg.errors', 'missing'),
    ('not a module in a package', 'a/pkg/__init__.py a/pkg/errors.py', '', 'errors', 'external'),
    ('not a package in a package', 'a/pkg/__init__.py a/pkg/sub/__init__.py', '', 'sub', 'external'),
    ('not a namespace in a package', 'a/pkg/__init__.py a/pkg/sub/b.py', '', 'sub', 'external'),
    ('not the __init__ of a package', 'a/pkg/__init__.py', '', '__init__', 'external'),
    ('two modules', 'a/errors.py b/errors.py', '', 'errors', 'missing'),
    ('two packages', 'a/pkg/__init__.py a/pkg/x.py b/c/pkg/__init__.py', '', 'pkg.x', 'missing'),
    ('a module and a package elsewhere', 'a/pkg/__init__.py b/pkg.py', '', 'pkg', 'missing'),
    ('two modules, but one nearer', 'a/errors.py b/errors.py', 'a/b', 'errors', 'a/errors.py'),
    ('the name of the folder of the configuration', 'a.py', '', 'root', 'external'),
    ('the package that is the configuration', '__init__.py a.py', 'x', 'root.a', 'a.py'),
    ('the folder of the package that is the configuration', '__init__.py a.py', 'x', 'outer', 'external'),
    ('a package in the package that is the configuration', '__init__.py p/__init__.py x/y.py', 'x', 'p',
     'p/__init__.py'),
    ('text in the tree', 'a/errors.txt a/errors.pyi', '', 'errors', 'external'),

    # Namespace packages.
    ('a folder', 'ns/a.py', '', 'ns', 'ns'),
    ('in a folder', 'ns/a.py', '', 'ns.a', 'ns/a.py'),
    ('not in a folder', 'ns/a.py', '', 'ns.b', 'missing'),
    ('a folder in a folder', 'ns/sub/a.py', '', 'ns.sub', 'ns/sub'),
    ('a package in a folder', 'ns/pkg/__init__.py ns/pkg/a.py', '', 'ns.pkg.a', 'ns/pkg/a.py'),
    ('a folder in a package', 'pkg/__init__.py pkg/ns/a.py', '', 'pkg.ns.a', 'pkg/ns/a.py'),
    ('a folder in its own package', 'pkg/__init__.py pkg/ns/a.py', 'pkg', 'pkg.ns', 'pkg/ns'),
    ('a folder without source', 'ns/data.txt ns/sub/data.pyc', '', 'ns', 'external'),
    ('a folder without source, in it', 'ns/data.txt', '', 'ns.a', 'external'),
    ('a folder with source far down', 'ns/a/b/c/d.py', '', 'ns', 'ns'),
    ('a folder with source for others only', 'ns/.git/a.py ns/node_modules/b.py ns/env/pyvenv.cfg ns/env/c.py',
     '', 'ns', 'external'),
    ('an environment', 'env/pyvenv.cfg env/lib/a.py', '', 'env', 'external'),
    ('over two parents, the first', 'a/ns/x.py ns/y.py', 'a', 'ns', 'a/ns'),
    ('over two parents, in the first', 'a/ns/x.py ns/x.py', 'a', 'ns.x', 'a/ns/x.py'),
    ('over two parents, in the second', 'a/ns/x.py ns/y.py', 'a', 'ns.y', 'ns/y.py'),
    ('over two parents, in neither', 'a/ns/x.py ns/y.py', 'a', 'ns.z', 'missing'),
    ('over two parents, in a package in both', 'build/a/ns/p/__init__.py build/ns/p/__init__.py build/ns/p/x.py',
     'build/a', 'ns.p.x', 'missing'),
    ('in a parent and in the tree', 'ns/x.py a/b/ns/y.py', '', 'ns.y', 'a/b/ns/y.py'),
    ('over two folders in the tree', 'a/ns/x.py b/ns/y.py', '', 'ns.y', 'b/ns/y.py'),
    ('over two folders in the tree, the first', 'a/ns/x.py b/ns/y.py', '', 'ns', 'a/ns'),
    ('the nearer of two folders in the tree', 'a/b/ns/x.py c/ns/y.py', '', 'ns', 'c/ns'),
    ('a folder in the tree that only holds folders', 'a/ns/b/c.py', '', 'ns.b.c', 'a/ns/b/c.py'),
    ('a folder in the tree that only holds a package', 'a/ns/p/__init__.py', '', 'ns', 'a/ns'),
    ('a folder in the tree without source', 'a/ns/data.txt', '', 'ns', 'external'),

    # What comes before what.
    ('a package before a module', 'errors/__init__.py errors.py', '', 'errors', 'errors/__init__.py'),
    ('a package before a module, in a package', 'p/__init__.py p/a/__init__.py p/a.py', '', 'p.a', 'p/a/__init__.py'),
    ('a module before a folder', 'errors.py errors/a.py', '', 'errors', 'errors.py'),
    ('a module before a folder, and it holds nothing', 'errors.py errors/a.py', '', 'errors.a', 'missing'),
    ('a module before a folder, in a package', 'p/__init__.py p/a.py p/a/b.py', '', 'p.a', 'p/a.py'),
    ('a module before a folder, in the tree', 'x/errors.py x/errors/a.py', '', 'errors', 'x/errors.py'),
    ('a module before a folder, in the tree, and it holds nothing', 'x/a.py y/a/b.py', '', 'a.b', 'missing'),
    ('a module before a nearer folder', 'a/errors/b.py errors.py', 'a', 'errors', 'errors.py'),
    ('a package before a nearer folder', 'a/ns/b.py src/ns/__init__.py', 'a', 'ns.b', 'missing'),
    ('a package before a nearer folder in the tree', 'a/ns/b.py b/c/ns/__init__.py', '', 'ns', 'b/c/ns/__init__.py'),
    ('a package ends the search', 'a/ns/__init__.py ns/b.py', 'a', 'ns.b', 'missing'),
    ('a module ends the search', 'a/ns.py ns/b.py', 'a', 'ns', 'a/ns.py'),
    ('a module has none below it', 'a/ns.py ns/b.py', 'a', 'ns.b', 'ns/b.py'),
    ('a module of a namespace with its name', 'ns/ns.py ns/b/__init__.py ns/c/d.py', 'ns/b', 'ns.c.d', 'ns/c/d.py'),
    ('a module has none below it, and no other has', 'a/ns.py', 'a', 'ns.b', 'missing'),

    # The standard library.
    ('standard library', '', '', 'logging.handlers', 'external'),
    ('a module of its name', 'logging.py', '', 'logging', 'logging.py'),
    ('a package of its name', 'src/logging/__init__.py', '', 'logging', 'src/logging/__init__.py'),
    ('a package of its name, not in it', 'logging/__init__.py', '', 'logging.handlers', 'missing'),
    ('a module of its name in the package', 'pkg/__init__.py pkg/logging.py', 'pkg', 'logging', 'external'),
    ('a module of its name in the tree', 'a/logging.py', '', 'logging', 'external'),
    ('a folder of its name', 'logging/errors.py', '', 'logging', 'external'),
    ('a folder of its name, in it', 'logging/errors.py', '', 'logging.errors', 'external'),

    # External or missing.
    ('nowhere', '', '', 'requests', 'external'),
    ('nowhere, in it', '', '', 'requests.errors', 'external'),
    ('not in a package', 'pkg/__init__.py', 'pkg', 'pkg.errors', 'missing'),
    ('not in a package, and further', 'pkg/__init__.py', 'pkg', 'pkg.errors.more', 'missing'),
    ('not in a module', 'errors.py', '', 'errors.more', 'missing'),
    ('not in a module, and further', 'errors.py', '', 'errors.more.still', 'missing'),
    ('no module can have so long a name', '', '', 'n' * 5000, 'external'),

    # Relative imports.
    ('.', 'pkg/__init__.py', 'pkg', '.', 'pkg/__init__.py'),
    ('.a', 'pkg/__init__.py pkg/a.py a.py', 'pkg', '.a', 'pkg/a.py'),
    ('.a.b', 'pkg/__init__.py pkg/a/__init__.py pkg/a/b.py', 'pkg', '.a.b', 'pkg/a/b.py'),
    ('..', 'p/__init__.py p/q/__init__.py', 'p/q', '..', 'p/__init__.py'),
    ('..a', 'p/__init__.py p/a.py p/q/__init__.py p/q/a.py', 'p/q', '..a', 'p/a.py'),
    ('...a', 'p/__init__.py p/a.py p/q/__init__.py p/q/r/__init__.py', 'p/q/r', '...a', 'p/a.py'),
    ('...a.b', 'p/__init__.py p/a/b.py p/q/__init__.py p/q/r/__init__.py', 'p/q/r', '...a.b', 'p/a/b.py'),
    ('relative, to a package', 'p/__init__.py p/a/__init__.py p/a.py', 'p', '.a', 'p/a/__init__.py'),
    ('relative, to a folder', 'p/__init__.py p/a/b.py', 'p', '.a', 'p/a'),
    ('relative, to a module before a folder', 'p/__init__.py p/a.py p/a/b.py', 'p', '.a', 'p/a.py'),
    ('relative, in a folder', 'ns/a.py', 'ns', '.', 'ns'),
    ('relative, in a folder, a module', 'ns/a.py', 'ns', '.a', 'ns/a.py'),
    ('relative, above a folder', 'p/__init__.py p/b.py p/ns/a.py', 'p/ns', '..b', 'p/b.py'),
    ('relative, above the outermost package', 'apps/errors.py apps/p/__init__.py', 'apps/p', '..errors',
     'apps/errors.py'),
    ('relative, a hyphen above', 'a-1/errors.py a-1/p/__init__.py', 'a-1/p', '..errors', 'a-1/errors.py'),
    ('relative, the standard library', 'pkg/__init__.py pkg/logging.py', 'pkg', '.logging', 'pkg/logging.py'),
    ('relative, not the standard library', 'pkg/__init__.py', 'pkg', '.logging', 'missing'),
    ('relative, missing', 'pkg/__init__.py a.py src/a.py', 'pkg', '.a', 'missing'),
    ('relative, missing, and further', 'pkg/__init__.py', 'pkg', '.a.b', 'missing'),
    ('relative, at the top', 'a.py', '', '.a', 'a.py'),
    ('relative, beyond the top', '../a.py', '', '..a', 'beyond'),
    ('relative, beyond the top by two', '../../a.py', '', '...a', 'beyond'),
    ('relative, beyond all there is', 'p/__init__.py', 'p', f'{"." * 99}a', 'beyond'),
    ('relative, from a package beyond the top', '../p.py p/__init__.py', 'p', '...p', 'beyond'),
    ('relative, beyond itself', '../p.py p/__init__.py', 'p', '...', 'beyond'),
    ('relative, outside', '../other/p/__init__.py ../other/p/a.py', '../other/p', '.a', '../other/p/a.py'),
    ('relative, outside, above the outermost package', '../other/p/__init__.py ../other/a.py', '../other/p', '..a',
     '../other/a.py'),
    ('relative, outside, beyond the top', '../other/p/__init__.py ../a.py', '../other/p', '...a', 'beyond'),
    ('relative, a package around the configuration', '../__init__.py ../a.py __init__.py', '', '..a', '../a.py'),
    ('relative, beside the configuration', '../root_of_others/a.py', '', '..root_of_others.a', 'beyond'),

    # Folders and files that are called as those of another kind.
    ('a folder that is called a module', 'errors.py/', '', 'errors', 'external'),
    ('a folder that is called a module, with the module in it', 'a.py/a.py', '', 'a', 'a.py/a.py'),
    ('a folder that is called a module, in a package', 'p/__init__.py p/a.py/', '', 'p.a', 'missing'),
    ('a folder that is called __init__.py', 'p/__init__.py/ p/a.py', '', 'p', 'p'),
    ('a folder that is called __init__.py, from inside', 'p/__init__.py/ p/a.py', 'p', 'a', 'p/a.py'),
    ('a folder that is called __init__.py, relative', 'p/__init__.py/ p/a.py', 'p', '.', 'p'),
    ('a folder that is called __init__.py, relative, in it', 'p/__init__.py/ p/a.py', 'p', '.a', 'p/a.py'),
    ('a folder that is called pyvenv.cfg', 'a/pyvenv.cfg/ a/errors.py', '', 'errors', 'external'),
]


def laid(root: Path, paths: str) -> None:
    """Empty files below a folder, and a folder for what ends in a slash."""
    root.mkdir(parents=True, exist_ok=True)
    for name in paths.split():
        path = root / name
        (path if name.endswith('/') else path.parent).mkdir(parents=True, exist_ok=True)
        if not name.endswith('/'):
            path.touch()


def answer(finder: Finder, folder: str, imported: str) -> str:
    """What is found, relative to the folder of the configuration; else why nothing is, in one word."""
    name = imported.lstrip('.')
    found = finder.find(name, os.path.normpath(os.path.join(finder.root, folder)), len(imported) - len(name))
    return found.name.lower() if isinstance(found, Nowhere) else os.path.relpath(found, finder.root)


def asked(root: Path, folder: str, imported: str, *roots: str) -> str:
    """The same of a new finder."""
    return answer(Finder(str(root), roots), folder, imported)


TABLE = [pytest.param(*case[1:], id=case[0]) for case in CASES]


@pytest.mark.parametrize(('files', 'folder', 'imported', 'found'), TABLE)
def test_table(tmp_path: Path, files: str, folder: str, imported: str, found: str) -> None:
    root = tmp_path / 'above' / 'outer' / 'root'
    laid(root, files)
    assert asked(root, folder, imported) == found


def test_every_case_has_a_name_of_its_own() -> None:
    assert len({name for name, *_ in CASES}) == len(CASES)


# Source roots.

@pytest.mark.parametrize(('files', 'roots', 'found'), [
    ('lib/errors.py a/errors.py', 'lib', 'lib/errors.py'),
    ('lib/errors.py a/errors.py', 'a lib', 'a/errors.py'),
    ('lib/errors.py a/errors.py', './a/../lib/', 'lib/errors.py'),
    ('lib/x/errors.py a/errors.py', 'lib/x', 'lib/x/errors.py'),
    ('lib/errors.py ../common/errors.py', '../common', '../common/errors.py'),
    ('lib/errors.py', '../common', 'lib/errors.py'),
    ('errors.py lib/errors.py', 'lib', 'errors.py'),
    ('src/errors.py lib/errors.py', 'lib', 'src/errors.py'),
    ('tests/errors.py lib/errors.py', 'lib', 'tests/errors.py'),
    ('lib/errors/a.py a/errors.py', 'lib', 'lib/errors'),
    ('.hidden/errors.py', '.hidden', '.hidden/errors.py'),
    ('.hidden/errors.py', '', 'external'),
])
def test_source_roots(tmp_path: Path, files: str, roots: str, found: str) -> None:
    laid(tmp_path / 'root', files)
    assert asked(tmp_path / 'root', 'tests', 'errors', *roots.split()) == found


def test_an_absolute_source_root(tmp_path: Path) -> None:
    laid(tmp_path, 'root/lib/errors.py common/errors.py')
    assert asked(tmp_path / 'root', '', 'errors', str(tmp_path / 'common')) == '../common/errors.py'


def test_namespace_package_over_source_roots(tmp_path: Path) -> None:
    laid(tmp_path, 'root/ns/a.py one/ns/b.py two/ns/c.py')
    for name, found in ('ns', 'ns'), ('ns.b', '../one/ns/b.py'), ('ns.c', '../two/ns/c.py'), ('ns.d', 'missing'):
        assert asked(tmp_path / 'root', '', name, '../one', '../two') == found


def test_relative_import_up_to_a_source_root(tmp_path: Path) -> None:
    laid(tmp_path, 'root/a.py errors.py')
    assert asked(tmp_path / 'root', '', '..errors') == 'beyond'
    assert asked(tmp_path / 'root', '', '..errors', '..') == '../errors.py'


# What the search of the tree leaves out, and that it is made once.

@pytest.mark.parametrize('folder', [
    '.git', '.hidden', '.tox/py311', 'a/.venv', 'node_modules', 'a/node_modules/b', 'build', 'build/lib', 'a/build/lib',
    'dist', '__pycache__', 'a/__pycache__', 'site-packages', 'lib/python3.11/site-packages',
])
def test_pruned_folders(tmp_path: Path, folder: str) -> None:
    laid(tmp_path, f'{folder}/errors.py {folder}/pkg/__init__.py')
    assert asked(tmp_path, 'x', 'errors') == asked(tmp_path, 'x', 'pkg') == 'external'
    laid(tmp_path, 'a/b/errors.py a/b/pkg/__init__.py')
    assert asked(tmp_path, 'x', 'errors') == 'a/b/errors.py'
    assert asked(tmp_path, 'x', 'pkg') == 'a/b/pkg/__init__.py'


@pytest.mark.parametrize('mark', ['pyvenv.cfg', 'conda-meta/'])
def test_environments_are_pruned(tmp_path: Path, mark: str) -> None:
    laid(tmp_path, f'a/env/{mark} a/env/errors.py a/env/lib/pkg/__init__.py')
    assert asked(tmp_path, '', 'errors') == asked(tmp_path, '', 'pkg') == 'external'


@pytest.mark.parametrize('name', ['builder', 'dist_', 'a.git', 'env', 'node-modules'])
def test_folders_that_are_only_called_alike_are_searched(tmp_path: Path, name: str) -> None:
    laid(tmp_path, f'{name}/x/errors.py')
    assert asked(tmp_path, '', 'errors') == f'{name}/x/errors.py'


@pytest.mark.parametrize('name', ['.hidden', 'build', 'site-packages'])
def test_the_folder_of_the_configuration_is_searched_whatever_its_name(tmp_path: Path, name: str) -> None:
    laid(tmp_path / name, 'a/b/errors.py')
    assert asked(tmp_path / name, '', 'errors') == 'a/b/errors.py'


def test_the_tree_is_searched_once(tmp_path: Path) -> None:
    finder = Finder(str(tmp_path))
    laid(tmp_path, 'first.py')
    assert answer(finder, '', 'first') == 'first.py'
    laid(tmp_path, 'a/b/second.py')
    assert answer(finder, '', 'second') == 'a/b/second.py'  # there was no reason to search before
    laid(tmp_path, 'a/b/third.py')
    assert answer(finder, '', 'third') == 'external'
    assert asked(tmp_path, '', 'third') == 'a/b/third.py'


def test_standard_library_is_no_reason_to_search(tmp_path: Path) -> None:
    finder = Finder(str(tmp_path))
    assert answer(finder, '', 'logging') == 'external'
    laid(tmp_path, 'a/b/errors.py')
    assert answer(finder, '', 'errors') == 'a/b/errors.py'


def test_answers_are_remembered(tmp_path: Path) -> None:
    finder = Finder(str(tmp_path))
    laid(tmp_path, 'pkg/__init__.py pkg/a.py')
    assert answer(finder, 'pkg', 'pkg.a') == answer(finder, 'pkg', '.a') == 'pkg/a.py'
    assert answer(finder, '', 'other') == answer(finder, '', 'other.a') == 'external'
    shutil.rmtree(tmp_path / 'pkg')
    laid(tmp_path, 'other/__init__.py')
    assert answer(finder, 'pkg', 'pkg.a') == answer(finder, 'pkg', '.a') == 'pkg/a.py'
    assert answer(finder, '', 'other') == answer(finder, '', 'other.b') == 'external'


def test_answers_are_not_mixed_up(tmp_path: Path) -> None:
    laid(tmp_path, 'a/x.py b/x.py b/p/__init__.py b/p/x.py b/p/q/__init__.py b/p/q/x.py')
    finder = Finder(str(tmp_path))
    assert answer(finder, 'a', 'x') == 'a/x.py'
    assert answer(finder, 'b', 'x') == answer(finder, 'b/p', 'x') == answer(finder, 'b/p/q', 'x') == 'b/x.py'
    assert answer(finder, 'b/p/q', '.x') == 'b/p/q/x.py'
    assert answer(finder, 'b/p/q', '..x') == answer(finder, 'b/p', '.x') == 'b/p/x.py'
    assert answer(finder, 'b/p/q', '...x') == 'b/x.py'
    assert answer(finder, '', '.y') == 'missing'
    assert answer(finder, '', 'y') == 'external'


def test_a_disk_is_not_searched_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid(tmp_path, 'a/near.py b/c/far.py')
    monkeypatch.setattr('flake8_bigthree.names.finder._MOST_FOLDERS', 3)
    finder = Finder(str(tmp_path))
    assert answer(finder, '', 'near') == 'a/near.py'
    assert answer(finder, '', 'far') == 'external'


# Files and folders that are not what they seem.

def test_linked_module(tmp_path: Path) -> None:
    laid(tmp_path, 'root/a/b/ common/real.py')
    (tmp_path / 'root' / 'a' / 'b' / 'errors.py').symlink_to(tmp_path / 'common' / 'real.py')
    assert asked(tmp_path / 'root', 'a/b', 'errors') == 'a/b/errors.py'
    assert asked(tmp_path / 'root', '', 'errors') == 'a/b/errors.py'
    assert asked(tmp_path / 'root', '', 'real') == 'external'


def test_linked_package(tmp_path: Path) -> None:
    laid(tmp_path, 'root/a/ common/__init__.py common/errors.py')
    (tmp_path / 'root' / 'a' / 'pkg').symlink_to(tmp_path / 'common')
    assert asked(tmp_path / 'root', 'a', 'pkg.errors') == 'a/pkg/errors.py'
    assert asked(tmp_path / 'root', 'a', '.pkg.errors') == 'a/pkg/errors.py'


def test_linked_folders_are_not_searched(tmp_path: Path) -> None:
    laid(tmp_path, 'root/a/errors.py common/other.py')
    (tmp_path / 'root' / 'again').symlink_to('a')
    (tmp_path / 'root' / 'a' / 'round').symlink_to('..')
    (tmp_path / 'root' / 'elsewhere').symlink_to('../common')
    assert asked(tmp_path / 'root', '', 'errors') == 'a/errors.py'
    assert asked(tmp_path / 'root', '', 'other') == 'external'


@pytest.mark.parametrize('target', ['nowhere', 'errors.py', '/dev/null', '.'])
def test_link_that_leads_to_no_file(tmp_path: Path, target: str) -> None:
    laid(tmp_path, 'p/__init__.py x/')
    for folder in '.', 'p', 'x':
        (tmp_path / folder / 'errors.py').symlink_to(target)
    assert asked(tmp_path, '', 'errors') == 'external'
    assert asked(tmp_path, 'p', '.errors') == asked(tmp_path, '', 'p.errors') == 'missing'


@pytest.mark.native
def test_pipe(tmp_path: Path) -> None:
    laid(tmp_path, 'p/__init__.py x/')
    for folder in '.', 'p', 'x':
        os.mkfifo(tmp_path / folder / 'errors.py')
    assert asked(tmp_path, '', 'errors') == 'external'
    assert asked(tmp_path, 'p', '.errors') == asked(tmp_path, '', 'p.errors') == 'missing'


@pytest.mark.parametrize('root', ['gone', 'file', 'file/below'])
def test_folder_of_the_configuration_that_cannot_be_read(tmp_path: Path, root: str) -> None:
    laid(tmp_path, 'file')
    assert asked(tmp_path / root, '', 'errors') == asked(tmp_path / root, 'a', 'errors') == 'external'
    assert asked(tmp_path / root, 'a', '.errors') == 'missing'


def test_name_of_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / 'a').mkdir()
    for name in b'a/\xff.py', b'a/\xff':
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).touch()
    laid(tmp_path, 'a/errors.py')
    assert asked(tmp_path, '', 'errors') == 'a/errors.py'


# Installed packages: only those that are followed, and nothing is imported.

def test_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid(tmp_path, 'site/common/__init__.py site/common/errors.py site/single.py')
    for path in (tmp_path / 'site').rglob('*.py'):
        path.write_text('raise SystemExit', encoding='utf-8')
    monkeypatch.syspath_prepend(tmp_path / 'site')
    finder = Finder(str(tmp_path / 'root'), (), frozenset({'common', 'single'}))
    assert answer(finder, '', 'common') == '../site/common/__init__.py'
    assert answer(finder, '', 'common.errors') == '../site/common/errors.py'
    assert answer(finder, '', 'common.nothing') == 'missing'
    assert answer(finder, '', 'single') == '../site/single.py'
    assert answer(finder, '', 'single.nothing') == 'missing'
    assert not {'common', 'common.errors', 'single'} & {*sys.modules}


def test_installed_package_that_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid(tmp_path, 'site/common/__init__.py')
    monkeypatch.syspath_prepend(tmp_path / 'site')
    finder = Finder(str(tmp_path / 'root'), (), frozenset({'other'}))
    assert answer(finder, '', 'common') == answer(finder, '', 'common.errors') == 'external'
    assert answer(finder, '', 'other') == answer(finder, '', 'other.errors') == 'missing'


def test_installed_namespace_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid(tmp_path, 'one/common_ns/a.py two/common_ns/b.py')
    monkeypatch.syspath_prepend(tmp_path / 'one')
    monkeypatch.syspath_prepend(tmp_path / 'two')
    finder = Finder(str(tmp_path / 'root'), (), frozenset({'common_ns'}))
    assert answer(finder, '', 'common_ns') == '../two/common_ns'
    assert answer(finder, '', 'common_ns.a') == '../one/common_ns/a.py'
    assert answer(finder, '', 'common_ns.b') == '../two/common_ns/b.py'
    assert answer(finder, '', 'common_ns.c') == 'missing'


def test_package_of_the_project_comes_before_an_installed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    laid(tmp_path, 'site/common/__init__.py site/common/errors.py root/a/b/common/__init__.py')
    monkeypatch.syspath_prepend(tmp_path / 'site')
    finder = Finder(str(tmp_path / 'root'), (), frozenset({'common'}))
    assert answer(finder, '', 'common') == 'a/b/common/__init__.py'
    assert answer(finder, '', 'common.errors') == 'missing'


def test_folder_of_the_project_does_not_hide_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    laid(tmp_path, 'site/common/__init__.py site/common/errors.py root/common/a.py')
    monkeypatch.syspath_prepend(tmp_path / 'site')
    finder = Finder(str(tmp_path / 'root'), (), frozenset({'common'}))
    assert answer(finder, '', 'common.a') == 'common/a.py'
    assert answer(finder, '', 'common.errors') == '../site/common/errors.py'


def test_installed_package_that_is_no_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid(tmp_path, f'site/common_native{EXTENSION_SUFFIXES[0]}')
    monkeypatch.syspath_prepend(tmp_path / 'site')
    finder = Finder(str(tmp_path / 'root'), (), frozenset({'common_native'}))
    assert answer(finder, '', 'common_native') == answer(finder, '', 'common_native.errors') == 'missing'


def test_module_that_is_loaded_from_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, 'made_up', ModuleType('made_up'))
    finder = Finder(str(tmp_path), (), frozenset({'made_up'}))
    assert answer(finder, '', 'made_up') == answer(finder, '', 'made_up.errors') == 'missing'


class Refusing:
    """A hook of the import system that lets no one import."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def find_spec(self, name: str, path: object, target: object = None) -> None:
        self.asked.append(name)
        raise ImportError(name)  # noqa: HRD302 - what such hooks raise


def test_import_system_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hook = Refusing()
    finder = Finder(str(tmp_path), (), frozenset({'common'}))
    with monkeypatch.context() as patched:
        patched.setattr(sys, 'meta_path', [hook])
        found = answer(finder, '', 'common')
    assert found == 'missing'
    assert hook.asked == ['common']


@pytest.mark.parametrize('name', ['site-packages', 'dist-packages'])
def test_installed_package_does_not_see_those_beside_it(tmp_path: Path, name: str) -> None:
    laid(tmp_path, f'env/{name}/common/__init__.py env/{name}/common/errors.py env/{name}/other/__init__.py')
    laid(tmp_path, f'env/beside/common/__init__.py env/beside/other/__init__.py env/{name}/single.py root/')
    installed = f'../env/{name}/common'
    assert asked(tmp_path / 'root', installed, 'other') == asked(tmp_path / 'root', installed, 'single') == 'external'
    assert asked(tmp_path / 'root', installed, 'common.errors') == 'external'
    assert asked(tmp_path / 'root', installed, '.errors') == f'{installed}/errors.py'
    assert asked(tmp_path / 'root', '../env/beside', 'other') == '../env/beside/other/__init__.py'


def test_repository_around_installed_packages_is_not_searched(tmp_path: Path) -> None:
    laid(tmp_path, 'home/.git/ home/.env/site-packages/common/ns/a.py home/other.py root/')
    installed = str(tmp_path / 'home' / '.env' / 'site-packages' / 'common' / 'ns')
    assert asked(tmp_path / 'root', installed, 'other') == 'external'
    assert repository(installed) is None


def test_repository(tmp_path: Path) -> None:
    laid(tmp_path, 'outer/.git/config outer/inner/.git outer/inner/a/b/ outer/other/a/')
    for folder, found in {'inner/a/b': 'inner', 'inner': 'inner', 'other/a': '.', 'new/folder': '.'}.items():
        assert repository(os.path.join(tmp_path, 'outer', folder)) == os.path.normpath(tmp_path / 'outer' / found)
    assert repository(str(tmp_path)) is None


@pytest.mark.parametrize(('imported', 'found'), [
    ('types', 'types.py'),
    ('errors', 'errors.py'),
    ('.errors', 'errors.py'),
    ('.', '.'),
])
def test_folder_of_the_configuration_that_is_called_a_module(tmp_path: Path, imported: str, found: str) -> None:
    # A folder may be called as a module is, such as the checkout of discord.py.
    laid(tmp_path / 'discord.py', 'errors.py types.py a/errors.py')
    assert asked(tmp_path / 'discord.py', '', imported) == found


def test_link_in_a_circle_does_not_hide_what_is_beside_it(tmp_path: Path) -> None:
    laid(tmp_path, 'a/errors.py a/b/pkg/__init__.py')
    (tmp_path / 'a' / 'round').symlink_to('round')
    assert asked(tmp_path, '', 'errors') == 'a/errors.py'
    assert asked(tmp_path, '', 'pkg') == 'a/b/pkg/__init__.py'


def test_the_disk_is_not_asked_what_a_plain_file_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid(tmp_path, 'a.py b.txt c/d.py')
    (tmp_path / 'link.py').symlink_to('a.py')
    is_file = os.path.isfile
    asked_for = []

    def counted(path: os.DirEntry[str]) -> bool:
        asked_for.append(path.name)
        return is_file(path)

    monkeypatch.setattr(os.path, 'isfile', counted)
    assert entries(str(tmp_path)) == (['a.py', 'b.txt', 'link.py'], ['c'])
    assert asked_for == ['link.py']


def test_folder_of_the_configuration_that_is_an_environment(tmp_path: Path) -> None:
    # As `python -m venv .` makes it.
    laid(tmp_path, 'pyvenv.cfg a/b/errors.py lib/python3.11/site-packages/other.py')
    assert asked(tmp_path, '', 'errors') == 'a/b/errors.py'
    assert asked(tmp_path, '', 'other') == 'external'


def test_installed_packages_of_debian_are_pruned(tmp_path: Path) -> None:
    laid(tmp_path, 'image/usr/lib/python3/dist-packages/requests/__init__.py')
    assert asked(tmp_path, '', 'requests') == 'external'


def test_package_before_a_module_in_the_tree(tmp_path: Path) -> None:
    laid(tmp_path, 'a/b/errors.py a/b/errors/__init__.py')
    assert asked(tmp_path, '', 'errors') == 'a/b/errors/__init__.py'


@pytest.mark.parametrize('folder', ['apps/real-time', 'apps/real-time/pkg', 'tests'])
def test_init_in_a_folder_that_cannot_be_imported(tmp_path: Path, folder: str) -> None:
    # It is no package, whatever is in it; what it holds is top-level.
    laid(tmp_path, 'apps/real-time/__init__.py apps/real-time/pkg/__init__.py apps/real-time/pkg/errors.py')
    assert asked(tmp_path, folder, 'pkg.errors') == 'apps/real-time/pkg/errors.py'


@pytest.mark.parametrize('files', ['a/ns/sub/data.txt ns/sub.py', 'a/ns/sub/x.py ns/sub/__init__.py'])
def test_folder_in_a_namespace_does_not_hide_a_module(tmp_path: Path, files: str) -> None:
    # A namespace package is all its folders at once: a module in one of them comes before a mere folder in another.
    laid(tmp_path, f'a/ns/x.py {files}')
    assert asked(tmp_path, 'a', 'ns.sub') == files.split()[1]


def test_package_in_a_namespace_hides_what_is_in_a_folder(tmp_path: Path) -> None:
    laid(tmp_path, 'a/ns/sub/errors.py ns/sub/__init__.py ns/sub/errors.py')
    assert asked(tmp_path, 'a', 'ns.sub') == 'ns/sub/__init__.py'
    assert asked(tmp_path, 'a', 'ns.sub.errors') == 'ns/sub/errors.py'


def test_standard_library_is_external_even_if_followed(tmp_path: Path) -> None:
    finder = Finder(str(tmp_path), (), frozenset({'asyncio'}))
    assert answer(finder, '', 'asyncio') == answer(finder, '', 'asyncio.queues') == 'external'


# The pieces that others use.

@pytest.mark.parametrize(('folder', 'found'), [
    ('', ''),
    ('a', 'a'),
    ('a/b-c', 'a/b-c'),
    ('a/b-c/p', 'a/b-c'),
    ('a/b-c/p/q', 'a/b-c'),
    ('a/b-c/p/q/ns', 'a/b-c/p/q/ns'),
    ('a/b-c/p/q/ns/r', 'a/b-c/p/q/ns'),
])
def test_home(tmp_path: Path, folder: str, found: str) -> None:
    laid(tmp_path, 'a/b-c/p/__init__.py a/b-c/p/q/__init__.py a/b-c/p/q/ns/r/__init__.py')
    assert home(str(tmp_path / folder)) == str(tmp_path / found)


def test_home_ends_at_the_root_of_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr('os.path.isfile', lambda path: True)
    assert home('/a/b') == home('/a') == home('/') == '/'


@pytest.mark.parametrize(('above', 'name', 'found'), [
    ('', 'p', 'p/__init__.py'),
    ('p', 'a', 'p/a.py'),
    ('p/__init__.py', 'a', 'p/a.py'),
    ('p/__init__.py', 'q', 'p/q/__init__.py'),
    ('p/__init__.py', 'ns', 'p/ns'),
    ('p/__init__.py', 'nothing', None),
    ('p', 'nothing', None),
    ('nothing', 'a', None),
    ('p/a.py', 'q', None),
    ('p/a.py', 'a', None),
])
def test_submodule(tmp_path: Path, above: str, name: str, found: str | None) -> None:
    laid(tmp_path, 'p/__init__.py p/a.py p/q/__init__.py p/q.py p/ns/')
    assert submodule(str(tmp_path / above), name) == (found and str(tmp_path / found))


@pytest.mark.parametrize(('path', 'folder', 'is_so'), [
    ('/a', '/a', True),
    ('/a/b', '/a', True),
    ('/a/b/c', '/a', True),
    ('/a', '/a/b', False),
    ('/ab', '/a', False),
    ('/b', '/a', False),
    ('/a', '/', True),
    ('/', '/', True),
    ('/', '/a', False),
])
def test_is_below(path: str, folder: str, is_so: bool) -> None:
    assert is_below(path, folder) is is_so


# What Python finds, if the folders are on its path in this order, is what is found.

ROOTS = ('x/y', 'x', '.', 'src', 'lib')
NAMES = st.sampled_from(['a', 'a.b', 'a.b.a', 'b.a'])
PATHS = st.builds(
    lambda root, above, file: '/'.join([root, *above, file]), st.sampled_from(ROOTS),
    st.lists(st.sampled_from(['a', 'b']), max_size=3), st.sampled_from(['a.py', 'b.py', '__init__.py', 'a.txt']),
).filter(lambda path: path not in {'x/y/__init__.py', 'x/__init__.py', './__init__.py'})
TREES = st.lists(PATHS, min_size=1, max_size=6).map(' '.join)


def known_to_python(name: str, folders: Sequence[str]) -> str | Sequence[str] | None:
    """The file that Python finds for a module, for a namespace package its folders."""
    found = None
    for part in name.split('.'):
        spec = PathFinder.find_spec(part, folders)
        if not spec:
            return None
        folders = [*(spec.submodule_search_locations or ())]
        found = spec.origin or folders
    return found


def found_by_both(files: str, name: str, *roots: str) -> tuple[str | Nowhere, str | Sequence[str] | None]:
    """What is found for a name in a tree of files, with these source roots, and what Python finds."""
    with tempfile.TemporaryDirectory() as root:
        laid(Path(root), f'x/y/ {files}')
        folders = [os.path.normpath(os.path.join(root, folder)) for folder in ROOTS]
        try:
            return Finder(root, roots).find(name, folders[0]), known_to_python(name, folders)
        finally:
            for path in [path for path in sys.path_importer_cache if is_below(path, root)]:
                del sys.path_importer_cache[path]


def is_missed(files: str, name: str, *roots: str) -> bool:
    """Does Python find a file where something else is found?"""
    found, wanted = found_by_both(files, name, *roots)
    return isinstance(wanted, str) and found != wanted


@hypothesis.settings(max_examples=100, deadline=None)
@hypothesis.given(TREES, NAMES)
def test_what_python_finds_is_found(files: str, name: str) -> None:
    assert not is_missed(files, name, 'lib')


def test_what_is_missed_would_be_seen() -> None:
    assert hypothesis.find(st.tuples(TREES, NAMES), lambda case: is_missed(*case))


def test_module_beside_a_file_of_a_package_is_not_external(tmp_path: Path) -> None:
    laid(tmp_path, 'app/__init__.py app/errors.py app/types.py app/main.py')
    assert asked(tmp_path, 'app', 'errors') == 'beside'
    assert asked(tmp_path, 'app', 'types') == 'external'
    assert asked(tmp_path, 'app', 'requests') == 'external'


def test_installed_package_is_not_one_of_several_in_the_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid(tmp_path, 'root/a/lib/__init__.py root/b/lib/__init__.py site/lib/__init__.py')
    monkeypatch.syspath_prepend(tmp_path / 'site')
    finder = Finder(str(tmp_path / 'root'), (), frozenset({'lib'}))
    assert answer(finder, '', 'lib') == 'missing'
