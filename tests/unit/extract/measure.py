"""Precision and recall of each field on the corpus: `python -m tests.unit.extract.measure test`."""

import sys
from collections import Counter
from datetime import datetime
from typing import Any

from schemas.event import Event, Evidence
from service.classify.text import Page, split
from service.extract.enrich import enrich
from service.extract.place import fold
from service.training.corpus import documents


def main(part: str) -> None:
    right, told, gold_count = Counter[str](), Counter[str](), Counter[str]()
    for document in documents(part):
        page = Page(split("title", document.title), split("text", document.text))
        published = datetime.fromisoformat(document.published_at)
        for gold in document.events:
            for words, one in page.sentences:
                at = words.text.find(gold["evidence"])
                if at >= 0 and one.start <= at < one.end:
                    break
            else:
                continue
            text = words.text[one.start : one.end]
            evidence = Evidence(
                field=words.field, start=one.start, end=one.end, text=text, sentence=text,
                sentence_start=one.start,
            )  # fmt: skip
            event = Event(
                category=gold["category"], title="", status=gold["status"], confidence=1,
                severity="low", evidence=[evidence],
            )  # fmt: skip
            found = enrich(event, page, published, on_error=lambda field: told.update([field]))
            place, day = found.location, found.event_date
            mine: dict[str, Any] = {
                "country": place.country if place else None,
                "place": fold(place.text) if place and place.name != place.text else None,
                "date": day.value if day else None,
            }
            if place and place.latitude is not None:
                mine["place"] = fold(place.text)
            for field in ("killed", "injured", "detained"):
                mine[field] = getattr(found, field)
            for field, value in mine.items():
                wanted = gold.get(field)
                told[field] += value is not None
                gold_count[field] += wanted is not None
                if value is None or wanted is None:
                    continue
                same = value in fold(str(wanted)) if field == "place" else value == wanted
                right[field] += same
    for field in gold_count:
        precision, recall = (
            right[field] / max(1, told[field]),
            right[field] / max(1, gold_count[field]),
        )
        print(f"{field:9} precision {precision:.3f} recall {recall:.3f} of {gold_count[field]}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "train")
