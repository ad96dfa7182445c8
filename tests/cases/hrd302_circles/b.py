import a
from a import First
from a import passed
from c import circular


class Second(First): ...
class Outside(a.Outside, KeyError): ...


def circles(x):
    if x == 1:
        raise Second
    if x == 2:
        raise passed(x)  # HRD302
    raise Outside  # HRD302
