# options: allow_broad = reraise, log
class BigThreeError(Exception): ...


try:
    work()
except BigThreeError:
    raise
except Exception as error:
    raise BigThreeError from error

try:
    work()
except BigThreeError as error:  # HRD105
    if error.is_fatal:
        raise

try:
    work()
except (Exception, BigThreeError):
    raise

try:
    work()
except BigThreeError:
    logger.exception('not worked')

try:
    work()
except BigThreeError:  # HRD105
    logger.error('not worked')
