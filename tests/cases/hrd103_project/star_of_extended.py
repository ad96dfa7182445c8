from extended import *

try:
    print(NAMES)
except Exception:  # HRD103
    raise
