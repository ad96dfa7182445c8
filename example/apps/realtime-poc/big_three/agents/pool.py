"""Agents that wait for work."""
import asyncio
from collections.abc import Callable

from ..exceptions import AgentCreationError


class AgentPool:
    def __init__(self, size: int = 3) -> None:
        self.size = size
        self.waiting: list[asyncio.subprocess.Process] = []

    async def fill(self, command: str) -> None:
        while len(self.waiting) < self.size:
            try:
                self.waiting.append(await asyncio.create_subprocess_shell(command))
            except OSError as e:
                raise AgentCreationError(command) from e

    async def run(self, task: Callable, *args) -> object:
        try:
            return await task(*args)
        except BaseException as e:
            print(f'Task failed: {e}')
            return None

    def shutdown(self) -> None:
        for process in self.waiting:
            try:
                process.terminate()
            except:
                pass
