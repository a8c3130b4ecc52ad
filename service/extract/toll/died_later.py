"""Whether those who were hit or hurt died of it, as other sentences than a count's tell."""

from collections.abc import Mapping, Sequence

from service.classify.lexicon import HAVING, word_set
from service.classify.text import Page, Sentence, Words
from service.extract.people import PERSONS
from service.extract.toll.find import find_tolls
from service.extract.toll.grammar import ADVERBS
from service.extract.toll.people_near import ATTACKERS
from service.extract.toll.tolls import Tolls

_DEATH = word_set("death deaths murder murders killing killings")
"""Words of an event's sentences by which those who were hit may be dead."""
_OF_DEATH = word_set("threat threats suspect suspects charge charges penalty")
"""Words behind them that make them another matter."""


def deadly(words: Words, sentence: Sentence) -> bool:
    """Tell "the murder shocked the town"; an attempted murder and death threats kill nobody."""
    said = ["", *words.lower[sentence.first : sentence.last], ""]
    return any(
        one in _DEATH and before not in {"attempted", "no"} and behind not in _OF_DEATH
        for before, one, behind in zip(said, said[1:], said[2:], strict=False)
    )


def died_next(page: Page, read: Mapping[int, Tolls]) -> bool:
    """Tell "A man was hurt. He died in hospital": the one hurt and the one dead are the same."""
    known = False
    for number in page.numbers_of(read):
        words, one = page.sentences[number]
        hurt = read[id(one)]
        known = known or hurt.killed is not None
        if (hurt.injured, hurt.killed) != (1, None) or number + 1 == len(page.sentences):
            continue
        behind, after = page.sentences[number + 1]
        dead = read.get(id(after)) or find_tolls(behind, after, stated=False)
        said = words.lower[one.first : one.last]
        again = not known and _died_again(behind.lower[after.first : after.last], said)
        if (dead.killed, dead.injured) == (1, None) and (again or dead.died):
            return True
    return False


def _died_again(words: Sequence[str], hurt: Sequence[str]) -> bool:
    """Tell "he later died", "the guard was pronounced dead" of whom the words before tell."""
    if words[:1] == ["the"]:
        noun = 1 + (words[1:2] in (["injured"], ["wounded"]))
        known = PERSONS if noun > 1 else {"victim"}
        who = set(words[noun : noun + 1]).intersection(known.union(hurt)) - ATTACKERS
        rest = words[noun + 1 :] if who else []
    else:
        at = next((n for n, one in enumerate(words[:4]) if one in {"he", "she"}), None)
        rest = words[at + 1 :] if at is not None else []
    behind = [word for word in rest[:6] if word not in HAVING | ADVERBS][:2]
    told = behind[:1] in (["died"], ["succumbed"])
    return told or behind in (["was", "pronounced"], ["was", "declared"])
