# options: broad_exceptions = AgentError, app.errors.ToolError, LookupError, requests.RequestException, MemoryError
class AgentError(Exception):
    pass


class ToolError(AgentError):
    pass


class KeyError(LookupError):
    pass


class MemoryError(AgentError):
    pass


class Outer:
    class ToolError(AgentError):
        pass
