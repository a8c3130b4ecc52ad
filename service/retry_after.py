"""The header Retry-After, as receivers and feeds send it."""

import email.utils
from datetime import UTC, datetime


def retry_after(value: str | None) -> float | None:
    """Return the seconds that a Retry-After header asks for: a number or a date (RFC 9110).

    A date gone by is 0; None is for no header, or one that says neither.
    """
    if not value:
        return None
    if value.strip().isdecimal():
        return float(value.strip()[:9])
    try:
        moment = email.utils.parsedate_to_datetime(value)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
