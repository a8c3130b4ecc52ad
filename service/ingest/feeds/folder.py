"""A watched folder: each file is read once, then moved, deleted or marked."""

import asyncio
import contextlib
import os
import random
from collections.abc import Iterable
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
NAME_MOST = 255
"""Bytes of a file's name at the most, on all usual file systems."""


@dataclass(frozen=True, slots=True, order=True)
class _Found:
    modified: int
    name: str
    size: int

    def key(self, folder: Path) -> str:
        """Return the name of its mark; `folder` is absolute."""
        return f"{folder}\0{self.name}\0{self.size}\0{self.modified}"

    def is_there(self, folder: Path) -> bool:
        """Whether it is still this file that has the name."""
        try:
            told = (folder / self.name).lstat()
        except OSError:
            return False
        return (told.st_mtime_ns, told.st_size) == (self.modified, self.size)


class FolderSource:
    """One folder."""

    def __init__(self, plan: FolderPlan, parts: FileParts) -> None:
        self.name = plan.label
        self._plan = plan
        self._parts = parts
        self._place = f"folder:{plan.path.resolve()}"
        self._good = True
        self._left: dict[_Found, FeedError | None] = {}
        """Files that could not be put away, with what is wrong with them, if anything is."""
        if plan.after != "keep":
            self._check_rights()

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
        ordered, folder = sorted(found), self._plan.path.resolve()
        keys = [one.key(folder) for one in ordered]
        marked = await self._parts.sink.read_marks(self._place, keys)
        read = {one for one, mark in zip(ordered, marked, strict=True) if mark}
        if self._plan.after != "keep":
            self._left = {one: error for one, error in self._left.items() if one in found}
            await self._put_away_again(read | self._left.keys())
        return found - read - self._left.keys()

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
                if await self._put_away(found) and position is not None:
                    await parts.sink.forget_position(position)
                parts.observer.file(self.name, "read")
        except BusyError:
            return
        except FeedError as error:
            # Else another feeder has just put it away.
            if await asyncio.to_thread(os.path.lexists, path):
                await self._set_aside(path, found, error)

    async def _set_aside(self, path: Path, found: _Found, error: FeedError) -> None:
        """Put a file away that can't be read: to failed/, with the reason beside it."""
        self._good = False
        self._parts.observer.failed(self.name, str(path), error, again=None)
        self._parts.observer.file(self.name, "set_aside")
        await self._put_away(found, error)

    async def _put_away(self, found: _Found, error: FeedError | None = None) -> bool:
        """Move, delete or mark a file; tell whether that could be.

        Where the system refuses, the file stays and is not taken again: what was published of it
        is marked in Redis, which holds beyond this process.
        """
        if self._plan.after == "keep":
            await self._mark(found)
            return True
        try:
            await asyncio.to_thread(self._dispose, found.name, error)
        except OSError as refused:
            if found not in self._left:
                self._tell_left(found, refused)
            self._left[found] = error
            if error is None:
                await self._mark(found)
            return False
        self._left.pop(found, None)
        return True

    async def _put_away_again(self, left: Iterable[_Found]) -> None:
        """Try to put away what had to stay: in any order, up to the first one that still has to.

        So a folder of many such files costs one refusal a look, and none stands in another's way.
        """
        files = list(left)
        for one in random.sample(files, len(files)):
            if await asyncio.to_thread(one.is_there, self._plan.path):
                self._parts.observer.beat(self.name)
                if not await self._put_away(one, self._left.get(one)):
                    break

    async def _mark(self, found: _Found) -> None:
        await self._parts.sink.mark_read(self._place, found.key(self._plan.path.resolve()))

    def _dispose(self, name: str, error: FeedError | None) -> None:
        """Move or delete a file that is done with. Raises OSError where the system refuses."""
        path = self._plan.path / name
        if error is not None:
            _move(path, self._plan.path / FAILED, f"{error.reason.value}: {error.detail}\n")
        elif self._plan.after == "move":
            _move(path, self._plan.path / DONE)
        else:
            path.unlink(missing_ok=True)

    def _tell_left(self, found: _Found, refused: OSError) -> None:
        self._good = False
        words = f"can't be put away ({refused.strerror}): it stays, and is not read again"
        where, again = str(self._plan.path / found.name), self._plan.interval
        self._parts.observer.failed(
            self.name, where, FeedError(FeedReason.FILE, words), again=again
        )

    def _check_rights(self) -> None:
        """Make the folders to move to. Raises ConfigurationError where nothing can be put away."""
        folder, words = self._plan.path, ""
        try:
            if self._plan.after == "move":
                for name in (DONE, FAILED):
                    (folder / name).mkdir(exist_ok=True)
            used = [folder, *(one for one in (folder / DONE, folder / FAILED) if one.is_dir())]
            if not all(os.access(one, os.W_OK | os.X_OK) for one in used):
                words = "no right to write"
        except OSError as error:
            words = f"{error.strerror}"
        if words:
            raise ConfigurationError(
                f"{folder} can't be written ({words}): let Tocsin write there, or keep the files "
                "where they are with after = keep"
            )


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
        target = folder / _fitting(path.stem, f"-{number}{path.suffix}")
    if reason:
        beside = folder / _fitting(target.name, ".reason")
        beside.write_text(reason, encoding="utf-8", errors="backslashreplace")
    with contextlib.suppress(FileNotFoundError):
        path.rename(target)


def _fitting(name: str, ending: str) -> str:
    """Return a name with an ending, shortened where it would be too long for a file."""
    most = NAME_MOST - len(os.fsencode(ending))
    while name and len(os.fsencode(name)) > most:
        name = name[:-1]
    return name + ending
