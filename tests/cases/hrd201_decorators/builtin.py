class Class:
    @staticmethod
    def static(a): ...  # HRD201

    @property
    def row(self, a): ...  # HRD201
    def row(self, b): ...
