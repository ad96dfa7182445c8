# options: allowed_exceptions = Exception


def allowed():
    raise Exception('x')


def derived():
    raise ValueError('x')


def not_derived():
    raise BaseException('x')  # HRD301
