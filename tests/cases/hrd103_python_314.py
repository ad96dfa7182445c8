# python: 3.14
# options: allow_broad = reraise
try:
    work()
except OSError, Exception:  # HRD103
    pass

try:
    work()
except* OSError, ExceptionGroup:  # HRD103
    pass


def a_return_in_finally_drops_what_is_raised():
    try:
        work()
    except OSError, Exception:  # HRD103
        try:
            raise
        finally:
            return 1


def what_is_raised_goes_on():
    try:
        work()
    except OSError, Exception:
        try:
            raise
        finally:
            work()


def bound_in_a_template():
    t'{(E := Exception)}'
    try:
        work()
    except OSError, E:  # HRD103
        pass
