"""A news day in small: invented reports, their repeats, quiet texts, and some rubbish.

The same seed gives the same documents. Never more than asked for, and it ends by itself.
"""

import json
import random
import threading
import time
from collections.abc import Iterator

import redis

from service.cli.publish import SAMPLES

STREAM = "news:documents"

CITIES = (
    "Lyon", "Hamburg", "Naples", "Seville", "Gdansk", "Thessaloniki", "Ankara", "Odesa", "Tbilisi",
    "Baku", "Mosul", "Aleppo", "Karachi", "Peshawar", "Kabul", "Mumbai", "Dhaka", "Colombo",
    "Bangkok", "Manila", "Jakarta", "Hanoi", "Seoul", "Osaka", "Lagos", "Kano", "Bamako",
    "Ouagadougou", "Nairobi", "Mombasa", "Kampala", "Mogadishu", "Khartoum", "Cairo", "Tunis",
    "Johannesburg", "Harare", "Sao Paulo", "Bogota", "Lima", "Quito", "Caracas", "Santiago",
    "Guadalajara", "Chicago", "Toronto", "Sydney", "Auckland",
)  # fmt: skip
COUNTRIES = ("France", "Turkey", "Kenya", "Japan", "Brazil", "Egypt", "Poland", "India", "Chile")
SOURCES = ("Harbour Wire", "Morning Ledger", "City Courier", "North Star", "The Dispatch")

HAPPENINGS: tuple[tuple[str, ...], ...] = (
    (
        "Gunmen attacked a police post near {city} on {day} and killed {n} officers, the interior "
        "ministry said.",
        "At least {n} police officers died when armed men stormed a post outside {city} on {day}.",
    ),
    (
        "A car bomb exploded at a market in {city} on {day}, killing {n} people and wounding {m}.",
        "A bombing at a crowded market in {city} left {n} dead and {m} wounded on {day}, a "
        "hospital doctor said.",
    ),
    (
        "Police in {city} arrested {n} men on {day} on suspicion of smuggling weapons.",
        "{n} suspects were detained in {city} on {day} in an arms smuggling case, police said.",
    ),
    (
        "Thousands of teachers marched through {city} on {day} to demand higher wages.",
        "Striking teachers rallied in the centre of {city} on {day}, calling for better pay.",
    ),
    (
        "A court in {city} sentenced a former mayor to {n} years in prison for bribery on {day}.",
        "Judges in {city} convicted the former mayor of bribery on {day} and jailed him for {n} "
        "years.",
    ),
    (
        "A magnitude 6.{k} earthquake struck near {city} on {day}, killing {n} people and injuring "
        "{m}.",
        "The death toll of the earthquake near {city} stood at {n} on {day}, rescue workers said.",
    ),
    (
        "Floods swept through the outskirts of {city} on {day}, killing {n} people and forcing "
        "hundreds from their homes.",
        "{n} people drowned in floods around {city} on {day}, the civil protection agency said.",
    ),
    (
        "The president of {country} arrived in {city} on {day} for a two-day state visit.",
        "{country}'s president was received with military honours in {city} on {day} at the start "
        "of a state visit.",
    ),
    (
        "{country} and its neighbour signed a trade agreement in {city} on {day}.",
        "Ministers signed the trade agreement between {country} and its neighbour in {city} on "
        "{day}.",
    ),
    (
        "{country} imposed sanctions on {n} shipping firms based in {city} on {day}.",
        "{n} shipping companies from {city} were put on the sanctions list of {country} on {day}.",
    ),
)
"""Two wordings of each kind of happening."""

QUIET = (
    "The museum in {city} shows a collection of old maps until spring, and entry is free on {day}.",
    "The home side beat the visitors from {city} by three goals on {day} in front of a full house.",
    "A bakery in {city} has won a prize for its rye bread, which is baked from local flour.",
    "Readers in {city} may borrow two more books from {day} on, the town library said.",
)
FILLER = (
    " People who live nearby spoke of a long night. Shops opened late, and trains ran as usual."
    " A spokeswoman said that more would be known by the end of the week."
)
FOREIGN = (
    "Der Stadtrat von {city} hat am Montag den Haushalt für das nächste Jahr beraten und sich dann "
    "auf den späten Abend vertagt, weil noch viele Fragen offen waren."
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday")
RUBBISH: tuple[dict[bytes, bytes], ...] = (
    {b"__data__": b'{"title": '},
    {b"title": b"\xff\xfe broken"},
    {b"__data__": b'{"title": "", "text": ""}'},
    {b"__data__": b'{"title": ["no"], "text": 7}'},
)


class NewsDay:
    """Makes stream entries."""

    def __init__(self, seed: int = 7) -> None:
        self._random = random.Random(seed)
        self._number = 0
        self._told: list[tuple[int, dict[str, object]]] = []
        self._last: dict[bytes, bytes] | None = None
        self._samples = [json.loads(line) for line in SAMPLES.read_text("utf-8").splitlines()]

    def __iter__(self) -> Iterator[dict[bytes, bytes]]:
        while True:
            yield self._next()

    def _next(self) -> dict[bytes, bytes]:
        pick = self._random.random()
        if pick < 0.02:
            return self._random.choice(RUBBISH)
        if pick < 0.05 and self._last:
            return self._last
        if pick < 0.07:
            return self._document(FOREIGN, self._facts())
        if pick < 0.20:
            return self._sample()
        if pick < 0.40:
            return self._document(self._random.choice(QUIET), self._facts())
        if pick < 0.60 and self._told:
            kind, facts = self._random.choice(self._told[-40:])
            grown = int(str(facts["n"])) + self._random.choice((0, 0, 0, 2, 5))
            return self._document(self._random.choice(HAPPENINGS[kind]), facts | {"n": grown})
        # Some kinds are more common than others, and some places.
        kind = min(self._random.randrange(10), self._random.randrange(10))
        facts = self._facts()
        self._told.append((kind, facts))
        return self._document(HAPPENINGS[kind][0], facts)

    def _facts(self) -> dict[str, object]:
        index = min(self._random.randrange(len(CITIES)) for _ in range(2))
        return {
            "city": CITIES[(index * 29) % len(CITIES)],
            "country": self._random.choice(COUNTRIES),
            "day": self._random.choice(DAYS),
            "n": self._random.choice((1, 2, 2, 3, 3, 4, 5, 6, 7, 12)) + 1,
            "m": self._random.randrange(4, 60),
            "k": self._random.randrange(1, 9),
        }

    def _document(self, wording: str, facts: dict[str, object]) -> dict[bytes, bytes]:
        sentence = wording.format(**facts)
        document: dict[str, object] = {
            "title": sentence.split(",")[0].rstrip("."),
            "text": sentence + FILLER,
            "source": self._random.choice(SOURCES),
        }
        return self._entry(document)

    def _sample(self) -> dict[bytes, bytes]:
        return self._entry(self._random.choice(self._samples))

    def _entry(self, document: dict[str, object]) -> dict[bytes, bytes]:
        self._number += 1
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        document = document | {"id": f"load-{self._number}", "published_at": now}
        self._last = {b"__data__": json.dumps(document).encode()}
        return self._last


class Load(threading.Thread):
    """Publishes a news day at a varying rate for a number of seconds, then ends.

    Halfway it sends a number of documents at once, so that there is a backlog to be seen.
    """

    def __init__(self, url: str, seconds: float, per_second: float, at_once: int) -> None:
        super().__init__(name="load", daemon=True)
        self._url, self._seconds, self._per_second = url, seconds, per_second
        self._at_once = at_once
        self._enough = threading.Event()
        self.sent = 0

    def stop(self) -> None:
        self._enough.set()
        self.join()

    def run(self) -> None:
        client = redis.Redis.from_url(self._url)
        entries = iter(NewsDay())
        begun = time.monotonic()
        swing = random.Random(11)
        rate = self._per_second
        while (passed := time.monotonic() - begun) < self._seconds and not self._enough.is_set():
            if int(passed / 20) != int((passed - 0.25) / 20):
                rate = self._per_second * swing.choice((0.4, 0.7, 1.0, 1.3, 1.6))
            due = max(1, round(rate / 4))
            if self._at_once and passed > self._seconds / 2:
                due, self._at_once = self._at_once, 0
            pipeline = client.pipeline(transaction=False)
            for _ in range(due):
                fields = next(entries)
                pipeline.xadd(STREAM, dict(fields))
            pipeline.execute()
            self.sent += due
            self._enough.wait(0.25)
        client.close()
