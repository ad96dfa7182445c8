def __getattr__(name):
    return getattr(pkg.errors, name)
