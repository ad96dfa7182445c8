import os

from lib.errors import Hidden as Reexported


class One(Exception): ...
class Other(Exception): ...


if os.name == 'nt':
    Either = One
else:
    Either = Other
