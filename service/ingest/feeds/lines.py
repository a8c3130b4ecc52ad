"""Cuts a stream of bytes into lines, with a bound on what is held of one."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line."""

    number: int
    """Counted from 1."""
    end: int
    """Offset in the stream behind the line and its end, bytes."""
    content: bytes | None
    """None where the line is longer than the limit."""


class LineCutter:
    """Takes chunks, gives lines; a line that is too long is skipped, however long it is."""

    def __init__(self, max_bytes: int, offset: int = 0, number: int = 0) -> None:
        self._max_bytes = max_bytes
        self._end = offset
        self._number = number
        self._rest = bytearray()
        self._too_long = False

    def take(self, chunk: bytes) -> Iterator[Line]:
        """Yield the lines that the chunk ends."""
        start = 0
        while (at := chunk.find(b"\n", start)) >= 0:
            self._keep(chunk[start:at])
            self._end += at + 1 - start
            yield self._line()
            start = at + 1
        self._end += len(chunk) - start
        self._keep(chunk[start:])

    def finish(self) -> Iterator[Line]:
        """Yield the last line where it has no end of its own."""
        if self._rest or self._too_long:
            yield self._line()

    def _keep(self, piece: bytes) -> None:
        if self._too_long:
            return
        if len(self._rest) + len(piece) > self._max_bytes:
            self._too_long = True
            self._rest.clear()
        else:
            self._rest += piece

    def _line(self) -> Line:
        self._number += 1
        line = Line(self._number, self._end, None if self._too_long else bytes(self._rest))
        self._rest.clear()
        self._too_long = False
        return line
