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
_OTHER_MAKERS = ('eta(', 'new_class', 'EnumType(')
#: What ends in this may be called, or be given another name.
_METACLASS = r'metaclass\(|with_metaclass'


def kinds_in(module: Module) -> Kinds:
    """The statements that can make a class in this module: few files call what makes one."""
    source = module.source
    may_call = (
        any(name in source for name in _OTHER_MAKERS)
        # To look for a word first is quicker than to look for a pattern.
        or 'metaclass' in source and re.search(_METACLASS, source)
        or 'type(' in source and re.search(_TYPE_CALL, source)
    )
    return (ast.ClassDef, ast.Assign, ast.AnnAssign, ast.Return) if may_call else (ast.ClassDef,)


def made_by(node: ast.ClassDef | ast.Assign | ast.AnnAssign | ast.Return, scope: Scope) -> Class | None:
    """The class that a statement makes, if it makes one."""
    if isinstance(node, ast.ClassDef):
        return Class(node, Place(scope, node)) if node.bases else None
    return class_made_by(node.value, Place(scope, node)) if isinstance(node.value, ast.Call) else None
