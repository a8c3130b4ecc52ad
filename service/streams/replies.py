"""What Redis answers to XREAD and XREADGROUP, in either protocol."""

from typing import Any


def entries_by_stream(reply: Any) -> list[tuple[bytes, list[Any]]]:
    """Return each stream's name with its entries; an empty or missing reply gives none.

    RESP3 gives a mapping, and wraps each list of entries once more.
    """
    if isinstance(reply, dict):
        return [(name, entries[0] if entries else []) for name, entries in reply.items()]
    return [(name, entries) for name, entries in reply or ()]
