"""What the feeder reads and the forwarder posts to: a web server and a receiver on loopback."""

import html
import itertools
import json
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from tests.observe.load import NewsDay
from tests.support.feeds import Answer, Asked, Site, rss
from tests.support.receiver import Answer as Status
from tests.support.receiver import Post, Receiver

LISTED = 30
"""Items that a feed lists at a time."""
SEEDS = {"harbour-wire": 21, "morning-ledger": 22}
MISSING = "east-post"
"""A feed whose address the server does not know."""


def write_plan(site: Site, folder: Path) -> Path:
    """Serve feeds to which two items are added with each poll; return a plan of them."""
    lines = ["host_delay = 0\n"]
    lines += [
        f'[[feed]]\nurl = "{site.url}/{name}"\nname = "{name}"\ninterval = 4\n'
        for name in (*SEEDS, MISSING)
    ]
    for name, seed in SEEDS.items():
        site.pages[f"/{name}"] = _Feed(name, seed).answer
    path = folder / "feeds.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def write_targets(receiver: Receiver, folder: Path) -> Path:
    """Return the targets: one gets every alert, another the severe ones."""
    url = f"http://127.0.0.1:{receiver.port}"
    path = folder / "targets.toml"
    path.write_text(
        f'[[target]]\nname = "desk"\nurl = "{url}/desk"\nrelations = []\n'
        f'[[target]]\nname = "pager"\nurl = "{url}/pager"\nmin_severity = "high"\n',
        encoding="utf-8",
    )
    return path


_posts = itertools.count(1)


def answer_now_and_then(post: Post) -> Status:
    """Take most POSTs, and have one in fifteen repeated."""
    return (503 if next(_posts) % 15 == 0 else 204), {}


class _Feed:
    def __init__(self, name: str, seed: int) -> None:
        self._name = name
        self._items = self._endless(seed)
        self._listed: deque[dict[str, str]] = deque(maxlen=LISTED)

    def answer(self, asked: Asked) -> Answer:
        self._listed.extend(itertools.islice(self._items, 2))
        content = rss(list(self._listed))
        return Answer(content, headers={"Content-Type": "application/rss+xml"})

    def _endless(self, seed: int) -> Iterator[dict[str, str]]:
        for number, entry in enumerate(NewsDay(seed)):
            try:
                document = json.loads(entry.get(b"__data__", b""))
                title, text = html.escape(document["title"]), html.escape(document["text"])
            except (ValueError, KeyError, AttributeError):
                continue  # the news day's rubbish
            if title and text:
                guid = f"urn:{self._name}:{number}"
                yield {"guid": guid, "title": title, "description": text}
