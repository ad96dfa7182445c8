"""Bases that lead to one another: what the names mean when it runs is not to be seen."""
from two import Second


class BigThreeError(Exception): ...
class Plain: ...
class Plain(Plain): ...
class First(Second): ...
class Itself(Itself): ...
class Below(Itself): ...


def circles(x):
    if x == 1:
        raise First
    if x == 2:
        raise Itself
    if x == 3:
        raise Below('x')
    raise Plain  # HRD305
