import app.errors
from app.errors import RETRIED
from . import errors
from .errors import AgentLost

try:
    work()
except app.errors.AgentError:
    pass
except AgentLost:  # HRD106
    pass

try:
    work()
except RETRIED:
    pass
except (errors.AgentLost, BrokenPipeError):  # HRD106
    pass

try:
    work()
except AgentLost:
    pass
except RETRIED:
    pass
