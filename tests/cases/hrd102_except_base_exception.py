import builtins
import builtins as b
from builtins import BaseException as Everything
from builtins import BaseExceptionGroup as Groups

try:
    work()
except BaseException:  # HRD102
    raise

try:
    work()
except BaseExceptionGroup:  # HRD102
    raise

try:
    work()
except* BaseException:  # HRD102
    pass

try:
    work()
except:
    pass

# The widest counts, once.

try:
    work()
except (Exception, BaseException):  # HRD102
    pass

try:
    work()
except (BaseException, Exception):  # HRD102
    pass

try:
    work()
except (ExceptionGroup, BaseExceptionGroup):  # HRD102
    pass

try:
    work()
except (Exception, BaseExceptionGroup):  # HRD102
    pass

try:
    work()
except (KeyError, (OSError, (BaseException,))):  # HRD102
    pass

try:
    work()
except KeyError:
    pass
except Exception:
    pass
except (  # HRD102
    KeyboardInterrupt,
    BaseException,
):
    pass

try:
    work()
except (KeyboardInterrupt, SystemExit, GeneratorExit):
    pass

# By another name.

try:
    work()
except builtins.BaseException:  # HRD102
    pass

try:
    work()
except b.BaseException:  # HRD102
    pass

try:
    work()
except Everything:  # HRD102
    pass

try:
    work()
except Groups:  # HRD102
    pass

ALL = BaseException
SEVERAL = OSError, ALL
MORE = (*SEVERAL, KeyError) + (ValueError,)

try:
    work()
except ALL:  # HRD102
    pass

try:
    work()
except MORE:  # HRD102
    pass

# Both ways broad: the narrower of them is sure.

if debug:
    ERRORS = Exception
else:
    ERRORS = BaseException

try:
    work()
except ERRORS:
    pass

if debug:
    ERRORS = BaseExceptionGroup
else:
    ERRORS = BaseException

try:
    work()
except ERRORS:  # HRD102
    pass


class BaseException(Everything):
    pass


try:
    work()
except BaseException:
    pass
