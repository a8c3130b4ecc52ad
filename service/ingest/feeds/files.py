"""Reads one file to its end: JSON Lines piece by piece, everything else as a whole."""

import asyncio
import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from service.errors import FeedError, FeedReason, TocsinError
from service.ingest.feeds.item import BadItem, Origin, Parsed
from service.ingest.feeds.kind import SNIFF, Kind, kind_of
from service.ingest.feeds.lines import Line, LineCutter
from service.ingest.feeds.objects import parse_line
from service.ingest.feeds.observer import Observer
from service.ingest.feeds.parsing import Parsing
from service.ingest.feeds.sink import BATCH_ITEMS, Sink

CHUNK = 1 << 18
"""Bytes of JSON Lines read at a time."""


@dataclass(frozen=True, slots=True)
class FileParts:
    """What all file sources share."""

    parsing: Parsing
    sink: Sink
    observer: Observer
    stop: asyncio.Event
    max_bytes: int
    """Largest file taken as a whole."""
    max_line: int
    """Longest line taken, bytes."""


class BusyError(TocsinError):
    """Another feeder has the file in hand."""


@contextmanager
def opened(path: Path) -> Iterator[int]:
    """Open a file and hold it against other feeders.

    Raises BusyError where another has it, FeedError where the system refuses. A symbolic link is
    not followed: who may write into the folder must not choose what is read.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError as error:
        raise FeedError(FeedReason.FILE, f"{error.strerror}") from None
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError from None
        except OSError:  # a file system without locks: the marks in Redis still keep order
            pass
        yield descriptor
    finally:
        os.close(descriptor)


async def read_file(
    descriptor: int, name: str, kind: Kind | None, origin: Origin, place: str, parts: FileParts
) -> str | None:
    """Publish the items of an open file.

    Returns the name under which its end is remembered, to be forgotten once the file is put away.

    `name` tells the kind by its suffix where its content is mute. Raises FeedError where the file
    as a whole can't be taken, StoppedError where the process stops before its end.
    """
    try:
        head = await asyncio.to_thread(os.pread, descriptor, SNIFF, 0)
        kind = kind or kind_of(head, name)
        if kind is None:
            raise FeedError(
                FeedReason.FORMAT,
                "of no format that is read: RSS, Atom, ninjs, NewsML-G2, JSON, JSON Lines, HTML, "
                ".txt",
            )
        if kind is Kind.LINES:
            return await _read_lines(descriptor, origin, place, parts)
        content = await asyncio.to_thread(_whole, descriptor, parts.max_bytes)
    except OSError as error:
        raise FeedError(FeedReason.FILE, f"{error.strerror}") from None
    parsed = await parts.parsing.parse(kind, content, origin)
    if not parsed.items and parsed.bad:
        raise FeedError(FeedReason.FORMAT, f"{parsed.bad[0].where}: {parsed.bad[0].reason}")
    report(parsed, origin.name, parts.observer)
    await parts.sink.publish(origin.name, place, parsed.items, listed=len(parsed.items))
    return None


class StoppedError(TocsinError):
    """The process stops; what is left of the file is read by the next one."""


async def _read_lines(descriptor: int, origin: Origin, place: str, parts: FileParts) -> str:
    """Publish the items of JSON Lines, each batch together with how far the file is read.

    The position is kept under the file's content: a file of the same name with other content is
    another file. Where a killed feeder had got to is where the next one goes on.
    """
    mark = f"sha256:{await asyncio.to_thread(_content_hash, descriptor)}"
    known = (await parts.sink.position(mark) or "0:0").split(":")
    offset, number = int(known[0]), int(known[1])
    cutter = LineCutter(parts.max_line, offset, number)
    position, good = offset, 0
    bad: list[BadItem] = []
    while True:
        if parts.stop.is_set():
            raise StoppedError
        chunk = await asyncio.to_thread(os.pread, descriptor, CHUNK, position)
        position += len(chunk)
        lines = list(cutter.take(chunk) if chunk else cutter.finish())
        # One step each, with a position of its own: a chunk may hold more lines than are
        # remembered as seen.
        for first in range(0, len(lines), BATCH_ITEMS):
            batch = lines[first : first + BATCH_ITEMS]
            parsed = await asyncio.to_thread(parse_lines, batch, origin)
            report(parsed, origin.name, parts.observer)
            good += len(parsed.items) + parsed.passed
            bad += parsed.bad[:1]
            at = (mark, f"{batch[-1].end}:{batch[-1].number}")
            await parts.sink.publish(origin.name, place, parsed.items, position=at)
            parts.observer.beat(origin.name)
            if parts.stop.is_set():
                raise StoppedError
        if not chunk:
            break
    if bad and not good and offset == 0:
        raise FeedError(FeedReason.FORMAT, f"{bad[0].where}: {bad[0].reason}")
    return mark


def parse_lines(lines: list[Line], origin: Origin) -> Parsed:
    """Return the items of some lines; empty ones are no items."""
    parsed = Parsed()
    for line in lines:
        where = f"{origin.name}:{line.number}"
        if line.content is None:
            parsed.add(
                BadItem(where, "too_large: the line is too long (TOCSIN_MAX_DOCUMENT_BYTES)")
            )
        elif line.content.strip():
            parsed.add(parse_line(line.content, origin, where))
    return parsed


def report(parsed: Parsed, source: str, observer: Observer) -> None:
    """Tell of what is no document."""
    for bad in parsed.bad:
        observer.bad_item(source, bad)
    observer.passed(source, parsed.passed)


def _whole(descriptor: int, max_bytes: int) -> bytes:
    content = bytearray()
    while piece := os.pread(descriptor, 1 << 20, len(content)):
        content += piece
        if len(content) > max_bytes:
            raise FeedError(FeedReason.TOO_LARGE, f"more than {max_bytes} bytes (max_bytes)")
    return bytes(content)


def _content_hash(descriptor: int) -> str:
    found = hashlib.sha256()
    position = 0
    while piece := os.pread(descriptor, 1 << 20, position):
        found.update(piece)
        position += len(piece)
    return found.hexdigest()
