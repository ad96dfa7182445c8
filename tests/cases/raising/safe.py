"""What code has made sure of; behind each handler stands what its block can raise."""


def conditions(d, k, x):
    try:
        if k in d:
            d[k]
    except Exception:  # nothing
        pass
    try:
        if k not in d:
            x()
        else:
            d[k]
    except Exception:  # ; unknown: x
        pass
    try:
        if k in d:
            x()
        else:
            d[k]
    except Exception:  # KeyError; unknown: x
        pass
    try:
        if k not in d:
            return
        d[k]
    except Exception:  # nothing
        pass
    try:
        if k not in d:
            d[k] = x
        d[k]
    except Exception:  # nothing
        pass
    try:
        if k not in d:
            d.update(x)
        d[k]
    except Exception:  # KeyError
        pass
    try:
        if not k in d.keys() or x:
            raise RuntimeError
        d[k]
    except Exception:  # RuntimeError
        pass
    try:
        if k in d and x:
            raise RuntimeError
        d[k]
    except Exception:  # RuntimeError, KeyError
        pass
    try:
        if d.get(k):
            d[k]
    except Exception:  # ; unknown: d.get
        pass
    try:
        if d.get(k) is not None:
            d[k]
    except Exception:  # ; unknown: d.get
        pass
    try:
        if d.get(k) is None:
            d[k]
    except Exception:  # KeyError; unknown: d.get
        pass
    try:
        if isinstance(d.get(k), str):
            d[k]
    except Exception:  # ; unknown: d.get
        pass
    try:
        if isinstance(x, str):
            d[k]
    except Exception:  # KeyError
        pass
    try:
        if isinstance(d.get(k), (str, int)):
            d[k]
    except Exception:  # ; unknown: d.get
        pass
    try:
        if isinstance(d.get(k), (str, type(None))):
            d[k]
    except Exception:  # KeyError; unknown: d.get
        pass
    try:
        if isinstance(d.get(k), object):
            d[k]
    except Exception:  # KeyError; unknown: d.get
        pass
    try:
        if not isinstance(d.get(k), str):
            d[k]
    except Exception:  # KeyError; unknown: d.get
        pass
    try:
        if not d and x:
            raise RuntimeError
        d[0]
    except Exception:  # RuntimeError, IndexError
        pass
    try:
        if k not in d and x:
            return
        d[k]
    except Exception:  # KeyError
        pass
    try:
        if k not in d and x:
            x[1] = 2
        d[k]
    except Exception:  # KeyError
        pass
    try:
        if 'x' in d.keys():
            d[0]
    except Exception:  # nothing
        pass
    try:
        if x in d:
            d[0]
    except Exception:  # IndexError
        pass
    try:
        if '' in d:
            d[0]
    except Exception:  # IndexError
        pass
    try:
        if x in d:
            x[0]
    except Exception:  # IndexError
        pass
    try:
        if k not in d and x:
            raise RuntimeError
        d[k]
    except Exception:  # RuntimeError
        pass
    try:
        if k not in d or x:
            raise RuntimeError
        d[k]
    except Exception:  # RuntimeError
        pass
    try:
        if (x and k not in d) or x:
            raise RuntimeError
        d[k]
    except Exception:  # RuntimeError, KeyError
        pass
    try:
        if k not in d and x:
            x()
        d[k]
    except Exception:  # KeyError; unknown: x
        pass
    try:
        assert k in d
        d[k]
    except Exception:  # AssertionError
        pass
    try:
        d[k] = 1
        d[k]
    except Exception:  # nothing
        pass
    try:
        d.setdefault(k, 1)
        d[k]
    except Exception:  # nothing
        pass
    try:
        d[k]
        d[k] = 1
    except Exception:  # KeyError
        pass


def expressions(d, k, x):
    try:
        d[k] if k in d else x
    except Exception:  # nothing
        pass
    try:
        x if k in d else d[k]
    except Exception:  # KeyError
        pass
    try:
        k in d and d[k]
    except Exception:  # nothing
        pass
    try:
        k not in d or d[k]
    except Exception:  # nothing
        pass
    try:
        k in d or d[k]
    except Exception:  # KeyError
        pass
    try:
        [d[k] for k in x if k in d]
    except Exception:  # nothing
        pass
    try:
        [d[k] for k in d]
    except Exception:  # nothing
        pass
    try:
        lambda: d[k]
    except Exception:  # nothing
        pass


def loops(d, k, x):
    for k in sorted(d):
        try:
            d[k]
        except Exception:  # nothing
            pass
    for k, _ in d.items():
        try:
            d[k]
        except Exception:  # nothing
            pass
    for i in range(len(d)):
        try:
            d[i]
        except Exception:  # nothing
            pass
    for () in d:
        try:
            d[k]
        except Exception:  # KeyError
            pass
    try:
        while d:
            d[0]
    except Exception:  # nothing
        pass
    try:
        d[0]
    except Exception:  # IndexError
        pass


def methods(x, k):
    try:
        while x:
            x.pop()
    except Exception:  # nothing
        pass
    try:
        if k in x:
            x.pop(k), x.index(k)
    except Exception:  # nothing
        pass
    try:
        x.index(k)
        x.popleft()
    except Exception:  # ValueError, IndexError
        pass
    try:
        x.pop('a')
    except Exception:  # KeyError
        pass


def contents(x, y):
    try:
        if x:
            x[0]
    except Exception:  # nothing
        pass
    try:
        if x.y[1:]:
            x[0]
    except Exception:  # IndexError
        pass
    try:
        if len(x):
            x[0]
    except Exception:  # nothing
        pass
    try:
        if not len(x):
            x[0]
    except Exception:  # IndexError
        pass
    try:
        if len(x) > 1 or 1 < len(y):
            x[0], y[0]
    except Exception:  # IndexError
        pass
    try:
        if 1 < len(x) and y == 1:
            x[0]
    except Exception:  # nothing
        pass
    try:
        if not x:
            return
        x[0]
    except Exception:  # nothing
        pass
