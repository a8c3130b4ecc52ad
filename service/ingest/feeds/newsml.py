"""NewsML-G2 to items: newsItem, packageItem, and a newsMessage of many.

Source: IPTC NewsML-G2 2.x. Elements are matched by their local name, because providers differ in
how they declare the namespace ``http://iptc.org/std/nar/2006-10-01/``.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from service.errors import FeedError, FeedReason
from service.ingest.feeds.item import (
    BadItem,
    Item,
    Origin,
    Parsed,
    make_item,
    one_line,
    stable_id,
    web_address,
)

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_BLOCKS = frozenset(
    [
        "p",
        "br",
        "div",
        "block",
        "li",
        "ul",
        "ol",
        "tr",
        "td",
        "th",
        "table",
        "hl1",
        "hl2",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "section",
    ]
)
"""Elements of NITF and XHTML that end a line."""
_UNREAD = frozenset({"script", "style", "head", "body.head", "media-metadata", "media-producer"})
"""Elements whose words are not the story's."""
_OTHER_ITEMS = frozenset({"conceptItem", "knowledgeItem", "planningItem", "catalogItem"})
"""Items that carry no news."""


def parse_newsml(content: bytes, origin: Origin) -> Parsed:
    """Return the items of a NewsML-G2 file.

    Raises FeedError where it is not XML, declares entities of its own, or is of another
    vocabulary. Entities are never expanded, and nothing that the file names is ever opened.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FeedError(FeedReason.NOT_XML, f"not XML: {one_line(str(error))}") from None
    internal: Any = root.getroottree().docinfo.internalDTD
    if internal is not None and next(iter(internal.iterentities()), None) is not None:
        raise FeedError(
            FeedReason.ENTITIES, "the XML declares entities of its own, which are not expanded"
        )
    parsed = Parsed()
    known = False
    for number, element in enumerate(_items(root), 1):
        known = True
        name = _local(element)
        if name in _OTHER_ITEMS:
            parsed.passed += 1
        else:
            parsed.add(_item(element, origin, number, package=name == "packageItem"))
    if not known and _local(root) != "newsMessage":
        raise FeedError(FeedReason.FORMAT, f"no NewsML-G2: its root is {_local(root)[:60]}")
    return parsed


def _items(root: Any) -> Iterator[Any]:
    """Yield the items of a message, or the root where it is one."""
    names = {"newsItem", "packageItem", *_OTHER_ITEMS}
    if _local(root) in names:
        yield root
        return
    for item_set in _children(root, "itemSet"):
        yield from (one for one in item_set if _local(one) in names)


def _item(element: Any, origin: Origin, number: int, *, package: bool) -> Item | BadItem | None:
    guid = (element.get("guid") or "").strip()
    where = guid or f"item {number}"
    item_meta, content_meta = _child(element, "itemMeta"), _child(element, "contentMeta")
    if _code(_child(item_meta, "pubStatus")) not in {"", "usable"}:
        return None
    title = _words(_child(content_meta, "headline")) or _words(_child(item_meta, "title"))
    description = _words(_child(content_meta, "description"))
    text = "" if package else _body(element)
    extra = _extra(element, item_meta, content_meta)
    if package:
        if not description:
            return None  # a list of other items: they come themselves
        extra["items"] = [
            reference.get("residref") or reference.get("href") or ""
            for reference in element.iter("{*}itemRef")
        ][:500]
    if text and description:
        extra["description"] = description
    return make_item(
        {
            "id": stable_id(guid, None, origin.place),
            "title": title,
            "text": text or description,
            "url": web_address(_link(item_meta), None),
            "source": _publisher(item_meta, content_meta),
            "language": _language(element, content_meta),
            "published_at": _time(item_meta, content_meta),
            "tags": _subjects(content_meta),
            "extra": extra,
        },
        origin,
        where,
    )


def _body(element: Any) -> str:
    """Return the words of the longest rendition of the story that the item carries itself."""
    best = ""
    for content_set in _children(element, "contentSet"):
        for part in content_set:
            name = _local(part)
            if name == "inlineXML":
                story = next(part.iter("{*}body.content"), None)
                if story is None:
                    story = next(part.iter("{*}body"), part)
                words = _words(story)
            elif name == "inlineData" and not part.get("encoding"):
                # Plain text, or marked up as text; the document's own clean-up tells them apart.
                words = "".join(part.itertext()).strip()
            else:
                continue
            if len(words) > len(best):
                best = words
    return best


def _words(element: Any) -> str:
    """Return an element's words, a line for each block."""
    if element is None:
        return ""
    pieces: list[str] = []
    skipped = 0
    for event, one in etree.iterwalk(element, events=("start", "end")):
        name = _local(one)
        if event == "start":
            if name in _UNREAD:
                skipped += 1
            if name in _BLOCKS:
                pieces.append("\n")
            if not skipped and one.text:
                pieces.append(" ".join(one.text.split("\n")))
        else:
            if name in _UNREAD:
                skipped -= 1
            if name in _BLOCKS:
                pieces.append("\n")
            if not skipped and one is not element and one.tail:
                pieces.append(" ".join(one.tail.split("\n")))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _extra(element: Any, item_meta: Any, content_meta: Any) -> dict[str, Any]:
    found = {
        "version": element.get("version"),
        "slugline": _words(_child(content_meta, "slugline")),
        "urgency": _words(_child(content_meta, "urgency")),
        "by": _words(_child(content_meta, "by")),
        "dateline": _words(_child(content_meta, "dateline")),
        "type": _code(_child(item_meta, "itemClass")),
        "embargoed": _words(_child(item_meta, "embargoed")),
    }
    return {name: value for name, value in found.items() if value}


def _publisher(item_meta: Any, content_meta: Any) -> str | None:
    for parent, name in ((content_meta, "infoSource"), (item_meta, "provider")):
        party = _child(parent, name)
        if party is not None:
            words = _words(_child(party, "name")) or party.get("literal") or _code(party)
            if words:
                return str(words)
    return None


def _language(element: Any, content_meta: Any) -> str | None:
    tagged = _child(content_meta, "language")
    language = tagged.get("tag") if tagged is not None else None
    found: str | None = language or element.get(_LANGUAGE)
    return found


def _time(item_meta: Any, content_meta: Any) -> str | None:
    for parent, name in (
        (item_meta, "versionCreated"),
        (content_meta, "contentModified"),
        (content_meta, "contentCreated"),
        (item_meta, "firstCreated"),
    ):
        if words := _words(_child(parent, name)):
            return words
    return None


def _subjects(content_meta: Any) -> list[str]:
    found = []
    for subject in _children(content_meta, "subject"):
        names = list(_children(subject, "name"))
        english = [one for one in names if (one.get(_LANGUAGE) or "").startswith("en")]
        words = _words((english or names or [None])[0]) or subject.get("literal")
        if words or subject.get("qcode"):
            found.append(words or subject.get("qcode"))
    return list(dict.fromkeys(found))


def _link(item_meta: Any) -> str | None:
    """Return the address of the story's page, where a link to it is given."""
    for link in _children(item_meta, "link"):
        if link.get("href") and _code(link, "rel") in {"", "alternate", "hasPermalink", "seeAlso"}:
            return str(link.get("href"))
    return None


def _code(element: Any, name: str = "qcode") -> str:
    """Return a QCode's part behind its scheme, or the last part of a URI."""
    if element is None:
        return ""
    code = element.get(name) or element.get("uri") or ""
    return str(code).rsplit(":" if name in element.attrib else "/", 1)[-1]


def _child(parent: Any, name: str) -> Any:
    return next(_children(parent, name), None)


def _children(parent: Any, name: str) -> Iterator[Any]:
    if parent is not None:
        yield from (one for one in parent if _local(one) == name)


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
