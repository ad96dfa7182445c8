import builtins
from builtins import Exception as Anything


class BigThreeError(Exception): ...


def plain(x):
    if x:
        raise Exception  # HRD301
    raise Exception(x)  # HRD301


def base_exception():
    raise BaseException('all of it')  # HRD301


def by_other_names():
    alias = Exception
    if alias:
        raise alias('x')  # HRD301
    if builtins:
        raise builtins.Exception('x')  # HRD301
    raise Anything  # HRD301


def over_several_lines(cause):
    raise Exception(  # HRD301
        'a long text',
    ) from cause


def perhaps(x):
    raise (BigThreeError if x else Exception)(x)  # HRD301


def not_that_one():
    class Exception(BigThreeError): ...
    raise Exception('our own')


def more_specific_ones(x):
    if x:
        raise BigThreeError('ours')
    if x > 1:
        raise ValueError('HRD302 says that')
    raise ExceptionGroup('HRD302 says that, too', [])


def again(x):
    try:
        plain(x)
    except Exception as error:
        if x:
            raise error
        raise


class Broad:
    error_class = Exception

    def method(self):
        raise self.error_class('x')  # HRD301

    def __getitem__(self, index):
        raise Exception(index)  # HRD301


def annotated(error: Exception, kind: type[Exception]):
    if error:
        raise error
    raise kind('x')
