from pkg.errors import Beside
from pkg.errors import NetworkError


class Client:
    error_class = Beside
    inner_class = NetworkError

    @classmethod
    def make(cls):
        return cls.error_class('x')


class Inner(Client):
    error_class = NetworkError
