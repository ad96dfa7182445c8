def test_a():  # HRD401
    pass
