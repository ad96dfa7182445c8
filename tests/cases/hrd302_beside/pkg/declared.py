def define():
    global GlobalError

    class GlobalError(ValueError): ...
