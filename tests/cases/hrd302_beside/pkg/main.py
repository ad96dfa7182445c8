"""Run as a script, it would find the modules beside it, if these have what it imports."""
import requests
import requests.errors
from declared import GlobalError
from inner import FoundError
from inner import MissingError
from made import MadeError
from requests import Session
from requests import Timeout
from starred import StarredError

class BigThreeError(Exception): ...


def fails(kind):
    if kind == 1:
        raise Timeout  # HRD302
    if kind == 2:
        raise requests.errors.Gone  # HRD302
    if kind == 3:
        raise MissingError  # HRD302
    if kind == 4:
        raise Session
    if kind == 5:
        raise StarredError
    if kind == 6:
        raise MadeError
    if kind == 7:
        raise GlobalError
    raise FoundError


def later():
    import requests
    raise requests.Timeout
