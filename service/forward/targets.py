"""The targets: where alerts go, which, and how; read from a TOML file."""

import tomllib
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)

from schemas.event import Severity
from schemas.filter import AlertFilter
from schemas.story import Relation
from service.errors import ConfigurationError
from service.forward.cap import CapStatus, is_name
from service.forward.guard import Guard, RefusedAddressError
from service.forward.sign import key_of

MOST = 64
"""Targets of one process: each has metric labels of its own."""
_OWN_HEADERS = ("content-type", "content-length", "host", "transfer-encoding", "webhook-")


def _headers(value: dict[str, SecretStr]) -> dict[str, SecretStr]:
    for name, content in value.items():
        if name.lower().startswith(_OWN_HEADERS):
            raise ValueError(f"the header {name} is set by Tocsin")
        if any(ord(c) < 32 or ord(c) > 126 for c in name + content.get_secret_value()):
            raise ValueError(f"the header {name} holds what no header may")
    return value


class Target(BaseModel):
    """One target; durations in seconds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$", description="Names group and metrics.")
    url: str = Field(
        description="Where to POST: https://, or http:// inside a network of one's own."
    )
    format: Literal["cloudevents", "cap"] = Field(
        default="cloudevents",
        description="cloudevents: structured JSON; cap: Common Alerting Protocol 1.2, XML.",
    )
    secret: SecretStr | None = Field(default=None, description="Signs each POST.")
    secret_file: Path | None = Field(default=None, description="File that holds the secret.")
    headers: Annotated[dict[str, SecretStr], AfterValidator(_headers)] = Field(
        default_factory=dict, description="Further headers, for example Authorization."
    )
    categories: list[str] = Field(default_factory=list, description="Only these; empty: all.")
    min_severity: Severity = Field(default="low", description="The least severity.")
    countries: list[str] = Field(default_factory=list, description="ISO 3166-1; empty: all.")
    relations: list[Relation] = Field(
        default=["new", "update", "cancel"], description="Relations to the story; empty: all."
    )
    start: str = Field(
        default="$",
        pattern=r"^(\$|\d{1,19}(-\d{1,19})?)$",
        description="Where to begin at the very first start: $ now, 0 all, or a stream id.",
    )
    timeout: float = Field(default=10.0, gt=0, le=120, description="For one POST.")
    attempts: int = Field(
        default=8,
        ge=1,
        description="POSTs of an alert that the target answers with an error (5xx).",
    )
    retry_for: float = Field(
        default=3600.0, ge=0, description="How long an alert is tried while the target is away."
    )
    sender: str | None = Field(default=None, description="cap: its sender, such as a domain.")
    status: CapStatus = Field(default="Actual", description="cap: its status.")

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.format == "cap" and not is_name(self.sender or ""):
            raise ValueError("format cap needs a sender without spaces, commas, < or &")
        if self.secret and self.secret_file:
            raise ValueError("give secret or secret_file, not both")
        if self.secret_file and not self.secret_file.is_file():
            raise ValueError(f"secret_file {self.secret_file} is no file")
        self.key()
        self.filter()
        return self

    def key(self) -> bytes | None:
        """Return the key of the signature, if there is to be one.

        Raises ValueError where the secret is none, or can't be read.
        """
        if self.secret_file:
            try:
                return key_of(self.secret_file.read_text(encoding="utf-8").strip())
            except OSError as error:
                raise ValueError(f"the secret_file can't be read: {error}") from error
        return key_of(self.secret.get_secret_value()) if self.secret else None

    def filter(self) -> AlertFilter:
        """Return which alerts it gets."""
        return AlertFilter(self.categories, self.min_severity, self.countries, self.relations)

    @property
    def group(self) -> str:
        """The consumer group that holds its position."""
        return f"forward:{self.name}"


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    target: list[Target] = Field(min_length=1, max_length=MOST)


def load_targets(path: Path | None, guard: Guard) -> list[Target]:
    """Read the targets.

    Raises ConfigurationError with one line per mistake, also where a target's host is not
    allowed.
    """
    if path is None:
        raise ConfigurationError(
            "TOCSIN_FORWARD_TARGETS names no file; give a TOML file with a [[target]] for each "
            "receiver"
        )
    try:
        with path.open("rb") as file:
            targets = _File.model_validate(tomllib.load(file)).target
    except ValidationError as error:
        lines = [
            f"{'.'.join(str(part) for part in item['loc'])}: {item['msg']}"
            for item in error.errors(include_input=False)
        ]
        raise ConfigurationError(f"wrong targets in {path}:\n  " + "\n  ".join(lines)) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"the targets file {path} can't be read: {error}") from error
    if len({target.name for target in targets}) < len(targets):
        raise ConfigurationError(f"{path}: each target needs a name of its own")
    for target in targets:
        try:
            guard.check_url(target.url)
        except RefusedAddressError as error:
            raise ConfigurationError(f"{path}: target {target.name}: {error}") from error
    return targets
