def deeply(one):
    assert one
