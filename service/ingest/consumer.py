"""FastStream's edge: the only place where the line meets the framework."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from faststream import AckPolicy
from faststream.redis import RedisBroker, StreamSub
from faststream.redis.configs.state import ConnectionState
from faststream.redis.message import FAKE_CONSUMER, BatchStreamMessage, RedisBatchStreamMessage

from service.ingest.client import PatientConnectionState, ReaderHooks
from service.settings import Settings
from service.streams.group import ensure_group
from service.streams.trouble import Backoff, is_lasting, is_passing, wrong_kind
from service.verdict import Entry

POLL_MS = 1000
"""Longest wait of one read, milliseconds: below every socket time-out."""


class PatientBroker(RedisBroker):
    """A RedisBroker that waits for an absent Redis instead of giving up."""

    def __init__(self, settings: Settings, hooks: ReaderHooks) -> None:
        self._settings = settings
        self._hooks = hooks
        super().__init__(
            settings.url(),
            socket_timeout=settings.reply_timeout,
            socket_connect_timeout=settings.connect_timeout,
            graceful_timeout=settings.drain_timeout,
            apply_types=False,
            logger=logging.getLogger("tocsin.faststream"),
            log_level=logging.DEBUG,
        )

    def _make_connection_state(
        self,
        connection_options: dict[str, Any],
        kwargs: dict[str, Any],  # noqa: ARG002
    ) -> ConnectionState[Any]:
        return PatientConnectionState(connection_options, self._hooks)

    async def start(self) -> None:
        """Wait for Redis, make the stream and the group, then start reading."""
        backoff = Backoff()
        stream, group = self._settings.documents_stream, self._settings.group
        while not self._hooks.gate.closed:
            self._hooks.on_beat()
            try:
                client = await self.connect()
                if await ensure_group(client, stream, group):
                    self._hooks.on_group_created()
                await super().start()
            except Exception as error:  # noqa: BLE001 - all goes to a hook
                if not is_passing(error):
                    # FastStream would go on as a live application without a consumer.
                    self._hooks.on_fatal(wrong_kind(stream, error) if is_lasting(error) else error)
                    return
                for subscriber in self.subscribers:
                    await subscriber.stop()
                self._hooks.on_trouble(error)
                await self._hooks.gate.wait(backoff.next_wait())
            else:
                self._hooks.on_success()
                return


async def keep_raw(message: BatchStreamMessage) -> RedisBatchStreamMessage:
    """Parse nothing: the entries go on as Redis gave them, each to be decoded alone."""
    return RedisBatchStreamMessage(
        raw_message=message, body=b"", consumer=FAKE_CONSUMER, group=None, content_type=None
    )


async def no_decoding(message: RedisBatchStreamMessage) -> list[Entry]:
    """Pair ids and fields."""
    raw = message.raw_message
    return [
        Entry(entry_id, fields)
        for entry_id, fields in zip(raw["message_ids"], raw["data"], strict=True)
    ]


def make_broker(
    settings: Settings,
    hooks: ReaderHooks,
    process: Callable[[list[Entry]], Awaitable[None]],
) -> PatientBroker:
    """Build the broker with its one subscriber, which hands batches to `process`."""
    broker = PatientBroker(settings, hooks)
    documents = StreamSub(
        settings.documents_stream,
        group=settings.group,
        consumer=settings.consumer,
        batch=True,
        max_records=settings.batch_size,
        polling_interval=POLL_MS,
    )

    @broker.subscriber(
        stream=documents, parser=keep_raw, decoder=no_decoding, ack_policy=AckPolicy.MANUAL
    )
    async def on_documents(entries: list[Entry]) -> None:
        await process(entries)

    return broker
