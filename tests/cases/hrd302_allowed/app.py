# options: allowed_exceptions = fastapi.*, pkg.errors.Retry, pkg.Again, pkg.Nothing, pkg.missing.Other, LookupError, Abort, concurrent.futures.CancelledError, *Signal, Vanished
import asyncio
import concurrent.futures

import fastapi
import starlette
from fastapi import HTTPException
from pkg import Retry
from pkg import errors


class BigThreeError(Exception): ...
class Abort(Exception): ...
class RetryLater(errors.Retry): ...
class Found(HTTPException): ...
class AgainLater(errors.Repeated): ...
class LookupErrorOfOurs(Exception): ...
class StopSignal(Exception): ...


class Shadow:
    class LookupError(Exception): ...


def raises(x):
    if x == 1:
        raise HTTPException(404)
    if x == 2:
        raise fastapi.exceptions.RequestValidationError([])
    if x == 3:
        raise starlette.exceptions.HTTPException(404)  # HRD302
    if x == 4:
        raise errors.Retry
    if x == 5:
        raise Retry
    if x == 6:
        raise RetryLater
    if x == 7:
        raise errors.Other  # HRD302
    if x == 8:
        raise KeyError
    if x == 9:
        raise Shadow.LookupError  # HRD302
    if x == 10:
        raise LookupErrorOfOurs  # HRD302
    if x == 11:
        raise Abort
    if x == 12:
        raise Found(404)
    if x == 13:
        raise concurrent.futures.CancelledError
    if x == 14:
        raise asyncio.CancelledError  # HRD302
    if x == 15:
        raise StopSignal
    if x == 16:
        raise starlette.Vanished
    if x == 17:
        raise HTTPException(404) if x else KeyError(x) if x else starlette.Error  # HRD302
    if x == 18:
        raise errors.Repeated
    if x == 19:
        raise AgainLater
    raise NotImplementedError  # HRD302
