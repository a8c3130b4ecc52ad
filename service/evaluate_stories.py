"""How right the grouping into stories is: the real commit on a server of its own.

Counted are alerts that were produced: a document's first alert of its happening's category. What
the classifier misses can't be grouped and is reported as a share.
"""

import random
import tempfile
from codecs import BOM_UTF8
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import orjson
from pydantic import SecretStr
from redis.asyncio import Redis

from schemas.alert import AlertData
from schemas.document import NewsDocument
from service.classify.base import Classifier
from service.commit.commit import Committer
from service.embedded import embedded_server
from service.errors import ConfigurationError
from service.ingest.decode import Limits
from service.line.judge import Judge
from service.settings import Settings
from service.streams.group import ensure_group
from service.streams.replies import entries_by_stream
from service.verdict import Alerts, Entry

COPY_EDIT = 0.3
"""Share of a text's words that a made copy has replaced, at both ends together."""


@dataclass(frozen=True, slots=True)
class Report:
    """A document that tells a known happening."""

    happening: str
    category: str
    document: NewsDocument
    cancels: bool = False
    """Whether it denies or withdraws what earlier reports of the happening told."""


@dataclass(frozen=True, slots=True)
class StoryScore:
    """How well reports were grouped."""

    happenings: int
    reports: int
    missed: float
    """Share of the reports without an alert of the happening's category."""
    precision: float
    """Of the pairs of alerts in one story, the share that tell one happening."""
    recall: float
    """Of the pairs of alerts that tell one happening, the share in one story."""
    copies: int
    copies_found: float
    """Share of the made copies that joined their original's story."""
    independent: float
    """Share of these that were not counted as another source."""
    cancels: int
    """Reports that deny or withdraw what earlier ones told."""
    cancels_found: float
    """Share of them whose alert cancels the story."""
    cancelled_wrongly: list[str]
    """Other reports whose alert cancels a story."""
    cancels_missed: list[str]
    """Reports that should cancel and don't: without an alert, or as another story."""
    merged: list[str]
    """Pairs of happenings that share a story."""
    split: list[str]
    """Happenings told in several stories."""

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def read_reports(path: Path, split: str | None = None) -> list[Report]:
    """Read JSON Lines of happening, category, split, cancels and the document's fields.

    A document without an id has its line's number. Raises ConfigurationError naming a bad line.
    """
    found = []
    for number, line in enumerate(path.read_bytes().removeprefix(BOM_UTF8).splitlines(), 1):
        if not line.strip():
            continue
        try:
            raw: dict[str, Any] = {"id": str(number), **orjson.loads(line)}
            happening, category = raw.pop("happening"), raw.pop("category")
            if raw.pop("split", split) == split or split is None:
                cancels = bool(raw.pop("cancels", False))
                found.append(Report(happening, category, NewsDocument(**raw), cancels))
        except KeyError as error:
            raise ConfigurationError(f"{path}:{number}: {error} is missing") from error
        except (ValueError, TypeError) as error:
            raise ConfigurationError(f"{path}:{number}: {error}") from error
    if not found:
        raise ConfigurationError(f"{path} holds no report" + (f" of {split}" if split else ""))
    return found


async def evaluate_stories(
    reports: list[Report], classifier: Classifier, settings: Settings | None = None
) -> StoryScore:
    """Send the reports through judge and commit in the order of publication, then copies."""
    ordered = sorted(reports, key=lambda one: (str(one.document.published_at), one.document.id))
    copies = [_copy(one.document, number) for number, one in enumerate(ordered)]
    with tempfile.TemporaryDirectory() as folder, embedded_server(Path(folder)) as server:
        given = (settings or Settings(_env_file=None)).model_dump()
        own = Settings(**{**given, "redis_url": SecretStr(server.url)})
        redis = Redis.from_url(server.url)
        try:
            await _send(redis, own, classifier, [one.document for one in ordered])
            before = await _read(redis, own)
            await _send(redis, own, classifier, copies)
            after = await _read(redis, own)
        finally:
            await redis.aclose()
    return _score(ordered, copies, before, after)


async def _send(
    redis: Redis, settings: Settings, classifier: Classifier, documents: list[NewsDocument]
) -> None:
    judge = Judge(classifier, Limits(settings.max_document_bytes, settings.max_json_depth), "/")
    committer = Committer(redis, settings, on_trouble=_raise)
    await ensure_group(redis, settings.documents_stream, settings.group)
    now = datetime.now(UTC)
    for document in documents:
        fields: dict[Any, Any] = {"json": document.model_dump_json()}
        await redis.xadd(settings.documents_stream, fields)
        found: Any = await redis.xreadgroup(
            settings.group, settings.consumer, {settings.documents_stream: ">"}
        )
        ((_name, rows),) = entries_by_stream(found)
        for entry_id, raw in rows:
            entry = Entry(entry_id, raw)
            # A text counts as published when it arrives at the latest, whatever the clock says.
            verdict = judge.judge(entry, max(now, document.published_at or now))
            if isinstance(verdict, Alerts):
                await committer.commit([(entry, verdict)], now)


def _raise(error: BaseException) -> None:
    raise error


async def _read(redis: Redis, settings: Settings) -> dict[tuple[str, str], AlertData]:
    """Return each document's first alert of each category."""
    found: dict[tuple[str, str], AlertData] = {}
    rows: Any = await redis.xrange(settings.alerts_stream)
    for _entry_id, fields in rows:
        data = AlertData.model_validate(orjson.loads(fields[b"__data__"])["data"])
        found.setdefault((data.document.id, data.category), data)
    return found


def _score(
    reports: list[Report],
    copies: list[NewsDocument],
    before: dict[tuple[str, str], AlertData],
    after: dict[tuple[str, str], AlertData],
) -> StoryScore:
    placed: list[tuple[str, str]] = []
    cancelling = {
        report.document.id
        for report in reports
        if (alert := before.get((report.document.id, report.category))) is not None
        and alert.story is not None
        and alert.story.relation == "cancel"
    }
    stated = {report.document.id for report in reports if report.cancels}
    made = found = kept_apart = 0
    for report, copy in zip(reports, copies, strict=True):
        alert = before.get((report.document.id, report.category))
        if alert is None or alert.story is None:
            continue
        placed.append((report.happening, alert.story.id))
        again = after.get((copy.id, report.category))
        if again is not None and again.story is not None:
            made += 1
            found += again.story.id == alert.story.id
            known = [one.story for one in before.values() if one.story is not None]
            most = max((s.sources for s in known if s.id == again.story.id), default=0)
            kept_apart += again.story.sources == most
    both = told = grouped = 0
    merged: set[str] = set()
    for (a, story_a), (b, story_b) in combinations(placed, 2):
        told += a == b
        grouped += story_a == story_b
        both += a == b and story_a == story_b
        if a != b and story_a == story_b:
            merged.add(" + ".join(sorted((a, b))))
    stories = Counter(happening for happening, _story in set(placed))
    return StoryScore(
        happenings=len({one.happening for one in reports}),
        reports=len(reports),
        missed=1 - len(placed) / len(reports),
        precision=both / grouped if grouped else 1.0,
        recall=both / told if told else 1.0,
        copies=made,
        copies_found=found / made if made else 1.0,
        independent=kept_apart / made if made else 1.0,
        cancels=len(stated),
        cancels_found=len(stated & cancelling) / len(stated) if stated else 1.0,
        cancelled_wrongly=sorted(cancelling - stated),
        cancels_missed=sorted(stated - cancelling),
        merged=sorted(merged),
        split=sorted(name for name, number in stories.items() if number > 1),
    )


_FILLER_TEXT = """
    readers can follow our live page for pictures maps and further background as it comes in
    more details are expected later and this page will be refreshed by the desk on duty
    subscribe for the daily letter with stories chosen by editors from all over the region"""
_FILLER = _FILLER_TEXT.split()


def _copy(document: NewsDocument, number: int) -> NewsDocument:
    """Return the text as another outlet republishes it: other words at both ends."""
    chance = random.Random(number)  # noqa: S311 - the same copies in every run
    words = document.text.split()
    edited = round(len(words) * COPY_EDIT)
    head = chance.randint(0, min(edited, 6))
    tail = edited - head
    kept = words[head : len(words) - tail]
    text = [*chance.sample(_FILLER, head), *kept, *chance.sample(_FILLER, min(tail, len(_FILLER)))]
    return document.model_copy(
        update={
            "id": f"{document.id}-copy",
            "text": " ".join(text),
            "source": f"Copyist {number}",
            "url": None,
        }
    )
