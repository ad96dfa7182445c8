from decorators import *


class Class:
    @staticmethod
    def static(a): ...

    @property
    def row(self, a): ...
    def row(self, b): ...  # HRD201
