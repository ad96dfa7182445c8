"""flake8's plugins, called as flake8 calls them, on trees that are there already."""
from __future__ import annotations

import argparse
import ast
import contextlib
import sys
from collections.abc import Iterable
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from typing import cast
from unittest import mock

from flake8.options.parse_args import parse_args
from flake8.plugins.finder import LoadedPlugin
from flake8.processor import FileProcessor

from benchmarks.speed.clock import BenchmarkError


class File(NamedTuple):
    """A file as flake8 has it when the plugins' turn comes."""

    processor: FileProcessor
    tree: ast.Module


def load(folder: Path, names: Iterable[str]) -> tuple[Mapping[str, LoadedPlugin], argparse.Namespace]:
    """Plugins, prepared for a run in a folder, and the options of that run: flake8's defaults.

    Raises BenchmarkError for a plugin that is not installed.
    """
    # Where flake8 drops something that a plugin wants to know, that looks at the command line itself.
    with contextlib.chdir(folder), mock.patch.object(sys, 'argv', ['flake8', '--isolated']):
        plugins, options = parse_args(['--isolated'])
    found = {loaded.plugin.package: loaded for loaded in plugins.all_plugins()}
    for name in names:
        if name not in found:
            raise BenchmarkError(f'{name} is not installed')
    return found, options


def read(path: str, options: argparse.Namespace) -> File:
    """A file as flake8 reads it. Raises SyntaxError if it does not parse."""
    processor = FileProcessor(path, options)
    return File(processor, cast(ast.Module, processor.build_ast()))


def check(plugin: LoadedPlugin, file: File) -> int:
    """How many findings a plugin has in a file."""
    if 'tree' not in plugin.parameters:
        return sum(plugin.obj(line) is not None for line in file.processor.lines)
    given = file.processor.keyword_arguments_for(plugin.parameters, {'tree': file.tree})
    return sum(1 for _ in plugin.obj(tree=file.tree, **given).run())
