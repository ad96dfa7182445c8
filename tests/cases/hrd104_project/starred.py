from helpers import *

with ignoring(Exception):  # HRD104
    work()

with careful(Exception):
    work()
