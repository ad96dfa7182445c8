"""Which module does an import mean?"""
from __future__ import annotations

import sys

from flake8_bigthree.names.bindings import STAR
from flake8_bigthree.names.finder import Nowhere
from flake8_bigthree.names.finder import submodule
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Unknown

#: Words by which code gives a module attributes that no statement binds.
_MAKING = ('__dict__', 'exec', 'globals', 'locals', 'setattr', 'sys.modules', 'vars')
#: What an import imports from.
Source = Module | External | Unknown


def imported(module: Module, name: str, level: int = 0, attribute: str = '') -> Source:
    """The module that an import in `module` means by an absolute name, or by a relative one with `level` dots.

    `attribute` is what is imported from it, if that is known.
    """
    if level and module.path is None:
        return Unknown('what it is imported from has no file')
    path = module.project.finder.find(name, module.folder, level)
    if path is Nowhere.EXTERNAL or path is Nowhere.BESIDE and not _may_be_beside(module, name, attribute):
        return External(name)
    if attribute and not level and name in sys.stdlib_module_names and isinstance(path, str):
        # Nobody imports what is not there: such a module of the project is found by its full name only.
        near = module.project.load(path)
        if near and not _may_give(near, path, attribute, asked_by=module):
            return External(name)
    if isinstance(path, Nowhere):
        return Unknown(f'{"." * level}{name}: {path.value}')
    return module.project.load(path) or Unknown(f'{"." * level}{name} cannot be read')


def _may_be_beside(module: Module, name: str, attribute: str) -> bool:
    """Can what is imported be the module of that name beside this one? It is not the module itself."""
    path = module.project.finder.beside(name, module.folder)
    assert path  # it has been found there
    beside = module.project.load(path)
    if beside is module:
        return False
    return not beside or not attribute or _may_give(beside, path, attribute)


def _may_give(module: Module, path: str, attribute: str, asked_by: Module | None = None) -> bool:
    """Can an attribute be imported from a module? Not from itself, by the import that is to bind it."""
    names = module.scope.table.keys() | module.declared
    if module is not asked_by and not names.isdisjoint({attribute, STAR, '__getattr__'}):
        return True
    return submodule(path, attribute) is not None or any(word in module.source for word in _MAKING)
