# options: broad_exceptions = AgentError
class AgentError(Exception): ...


try:
    work()
except AgentError:  # HRD111
    pass

try:
    work()
except OSError:
    pass
