async def test_plain():
    pass


from unittest import TestCase


class PlainCase(TestCase):
    async def test_plain(self):  # HRD406
        pass
