import builtins

RETRIED = (TimeoutError, Exception)
NARROW = (TimeoutError, OSError)
Anything = builtins.Exception
_hidden = Exception

if builtins:
    Either = Exception
else:
    Either = OSError


class Exception(Anything):
    pass


class Names:
    CAUGHT = Anything
