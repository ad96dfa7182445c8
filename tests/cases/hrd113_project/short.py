from logs import say

try:
    work()
except OSError:
    say('failed')  # HRD113

try:
    work()
except OSError:
    print('failed')
