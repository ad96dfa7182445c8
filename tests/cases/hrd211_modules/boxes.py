from typing import TYPE_CHECKING
from typing import Generic
from typing import TypeVar

T = TypeVar('T')

if TYPE_CHECKING:
    Quick = dict[str, int]
    Bare = list
    if T:
        Deep = list
else:
    Quick = dict
    Bare = object


class Box(Generic[T]):
    class Lid(Generic[T]): ...


class Closed(Box[int]): ...


Any = Box
