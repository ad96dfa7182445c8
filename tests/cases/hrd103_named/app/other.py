import requests

from app.errors import AgentError
from app.errors import MemoryError as Forgotten
from app.errors import Outer

from .errors import ToolError as Tool


class ToolError(AgentError):
    pass


try:
    work()
except AgentError:  # HRD103
    pass

try:
    work()
except Tool:  # HRD103
    pass

try:
    work()
except ToolError:
    pass

try:
    work()
except Outer.ToolError:
    pass

try:
    work()
except (OSError, LookupError):  # HRD103
    pass

try:
    work()
except (KeyError, IndexError):
    pass

try:
    work()
except MemoryError:  # HRD103
    pass

try:
    work()
except Forgotten:
    pass

try:
    work()
except requests.RequestException:  # HRD103
    pass

try:
    work()
except requests.Timeout:
    pass

try:
    work()
except Exception:  # HRD103
    pass

try:
    work()
except BaseException:
    pass


class Again(AgentError):
    pass


def local():
    class AgentError(ValueError):
        pass

    try:
        work()
    except AgentError:  # HRD103
        pass
    try:
        work()
    except Again:
        pass
