"""A watched folder: each file is read once, then moved, deleted or marked."""

import asyncio
import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from service.errors import ConfigurationError, FeedError, FeedReason
from service.ingest.feeds.files import BusyError, FileParts, StoppedError, opened, read_file
from service.ingest.feeds.item import Origin
from service.ingest.feeds.plan import FolderPlan
from service.ingest.feeds.waiting import wait

DONE, FAILED = "done", "failed"
"""Folders within the watched one, for what was read and for what could not be."""
UNFINISHED = (".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".swp", "~")
"""Endings of files that somebody is still writing."""


@dataclass(frozen=True, slots=True, order=True)
class _Found:
    modified: int
    name: str
    size: int

    def key(self, folder: Path) -> str:
        return f"{folder.resolve()}\0{self.name}\0{self.size}\0{self.modified}"


class FolderSource:
    """One folder."""

    def __init__(self, plan: FolderPlan, parts: FileParts) -> None:
        self.name = plan.label
        self._plan = plan
        self._parts = parts
        self._place = f"folder:{plan.path.resolve()}"
        self._good = True
        if plan.after == "move":
            self._make_folders()

    async def run(self, *, once: bool) -> bool:
        """Look until the process stops, or once; tell whether every file could be read.

        A file is taken once two looks have found it the same: nobody writes it any more.
        """
        before: set[_Found] = set()
        while not self._parts.stop.is_set():
            self._parts.observer.begin(self.name)
            try:
                found = await self._look()
                with contextlib.suppress(StoppedError):
                    for one in sorted(found if once else found & before):
                        await self._take(one)
                before = found
            finally:
                self._parts.observer.end(self.name)
            if once:
                return self._good
            await wait(self._parts.stop, self._plan.interval)
        return True

    async def _look(self) -> set[_Found]:
        try:
            found = await asyncio.to_thread(_scan, self._plan.path)
        except OSError as error:
            trouble = FeedError(FeedReason.FILE, f"{error.strerror}")
            again = self._plan.interval
            self._parts.observer.failed(self.name, str(self._plan.path), trouble, again=again)
            self._parts.observer.looked(self.name, well=False)
            self._good = False
            return set()
        self._parts.observer.looked(self.name, well=True)
        if self._plan.after != "keep":
            return found
        ordered = sorted(found)
        keys = [one.key(self._plan.path) for one in ordered]
        marked = await self._parts.sink.read_marks(self._place, keys)
        return {one for one, read in zip(ordered, marked, strict=True) if not read}

    async def _take(self, found: _Found) -> None:
        """Read a file and put it away; a crash before that makes it come again, and it is seen."""
        parts, plan = self._parts, self._plan
        path = plan.path / found.name
        own_name = plan.name or plan.path.resolve().name
        origin = Origin(self.name, own_name, None, plan.source, plan.language)
        parts.observer.beat(self.name)
        try:
            with opened(path) as descriptor:
                try:
                    position = await read_file(
                        descriptor, found.name, plan.format, origin, self._place, parts
                    )
                except FeedError as error:
                    await self._set_aside(path, found, error)
                    return
                await self._put_away(path, found)
                if position is not None:
                    await parts.sink.forget_position(position)
                parts.observer.file(self.name, "read")
        except BusyError:
            return
        except FeedError as error:
            if path.exists():  # else another feeder has just put it away
                await self._set_aside(path, found, error)

    async def _put_away(self, path: Path, found: _Found) -> None:
        if self._plan.after == "move":
            await asyncio.to_thread(_move, path, self._plan.path / DONE)
        elif self._plan.after == "delete":
            await asyncio.to_thread(path.unlink, missing_ok=True)
        else:
            await self._parts.sink.mark_read(self._place, found.key(self._plan.path))

    async def _set_aside(self, path: Path, found: _Found, error: FeedError) -> None:
        """Move a file that can't be read to failed/, with the reason beside it."""
        self._good = False
        self._parts.observer.failed(self.name, str(path), error, again=None)
        self._parts.observer.file(self.name, "set_aside")
        if self._plan.after == "keep":
            await self._parts.sink.mark_read(self._place, found.key(self._plan.path))
            return
        words = f"{error.reason.value}: {error.detail}\n"
        await asyncio.to_thread(_move, path, self._plan.path / FAILED, words)

    def _make_folders(self) -> None:
        """Make the folders to move to. Raises ConfigurationError where that can't be."""
        try:
            for name in (DONE, FAILED):
                (self._plan.path / name).mkdir(exist_ok=True)
        except OSError as error:
            raise ConfigurationError(
                f"{self._plan.path} can't be written ({error.strerror}): let Tocsin write there, "
                "or keep the files where they are with after = keep"
            ) from error


def _scan(folder: Path) -> set[_Found]:
    found = set()
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name.startswith(".") or name.lower().endswith(UNFINISHED):
                continue
            with contextlib.suppress(FileNotFoundError):
                if entry.is_file(follow_symlinks=False):
                    told = entry.stat(follow_symlinks=False)
                    found.add(_Found(told.st_mtime_ns, name, told.st_size))
    return found


def _move(path: Path, folder: Path, reason: str = "") -> None:
    """Move a file, under another name where its own is taken; its reason first."""
    folder.mkdir(exist_ok=True)
    number, target = 1, folder / path.name
    while target.exists():
        number += 1
        target = folder / f"{path.stem}-{number}{path.suffix}"
    if reason:
        target.with_name(f"{target.name}.reason").write_text(reason, encoding="utf-8")
    with contextlib.suppress(FileNotFoundError):
        path.rename(target)
