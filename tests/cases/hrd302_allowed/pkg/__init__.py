from .errors import Retry
from .errors import Repeated as Again
