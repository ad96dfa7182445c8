import asyncio
import socket

import requests
import shutil
from errors import UNKNOWN


class Base(Exception): ...
class Child(Base): ...
class Grandchild(Child, OSError): ...
class Slow(requests.Timeout): ...
class Made(*UNKNOWN, Base): ...


Called = type('Called', (Base,), {})


class FromCall(Called): ...
class FromUnknown(UNKNOWN): ...


PAIR = (Base, KeyError)

try:
    work()
except OSError:
    pass
except FileNotFoundError:  # HRD106
    pass

try:
    work()
except FileNotFoundError:
    pass
except OSError:
    pass

try:
    work()
except OSError:
    pass
except OSError:  # HRD106
    pass

try:
    work()
except socket.error:
    pass
except IOError:  # HRD106
    pass

try:
    work()
except TimeoutError:
    pass
except asyncio.TimeoutError:  # HRD106
    pass

try:
    work()
except OSError:
    pass
except shutil.Error:  # HRD106
    pass

try:
    work()
except Base:
    pass
except ValueError:
    pass
except Grandchild:  # HRD106
    pass

try:
    work()
except OSError:
    pass
except Grandchild:  # HRD106
    pass

# All of its classes, each by one handler or another.

try:
    work()
except (OSError, LookupError):
    pass
except (KeyError, FileNotFoundError):  # HRD106
    pass

try:
    work()
except OSError:
    pass
except LookupError:
    pass
except (KeyError, FileNotFoundError):  # HRD106
    pass

try:
    work()
except OSError:
    pass
except (KeyError, FileNotFoundError):
    pass

try:
    work()
except PAIR:
    pass
except (Child, KeyError):  # HRD106
    pass

try:
    work()
except OSError:
    pass
except ():
    pass

# A broad one is reported already, but what comes behind it is not.

try:
    work()
except Exception:
    pass
except ValueError:  # HRD106
    pass

try:
    work()
except BaseException:
    pass
except Exception:
    pass

try:
    work()
except ValueError:
    pass
except:
    pass

try:
    work()
except* OSError:
    pass
except* ConnectionError:  # HRD106
    pass

# An inner `try` is one of its own.

try:
    try:
        work()
    except OSError:
        pass
except FileNotFoundError:
    pass

# What is not known of outside, is neither known to be the same nor to be covered.

try:
    work()
except requests.RequestException:
    pass
except requests.Timeout:
    pass

try:
    work()
except requests.Timeout:
    pass
except requests.Timeout:  # HRD106
    pass

try:
    work()
except requests.Timeout:
    pass
except Slow:  # HRD106
    pass

try:
    work()
except requests.RequestException:
    pass
except Slow:
    pass

try:
    work()
except OSError:
    pass
except UNKNOWN:
    pass

try:
    work()
except (UNKNOWN, OSError):
    pass
except ConnectionError:  # HRD106
    pass

try:
    work()
except (OSError, *UNKNOWN):
    pass
except (ConnectionError, *UNKNOWN):
    pass

try:
    work()
except Base:
    pass
except Called:  # how it is made is not looked at
    pass

try:
    work()
except Base:
    pass
except FromCall:
    pass
except FromUnknown:
    pass

try:
    work()
except Base:
    pass
except Made:  # HRD106
    pass

# One or the other.

if condition:
    class Either(OSError): ...
    Chosen = Child
else:
    class Either(ValueError): ...
    Chosen = Grandchild

try:
    work()
except OSError:
    pass
except Either:
    pass

try:
    work()
except Either:
    pass
except OSError:
    pass

try:
    work()
except Base:
    pass
except Chosen:  # HRD106
    pass

try:
    work()
except Base if condition else Child:
    pass
except Grandchild:  # HRD106
    pass

if condition:
    Loose = OSError
else:
    Loose = None

try:
    work()
except Loose:
    pass
except ConnectionError:
    pass


class Depends(Either): ...


try:
    work()
except OSError:
    pass
except Depends:
    pass


# What a derived class may have other.

class Service:
    error = OSError
    Failed = error

    class Inner(OSError): ...

    def run(self, kind: type[OSError], child: type[Child]):
        try:
            work()
        except self.error:
            pass
        except ConnectionError:
            pass
        try:
            work()
        except Service.error:
            pass
        except ConnectionError:  # HRD106
            pass
        try:
            work()
        except Service.Inner:
            pass
        except Service.Inner:  # HRD106
            pass
        failed = self.error
        try:
            work()
        except failed:
            pass
        except ConnectionError:
            pass
        try:
            work()
        except kind:
            pass
        except ConnectionError:
            pass
        try:
            work()
        except child:
            pass
        except Grandchild:
            pass
        try:
            work()
        except Base:
            pass
        except child:  # HRD106
            pass
        try:
            work()
        except self.errors():
            pass
        except ConnectionError:
            pass

    @classmethod
    def make(cls):
        try:
            work()
        except cls.Inner:
            pass
        except cls.Inner:
            pass

    def errors(self):
        return OSError, KeyError


# Circles.

class Round(Rounder): ...
class Rounder(Round): ...


LOOP = (OSError, LOOP)

try:
    work()
except Round:
    pass
except LOOP:
    pass
except Rounder:  # HRD106
    pass


def shadowed(OSError):
    try:
        work()
    except OSError:
        pass
    except FileNotFoundError:
        pass
