import sys
import traceback

# Nothing is done about the error.


def handler_1():
    try:
        work()
    except Exception as error:  # HRD111
        pass


def handler_2():
    try:
        work()
    except Exception as error:  # HRD111
        ...


def handler_3():
    try:
        work()
    except Exception as error:  # HRD111
        """nobody knows"""


def handler_4():
    try:
        work()
    except Exception as error:  # HRD111
        "nobody knows"


def handler_5():
    try:
        work()
    except Exception as error:  # HRD111
        42


def handler_6():
    try:
        work()
    except Exception as error:  # HRD111
        return


def handler_7():
    try:
        work()
    except Exception as error:  # HRD111
        return None


def handler_8():
    try:
        work()
    except Exception as error:  # HRD111
        return False


def handler_9():
    try:
        work()
    except Exception as error:  # HRD111
        return -1


def handler_10():
    try:
        work()
    except Exception as error:  # HRD111
        return ""


def handler_11():
    try:
        work()
    except Exception as error:  # HRD111
        return b''


def handler_12():
    try:
        work()
    except Exception as error:  # HRD111
        return []


def handler_13():
    try:
        work()
    except Exception as error:  # HRD111
        return {}


def handler_14():
    try:
        work()
    except Exception as error:  # HRD111
        return ()


def handler_15():
    try:
        work()
    except Exception as error:  # HRD111
        return None, None


def handler_16():
    try:
        work()
    except Exception as error:  # HRD111
        return (False, ("", ()))


def handler_17():
    try:
        work()
    except Exception as error:  # HRD111
        return set()


def handler_18():
    try:
        work()
    except Exception as error:  # HRD111
        return dict()


def handler_19():
    try:
        work()
    except Exception as error:  # HRD111
        print()


def handler_20():
    try:
        work()
    except Exception as error:  # HRD111
        print("failed")


def handler_21():
    try:
        work()
    except Exception as error:  # HRD111
        print("failed", 1, end="")


def handler_22():
    try:
        work()
    except Exception as error:  # HRD111
        print("failed", file=sys.stderr)


def handler_23():
    try:
        work()
    except Exception as error:  # HRD111
        print(f"failed")


def handler_24():
    try:
        work()
    except Exception as error:  # HRD111
        ok = False


def handler_25():
    try:
        work()
    except Exception as error:  # HRD111
        a = b = None


def handler_26():
    try:
        work()
    except Exception as error:  # HRD111
        self.ok = False


def handler_27():
    try:
        work()
    except Exception as error:  # HRD111
        self.items["a"] = None


def handler_28():
    try:
        work()
    except Exception as error:  # HRD111
        ok: bool = False


def handler_29():
    try:
        work()
    except Exception as error:  # HRD111
        global known
        known = None


def around():
    held = 1

    def handler():
        try:
            work()
        except Exception:  # HRD111
            nonlocal held
            held = None


def handler_30():
    try:
        work()
    except Exception as error:  # HRD111
        print("failed")
        ok = False
        return None


def handler_31():
    try:
        work()
    except Exception as error:  # HRD111
        if verbose:
            print("failed")


def handler_32():
    try:
        work()
    except Exception as error:  # HRD111
        if verbose and self.level > 1:
            return None
        elif quiet:
            pass
        else:
            ok = False


def handler_33():
    for item in items:
        try:
            work()
        except Exception as error:  # HRD111
            continue


def handler_34():
    for item in items:
        try:
            work()
        except Exception as error:  # HRD111
            break


def handler_35():
    for item in items:
        try:
            work()
        except Exception as error:  # HRD111
            if last:
                break
            continue


# Something is done about it.


def handler_36():
    try:
        work()
    except Exception as error:
        raise


def handler_37():
    try:
        work()
    except Exception as error:
        raise error


def handler_38():
    try:
        work()
    except Exception as error:
        raise Failure from error


def handler_39():
    try:
        work()
    except Exception as error:
        return fallback


def handler_40():
    try:
        work()
    except Exception as error:
        return self.default


def handler_41():
    try:
        work()
    except Exception as error:
        return [1]


def handler_42():
    try:
        work()
    except Exception as error:
        return {"a": 1}


def handler_43():
    try:
        work()
    except Exception as error:
        return {**known}


def handler_44():
    try:
        work()
    except Exception as error:
        return {1}


def handler_45():
    try:
        work()
    except Exception as error:
        return f"{error}"


def handler_46():
    try:
        work()
    except Exception as error:
        return made()


def handler_47():
    try:
        work()
    except Exception as error:
        return set(known)


def handler_48():
    try:
        work()
    except Exception as error:
        return dict(a=1)


def handler_49():
    try:
        work()
    except Exception as error:
        return not found


def handler_50():
    try:
        work()
    except Exception as error:
        return None, error


def handler_51():
    try:
        work()
    except Exception as error:
        retries += 1


async def handler_52():
    try:
        work()
    except Exception as error:
        await ws.close()


def handler_53():
    try:
        work()
    except Exception as error:
        sys.exit()


def handler_54():
    try:
        work()
    except Exception as error:
        traceback.print_exc()


def handler_55():
    try:
        work()
    except Exception as error:
        log.error("failed")


def handler_56():
    try:
        work()
    except Exception as error:
        logger.debug("failed")


def handler_57():
    try:
        work()
    except Exception as error:
        print(error)


def handler_58():
    try:
        work()
    except Exception as error:
        print("failed", error)


def handler_59():
    try:
        work()
    except Exception as error:
        print(f"failed {name}")


def handler_60():
    try:
        work()
    except Exception as error:
        print("failed", file=opened())


def handler_61():
    try:
        work()
    except Exception as error:
        print(*known)


def handler_62():
    try:
        work()
    except Exception as error:
        printed("failed")


def handler_63():
    try:
        work()
    except Exception as error:
        errors[error] = True


def handler_64():
    try:
        work()
    except Exception as error:
        errors[str(name)] = True


def handler_65():
    try:
        work()
    except Exception as error:
        self.find().ok = False


def handler_66():
    try:
        work()
    except Exception as error:
        error.known = True


def handler_67():
    try:
        work()
    except Exception as error:
        ok = error


def handler_68():
    try:
        work()
    except Exception as error:
        ok = fallback


def handler_69():
    try:
        work()
    except Exception as error:
        ok: bool = error


def handler_70():
    try:
        work()
    except Exception as error:
        ok: bool


def handler_71():
    try:
        work()
    except Exception as error:
        del known


def handler_72():
    try:
        work()
    except Exception as error:
        import spare


def handler_73():
    try:
        work()
    except Exception as error:
        def later(): pass


def handler_74():
    try:
        work()
    except Exception as error:
        class Later: pass


def handler_75():
    try:
        work()
    except Exception as error:
        lambda: error


def handler_76():
    try:
        work()
    except Exception as error:
        error


def handler_77():
    try:
        work()
    except Exception as error:
        known


def handler_78():
    try:
        work()
    except Exception as error:
        yield


def handler_79():
    try:
        work()
    except Exception as error:
        yield None


def handler_80():
    try:
        work()
    except Exception as error:
        assert found


def handler_81():
    try:
        work()
    except Exception as error:
        with lock:
            pass


def handler_82():
    try:
        work()
    except Exception as error:
        for item in items:
            pass


def handler_83():
    try:
        work()
    except Exception as error:
        while waiting:
            pass


def handler_84():
    try:
        work()
    except Exception as error:
        try:
            pass
        finally:
            pass


def handler_85():
    try:
        work()
    except Exception as error:
        match kind:
            case 1:
                pass


def handler_86():
    try:
        work()
    except Exception as error:
        if verbose:
            pass
        else:
            raise


def handler_87():
    try:
        work()
    except Exception as error:
        if verbose:
            return fallback


def handler_88():
    try:
        work()
    except Exception as error:
        if error.errno == 2:
            pass


def handler_89():
    try:
        work()
    except Exception as error:
        if isinstance(kind, Known):
            pass


def handler_90():
    try:
        work()
    except Exception as error:
        if (found := known):
            pass


def handler_91():
    try:
        work()
    except Exception as error:
        pass
        raise


# What is broad, and what is not.

try:
    work()
except:  # HRD111
    pass

try:
    work()
except BaseException:  # HRD111
    pass

try:
    work()
except* Exception:  # HRD111
    pass

try:
    work()
except (OSError, Exception):  # HRD111
    pass

try:
    work()
except OSError:
    pass

try:
    work()
except errors.Unknown:
    pass

# Each handler by itself, an inner one too.

try:
    work()
except OSError:
    pass
except Exception:  # HRD111
    pass

try:
    work()
except Exception:
    try:
        clean()
    except Exception:  # HRD111
        pass
    raise


# A name that is another thing.

def shadowed(print, set):
    try:
        work()
    except Exception:
        print('failed')
    try:
        work()
    except Exception:
        return set()


# A condition chooses between constants, or it does something about the error.

def chosen(items):
    try:
        work()
    except Exception:  # HRD111
        return None if strict else False
    try:
        work()
    except Exception:  # HRD111
        return None if self.level > 1 else () if quiet else []
    try:
        work()
    except Exception:  # HRD111
        ok = None if strict else False
    try:
        work()
    except Exception:  # HRD111
        return (None if strict else False), 0
    try:
        work()
    except Exception:
        return None if strict() else False
    try:
        work()
    except Exception:
        return fallback if strict else False
    try:
        work()
    except Exception:
        return None if strict else fallback
    try:
        work()
    except Exception as error:
        return None if error.errno == 2 else False
    try:
        work()
    except Exception as error:
        ok = None if error.errno == 2 else False
    try:
        work()
    except Exception as error:
        ok: bool = True if error.errno == 2 else False
