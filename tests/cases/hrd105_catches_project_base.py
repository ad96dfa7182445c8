import errors
from somewhere import BigThreeError as Installed
from somewhere import Missing


class BigThreeError(Exception): ...
class AgentError(BigThreeError): ...


Alias = BigThreeError
BOTH = (KeyError, BigThreeError)

try:
    work()
except BigThreeError:  # HRD105
    pass

try:
    work()
except (KeyError, BigThreeError) as error:  # HRD105
    raise

try:
    work()
except Alias:  # HRD105
    pass

try:
    work()
except BOTH:  # HRD105
    pass

try:
    work()
except Installed:  # HRD105
    pass

try:
    work()
except* BigThreeError:  # HRD105
    pass

try:
    work()
except AgentError:
    pass

try:
    work()
except Missing:
    pass

# What is broad, the other rules report.

try:
    work()
except (Exception, BigThreeError):
    pass

try:
    work()
except:
    pass

# What is not known.

try:
    work()
except errors.unknown():
    pass


class Service:
    error = BigThreeError

    def run(self, kind: type[BigThreeError]):
        try:
            work()
        except self.error:  # a derived class may have another
            pass
        try:
            work()
        except kind:
            pass
        try:
            work()
        except Service.error:  # HRD105
            pass


if condition:
    Either = BigThreeError
else:
    Either = KeyError

try:
    work()
except Either:
    pass
