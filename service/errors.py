"""Every error that Tocsin raises on purpose.

A failure is retried, dead-letters the entry, or stops the process: the class says which.
"""

from schemas.dead_letter import Reason


class TocsinError(Exception):
    """Root of the hierarchy."""

    exit_code = 1
    """Exit status of a command that ends with this error."""


class RetryError(TocsinError):
    """Passing trouble outside Tocsin: try the same again later."""


class CommitRefusedError(RetryError):
    """Redis ran the commit script and refused a write: nothing of that entry was written."""


class RejectionError(TocsinError):
    """An entry that can't become a document: dead-letter it, go on with the rest."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


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
