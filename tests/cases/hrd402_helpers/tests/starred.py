def guarded_by_star():
    assert 1
