"""Context around a trigger: what keeps a sentence from stating an event of today's world."""

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import compress

from service.classify.lexicon import word_set

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")


NEGATION = word_set(
    "no not never without neither nor none nobody n't cannot can't didn't wasn't weren't isn't "
    "hasn't haven't don't doesn't won't wouldn't denied denies deny denying ruled refuted averted "
    "avoided avoid foiled thwarted prevented escaped unharmed nothing hardly"
)
HYPOTHESIS = word_set(
    "if would could might may should unless whether suppose perhaps possible possibly potential "
    "potentially hypothetical scenario simulated simulation imagine likely unlikely ought"
)
PURPOSE = word_set(
    "prevent avoid avert thwart combat fight stop deter tackle curb counter protect preventing "
    "combating fighting deterring tackling curbing avoiding against aimed designed intended "
    "ability capacity help able seeking"
)
THREAT = word_set(
    "threat threats threatened threatens threatening warn warned warns warning fear fears feared "
    "risk risks plot plotting plotted plotters planning alert vowed vows vow promised pledged "
    "urged urges urging urge calls calling demanded demanding demands demand appeal appealed want "
    "wants proposed proposal proposes considering mulls rumours rumors"
)
LAW = word_set(
    "law laws bill bills legislation allows allow powers policy policies rule rules penalty "
    "penalties punishable offence crime crimes anyone whoever clause article amendment draft "
    "permits statute directive code"
)
HABIT = word_set(
    "often usually routinely typically regularly always generally annually yearly every each "
    "average annual statistics figures percent percentage rate rates per survey study report "
    "increase increased rise number"
)
HISTORY = word_set(
    "anniversary commemorate commemorated commemorates commemoration commemorating memorial "
    "history historian historians historical historic century centuries decades decade ago wartime "
    "museum remembered veteran veterans archive biography memoir memoirs born legacy ancient "
    "colonial era obituary"
)
FICTION = word_set(
    "film movie novel drama series episode thriller character characters plot book season album "
    "song director actor actress starring stars documentary sitcom soap playwright screenplay "
    "comedy sequel franchise blockbuster cinema fictional scene fiction bestseller author gamers "
    "band singer rapper theatre oscar oscars bafta trailer screen game games videogame"
)
SPORT = word_set(
    "match coach goal goals striker midfielder defender goalkeeper league cup season club clubs "
    "player players team teams scored score win wins won defeat victory innings wicket wickets "
    "batsman bowler tournament championship champions champion title quarter semi final finals "
    "halftime penalty referee umpire squad fixture rugby cricket football soccer tennis golf "
    "basketball olympic olympics medal race racing grand prix lap seed set tie draw captain "
    "manager fans stadium transfer playoff playoffs innings try tries"
)
BUSINESS = word_set(
    "shares share profit profits revenue sales investors stock stocks market markets analysts "
    "bank earnings shareholders merger takeover acquisition bid ceo company companies firm firms "
    "billion turnover dividend quarter quarterly growth economy economists inflation retailer"
)
TECHNOLOGY = word_set(
    "software users user app apps internet online browser microsoft google apple phone phones "
    "mobile technology digital computer computers web site sites download video device devices "
    "broadband consoles console pc data search gadget"
)
PLANNED = word_set(
    "will scheduled due planned plans plan upcoming expected tomorrow next to-be set shall later"
)
ONGOING = word_set("is are continues continued continuing ongoing underway still remains remain")
ATTEMPT = word_set("attempted attempt attempting tried failed failing foiled bid unsuccessful try")
DISPUTE = word_set("denied denies deny denying disputed rejects rejected dismissed disputes")
DENIAL = word_set("denied denies")
NO_SIDE = word_set(
    "was were been being be is are he she i we they you nobody none never not both suspect "
    "suspects accused defendant man men woman family lawyer"
)
"""Words before "denied" that make it a refusal, or somebody's word on his own part."""
TITLES = word_set("mr mrs ms dr")
FORCES = word_set(
    "troops forces soldiers fighters units army aircraft planes jets drones warplanes artillery "
    "gunners guards militia militiamen rebels navy missiles rockets"
)
HOSTILE = word_set(
    "firing shelling bombing attacking striking shooting targeting hitting killing carrying "
    "launching conducting"
)
GUILT = word_set("behind responsible involved blame role hand part")
"""What one denies to have, though what happened did."""
CLAIMS = word_set(
    "claim claims report reports accusation accusations allegation allegations attack"
)
ANSWER = word_set(
    "retaliate retaliates retaliating respond responds responding react answer reply "
    "countermeasures"
)
"""What one does, or will do, against sanctions that are there."""
MEASURES = word_set(
    "sanctions sanction embargo ban bans tariffs curbs restrictions measures expulsion"
)
IMPOSED = word_set("imposed introduced adopted slapped placed decreed")
IMPOSING = word_set("impose ban bar expel sanction restrict curb halt freeze blacklist")
"""What one will do in answer to them."""
FUTURE = word_set("will would may might could be being if")
LASTED = word_set("been killed died drowned claimed infected burned burnt blocked occupied")
SENTENCING = word_set("jailed sentenced imprisoned remanded banned suspended barred")
"""What is done for a time that is yet to come."""
_COUNTED = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: number for number, word in enumerate(_COUNTED.split(), 1)}
"""The words for 1st to 20th, with their numbers."""
PERIODS = word_set("day week month night")
COURT = word_set("court trial judge jury pleaded lawyer lawyers counsel charge charges prosecutors")
REPORTED = word_set(
    "said says told according reported announced confirmed statement spokesman police"
)

CUES: tuple[tuple[str, frozenset[str], int, int], ...] = (
    # name, words, how many words before the trigger, how many behind it
    ("negation", NEGATION, 4, 2),
    ("hypothesis", HYPOTHESIS, 6, 2),
    ("purpose", PURPOSE, 5, 0),
    ("threat", THREAT, 6, 2),
    ("law", LAW, 10, 8),
    ("habit", HABIT, 10, 8),
    ("history", HISTORY, 15, 15),
    ("fiction", FICTION, 20, 20),
    ("sport", SPORT, 20, 20),
    ("business", BUSINESS, 20, 20),
    ("technology", TECHNOLOGY, 20, 20),
    ("planned", PLANNED, 6, 6),
    ("attempt", ATTEMPT, 5, 3),
    ("reported", REPORTED, 25, 25),
)

TOPICS: tuple[tuple[str, frozenset[str]], ...] = (
    ("sport", SPORT),
    ("fiction", FICTION),
    ("business", BUSINESS),
    ("technology", TECHNOLOGY),
)


_FARTHEST = max(max(before, behind) for _name, _words, before, behind in CUES)
_CUES_OF = {
    word: tuple(
        (number, before, behind)
        for number, (_name, own, before, behind) in enumerate(CUES)
        if word in own
    )
    for word in frozenset().union(*(own for _name, own, _before, _behind in CUES))
}
"""By word, the cues that it is of: their numbers and reach."""


def later(word: str) -> int | None:
    """Return the number of "third" or "100th", from the second on: what has gone on before."""
    number = ORDINALS.get(word, 0)
    digits = word[:-2]
    if word.endswith(("st", "nd", "rd", "th")) and digits.isascii() and digits.isdigit():
        number = int(digits) if len(digits) <= 3 else 0
    return number if number > 1 else None


def cues_around(words: Sequence[str], first: int, last: int, begin: int, end: int) -> list[str]:
    """Return the names of the cues near words[begin:end] within the sentence [first:last]."""
    low, high = max(first, begin - _FARTHEST), min(last, end + _FARTHEST)
    near = {
        number
        for at in compress(range(low, high), map(_CUES_OF.__contains__, words[low:high]))
        for number, before, behind in _CUES_OF[words[at]]
        if begin - before <= at < end + behind
    }
    found = [CUES[number][0] for number in sorted(near)]
    if begin > first and words[begin - 1] == "to":
        found.append("infinitive")
    if begin > first and words[begin - 1] in {"a", "an", "the", "of", "for"}:
        found.append("nominal")
    return found


def old_year(words: Sequence[str], first: int, last: int, published: datetime | None) -> bool:
    """Tell whether the sentence names a year that is over more than a year before publication.

    "Wanted since 1993" still holds.
    """
    for at, word in enumerate(words[first:last], first):
        if len(word) == 4 and _YEAR.match(word) and words[max(first, at - 1)] != "since":
            year = int(word)
            if year < (published.year - 1 if published else 2000):
                return True
    return False
