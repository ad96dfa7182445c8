from deep import deeply


def similar(one):
    deeply(one)
