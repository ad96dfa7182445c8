import contextlib
import os
import pathlib
import typing
from concurrent.futures import Executor

from unheard.of import Odd, odd


class AppError(Exception):
    pass


class Client:
    def start(self, x):
        try:
            x.send(1)
        except AppError:
            pass
        try:
            x.send(2)
        except (AppError, OSError):
            pass

    def go_on(self, x):
        try:
            x.send(3)
        except Exception:  # AppError, OSError; unknown: x.send
            pass
        try:
            x.half(), x.half()
        except Exception:  # OSError, AppError; unknown: x.half
            pass

    def half(self, x):
        try:
            x.half(1)
        except OSError:
            pass
        try:
            x[0] = x.half(3)
        except AppError:
            pass

    def end(self, x):
        try:
            x.send(3)
        except Exception:  # AppError, OSError; unknown: x.send
            pass
        try:
            x.send(4)
        except Exception:
            pass
        try:
            y.send(4)
        except Exception:  # ; unknown: y.send
            pass
        try:
            x.send(4), x.a(), x.b(), x.c(), x.d()
        except OSError:
            pass
        with contextlib.suppress(Exception):
            x.send(5)


def guarded(x):
    try:
        try:
            x.inner(1)
        except ZeroDivisionError:
            pass
    except Exception:  # ; unknown: x.inner
        pass
    try:
        x.inner(2)
    except Exception:  # ZeroDivisionError; unknown: x.inner
        pass
    try:
        def later():
            x.inner(3)
        lambda: x.inner(3)
    except Exception:  # nothing
        pass


def no_evidence(x):
    try:
        x.bare()
    except:
        pass
    try:
        x.bare()
    except Exception:  # ; unknown: x.bare
        pass
    try:
        x.broad()
    except AppError:
        pass
    except BaseException:
        pass
    try:
        x.broad()
    except Exception:  # ; unknown: x.broad
        pass
    try:
        x.unknown()
    except odd():
        pass
    try:
        x.unknown()
    except Exception:  # ; unknown: x.unknown
        pass
    try:
        x.ends()
    except (KeyboardInterrupt, SystemExit):
        pass
    try:
        x.ends()
    except Exception:  # ; unknown: x.ends
        pass
    try:
        x.cleaned()
    finally:
        x.clean()
    try:
        x.cleaned()
    except Exception:  # ; unknown: x.cleaned
        pass
    try:
        x.alone()
    except AppError:
        try:
            x.alone()
        except Exception:  # AppError; unknown: x.alone
            pass


def third_party(x):
    try:
        odd()
    except Odd:
        pass
    try:
        odd()
    except Exception:  # Odd; unknown: odd
        pass


def in_groups(x):
    try:
        x.gather()
    except* AppError:
        pass
    try:
        x.gather()
    except Exception:  # AppError; unknown: x.gather
        pass


def seldom(x):
    try:
        x.often()
    except AppError:
        pass
    try:
        x.often(1)
    except AppError:
        pass
    try:
        x.often(2)
    except OSError:
        pass
    try:
        x.often(3)
    except Exception:  # AppError; unknown: x.often
        pass


def without_a_name(x):
    try:
        [1, 2].index(x)
    except ValueError:
        pass
    try:
        ', '.join(x)
    except Exception:  # nothing
        pass
    try:
        print((x or odd).start())
    except OSError:
        pass
    try:
        (x or odd).stop()
    except Exception:  # nothing
        pass


def explained(x):
    try:
        int(x.text())
    except ValueError:
        pass
    try:
        x.show(x.text())
    except Exception:  # ; unknown: x.text, x.show
        pass
    try:
        x.keep(1)
        raise OverflowError
    except OverflowError:
        pass
    try:
        x.keep(2)
    except Exception:  # ; unknown: x.keep
        pass
    try:
        float(x)
    except (TypeError, ValueError):
        pass
    try:
        float(x.y)
    except Exception:  # ValueError
        pass


def harmless(x, log):
    try:
        if isinstance(x, str):
            x.connect()
        log.info('connected')
    except OSError:
        pass
    try:
        isinstance(x, int), log.info('not connected')
    except Exception:  # nothing
        pass


def inside(x):
    class Lost(Exception):
        pass

    try:
        x.lose()
    except Lost:
        pass

    def deeper():
        try:
            x.lose()
        except Exception:  # Lost; unknown: x.lose
            pass


def outside(x):
    try:
        x.lose()
    except Exception:  # ; unknown: x.lose
        pass


class Holder:
    class Held(Exception):
        pass

    def hold(self, x):
        try:
            x.hold()
        except Holder.Held:
            pass


def hold_again(x):
    try:
        x.hold()
    except Exception:  # elsewhere.Holder.Held; unknown: x.hold
        pass


def known(path):
    with open(path) as file:
        try:
            file.read()
        except OSError:
            pass


def not_known(file):
    try:
        file.read()
    except Exception:  # OSError; unknown: file.read
        pass


def guarded_there(x):
    try:
        if x.ready():
            try:
                x.back()
            except Exception:  # ; unknown: x.back
                pass
    except AppError:
        pass
    try:
        x.back()
    except Exception:  # ; unknown: x.back
        pass
    try:
        x.ready()
    except Exception:  # AppError; unknown: x.ready
        pass


def called_later_there(x):
    try:
        x.register(lambda: x.later())
    except AppError:
        pass
    try:
        x.later()
    except Exception:  # ; unknown: x.later
        pass


def settled(x, text: str, path: pathlib.Path, executor: Executor):
    try:
        x.load(typing.cast(str, x)), os.path.join(x, text.upper())
    except AppError:
        pass
    try:
        x.other(typing.cast(str, x)), os.path.join(x, text.upper())
    except Exception:  # ; unknown: x.other
        pass
    try:
        print(typing.cast(str, x))
    except Exception:  # AppError
        pass
    try:
        [text.upper() for text in x.lines()]
    except Exception:  # AppError; unknown: x.lines
        pass
    try:
        path.unlink(), x.load(text)
    except Exception:  # OSError, AppError; unknown: x.load
        pass
    either = text if x else Loader()
    try:
        executor.map(x), either.upper()
    except ValueError:
        pass
    try:
        executor.map(x), x.other()
    except Exception:  # ValueError; unknown: executor.map, x.other
        pass
    try:
        either.upper(), x.other()
    except Exception:  # ValueError; unknown: x.other
        pass


class Loader:
    def upper(self):
        pass


def settled_or_not(x, path: pathlib.Path):
    try:
        path.mkdir(x)
    except ValueError:
        pass
    try:
        path.mkdir(x), x.other()
    except Exception:  # OSError, ValueError; unknown: x.other
        pass
