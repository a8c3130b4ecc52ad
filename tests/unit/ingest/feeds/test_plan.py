"""Plans: from arguments, from TOML, and the one in the documentation."""

import re
from pathlib import Path

import pytest

from service.errors import ConfigurationError
from service.ingest.feeds.kind import Kind
from service.ingest.feeds.plan import load_plan, make_plan, plan_of
from tests.support.documents import document


def test_the_plan_in_the_documentation_is_one(tmp_path: Path) -> None:
    text = document("service/ingest/feeds/README.md")
    (example,) = re.findall(r"```toml\n(# feeds\.toml\n.*?)```", text, re.DOTALL)
    path = tmp_path / "feeds.toml"
    path.write_text(example)
    plan = load_plan(path)
    assert [one.label for one in plan.feed] == ["example-world", "wire.example/latest.atom"]
    assert plan.feed[0].full_text
    assert (plan.feed[0].interval, plan.feed[1].interval) == (120, 300)
    assert plan.folder[0].after == "move"
    assert not plan.ends


def test_arguments_make_a_plan(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.touch()
    sources = ["https://x.example/rss", str(tmp_path), str(file), "-"]
    common = {"source": "X", "language": None, "format": Kind.NEWSML}
    plan = plan_of(sources, common, {"interval": 60.0, "full_text": None}, "keep")
    assert plan.feed[0].interval == 60
    assert plan.folder[0].after == "keep"
    assert [one.is_stdin for one in plan.file] == [False, True]
    assert {one.source for one in (*plan.feed, *plan.file)} == {"X"}
    assert plan_of(["-"], {}, {}, "move").ends


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[feed]]\nurl = 'ftp://x.example/'", r"feed\[1\]\.url"),
        ("[[feed]]\nurl = 'http://x.example/'\nintervall = 3", r"feed\[1\]\.intervall"),
        ("[[feed]]\nurl = 'http://x.example/'\n[[feed]]\nurl = 'http://x.example/'", "the name"),
        ("[[folder]]\npath = '/nowhere/at/all'", "no folder"),
        ("interval = 3", "interval"),
        ("user_agent = 'Zürich/1'\n[[feed]]\nurl = 'http://x.example/'", "user_agent: .*ASCII"),
        ('user_agent = "A\\r\\nB: c"\n[[feed]]\nurl = "http://x.example/"', "user_agent: .*ASCII"),
        ("", "no source"),
        ("[[feed]\n", "can't be read"),
    ],
)
def test_a_wrong_plan_says_where(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(text)
    with pytest.raises(ConfigurationError, match=words):
        load_plan(path)
    with pytest.raises(ConfigurationError, match="no source"):
        make_plan({}, "nothing")
