"""Every setting of Tocsin, with its unit, range and default.

Read from, first wins: environment ``TOCSIN_*``, the file ``.env``, the TOML file that
``TOCSIN_CONFIG`` names.
"""

import os
import re
import secrets
import socket
import tomllib
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from redis.asyncio import ConnectionPool
from redis.exceptions import RedisError

from service.errors import ConfigurationError

MAX_CATEGORY_LABELS = 64
"""Categories that get a metric label of their own; any further ones share ``other``."""
LONGEST = 315_360_000
"""Seconds that any duration may have: ten years."""
MOST = 1_000_000_000_000
"""What any number of entries, clients or bytes may be."""


def _own_consumer_name() -> str:
    """Name this process: one name for two processes would mix up their pending entries."""
    return f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"


def _stream_name(value: str) -> str:
    if not value or any(c.isspace() for c in value):
        raise ValueError("a stream name has at least one character and no spaces")
    return value


def _redis_address(value: SecretStr) -> SecretStr:
    """Have redis-py read the address.

    No message quotes any of it: a password that is not escaped may stand in every part.
    """
    url = value.get_secret_value()
    if url.partition("://")[0] not in {"redis", "rediss", "unix"}:
        raise ValueError("must start with redis://, rediss:// or unix://")
    try:
        parts = urlsplit(url)
        unix = parts.scheme == "unix"
        _port = None if unix else parts.port
    except ValueError:
        raise ValueError(f"its host or its port can't be read; {_ESCAPES}") from None
    _user, at, host = parts.netloc.rpartition("@")
    if parts.fragment or (host and not at and "@" in url):
        raise ValueError(f"holds a # or an @ where none may be; {_ESCAPES}")
    if unix and (host or not parts.path):
        raise ValueError(f"names no socket, as in unix:///run/redis.sock; {_ESCAPES}")
    if not unix and not re.fullmatch(r"/?[0-9]*/?", parts.path):
        raise ValueError(f"its database, behind the host, is no number; {_ESCAPES}")
    try:
        pool = ConnectionPool.from_url(url)
        pool.make_connection()  # type: ignore[no-untyped-call]  # connects nowhere yet
    except (ValueError, TypeError, AttributeError, RedisError):
        raise ValueError(f"an option behind its ? is unknown or wrong; {_ESCAPES}") from None
    if pool.connection_kwargs.get("db", 0) < 0:
        raise ValueError("its database is a number below nought")
    return value


def _token(value: SecretStr) -> SecretStr:
    token = value.get_secret_value()
    if not re.fullmatch(r"[\x20-\x7e]*", token) or token != token.strip():
        raise ValueError(
            "no header can carry it: a token has letters, digits and signs of ASCII, and neither "
            "a space nor a line's end (of the file that it comes from?) at its ends"
        )
    return value


def _origin(value: str) -> str:
    if value not in {"", "*"} and not re.fullmatch(r"https?://[^\s/?#@*]+", value):
        raise ValueError("an origin is as https://desk.example.org, without a path or a last /")
    return value


def _source(value: str) -> str:
    if not value or not re.fullmatch(r"[\x21-\x7e]+", value):
        raise ValueError("CloudEvents wants a URI or a path here, as /tocsin, and no spaces")
    return value


_ESCAPES = "in its user and password write % / ? # @ : as %25 %2F %3F %23 %40 %3A"

StreamName = Annotated[str, AfterValidator(_stream_name)]
RedisAddress = Annotated[SecretStr, AfterValidator(_redis_address)]
# Without one, a document's id would name any key.
Prefix = Annotated[str, Field(min_length=1)]
# An empty one stands for none, as where a compose file hands on what is not set: Path("") would be
# the folder that the process is in.
OptionalPath = Annotated[Path | None, BeforeValidator(lambda value: value or None)]
# Without a bound Redis refuses such numbers, or a clock overflows, long after the start.
Seconds = Annotated[float, Field(le=LONGEST, allow_inf_nan=False)]
WholeSeconds = Annotated[int, Field(le=LONGEST)]
Count = Annotated[int, Field(le=MOST)]


_USUAL_NAMES = {
    "documents_stream": "news:documents",
    "group": "tocsin",
    "alerts_stream": "news:alerts",
}


def _prefix_of(kind: str) -> Callable[[dict[str, Any]], str]:
    """Return what makes the default prefix of a kind of keys, from the names before it.

    A Tocsin with a group or with alerts of its own has keys of its own: with those of another
    that reads the same documents, it would take what the other has seen for duplicates and
    never alert on it. The documents' stream comes first, so that its hash tag is the keys', too
    (Redis Cluster); the digest tells apart names that are the same when joined.
    """

    def make(given: dict[str, Any]) -> str:
        names = {name: str(given.get(name, usual)) for name, usual in _USUAL_NAMES.items()}
        if names == _USUAL_NAMES:
            return f"news:{kind}:"
        joined = "\0".join(names.values()).encode("utf-8", "surrogatepass")
        digest = blake2b(joined, digest_size=4).hexdigest()
        return f"news:{kind}:{names['documents_stream']}:{names['group']}:{digest}:"

    return make


class Settings(BaseSettings):
    """The one settings model; durations are in seconds, sizes in bytes."""

    model_config = SettingsConfigDict(
        env_prefix="TOCSIN_",
        env_file=".env",
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    # Redis and its streams
    redis_url: RedisAddress = Field(
        default=SecretStr("redis://127.0.0.1:6379/0"),
        description="redis://, rediss:// (TLS) or unix:// address, with user and password if any.",
    )
    documents_stream: StreamName = Field(
        default=_USUAL_NAMES["documents_stream"], description="Stream that documents arrive in."
    )
    alerts_stream: StreamName = Field(
        default=_USUAL_NAMES["alerts_stream"],
        description="Stream of all alerts; those of a category go to <this>:<category> too.",
    )
    dead_stream: StreamName = Field(default="news:dead", description="Stream of the dead letters.")
    stories_stream: StreamName = Field(
        default="news:stories",
        description="Stream of the alerts that are new, update or cancel a story: no duplicates.",
    )
    group: str = Field(default=_USUAL_NAMES["group"], min_length=1, description="Consumer group.")
    # Behind the names that their defaults are made from.
    seen_prefix: Prefix = Field(
        default_factory=_prefix_of("seen"),
        description="Prefix of the deduplication keys. Default: news:seen:, and with other names "
        "of documents, group or alerts one of their own behind that.",
    )
    story_prefix: Prefix = Field(
        default_factory=_prefix_of("story"),
        description="Prefix of the keys that hold what is known of stories. Default: "
        "news:story:, and so on as for the former.",
    )
    consumer: str = Field(
        default_factory=_own_consumer_name,
        min_length=1,
        description="Name of this consumer in the group: one per process. Default: host, "
        "process id and six random digits.",
    )
    connect_timeout: float = Field(
        default=5.0, gt=0, le=60, description="Seconds to wait for a connection to Redis."
    )
    reply_timeout: float = Field(
        default=10.0, ge=2, le=300, description="Seconds to wait for a reply of Redis."
    )

    # The line
    batch_size: int = Field(
        default=256,
        ge=1,
        le=1000,
        description="Entries read at once, and committed at once unless they take long.",
    )
    max_document_bytes: Count = Field(
        default=1_048_576, ge=1024, description="Largest entry taken, all its fields together."
    )
    max_json_depth: int = Field(default=64, ge=4, le=500, description="Deepest JSON nesting taken.")
    dedup_window: WholeSeconds = Field(
        default=86_400, ge=1, description="Seconds in which a document id counts as seen."
    )
    alerts_source: Annotated[str, AfterValidator(_source)] = Field(
        default="/tocsin", description="CloudEvents source attribute of the alerts."
    )
    alerts_maxlen: Count = Field(
        default=1_000_000, ge=0, description="Alerts kept per alert stream; 0 keeps all."
    )
    alerts_max_age: WholeSeconds = Field(
        default=0, ge=0, description="Seconds that alerts are kept; 0 for no limit of age."
    )
    documents_keep: Count = Field(
        default=100_000,
        ge=0,
        description="Finished documents kept in the document stream; what is unread or "
        "pending in any group is never trimmed.",
    )
    dead_maxlen: Count = Field(
        default=100_000, ge=0, description="Dead letters kept, the oldest go; 0 keeps all."
    )
    taxonomy: OptionalPath = Field(
        default=None, description="TOML file that adds categories or widens them."
    )

    foreign: Literal["pass", "dead"] = Field(
        default="pass",
        description="Documents that are not in English: pass by without an alert, or dead letter.",
    )

    # Stories: reports of one happening
    stories: bool = Field(default=True, description="Whether alerts are grouped into stories.")
    story_window: WholeSeconds = Field(
        default=259_200, ge=1, description="Seconds that a story lives after its last report."
    )
    story_limit: Count = Field(
        default=40_000, ge=1, description="Stories known at most; the oldest are forgotten."
    )
    story_points: float = Field(
        default=5.0,
        gt=0,
        le=1000,
        description="Likeness, in points, at which a report joins a story; more keeps more apart.",
    )
    story_copy: float = Field(
        default=0.35,
        gt=0,
        le=1,
        description="Share of its text that a report has in common with another to be its copy.",
    )

    # Recovery
    claim_idle: Seconds = Field(
        default=60.0,
        ge=0.1,
        description="Seconds a pending entry must be idle before another consumer claims it.",
    )
    max_deliveries: int = Field(
        default=5,
        le=100,
        description="Deliveries of an entry before it is dead-lettered; at least 2.",
    )
    dead_share_limit: float = Field(
        default=0.5,
        gt=0,
        le=1,
        description="Share of dead letters in the window at which the line pauses; 1 never.",
    )
    dead_share_window: Seconds = Field(
        default=60.0, gt=0, description="Seconds of the window for that share."
    )
    dead_share_minimum: Count = Field(
        default=500, ge=1, description="Dead letters in the window below which it never pauses."
    )
    dead_pause: Seconds = Field(
        default=30.0, gt=0, description="Seconds the line then pauses before it tries again."
    )
    consumer_ttl: Seconds = Field(
        default=3600.0,
        ge=1,
        description="Seconds after which an idle consumer with nothing pending is removed.",
    )
    drain_timeout: Seconds = Field(
        default=20.0,
        gt=0,
        description="Seconds that a stopping process has to finish what is in hand.",
    )
    stuck_after: Seconds = Field(
        default=120.0,
        ge=1,
        description="Seconds for one document after which the process stops as stuck.",
    )

    # Feeding: `tocsin feed`
    feed_prefix: Prefix = Field(
        default="news:feed:", description="Prefix of the keys that hold the state of feeds."
    )
    feed_seen_window: WholeSeconds = Field(
        default=2_592_000,
        ge=60,
        description="Seconds that a feed's state is kept after its last poll.",
    )
    feed_seen_limit: Count = Field(
        default=20_000,
        ge=100,
        description="Items of one source that are remembered as seen; longest unlisted go first.",
    )
    feed_http_port: int = Field(
        default=8010, ge=0, le=65535, description="The feeder's HTTP port; 0 takes a free one."
    )

    # Serving
    http_host: str = Field(default="0.0.0.0", description="Address of the HTTP port.")  # noqa: S104
    http_port: int = Field(
        default=8000, ge=0, le=65535, description="HTTP port; 0 takes a free one."
    )
    http_token: Annotated[SecretStr, AfterValidator(_token)] = Field(
        default=SecretStr(""),
        description="Bearer token that /alerts and /classify ask for; empty: none.",
    )
    http_cors_origin: Annotated[str, AfterValidator(_origin)] = Field(
        default="",
        description="Origin whose pages may read /alerts, as https://desk.example.org, or *; "
        "empty: none.",
    )
    http_classify: bool = Field(
        default=False,
        description="Whether POST /classify, and the live page, read a visitor's own text.",
    )
    stream_clients: Count = Field(
        default=200, ge=0, description="Clients of /alerts/stream at a time."
    )
    stream_heartbeat: Seconds = Field(
        default=15.0, gt=0, description="Seconds between heartbeats on /alerts/stream."
    )
    stream_send_timeout: Seconds = Field(
        default=10.0,
        gt=0,
        description="Seconds that a write to a client of /alerts/stream may take before the "
        "client is dropped.",
    )

    # Webhooks
    forward_targets: OptionalPath = Field(
        default=None, description="TOML file with the targets of `tocsin forward`."
    )
    forward_allow: str = Field(
        default="",
        description="Hosts that may be posted to, with commas: names (*.example.org for all below "
        "one), addresses and networks; those of the own network only where listed so.",
    )
    forward_dead_stream: StreamName = Field(
        default="news:forward:dead", description="Stream of the alerts that no target took."
    )
    forward_prefix: Prefix = Field(
        default="news:forward:sent:",
        description="Prefix of the keys that say what a target of format cap got last of a story.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="Least level that is logged."
    )
    log_format: Literal["auto", "json", "console"] = Field(
        default="auto", description="auto: console on a terminal, JSON lines elsewhere."
    )

    @field_validator("max_deliveries")
    @classmethod
    def _more_than_one_delivery(cls, value: int) -> int:
        if value < 2:
            raise ValueError(
                "must be at least 2: when a worker is killed, every document of its batch has "
                "been delivered once, and 1 would make dead letters of them all"
            )
        return value

    @model_validator(mode="after")
    def _streams_differ(self) -> Self:
        names = (
            "documents_stream",
            "alerts_stream",
            "dead_stream",
            "stories_stream",
            "forward_dead_stream",
        )
        streams = {name: str(getattr(self, name)) for name in names}
        if len(set(streams.values())) < len(streams):
            raise ValueError(f"{', '.join(names[:-1])} and {names[-1]} must differ")
        for name, stream in streams.items():
            if stream.startswith(self.category_stream("")):
                raise ValueError(
                    f"{name} ({stream}) begins with alerts_stream and a colon, as the streams of "
                    "the categories do: give it another name"
                )
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put the TOML file behind the environment."""
        sources = [init_settings, env_settings, dotenv_settings, file_secret_settings]
        if path := os.environ.get("TOCSIN_CONFIG"):
            sources.append(TomlConfigSettingsSource(settings_cls, toml_file=Path(path)))
        return tuple(sources)

    def url(self) -> str:
        """Return the Redis address, secrets and all."""
        return self.redis_url.get_secret_value()

    def category_stream(self, category: str) -> str:
        """Return the stream that carries the alerts of one category."""
        return f"{self.alerts_stream}:{category}"


def load_settings(**overrides: Any) -> Settings:
    """Read the settings.

    Raises ConfigurationError with one line per wrong setting.
    """
    path = os.environ.get("TOCSIN_CONFIG")
    if path and not Path(path).is_file():
        raise ConfigurationError(f"TOCSIN_CONFIG names {path}, which is no file")
    try:
        return Settings(**overrides)
    except ValidationError as error:
        lines = [
            _told(str(item["loc"][0]) if item["loc"] else "", item["msg"])
            for item in error.errors()
            if item["type"] != "default_factory_not_called"  # another is wrong, and named
        ]
        raise ConfigurationError("wrong settings:\n  " + "\n  ".join(lines)) from error
    except (ValueError, OSError) as error:  # the TOML file does not parse, or .env is no text
        files = f"{path} or .env" if path else ".env"
        raise ConfigurationError(f"the settings file {files} can't be read: {error}") from error


def _told(name: str, words: str) -> str:
    """Return the line of a wrong setting, with what the setting is."""
    words = words.removeprefix("Value error, ")
    field = Settings.model_fields.get(name)
    meaning = f" ({field.description.rstrip('.')})" if field and field.description else ""
    return f"TOCSIN_{name.upper()}: {words}{meaning}" if name else words


def unknown_settings() -> list[str]:
    """Return what in the environment, .env and the TOML file names no setting: likely typos.

    Never an error: Kubernetes injects TOCSIN_SERVICE_HOST and the like beside a Service. Call it
    where the settings could be read.
    """
    known = {f"TOCSIN_{name.upper()}" for name in Settings.model_fields}

    def unknown(names: Iterable[str]) -> list[str]:
        return [
            name
            for name in map(str.upper, names)
            if name.startswith("TOCSIN_")
            and name not in known
            and not name.startswith(("TOCSIN_SERVICE_", "TOCSIN_PORT"))
        ]

    found = [name for name in unknown(os.environ) if name != "TOCSIN_CONFIG"]
    # There TOCSIN_CONFIG is none either: it is read from the environment alone.
    found += [f".env: {name}" for name in unknown(DotEnvSettingsSource(Settings).env_vars)]
    if path := os.environ.get("TOCSIN_CONFIG"):
        keys = tomllib.loads(Path(path).read_text(encoding="utf-8"))
        found += [f"{path}: {key}" for key in keys if key not in Settings.model_fields]
    return sorted(found)
