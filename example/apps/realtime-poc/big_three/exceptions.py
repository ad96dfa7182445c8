"""What can go wrong in Big Three, by category."""


class BigThreeError(Exception):
    """Every error of ours derives from this one."""


class AgentError(BigThreeError):
    """An agent is in trouble."""


class AgentCreationError(AgentError):
    """An agent could not be started."""


class AgentNotFoundError(AgentError):
    """There is no agent of that name."""


class WorkflowError(BigThreeError):
    """A workflow is in trouble."""


class WorkflowPlanningError(WorkflowError):
    """No plan could be made."""


class MemoryError(BigThreeError):
    """What an agent remembers could not be stored or found again; not the built-in of that name."""


class MemoryStoreError(MemoryError):
    """A record was not stored."""


class SecurityError(BigThreeError):
    """Somebody may not do this."""


class ValidationError(SecurityError):
    """Input from outside is refused."""


class ExternalServiceError(BigThreeError):
    """A service that we call is in trouble."""
