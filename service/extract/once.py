"""What is found out about a document once, for all that ask."""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
_UNKNOWN: Any = object()


def once(known: dict[tuple[Any, ...], Any], key: tuple[Any, ...], find: Callable[[], T]) -> T:
    """Return what is known under a key; at the first call, find it."""
    found: T = known.get(key, _UNKNOWN)
    if found is _UNKNOWN:
        found = known[key] = find()
    return found
