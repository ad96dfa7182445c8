from pkg.errors import *


class CycleError(Exception): ...
