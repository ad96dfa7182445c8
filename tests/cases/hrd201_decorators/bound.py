class Class:
    staticmethod = print

    @staticmethod
    def static(a): ...
