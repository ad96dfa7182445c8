"""What a name means, from scope to scope and from file to file: a table, and packages made up and run."""
from __future__ import annotations

import ast
import itertools
import json
import os
import random
import re
import subprocess
import sys
import textwrap
import warnings
from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any
from typing import NamedTuple

import pytest

from flake8_bigthree.names import exports as exports_module
from flake8_bigthree.names import lookup as lookup_module
from flake8_bigthree.names.attributes import named
from flake8_bigthree.names.evaluate import ask
from flake8_bigthree.names.evaluate import evaluate
from flake8_bigthree.names.holding import MOST_BINDINGS
from flake8_bigthree.names.imports import imported
from flake8_bigthree.names.lookup import lookup
from flake8_bigthree.names.lookup import member
from flake8_bigthree.names.lookup import outermost
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Project
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.reaching import UNBOUND
from flake8_bigthree.names.values import Caught
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Constant
from flake8_bigthree.names.values import External
from flake8_bigthree.names.values import Function
from flake8_bigthree.names.values import Instance
from flake8_bigthree.names.values import Place
from flake8_bigthree.names.values import Unknown
from flake8_bigthree.names.values import Value
from flake8_bigthree.names.values import Variable
from flake8_bigthree.options import Options
from flake8_bigthree.walk import blocks
from flake8_bigthree.walk import expressions

# Each case is `# what is shown` above the files, of which the first, `main.py`, needs no line `--- path`. What a
# look() is at stands behind it: a class is known by the word in its body, an instance by `an-` before that, a module
# by its path, what is outside by its dotted name, and `?` is for: unknown.
CASES = '''
# a name of the module
class A: here
look(A)  # here

# a name that nobody binds
look(A)  # ?

# a builtin, by its one name
look(ValueError)  # builtins.ValueError
look(IOError)  # builtins.OSError
look(WindowsError)  # builtins.OSError

# a function sees its own names first
class A: outer
def f():
    class A: inner
    look(A)  # inner
look(A)  # outer

# a function sees the end of the module
def f():
    look(A)  # second
class A: first
class A: second

# a function sees the functions around it
class A: module
def f():
    class A: outer
    def g():
        look(A)  # outer
        def h():
            look(A)  # outer
    async def g():
        look(A)  # outer

# a function may run before and after what the function around binds
def f():
    class A: first
    def g():
        look(A)  # first second
    class A: second
    look(A)  # second

# a local name is no other scope's, bound or not
class A: outer
def f():
    look(A)  # inner
    class A: inner

# a local name that is only unbound
class A: outer
def f():
    look(A)  # ?
    del A

# a parameter
class A: outer
def f(A, /, B: A, *C: A, D: A, **E: A):
    look(A)  # ?
    look(B)  # an-outer
    look(C)  # ?
    look(D)  # an-outer
    look(E)  # ?

# a parameter is replaced
class A: outer
def f(A):
    class A: inner
    look(A)  # inner

# a parameter may be replaced
class A: outer
def f(B: A):
    if B:
        class B: inner
    look(B)  # an-outer inner

# defaults, decorators, bases and annotations stand around a function or class
class A: outer
@look(A)  # outer
def f(x=look(A), y: look(A)=0) -> look(A):  # outer outer outer
    class A: inner
@look(A)  # outer
class C(look(A)):  # outer
    class A: inner

# a class body is seen by its own statements
class A: outer
class C:
    class A: inner
    look(A)  # inner
    def f(self, x=look(A)):  # inner
        pass
    if look(A):  # inner
        pass

# a class body is not seen by its functions
class A: outer
class C:
    class A: inner
    def f(self):
        look(A)  # outer
        lambda: look(A)  # outer
    async def g(self):
        look(A)  # outer
    lambda x=look(A): look(A)  # inner outer

# a class body is not seen by the classes in it
class A: outer
class C:
    class A: inner
    class D(look(A)):  # inner
        look(A)  # outer

# a class body sees what is around where the class stands
def f():
    class A: first
    class C:
        look(A)  # first
        class D:
            look(A)  # first
        def g(self):
            look(A)  # first second
    class A: second

# annotations see the class body that their function stands in, all of it
class A: outer
class D: outer
class C:
    class A: inner
    def f(self, x: A, y: B, z: 'B', u: D):
        look(x)  # an-inner
        look(y)  # an-later
        look(z)  # an-later
        look(u)  # an-outer
        def g(x: A):
            look(x)  # an-outer
    class B: later
    class E:
        def f(self, x: A):
            look(x)  # an-outer

# a name that a class body has not bound yet is another scope's
class A: outer
class C:
    look(A)  # outer
    class A: inner
    look(A)  # inner
    del A
    look(A)  # outer

# a name that a class body may have bound
class A: outer
class C:
    if c:
        class A: inner
    look(A)  # inner outer

# a lambda
class A: outer
def f():
    class A: inner
    lambda: look(A)  # inner
    lambda A: look(A)  # ?
    lambda *A: look(A)  # ?
    lambda B=look(A): 0  # inner
    lambda A: lambda: look(A)  # ?

# a comprehension binds nothing around it
class A: outer
[A for A in x]
{A for A in x}
{A: A for A in x}
(A for A in x)
look(A)  # outer

# a walrus in a comprehension does
class A: outer
class B: other
[(A := B) for _ in x]
look(A)  # outer other

# a walrus that may be skipped
class A: here
x = c and (ValueError := A)
look(ValueError)  # builtins.ValueError here

# a walrus in a lambda is the lambda's own
class A: outer
class B: other
lambda: (A := B)
look(A)  # outer

# del at the top of a module
class A: here
look(A)  # here
del A
look(A)  # ?
def f():
    look(A)  # ?

# del of what hides a builtin
class ValueError: here
look(ValueError)  # here
del ValueError
look(ValueError)  # builtins.ValueError
def f():
    look(ValueError)  # builtins.ValueError

# del in a branch
class ValueError: here
if c:
    del ValueError
look(ValueError)  # builtins.ValueError here

# the name of a handler is deleted at its end
try:
    pass
except OSError as ValueError:
    pass
look(ValueError)  # builtins.ValueError

# a builtin that is hidden
look(ValueError)  # builtins.ValueError
class ValueError: here
look(ValueError)  # here
def f():
    look(ValueError)  # here
    look(KeyError)  # builtins.KeyError

# a builtin that a branch hides
if c:
    class ValueError: here
look(ValueError)  # builtins.ValueError here
def f():
    look(ValueError)  # builtins.ValueError here

# a builtin that all branches hide
if c:
    class ValueError: one
else:
    class ValueError: other
look(ValueError)  # one other

# a builtin that a function hides from itself alone
def f():
    class ValueError: here
    look(ValueError)  # here
look(ValueError)  # builtins.ValueError

# an annotation without a value
class A: here
ValueError: A
look(ValueError)  # builtins.ValueError

# a module's only binding, one of each kind
look(A)  # here
class A: here
look(A)  # here
import os
look(os)  # os
from x import X
look(X)  # x.X
B = A
look(B)  # here
def f(): pass
look(f)  # f
async def g(): pass
look(g)  # g

# a name that is bound on the line it is read on
class A: here
look(ValueError); ValueError = A  # builtins.ValueError
ValueError = A; look(ValueError)  # here

# a name that is bound by the statement it is read in
ValueError = look(ValueError)  # builtins.ValueError

# a class of the module that is made again
class A: first
look(A)  # first
class A: second
look(A)  # second

# a name that is bound again
class A: one
class B: other
def f():
    x = A
    look(x)  # one
    x = B
    look(x)  # other
x = A
class C:
    look(x)  # one
    x = B
    look(x)  # other

# global reads the module's name
class A: outer
def f():
    class A: local
    def g():
        global A
        look(A)  # outer
        def h():
            look(A)  # outer
    look(A)  # local

# global in a function
class A: outer
class B: other
def f():
    global A
    A = B
    look(A)  # other outer
look(A)  # other outer
def g():
    look(A)  # other outer

# a name that functions alone bind
def f():
    global A, B, C
    class A: here
    from errors import X as B
    B
    for C in x:
        pass
look(A)  # here
look(B)  # theirs
look(C)  # ?
--- errors.py
class X: theirs

# global hides a builtin, if the function has been called
def f():
    global ValueError
    class ValueError: here
look(ValueError)  # ? here

# global in a class body
class A: outer
class C:
    global A
    class A: inner
    look(A)  # inner outer
look(A)  # inner outer

# global deep inside
def f():
    if c:
        class C:
            async def g(self):
                try:
                    pass
                finally:
                    global A
                    class A: deep
look(A)  # deep

# global around a class body that may have bound it
class A: outer
def f():
    global A
    class C:
        if c:
            class A: inner
        look(A)  # inner outer

# global at the top says nothing
global A, B
class A: here
look(A)  # here
look(B)  # ?

# del of a global binds nothing
class A: here
def f():
    global A
    del A
look(A)  # here

# the same name in a function that does not declare it
class A: outer
def f():
    global B
    class A: inner
    class B: other
look(A)  # outer
def g():
    class A: third
    def h():
        nonlocal B
        look(A)  # third

# a name that a function does not declare, beside one that it does
def f():
    class A: outer
    class B: other
    def g():
        global C
        nonlocal B
        class A: inner
    look(A)  # outer

# nonlocal
class A: module
def f():
    class A: outer
    def g():
        nonlocal A
        look(A)  # inner outer
        class A: inner
    look(A)  # inner outer
look(A)  # module

# nonlocal binds in the next function that has the name
def f():
    class A: outer
    def g():
        class A: middle
        def h():
            def i():
                nonlocal A
                class A: inner
        look(A)  # inner middle
    look(A)  # outer

# nonlocal goes past functions that do not bind the name, or declare it too
def f():
    class A: outer
    def g():
        nonlocal A
        class A: middle
        def h():
            nonlocal A
            class A: inner
        look(A)  # inner middle outer
    look(A)  # inner middle outer

# nonlocal goes past class bodies
def f():
    class A: outer
    class C:
        class A: member
        def g(self):
            nonlocal A
            class A: inner
        look(A)  # member
    look(A)  # inner outer

# nonlocal in a class body
def f():
    class A: outer
    class C:
        nonlocal A
        class A: inner
        look(A)  # inner outer
    look(A)  # inner outer

# nonlocal of a name that no function has
class A: outer
def f():
    nonlocal A
    class A: inner
    look(A)  # outer

# nonlocal of a parameter
class X: here
def f(A: X):
    def g():
        nonlocal A
        class A: inner
    look(A)  # an-here inner

# a lambda's parameter is not what nonlocal binds
def f():
    class A: outer
    lambda A: look(A)  # ?
    def g():
        nonlocal A
        class A: inner

# import
import pkg
import pkg.errors
import pkg.errors as e
import os.path
look(pkg)  # pkg/__init__.py
look(pkg.errors)  # pkg/errors.py
look(e)  # pkg/errors.py
look(e.X)  # here
look(pkg.errors.X)  # here
look(os)  # os
look(os.path)  # os.path
--- pkg/__init__.py
pass
--- pkg/errors.py
class X: here

# from import
from pkg import errors
from pkg import errors as e
from pkg.errors import X
from pkg.errors import X as Y, Z
look(errors)  # pkg/errors.py
look(e)  # pkg/errors.py
look(X)  # here
look(Y)  # here
look(Z)  # ?
look(errors.X)  # here
--- pkg/__init__.py
pass
--- pkg/errors.py
class X: here

# what is outside, by its one name
import requests
import requests.exceptions as e
from requests import Timeout
from requests.exceptions import Timeout as T
from socket import timeout, error
import builtins
look(requests)  # requests
look(requests.Timeout)  # requests.Timeout
look(e.Timeout)  # requests.exceptions.Timeout
look(Timeout)  # requests.Timeout
look(T)  # requests.exceptions.Timeout
look(timeout)  # builtins.TimeoutError
look(error)  # builtins.OSError
look(builtins.IOError)  # builtins.OSError

# relative imports
pass
--- pkg/__init__.py
class X: top
--- pkg/errors.py
class X: theirs
--- pkg/sub/__init__.py
class X: sub
from .deep import Y
look(Y)  # sub
--- pkg/sub/other.py
class X: beside
--- pkg/sub/deep.py
from . import X as Y
from .. import X as Z
from ..errors import X
from .other import X as W
from . import other
from .. import errors
from ... import beyond
from ..nothing import Q
look(Y)  # sub
look(Z)  # top
look(X)  # theirs
look(W)  # beside
look(other)  # pkg/sub/other.py
look(errors)  # pkg/errors.py
look(beyond)  # ?
look(Q)  # ?

# re-exports
from pkg import X
import pkg
look(X)  # here
look(pkg.X)  # here
look(pkg.api.X)  # here
--- pkg/__init__.py
from .api import X
--- pkg/api/__init__.py
from .errors import X
--- pkg/api/errors.py
class X: here

# chains of names
import pkg.errors
E = pkg.errors
F = E.Base
G = F
look(G)  # base
look(G.Nested)  # nested
look(E.Alias)  # base
look(pkg.errors.Base.Nested.Deep)  # deep
look(G.Missing)  # ?
--- pkg/errors.py
class Base:
    "base"
    class Nested:
        "nested"
        class Deep: deep
Alias = Base

# an import is read again by name
from a import X
Y = X
look(Y)  # second
--- a.py
from b import X
X
from c import X
--- b.py
class X: first
--- c.py
class X: second

# what another file has at its end counts
from errors import X, Y, ValueError, KeyError
look(X)  # second
look(Y)  # one other
look(ValueError)  # here
look(KeyError)  # ?
--- errors.py
class X: first
class X: second
if c:
    class Y: one
else:
    class Y: other
if c:
    class ValueError: here

# global in another file
import errors
from errors import X
look(X)  # first second
look(errors.X)  # first second
look(errors.Y)  # third
--- errors.py
class X: first
def f():
    global X, Y
    class X: second
    class Y: third

# a conditional import
try:
    from fast import X
except ImportError:
    from slow import X
look(X)  # here slow.X
--- fast.py
class X: here

# a conditional import, with what is made here instead
try:
    from library import X
except ImportError:
    class X: here
look(X)  # here library.X

# a conditional import, or nothing
try:
    from library import X, ValueError
except ImportError:
    X = None
look(X)  # None library.X
look(ValueError)  # builtins.ValueError library.ValueError

# imports for the type checker
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from errors import X, ValueError
else:
    class X: other
look(X)  # other
look(ValueError)  # builtins.ValueError hidden
--- errors.py
class X: here
class ValueError: hidden

# imports of both branches
import sys
if sys.platform == 'win32':
    from a import X
elif sys.version_info > (3, 12):
    from b import X
else:
    X = OSError
look(X)  # builtins.OSError one two
--- a.py
class X: one
--- b.py
class X: two

# an import in a function
def f():
    from errors import X
    look(X)  # here
    def g():
        look(X)  # here
look(X)  # ?
--- errors.py
class X: here

# an import in a class body
class C:
    from errors import X
    look(X)  # here
    def f(self):
        look(X)  # ?
look(C.X)  # here
--- errors.py
class X: here

# import *
from errors import *
look(X)  # here
look(_X)  # ?
look(Y)  # ?
def f():
    look(X)  # here
--- errors.py
class X: here
class _X: hidden

# a name that another file deletes
from errors import X
import errors
look(X)  # ?
look(errors.X)  # ?
--- errors.py
class X: hidden
del X

# a module that is missing, though the package binds its name
import pkg.missing as m
look(m)  # ?
--- pkg/__init__.py
class missing: other

# import * hides builtins
from errors import *
look(ValueError)  # here
look(KeyError)  # builtins.KeyError
--- errors.py
class ValueError: here

# import * that may not have the name
from errors import *
look(ValueError)  # builtins.ValueError here
--- errors.py
if c:
    class ValueError: here

# import * in a branch
try:
    from errors import *
except ImportError:
    pass
if c:
    from more import *
look(ValueError)  # builtins.ValueError here more
look(X)  # here
--- errors.py
class ValueError: here
class X: here
--- more.py
class ValueError: more

# import * in a branch, at column 0
if c: \\
from errors import *
look(ValueError)  # builtins.ValueError here
--- errors.py
class ValueError: here

# a binding in a branch, at column 0
class A: here
if c: \\
ValueError = A
look(ValueError)  # builtins.ValueError here

# a binding behind another statement of the line
class A: here
c; ValueError = A
look(ValueError)  # here

# import * in a branch of what is not certain either
from a import *
look(ValueError)  # builtins.ValueError here
--- a.py
if c:
    from b import *
--- b.py
class ValueError: here

# what is bound after import * replaces what comes from it
from errors import *
class X: mine
look(X)  # mine
look(Y)  # theirs
--- errors.py
class X: theirs
class Y: theirs

# import * replaces what has been bound before
class X: mine
class Y: mine
from errors import *
look(X)  # mine theirs
look(Y)  # mine
--- errors.py
class X: theirs

# import * before and after
from a import *
class X: mine
from b import *
look(X)  # mine two
class X: last
look(X)  # last
--- a.py
class X: one
--- b.py
class X: two

# the last import * that has the name
from a import *
from b import *
from c import *
look(X)  # two
look(Y)  # one
--- a.py
class X: one
class Y: one
--- b.py
class X: two
--- c.py
pass

# the last import * that may have it, and those before
from a import *
from b import *
look(X)  # one two
--- a.py
class X: one
--- b.py
if c:
    class X: two

# a chain of import *
from a import *
look(X)  # here
look(ValueError)  # here
look(_X)  # ?
look(Y)  # middle
look(KeyError)  # builtins.KeyError
--- a.py
from b import *
class Y: middle
--- b.py
from .c import *
class Y: last
--- c.py
class X: here
class ValueError: here
class _X: hidden

# a chain of import * in a package
from pkg import *
import pkg
look(X)  # here
look(pkg.X)  # here
--- pkg/__init__.py
from .api import *
--- pkg/api.py
from .errors import *
--- pkg/errors.py
class X: here

# a circle of import *
from a import *
look(X)  # here
look(Y)  # here
look(Z)  # ?
look(ValueError)  # builtins.ValueError
--- a.py
from b import *
class X: here
--- b.py
from a import *
class Y: here

# import * of the file itself
from main import *
class X: here
look(X)  # here
look(Y)  # ?

# several ways to one import *
from a import *
from b import *
look(X)  # here
--- a.py
from c import *
--- b.py
from c import *
--- c.py
class X: here

# __all__ as a list
from errors import *
look(X)  # here
look(_Y)  # here
look(Z)  # ?
look(ValueError)  # builtins.ValueError
--- errors.py
__all__ = ['X', '_Y']
class X: here
class _Y: here
class Z: hidden
class ValueError: hidden

# __all__ as a tuple, without brackets, annotated
from a import *
from b import *
look(X)  # here
look(Y)  # here
look(Z)  # here
look(W)  # ?
--- a.py
__all__ = 'X', 'Y'
class X: here
class Y: here
class W: hidden
--- b.py
__all__: tuple[str, ...] = ('Z',)
class Z: here
class W: hidden

# __all__ that is added to
from errors import *
look(X)  # here
look(Y)  # here
look(Z)  # here
look(W)  # ?
--- errors.py
__all__ = ['X'] + ['Y']
__all__ += ('Z',)
class X: here
class Y: here
class Z: here
class W: hidden

# __all__ with stars
from errors import *
look(X)  # here
look(Y)  # here
look(Z)  # ?
--- errors.py
__all__ = [*['X'], *('Y',)]
class X: here
class Y: here
class Z: hidden

# __all__ of other modules
from pkg import *
look(X)  # here
look(Y)  # here
look(Z)  # here
look(V)  # here
look(W)  # ?
look(ValueError)  # builtins.ValueError
--- pkg/__init__.py
from . import a
from .b import *
import pkg.c
import pkg.d as d
from pkg import e
from .a import *
from .c import *
from .d import *
from .e import *
__all__ = a.__all__ + b.__all__
__all__ += pkg.c.__all__
__all__ += d.__all__ + [*e.__all__]
class W: hidden
class ValueError: hidden
--- pkg/a.py
__all__ = ['X']
class X: here
--- pkg/b.py
__all__ = ('Y',)
class Y: here
--- pkg/c.py
__all__ = ['Z']
class Z: here
--- pkg/d.py
__all__ = ['V']
class V: here
--- pkg/e.py
__all__ = []

# __all__ by import
from a import *
look(X)  # here
look(Y)  # ?
--- a.py
from b import __all__
from b import *
class Y: hidden
--- b.py
__all__ = ['X']
class X: here

# __all__ by import from the package
from pkg.a import *
look(X)  # here
look(Y)  # ?
--- pkg/__init__.py
__all__ = ['X']
--- pkg/a.py
from . import __all__
class X: here
class Y: hidden

# __all__ by import *, which does not take it
from a import *
look(X)  # here
look(Y)  # here
look(_Z)  # ?
--- a.py
from b import *
class Y: here
--- b.py
__all__ = ['X', '_Z']
class X: here
class _Z: here

# __all__ in a circle
from a import *
look(X)  # here
look(Y)  # here
look(Z)  # hidden
--- a.py
from b import __all__
import b
__all__ += b.__all__
__all__ += ['X']
class X: here
class Z: hidden
from b import *
--- b.py
import a
__all__ = a.__all__ + ['Y']
class Y: here

# __all__ of which not all can be told: what is there counts
from a import *
from b import *
from c import *
from d import *
from e import *
from f import *
from g import *
look(A)  # here
look(B)  # here
look(C)  # here
look(D)  # here
look(E)  # here
look(F)  # here
look(G)  # here
look(Z)  # ?
--- a.py
__all__ = ['X']
__all__.append('A')
class A: here
--- b.py
__all__ = ['X']
__all__.extend(y)
class B: here
--- c.py
__all__ = make()
class C: here
--- d.py
__all__ = ['X', y]
class D: here
--- e.py
import library
__all__ = ['X'] + library.__all__
class E: here
--- f.py
from library import __all__
class F: here
--- g.py
__all__ = ['X'] * 2
class G: here

# __all__ that the owner of another changes
from a import *
look(X)  # here
--- a.py
import b
__all__ = ['Y'] + b.__all__
class X: here
--- b.py
__all__ = []
__all__.append('X')

# __all__ of what is no module that is known
from a import *
from b import *
from c import *
from d import *
look(A)  # here
look(B)  # here
look(C)  # here
look(D)  # here
--- a.py
class x: pass
__all__ = ['X', *x.__all__]
class A: here
--- b.py
__all__ = ['X', *make().__all__]
class B: here
--- c.py
from a import *
import b
import c as b
__all__ = ['X', *b.__all__]
class C: here
--- d.py
__all__ = ['X', *nothing.__all__]
class D: here

# __all__ of a module below a module
from a import *
look(A)  # here
look(B)  # ?
--- a.py
import pkg.sub.errors as e
from pkg import sub
import pkg.sub.errors
__all__ = sub.errors.__all__ + pkg.sub.errors.__all__ + e.__all__
class A: here
class B: hidden
--- pkg/sub/errors.py
__all__ = ['A']

# __all__ of a module deep below a module
from a import *
look(B)  # ?
--- a.py
import pkg.sub.deep.errors
__all__ = pkg.sub.deep.errors.__all__
class B: hidden
--- pkg/sub/deep/errors.py
__all__ = []

# __all__ that is bound to something by import
from a import *
look(A)  # here
--- a.py
from b import names as __all__
class A: here
--- b.py
names = ['X']

# __all__ that branches put together in many ways
from errors import *
look(X)  # here
look(ValueError)  # ? here
--- errors.py
__all__ = ['X']
if c: __all__ += ['A']
if c: __all__ += ['B']
if c: __all__ += ['C']
if c: __all__ += ['D']
if c: __all__ += ['ValueError']
class X: here
class ValueError: here

# __all__ with a submodule
from pkg import *
look(errors)  # pkg/errors.py
look(errors.X)  # here
look(other)  # ?
look(broken)  # ?
--- pkg/__init__.py
__all__ = ['errors', 'broken']
--- pkg/errors.py
class X: here
--- pkg/other.py
pass
--- pkg/broken.py
class

# a submodule without __all__ does not come by import *
from pkg import *
look(errors)  # ?
--- pkg/__init__.py
pass
--- pkg/errors.py
pass

# import * of a third party
from library import *
look(X)  # ?
look(ValueError)  # ?
look(Exception)  # builtins.Exception
look(BaseException)  # builtins.BaseException
look(ExceptionGroup)  # builtins.ExceptionGroup
look(BaseExceptionGroup)  # builtins.BaseExceptionGroup
class Y: here
look(Y)  # here

# import * of a third party, and another one after it
from library import *
from errors import *
look(X)  # here
look(Y)  # ?
look(ValueError)  # here
look(KeyError)  # ?
--- errors.py
class X: here
class ValueError: here

# import * of a third party after another one
from errors import *
from library import *
look(X)  # ? here
look(Exception)  # here
--- errors.py
class X: here
class Exception: here

# import * of the standard library
from json import *
from concurrent.futures import *
from multiprocessing import *
look(JSONDecodeError)  # ? json.JSONDecodeError
look(KeyError)  # builtins.KeyError
look(TimeoutError)  # multiprocessing.TimeoutError
look(X)  # ?

# import * of what the standard library has from the builtins
from socket import *
look(timeout)  # builtins.TimeoutError

# import * of a module that is not found or cannot be read
from pkg.missing import *
from .. import *
from broken import *
look(X)  # ?
look(ValueError)  # ?
look(Exception)  # builtins.Exception
--- pkg/__init__.py
pass
--- broken.py
class

# import * of a module that imports * from a third party
from a import *
look(X)  # here
look(Y)  # ?
look(ValueError)  # ?
--- a.py
from library import *
class X: here

# a submodule and an attribute of the same name
from pkg import error, other
import pkg.error
look(error)  # here
look(pkg.error)  # here
look(other)  # pkg/other.py
--- pkg/__init__.py
from .error import error
--- pkg/error.py
class error: here
--- pkg/other.py
pass

# a package that imports its own submodules
from pkg import errors
import pkg
look(errors)  # pkg/errors.py
look(pkg.errors)  # pkg/errors.py
look(pkg.e)  # pkg/errors.py
look(pkg.missing)  # ?
--- pkg/__init__.py
from . import errors
from . import errors as e
from . import missing
look(errors)  # pkg/errors.py
look(errors.X)  # here
look(e)  # pkg/errors.py
look(missing)  # ?
--- pkg/errors.py
class X: here

# a package that imports what it binds itself
pass
--- pkg/__init__.py
class X: here
from . import X
from . import X as Y
look(X)  # here
look(Y)  # here

# a package and a module of the same name
from errors import X
look(X)  # package
--- errors/__init__.py
class X: package
--- errors.py
class X: module

# an attribute that a module makes itself
from pkg import X, errors, Y
import pkg
look(X)  # here
look(errors)  # pkg/errors.py
look(Y)  # ?
look(pkg.Z)  # ?
--- pkg/__init__.py
class X: here
def __getattr__(name):
    return X
--- pkg/errors.py
pass

# an attribute that a module makes itself, and declares for type checkers
from pkg import X, Y, Z, errors
import pkg
look(X)  # there
look(pkg.X)  # there
look(Y)  # ? there
look(Z)  # ?
look(errors)  # here pkg/errors.py
--- pkg/__init__.py
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from a import X
    if not X:
        class errors: here
if condition:
    from a import Y
def __getattr__(name):
    return X
--- pkg/errors.py
pass
--- a.py
class X: there
class Y: there

# names in __all__ that a module makes itself
from pkg import *
look(X)  # here
look(Y)  # ?
look(ValueError)  # ?
look(KeyError)  # builtins.KeyError
--- pkg/__init__.py
__all__ = ['X', 'Y', 'ValueError']
class X: here
def __getattr__(name):
    return X

# an attribute of a module that has none of that name
import errors
from errors import X
look(errors.X)  # ?
look(errors.ValueError)  # ?
look(X)  # ?
--- errors.py
pass

# a circle of imports
from a import X, Y, Z
look(X)  # here
look(Y)  # here
look(Z)  # ?
--- a.py
from b import Y, Z
class X: here
--- b.py
from a import X, Z
class Y: here

# a circle of imports with a way out
from a import Z
look(Z)  # here
--- a.py
from b import Z
--- b.py
from a import Z
if c:
    class Z: here

# a module that imports from itself
from main import X
look(X)  # ?
from main import Y
class Y: here
look(Y)  # here

# a type variable of old
from typing import TypeVar
class A: here
T = TypeVar('T', bound=A)
def f(x: T):
    look(T)  # an-here
    look(x)  # an-here

# a circle of names
A = B
B = A
look(A)  # ?

# namespace packages
from ns.errors import X
from ns import errors, deep
from ns.deep import inner
import ns.deep.inner
import ns
look(X)  # here
look(errors.X)  # here
look(deep)  # ns/deep
look(inner.Y)  # there
look(ns.deep.inner.Y)  # there
look(ns)  # ns
look(ns.errors.X)  # here
look(ns.missing)  # ?
--- ns/errors.py
class X: here
--- ns/deep/inner.py
from .. import errors
from . import again
from ..errors import X
class Y: there
look(errors.X)  # here
look(again.Z)  # once
look(X)  # here
--- ns/deep/again.py
class Z: once

# what a namespace package does not have
from ns import missing
from ns.missing import X
look(missing)  # ?
look(X)  # ?
--- ns/errors.py
pass

# import * of a namespace package
from ns import *
look(errors)  # ?
look(ValueError)  # builtins.ValueError
--- ns/errors.py
pass

# a module of the project that is missing, and one that is broken
import pkg.missing
import pkg.missing as m
import broken
from pkg.missing import X
from broken import Y
look(pkg.missing)  # ?
look(m)  # ?
look(broken.Z)  # ?
look(X)  # ?
look(Y)  # ?
--- pkg/__init__.py
pass
--- broken.py
def

# a submodule that is broken
from pkg import broken
import pkg
look(broken)  # ?
look(pkg.broken)  # ?
--- pkg/__init__.py
pass
--- pkg/broken.py
def

# what stands in quotes may be bound further down
look(A)  # here
class A: here

# what stands in quotes may come by an import further down
def f(x: 'A', y: 'e.B'):
    look(x)  # an-here
    look(y)  # an-there
from errors import *
import errors as e
--- errors.py
class A: here
class B: there

# a submodule that a package imports from its own submodule
from pkg import errors
import pkg
look(errors)  # pkg/errors.py
look(errors.X)  # here
look(pkg.errors)  # pkg/errors.py
--- pkg/__init__.py
from .handlers import *
--- pkg/handlers.py
from . import errors
look(errors)  # pkg/errors.py
look(errors.X)  # here
--- pkg/errors.py
class X: here

# import * below the place has not run yet
look(ValueError)  # builtins.ValueError
A = ValueError
look(A)  # builtins.ValueError
from errors import *
look(ValueError)  # here
--- errors.py
class ValueError: here

# a walrus takes its value from the comprehension it stands in
class A: outer
class B: other
[(C := A) for A in [B]]
look(C)  # ?

# `import a.b as c` binds the attribute, where a package binds its submodule's name to something else
import pkg.error as e
look(e)  # here
--- pkg/__init__.py
from .error import error
--- pkg/error.py
class error: here

# the same deep below a package
import pkg.sub.deep.error as e
look(e)  # here
--- pkg/__init__.py
pass
--- pkg/sub/__init__.py
class error: other
--- pkg/sub/deep/__init__.py
from .error import error
--- pkg/sub/deep/error.py
class error: here

# what __all__ holds is not known, so a builtin may be meant
from errors import *
look(ValueError)  # ? here
--- errors.py
__all__ = ['X']
__all__.append('Y')
class ValueError: here

# __all__ may not be set
from errors import *
look(ValueError)  # builtins.ValueError here
--- errors.py
if c:
    __all__ = ['X']
class ValueError: here

# __all__ may not be set when it is added to
from errors import *
look(ValueError)  # ? here
--- errors.py
if c:
    __all__ = ['X']
__all__ += ['Y']
class ValueError: here

# __all__ by import from a module that has none
from errors import *
look(ValueError)  # ? here
--- errors.py
from other import __all__
class ValueError: here
--- other.py
pass

# __all__ is replaced
from errors import *
look(ValueError)  # builtins.ValueError
look(X)  # here
--- errors.py
__all__ = ['ValueError']
__all__ = ['X']
class X: here
class ValueError: hidden

# a name may be in __all__
from errors import *
look(ValueError)  # builtins.ValueError here
--- errors.py
__all__ = ['X']
if c:
    __all__ += ['ValueError']
class ValueError: here

# a submodule in __all__ of a package that imports * itself
from pkg import *
look(errors)  # pkg/errors.py
--- pkg/__init__.py
from .other import *
__all__ = ['errors']
--- pkg/errors.py
pass
--- pkg/other.py
pass

# a submodule is meant where the package does not bind its name
from pkg import errors
look(errors)  # None pkg/errors.py
--- pkg/__init__.py
if c:
    errors = None
--- pkg/errors.py
pass

# what a class body binds by global comes by import *
from errors import *
look(X)  # first second
look(Y)  # third
--- errors.py
class X: first
class C:
    global X, Y
    class X: second
    class Y: third

# a submodule that a package imports by name from its own submodule
from pkg import errors
look(errors)  # pkg/errors.py
--- pkg/__init__.py
from .handlers import errors
--- pkg/handlers.py
from . import errors
look(errors)  # pkg/errors.py
--- pkg/errors.py
pass

# a submodule that a package imports from its own submodule, by absolute names
from pkg.sub import errors
look(errors)  # pkg/sub/errors.py
--- pkg/__init__.py
pass
--- pkg/sub/__init__.py
from pkg.sub.handlers import errors
--- pkg/sub/handlers.py
from pkg.sub import errors
look(errors)  # pkg/sub/errors.py
--- pkg/sub/errors.py
pass

# a package imports its own submodule twice
from pkg import errors
look(errors)  # pkg/errors.py
--- pkg/__init__.py
from . import errors
from pkg import errors
look(errors)  # pkg/errors.py
--- pkg/errors.py
pass

# a name that a class body has not bound yet is the module's, not that of a function around
class A: outer
def f():
    class A: local
    class C:
        look(A)  # outer
        if c:
            class A: inner
        look(A)  # inner outer

# the class around a method
class A:
    "here"
    def f(self):
        look(__class__)  # here
        def g():
            look(__class__)  # here
        class B:
            "inner"
            def h(self):
                look(__class__)  # inner

# the name of a handler is deleted, and import * has been before
from errors import *
try:
    pass
except OSError as ValueError:
    pass
look(ValueError)  # builtins.ValueError here
--- errors.py
class ValueError: here

# a submodule that is imported as such where a circle of names begins
from pkg import error
look(error)  # pkg/error.py
--- pkg/__init__.py
from .a import error
--- pkg/a.py
from .b import error
--- pkg/b.py
import pkg.error as error
look(error)  # pkg/error.py
--- pkg/error.py
pass

# del may unbind what has come by import *
from errors import *
if c:
    del ValueError
look(ValueError)  # builtins.ValueError here
--- errors.py
class ValueError: here
'''

# The same for what Python 3.12 brought.
CASES_312 = '''
# a type parameter
class A: outer
def f[A]():
    look(A)  # ?
class C[A](look(A)):  # outer
    look(A)  # ?
    def f(self):
        look(A)  # ?
    class D:
        look(A)  # ?
look(A)  # outer

# a type parameter is replaced
class A: outer
def f[A]():
    class A: inner
    look(A)  # inner
class C[A]:
    look(A)  # ?
    class A: inner
    look(A)  # inner
    def f(self):
        look(A)  # ?

# the bound of a type parameter
class A: outer
def f[B: A]():
    look(B)  # an-outer
    class A: inner
class C[B: A]:
    class A: inner
    look(B)  # an-outer
    def f(self, x: B):
        look(B)  # an-outer
        look(x)  # an-outer

# a type parameter bounds another
class A: outer
class B: other
def f[A: B, C: A]():
    look(C)  # an-other

# the name of a type
class A: outer
type B = A
look(B)  # outer

# a type parameter in an annotation of its function
class A: here
class B: outer
def f[B: A](x: B):
    look(x)  # an-here
'''

# these contradict what Python does.
FOUND = '''
# `import a.b as c` binds what the package has by import *
import pkg.error as e
import pkg
look(pkg.error)  # here
look(e)  # here
--- pkg/__init__.py
from .error import *
--- pkg/error.py
class error: here

# an attribute of every module is no builtin
look(__class__)  # ?
class A:
    look(__class__)  # ?
'''

_LOOK = re.compile(r'look\(.*#(.*)')


class Case(NamedTuple):
    """Files, and what is expected in them: by path and line what stands behind a look."""

    files: Mapping[str, str]
    expected: Mapping[tuple[str, int], list[str]]


def cases(text: str) -> dict[str, Case]:
    """The cases of a table by their titles."""
    found = {}
    for block in text.strip().split('\n\n'):
        title, _, rest = block.partition('\n')
        parts = re.split(r'^--- (.*)\n', f'--- main.py\n{rest}\n', flags=re.MULTILINE)
        files = dict(zip(parts[1::2], parts[2::2], strict=True))
        found[title.removeprefix('# ')] = Case(files, {
            (path, number): sorted(behind[1].split())
            for path, source in files.items()
            for number, line in enumerate(source.splitlines(), 1) if (behind := _LOOK.search(line))
        })
    return found


def table(*texts: str) -> list[Any]:  # noqa: HRD213 - what the decorator takes
    """The cases of tables as pytest takes them; those of Python 3.12, which come second, only where it runs."""
    of_version = texts if sys.version_info >= (3, 12) else texts[:1]
    return [pytest.param(case, id=title) for text in of_version for title, case in cases(text).items()]


def project(root: Path | str, files: Mapping[str, str]) -> Project:
    """A project with these files."""
    for name, text in files.items():
        path = Path(root, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')
    return Project(Options(), str(root))


def loaded(given: Project, name: str = 'main.py') -> Module | None:
    """A file of a project; None if it cannot be parsed."""
    return given.load(os.path.join(given.root, name))


def places(module: Module) -> Iterator[tuple[ast.expr, Place]]:
    """Every expression of a module and where it stands."""
    stack: list[tuple[ast.AST, Scope]] = [(module.tree, module.scope)]
    while stack:
        node, scope = stack.pop()
        for expression in expressions(node):
            if not isinstance(expression, ast.expr):
                continue
            inner = _innermost(expression, node, scope)
            yield expression, Place(scope, node) if inner is scope else Place(inner)
        inner = scope.inner(node)
        stack += [(child, inner) for child in blocks(node)]


def _innermost(expression: ast.expr, stmt: ast.AST, scope: Scope) -> Scope:
    """The scope of the lambda around an expression in a statement, or the one of the statement."""
    for node in expressions(stmt):
        if isinstance(node, ast.Lambda) and expression in ast.walk(node.body):
            scope = scope.inner(node)
    return scope


def looks(module: Module) -> Iterator[tuple[ast.Call, Place]]:
    """The calls of `look` and where they stand."""
    for node, place in places(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == 'look':
            yield node, place


def shown(value: Value) -> str:
    """A value as the tables show it."""
    match value:
        case Class(node=ast.ClassDef(body=[ast.Expr(ast.Name(id=word) | ast.Constant(value=str(word))), *_])):
            return word
        case Instance(of=of):
            return f'an-{shown(of)}'
        case Variable(of=(of,)):
            return shown(of)
        case External(name=name):
            return name
        case Module():
            return value.shown
        case Function(node=ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name)):
            return name
        case Constant(value=constant):
            return repr(constant)
    return '?'


def actual(root: Path, files: Mapping[str, str]) -> dict[tuple[str, int], list[str]]:
    """By path and line, what is looked at there."""
    given = project(root, files)
    found: dict[tuple[str, int], list[str]] = {}
    for name in files:
        module = loaded(given, name)
        for call, place in looks(module) if module else ():
            found.setdefault((name, call.lineno), []).extend({*map(shown, evaluate(call.args[0], place))})
    return {at: sorted(answers) for at, answers in found.items()}


@pytest.mark.parametrize('case', table(CASES, CASES_312))
def test_table(case: Case, tmp_path: Path) -> None:
    assert actual(tmp_path, case.files) == case.expected


@pytest.mark.parametrize('case', table(FOUND))
def test_what_was_found(case: Case, tmp_path: Path) -> None:
    assert actual(tmp_path, case.files) == case.expected


def test_table_is_read_to_the_end() -> None:
    for text in (CASES, CASES_312, FOUND):
        found = cases(text)
        assert len(found) == text.count('\n# ')
        assert all(case.expected for case in found.values())
        assert sum(len(case.expected) for case in found.values()) == sum('look(' in line for line in text.splitlines())


@pytest.mark.parametrize('expected', ['# there', '#', '# here there', '# here here', ''])
def test_a_wrong_expectation_fails(expected: str, tmp_path: Path) -> None:
    right, wrong = (cases(f'# title\nclass A: here\nlook(A)  {behind}')['title'] for behind in ('# here', expected))
    assert actual(tmp_path, right.files) == right.expected
    assert actual(tmp_path, wrong.files) != wrong.expected


# What the table cannot say.

@pytest.mark.parametrize(('source', 'reason'), [
    ('look(X)', 'X is not defined'),
    ('def f():\n  look(X)\n  del X', 'X is not bound'),
    ('from errors import X\nlook(X)', 'errors.py does not define X'),
    ('import errors\nlook(errors.X)', 'errors.py does not define X'),
    ('import maker\nlook(maker.X)', 'maker.py makes X in its __getattr__'),
    ('from one import X\nlook(X)', 'it is imported in a circle'),
    ('from ... import X\nlook(X)', '...: it is imported from beyond the top of the project'),
    ('from ..errors import X\nlook(X)', '..errors: it is imported from beyond the top of the project'),
    ('import errors.X as X\nlook(X)', 'errors.X: it is not found'),
    ('from pkg import X\nlook(X)', 'pkg.X: it is not found'),
    ('from .pkg import X\nlook(X)', '.pkg.X: it is not found'),
    ('from . import X\nlook(X)', '.X: it is not found'),
    ('import broken\nlook(broken)', 'broken cannot be read'),
    ('from . import broken\nlook(broken)', '.broken cannot be read'),
    ('import sub\nlook(sub.broken)', 'module broken cannot be read'),
    ('from library import *\nlook(X)', 'it may come from library by import *'),
    ('from json import *\nlook(X)', 'it may come from json by import *'),
    ('from broken import *\nlook(X)', 'broken cannot be read'),
])
def test_reason(source: str, reason: str, tmp_path: Path) -> None:
    given = project(tmp_path, {
        'main.py': source, 'errors.py': '', 'maker.py': 'def __getattr__(name): ...', 'broken.py': 'def',
        'one.py': 'from other import X', 'other.py': 'from one import X',
        'pkg/thing.py': '', 'sub/__init__.py': '', 'sub/broken.py': 'def',
    })
    module = loaded(given)
    assert module
    (call, place), = looks(module)
    assert evaluate(call.args[0], place) == (Unknown(reason),)


def test_source_without_a_file(tmp_path: Path) -> None:
    given = project(tmp_path, {'errors.py': 'class X: here'})
    module = given.open(None, ast.parse('from errors import X\nfrom . import Y\nfrom .errors import X as Z'), '')
    assert shown(evaluate(ast.Name('X'), Place(module.scope))[0]) == 'here'
    for name in 'YZ':
        assert lookup(name, Place(module.scope)) == [Unknown('what it is imported from has no file')]
    assert imported(module, 'errors') is loaded(given, 'errors.py')
    assert imported(module, 'library.thing') == External('library.thing')


def test_a_file_that_is_linted_is_the_one_that_is_imported(tmp_path: Path) -> None:
    given = project(tmp_path, {'main.py': 'from errors import X', 'errors.py': 'class X: old'})
    source = 'class X: new'
    given.open(os.path.join(given.root, 'errors.py'), ast.parse(source), source)
    module = loaded(given)
    assert module
    assert [*map(shown, evaluate(ast.Name('X'), Place(module.scope)))] == ['new']


def test_member(tmp_path: Path) -> None:
    given = project(tmp_path, {
        'pkg/__init__.py': 'from .a import X\nfrom library import Y\nimport os', 'pkg/a.py': 'class X: here',
    })
    package, submodule = loaded(given, 'pkg/__init__.py'), loaded(given, 'pkg/a.py')
    assert package and submodule
    assert member(package, 'X') == member(submodule, 'X') == lookup('X', Place(package.scope))
    assert member(package, 'a') == [submodule]
    assert member(package, 'Y') == [External('library.Y')]
    assert member(package, 'os') == [External('os')]
    # A builtin is a name in a module, but no attribute of it.
    assert lookup('ValueError', Place(package.scope)) == [External('builtins.ValueError')]
    assert member(package, 'ValueError') == [Unknown('pkg/__init__.py does not define ValueError')]
    assert member(submodule, 'a') == [Unknown('pkg/a.py does not define a')]


def test_what_is_imported_on_two_ways_is_found_once(tmp_path: Path) -> None:
    given = project(tmp_path, {
        'main.py': 'if c:\n  from a import X\nelse:\n  from b import X',
        'a.py': 'from b import X',
        'b.py': 'class X: here',
    })
    module = loaded(given)
    assert module
    assert len(lookup('X', Place(module.scope))) == 1


@pytest.mark.parametrize('length', [30, 300])
def test_long_chain_of_stars(length: int, tmp_path: Path) -> None:
    files = {f'm{n}.py': f'from m{n - 1} import *\n__all__ = ["X", *m{n - 1}.__all__]' for n in range(1, length)}
    given = project(tmp_path, {'m0.py': '__all__ = ["Y"]\nclass X: x\nclass Y: y\nclass Z: z', **files})
    module = loaded(given, f'm{length - 1}.py')
    assert module
    assert [*map(shown, evaluate(ast.Name('Y'), Place(module.scope)))] == ['y']
    assert [*map(shown, evaluate(ast.Name('Z'), Place(module.scope)))] == ['?']


@pytest.mark.parametrize(('length', 'found'), [(30, '?'), (90, 'hidden')])
def test_all_of_too_many_modules_is_not_known(length: int, found: str, tmp_path: Path) -> None:
    files = {f'm{n}.py': f'import m{n - 1}\n__all__ = ["X", *m{n - 1}.__all__]' for n in range(1, length)}
    last = f'm{length - 1}'
    files[f'{last}.py'] += '\nclass Y: hidden'
    module = loaded(project(tmp_path, {'main.py': f'from {last} import *', 'm0.py': '__all__ = ["X"]', **files}))
    assert module
    assert [*map(shown, evaluate(ast.Name('Y'), Place(module.scope)))] == [found]


@pytest.mark.parametrize(('count', 'is_known'), [(10, True), (30, False)])
def test_all_that_may_be_too_many_lists_is_not_known(count: int, is_known: bool, tmp_path: Path) -> None:
    branches = 'elif c:\n'.join(f'  __all__ = ["X{number}"]\n' for number in range(count - 1))
    source = f'if c:\n{branches}else:\n  __all__ = []\nclass Y: hidden\n'
    module = loaded(project(tmp_path, {'main.py': 'from errors import *', 'errors.py': source}))
    assert module
    assert [*map(shown, evaluate(ast.Name('Y'), Place(module.scope)))] == ['?' if is_known else 'hidden']


@pytest.mark.parametrize(('count', 'is_known'), [(MOST_BINDINGS, True), (MOST_BINDINGS + 1, False)])
@pytest.mark.parametrize('where', ['module', 'function', 'inner function', 'by global'])
def test_name_that_is_bound_in_too_many_places_is_not_known(where: str, count: int, is_known: bool) -> None:
    source = 'class X: ...\n' + 'if c:\n  class X: ...\n' * (count - 1)
    match where:
        case 'function' | 'inner function':
            source = f'def f():\n{textwrap.indent(source, "  ")}  def g(): ...'
        case 'by global':
            source = f'def f():\n  global X\n{textwrap.indent(source, "  ")}'
    module = Project(Options(), os.devnull).open(None, ast.parse(source), source)
    scope = module.scope
    if where.endswith('function'):
        scope = scope.inner(scope.body[-1])
    if where == 'inner function':
        scope = scope.inner(scope.body[-1])
    found = lookup('X', Place(scope))
    assert len(found) == (count if is_known else 1)
    assert is_known or found == [Unknown('it is bound in too many places')]


def test_answers_stand_in_the_order_of_the_source(tmp_path: Path) -> None:
    given = project(tmp_path, {
        'main.py': 'if c:\n  from a import X\nelif c:\n  class X: main\nelse:\n  from b import X',
        'a.py': 'if c:\n  class X: one\nelse:\n  class X: two',
        'b.py': 'class X: last',
    })
    module = loaded(given)
    assert module
    assert [*map(shown, evaluate(ast.Name('X'), Place(module.scope)))] == ['one', 'two', 'main', 'last']


# Packages for the fuzzer. @ stands for the file and line of a class, BODY for statements; LOOK expr looks at what that
# is, if it is anything. A function is called at once where it stands in another, else when all modules have run. In
# braces: n any name; m and k one that is bound; b and c one for __all__; T, U, L in P other modules; t and r, s names
# that these bind; f and g new names of functions.
_NAMES = ('A', 'B', 'ValueError', 'KeyError', '_U')
_BUILTINS = ('ValueError', 'KeyError')
_LAYOUTS = (
    # Each imports only from those before it.
    ('a.py', 'b.py', 'c.py'),
    ('pkg/a.py', 'pkg/b.py', 'pkg/__init__.py', 'main.py'),
    ('pkg/__init__.py', 'pkg/a.py', 'pkg/b.py', 'main.py'),
    ('ns/a.py', 'ns/b.py', 'main.py'),
    ('pkg/sub/a.py', 'pkg/sub/__init__.py', 'pkg/__init__.py', 'main.py'),
    ('pkg/a.py', 'pkg/sub/b.py', 'pkg/sub/__init__.py', 'pkg/__init__.py'),
)
_CLASS = 'class {n}: at = "@"'
_FIRST = (
    _CLASS, _CLASS, _CLASS, _CLASS, _CLASS, _CLASS, 'class ValueError: at = "@"\n_U = ValueError',
    'class ValueError: at = "@"\n_U = ValueError', 'if choose():\n  class ValueError: at = "@"',
    'if choose():\n  class {n}: at = "@"\nelse:\n  class {n}: at = "@"', 'class {n}: at = "@"\nB = {n}',
    'try: from nowhere import {n}\nexcept ImportError: {n} = None', 'from library import A as {n}',
    'from queue import *', 'if choose(): from library import *',
)
_FIRST_OF_OTHERS = (
    'from {T} import *', 'from {T} import *', 'from {T} import *', 'from {T} import *', 'from {T} import *',
    'from {T} import *', 'from {T} import {t}', 'from {T} import {t} as {n}', 'import {U}', 'from {P} import {L}',
    'if choose(): from {T} import *', 'if choose(): from {T} import *\nelse: from {U} import *',
    'try: from {T} import *\nexcept ImportError: pass',
)
_EXPORTS = (
    '__all__ = ["{b}", "{c}"]', '__all__ = "{b}", "{c}"', '__all__ = ["{b}"]', '__all__: list = ["{b}", "{c}"]',
    '__all__ = ["{b}"]\n__all__ += "{c}",', '__all__ = ["{b}", *["{c}"]]', '__all__ = ["{b}"] + ["{c}"]',
)
_EXPORTS_OF_OTHERS = (
    'import {U} as y\n__all__ = [*y.__all__, "{b}"]', 'import {U} as y\n__all__ = y.__all__ + ["{b}"]',
    'from {P} import {L} as y\n__all__ = ["{b}", *y.__all__]', 'from {T} import *\nfrom {T} import __all__',
)
_ANYWHERE = (
    _CLASS, _CLASS, '{n} = {m}', '{n} = {m}', '{n}, {k} = {m}, {n}', 'del {v}', '{n}: type = {m}', '{n}: type',
    '{n} = {m} if choose() else {k}', 'choose() and ({n} := {m})', '[{n} := {m} for _ in "a"]', '[0 for {n} in "a"]',
    'LOOK {n}', 'LOOK {n}', 'LOOK {n}', 'LOOK {n}.{m}', 'later(lambda: look("@", {n}))', 'lambda: ({n} := {m})',
    'later(lambda {n}={m}: look("@", {k}))', 'from library import A as {n}', 'import library\n{n} = library.A',
    'match 0:\n  case {n}: pass', 'try: fail()\nexcept Exception as {v}: pass', 'with keep({m}) as {n}: pass',
    'def {n}(): pass',
)
_IMPORTS = (
    'from {T} import {t}', 'from {T} import {t}', 'from {T} import {t} as {n}', 'from {T} import {t}, {r}',
    'try: from {T} import {n}\nexcept ImportError: {n} = {m}', 'import {U} as x\n{n} = x.{s}', 'import {U} as {n}',
    'import {U}\n{n} = {U}.{s}', 'import {U}\nLOOK {U}.{n}', 'from {P} import {L} as x\n{n} = x.{s}',
    'from {P} import {L} as {n}', 'from {P} import {L} as x\nLOOK x.{n}',
)
_COMPOUND = (
    'if choose():\n  BODY', 'if choose():\n  BODY\nelse:\n  BODY',
    'if choose():\n  BODY\nelif choose():\n  BODY\nelse:\n  BODY',
    'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n  BODY\nelse:\n  BODY',
    'try:\n  BODY\nexcept ImportError:\n  BODY', 'try:\n  BODY\nexcept Exception:\n  BODY',
    'try:\n  BODY\nexcept Exception as {v}:\n  BODY\nelse:\n  BODY\nfinally:\n  BODY',
    'try:\n  from nowhere import {n}\nexcept ImportError:\n  BODY', 'for {n} in ({m}, {k}):\n  BODY',
    'while choose():\n  {n} = {m}\n  break\nelse:\n  BODY', 'with keep({m}) as {n}:\n  BODY',
    'match choose():\n  case True:\n    BODY\n  case _:\n    BODY',
)
_SCOPES = (
    'class {n}:\n  at = "@"\n  BODY', 'class {n}:\n  at = "@"\n  BODY',
    'class {n}:\n  at = "@"\n  {m} = {k}\n  def {f}(self):\n    LOOK {m}\n    BODY\n  CALL({f}, None)',
    'def {f}():\n  BODY\nCALL({f})', 'def {f}():\n  BODY\nCALL({f})', 'def {f}({n}={m}):\n  BODY\nCALL({f})',
    'def {f}():\n  global {n}\n  {n} = {m}\n  LOOK {n}\nCALL({f})', 'def {f}():\n  global {n}\n  BODY\nCALL({f})',
    'def {f}():\n  global {n}, {k}\n  class {n}: at = "@"\n  {k} = {m}\nCALL({f})',
    'def {f}():\n  global {n}\n  def {g}():\n    {n} = {m}\n    BODY\n  call({g})\n  BODY\nCALL({f})',
    'def {f}():\n  {n} = {m}\n  def {g}():\n    nonlocal {n}\n    {n} = {k}\n  call({g})\n  LOOK {n}\nCALL({f})',
    'def {f}():\n  {n} = {m}\n  def {g}():\n    nonlocal {n}\n    BODY\n  call({g})\n  BODY\nCALL({f})',
    'def {f}():\n  {n} = {m}\n  class C:\n    nonlocal {n}\n    class {n}: at = "@"\n  LOOK {n}\nCALL({f})',
)
_SCOPES_312 = (
    'def {f}[{n}]():\n  BODY\n  LOOK {n}\nCALL({f})', 'class {n}[{m}]:\n  at = "@"\n  BODY',
    'class {n}[{m}]:\n  at = "@"\n  def {f}(self):\n    LOOK {m}\n    BODY\n  CALL({f}, None)',
)

#: What a statement binds at the top of a module, if it is one that can be relied on.
_BOUND = re.compile(r'^(?:class (\w+): at|(\w+)(?:: \w+)? =|from .* (\w+)$)', re.MULTILINE)

#: Chooses one of several.
Pick = Callable[[Sequence[str]], str]


class Author:
    """Writes the files of a program, one after the other, as somebody chooses."""

    def __init__(self, pick: Pick, files: Sequence[str]) -> None:
        self.pick = pick
        self.files = files
        self.file = files[0]
        #: The names that modules bind, as far as their text shows them.
        self.names: dict[str, list[str]] = {}
        self.numbers = itertools.count()

    def program(self) -> dict[str, str]:
        """The files with their texts."""
        return {self.file: self.module() for self.file in self.files}

    def module(self) -> str:
        """The text of one file: imports by `*` and classes, then `__all__`, then all that binds and reads names."""
        self.names[self.file] = []
        first = [*_FIRST, *_FIRST_OF_OTHERS] if self.before() else _FIRST
        exports = [*_EXPORTS, *_EXPORTS_OF_OTHERS] if self.before() else _EXPORTS
        parts = [self.text(_CLASS), *(self.text(self.pick(first)) for _ in self.some(4))]
        parts += [self.text(self.pick(exports)) for _ in self.pick(['', 'y'])]
        parts += [self.statement('module', 0) for _ in self.some(5)]
        return _numbered(self.file, '\n'.join(parts))

    def some(self, most: int) -> str:
        """As many letters as there are to be statements."""
        return self.pick(['statements'[:number] for number in range(1, most + 1)])

    def statement(self, kind: str, depth: int) -> str:
        """A statement of a module, class or function."""
        kinds = {
            '1': _ANYWHERE, '2': _ANYWHERE,
            '3': _IMPORTS if self.before() else _ANYWHERE,
            '4': _COMPOUND if depth < 2 else _ANYWHERE,
            '5': _SCOPES + _SCOPES_312 * (sys.version_info >= (3, 12)) if depth < 3 else _ANYWHERE,
        }
        template = self.pick(kinds[self.pick([*kinds])])
        inner = kind if template in _COMPOUND else 'class' if template.startswith('class') else 'function'
        text = self.text(template, kind)
        text = re.sub(r'^( *)BODY$', lambda found: self.block(inner, depth + 1, found[1]), text, flags=re.MULTILINE)
        # A function that unbinds another scope's name is not looked for.
        return 'pass' if re.search(r'global (?s:.*)(del | as )', text) else text

    def block(self, kind: str, depth: int, indent: str) -> str:
        """The statements that stand for BODY."""
        return textwrap.indent('\n'.join(self.statement(kind, depth) for _ in self.some(3)), indent)

    def text(self, template: str, kind: str = 'module') -> str:
        """A template with all but BODY filled in."""
        others = [file for file in self.before() if '{P}' not in template or '.' in _dotted(file)]
        if '__all__' in template:
            others = [file for file in others if '__all__' in self.names[file]]
        if not others and re.search('{[TUP]}', template):
            template = _CLASS
        text = template.format_map(Slots(self, others))
        text = text.replace('CALL', self.pick(['call', 'later']) if kind == 'function' else 'later')
        if kind == 'module':
            self.names[self.file] += [name for names in _BOUND.findall(text) for name in names if name]
        return re.sub(
            r'^( *)LOOK (.*)', r'\1try: look("@", \2)\n\1except (NameError, AttributeError): pass', text,
            flags=re.MULTILINE,
        )

    def before(self) -> Sequence[str]:
        """The files that this one can import."""
        return self.files[:self.files.index(self.file)]

    def slot(self, key: str, slots: Mapping[str, str], others: Sequence[str]) -> str:
        """What stands for what is in braces."""
        own = [name for name in self.names[self.file] if name in _NAMES]
        match key:
            case 'n':
                return self.pick(_NAMES)
            case 'm' | 'k':
                return self.pick([*own, *_BUILTINS])
            case 'b' | 'c':
                return self.pick(own)
            case 'v':
                return self.pick([name for name in own if name not in _BUILTINS] or ['A'])
            case 'one' | 'other':
                return self.pick(others)
            case 'T':
                return self.spelled(slots['one'])
            case 't' | 'r':
                return self.pick([name for name in self.names[slots['one']] if name in _NAMES])
            case 'U':
                return _dotted(slots['other'])
            case 's':
                return self.pick([name for name in self.names[slots['other']] if name in _NAMES])
            case 'P':
                above = slots['U'].rpartition('.')[0]
                return self.pick([above, '.' if above == _package(self.file) else above])
            case 'L':
                return slots['U'].rpartition('.')[2]
        return f'{key}{next(self.numbers)}'

    def spelled(self, file: str) -> str:
        """The name of a module as it is imported, absolute or relative."""
        name, above = _dotted(file), _package(self.file)
        if not above or name.partition('.')[0] != above.partition('.')[0] or self.pick('yn') == 'y':
            return name
        dots = '.'
        while not f'{name}.'.startswith(f'{above}.'):
            above = above.rpartition('.')[0]
            dots += '.'
        return dots + name.removeprefix(above).lstrip('.')


class Slots(dict[str, str]):
    """What stands for what is in the braces of a template; what has been chosen stays."""

    def __init__(self, author: Author, others: Sequence[str]) -> None:
        super().__init__()
        self.author = author
        self.others = others

    def __missing__(self, key: str) -> str:
        self[key] = self.author.slot(key, self, self.others)
        return self[key]


def _dotted(file: str) -> str:
    return file.removesuffix('.py').removesuffix('/__init__').replace('/', '.')


def _package(file: str) -> str:
    return os.path.dirname(file).replace('/', '.')


def _numbered(file: str, text: str) -> str:
    return ''.join(line.replace('@', f'{file}:{number}') for number, line in enumerate(f'{text}\n'.splitlines(True), 1))


def _compiled(files: dict[str, str]) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            return all(compile(text, file, 'exec') for file, text in files.items())
    except SyntaxError:  # noqa: HRD112 - such as: a parameter is declared global
        return False


_PROGRAMS = 100

LIBRARY = """
class A(Exception): pass
class ValueError(Exception): pass
class _U(Exception): pass
"""

# Reads folders and names of modules, and writes for each what has been seen: where, and what it was. The modules are
# imported in both orders, and each time with other choices; then the functions are called.
RUNNER = r"""
import builtins, contextlib, importlib, json, os, sys

class Run:
    def __init__(self, root, choices):
        self.root, self.choices, self.chosen, self.seen, self.calls = root, choices, 0, set(), []

    def choose(self):
        self.chosen += 1
        return self.choices[self.chosen % len(self.choices)]

    def look(self, at, value):
        self.seen.add((at, self.key(value)))

    def later(self, function, *args):
        self.calls.append((function, args))

    def call(self, function, *args):
        with contextlib.suppress(Exception):
            function(*args)

    def key(self, value):
        if isinstance(value, type):
            return vars(value).get('at', f'{value.__module__}.{value.__qualname__}')
        if isinstance(value, type(sys)):
            return self.shown(value)
        return 'other'

    def shown(self, module):
        path = os.path.relpath(getattr(module, '__file__', None) or list(module.__path__)[0], self.root)
        return module.__name__ if path.startswith('..') else path

    def ends(self, modules, names):
        for module in modules:
            for name in names:
                if name in vars(module):
                    self.look(f'{self.shown(module)} {name}', vars(module)[name])

    def run(self, modules, names):
        sys.path.insert(0, self.root)
        importlib.invalidate_caches()
        before = {*sys.modules}
        vars(builtins).update(
            choose=self.choose, look=self.look, later=self.later, call=self.call, keep=contextlib.nullcontext,
        )
        done = []
        with contextlib.suppress(Exception):  # after a module that fails, its package may be there by half
            for name in modules:
                done.append(importlib.import_module(name))
        self.ends(done, names)
        for function, args in self.calls:
            if any(function.__globals__ is vars(module) for module in done):
                self.call(function, *args)
        self.ends(done, names)
        for name in {*sys.modules} - before - {'library', 'queue', 'typing'}:
            del sys.modules[name]
        sys.path.remove(self.root)

def observed(root, modules, names):
    seen = set()
    for order in modules, modules[::-1]:
        for choices in [False], [True], [True, False], [False, True], [False, False, True]:
            run = Run(root, choices)
            run.run(order, names)
            seen |= run.seen
            if not run.chosen:
                break
    return sorted(seen)

sys.dont_write_bytecode = True
import queue, typing, library
json.dump([observed(*asked) for asked in json.load(sys.stdin)], sys.stdout)
"""


class Program(NamedTuple):
    """A program in its folder, and what has been seen when it ran: where, and what it was."""

    root: str
    files: Mapping[str, str]
    seen: frozenset[tuple[str, str]]


def made(number: int) -> list[dict[str, str]]:
    """Programs, always the same."""
    picks = (random.Random(seed).choice for seed in itertools.count())
    written = (Author(pick, pick(_LAYOUTS)).program() for pick in picks)
    return [*itertools.islice(filter(_compiled, written), number)]


def run(folder: Path, written: Sequence[dict[str, str]]) -> list[Program]:
    """Run programs, all in one process, each in a folder of its own."""
    project(folder, {'site/library.py': LIBRARY, 'run.py': RUNNER})
    asked = []
    for number, files in enumerate(written):
        root = project(folder / f'program{number}', files).root
        asked.append((root, [*map(_dotted, files)], _NAMES))
    done = subprocess.run(
        [sys.executable, '-S', '-W', 'ignore', folder / 'run.py'], input=json.dumps(asked), capture_output=True,
        env={**os.environ, 'PYTHONPATH': str(folder / 'site')}, text=True, check=False,
    )
    assert not done.stderr
    return [
        Program(root, files, frozenset((at, what) for at, what in seen))
        for (root, *_), files, seen in zip(asked, written, json.loads(done.stdout), strict=True)
    ]


@pytest.fixture(scope='module')
def ran(tmp_path_factory: pytest.TempPathFactory) -> list[Program]:
    """Programs and what has been seen when they ran."""
    return run(tmp_path_factory.mktemp('programs'), made(_PROGRAMS))


def key(value: Value) -> str:
    """A value as a program that runs shows it; ? for what can be anything."""
    match value:
        case Class(node=ast.ClassDef(body=[ast.Assign(value=ast.Constant(value=str(at))), *_])):
            return at
        case External(name=name):
            return name
        case Module():
            return value.shown
        case Constant() | Function() | Caught():
            return 'other'
    return '?'


Answers = dict[str, list[frozenset[str]]]


def answers(program: Program) -> Answers:
    """By the place that is looked at, what it can be: asked for in one or two ways."""
    given = Project(Options(), program.root)
    found: Answers = {}
    for file in program.files:
        module = loaded(given, file)
        assert module
        for call, place in looks(module):
            assert isinstance(call.args[0], ast.Constant)
            found[str(call.args[0].value)] = [frozenset(map(key, evaluate(call.args[1], place)))]
        for name in _NAMES:
            at_end = evaluate(ast.Name(name), Place(module.scope))
            attribute = ask(module, ('named', name), partial(named, module, [name]))
            found[f'{file} {name}'] = [frozenset(map(key, at_end)), frozenset(map(key, attribute))]
    return found


def mistakes(programs: Iterable[Program]) -> Iterator[str]:
    """Where a program has seen what is not among the answers, though all of these are known."""
    for program in programs:
        found = answers(program)
        for at, what in program.seen:
            for answer in found[at]:
                if what not in answer and '?' not in answer:
                    shown_files = ''.join(f'--- {file}\n{text}' for file, text in program.files.items())
                    yield f'{at} is {what}, not {sorted(answer)}:\n{shown_files}'


@pytest.mark.native
def test_no_run_sees_anything_else(ran: list[Program]) -> None:
    assert not [*mistakes(ran)]


def shares(programs: Iterable[Program]) -> tuple[float, float, float]:
    """The share of answers that are known, that are one class or module, and that are just what has been seen."""
    known = single = exact = number = 0
    for program in programs:
        found = answers(program)
        for at in {at for at, _ in program.seen}:
            for answer in found[at]:
                number += 1
                known += '?' not in answer
                single += '?' not in answer and len(answer) == 1
                exact += answer == {what for where, what in program.seen if where == at}
    return known / number, single / number, exact / number


@pytest.mark.native
def test_most_answers_are_known(ran: list[Program]) -> None:
    known, single, exact = shares(ran)
    assert known > 0.6
    assert single > 0.4
    assert exact > 0.45


@pytest.mark.native
def test_programs_see_much(ran: list[Program]) -> None:
    assert len(ran) == _PROGRAMS
    assert sum(len(program.seen) for program in ran) > 8 * len(ran)
    kinds = Counter(what.partition(':')[0] for program in ran for _, what in program.seen)
    assert {'a.py', 'pkg/__init__.py', 'builtins.ValueError', 'library.A', 'other'} <= {*kinds}


@pytest.mark.native
@pytest.mark.parametrize(('name', 'wrong'), [
    ('_written', lambda scope, name: []),
    ('_sources', lambda module, stars: []),
    ('is_exported', lambda module, name: True),
    ('_given_by', lambda source, name: []),
    ('holding', lambda scope, name, entries, at: entries[-1:]),
    ('_made_otherwise', lambda module, name: [External('builtins.object')]),
    ('imported', lambda module, name, level=0, attribute='': External(name)),
])
def test_a_defect_would_be_seen(
    name: str, wrong: Callable[..., object], ran: list[Program], monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (lookup_module, exports_module):
        monkeypatch.setattr(module, name, wrong, raising=module is lookup_module)
    assert next(mistakes(ran), '')


@pytest.mark.native
def test_class_bodies_that_functions_see_would_be_seen(ran: list[Program], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Scope, 'class_node', None)
    assert next(mistakes(ran), '')


@pytest.mark.native
def test_answers_that_hold_too_much_would_be_seen(ran: list[Program], monkeypatch: pytest.MonkeyPatch) -> None:
    *_, exact = shares(ran)
    monkeypatch.setattr(lookup_module, 'holding', lambda scope, name, entries, at: [*entries, UNBOUND])
    assert shares(ran)[2] < exact - 0.1


class TypeVar(ast.AST):
    """The node that Python 3.12 has for `T` in the brackets behind a class's name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


@pytest.mark.parametrize(('where', 'name', 'expected'), [
    ('f', 'free', ''),
    ('f', 'mine', 'f'),
    ('A', 'free', ''),
    ('A', 'own', 'A'),
    ('A.m', 'own', ''),  # a method does not see its class's names
    ('A.m', 'free', ''),
    ('A.B', 'own', ''),
    ('A.m', '__class__', 'A.m'),
    ('f.C.g', 'mine', 'f'),
    ('f.C.g', 'own', ''),
    ('f.C.g', 'shared', 'f.C.g'),
    # What a class's type parameters hide, its names would hide as well.
    ('G.m', 'T', 'G.m'),
    ('G.m', 'own', 'G.m'),
    ('G.m', 'free', 'G.m'),
])
def test_outermost_scope_is_where_a_name_means_the_same(where: str, name: str, expected: str) -> None:
    source = '''
own = 0
def f(mine):
    class C:
        own = 1
        def g(self):
            global shared
class A:
    own = 2
    def m(self): ...
    class B: ...
class G:
    own = 3
    def m(self): ...
'''
    tree = ast.parse(source)
    [*_, generic] = tree.body
    setattr(generic, 'type_params', [TypeVar('T')])
    module = Project(Options(), os.devnull).open(None, tree, source)
    scope = module.scope
    for part in where.split('.'):
        scope = scope.inner(next(node for node in scope.body if getattr(node, 'name', '') == part))
    found = outermost(name, scope)
    assert found.qualname == expected
    assert lookup(name, Place(found)) == lookup(name, Place(scope))


@pytest.mark.parametrize(('beside', 'found'), [('def', Unknown), ('', External)])
def test_module_beside_that_cannot_be_parsed_may_have_all_names(beside: str, found: type, tmp_path: Path) -> None:
    folder = tmp_path / 'pkg'
    folder.mkdir()
    for name, text in (('__init__', ''), ('beside', beside), ('main', 'from beside import X')):
        (folder / f'{name}.py').write_text(text, encoding='utf-8')
    module = Project(Options(), str(tmp_path)).load(str(folder / 'main.py'))
    assert module
    assert [type(value) for value in member(module, 'X')] == [found]


@pytest.mark.parametrize(('shadow', 'found'), [
    ('', 'typing.cast'),
    ('from typing import cast', 'typing.cast'),
    ('from typing import *', 'it is imported in a circle'),
    ('def', 'typing cannot be read'),
    ('def __getattr__(name): ...', 'typing.py makes cast in its __getattr__'),
    ('cast = ValueError', 'builtins.ValueError'),
    ('globals().update(cast=ValueError)', 'typing.py does not define cast'),
    ('locals()["cast"] = ValueError', 'typing.py does not define cast'),
    ('vars().update(cast=ValueError)', 'typing.py does not define cast'),
    ('exec("cast = ValueError")', 'typing.py does not define cast'),
    ('setattr(module, "cast", ValueError)', 'typing.py does not define cast'),
    ('import sys; sys.modules[__name__] = made', 'typing.py does not define cast'),
    ('module.__dict__["cast"] = ValueError', 'typing.py does not define cast'),
])
def test_module_called_like_one_of_the_standard_library(shadow: str, found: str, tmp_path: Path) -> None:
    for path, text in (('typing.py', shadow), ('sub/__init__.py', ''), ('sub/main.py', 'from typing import cast')):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding='utf-8')
    module = Project(Options(), str(tmp_path)).load(str(tmp_path / 'sub' / 'main.py'))
    assert module
    [value] = evaluate(ast.Name('cast', ast.Load()), Place(module.scope))
    assert (value.name if isinstance(value, External) else getattr(value, 'reason', value)) == found


def test_package_called_like_one_of_the_standard_library_has_its_submodules(tmp_path: Path) -> None:
    (tmp_path / 'typing').mkdir()
    for name, text in (('__init__', 'from typing import cast'), ('cast', '')):
        (tmp_path / 'typing' / f'{name}.py').write_text(text, encoding='utf-8')
    module = Project(Options(), str(tmp_path)).load(str(tmp_path / 'typing' / '__init__.py'))
    assert module
    assert [value.shown for value in member(module, 'cast') if isinstance(value, Module)] == ['typing/cast.py']


def test_module_called_like_one_of_the_standard_library_is_meant_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / 'typing.py').touch()
    module = Project(Options(), str(tmp_path)).open(None, ast.Module([], []), '')
    assert isinstance(imported(module, 'typing'), Module)
