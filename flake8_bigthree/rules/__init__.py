"""One rule, one file: the listing of this folder is the index of the rules."""
from __future__ import annotations

import importlib
import os

for _file in sorted(os.listdir(*__path__)):  # pkgutil would do, and cost flake8's start as much as two rules
    if _file.startswith('hrd') and _file.endswith('.py'):
        importlib.import_module(f'{__name__}.{_file[:-3]}')
