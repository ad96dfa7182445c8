"""The files of a project, read when a name leads there, and the scopes in them."""
from __future__ import annotations

import ast
import gc
import importlib.util
import io
import os
import re
import stat
import warnings
from functools import cached_property
from typing import Any

from flake8_bigthree.flow.conditions import certain
from flake8_bigthree.garbage import freeze
from flake8_bigthree.garbage import uncollected
from flake8_bigthree.garbage import unfreeze
from flake8_bigthree.names.bindings import Binding
from flake8_bigthree.names.bindings import Table
from flake8_bigthree.names.bindings import bindings
from flake8_bigthree.names.bindings import lambda_bindings
from flake8_bigthree.names.bindings import parameters
from flake8_bigthree.names.finder import Finder
from flake8_bigthree.names.finder import is_below
from flake8_bigthree.names.reaching import Reaching
from flake8_bigthree.options import Options
from flake8_bigthree.walk import FunctionNode
from flake8_bigthree.walk import Spot

#: A larger file is data, not source, and its names are unknown (bytes).
_LARGEST = 16 * 2**20
#: So much source is kept before its trees are taken out of the garbage collector's sight (characters).
_MANY = 2**18

ScopeNode = ast.Module | ast.ClassDef | FunctionNode | ast.Lambda
#: The nodes that are scopes, besides modules.
SCOPES = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


class Project:
    """All modules of a run, each parsed at most once.

    `root` is the folder of the flake8 configuration.
    """

    def __init__(self, options: Options, root: str) -> None:
        self.options = options
        self.root = os.path.realpath(root)
        tops = {name.partition('.')[0] for name in options.base_exception if '.' in name}
        self.finder = Finder(self.root, options.source_roots, frozenset(tops))
        #: What the names in `bigthree-base-exception` mean, once it has been asked for.
        self.bases: dict[str, Any] | None = None  # noqa: HRD213 - a type of the layers above
        self._modules: dict[str, Module | None] = {}
        #: The files that have been asked for.
        self._wanted: set[str] = set()
        self._real_paths: dict[str, str] = {}
        #: How much source is kept whose trees are in the garbage collector's sight (characters).
        self._in_sight = 0
        unfreeze()  # in the process of an editor what an earlier project has kept is garbage by now

    def open(self, path: str | None, tree: ast.Module, source: str) -> Module:
        """The module that is linted; what other modules import from its file is this tree too.

        `path` is None for source that has no file. If the same text has been read from it before, that tree serves.
        """
        real = path and self._real(path)
        if real and (known := self._modules.get(real)) and known.source == source:
            return known
        module = Module(self, real, tree, source)
        if real:
            self._modules[real] = module
        return module

    def close(self, module: Module) -> None:
        """Forget a module that has been linted, unless a name has led to it. It is of no use any more."""
        if module.path in self._wanted:
            self._keep(module.source)
            return
        if module.path:
            del self._modules[module.path]
        vars(module).clear()  # its scopes know it, which would leave it to the garbage collector

    def load(self, path: str) -> Module | None:
        """The module of a file or of a namespace package's folder; None if it cannot be read or parsed."""
        real = self._real(path)
        self._wanted.add(real)
        if real not in self._modules:
            if os.path.isdir(real):
                self._modules[real] = Module(self, real, ast.Module([], []), '', is_namespace=True)
            else:
                parsed = parse(real)
                self._modules[real] = parsed and Module(self, real, *parsed)
                self._keep(parsed[1] if parsed else '')
        return self._modules[real]

    def _keep(self, source: str) -> None:
        """Take trees that stay, once there are many new ones, out of the garbage collector's sight.

        It would walk all of them each time that it looks for what flake8 leaves behind, file by file, and that takes
        longer than all rules. What is garbage by then is collected before, as the next project only would find it.
        Where the collector is off, it looks for nothing.
        """
        self._in_sight += len(source)
        if self._in_sight > _MANY and gc.isenabled():
            self._in_sight = 0
            gc.collect()
            freeze()

    def _real(self, path: str) -> str:
        """The path without links; of a folder it is found out once, for all its files."""
        if path not in self._real_paths:
            folder, name = os.path.split(path)
            if os.path.islink(path):
                self._real_paths[path] = os.path.realpath(path)
            else:
                if folder not in self._real_paths:
                    self._real_paths[folder] = os.path.realpath(folder)
                self._real_paths[path] = os.path.join(self._real_paths[folder], name)
        return self._real_paths[path]


class Module:
    """One parsed file, or the folder of a namespace package: one without `__init__.py`, with an empty tree.

    `path` is real and absolute, None for source without a file.
    """

    def __init__(
        self, project: Project, path: str | None, tree: ast.Module, source: str, *, is_namespace: bool = False,
    ) -> None:
        self.project = project
        self.path = path
        self.is_namespace = is_namespace
        self.tree = tree
        self.source = source
        self.scope = Scope(self, tree, None)
        #: The scopes of the classes, functions and lambdas that have been come by.
        self.scopes: dict[ast.AST, Scope] = {}
        #: What `__all__` may be, None if that is not known; once it has been asked for.
        self.exports: tuple[frozenset[frozenset[str] | None] | None] | None = None
        #: What the baseline knows of this file and nothing matches, by code and name, once that has been found out.
        self.stale: dict[tuple[str, str], int] = {}
        #: What names stand for when the module has run, those that have been looked up: in it, and as its attributes.
        self.meant: dict[str, list[Any]] = {}  # noqa: HRD213 - a type of the layers above
        self.members: dict[str, list[Any]] = {}  # noqa: HRD213 - a type of the layers above
        #: What has been found out about the expressions and classes in it.
        self.answers: dict[Any, Any] = {}  # noqa: HRD213 - types of the layers above

    @cached_property
    def folder(self) -> str:
        """The folder from which this module's imports start; the root for source without a file."""
        if self.path is None:
            return self.project.root
        return self.path if self.is_namespace else os.path.dirname(self.path)

    @cached_property
    def statements(self) -> frozenset[ast.AST]:
        """The statements that stand on no condition; at column 0 others may stand, too, behind a continued line."""
        return frozenset(certain(self.tree.body))

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the source, as the tree numbers them from 1."""
        return list(io.StringIO(self.source, newline=None))

    @cached_property
    def shown(self) -> str:
        """The path as messages show it: relative to the project if it is in it."""
        if self.path is None:
            return 'stdin'
        if not is_below(self.path, self.project.root):
            return self.path
        return os.path.relpath(self.path, self.project.root).replace(os.sep, '/')

    @cached_property
    def declared(self) -> frozenset[str]:
        """The names that `global` and `nonlocal` can declare, and other words that stand behind them in the text."""
        import unicodedata  # here, as it is needed after flake8's start only
        behind = (text for word in ('global', 'nonlocal') for text in self.source.split(word)[1:])
        names = ' '.join(re.split(r'(?<!\\)[\r\n]|[;#]', text, maxsplit=1)[0] for text in behind)
        return frozenset(re.split(r'[\s,\\]+', unicodedata.normalize('NFKC', names)))

    @cached_property
    def walrus_lines(self) -> list[int]:
        """The lines in which a `:=` may be."""
        return [number for number, line in enumerate(self.lines, 1) if ':=' in line] if ':=' in self.source else []

    def position(self, node: ast.AST | Spot) -> tuple[int, int]:
        """Line (from 1) and column (from 0, in characters, where the tree counts bytes) of a node or place."""
        line: int = getattr(node, 'lineno', 1)
        offset: int = getattr(node, 'col_offset', 0)
        # Of text that is all ASCII Python knows it without a look, and nearly all source is.
        if not offset or self.source.isascii() or line > len(self.lines):
            return line, offset
        text = self.lines[line - 1]
        return line, len(text.encode(errors='surrogatepass')[:offset].decode(errors='ignore'))


class Scope:
    """A module, class, function or lambda, and what stands in it."""

    __slots__ = ('module', 'node', 'parent', 'attributes', 'written', 'reaching', '_qualname', '_table')

    def __init__(self, module: Module, node: ScopeNode, parent: Scope | None) -> None:
        self.module = module
        self.node = node
        self.parent = parent
        #: What methods assign to attributes of their instance, once it has been asked for; of a class only.
        self.attributes: dict[str, list[tuple[Scope, Binding]]] | None = None
        #: What scopes inside bind here by `global` or `nonlocal`, once it has been asked for.
        self.written: dict[str, list[Any]] | None = None  # noqa: HRD213 - a type of the layers above
        #: Where what binds a name here gets to, by name, once it has been asked for.
        self.reaching: dict[str, Reaching] = {}
        self._qualname: str | None = None
        self._table: Table | None = None

    def __repr__(self) -> str:
        return f'<{self.module.shown}: {self.qualname or "module"}>'

    @property
    def options(self) -> Options:
        """The options that rules read."""
        return self.module.project.options

    @property
    def qualname(self) -> str:
        """The names of the classes and functions around, as in `__qualname__` but without `<locals>`."""
        if self._qualname is None:
            around = self.parent.qualname if self.parent else ''
            name = '' if isinstance(self.node, ast.Module) else getattr(self.node, 'name', '<lambda>')
            self._qualname = f'{around}.{name}' if around else name
        return self._qualname

    @property
    def function(self) -> FunctionNode | None:
        """The function if this is the scope of one."""
        return self.node if isinstance(self.node, FunctionNode) else None

    @property
    def class_node(self) -> ast.ClassDef | None:
        """The class statement if this is the scope of one."""
        return self.node if isinstance(self.node, ast.ClassDef) else None

    def inner(self, node: ast.AST) -> Scope:
        """The scope inside a node: a new one for a class, function or lambda, else this one."""
        if not isinstance(node, SCOPES):
            return self
        if (known := self.module.scopes.get(node)) is None:
            known = self.module.scopes[node] = Scope(self.module, node, self)
        return known

    @property
    def body(self) -> list[ast.stmt]:
        """The statements of the scope; a lambda has none."""
        return [] if isinstance(self.node, ast.Lambda) else self.node.body

    @property
    def table(self) -> Table:
        """The names bound in this scope, parameters and type parameters included."""
        if self._table is None:
            self._table = {name: [binding] for name, binding in _header_bindings(self.node)}
            if isinstance(self.node, ast.Lambda):
                inside = lambda_bindings(self.node) if self.module.walrus_lines else {}
            else:
                inside = bindings(self.node.body, self.module.walrus_lines)
            for name, entries in inside.items():
                self._table.setdefault(name, []).extend(entries)
            if isinstance(self.node, ast.Module):
                _drop_declarations(self._table)
        return self._table


def _header_bindings(node: ScopeNode) -> list[tuple[str, Binding]]:
    """The type parameters and, as they hide these, after them the parameters."""
    found = [(param.name, Binding(node, param)) for param in getattr(node, 'type_params', ())]
    if not isinstance(node, ast.Module | ast.ClassDef):
        found += [(arg.arg, Binding(node, arg)) for arg in parameters(node.args)]
    return found


def _drop_declarations(table: Table) -> None:
    """Leave out `global x`, which says nothing at the top of a module."""
    for name, entries in list(table.items()):
        if isinstance(entries[0].node, ast.Global):
            table[name] = [binding for binding in entries if not isinstance(binding.node, ast.Global)]
            if not table[name]:
                del table[name]


def parse(path: str) -> tuple[ast.Module, str] | None:
    """The syntax tree of a file and its text; None for what cannot be read or is not Python.

    Nothing is executed, and no warning of the parser's leaves it.
    """
    source = source_text(path)
    if source is None:
        return None
    try:
        with warnings.catch_warnings(), uncollected():
            warnings.simplefilter('ignore')
            return ast.parse(source), source
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # noqa: HRD112 - None says so
        return None


def source_text(path: str) -> str | None:
    """The text of a file of source, its lines ended by newlines; None for what cannot be read.

    Devices and pipes are not opened.
    """
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            return None
        with open(path, 'rb') as file, warnings.catch_warnings():
            warnings.simplefilter('ignore')
            return importlib.util.decode_source(file.read())
    except (OSError, SyntaxError, ValueError, LookupError, MemoryError):  # noqa: HRD112 - None says so
        return None
