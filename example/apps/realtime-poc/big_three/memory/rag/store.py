"""What agents have learnt, to be looked up again."""
import contextlib
from pathlib import Path

from ...exceptions import MemoryError
from ...exceptions import MemoryStoreError


class RagStore:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, key: str, text: str) -> None:
        try:
            (self.folder / key).write_text(text)
        except OSError as e:
            raise MemoryStoreError(key) from e

    def find(self, key: str) -> str:
        path = self.folder / key
        if not path.exists():
            raise MemoryError(f'nothing is known about {key}')
        try:
            return path.read_text()
        except (OSError, IOError) as e:
            raise MemoryError(key) from e
        except FileNotFoundError as e:
            raise MemoryError(f'{key} is forgotten') from e

    def clear(self) -> None:
        for path in self.folder.iterdir():
            with contextlib.suppress(Exception):
                path.unlink()
