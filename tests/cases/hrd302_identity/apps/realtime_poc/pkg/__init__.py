from .exceptions import *
from .exceptions import ValidationError as Invalid
