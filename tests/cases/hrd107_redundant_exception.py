import asyncio
import concurrent.futures
import select
import socket

import requests
from errors import UNKNOWN


class Base(Exception): ...
class Child(Base): ...


PAIR = (OSError, ValueError)
DOUBLE = (KeyError, LookupError)
ALIAS = Child

try:
    work()
except (IOError, OSError):  # HRD107
    pass

try:
    work()
except (OSError, IOError, EnvironmentError, socket.error, select.error):  # HRD107 HRD107 HRD107 HRD107
    pass

try:
    work()
except (LookupError, KeyError):  # HRD107
    pass

try:
    work()
except (UnicodeDecodeError, OSError, ValueError):  # HRD107
    pass

try:
    work()
except (asyncio.TimeoutError, TimeoutError, concurrent.futures.TimeoutError):  # HRD107 HRD107
    pass

try:
    work()
except (Child, Base):  # HRD107
    pass

try:
    work()
except (Child, ALIAS):  # HRD107
    pass

try:
    work()
except (OSError, ValueError, KeyError):
    pass

try:
    work()
except OSError:
    pass

try:
    work()
except (OSError,):
    pass

try:
    work()
except (OSError, OSError, OSError):  # HRD107 HRD107
    pass

# Tuples in tuples, stars, sums, names.

try:
    work()
except (OSError, (ValueError, (ConnectionError,))):  # HRD107
    pass

try:
    work()
except (PAIR, ConnectionError):  # HRD107
    pass

try:
    work()
except (*PAIR, UnicodeError):  # HRD107
    pass

try:
    work()
except PAIR + (UnicodeError,):  # HRD107
    pass

try:
    work()
except PAIR:
    pass

try:
    work()
except DOUBLE:  # HRD107
    pass

try:
    work()
except (PAIR, DOUBLE):  # HRD107
    pass

try:
    work()
except* (IOError, OSError):  # HRD107
    pass

# A broad handler is reported already.

try:
    work()
except (Exception, ValueError):
    pass

try:
    work()
except:
    pass

# What is not known.

try:
    work()
except (requests.RequestException, requests.Timeout):
    pass

try:
    work()
except (requests.Timeout, requests.Timeout):  # HRD107
    pass

try:
    work()
except (UNKNOWN, UNKNOWN, OSError):
    pass

try:
    work()
except (*UNKNOWN, OSError, ConnectionError):  # HRD107
    pass


class Service:
    errors = OSError, IOError

    def run(self):
        try:
            work()
        except self.errors:
            pass
        try:
            work()
        except self.made():
            pass

    def made(self):
        return OSError, IOError
