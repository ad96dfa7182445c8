# baseline: HRD103 load 1  # HRD901 HRD901
# baseline: HRD302 - 2


def load(path):
    return path
