import logging

trail = logging.getLogger('trail')
say = trail.error


class Trail(logging.Logger):
    pass


def made():
    return logging.getLogger('made')
