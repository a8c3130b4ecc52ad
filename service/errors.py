"""Every error that Tocsin raises on purpose.

A failure is retried, dead-letters the entry, or stops the process: the class says which.
"""

from enum import StrEnum
from typing import Any

from schemas.dead_letter import Reason


class TocsinError(Exception):
    """Root of the hierarchy."""

    exit_code = 1
    """Exit status of a command that ends with this error."""


class RetryError(TocsinError):
    """Passing trouble outside Tocsin: try the same again later."""


class CommitRefusedError(RetryError):
    """Redis ran the commit script and refused a write: nothing of that entry was written."""


class WrongKeyError(RetryError):
    """A key of Redis other than the documents' is of a wrong kind: an operator mends it."""


class RejectionError(TocsinError):
    """An entry that can't become a document: dead-letter it, go on with the rest."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


class FeedReason(StrEnum):
    """Why something that a feeder was sent to could not be taken: a bounded set, for metrics."""

    TIMEOUT = "timeout"
    CONNECTION = "connection"
    STATUS = "status"
    """The server answered with a status other than 2xx."""
    GONE = "gone"
    """The server says that it is gone for good (410)."""
    REDIRECTS = "redirects"
    ADDRESS = "address"
    """A link or a redirect led to an address that is not public, or not HTTP."""
    ROBOTS = "robots"
    """The site's robots.txt asks not to fetch it."""
    TOO_LARGE = "too_large"
    ENCODING = "encoding"
    ENTITIES = "entities"
    """The XML declares entities of its own: harmless ones are rare, bombs are not."""
    NOT_XML = "not_xml"
    NOT_JSON = "not_json"
    FORMAT = "format"
    """It is well-formed, and of no format that Tocsin reads."""
    NO_TEXT = "no_text"
    PARSER = "parser"
    """The parser broke on it, or took too long."""
    FILE = "file"
    """The operating system refused."""


class FeedError(TocsinError):
    """A feed, a file or a page that can't be taken: told in one line; everything else goes on."""

    def __init__(
        self,
        reason: FeedReason,
        detail: str,
        status: int | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.status = status
        """HTTP status of the reply, if that is the trouble."""
        self.retry_after = retry_after
        """Seconds that the server asks to be left alone, if it does."""

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.reason, self.detail, self.status, self.retry_after)


class StopError(TocsinError):
    """The process can't do its work: end it with a message that says what to do."""


class ConfigurationError(StopError):
    """A setting, a taxonomy or a model file is wrong."""

    exit_code = 2


class StuckError(StopError):
    """A loop stopped beating: a fresh process is better than a live one that does nothing."""

    exit_code = 70


class UnavailableError(StopError):
    """A command needs Redis, and Redis does not answer."""

    exit_code = 69
