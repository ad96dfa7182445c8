"""A browser that Gemini steers."""
from ...exceptions import AgentError
from ...exceptions import ExternalServiceError

MAX_SCREENSHOT = 8 * 1024 * 1024


class NavigationError(AgentError):
    """The page could not be opened."""


class GeminiBrowser:
    def __init__(self, driver):
        self.driver = driver

    def open(self, url: str) -> None:
        if not url.startswith('https://'):
            raise NavigationError(url)
        if self.driver.get(url) is None:
            raise ExternalServiceError(f'no answer from {url}')

    def screenshot(self) -> bytes:
        image: bytes = self.driver.screenshot()
        if len(image) > MAX_SCREENSHOT:
            raise MemoryError(f'screenshot has {len(image)} bytes')
        return image
