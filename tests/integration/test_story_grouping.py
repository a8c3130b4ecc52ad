"""The grouping as it is published: the real classifier, the real commit, the texts held out."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from service.classify import load_classifier
from service.errors import ConfigurationError
from service.evaluate_stories import evaluate_stories, read_reports

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "tests" / "golden" / "stories" / "reports.jsonl"
CANCELS = REPORTS.with_name("cancels.jsonl")


@pytest.mark.parametrize("split", ["development", "held_out"])
async def test_reports_of_one_happening_come_together_and_others_do_not(split: str) -> None:
    score = await evaluate_stories(read_reports(REPORTS, split), load_classifier())
    assert score.reports > 50
    assert score.missed < 0.2
    assert score.precision >= 0.95, score.merged
    assert score.f1 >= 0.9, score.split
    assert score.copies_found >= 0.98
    assert score.independent >= 0.95


@pytest.mark.parametrize("name", ["plain", "oblique"])
async def test_reports_in_other_words_come_together_more_often_than_not(name: str) -> None:
    reports = read_reports(REPORTS.with_name(f"{name}.jsonl"))
    score = await evaluate_stories(reports, load_classifier())
    assert score.missed < 0.3
    assert score.precision >= 0.9, score.merged
    assert score.f1 >= 0.55, score.split


async def test_denials_and_withdrawals_cancel_and_nothing_else_does() -> None:
    score = await evaluate_stories(read_reports(CANCELS), load_classifier())
    assert score.cancels >= 10
    assert score.cancels_found >= 0.75, score.cancels_missed
    assert score.cancelled_wrongly == []


def test_the_set_is_what_the_readme_says() -> None:
    reports = read_reports(REPORTS)
    happenings = {one.happening for one in reports}
    held = {one.happening for one in read_reports(REPORTS, "held_out")}
    assert len(happenings) >= 60
    assert len(held) >= len(happenings) / 3
    assert all(sum(one.happening == name for one in reports) >= 3 for name in happenings)


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"happening": "a"}\n', encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"bad\.jsonl:1"):
        read_reports(path)


def test_the_command_prints_the_figures(tmp_path: Path) -> None:
    path = tmp_path / "few.jsonl"
    path.write_text(
        "\n".join(REPORTS.read_text(encoding="utf-8").splitlines()[:7]), encoding="utf-8"
    )
    found = subprocess.run(
        [sys.executable, "-m", "service", "evaluate", "--stories", str(path), "--json"],
        capture_output=True,
        check=True,
        timeout=120,
        cwd=ROOT,
    )
    score = json.loads(found.stdout)
    assert (score["happenings"], score["reports"]) == (2, 7)
    assert score["precision"] == 1
