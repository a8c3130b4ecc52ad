"""What a text tells of where it happened, for the tests of each step."""

from typing import Any

from tests.support.events import told


def place(
    text: str, category: str = "security_incident", at: int = 0, trigger: str | None = None
) -> tuple[Any, Any]:
    """Return the name and country of the place of the event that a sentence states."""
    location = told(text, category, at, trigger=trigger).location
    return (location.name, location.country) if location else (None, None)
