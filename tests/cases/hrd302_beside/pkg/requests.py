"""Called as what it is for: nobody imports a module from itself."""
import requests
from requests import ReadTimeout
from requests.errors import Gone


class Session: ...


def fails(kind):
    if kind == 1:
        raise requests.Timeout  # HRD302
    if kind == 2:
        raise Gone  # HRD302
    raise ReadTimeout  # HRD302
