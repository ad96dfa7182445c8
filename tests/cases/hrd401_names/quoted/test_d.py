def check_d():  # HRD401
    pass


def prove_d():  # HRD401
    pass


class CheckD:
    def check_d(self):  # HRD401
        pass


class TestD:
    def check_d(self):
        pass
