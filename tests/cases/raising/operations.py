"""Operations; behind each handler stands what its block can raise."""
import collections
import enum
import flow
import typing
from itertools import tee
from collections import OrderedDict
from typing import List
from typing import cast


class Color(enum.Enum):
    RED = 1


class Table:
    def __getitem__(self, key):
        raise ValueError

    def __delitem__(self, key):
        raise OverflowError


def subscripts(d, names, i, k, t: typing.Any, words: list[str], by_name: dict[str, int], table: Table):
    try:
        d['key']
    except Exception:  # KeyError
        pass
    try:
        d[f'{i}']
    except Exception:  # KeyError
        pass
    try:
        d[k]
    except Exception:  # KeyError
        pass
    try:
        d[k.name], d[d['name']], d[k()]
    except Exception:  # KeyError; unknown: k
        pass
    try:
        d[0]
    except Exception:  # IndexError
        pass
    try:
        d[-1]
    except Exception:  # IndexError
        pass
    try:
        d[i + 1], d[1 - i]
    except Exception:  # IndexError
        pass
    try:
        d[i + k], d[i * 2], d[1:], d[...]
    except Exception:  # nothing
        pass
    try:
        del d[k]
    except Exception:  # KeyError
        pass
    try:
        d[k] = 1
        d[0] = 2
    except Exception:  # nothing
        pass
    try:
        d[k] += 1
    except Exception:  # KeyError
        pass
    try:
        words[i]
    except Exception:  # IndexError
        pass
    try:
        by_name[0]
    except Exception:  # KeyError
        pass
    try:
        table[0]
    except Exception:  # ValueError
        pass
    try:
        del table[0]
    except Exception:  # OverflowError
        pass
    try:
        table[0] = 1
    except Exception:  # nothing
        pass
    try:
        Color['RED']
    except Exception:  # KeyError
        pass
    try:
        Color(k)
    except Exception:  # ValueError
        pass
    try:
        Table[k]
    except Exception:  # nothing
        pass
    try:
        [x[0] for x in names]
    except Exception:  # IndexError
        pass
    try:
        [words[words] for words in names]
    except Exception:  # KeyError
        pass


def known_by_contract(k):
    d = collections.defaultdict(list)
    try:
        d[k]
    except Exception:  # nothing
        pass
    d = collections.deque(k)
    try:
        d[k]
    except Exception:  # IndexError
        pass


def counters(d, names):
    for i in range(9):
        try:
            d[i]
        except Exception:  # IndexError
            pass
    for j, name in enumerate(names):
        try:
            d[j]
        except Exception:  # IndexError
            pass
        try:
            d[name]
        except Exception:  # KeyError
            pass
    for key in names:
        try:
            d[key]
        except Exception:  # KeyError
            pass
    place = 0
    try:
        d[place]
    except Exception:  # IndexError
        pass
    n = place + 1
    try:
        d[n]
    except Exception:  # IndexError
        pass
    m = names
    m += 1
    try:
        d[m]
    except Exception:  # IndexError
        pass


T = typing.TypeVar('T')


def types(k):
    try:
        cast(dict[str, k], 1)
        cast(List[k], 1)
        cast(OrderedDict[k, k], 1)
        cast((list | None)[k], 1)
        cast(T[k], 1)
    except Exception:  # nothing
        pass


def written_out(k):
    try:
        {'a': 1}['a'], (1, 2)[1], (1, 2)[-2], [*k, 1][0]
    except Exception:  # IndexError
        pass
    try:
        {'a': 1}['b'], {'a': 1, **k}['c']
    except Exception:  # KeyError
        pass
    try:
        (1, 2)[k], (1, 2)[2]
    except Exception:  # IndexError
        pass


def always_there(k, sys):
    try:
        k.split(',')[0], k.partition(',')[2], sys.version_info[0], k(), tee(k)[1], k.split(',')[k]
    except Exception:  # ; unknown: k
        pass
    try:
        k.split(',')[1]
    except Exception:  # IndexError
        pass
    try:
        k.split()[0]
    except Exception:  # IndexError
        pass
    try:
        k.other()[0], k.other[0], other()[0]
    except Exception:  # IndexError; unknown: k.other
        pass


def other():
    return 1


def unpacking(k, names):
    try:
        a, b = k.split(',')
    except Exception:  # ValueError
        pass
    try:
        [a, b] = map(str, k.split(','))
    except Exception:  # ValueError
        pass
    try:
        a, b = (part for part in k.split(','))
    except Exception:  # ValueError
        pass
    try:
        a, b = [part for part in k.split(',')]
    except Exception:  # ValueError
        pass
    try:
        a, b = names[1:]
    except Exception:  # ValueError
        pass
    try:
        a, *b = k.split(',')
        a, b = k
        a, b = k.partition(',')
        a = k.split(',')
        (a, b), c = k, 1
    except Exception:  # nothing
        pass


def nothing_else(k, n):
    try:
        k.name
    except Exception:  # AttributeError
        pass
    try:
        collections.name
    except Exception:  # AttributeError
        pass
    try:
        flow.AppError
    except Exception:  # nothing
        pass
    try:
        n / k, n // k, n % k
    except Exception:  # ZeroDivisionError
        pass
    try:
        n / 2, '%s' % k, n * k
    except Exception:  # nothing
        pass
    try:
        assert k
    except Exception:  # AssertionError
        pass
    try:
        assert k.name[0]
    except Exception:  # IndexError
        pass
    try:
        k.name, k.strip()
    except Exception:  # nothing
        pass
    try:
        k.name = 1
    except Exception:  # AttributeError
        pass
    table = Table()
    try:
        table.name = 1
    except Exception:  # nothing
        pass
    try:
        unicode
    except Exception:  # NameError
        pass
    try:
        unicode, 1
    except Exception:  # nothing
        pass
    try:
        text = unicode
    except Exception:  # NameError
        pass
    try:
        text = k
    except Exception:  # nothing
        pass
    try:
        text = collections
    except Exception:  # nothing
        pass
    try:
        n[:, 0], n[..., 1], n[0, 1:2]
    except Exception:  # nothing
        pass
    try:
        name, value = k
    except Exception:  # ValueError
        pass
    try:
        [name, value] = k
    except Exception:  # ValueError
        pass
    try:
        n[k, 'a']
    except Exception:  # KeyError
        pass
    try:
        size = len(k.name)
    except Exception:  # TypeError
        pass
    try:
        len(k.name), k.strip()
    except Exception:  # nothing
        pass
    try:
        len([]), len(table)
    except Exception:  # nothing
        pass
    try:
        k.decode(n)
    except Exception:  # UnicodeDecodeError
        pass
    try:
        k.decode(n, 'replace'), k.decode('latin-1')
    except Exception:  # nothing
        pass
    try:
        k.decode(n, errors='ignore')
    except Exception:  # nothing
        pass
    try:
        k.decode(n, skip_special_tokens=True)
    except Exception:  # nothing
        pass
    try:
        k.decode(n, k, n)
    except Exception:  # nothing
        pass
    try:
        k.decode('latin_1'), k.decode('L1'), k.decode(encoding='iso8859-1')
    except Exception:  # nothing
        pass
    try:
        k.decode(n, errors='strict')
    except Exception:  # UnicodeDecodeError
        pass
    try:
        k.decode(n)
        k.strip()
    except Exception:  # nothing
        pass
    try:
        del k.name, n
        k.strip()
    except Exception:  # AttributeError
        pass
    try:
        import json
        from json import loads
    except Exception:  # ImportError
        pass


def given(k, n):
    try:
        list(map(int, k))
    except Exception:  # ValueError
        pass
    try:
        list(map(str, k))
    except Exception:  # nothing
        pass


def generator(k):
    try:
        with k.lock:
            yield
    except Exception:  # nothing
        pass
    try:
        yield from k.parts
    except Exception:  # nothing
        pass
