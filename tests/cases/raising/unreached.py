"""What a call never reaches in a function, by what it gives; behind each handler stands what its block can raise."""
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import wraps
from typing import Optional

KIND = 'b'


class Failure(Exception):
    pass


class Other(Exception):
    pass


class Db:
    kind = 'a'

    def table(self, kind, create=False):
        if kind == 'a':
            return 1
        elif kind in ('b', 'c'):
            return 2
        else:
            raise Failure(kind)

    @staticmethod
    def static(kind, other='a'):
        if kind != 'a':
            raise Failure(kind)
        if other != 'a':
            raise Other(other)

    @classmethod
    def made(cls, kind, other='a'):
        if kind != 'a':
            raise Failure(kind)
        if other != 'a':
            raise Other(other)

    def __init__(self, kind='a'):
        if kind != 'a':
            raise Failure(kind)

    def __call__(self, kind):
        if kind != 'a':
            raise Failure(kind)


@dataclass
class Row:
    kind: str

    def __post_init__(self, number=1):
        if number != 1:
            raise Failure(number)


def methods(db: Db, name, kind: str):
    try:
        db.table('a')
    except Exception:  # nothing
        pass
    try:
        db.table(kind=KIND, create=True)
    except Exception:  # nothing
        pass
    try:
        db.table('x')
    except Exception:  # Failure
        pass
    try:
        db.table(db.kind)
    except Exception:  # Failure
        pass
    try:
        db.table(kind)
    except Exception:  # Failure
        pass
    try:
        Db.table('a', 'x')
    except Exception:  # Failure
        pass
    try:
        Db.table(db, kind='a')
    except Exception:  # nothing
        pass
    try:
        db.static('a', 'b')
    except Exception:  # Other, Failure
        pass
    try:
        db.static(kind='a', other='a')
    except Exception:  # nothing
        pass
    try:
        Db.made('a')
    except Exception:  # nothing
        pass
    try:
        Db()
    except Exception:  # nothing
        pass
    try:
        Db('b')
    except Exception:  # Failure
        pass
    try:
        db('a')
    except Exception:  # Failure
        pass
    try:
        db(kind='a')
    except Exception:  # nothing
        pass
    try:
        Row('a')
    except Exception:  # Failure
        pass


def decorated(function):
    @wraps(function)
    def wrapper(*args):
        return function(name, *args)
    return wrapper


@decorated
def wrapped(name, kind='a'):
    if name == 'a':
        raise Failure(name)
    if kind != 'a':
        raise Other


def load(path, mode=None, *, of=None):
    if mode is not None and of:
        raise Failure(mode)
    if isinstance(path, str):
        return 1
    match mode:
        case 'r' | 'w':
            return 1
        case None:
            raise Other(1)
        case int():
            raise OSError
        case 2.5 if of:
            return 1
        case str(2) | _:
            raise TimeoutError
    raise EOFError


def functions(value, path: str, args):
    try:
        wrapped('b', 'b')
    except Exception:  # Other, Failure
        pass
    try:
        wrapped(kind='a')
    except Exception:  # Other, Failure
        pass
    try:
        load(1)
    except Exception:  # Other
        pass
    try:
        load(path)
    except Exception:  # Other
        pass
    try:
        load('1')
    except Exception:  # nothing
        pass
    try:
        load(1, 'r')
    except Exception:  # nothing
        pass
    try:
        load(1, 'z', of=3)
    except Exception:  # Failure
        pass
    try:
        load(1, 3)
    except Exception:  # OSError
        pass
    try:
        load(1, 2.5)
    except Exception:  # TimeoutError
        pass
    try:
        load(1, 'z')
    except Exception:  # TimeoutError
        pass
    try:
        load(value, 'z', of=value)
    except Exception:  # TimeoutError, Failure
        pass
    try:
        load(1, *args)
    except Exception:  # EOFError, OSError, Other, Failure
        pass
    try:
        load(1, **args)
    except Exception:  # EOFError, OSError, Other, Failure
        pass


def deep(kind, other=None, rebound=1):
    rebound = rebound or kind
    if rebound:
        raise KeyError
    with open(kind) as file, lock:
        if not other:
            return file
        raise Failure
    raise OSError


def kept(kind):
    with suppress(Failure):
        if kind == 'a':
            raise Failure
    if kind == 'b' or kind is None:
        raise Other
    raise TimeoutError


def tried(kind):
    try:
        if kind == 'a':
            return 1
    except LookupError:
        pass
    else:
        if kind == 'b':
            return 2
    raise Failure(kind)


def tried_for_good(kind):
    try:
        if kind == 'a':
            return 1
    except LookupError:
        raise Other from None
    finally:
        if kind == 'c':
            raise EOFError
    raise Failure(kind)


def grouped(kind):
    try:
        if kind == 'a':
            return 1
    except* LookupError:
        pass
    raise Failure(kind)


def looped(kind):
    for item in kind:
        if kind == 'a':
            continue
        raise Failure(item)
    else:
        if kind == 'b':
            raise Other
    while kind:
        if kind == 'a':
            break
        raise TimeoutError
    raise EOFError


def compared(kind, other):
    if kind in other:
        raise Failure
    if kind > 1:
        raise Other
    if kind not in [KIND, other]:
        raise EOFError
    if isinstance(kind, (str, int)):
        raise TimeoutError
    if kind == other.kind:
        raise BlockingIOError


def shapes(kind: Failure, other):
    if kind is None:
        raise EOFError
    if kind == other:
        raise BlockingIOError
    if kind:
        raise BufferError
    if isinstance(kind, Other):
        raise TimeoutError
    if not isinstance(kind, Exception):
        raise Other


call = lambda kind: shapes(kind, 1)


class Special(Failure):
    pass


def bodies(value, failure: Failure):
    try:
        deep('a')
    except Exception:  # OSError, KeyError
        pass
    try:
        deep('a', 1)
    except Exception:  # OSError, Failure, KeyError
        pass
    try:
        kept('a')
    except Exception:  # TimeoutError
        pass
    try:
        kept('b')
    except Exception:  # Other
        pass
    try:
        tried('a')
    except Exception:  # Failure
        pass
    try:
        tried('b')
    except Exception:  # Failure
        pass
    try:
        tried_for_good('a')
    except Exception:  # Other
        pass
    try:
        tried_for_good('b')
    except Exception:  # Failure, Other
        pass
    try:
        tried_for_good('c')
    except Exception:  # EOFError, Other
        pass
    try:
        grouped('a')
    except Exception:  # Failure
        pass
    try:
        looped('a')
    except Exception:  # EOFError
        pass
    try:
        looped('b')
    except Exception:  # EOFError, TimeoutError, Other, Failure
        pass
    try:
        compared('b', value)
    except Exception:  # BlockingIOError, TimeoutError, Other, Failure
        pass
    try:
        compared('c', value)
    except Exception:  # BlockingIOError, TimeoutError, EOFError, Other, Failure
        pass
    try:
        shapes(failure, value)
    except Exception:  # Other, TimeoutError, BufferError, BlockingIOError, EOFError
        pass
    try:
        shapes(Failure(1), value)
    except Exception:  # TimeoutError, BufferError, BlockingIOError
        pass
    try:
        shapes(Special(1), value)
    except Exception:  # TimeoutError, BufferError, BlockingIOError
        pass
    try:
        shapes(value, value)
    except Exception:  # Other, TimeoutError, BufferError, BlockingIOError, EOFError
        pass
    try:
        call('a')
    except Exception:  # Other, TimeoutError, BufferError, BlockingIOError, EOFError
        pass


# What has a name, or comes from a call, may be None, and what is called may be another thing than it seems.


class Special2:
    def __new__(cls, *args):
        return None


class Made(type):
    def __call__(cls, kind):
        return super().__call__('b')


class Metamade(metaclass=Made):
    def __init__(self, kind):
        if kind != 'a':
            raise Failure


class MetamadeToo(Metamade):
    def __init__(self, kind):
        if kind != 'a':
            raise Failure


def swapped(cls):
    return find


@swapped
class Swapped:
    def __init__(self, kind):
        if kind != 'a':
            raise Failure


class Field:
    kind = str

    def check(self, value):
        if isinstance(value, self.kind):
            return
        raise Failure

    def named(self, kind, mode):
        if mode == 'b':
            raise Failure

    def __init__(self, kind='a', mode='a'):
        if mode == 'b':
            raise Failure

    def callback(self):
        self.called = Field.named
        try:
            self.called(self, 'a', 'b')
        except Exception:  # Failure
            pass

    @classmethod
    def of_class(cls):
        try:
            super().named(cls(), 'a', 'b')
        except Exception:  # ; unknown: super(…).named
            pass


class Derived(Field):
    def __init__(self):
        try:
            Field.__init__(self, 'a', 'b')
        except Exception:  # Failure
            pass
        try:
            super().__init__('a')
        except Exception:  # Failure
            pass

    def named(self, kind, mode):
        try:
            super().named('a', 'a')
        except Exception:  # Failure
            pass


def as_method(self, kind=None):
    if kind == 'b':
        raise Failure


class Holder:
    run = as_method


def required(value):
    if value is None:
        raise Failure


def same(flag):
    if flag is True:
        return
    raise Failure


def number(value):
    if value is 1.5:
        return
    raise Failure


def outer(kind):
    def inner():
        nonlocal kind
        kind = 'b'
    inner()
    if kind != 'a':
        raise Failure


def handled(kind):
    if kind == 'b':
        return
    with fallback():
        raise KeyError
    raise Failure


@contextmanager
def fallback():
    try:
        yield
    except KeyError:
        pass


def either(value):
    if isinstance(value, Wanted):
        return
    raise Failure


Wanted = Field if KIND else Holder


def only_matched(kind, mode=1, /, flag=None):
    match kind:
        case 'a' if flag:
            return
        case 'a':
            raise Failure
        case 'b' | 'c':
            raise Other
    if mode != 1:
        raise EOFError


def keyed(mode):
    match mode:
        case {'a': 1}:
            raise Failure
        case Field(kind='a'):
            raise Other


def falls(kind):
    if kind == 'a':
        pass
    elif kind:
        return
    match kind:
        case 'a':
            pass
        case _:
            return
    raise Failure


def chained(kind):
    if 'a' < kind == 'b' or kind == 'a' == 'b':
        return
    if not unknown(kind):
        raise Failure
    if kind == 'a' and unknown:
        raise Other
    if unknown and kind == 'b':
        raise EOFError
    if kind in {'b', 'c'}:
        raise BufferError


def later(kind):
    async def inner():
        async with lock:
            if kind == 'a':
                return
        async for item in kind:
            if kind == 'a':
                raise Failure
    return inner


async def waited(kind):
    async with lock:
        if kind == 'b':
            raise Other
    async for item in kind:
        if kind == 'b':
            raise EOFError
    raise Failure


def checked(value):
    if isinstance(value, Base):
        return
    raise Failure


def with_another(value, isinstance):
    if isinstance(value, Base):
        return
    raise Failure


class Base:
    pass


class Sub(Base):
    pass


class Checking(type):
    def __instancecheck__(cls, instance):
        return False


class SwappedBase(metaclass=Checking):
    pass


class SubOfSwapped(SwappedBase):
    pass


def checked_by_swapped(value):
    if isinstance(value, SwappedBase):
        return
    raise Failure


mode = 'a'
in_lambda = lambda mode: outer2(mode)


def find(value):
    return None if value else Failure(1)


def given_otherwise(value, optional: Optional[str], field: Field, implicit: str = None):
    mode = 'a'
    try:
        required(find(1))
    except Exception:  # Failure
        pass
    try:
        required(optional)
        required(implicit)
    except Exception:  # Failure
        pass
    try:
        required(Field())
    except Exception:  # nothing
        pass
    try:
        required(Special2(1))
    except Exception:  # Failure
        pass
    try:
        [outer2(mode) for mode in ['b']]
    except Exception:  # Failure
        pass
    try:
        [required(Field()) for Field in [find]]
    except Exception:  # Failure; unknown: Field
        pass
    try:
        outer2(mode)
    except Exception:  # nothing
        pass
    try:
        field.check('a')
    except Exception:  # Failure
        pass
    try:
        Holder().run('b')
    except Exception:  # Failure
        pass
    try:
        same(1)
    except Exception:  # Failure
        pass
    try:
        same(True)
    except Exception:  # nothing
        pass
    try:
        number(1.5)
    except Exception:  # Failure
        pass
    try:
        outer('a')
    except Exception:  # Failure
        pass
    try:
        handled('a')
    except Exception:  # Failure
        pass
    try:
        either(Field())
    except Exception:  # Failure
        pass
    try:
        Metamade('a')
    except Exception:  # Failure
        pass
    try:
        MetamadeToo('a')
    except Exception:  # Failure
        pass
    try:
        Swapped('a')
    except Exception:  # Failure
        pass
    try:
        required(Swapped('a'))
    except Exception:  # Failure
        pass
    try:
        checked(Sub())
    except Exception:  # nothing
        pass
    try:
        with_another(Sub(), find)
    except Exception:  # Failure
        pass
    try:
        checked_by_swapped(SubOfSwapped())
    except Exception:  # Failure
        pass
    try:
        in_lambda('b')
    except Exception:  # Failure
        pass
    try:
        only_matched('a')
    except Exception:  # Failure
        pass
    try:
        only_matched('b')
    except Exception:  # Other
        pass
    try:
        only_matched('d')
    except Exception:  # nothing
        pass
    try:
        only_matched('a', 1, True)
    except Exception:  # Failure
        pass
    try:
        only_matched('d', 2)
    except Exception:  # EOFError
        pass
    try:
        keyed('a')
    except Exception:  # Other, Failure
        pass
    try:
        keyed(Field())
    except Exception:  # Other, Failure
        pass
    try:
        falls('a')
    except Exception:  # Failure
        pass
    try:
        falls('')
    except Exception:  # nothing
        pass
    try:
        falls('b')
    except Exception:  # nothing
        pass
    try:
        chained('a')
    except Exception:  # Other, Failure
        pass


async def awaited():
    try:
        await waited('a')
    except Exception:  # Failure
        pass


def outer2(kind):
    if kind == 'b':
        raise Failure
