"""Runs a command and writes what it has cost into a file, as JSON: exit status, CPU time (s), memory at its peak (MB).

    python measured.py FILE COMMAND …

To the operating system a process is never smaller than the one that has started it, so this one is as small as can be.
"""
import json
import os
import sys

#: In what unit the operating system counts memory (bytes).
_UNIT = 1 if sys.platform == 'darwin' else 1024

if __name__ == '__main__':
    target, *command = sys.argv[1:]
    child = os.posix_spawn(command[0], command, os.environ)
    _, wait_status, used = os.wait4(child, 0)
    with open(target, 'w', encoding='ascii') as answer:
        json.dump((
            os.waitstatus_to_exitcode(wait_status), used.ru_utime + used.ru_stime, used.ru_maxrss * _UNIT / 2**20,
        ), answer)
