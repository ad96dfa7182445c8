# options: allow_broad = reraise, log
import logging

try:
    work()
except:  # HRD101
    raise

try:
    work()
except ValueError:
    pass
except:  # HRD101
    logging.exception('no excuse')
else:
    pass
finally:
    try:
        work()
    except:  # HRD101
        pass

try:
    work()
except Exception:
    pass
except BaseException:
    pass
except (Exception, BaseException):
    pass

try:
    work()
except* Exception:
    pass


class Job:
    try:
        work()
    except:  # HRD101
        pass

    async def run(self):
        async with lock:
            for _ in range(3):
                while True:
                    try:
                        work()
                    except:  # HRD101
                        try:
                            work()
                        except:  # HRD101
                            pass

    def nested(self):
        def inner():
            match work():
                case 1 if True:
                    try:
                        work()
                    except:  # HRD101
                        return
        return inner
