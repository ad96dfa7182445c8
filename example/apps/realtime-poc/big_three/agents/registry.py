"""Which agents there are."""
import json
import logging
from pathlib import Path

from ..exceptions import AgentNotFoundError

logger = logging.getLogger(__name__)


class RegistryError(Exception):
    """The registry file is damaged."""


class AgentRegistry:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.agents: dict[str, dict[str, str]] = {}

    def load(self):
        try:
            self.agents = json.loads(self.path.read_text())
        except Exception as e:
            logger.error(f'Failed to load the registry: {e}')
            self.agents = {}

    def get(self, name: str) -> dict[str, str]:
        if name not in self.agents:
            raise AgentNotFoundError(name)
        return self.agents[name]

    def register(self, name: str, **settings) -> None:
        if name in self.agents:
            raise RegistryError(f'{name} is registered already')
        self.agents[name] = settings
