def ｓtaticmethod(function: object) -> object:
    return function


class Class:
    @staticmethod
    def static(a): ...
