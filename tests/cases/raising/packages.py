"""Errors of packages from outside and what they derive from; behind each handler stands what its block can raise."""
import json

import httpx
import pydantic
import redis
import requests
import sqlalchemy
import sqlalchemy.orm
import unheard
import websockets.exceptions
from pydantic import BaseModel
from pydantic import RootModel


class Options(BaseModel):
    name: str


class Settings(BaseModel):
    name: str


class Table(dict):
    pass


class Names(RootModel[list[str]]):
    pass


class RequestFailed(requests.Timeout):
    pass


def caught_before(x, url):
    try:
        Options(**x)
    except ValueError:
        pass
    except Exception:  # nothing
        pass
    try:
        Settings(**x)
    except KeyError:
        pass
    except Exception:  # pydantic.ValidationError
        pass
    try:
        Settings(name=x)
    except Exception:  # nothing
        pass
    try:
        Names(x)
    except Exception:  # pydantic.ValidationError
        pass
    try:
        Table.pop(x, 'key')
    except Exception:  # ; unknown: Table.pop
        pass
    try:
        Names.model_validate(x)
    except Exception:  # pydantic.ValidationError
        pass
    try:
        requests.get(url).json()
    except OSError:
        pass
    except Exception:  # nothing
        pass
    try:
        requests.get(url).json()
    except ValueError:
        pass
    except Exception:  # requests.RequestException
        pass
    try:
        raise requests.exceptions.ConnectTimeout
    except requests.exceptions.Timeout:
        pass
    except Exception:  # nothing
        pass
    try:
        raise httpx.ConnectTimeout
    except httpx.ConnectError:
        pass
    except Exception:  # httpx.ConnectTimeout
        pass
    try:
        raise websockets.exceptions.ConnectionClosedOK
    except websockets.WebSocketException:
        pass
    except Exception:  # nothing
        pass
    try:
        raise sqlalchemy.orm.exc.NoResultFound
    except sqlalchemy.exc.SQLAlchemyError:
        pass
    except Exception:  # nothing
        pass
    try:
        raise unheard.NoError
    except unheard.SomeError:
        pass
    except Exception:  # unheard.NoError
        pass


def caught_inside(x):
    try:
        try:
            Options(**x)
        except ValueError:
            pass
        json.loads(x)
    except Exception:  # json.JSONDecodeError
        pass


def by_a_class_of_the_project():
    try:
        raise RequestFailed
    except requests.RequestException:
        pass
    except Exception:  # nothing
        pass
    try:
        raise RequestFailed
    except requests.ConnectionError:
        pass
    except Exception:  # RequestFailed
        pass
    try:
        raise RequestFailed
    except OSError:
        pass
    except Exception:  # nothing
        pass


def beside_its_base(x, url, client: redis.Redis):
    try:
        Settings(**x, name=int(x))
    except Exception:  # ValueError
        pass
    try:
        Settings(**x)
    except Exception:  # pydantic.ValidationError
        pass
    try:
        requests.get(url).raise_for_status(), open(x)
    except Exception:  # OSError
        pass
    try:
        if x:
            raise redis.exceptions.TimeoutError
        client.get(x)
    except Exception:  # redis.RedisError
        pass


def two_calls_away(x):
    try:
        first(x)
    except Exception:  # pydantic.ValidationError
        pass


def first(x):
    return second(x)


def second(x):
    return Settings(**x)
