"""The atomic step: calls commit.lua and says what became of each entry."""

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b

from redis.asyncio import Redis
from redis.exceptions import ResponseError

from service.commit.dead_letters import Origin, to_fields
from service.commit.scripts import script
from service.errors import CommitRefusedError, WrongKeyError
from service.settings import Settings
from service.streams.group import documents_refused, ensure_group
from service.streams.trouble import is_group_missing, is_lasting, persistently, wrong_kind
from service.verdict import Alerts, Entry, Refused, WireAlert


class Outcome(StrEnum):
    """What became of an entry."""

    WRITTEN = "written"
    """Its alerts or its dead letter are in the streams, and it is acknowledged."""
    DUPLICATE = "duplicate"
    """Its document was seen before: acknowledged, nothing written."""
    LOST = "lost"
    """Another consumer has it, or finished it: nothing done."""


_OUTCOMES = {
    0: Outcome.LOST,
    1: Outcome.WRITTEN,
    2: Outcome.DUPLICATE,
    3: Outcome.WRITTEN,  # by an earlier run, whose reply was lost
}

_STORY, _AFTER_STORY = b'"story":', b"}}"
_WITHOUT_STORY = _STORY + b"null" + _AFTER_STORY
"""How an alert's JSON ends that has no story yet: the story is the last field of the data."""

Decided = tuple[Entry, Alerts | Refused]


class Committer:
    """Writes verdicts to Redis, exactly once within one primary."""

    def __init__(
        self,
        redis: Redis,
        settings: Settings,
        on_trouble: Callable[[BaseException], None],
        on_story: Callable[[str], None] | None = None,
        on_group_created: Callable[[], None] | None = None,
    ) -> None:
        """Take a client without retries of its own: repeating is this class' business.

        `on_story` gets each written alert's relation to its story; `on_group_created` is told
        when the group had vanished and was made again here.
        """
        self._redis = redis
        self._settings = settings
        self._on_trouble = on_trouble
        self._on_story = on_story or (lambda _relation: None)
        self._on_group_created = on_group_created or (lambda: None)
        self._script = redis.register_script(script("commit"))
        self._origin = Origin(settings.documents_stream, settings.consumer)

    async def commit(self, decided: Sequence[Decided], now: datetime) -> list[Outcome]:
        """Commit a batch and return an outcome per entry, in order.

        Repeats passing trouble for ever, with backoff; safe to repeat, because the script
        asks whether each entry is still pending. Raises StopError where only an operator's
        other choice of streams can help.
        """
        outcomes: dict[bytes, Outcome] = {}
        async for attempt in persistently(self._on_trouble):
            with attempt:
                remaining = [one for one in decided if one[0].id not in outcomes]
                outcomes |= await self._run(remaining, now)
                if len(outcomes) < len(decided):
                    raise CommitRefusedError(self._refusal)
        return [outcomes[entry.id] for entry, _verdict in decided]

    async def _run(self, decided: list[Decided], now: datetime) -> dict[bytes, Outcome]:
        keys, args = self._arguments(decided, now)
        try:
            results = await self._script(keys=keys, args=args)
        except ResponseError as error:
            if is_group_missing(error):
                # Made again at 0: what was in hand is delivered again, or is gone with the
                # stream; the next run of the script finds it not pending.
                settings = self._settings
                if await ensure_group(self._redis, settings.documents_stream, settings.group):
                    self._on_group_created()
            if await documents_refused(self._redis, self._settings.documents_stream, error):
                raise wrong_kind(self._settings.documents_stream, error) from error
            if is_lasting(error):
                prefixes = f"{self._settings.seen_prefix}* or {self._settings.story_prefix}*"
                raise WrongKeyError(f"one of the keys {prefixes}: {error}") from error
            raise
        outcomes = {}
        for (entry, _verdict), result in zip(decided, results, strict=True):
            if isinstance(result, int):
                outcomes[entry.id] = _OUTCOMES[result]
            elif isinstance(result, list):
                outcomes[entry.id] = _OUTCOMES[result[0]]
                for relation in result[1:]:
                    self._on_story(relation.decode())
            else:
                self._refusal = (
                    f"Redis refused to write the alerts of entry {entry.id.decode()}: "
                    f"{bytes(result).decode('utf-8', 'replace')}"
                )
        return outcomes

    def _arguments(
        self, decided: list[Decided], now: datetime
    ) -> tuple[list[str], list[bytes | str | int]]:
        """Lay out the script's keys and arguments as its head says."""
        categories: dict[str, int] = {}
        seen: list[str] = []
        index: dict[str, None] = {}
        body: list[bytes | str | int] = []
        for entry, verdict in decided:
            if isinstance(verdict, Alerts):
                seen.append(self._seen_key(verdict.document_id))
                body += (entry.id, "a", len(verdict.alerts))
                for alert in verdict.alerts:
                    number = categories.setdefault(alert.category, len(categories) + 1)
                    body += (number, alert.id, alert.category, alert.severity)
                    body += self._with_story(alert, index)
            else:
                seen.append(f"{self._settings.seen_prefix}dead:{entry.id.decode()}")
                fields = to_fields(entry, verdict, self._origin, now)
                body += (entry.id, "d", len(fields), *fields)
        settings = self._settings
        keys = [
            settings.documents_stream,
            settings.dead_stream,
            settings.alerts_stream,
            settings.stories_stream,
            f"{settings.story_prefix}recent",
            *(settings.category_stream(category) for category in categories),
            *seen,
            *index,
        ]
        head: list[bytes | str | int] = [
            settings.group,
            settings.consumer,
            settings.dedup_window,
            len(categories),
            len(decided),
            settings.story_prefix,
            settings.story_window,
            settings.story_limit,
            str(settings.story_points),
            str(settings.story_copy),
            int(now.timestamp()),
        ]
        return keys, [*head, *body]

    def _with_story(self, alert: WireAlert, index: dict[str, None]) -> list[bytes | str | int]:
        """Lay out an alert's payload, cut where its story goes, and what finds that story."""
        if alert.fingerprint is None or not alert.payload.endswith(_WITHOUT_STORY):
            return [alert.payload, "", "", ""]
        tokens = alert.fingerprint.tokens
        index.update(dict.fromkeys(self._settings.story_prefix + token for token in tokens))
        before = alert.payload[: -len(_WITHOUT_STORY)] + _STORY
        return [before, _AFTER_STORY, alert.fingerprint.body, " ".join(tokens)]

    def _seen_key(self, document_id: str) -> str:
        """Return the deduplication key: ids may be long, so 128 bits of a hash stand for one."""
        digest = blake2b(document_id.encode("utf-8", "surrogatepass"), digest_size=16)
        return self._settings.seen_prefix + digest.hexdigest()
