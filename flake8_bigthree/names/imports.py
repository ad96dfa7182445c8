"""Which module does an import mean?"""
from __future__ import annotations

from flake8_bigthree.names.finder import Nowhere
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Unknown

#: What an import imports from.
Source = Module | External | Unknown


def imported(module: Module, name: str, level: int = 0) -> Source:
    """The module that an import in `module` means by an absolute name, or by a relative one with `level` dots."""
    if level and module.path is None:
        return Unknown('what it is imported from has no file')
    path = module.project.finder.find(name, module.folder, level)
    if path is Nowhere.EXTERNAL:
        return External(name)
    if isinstance(path, Nowhere):
        return Unknown(f'{"." * level}{name}: {path.value}')
    return module.project.load(path) or Unknown(f'{"." * level}{name} cannot be read')
