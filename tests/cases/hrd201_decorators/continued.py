from decorators import\
    *


class Class:
    @staticmethod
    def static(a): ...
