from errors import RETRIED as AGAIN

from .middle import *
from .middle import Anything as Everything
