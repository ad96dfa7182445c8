# python: 3.14
try:
    work()
except OSError, ValueError:
    pass
except FileNotFoundError, UnicodeError:  # HRD106
    pass
except FileExistsError, LookupError:
    pass
