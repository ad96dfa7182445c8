import errors
import pkg
from errors import RETRIED
from errors import RETRIED as SEVERAL
from errors import NARROW
from errors import Either
from errors import Names
from missing import ANYTHING
from pkg import AGAIN
from pkg import Everything

import pkg.middle as m

try:
    work()
except Exception:  # HRD103
    pass

try:
    work()
except RETRIED:  # HRD103
    pass

try:
    work()
except SEVERAL:  # HRD103
    pass

try:
    work()
except (KeyError, *NARROW, *SEVERAL):  # HRD103
    pass

try:
    work()
except NARROW:
    pass

try:
    work()
except errors.Anything:  # HRD103
    pass

try:
    work()
except errors.Exception:
    pass

try:
    work()
except errors.RETRIED:  # HRD103
    pass

try:
    work()
except errors.missing:
    pass

try:
    work()
except pkg.AGAIN:  # HRD103
    pass

try:
    work()
except AGAIN:  # HRD103
    pass

try:
    work()
except Everything:  # HRD103
    pass

try:
    work()
except pkg.Anything:  # HRD103
    pass

try:
    work()
except m.RETRIED:  # HRD103
    pass

try:
    work()
except Names.CAUGHT:  # HRD103
    pass

try:
    work()
except Either:
    pass

try:
    work()
except ANYTHING:
    pass
