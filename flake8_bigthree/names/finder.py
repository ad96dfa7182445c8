"""Where is the file of a module? Looked for on disk, never imported."""
from __future__ import annotations

import enum
import functools
import importlib.util
import os
import sys
from collections import deque
from collections.abc import Iterator
from collections.abc import Sequence
from pathlib import Path
from typing import TypeGuard

#: Folders of installed packages.
_INSTALLATIONS = frozenset({'dist-packages', 'site-packages'})
#: Folders that hold no source of the project; hidden ones and environments are left out as well.
_PRUNED = _INSTALLATIONS | {'__pycache__', 'build', 'dist', 'node_modules'}
#: What stands in the folder of an environment.
_ENVIRONMENT = frozenset({'conda-meta', 'pyvenv.cfg'})
#: What stands in the folder of a repository.
_REPOSITORY = ('.git', '.hg')
#: No project has so many folders to search; a home folder or a whole disk may.
_MOST_FOLDERS = 20_000


class Nowhere(enum.Enum):
    """A module has no file, and why."""

    EXTERNAL = 'it is not in the project'
    MISSING = 'it is not found'
    BEYOND = 'it is imported from beyond the top of the project'
    BESIDE = 'it may be the module beside this one'


class Finder:
    """Finds the files of modules by their names; what has been found is remembered.

    `root` is the folder of the configuration, `source_roots` are further folders to look in, and
    `followed` the top-level packages that are read where they are installed, if the project has none.
    A file that is not below `root` belongs to the repository that it is in.
    """

    def __init__(self, root: str, source_roots: tuple[str, ...] = (), followed: frozenset[str] = frozenset()) -> None:
        self.root = root
        self._source_roots = [os.path.normpath(os.path.join(root, folder)) for folder in ('src', *source_roots)]
        self._followed = followed - sys.stdlib_module_names
        self._found: dict[tuple[str, str], str | Nowhere] = {}
        self._tops: dict[tuple[str, str, bool], list[str]] = {}
        self._homes: dict[str, str] = {}
        self._beside: dict[tuple[str, str], str | None] = {}
        self._trees: dict[str, str | None] = {}
        self._in_trees: dict[str, dict[str, list[str]]] = {}

    def find(self, name: str, folder: str, level: int = 0) -> str | Nowhere:
        """The file of a module as imported in `folder`, for a namespace package its folder.

        `name` is absolute, or relative with `level` dots before it.
        """
        start = folder if level else self._home(folder)
        key = '.' * level + name, start
        if key not in self._found:
            self._found[key] = self._relative(name, folder, level) if level else self._absolute(name, start)
        found = self._found[key]
        if found is Nowhere.EXTERNAL and folder != start and self.beside(name, folder):
            return Nowhere.BESIDE
        return found

    def beside(self, name: str, folder: str) -> str | None:
        """The file of a module in the folder of a package: for what is run there as a script, it is top-level."""
        key = name, folder
        if key not in self._beside:
            top, *rest = name.split('.')
            above = None if top in sys.stdlib_module_names else submodule(folder, top)
            self._beside[key] = _descend([above], rest) if above else None
        return self._beside[key]

    def _relative(self, name: str, folder: str, level: int) -> str | Nowhere:
        roots = self._roots(self._home(folder))
        for _ in range(level - 1):
            folder = os.path.dirname(folder)
        if not any(is_below(folder, root) for root in roots):
            return Nowhere.BEYOND
        return _descend([_package(folder)], name.split('.') if name else []) or Nowhere.MISSING

    def _absolute(self, name: str, start: str) -> str | Nowhere:
        top, *rest = name.split('.')
        answer = Nowhere.MISSING if top in self._followed or self._may_be_beside(top, start) else Nowhere.EXTERNAL
        for tops in self._places(top, start, has_modules=bool(rest)):
            if found := _descend(tops, rest):
                return found
            if tops:
                answer = Nowhere.MISSING
            if None in tops or any(map(_is_regular, tops)):
                break
        return answer

    def _places(self, top: str, start: str, *, has_modules: bool) -> Iterator[Sequence[str | None]]:
        """Where a top-level module is, one place after the other."""
        yield self._near(top, start, has_modules)
        yield self._in_tree(top, start)
        yield self._installed(top)

    def _near(self, top: str, start: str, has_modules: bool) -> list[str]:
        """The top-level module where it is looked for first, or the folders of a namespace package."""
        key = top, start, has_modules
        if key not in self._tops:
            self._tops[key] = self._in_roots(top, start, has_modules)
        return self._tops[key]

    def _in_tree(self, top: str, start: str) -> list[str] | list[None]:
        """Where else in the project it is, None for: somewhere."""
        if top in sys.stdlib_module_names:
            return []
        tree = self._tree(start) or self.root
        if tree not in self._in_trees:
            self._in_trees[tree] = _top_level(tree)
        return _one(self._in_trees[tree].get(top, []))

    def _installed(self, top: str) -> list[str]:
        return [*_installed(top)] if top in self._followed else []

    def _in_roots(self, top: str, start: str, has_modules: bool) -> list[str]:
        namespaces = []
        for root in self._roots(start):
            found = None if os.path.basename(root) in _INSTALLATIONS else submodule(root, top)
            if found and _is_regular(found):
                # Where modules below it are imported, a module so called that is no package is another one.
                if not has_modules or os.path.basename(found) == '__init__.py':
                    return [found]
                continue
            if found and top not in sys.stdlib_module_names and _has_source(found):
                namespaces.append(found)
        return namespaces

    def _roots(self, start: str) -> list[str]:
        """The folders in which top-level modules are found, in the order of the search."""
        tree = self._tree(start) or self.root
        above = [*parents(start, tree)]
        # What is in a package is a top-level module for scripts at most, so it comes last.
        packages = [folder for folder in above if folder != tree and _is_package(folder)]
        roots = [folder for folder in above if folder not in packages]
        return list(dict.fromkeys([start, *roots, *self._source_roots, *packages]))

    def _tree(self, start: str) -> str | None:
        """The folder of the project that `start` is in; None if that is not known."""
        if start not in self._trees:
            self._trees[start] = self.root if is_below(start, self.root) else repository(start)
        return self._trees[start]

    def _may_be_beside(self, top: str, start: str) -> bool:
        """Is it not known what the project is, so that this module, found nowhere, may be one of it?"""
        return self._tree(start) is None and top not in sys.stdlib_module_names and not _is_installed(start)

    def _home(self, folder: str) -> str:
        if folder not in self._homes:
            self._homes[folder] = home(folder)
        return self._homes[folder]


def _one(candidates: list[str]) -> list[str] | list[None]:
    """No answer is better than one of several modules of the same name."""
    return candidates if sum(map(_is_regular, candidates)) < 2 else [None]


def home(folder: str) -> str:
    """The folder that holds the outermost package around `folder`, or `folder` itself."""
    while _is_package(folder):
        folder = os.path.dirname(folder)
    return folder


def _is_package(folder: str) -> bool:
    """Is a folder a package that can be imported, other than `realtime-poc`?"""
    return os.path.basename(folder).isidentifier() and _is_file(os.path.join(folder, '__init__.py'))


def repository(folder: str) -> str | None:
    """The folder of the repository that `folder` is in; None if it is in none, or where packages are installed."""
    above = [] if _is_installed(folder) else [Path(folder), *Path(folder).parents]
    return next((str(place) for place in above if any(os.path.exists(place / mark) for mark in _REPOSITORY)), None)


def _is_installed(folder: str) -> bool:
    return not _INSTALLATIONS.isdisjoint(folder.split(os.sep))


def submodule(above: str, name: str) -> str | None:
    """The file of a module in a folder, or in the package of an `__init__.py`; a folder for a namespace package.

    A package is found before a module of the same name, as the import system does.
    """
    folder = above
    if _is_regular(above):
        folder, file = os.path.split(above)
        if file != '__init__.py':
            return None
    path = os.path.join(folder, name)
    is_folder = os.path.isdir(path)
    if is_folder and os.path.isfile(init := os.path.join(path, '__init__.py')):
        return init
    if os.path.isfile(file := f'{path}.py'):
        return file
    return path if is_folder else None


def is_below(path: str, folder: str) -> bool:
    """Is a path the folder itself or something in it?"""
    return path == folder or path.startswith(os.path.join(folder, ''))


def _is_regular(path: str | None) -> TypeGuard[str]:
    """Is what `submodule` found a file, and not a namespace package?"""
    return path is not None and path.endswith('.py') and _is_file(path)


@functools.lru_cache(maxsize=4096)
def _is_file(path: str) -> bool:
    """Is it no folder that is called `discord.py`? That is asked again and again, and hardly ever so."""
    return os.path.isfile(path)


def _package(folder: str) -> str:
    """The `__init__.py` of a folder, or the folder itself for a namespace package."""
    init = os.path.join(folder, '__init__.py')
    return init if os.path.isfile(init) else folder


def _descend(places: Sequence[str | None], names: list[str]) -> str | None:
    """The file of the submodule with these names, one below the other, or the first of its folders.

    `places` are where the top is: a namespace package is all its folders at once, and a regular module or package in
    one of them hides the mere folders in the others.
    """
    places = [*filter(_is_regular, places)][:1] or places
    for name in names:
        inner = [found for place in places if place and (found := submodule(place, name))]
        places = [*filter(_is_regular, inner)][:1] or inner
    return next(iter(places), None)


def parents(start: str, root: str) -> Iterator[str]:
    """The folders above `start` up to `root`, or `root` alone if it is not above it."""
    while start != root and is_below(start, root):
        start = os.path.dirname(start)
        yield start
    yield root


def _walk(root: str, *, spare: str | None = None) -> Iterator[tuple[str, list[str]]]:
    """The folders that may hold the project's own source, with their modules, those nearest to the root first.

    An environment is left out, unless it is the folder to `spare`.
    """
    queue = deque([root])
    for _ in range(_MOST_FOLDERS):
        if not queue:
            return
        folder = queue.popleft()
        files, folders = entries(folder)
        if folder == spare or _ENVIRONMENT.isdisjoint(files) and _ENVIRONMENT.isdisjoint(folders):
            yield folder, [name for name in files if name.endswith('.py')]
            queue += [os.path.join(folder, name) for name in folders if name[0] != '.' and name not in _PRUNED]


def entries(folder: str) -> tuple[list[str], list[str]]:
    """The names of the files and folders in a folder, sorted; nothing if it cannot be read."""
    files = []
    folders = []
    try:
        with os.scandir(folder) as scanned:
            for entry in scanned:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.name)
                # The disk is asked only about what is no plain file; of a link in a circle entry.is_file() would raise.
                elif entry.is_file(follow_symlinks=False) or os.path.isfile(entry):
                    files.append(entry.name)
    except OSError:  # noqa: HRD112 - what cannot be read has nothing in it
        return [], []
    return sorted(files), sorted(folders)


def _has_source(folder: str) -> bool:
    return any(files for _, files in _walk(folder))


def _top_level(root: str) -> dict[str, list[str]]:
    """Where in the tree modules are that are in no package, by name; namespace packages after all others."""
    found: dict[str, list[str]] = {}
    packages: set[str] = set()
    namespaces: dict[str, None] = {}
    for folder, files in _walk(root, spare=root):
        above, name = os.path.split(folder)
        if '__init__.py' in files and name.isidentifier():
            packages.add(folder)
            if above in packages:
                continue
            beside = [path for path in found.get(name, []) if path != f'{folder}.py']  # which the package hides
            found[name] = [*beside, os.path.join(folder, '__init__.py')]
            folder = above
        else:
            for file in files:
                found.setdefault(file.removesuffix('.py'), []).append(os.path.join(folder, file))
        while files and folder not in namespaces and is_below(folder, root):
            namespaces[folder] = None
            folder = os.path.dirname(folder)
    for folder in namespaces:
        above, name = os.path.split(folder)
        if folder != root and folder not in packages and above not in packages:
            found.setdefault(name, []).append(folder)
    return found


def _installed(top: str) -> Iterator[str]:
    """Where a top-level package is installed: the import system is asked, nothing is imported."""
    try:
        spec = importlib.util.find_spec(top)
    except (ImportError, ValueError):  # noqa: HRD112 - it is not installed
        return
    if spec and spec.origin and spec.origin.endswith('.py'):
        yield spec.origin
    elif spec:
        yield from spec.submodule_search_locations or ()
