import pydantic
from pydantic import ValidationError


def external(x):
    if x:
        raise ValidationError  # HRD302
    raise pydantic.ValidationError  # HRD302
