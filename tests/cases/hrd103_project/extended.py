NAMES = {'ONE': 1}
__all__ = ['NAMES']
__all__.extend(NAMES)
