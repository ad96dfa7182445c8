import pytest

GUARDED = pytest.mark.usefixtures('guarded')
FAST = pytest.mark.skipif(pytest.is_slow, reason='for fast machines')
