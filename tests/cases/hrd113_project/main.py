from logs import Trail
from logs import made
from logs import say
from logs import trail

try:
    work()
except OSError:
    trail.error('failed')  # HRD113

try:
    work()
except OSError:
    made().error('failed')  # HRD113

try:
    work()
except OSError:
    Trail('a').error('failed')  # HRD113

try:
    work()
except OSError:
    trail.error('failed')
    raise
