import errors
from errors import RETRIED

try:
    work()
except (RETRIED, errors.AgentLost):  # HRD107
    pass

try:
    work()
except (errors.AgentLost, KeyError):
    pass
