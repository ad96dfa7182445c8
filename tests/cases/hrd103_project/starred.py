from errors import *

try:
    work()
except RETRIED:  # HRD103
    pass

try:
    work()
except NARROW:
    pass

try:
    work()
except Anything:  # HRD103
    pass

try:
    work()
except Exception:
    pass

try:
    work()
except _hidden:
    pass
