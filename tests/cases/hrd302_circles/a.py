import b
from b import Second
from b import circular
from b import passed as again


class BigThreeError(Exception): ...
class First(Second): ...
class Itself(Itself): ...


class Outside(b.Outside, ValueError): ...


class Either(P, ValueError): ...


P = Q
Q = P
R = R
text: 'text'
Recursive = 'Recursive | Recursive'


def passed(x):
    return again(x) if x else KeyError()


def grows(x):
    some = (BigThreeError,)
    while x:
        some = some + some
    raise some[0]


def grows_too(x):
    some = (BigThreeError,)
    while x:
        some += some
    raise some[0]


def too_many(x):
    some = (BigThreeError,) if x else (ValueError,)
    some = some + some if x else some
    some = some + some if x else some
    some = some + some if x else some
    some = some + some if x else some
    raise some[0]  # HRD302


def of_itself(x):
    error = error
    raise error


def swapped(x):
    first, second = BigThreeError(), ValueError()
    while x:
        first, second = second, first
    raise first  # HRD302


def called_again(x):
    x = x()
    x = x.x
    while x:
        x = x(x)
    raise x


def circles(x, text: Recursive, error: 'error'):
    if x == 1:
        raise First
    if x == 2:
        raise Itself
    if x == 3:
        raise P
    if x == 4:
        raise R
    if x == 5:
        raise circular
    if x == 6:
        raise passed(x)  # HRD302
    if x == 7:
        raise text
    if x == 8:
        raise Outside  # HRD302
    if x == 9:
        raise Either
    raise error
