"""What to feed: from arguments, or from a TOML file with several sources."""

import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from service.errors import ConfigurationError, FeedError
from service.ingest.feeds.address import check_address, is_header
from service.ingest.feeds.kind import Kind

STDIN = "-"


def _web(value: str) -> str:
    try:
        check_address(value)
    except FeedError as error:
        raise ValueError(error.detail) from None
    return value


def _header(value: str) -> str:
    if not is_header(value):
        raise ValueError("give printable ASCII characters only, with no space around them")
    return value


class _Plan(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str | None = Field(
        default=None, min_length=1, max_length=100, description="In logs, metrics and documents."
    )
    source: str | None = Field(
        default=None, min_length=1, description="The publisher; default: what the source says."
    )
    language: str | None = Field(
        default=None, min_length=2, description="BCP 47 tag; default: what the source says."
    )
    format: Kind | None = Field(default=None, description="Default: what its first bytes tell.")


class WebPlan(_Plan):
    """A feed on the web."""

    url: Annotated[str, AfterValidator(_web)]
    interval: float = Field(default=300.0, ge=1, description="Seconds between polls.")
    full_text: bool = Field(
        default=False, description="Fetch each item's page for its full text, where robots.txt may."
    )

    @property
    def label(self) -> str:
        """The source's name."""
        parts = urlsplit(self.url)
        return self.name or f"{parts.hostname}{parts.path}"[:100]


class FolderPlan(_Plan):
    """A folder to watch; files in folders within it are not read."""

    path: Path
    interval: float = Field(default=2.0, ge=0.1, description="Seconds between looks.")
    after: Literal["move", "delete", "keep"] = Field(
        default="move",
        description="What becomes of a file that was read: moved to done/, deleted, or kept and "
        "marked in Redis.",
    )

    @property
    def label(self) -> str:
        """The source's name."""
        return self.name or str(self.path)[-100:]


class FilePlan(_Plan):
    """A file to read once, or standard input."""

    path: Path

    @property
    def label(self) -> str:
        """The source's name."""
        return self.name or ("stdin" if self.is_stdin else str(self.path)[-100:])

    @property
    def is_stdin(self) -> bool:
        """Whether this is standard input."""
        return str(self.path) == STDIN


class FeedPlan(BaseModel):
    """All sources of one feeding process, and how to behave towards them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    feed: list[WebPlan] = Field(default_factory=list)
    folder: list[FolderPlan] = Field(default_factory=list)
    file: list[FilePlan] = Field(default_factory=list)

    user_agent: Annotated[str, AfterValidator(_header)] = Field(
        default="", description="Default: Tocsin and its version; add how to reach you."
    )
    host_delay: float = Field(
        default=1.0, ge=0, description="Seconds between two requests to one host."
    )
    timeout: float = Field(
        default=15.0, gt=0, description="Seconds for a connection, and between pieces of a reply."
    )
    total_timeout: float = Field(default=60.0, gt=0, description="Seconds for one whole reply.")
    max_bytes: int = Field(
        default=10_485_760, ge=1024, description="Largest feed, page or file taken as a whole."
    )
    retry: float = Field(
        default=5.0,
        gt=0,
        description="Seconds before a failed poll is repeated; doubled each time, up to an hour.",
    )

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        labels = [one.label for one in self.feed] + [one.label for one in self.folder]
        labels += [one.label for one in self.file]
        twice = sorted({one for one in labels if labels.count(one) > 1})
        if twice:
            raise ValueError(f"two sources have the name {twice[0]}; give each a name of its own")
        if not labels:
            raise ValueError("no source: give a [[feed]] or a [[folder]]")
        return self

    @property
    def ends(self) -> bool:
        """Whether nothing is left to do once every source was read once."""
        return not self.feed and not self.folder


def load_plan(path: Path) -> FeedPlan:
    """Read a TOML file. Raises ConfigurationError with one line per mistake."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"{path} can't be read: {error}") from error
    return make_plan(raw, str(path))


def plan_of(
    sources: list[str], common: dict[str, Any], web: dict[str, Any], after: str
) -> FeedPlan:
    """Make the plan of the command's arguments.

    `common` holds members of every source, `web` those of feeds; None stands for the default.
    Raises ConfigurationError for an argument that is no address, file or folder.
    """
    raw: dict[str, Any] = {"feed": [], "folder": [], "file": []}
    given = {key: value for key, value in common.items() if value is not None}
    for source in sources:
        if "://" in source:
            options = {key: value for key, value in web.items() if value is not None}
            raw["feed"].append({"url": source} | given | options)
        elif Path(source).is_dir():
            raw["folder"].append({"path": source, "after": after} | given)
        elif source == STDIN or Path(source).is_file():
            raw["file"].append({"path": source} | given)
        else:
            raise ConfigurationError(f"{source} is no address, no file and no folder")
    return make_plan(raw, "the arguments")


def make_plan(raw: dict[str, Any], where: str) -> FeedPlan:
    """Check a plan. Raises ConfigurationError with one line per mistake."""
    try:
        plan = FeedPlan.model_validate(raw)
    except ValidationError as error:
        lines = [f"{_place(item['loc'])}{item['msg']}" for item in error.errors()]
        raise ConfigurationError(f"{where}:\n  " + "\n  ".join(lines)) from error
    for folder in plan.folder:
        if not folder.path.is_dir():
            raise ConfigurationError(f"{where}: {folder.path} is no folder")
    return plan


def _place(loc: tuple[int | str, ...]) -> str:
    """Say where a mistake is: ``feed[2].interval: ``, counted from 1."""
    words = ""
    for part in loc:
        words += f"[{part + 1}]" if isinstance(part, int) else f"{'.' if words else ''}{part}"
    return f"{words}: " if words else ""
