"""A single file, read once and left where it is."""

from service.errors import FeedError
from service.ingest.feeds.files import BusyError, FileParts, StoppedError, opened, read_file
from service.ingest.feeds.item import Origin
from service.ingest.feeds.plan import FilePlan


class FileSource:
    """One file."""

    def __init__(self, plan: FilePlan, parts: FileParts) -> None:
        self.name = plan.label
        self._plan = plan
        self._parts = parts

    async def run(self, *, once: bool) -> bool:  # noqa: ARG002 - a file is read once anyhow
        """Read the file; tell whether it could be read to its end."""
        plan, parts = self._plan, self._parts
        path = plan.path.resolve()
        origin = Origin(self.name, plan.name or path.name, None, plan.source, plan.language)
        parts.observer.begin(self.name)
        try:
            with opened(path) as descriptor:
                position = await read_file(
                    descriptor, path.name, plan.format, origin, "files", parts
                )
                if position is not None:
                    await parts.sink.forget_position(position)
        except FeedError as error:
            parts.observer.failed(self.name, str(plan.path), error, again=None)
            parts.observer.file(self.name, "set_aside")
            return False
        except BusyError:
            parts.observer.note(self.name, "another feeder has this file in hand")
            return False
        except StoppedError:
            parts.observer.note(self.name, "stopped before its end; the next run goes on there")
            return False
        finally:
            parts.observer.end(self.name)
        parts.observer.file(self.name, "read")
        return True
