"""What the rules about classes share: which class does a statement make?"""
from __future__ import annotations

import ast
import re

from flake8_bigthree.names.evaluate import class_made_by
from flake8_bigthree.names.project import Module
from flake8_bigthree.names.project import Scope
from flake8_bigthree.names.values import Class
from flake8_bigthree.names.values import Place
from flake8_bigthree.rule import Kinds

#: A call of `type`, but for one that just asks for the type of something: `type(self.x)`. The text it begins with
#: comes first, as that is quickly searched for.
_TYPE_CALL = r'type\((?<!\wtype\()(?![\w.\[\]]*\))'
_OTHER_MAKERS = ('eta(', 'metaclass(', 'with_metaclass', 'new_class', 'EnumType(')


def kinds_in(module: Module) -> Kinds:
    """The statements that can make a class in this module: few files call what makes one."""
    may_call = any(name in module.source for name in _OTHER_MAKERS) or re.search(_TYPE_CALL, module.source)
    return (ast.ClassDef, ast.Assign, ast.AnnAssign, ast.Return) if may_call else (ast.ClassDef,)


def made_by(node: ast.ClassDef | ast.Assign | ast.AnnAssign | ast.Return, scope: Scope) -> Class | None:
    """The class that a statement makes, if it makes one."""
    if isinstance(node, ast.ClassDef):
        return Class(node, Place(scope, node)) if node.bases else None
    return class_made_by(node.value, Place(scope, node)) if isinstance(node.value, ast.Call) else None
