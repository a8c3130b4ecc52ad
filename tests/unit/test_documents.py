"""The documents: where their links lead, and that what two of them tell is the same."""

import json
from datetime import datetime
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Any

import pytest

from service.classify import load_classifier
from service.ingest.decode import Limits
from service.line.judge import Judge
from service.verdict import Alerts, Entry
from tests.support.documents import (
    DOCUMENTS,
    anchors,
    blocks,
    document,
    links,
    section,
    tables,
)
from tests.support.processes import ROOT


@pytest.mark.parametrize("path", DOCUMENTS)
def test_every_link_leads_somewhere(path: str) -> None:
    for link in links(document(path)):
        name, _, anchor = link.partition("#")
        target = (ROOT / path).parent / name if name else ROOT / path
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), link


def test_the_readme_links_every_document_for_users() -> None:
    linked = {link.partition("#")[0] for link in links(document("README.md"))}
    inner = {"service/training/TRIED.md"} | {
        path for path in DOCUMENTS if PurePosixPath(path).match("service/training/*/README.md")
    }
    assert set(DOCUMENTS) - inner - {"README.md"} <= linked


def test_the_subscribers_folder_needs_no_other() -> None:
    assert all(not link.startswith(("..", "/")) for link in links(document("schemas/README.md")))


@pytest.mark.parametrize(
    ("heading", "path"),
    [
        ("Subscribe", "schemas/README.md"),
        ("Deploy", "deploy/README.md"),
        ("Your own categories", "service/classify/taxonomy/README.md"),
    ],
)
def test_the_readmes_examples_are_those_of_the_manuals(heading: str, path: str) -> None:
    shown = blocks(section(document("README.md"), heading))
    assert shown
    assert [one for one in shown if one not in blocks(document(path))] == []


@pytest.mark.parametrize(
    ("heading", "path"),
    [
        ("When something fails", "deploy/README.md"),
        ("Settings", "service/README.md"),
        ("How right it is", "service/training/FIGURES.md"),
        ("Stories", "service/story/README.md"),
    ],
)
def test_the_readmes_tables_are_parts_of_the_manuals(heading: str, path: str) -> None:
    """A table has some of the manual's rows, and of each row the first columns or all."""
    manual = tables(document(path))
    shown = tables(section(document("README.md"), heading))
    assert shown
    for header, rows in shown.items():
        (full,) = [name for name in manual if f"{name} |".startswith(f"{header} |")]
        for row in rows:
            assert any(f"{one} |".startswith(f"{row} |") for one in manual[full]), row


def shown_alert(path: str, heading: str) -> dict[str, Any]:
    """Return the first JSON block of a section."""
    text = section(document(path), heading)
    found: dict[str, Any] = json.loads(next(one for kind, one in blocks(text) if kind == "json"))
    return found


def test_the_alert_shown_is_what_the_demos_document_gives() -> None:
    shown = shown_alert("schemas/README.md", "An alert, field by field")
    short = shown_alert("README.md", "What an alert says")
    assert short["data"]["evidence"] == shown["data"]["evidence"][:1]
    assert short | {"data": short["data"] | {"evidence": shown["data"]["evidence"]}} == shown
    samples = files("service.samples").joinpath("documents.jsonl").read_bytes().splitlines()
    (sample,) = [one for one in samples if json.loads(one)["id"] == shown["data"]["document"]["id"]]
    judge = Judge(load_classifier(), Limits(), shown["source"])
    now = datetime.fromisoformat(shown["time"])
    verdict = judge.judge(Entry(b"1-1", {b"json": sample}), now)
    assert isinstance(verdict, Alerts)
    (made,) = [json.loads(one.payload) for one in verdict.alerts if one.id == shown["id"]]
    del shown["data"]["story"]  # the commit adds it
    made["data"].pop("story", None)
    assert made == shown
