"""Builds the table of what a word tells that two reports share.

`python -m service.training.rarity` writes service/story/rarity.txt. A word says the more, the
fewer texts hold it (inverse document frequency, Spärck Jones 1972): "arraigned" is rare in news,
but eight times as frequent in reports of courts, so a stem counts as frequent as in the category
that has it most. Squared, since many words of middling rarity are shared by chance. Names of
nations and cities count half: other happenings of the same place share them too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import log
from pathlib import Path

from service.gazetteer import Gazetteer, fold, gazetteer
from service.gazetteer.nationalities import NATIONALITIES
from service.story.rarity import MOST, STEM, stems
from service.training import corpus

TARGET = Path(__file__).parents[1] / "story" / "rarity.txt"
LEAD = 700
"""Characters of a text's beginning that are counted."""
LEAST = 12.0
"""Texts that hold a stem before it is listed; but for places, all others are as rare as can be."""
SMOOTHING = 150.0
"""Texts of the average kind that are added to those of a category: a few texts of it say little."""
RAREST = 1 / 4000
"""Added to every frequency: below it, a smaller one makes little difference."""
LARGE = 100_000
"""Inhabitants of a city whose name counts half."""
SENTENCE = 1 / 6
"""A single sentence counts as this share of a text."""


def main() -> None:
    """Write the table: a weight and its stems a line."""
    lines = defaultdict(list)
    for stem, weight in sorted(shipped().items()):
        lines[weight].append(stem)
    text = "".join(f"{weight} {' '.join(found)}\n" for weight, found in sorted(lines.items()))
    TARGET.write_text(text, encoding="utf-8")


def shipped() -> dict[str, int]:
    """Return the weights by the project's corpus and gazetteer."""
    return weights(_texts(), places(gazetteer()))


def weights(
    texts: Iterable[tuple[float, frozenset[str], str]], known_places: frozenset[str]
) -> dict[str, int]:
    """Return the weight of every stem that is not as rare as can be.

    `texts` are their own weight, their categories and the text.
    """
    everywhere: dict[str, float] = defaultdict(float)
    within: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    sizes: dict[str, float] = defaultdict(float)
    total = 0.0
    for share, categories, text in texts:
        total += share
        found = frozenset(stems(text))
        for category in categories:
            sizes[category] += share
        for counts in (everywhere, *(within[category] for category in categories)):
            for stem in found:
                counts[stem] += share
    table = {}
    for stem, count in everywhere.items():
        if count >= LEAST:
            usual = count / total
            frequencies = [usual] + [
                (counts.get(stem, 0.0) + SMOOTHING * usual) / (sizes[category] + SMOOTHING)
                for category, counts in within.items()
            ]
            rarity = log(max(frequencies) + RAREST) / log(RAREST)
            table[stem] = round(MOST * max(0.0, rarity) ** 2)
    for stem in known_places:
        table[stem] = table.get(stem, MOST) // 2
    return {stem: weight for stem, weight in table.items() if weight < MOST}


def places(known: Gazetteer) -> frozenset[str]:
    """Return the stems of the names of nations, their parts, peoples, capitals and large cities."""
    names = [*known.countries, *NATIONALITIES, *known.regions, *known.capitals]
    names += map(fold, known.cities.larger(LARGE))
    return frozenset(word[:STEM] for name in names for word in name.split() if len(word) > 2)


def _texts() -> Iterator[tuple[float, frozenset[str], str]]:
    for document in corpus.documents("train"):
        yield 1.0, frozenset(document.labels), f"{document.title} {document.text[:LEAD]}"
    for passage in corpus.passages("train"):
        for sentence in passage.sentences:
            labels = frozenset(one.category for one in sentence.labels)
            if labels:
                yield SENTENCE, labels, sentence.text


if __name__ == "__main__":
    main()
