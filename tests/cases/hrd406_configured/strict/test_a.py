async def test_plain():  # HRD406
    pass
