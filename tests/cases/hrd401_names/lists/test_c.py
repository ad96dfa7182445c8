def check_c():  # HRD401
    pass


def prove_c():  # HRD401
    pass


class TestC:
    def prove_c(self):  # HRD401
        pass
