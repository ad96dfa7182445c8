# python: 3.14
# What is caught by several names without parentheses.
try:
    work()
except OSError, ValueError:
    pass

try:
    work()
except OSError, IOError:  # HRD107
    pass

try:
    work()
except* LookupError, KeyError, (IndexError, TypeError):  # HRD107 HRD107
    pass
