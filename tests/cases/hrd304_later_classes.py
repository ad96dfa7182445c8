# What annotations mean that Python 3.14 looks up when they are asked for, or that stand in quotes.
def raises_a_later_class(error: Later) -> None:
    raise error


class Later(BigThreeError): ...
class BigThreeError(Exception): ...


class Client:
    def fail(self, error: Broken, kind: type[Closed], other: Missing) -> None:
        if error.code:
            raise error
        if error.text:
            raise kind()
        if error.data:
            raise other  # HRD304
        raise self.error()

    def quoted(self, error: 'Broken') -> None:
        raise error

    def error(self) -> Broken: ...

    class Broken(BigThreeError): ...

    if WINDOWS:
        class Closed(BigThreeError): ...
    else:
        class Closed(Broken): ...


def local() -> None:
    def fail(error: Inner) -> None:
        raise error

    class Inner(BigThreeError): ...

    fail(Inner())
