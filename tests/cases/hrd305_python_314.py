# python: 3.14
# A template is an object of a class that is no exception.
def f(x, n):
    if x == 1:
        raise t'no {n}'  # HRD305
    if x == 2:
        raise T  # HRD305
    if x == 3:
        raise t'no {n}'.strings[0]
    for part in t'no {n}':
        raise part


T = t'text' t'more'
