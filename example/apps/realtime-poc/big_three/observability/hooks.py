"""Events on their way to the dashboard."""
import json
import logging
import urllib.request

from ..exceptions import ValidationError

logger = logging.getLogger(__name__)


def parse_port(text: str) -> int:
    try:
        port = int(text)
    except ValueError:
        raise ValidationError(f'{text!r} is no number')
    if not 0 < port < 65536:
        raise ValueError(f'{port} is no port')
    return port


def send(event: dict[str, str], port: int = 4000) -> bool:
    request = urllib.request.Request(f'http://localhost:{port}/events', json.dumps(event).encode())
    try:
        with urllib.request.urlopen(request, timeout=2) as answer:
            return answer.status == 200  # type: ignore
    except Exception as e:
        logger.error(f'Failed to send event: {e}')
        return False
