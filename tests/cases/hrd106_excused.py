# options: allow_broad = reraise
try:
    work()
except BaseException:
    raise
except Exception:  # HRD106
    raise
