"""The line after this text stands in it.

# type: ignore
# mypy: ignore-errors
"""
import a  # type: ignore # HRD214
import b  # type:ignore # HRD214
import c  #type:	ignore # HRD214
import d  # noqa: F401 # type: ignore # HRD214
import e  # pyright: ignore # HRD214
import f  # pyright:ignore # HRD214
import g  # type: ignore[] # HRD214
import h  # type: ignore[ , ] # HRD214
import i  # type: ignore because there are no stubs # HRD214
import j  # type: ignore, pyright: ignore[x] # HRD214
import k  # type: ignore[import-untyped # HRD214
import l  # type: ignore(import-untyped) # HRD214
import m  # pyright: ignore[] # HRD214
import n  # type: ignore[x]  # pyright: ignore # HRD214
import ä; import o  # type: ignore # HRD214

import p  # type: ignore[import-untyped]
import q  # type: ignore [import-untyped, attr-defined]
import r  # type: ignore[import-untyped]  # there are no stubs
import s  # pyright: ignore[reportMissingImports]
import t  # type: ignored
import u  # type: ignore_me
import v  # types: ignore
import w  # type: int
import x  # pyright: strict
import y  # do not type: ignore
import z  # type: ignore[a]  # type: ignore[b]

text = '# type: ignore'
texts = ['''
# type: ignore
''', '# pyright: ignore']  # type: ignore # HRD214
call(
    1,  # type: ignore # HRD214
)
# mypy: ignore-errors, strict # HRD214
# mypy: strict, ignore_errors = True, x # HRD214
# mypy: ignore-errors=1,x # HRD214
# mypy: ignore-errors=False, x
# mypy: disable-error-code=ignore-errors, x
# mypy: no-ignore-errors, x
# mypy: do ignore-errors, x
 # mypy: ignore-errors, x
#mypy: ignore-errors, x
x = 1  # mypy: ignore-errors, x
