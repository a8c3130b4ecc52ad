"""What an alert quotes of a document, bounded: one endless word must not be written many times.

Each alert of each stream quotes the words anew. What ordinary documents say stays as it is.
"""

from schemas.event import Event, Evidence

MAX_QUOTED = 1_000
"""Characters of any part that is quoted, but for sentences: 25 ordinary words, the most that state
an event, have 300."""
MAX_SENTENCE = 4_000
"""Characters of a sentence that is quoted: 120 ordinary words, the most that one has, have 900."""


def quoted(event: Event) -> Event:
    """Return the event with every quotation cut to its bound; offsets stay true."""
    spot, day = event.location, event.event_date
    if _fits(event):
        return event
    return event.model_copy(
        update={
            "title": _cut(event.title),
            "evidence": [_evidence(one) for one in event.evidence],
            "location": spot
            and spot.model_copy(
                update={"text": _cut(spot.text), "name": spot.name and _cut(spot.name)}
            ),
            "event_date": day and day.model_copy(update={"text": _cut(day.text)}),
            "participants": [
                one.model_copy(update={"text": _cut(one.text), "name": one.name and _cut(one.name)})
                for one in event.participants
            ],
        }
    )


def _fits(event: Event) -> bool:
    """Tell whether nothing is to be cut, as nearly always: copies cost a tenth of the line."""
    spot, day = event.location, event.event_date
    parts = [event.title, *(words for one in event.participants for words in (one.text, one.name))]
    if spot is not None:
        parts += [spot.text, spot.name]
    if day is not None:
        parts.append(day.text)
    return all(part is None or len(part) <= MAX_QUOTED for part in parts) and all(
        len(one.text) <= MAX_QUOTED and len(one.sentence) <= MAX_SENTENCE for one in event.evidence
    )


def _cut(text: str) -> str:
    return text[:MAX_QUOTED]


def _evidence(one: Evidence) -> Evidence:
    """Cut the words so that their trigger stays among them, the sentence so that they do."""
    if len(one.sentence) <= MAX_SENTENCE and len(one.text) <= MAX_QUOTED:
        return one
    trigger = one.trigger and _cut(one.trigger)
    before = max(0, one.text.find(trigger or "") + len(trigger or "") - MAX_QUOTED)
    text = _cut(one.text[before:])
    start = one.start + before
    end = start + len(text)
    before = max(0, end - one.sentence_start - MAX_SENTENCE)
    return Evidence(
        field=one.field,
        start=start,
        end=end,
        text=text,
        sentence=one.sentence[before : before + MAX_SENTENCE],
        sentence_start=one.sentence_start + before,
        trigger=trigger,
    )
