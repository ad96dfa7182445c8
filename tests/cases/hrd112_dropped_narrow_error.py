import sys
import traceback

# Nothing is done about the error.


def handler_1():
    try:
        work()
    except OSError as error:  # HRD112
        pass


def handler_2():
    try:
        work()
    except OSError as error:  # HRD112
        ...


def handler_3():
    try:
        work()
    except OSError as error:  # HRD112
        """nobody knows"""


def handler_4():
    try:
        work()
    except OSError as error:  # HRD112
        "nobody knows"


def handler_5():
    try:
        work()
    except OSError as error:  # HRD112
        42


def handler_6():
    try:
        work()
    except OSError as error:  # HRD112
        return


def handler_7():
    try:
        work()
    except OSError as error:  # HRD112
        return None


def handler_8():
    try:
        work()
    except OSError as error:  # HRD112
        return False


def handler_9():
    try:
        work()
    except OSError as error:  # HRD112
        return -1


def handler_10():
    try:
        work()
    except OSError as error:  # HRD112
        return ""


def handler_11():
    try:
        work()
    except OSError as error:  # HRD112
        return b''


def handler_12():
    try:
        work()
    except OSError as error:  # HRD112
        return []


def handler_13():
    try:
        work()
    except OSError as error:  # HRD112
        return {}


def handler_14():
    try:
        work()
    except OSError as error:  # HRD112
        return ()


def handler_15():
    try:
        work()
    except OSError as error:  # HRD112
        return None, None


def handler_16():
    try:
        work()
    except OSError as error:  # HRD112
        return (False, ("", ()))


def handler_17():
    try:
        work()
    except OSError as error:  # HRD112
        return set()


def handler_18():
    try:
        work()
    except OSError as error:  # HRD112
        return dict()


def handler_19():
    try:
        work()
    except OSError as error:  # HRD112
        print()


def handler_20():
    try:
        work()
    except OSError as error:  # HRD112
        print("failed")


def handler_21():
    try:
        work()
    except OSError as error:  # HRD112
        print("failed", 1, end="")


def handler_22():
    try:
        work()
    except OSError as error:  # HRD112
        print("failed", file=sys.stderr)


def handler_23():
    try:
        work()
    except OSError as error:  # HRD112
        print(f"failed")


def handler_24():
    try:
        work()
    except OSError as error:  # HRD112
        ok = False


def handler_25():
    try:
        work()
    except OSError as error:  # HRD112
        a = b = None


def handler_26():
    try:
        work()
    except OSError as error:  # HRD112
        self.ok = False


def handler_27():
    try:
        work()
    except OSError as error:  # HRD112
        self.items["a"] = None


def handler_28():
    try:
        work()
    except OSError as error:  # HRD112
        ok: bool = False


def handler_29():
    try:
        work()
    except OSError as error:  # HRD112
        global known
        known = None


def around():
    held = 1

    def handler():
        try:
            work()
        except OSError:  # HRD112
            nonlocal held
            held = None


def handler_30():
    try:
        work()
    except OSError as error:  # HRD112
        print("failed")
        ok = False
        return None


def handler_31():
    try:
        work()
    except OSError as error:  # HRD112
        if verbose:
            print("failed")


def handler_32():
    try:
        work()
    except OSError as error:  # HRD112
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
        except OSError as error:  # HRD112
            continue


def handler_34():
    for item in items:
        try:
            work()
        except OSError as error:  # HRD112
            break


def handler_35():
    for item in items:
        try:
            work()
        except OSError as error:  # HRD112
            if last:
                break
            continue


# Something is done about it.


def handler_36():
    try:
        work()
    except OSError as error:
        raise


def handler_37():
    try:
        work()
    except OSError as error:
        raise error


def handler_38():
    try:
        work()
    except OSError as error:
        raise Failure from error


def handler_39():
    try:
        work()
    except OSError as error:
        return fallback


def handler_40():
    try:
        work()
    except OSError as error:
        return self.default


def handler_41():
    try:
        work()
    except OSError as error:
        return [1]


def handler_42():
    try:
        work()
    except OSError as error:
        return {"a": 1}


def handler_43():
    try:
        work()
    except OSError as error:
        return {**known}


def handler_44():
    try:
        work()
    except OSError as error:
        return {1}


def handler_45():
    try:
        work()
    except OSError as error:
        return f"{error}"


def handler_46():
    try:
        work()
    except OSError as error:
        return made()


def handler_47():
    try:
        work()
    except OSError as error:
        return set(known)


def handler_48():
    try:
        work()
    except OSError as error:
        return dict(a=1)


def handler_49():
    try:
        work()
    except OSError as error:
        return not found


def handler_50():
    try:
        work()
    except OSError as error:
        return None, error


def handler_51():
    try:
        work()
    except OSError as error:
        retries += 1


async def handler_52():
    try:
        work()
    except OSError as error:
        await ws.close()


def handler_53():
    try:
        work()
    except OSError as error:
        sys.exit()


def handler_54():
    try:
        work()
    except OSError as error:
        traceback.print_exc()


def handler_55():
    try:
        work()
    except OSError as error:
        log.error("failed")


def handler_56():
    try:
        work()
    except OSError as error:
        logger.debug("failed")


def handler_57():
    try:
        work()
    except OSError as error:
        print(error)


def handler_58():
    try:
        work()
    except OSError as error:
        print("failed", error)


def handler_59():
    try:
        work()
    except OSError as error:
        print(f"failed {name}")


def handler_60():
    try:
        work()
    except OSError as error:
        print("failed", file=opened())


def handler_61():
    try:
        work()
    except OSError as error:
        print(*known)


def handler_62():
    try:
        work()
    except OSError as error:
        printed("failed")


def handler_63():
    try:
        work()
    except OSError as error:
        errors[error] = True


def handler_64():
    try:
        work()
    except OSError as error:
        errors[str(name)] = True


def handler_65():
    try:
        work()
    except OSError as error:
        self.find().ok = False


def handler_66():
    try:
        work()
    except OSError as error:
        error.known = True


def handler_67():
    try:
        work()
    except OSError as error:
        ok = error


def handler_68():
    try:
        work()
    except OSError as error:
        ok = fallback


def handler_69():
    try:
        work()
    except OSError as error:
        ok: bool = error


def handler_70():
    try:
        work()
    except OSError as error:
        ok: bool


def handler_71():
    try:
        work()
    except OSError as error:
        del known


def handler_72():
    try:
        work()
    except OSError as error:
        import spare


def handler_73():
    try:
        work()
    except OSError as error:
        def later(): pass


def handler_74():
    try:
        work()
    except OSError as error:
        class Later: pass


def handler_75():
    try:
        work()
    except OSError as error:
        lambda: error


def handler_76():
    try:
        work()
    except OSError as error:
        error


def handler_77():
    try:
        work()
    except OSError as error:
        known


def handler_78():
    try:
        work()
    except OSError as error:
        yield


def handler_79():
    try:
        work()
    except OSError as error:
        yield None


def handler_80():
    try:
        work()
    except OSError as error:
        assert found


def handler_81():
    try:
        work()
    except OSError as error:
        with lock:
            pass


def handler_82():
    try:
        work()
    except OSError as error:
        for item in items:
            pass


def handler_83():
    try:
        work()
    except OSError as error:
        while waiting:
            pass


def handler_84():
    try:
        work()
    except OSError as error:
        try:
            pass
        finally:
            pass


def handler_85():
    try:
        work()
    except OSError as error:
        match kind:
            case 1:
                pass


def handler_86():
    try:
        work()
    except OSError as error:
        if verbose:
            pass
        else:
            raise


def handler_87():
    try:
        work()
    except OSError as error:
        if verbose:
            return fallback


def handler_88():
    try:
        work()
    except OSError as error:
        if error.errno == 2:
            pass


def handler_89():
    try:
        work()
    except OSError as error:
        if isinstance(kind, Known):
            pass


def handler_90():
    try:
        work()
    except OSError as error:
        if (found := known):
            pass


def handler_91():
    try:
        work()
    except OSError as error:
        pass
        raise


# What is narrow, and what is not.

try:
    work()
except (OSError, KeyError):  # HRD112
    pass

try:
    work()
except errors.Unknown:  # HRD112
    pass

try:
    work()
except* OSError:  # HRD112
    pass

try:
    work()
except Exception:
    pass

try:
    work()
except:
    pass


def chosen():
    try:
        work()
    except OSError:  # HRD112
        return None if strict else False
    try:
        work()
    except OSError as error:
        return None if error.errno == 2 else False
