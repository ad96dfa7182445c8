"""Sets of plugins for flake8 to find: what is installed here, without the plugins that are left out."""
from __future__ import annotations

import sysconfig
from collections.abc import Sequence
from pathlib import Path

from benchmarks.speed.clock import BenchmarkError
from benchmarks.speed.clock import Command
from benchmarks.speed.clock import run

OURS = 'flake8-bigthree'
PEERS = ('flake8-annotations', 'flake8-blind-except', 'flake8-bugbear', 'tryceratops')
#: flake8 with what it cannot do without.
_ALWAYS = ('flake8', 'mccabe', 'pycodestyle', 'pyflakes')
_BENCHMARKS = Path(__file__).resolve().parents[1]


class Setup:
    """An environment in which flake8 finds some plugins and no others, made of links in a folder.

    flake8 finds a plugin by the folder of its metadata, so that is what is left out.
    Raises BenchmarkError if a plugin is not installed, or only by a link to its source.
    """

    def __init__(self, folder: Path, plugins: Sequence[str]) -> None:
        site = Path(sysconfig.get_path('purelib'))
        shown = {_normal(name) for name in (*_ALWAYS, *plugins)}
        folder.mkdir()
        for path in site.iterdir():
            if path.suffix != '.dist-info' or _normal(path.name.partition('-')[0]) in shown:
                (folder / path.name).symlink_to(path)
        (folder / 'benchmarks').symlink_to(_BENCHMARKS)
        self._folder = folder
        found = run(self.flake8(folder, '--version'))[1].replace('\n', ' ')
        for name in (OURS, *PEERS):
            if (f'{name}: ' in found) is not (name in plugins):
                raise BenchmarkError(f'flake8 should find {", ".join(plugins) or "no plugin"}, and finds: {found}')

    def flake8(self, folder: Path, *arguments: str) -> Command:
        """flake8, in one process, in a folder in which its configuration is not looked for."""
        return self.python(folder, '-m', 'flake8', '--isolated', '--jobs=1', *arguments)

    def python(self, folder: Path, *arguments: str) -> Command:
        """Python with what is installed here, and with these benchmarks."""
        # Without -S it would find what is left out; without -P, what is to be linted.
        return Command(['-S', '-P', *arguments], folder, {'PYTHONPATH': str(self._folder)})


def _normal(name: str) -> str:
    return name.replace('-', '_').lower()
