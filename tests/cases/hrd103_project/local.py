from errors import Anything
from errors import Exception

try:
    work()
except Exception:
    pass

try:
    work()
except (Exception, Anything):  # HRD103
    pass


def inside():
    try:
        work()
    except Exception:
        pass
