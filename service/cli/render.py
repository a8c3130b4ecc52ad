"""An alert as lines on a terminal."""

import os

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from schemas.alert import AlertData
from schemas.event import Evidence

SEVERITY_STYLE = {
    "critical": "bold white on red",
    "high": "bold red",
    "medium": "yellow",
    "low": "green",
}


def output(*, soft_wrap: bool = False) -> Console:
    """Return a console for standard output; lines are broken for a terminal only, not in a pipe."""
    console = Console(highlight=False, soft_wrap=soft_wrap)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = 100_000
    return console


def render_alert(data: AlertData) -> RenderableType:
    """Return the alert's head line, its facts, and its sentence with the evidence marked."""
    head = Text.assemble(
        (one_line(data.category), "bold"),
        (one_line(f"/{data.subtype}") if data.subtype else "", "bold"),
        one_line(f"  {data.title}"),
        (f"  {data.confidence:.0%}", "dim"),
    )
    facts: list[str] = [data.status]
    if data.location is not None:
        facts.append(
            ", ".join(
                part
                for part in (data.location.name or data.location.text, data.location.country)
                if part
            )
        )
    if data.event_date is not None:
        facts.append(data.event_date.value)
    for name in ("killed", "injured", "detained"):
        if (number := getattr(data, name)) is not None:
            qualifier = getattr(data, f"{name}_qualifier")
            sign = {"at_least": "≥", "about": "~", "up_to": "≤", None: ""}[qualifier]
            facts.append(f"{sign}{number} {name}")
    facts.append(data.document.source or data.document.id)
    if data.story is not None:
        count = data.story.sources
        facts.append(f"{data.story.relation}, {count} source{'s' if count > 1 else ''}")
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column()
    grid.add_row(Text(f" {data.severity:^8} ", SEVERITY_STYLE[data.severity]), head)
    grid.add_row("", Text(one_line(" · ".join(facts)), style="dim"))
    grid.add_row("", mark(data.evidence[0]))
    return grid


def mark(evidence: Evidence) -> Text:
    """Return the sentence with the evidence words marked."""
    start = evidence.start - evidence.sentence_start
    end = evidence.end - evidence.sentence_start
    sentence = evidence.sentence
    text = Text()
    text.append(one_line(sentence[:start]), style="italic")
    text.append(one_line(sentence[start:end]), style="italic bold reverse")
    text.append(one_line(sentence[end:]), style="italic")
    return text


def one_line(text: str) -> str:
    """Return text from outside as a terminal may get it: nothing in it steers the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)
