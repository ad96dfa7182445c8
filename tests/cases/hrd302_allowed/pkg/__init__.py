from .errors import Retry
