"""How often a verdict changes with what should not matter, and whether late evidence is found."""

import re
from collections.abc import Callable, Sequence

from schemas.document import NewsDocument
from schemas.event import Event
from service.evaluate import Gold

Classify = Callable[[NewsDocument], list[Event]]

IDLE = (
    "The museum has a new roof. Bread costs more than it did a year ago. Children like the park "
    "by the river. A choir sang in the old hall on Sunday. The bakery opens at six.",
    "Tickets for the summer concerts are on sale. The library lends tools as well as books. Three "
    "streets in the centre get new lamps. The swimming pool stays open until nine.",
)
NAMES = {
    "Monday": "Thursday",
    "Ahmed": "Yusuf",
    "Maria": "Elena",
    "John": "Peter",
    "Mohammed": "Ibrahim",
    "David": "Simon",
    "Ivan": "Oleg",
    "Singh": "Sharma",
    "Khan": "Malik",
    "London": "Bristol",
    "Paris": "Lille",
    "Moscow": "Kazan",
    "Lagos": "Ibadan",
    "Delhi": "Pune",
    "Mumbai": "Nagpur",
    "Beijing": "Wuhan",
    "Karachi": "Multan",
    "Kabul": "Herat",
    "Baghdad": "Basra",
    "Nairobi": "Nakuru",
    "Lima": "Cusco",
    "Bogota": "Cali",
    "Berlin": "Bremen",
    "Rome": "Turin",
    "Madrid": "Seville",
    "Geneva": "Basel",
    "Brussels": "Ghent",
    "Washington": "Boston",
    "police": "officers",
}
_NAMES = re.compile("|".join(rf"\b{one}\b" for one in NAMES))


def _renamed(text: str) -> str:
    return _NAMES.sub(lambda found: NAMES[found.group()], text)


CHANGES: dict[str, Callable[[str, str], tuple[str, str]]] = {
    "idle sentences around it": lambda title, text: (title, f"{IDLE[0]}\n\n{text}\n\n{IDLE[1]}"),
    "other names, places and days": lambda title, text: (_renamed(title), _renamed(text)),
    "all capitals": lambda title, text: (title.upper(), text.upper()),
    "no capitals": lambda title, text: (title.lower(), text.lower()),
    "curly quotes and dashes": lambda title, text: (
        title,
        text.replace('"', "”").replace("'", "’").replace(" - ", " — "),
    ),
}


def changed(gold: Sequence[Gold], classify: Classify) -> dict[str, float]:
    """Return for each change the share of verdicts (document and category) that flip."""

    def verdict(title: str, text: str, one: Gold) -> set[str]:
        document = one.document.model_copy(update={"title": title, "text": text})
        return {event.category for event in classify(document)}

    before = [verdict(one.document.title, one.document.text, one) for one in gold]
    rates = {}
    for name, change in CHANGES.items():
        flips = possible = 0
        for one, categories in zip(gold, before, strict=True):
            after = verdict(*change(one.document.title, one.document.text), one)
            flips += len(categories ^ after)
            possible += max(1, len(categories | after))
        rates[name] = flips / possible
    return rates


def late(gold: Sequence[Gold], classify: Classify, paragraphs: int = 12) -> tuple[float, float]:
    """Return the recall where a text stands before, and where it stands behind, idle paragraphs.

    Titles are left out, so that the text alone gives the event away.
    """
    idle = "\n\n".join(IDLE[number % 2] for number in range(paragraphs))
    recalls = []
    for order in ("{text}\n\n{idle}", "{idle}\n\n{text}"):
        found = stated = 0
        for one in gold:
            text = order.format(text=one.document.text, idle=idle)
            document = one.document.model_copy(update={"title": "", "text": text})
            fired = {event.category for event in classify(document)}
            found += len(fired & one.labels)
            stated += len(one.labels)
        recalls.append(found / max(1, stated))
    return recalls[0], recalls[1]
