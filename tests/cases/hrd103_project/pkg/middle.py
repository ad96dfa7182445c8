from errors import *
from errors import _hidden

try:
    import nowhere
except Exception:
    nowhere = None

try:
    work()
except RETRIED:  # HRD103
    pass

try:
    work()
except _hidden:  # HRD103
    pass
