"""What the commands make of their options."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from service.cli import app
from service.cli.tail import start_id
from service.errors import ConfigurationError


def at(*moment: int) -> str:
    return f"{int(datetime(*moment, tzinfo=UTC).timestamp() * 1000)}-0"  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("since", "start"),
    [
        ("$", "$"),
        ("0", "0"),
        ("5-3", "5-3"),
        ("1712345678901", "1712345678901"),
        ("1712345678901-0", "1712345678901-0"),
        # Python takes this one as the 30th of December 1709 as well.
        ("1709123000000", "1709123000000"),
        ("2026-01", at(2026, 1, 1)),
        ("20260131", at(2026, 1, 31)),
        ("2026-01-31", at(2026, 1, 31)),
        ("2026-01-31T09:30:00+01:00", at(2026, 1, 31, 8, 30)),
        ("1960-01-31", "0-0"),
        ("999999999d", "0-0"),
    ],
)
def test_since_is_an_id_or_a_time(since: str, start: str) -> None:
    assert start_id(since) == start


@pytest.mark.parametrize("since", ["", "-", "1-", "-5", "1-2-3", "²", "5 m", "soon", "1" * 21])
def test_since_is_nothing_else(since: str) -> None:
    with pytest.raises(typer.BadParameter, match="give a stream id"):
        start_id(since)


@given(st.text(st.sampled_from("0123456789-:TZWsmhd+.$ "), max_size=24) | st.text(max_size=12))
def test_since_is_an_id_for_redis_or_refused(since: str) -> None:
    try:
        start = start_id(since)
    except typer.BadParameter:
        return
    milliseconds, _, sequence = start.partition("-")
    assert start == "$" or (milliseconds.isdecimal() and (sequence or "0").isdecimal())


@pytest.mark.parametrize(
    "options",
    [
        ["--interval", "5"],
        ["--full-text"],
        ["--source", "x"],
        ["--language", "en"],
        ["--format", "text"],
        ["--after", "move"],
    ],
    ids=lambda options: options[0],
)
def test_a_plan_stands_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    monkeypatch.setenv("TOCSIN_REDIS_URL", f"unix://{tmp_path}/nowhere.sock")
    plan = tmp_path / "feeds.toml"
    plan.write_text(f'[[folder]]\npath = "{tmp_path}"\n')
    done = CliRunner().invoke(app, ["feed", "--once", "--plan", str(plan), *options])
    assert isinstance(done.exception, ConfigurationError)
    assert f"{options[0]} beside --plan" in str(done.exception)
