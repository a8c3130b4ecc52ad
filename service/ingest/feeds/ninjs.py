"""IPTC ninjs (News in JSON) to items: the 1.x series and the 2.x series.

1.x names its texts by patterns (``body_text``, ``headline_main``); 2.x has lists of them, each
with a ``role`` and a ``contenttype``. Source: IPTC ninjs 1.3 and 2.0 JSON Schemas.
"""

from typing import Any

from service.ingest.feeds.item import (
    BadItem,
    Item,
    Origin,
    flowing,
    make_item,
    stable_id,
    web_address,
)

_MARKS = frozenset(
    {
        "versioncreated",
        "pubstatus",
        "headlines",
        "bodies",
        "descriptions",
        "body_text",
        "body_xhtml",
        "description_text",
        "associations",
        "standard",
        "infosource",
        "infosources",
        "slugline",
        "sluglines",
    }
)
"""Members of which an object with a ``uri`` has at least one where it is ninjs."""
_KEPT = ("slugline", "located", "urgency", "version", "type", "profile", "by", "byline")
"""Members that go into the document's `extra` as they are."""
_USABLE = "usable"


def is_ninjs(value: dict[str, Any]) -> bool:
    """Tell ninjs from a document with a producer's own names."""
    return isinstance(value.get("uri"), str) and not _MARKS.isdisjoint(value)


def item(value: dict[str, Any], origin: Origin, where: str) -> Item | BadItem | None:
    """Return the item of a ninjs object; None where it is withheld or cancelled."""
    uri = str(value["uri"])
    where = uri or where
    if str(value.get("pubstatus") or _USABLE).lower() != _USABLE:
        return None
    description = _text_of(value, "description", "descriptions")
    body = _text_of(value, "body", "bodies")
    extra = {key: value[key] for key in _KEPT if isinstance(value.get(key), str | int)}
    embargo = value.get("embargoed") or value.get("embargoeduntil")
    if isinstance(embargo, str):
        extra["embargoed"] = embargo
    if body and description:
        extra["description"] = description
    return make_item(
        {
            "id": stable_id(uri, None, origin.place),
            "title": _text_of(value, "headline", "headlines") or _string(value.get("title")),
            "text": body or description,
            "url": web_address(uri, None),
            "source": _publisher(value),
            "language": _string(value.get("language")),
            "published_at": value.get("versioncreated")
            or value.get("contentcreated")
            or value.get("firstcreated"),
            "tags": _names(value.get("subject")) + _names(value.get("subjects")),
            "extra": extra,
        },
        origin,
        where,
    )


def _text_of(value: dict[str, Any], stem: str, plural: str) -> str | None:
    """Return the best of a text's forms: plain before marked up, main before any other."""
    forms: list[tuple[int, str]] = []
    for entry in _dicts(value.get(plural)):
        if (words := _string(entry.get("value"))) is None:
            continue
        plain = str(entry.get("contenttype") or "text/plain").startswith("text/plain")
        rank, words = (0, words) if plain else (1, flowing(words))
        forms.append((rank + (0 if entry.get("role") in {None, "main"} else 2), words))
    for key, words in value.items():
        if not isinstance(words, str) or not words.strip():
            continue
        if key in {stem, f"{stem}_text", f"{stem}_main"}:
            forms.append((0, words))
        elif key == f"{stem}_xhtml":
            forms.append((1, flowing(words)))
        elif key.startswith(f"{stem}_"):
            forms.append((3, words))
    return min(forms, key=lambda form: form[0])[1] if forms else None


def _publisher(value: dict[str, Any]) -> str | None:
    named = _names(value.get("infosource")) + _names(value.get("infosources"))
    rights = value.get("rightsinfo")
    holder = rights.get("copyrightholder") if isinstance(rights, dict) else None
    return next(iter(named), None) or _string(value.get("copyrightholder")) or _string(holder)


def _names(entries: object) -> list[str]:
    found = []
    for entry in _dicts(entries):
        name = _string(entry.get("name")) or _string(entry.get("literal"))
        if name is not None:
            found.append(name)
    return found


def _dicts(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
