# HRD290
# options: min_annotated = 51
"""One of two."""


class C:
    def __init__(self, a) -> None:
        def inner() -> None: ...
