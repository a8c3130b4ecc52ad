"""Stories against a real server: decided once, in the commit, and bounded."""

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import redis
import redis.asyncio

from schemas.alert import Alert
from schemas.document import NewsDocument
from schemas.event import Event, EventDate, Evidence, Location
from schemas.story import Story
from service.classify.base import Classifier
from service.commit.commit import Committer, Outcome
from service.ingest.decode import Limits
from service.line.judge import Judge
from service.settings import Settings
from service.story import Fingerprint
from service.streams.group import ensure_group
from service.verdict import Alerts, Entry
from tests.support.streams import ALERTS, DOCUMENTS, GROUP, pending

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
ARRIVAL = 12
"""Hours from NOW at which all reports arrive."""
STORIES = "news:stories"
BOMB = (
    "A bomb hidden in a fruit crate exploded in the Badami Bagh vegetable market in Lahore on "
    "Tuesday morning, killing five people, police said. The device went off as traders were "
    "unloading lorries shortly after dawn. The wounded were taken to Mayo Hospital, where "
    "doctors appealed for blood."
)
RETOLD = (
    "Traders at Badami Bagh fled when explosives concealed in a crate detonated among porters on "
    "Tuesday. Mayo Hospital in Lahore declared an emergency after the vegetable market blast and "
    "asked for blood, while police said that lorries had not been searched."
)
COURT = (
    "Two brothers on trial for murder died outside the sessions court on Tuesday when a gunman "
    "in the black coat of a lawyer fired six rounds before constables overpowered him. Asif and "
    "Naeem Butt had been accused of a killing in 2023. A clerk was hit in the leg."
)


class Scripted:
    """A classifier that finds what the document's extra fields say."""

    taxonomy_version = model_version = "1"

    def classify(self, document: NewsDocument) -> list[Event]:
        fields: dict[str, Any] = {
            "category": "security_incident",
            "subtype": "bombing",
            "title": document.title,
            "status": "occurred",
            "confidence": 0.9,
            "severity": "high",
            "location": Location(text="Lahore", name="Lahore", country="PK"),
            "event_date": EventDate(value="2026-03-03", precision="day", text="Tuesday"),
            "evidence": [
                Evidence(
                    field="text",
                    start=0,
                    end=1,
                    text=document.text[:1],
                    sentence=document.text,
                    sentence_start=0,
                )
            ],
        }
        found = document.extra.get("events", [{}])
        return [Event.model_validate(fields | one) for one in found]

    def language(self, document: NewsDocument) -> str:
        return "en"


class Desk:
    """Sends documents through judge and commit."""

    def __init__(self, client: redis.asyncio.Redis, settings: Settings) -> None:
        self.client, self.settings = client, settings
        classifier: Classifier = Scripted()  # type: ignore[assignment, unused-ignore]
        self.judge = Judge(classifier, Limits(1_000_000, 64), "/test")
        self.told: list[str] = []
        self.committer = self.worker()
        self.number = 0

    def worker(self, client: redis.asyncio.Redis | None = None) -> Committer:
        def on_trouble(error: BaseException) -> None:
            raise error

        return Committer(client or self.client, self.settings, on_trouble, self.told.append)

    async def receive(
        self, text: str, source: str = "", hour: int = 0, *events: dict[str, Any]
    ) -> tuple[Entry, Alerts]:
        self.number += 1
        document = {
            "id": f"d{self.number}",
            "title": "",
            "text": text,
            "source": source or f"source {self.number}",
            "published_at": (NOW + timedelta(hours=hour)).isoformat(),
            "events": list(events) or [{}],
        }
        await self.client.xadd(DOCUMENTS, {"json": json.dumps(document)})
        found: Any = await self.client.xreadgroup(GROUP, "me", {DOCUMENTS: ">"})
        rows = found[DOCUMENTS.encode()][0] if isinstance(found, dict) else found[0][1]
        entry = Entry(*rows[0])
        verdict = self.judge.judge(entry, NOW + timedelta(hours=ARRIVAL))
        assert isinstance(verdict, Alerts)
        return entry, verdict

    async def send(
        self, text: str, source: str = "", hour: int = 0, *events: dict[str, Any]
    ) -> Story:
        decided = await self.receive(text, source, hour, *events)
        assert await self.committer.commit([decided], NOW) == [Outcome.WRITTEN]
        return (await self.stories())[-1]

    async def stories(self, stream: str = ALERTS) -> list[Story]:
        rows: Any = await self.client.xrange(stream)
        found = [Alert.model_validate_json(fields[b"__data__"]).data.story for _id, fields in rows]
        assert None not in found
        return [one for one in found if one is not None]


@pytest.fixture
async def desk(astore: redis.asyncio.Redis, settings: Settings) -> Desk:
    await ensure_group(astore, DOCUMENTS, GROUP)
    return Desk(astore, settings)


def tokens_of(decided: tuple[Entry, Alerts]) -> tuple[str, ...]:
    found = decided[1].alerts[0].fingerprint
    assert found is not None
    return found.tokens


def changes(story: Story) -> dict[str, tuple[Any, Any]]:
    return {one.field: (one.before, one.after) for one in story.changes}


async def test_new_copy_retold_update(desk: Desk) -> None:
    first = await desk.send(BOMB, "Wire", 0, {"killed": 5})
    copy = await desk.send(f"{BOMB} More on our page.", "Paper", 1, {"killed": 5})
    retold = await desk.send(RETOLD, "Radio", 2)
    rise = await desk.send(RETOLD + " Three more died.", "Radio", 3, {"killed": 8})
    assert {one.id for one in (first, copy, retold, rise)} == {first.id}
    assert [one.relation for one in (first, copy, retold, rise)] == [
        "new",
        "duplicate",
        "duplicate",
        "update",
    ]
    assert [one.sources for one in (first, copy, retold, rise)] == [1, 1, 2, 2]
    assert [one.reports for one in (first, copy, retold, rise)] == [1, 2, 3, 4]
    assert [one.revision for one in (first, copy, retold, rise)] == [1, 1, 1, 2]
    assert changes(rise) == {"killed": (5, 8)}
    assert desk.told == ["new", "duplicate", "duplicate", "update"]


async def test_only_news_is_in_the_stream_of_stories(desk: Desk, store: redis.Redis) -> None:
    for hour in range(3):
        await desk.send(BOMB, "", hour, {"killed": 5})
    await desk.send(BOMB, "", 4, {"killed": 9, "injured": 20})
    told = await desk.stories(STORIES)
    assert [one.relation for one in told] == ["new", "update"]
    assert changes(told[1]) == {"killed": (5, 9), "injured": (None, 20)}
    rows: Any = store.xrange(STORIES)
    assert rows[1][1][b"story"].decode() == told[0].id
    assert rows[1][1][b"relation"] == b"update"
    assert store.xlen(ALERTS) == 4


async def test_the_story_is_named_after_its_first_alert(desk: Desk, store: redis.Redis) -> None:
    story = await desk.send(BOMB)
    rows: Any = store.xrange(ALERTS)
    assert story.id == rows[0][1][b"id"].decode()


async def test_two_attacks_in_one_city_on_one_day_stay_two(desk: Desk) -> None:
    bomb = await desk.send(BOMB, "Wire", 0, {"killed": 5})
    court = await desk.send(COURT, "Wire", 1, {"killed": 2, "subtype": "shooting"})
    again = await desk.send(COURT, "Paper", 2, {"killed": 2, "subtype": "shooting"})
    assert court.relation == "new"
    assert court.id != bomb.id
    assert (again.id, again.relation) == (court.id, "duplicate")


async def test_bulletins_of_one_template_stay_two_where_their_places_are_far_apart(
    desk: Desk,
) -> None:
    told = []
    for city, country, latitude, longitude in (
        ("Lahore", "PK", 31.5, 74.3),
        ("Karachi", "PK", 24.9, 67.0),
        ("Naples", "IT", 40.9, 14.3),
        ("Lahore", "PK", 31.5, 74.3),
    ):
        place = {"name": city, "country": country, "latitude": latitude, "longitude": longitude}
        text = BOMB.replace("Lahore", city)
        told.append(await desk.send(text, "", 0, {"location": {"text": city} | place}))
    assert [one.relation for one in told] == ["new", "new", "new", "duplicate"]
    assert told[3].id == told[0].id


async def test_a_copy_is_one_whose_far_place_with_hyphens_the_story_names(desk: Desk) -> None:
    told = []
    for city, country, latitude, longitude in (
        ("Washington", "US", 38.9, -77.0),
        ("Port-au-Prince", "HT", 18.5, -72.3),
    ):
        place = {"name": city, "country": country, "latitude": latitude, "longitude": longitude}
        text = BOMB.replace("Lahore", "Port-au-Prince")
        told.append(await desk.send(text, "", 0, {"location": {"text": city} | place}))
    assert [one.relation for one in told] == ["new", "duplicate"]


async def test_two_bombs_of_one_document_stay_two(desk: Desk, store: redis.Redis) -> None:
    await desk.send(BOMB, "Wire", 0, {"killed": 5}, {"killed": 1})
    assert [one.relation for one in await desk.stories()] == ["new", "new"]


async def test_a_denial_cancels_and_a_later_report_restores(desk: Desk) -> None:
    await desk.send(BOMB, "Wire", 0)
    denial = await desk.send(BOMB, "Wire", 2, {"status": "disputed", "severity": "medium"})
    older = await desk.send(BOMB, "Late", 1)
    restored = await desk.send(RETOLD, "Radio", 3)
    assert (denial.relation, denial.revision) == ("cancel", 2)
    assert changes(denial) == {"status": ("occurred", "disputed")}
    assert older.relation == "duplicate"
    assert (restored.relation, restored.revision) == ("update", 3)
    assert changes(restored) == {"status": ("disputed", "occurred")}


async def test_a_report_dated_ahead_keeps_nothing_from_changing_the_story(desk: Desk) -> None:
    await desk.send(BOMB, "Wire", 0, {"killed": 5})
    ahead = await desk.send(RETOLD, "Local time", ARRIVAL + 8, {"killed": 5})
    rise = await desk.send(RETOLD, "Radio", ARRIVAL, {"killed": 9})
    denial = await desk.send(BOMB, "Wire", ARRIVAL, {"status": "disputed"})
    assert [one.relation for one in (ahead, rise, denial)] == ["duplicate", "update", "cancel"]
    assert changes(rise) == {"killed": (5, 9)}


async def test_a_retraction_cancels(desk: Desk) -> None:
    await desk.send(BOMB, "Wire", 0)
    story = await desk.send(f"RETRACTED: our report was wrong. {BOMB}", "Wire", 1)
    assert story.relation == "cancel"


async def test_a_more_severe_report_is_never_held_back(desk: Desk) -> None:
    await desk.send(BOMB, "Wire", 5, {"severity": "low"})
    worse = await desk.send(BOMB, "Paper", 0, {"severity": "critical"})
    assert worse.relation == "update"
    assert changes(worse) == {"severity": ("low", "critical")}
    milder = await desk.send(BOMB, "Radio", 6, {"severity": "low"})
    assert milder.relation == "duplicate"


async def test_lower_tolls_correct_only_their_own_source(desk: Desk) -> None:
    await desk.send(BOMB, "Wire", 0, {"killed": 8})
    assert (await desk.send(RETOLD, "Radio", 1, {"killed": 5})).relation == "duplicate"
    own = await desk.send(BOMB, "Wire", 2, {"killed": 7})
    assert changes(own) == {"killed": (8, 7)}
    vague = await desk.send(BOMB, "Paper", 3, {"killed": 8, "killed_qualifier": "about"})
    assert vague.relation == "duplicate"


async def test_two_workers_at_once_agree_on_one_story(
    desk: Desk, settings: Settings, store: redis.Redis
) -> None:
    decided = [await desk.receive(BOMB, "", 0, {"killed": 5}) for _ in range(20)]
    clients = [redis.asyncio.Redis.from_url(settings.url()) for _ in range(4)]
    await asyncio.gather(
        *(desk.worker(clients[number % 4]).commit([one], NOW) for number, one in enumerate(decided))
    )
    for client in clients:
        await client.aclose()
    told = await desk.stories()
    assert len({one.id for one in told}) == 1
    assert sorted(one.reports for one in told) == list(range(1, 21))
    assert [one.relation for one in told].count("new") == 1
    assert store.xlen(STORIES) == 1


async def test_copies_in_one_batch_are_one_story(desk: Desk) -> None:
    decided = [await desk.receive(BOMB) for _ in range(3)]
    await desk.committer.commit(decided, NOW)
    assert [one.relation for one in await desk.stories()] == ["new", "duplicate", "duplicate"]


async def test_a_run_whose_reply_was_lost_counts_once(desk: Desk, store: redis.Redis) -> None:
    decided = await desk.receive(BOMB)
    for _ in range(3):
        assert await desk.committer.commit([decided], NOW) == [Outcome.WRITTEN]
    assert store.xlen(ALERTS) == store.xlen(STORIES) == 1
    assert (await desk.send(RETOLD)).reports == 2


def state(store: redis.Redis) -> dict[bytes, bytes]:
    return {key: store.dump(key) for key in store.keys("news:story:*")}


@pytest.mark.parametrize(
    "key",
    [STORIES, f"{ALERTS}:security_incident", "news:story:recent", "token"],
)
async def test_a_refused_write_leaves_the_stories_as_they_were(
    desk: Desk, store: redis.Redis, key: str
) -> None:
    await desk.send(BOMB, "Wire", 0, {"killed": 5})
    decided = await desk.receive(RETOLD, "Radio", 1, {"killed": 6})
    if key == "token":
        tokens = decided[1].alerts[0].fingerprint.tokens
        known = {name.decode() for name in store.keys("news:story:*")}
        key = next(f"news:story:{t}" for t in tokens if f"news:story:{t}" not in known)
    kept = store.dump(key)
    store.delete(key)
    store.hset(key, "a", "hash")
    before, alerts = state(store), store.xlen(ALERTS)
    with pytest.raises(Exception, match="WRONGTYPE"):
        await desk.committer.commit([decided], NOW)
    assert state(store) == before
    assert store.xlen(ALERTS) == alerts
    assert pending(store) == 1
    store.delete(key)
    if kept is not None:
        store.restore(key, 0, kept)
    assert await desk.committer.commit([decided], NOW) == [Outcome.WRITTEN]
    told = (await desk.stories())[-1]
    assert (told.reports, told.relation) == (2, "update")


async def test_a_fingerprint_that_breaks_the_script_costs_the_story_alone(
    desk: Desk, store: redis.Redis
) -> None:
    await desk.send(BOMB)
    entry, verdict = await desk.receive(RETOLD)
    (alert,) = verdict.alerts
    broken = Fingerprint(alert.fingerprint.tokens, b'{"c":"security_incident"}')
    decided = entry, Alerts(verdict.document_id, [replace(alert, fingerprint=broken)])
    assert await desk.committer.commit([decided], NOW) == [Outcome.WRITTEN]
    rows: Any = store.xrange(ALERTS)
    assert len(rows) == 2
    assert Alert.model_validate_json(rows[1][1][b"__data__"]).data.story is None
    assert desk.told == ["new", "failed"]
    assert store.xlen(STORIES) == 1
    assert pending(store) == 0


async def test_a_story_that_lives_on_stays_known_by_the_words_of_its_first_report(
    desk: Desk, store: redis.Redis
) -> None:
    first = await desk.receive(BOMB)
    await desk.committer.commit([first], NOW)
    retold = await desk.receive(RETOLD)
    own, later = ({f"news:story:{token}" for token in tokens_of(one)} for one in (first, retold))
    known = own.intersection(key.decode() for key in store.keys("news:story:*"))
    wrong, *earlier = sorted(known - later)
    assert len(earlier) > 5
    for key in earlier:
        store.expire(key, 100)
    store.delete(wrong)
    store.hset(wrong, "of another", "kind")
    await desk.committer.commit([retold], NOW + timedelta(seconds=desk.settings.story_window / 2))
    assert len({one.id for one in await desk.stories()}) == 1
    assert min(store.ttl(key) for key in earlier) > 100
    assert store.ttl(wrong) == -1


async def test_every_key_expires(desk: Desk, store: redis.Redis) -> None:
    await desk.send(BOMB)
    found = store.keys("news:story:*")
    assert len(found) > 5
    assert all(0 < store.ttl(key) <= 1.25 * desk.settings.story_window for key in found)


async def test_a_forgotten_story_begins_anew(desk: Desk, store: redis.Redis) -> None:
    first = await desk.send(BOMB)
    store.delete(f"news:story:s:{first.id}")  # as if it had expired
    second = await desk.send(BOMB)
    assert second.relation == "new"
    assert second.id != first.id


async def test_stories_are_bounded_in_number(
    astore: redis.asyncio.Redis, settings: Settings, store: redis.Redis
) -> None:
    await ensure_group(astore, DOCUMENTS, GROUP)
    desk = Desk(astore, settings.model_copy(update={"story_limit": 20}))
    sizes = []
    for number in range(120):
        text = " ".join(f"x{number}{word}" for word in BOMB.split())
        await desk.send(text, "", 0, {"location": {"text": f"Place{number}x"}})
        sizes.append(len(store.keys("news:story:*")))
    assert store.zcard("news:story:recent") == 20
    assert len(store.keys("news:story:s:*")) == 20
    assert max(sizes[40:]) <= sizes[20] * 1.2


async def test_a_lowered_limit_is_reached_step_by_step_past_what_can_not_be_read(
    astore: redis.asyncio.Redis, settings: Settings, store: redis.Redis
) -> None:
    await ensure_group(astore, DOCUMENTS, GROUP)
    desk = Desk(astore, settings)
    known = []
    for number in range(12):
        if number == 8:
            oldest: Any = store.zrange("news:story:recent", 0, 3)
            for one, state in zip(oldest, (b"\xc1", b"\x01", b"\x81\xa6tokens\x90"), strict=False):
                store.set(b"news:story:s:" + one, state)
            store.delete(b"news:story:s:" + oldest[3])
            store.lpush(b"news:story:s:" + oldest[3], "a list")
            desk.settings = settings.model_copy(update={"story_limit": 2})
            desk.committer = desk.worker()
        text = " ".join(f"x{number}{word}" for word in BOMB.split())
        await desk.send(text, "", 0, {"location": {"text": f"Place{number}x"}})
        known.append(store.zcard("news:story:recent"))
    assert known == [*range(1, 9), 7, 6, 5, 4]
    assert len(store.keys("news:story:s:*")) == 4
    assert desk.told == ["new"] * 12


async def test_one_story_of_hundreds_of_reports_stays_small(desk: Desk, store: redis.Redis) -> None:
    decided = [
        await desk.receive(" ".join([*BOMB.split(), *(f"Name{n * 40 + k}x" for k in range(30))]))
        for n in range(300)
    ]
    await desk.committer.commit(decided, NOW)
    first = (await desk.stories())[0]
    assert (await desk.stories())[-1].reports == 300
    assert store.strlen(f"news:story:s:{first.id}") < 8_000
    assert len(store.keys("news:story:*")) < 80


async def test_switched_off_there_are_none(
    astore: redis.asyncio.Redis, settings: Settings, store: redis.Redis
) -> None:
    await ensure_group(astore, DOCUMENTS, GROUP)
    desk = Desk(astore, settings)
    classifier: Classifier = Scripted()  # type: ignore[assignment, unused-ignore]
    desk.judge = Judge(classifier, Limits(1_000_000, 64), "/test", stories=False)
    decided = await desk.receive(BOMB)
    await desk.committer.commit([decided], NOW)
    rows: Any = store.xrange(ALERTS)
    assert Alert.model_validate_json(rows[0][1][b"__data__"]).data.story is None
    assert not store.exists(STORIES)
    assert not store.keys("news:story:*")
