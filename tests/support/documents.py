"""Markdown documents of the repository, taken apart."""

import re
from collections import Counter

from tests.support.processes import ROOT

DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (
        *ROOT.glob("*.md"),
        *(
            found
            for name in ("deploy", "schemas", "service", "tests")
            for found in (ROOT / name).rglob("*.md")
        ),
    )
    if "node_modules" not in path.parts
)
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)


def document(path: str) -> str:
    """Return a document's text, by its path from the repository's root."""
    return (ROOT / path).read_text(encoding="utf-8")


def blocks(text: str) -> list[tuple[str, str]]:
    """Return the fenced blocks: language (empty where none is named) and content."""
    return _BLOCK.findall(text)


def prose(text: str) -> str:
    """Return a text with blanks in place of its fenced blocks, all else where it was."""
    return _BLOCK.sub(lambda found: " " * len(found[0]), text)


def section(text: str, heading: str) -> str:
    """Return what stands between a heading and the next one of its level or above."""
    headings = list(_HEADING.finditer(prose(text)))
    (at,) = [number for number, one in enumerate(headings) if one[2] == heading]
    ends = [one.start() for one in headings[at + 1 :] if len(one[1]) <= len(headings[at][1])]
    return text[headings[at].end() : ends[0] if ends else None]


def anchors(text: str) -> set[str]:
    """Return the anchors of the headings, as code hosts make them."""
    seen: Counter[str] = Counter()
    found = set()
    for heading in _HEADING.finditer(prose(text)):
        name = re.sub(r"[^\w\- ]", "", heading[2].strip().lower()).replace(" ", "-")
        found.add(f"{name}-{seen[name]}" if seen[name] else name)
        seen[name] += 1
    return found


def links(text: str) -> list[str]:
    """Return where the links and pictures lead, but those to other hosts."""
    plain = re.sub(r"`[^`\n]*`", "", prose(text))
    found = re.findall(r"\[[^\]]*\]\(([^)\s]+)\)|src=\"([^\"]+)\"", plain)
    every = [one or other for one, other in found]
    return [one for one in every if not re.match(r"[a-z]+:", one)]


def tables(text: str) -> dict[str, list[str]]:
    """Return the rows of each table by its header's line, without the last stroke."""
    found: dict[str, list[str]] = {}
    for block in re.findall(r"(?:^\|.*\|$\n?)+", prose(text), re.MULTILINE):
        header, _rule, *rows = [line.removesuffix(" |") for line in block.splitlines()]
        found.setdefault(header, []).extend(rows)
    return found
