"""From a request to the steps of a plan."""
from ..exceptions import ValidationError
from ..exceptions import WorkflowPlanningError


class Planner:
    def parse(self, request: str) -> list[str]:
        steps = [step.strip() for step in request.split(',')]
        if not all(steps):
            raise ValidationError('a step is empty')
        return steps

    def plan(self, request: str, limit=10) -> list[str]:
        steps = self.parse(request)
        if len(steps) > limit:
            raise WorkflowPlanningError(f'{len(steps)} steps are too many')
        if len(set(steps)) < len(steps):
            raise Exception('the plan goes in a circle')
        return steps

    def execute(self, steps: list, timeout: float = None) -> None:
        raise NotImplemented
