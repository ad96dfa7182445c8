# options: allowed_exceptions = requests.*, errors.Abort
import requests

from errors import Abort


class Http(requests.HTTPError): ...
class Aborted(Abort): ...
class Stop(StopIteration): ...  # HRD311
