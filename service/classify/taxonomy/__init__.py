"""The taxonomy as data: categories, subtypes, triggers. Core file plus, if any, the user's own."""

import hashlib
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from schemas.event import Severity
from service.classify.lexicon import word_set
from service.classify.severity import SeverityRule
from service.errors import ConfigurationError

Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class TriggerModel(BaseModel):
    """Phrases that may state an event of one subtype."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    subtype: str | None = None
    words: list[Phrase] = Field(min_length=1)
    needs: list[Phrase] = []
    unless: list[Phrase] = []
    weight: float = Field(default=1.0, gt=0, le=1)


class OutrightModel(BaseModel):
    """Phrases that say outright of which subtype an event is."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    subtype: str
    over: list[str] = Field(min_length=1)
    words: list[Phrase] = Field(min_length=1)
    before: list[Phrase] = []
    within: list[Phrase] = ["@leading"]


class CategoryModel(BaseModel):
    """One event category."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[a-z][a-z0-9_]{0,40}$")
    label: str | None = None
    plover: str = ""
    severity: Severity = "medium"
    trigger: list[TriggerModel] = []
    outright: list[OutrightModel] = []
    examples: list[str] = []
    """Sentences that state such an event; a head is trained on them at start."""
    counter_examples: list[str] = []
    """Sentences that look like it and state none."""


class TaxonomyFile(BaseModel):
    """A taxonomy file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: str = "1"
    category: list[CategoryModel] = []
    severity_rule: SeverityRule | None = None

    @model_validator(mode="after")
    def _has_something(self) -> Self:
        if not self.category and self.severity_rule is None:
            raise ValueError("a taxonomy file needs a category or a severity_rule")
        return self


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All categories, in order, with the classes of words that their triggers name."""

    version: str
    categories: tuple[CategoryModel, ...]
    classes: dict[str, frozenset[str]]
    severity_rule: SeverityRule


def load_taxonomy(extra: Path | None = None) -> Taxonomy:
    """Read the core taxonomy and the user's file, which adds categories or widens them.

    Raises ConfigurationError naming the file, and the place in it, that is wrong.
    """
    core_text = files(__package__).joinpath("core.toml").read_text(encoding="utf-8")
    core = _read(core_text, "core.toml")
    version, categories = core.version, {one.name: one for one in core.category}
    rule = core.severity_rule or SeverityRule()
    if extra is not None:
        try:
            text = extra.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigurationError(f"TOCSIN_TAXONOMY: {extra} can't be read: {error}") from error
        own = _read(text, str(extra))
        rule = own.severity_rule or rule
        for number, one in enumerate(own.category):
            if one.name in {other.name for other in own.category[:number]}:
                raise ConfigurationError(
                    f"{extra}, line {_line_of(text, ('category', number))}: the category "
                    f"{one.name!r} is there already; put all of it into one [[category]]"
                )
            known = categories.get(one.name)
            if known is None and not one.trigger and not one.examples:
                raise ConfigurationError(
                    f"{extra}, line {_line_of(text, ('category', number))}: the category "
                    f"{one.name!r} needs triggers, examples, or both"
                )
            categories[one.name] = _widened(known, one, extra) if known else one
        version += "+" + hashlib.sha256(text.encode()).hexdigest()[:8]
    return Taxonomy(version, tuple(categories.values()), _classes(), rule)


def _widened(known: CategoryModel, one: CategoryModel, path: Path) -> CategoryModel:
    if one.examples:
        raise ConfigurationError(
            f"{path}: the category {one.name!r} is built in and can be widened by phrases only; "
            "give examples under a name of your own"
        )
    return known.model_copy(
        update={
            "trigger": [*known.trigger, *one.trigger],
            "outright": [*known.outright, *one.outright],
        }
    )


def _read(text: str, name: str) -> TaxonomyFile:
    try:
        raw = tomllib.loads(text)
        return TaxonomyFile.model_validate(raw)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{name}: {error}") from error
    except ValidationError as error:
        lines = [
            f"{name}, line {_line_of(text, item['loc'])}: "
            f"{'.'.join(map(str, item['loc']))}: {item['msg']}"
            for item in error.errors()
        ]
        raise ConfigurationError("wrong taxonomy:\n  " + "\n  ".join(lines)) from error


def _line_of(text: str, place: Sequence[int | str]) -> int:
    """Find the line of a value: of its table's header, or of its key below that."""
    sought = tuple(place[: 4 if len(place) > 3 and isinstance(place[3], int) else 2])
    key = next((one for one in reversed(place) if isinstance(one, str)), "")
    category, line_of_table = -1, 1
    tables: Counter[str] = Counter()
    table: tuple[int | str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped == "[[category]]":
            category, tables = category + 1, Counter()
            table = ("category", category)
        elif stripped.startswith("[[category."):
            name = stripped[len("[[category.") : -2]
            table = ("category", category, name, tables[name])
            tables[name] += 1
        elif table == sought and stripped.partition("=")[0].strip() == key:
            return number
        if table == sought and stripped.startswith("[["):
            line_of_table = number
    return line_of_table


@cache
def _classes() -> dict[str, frozenset[str]]:
    text = files(__package__).joinpath("classes.toml").read_text(encoding="utf-8")
    raw: dict[str, str] = tomllib.loads(text)["classes"]
    return {
        name: _gazetteer() if words == "@gazetteer" else frozenset(words.split())
        for name, words in raw.items()
    }


_NO_PLACE = word_set(
    "and of the islands island united states state saint new south north east west republic "
    "democratic territory territories french british american us virgin minor outlying city "
    "federated st san la al port central northern southern man isle van mariana bay in is d sint "
    "people kingdom"
)


@cache
def _gazetteer() -> frozenset[str]:
    """Return the words of the names of countries and capitals."""
    from service.gazetteer import gazetteer

    found: set[str] = {"britain", "england", "scotland", "america", "russia"}
    found |= {"u.k", "uk", "usa", "uae", "korea", "kremlin", "eu"}
    table = gazetteer()
    for name in (*table.names.values(), *table.capitals):
        found |= {
            word
            for word in name.lower().replace("-", " ").replace(".", "").split()
            if len(word) > 3
        }
    return frozenset(found - _NO_PLACE)
