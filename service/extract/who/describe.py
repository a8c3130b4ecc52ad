"""Participants as words describe them: whole phrase, name, country and role."""

from collections.abc import Collection
from typing import Literal

from schemas.event import Participant
from service.classify.lexicon import word_set
from service.classify.text import Page, Words
from service.extract.dateline import sentence_starts
from service.extract.numbers import NUMBER_WORDS
from service.extract.once import once
from service.extract.people import PERSONS, TITLES, is_people
from service.extract.who.antecedent import SAY, stands_for
from service.extract.who.deeds import of_nation
from service.extract.who.roles import DAYS, EDGES, LED, VERBS, phrase
from service.gazetteer import fold, gazetteer
from service.gazetteer.nationalities import NATIONALITIES

Part = Literal["actor", "target"]
PARTS: tuple[Part, ...] = ("actor", "target")
LONGEST = 14
"""Words of the longest description."""
OFFICE_REACH = 8
"""Words between an office and the country behind it."""
_JUDGING = word_set("acquitted acquits convicted convicts accused accuses cleared clears suspected")
LONG = 3
"""Letters beyond which a word is none of those that a headline leaves small."""
_LEADING = (EDGES | {"least", "most", "than"}) - {"the", "a", "an", "his", "her", "their"}
ROLES: tuple[tuple[str, frozenset[str]], ...] = (
    ("head_of_state", word_set("president presidents king queen emir sultan monarch pope emperor")),
    ("head_of_government", word_set("premier chancellor taoiseach")),
    ("minister", word_set("minister ministers secretary ministerial")),
    ("diplomat", word_set("diplomat diplomats ambassador ambassadors envoy envoys")),
    ("court", word_set("court judge judges jury tribunal magistrate magistrates")),
    ("prosecutor", word_set("prosecutor prosecutors prosecution")),
    (
        "police",
        word_set(
            "police policeman policemen policewoman officers officer constable constables "
            "gendarmes gendarmerie sheriff detectives carabinieri fbi nia fsb cid ndlea efcc "
            "troopers deputies"
        ),
    ),
    (
        "armed_group",
        word_set(
            "gunmen gunman rebels rebel militants militant insurgents insurgent guerrillas "
            "guerrilla fighters jihadists terrorists bandits militia militias separatists "
            "attackers assailants cartel gang gangs taliban hamas hezbollah houthi houthis "
            "kidnappers bomber hitmen extremists mob"
        ),
    ),
    (
        "military",
        word_set(
            "army troops soldiers soldier navy military forces airmen marines jets warplanes "
            "aircraft general colonel admiral commandos coastguard guards garrison"
        ),
    ),
    ("government", word_set("government governments cabinet ministry authorities council eu")),
    ("legislator", word_set("lawmaker lawmakers senator deputy mp mps parliament")),
    (
        "protesters",
        word_set(
            "protesters protestors demonstrators marchers activists strikers campaigners "
            "supporters opposition"
        ),
    ),
    (
        "workers",
        word_set(
            "workers staff employees nurses doctors teachers drivers miners union unions "
            "machinists pilots farmers"
        ),
    ),
    ("students", word_set("students student pupils pupil")),
    ("journalist", word_set("journalist journalists reporter reporters editor")),
    (
        "company",
        word_set("company companies firm firms bank banks corporation airline"),
    ),
    (
        "civilians",
        word_set(
            "people civilians civilian villagers residents worshippers passengers shoppers "
            "children women men tourists pilgrims commuters families crowd"
        ),
    ),
)
"""Roles, the more telling first."""


def describe(
    part: Part, words: Words, first: int, last: int, page: Page, *, cut: bool = True
) -> Participant | None:
    """Return whom words name, which may be `cut` out of a longer phrase."""
    if cut and "but" in words.lower[first + 1 : last] and words.lower[first] not in _ALL:
        last = words.lower.index("but", first + 1, last)  # "a baker, but nine others"
    last = _read_on(words, first, _without_offence(words, first, last)) if cut else last
    while last > first and (
        words.lower[last - 1] in EDGES | LED
        or (words.lower[last - 1] == "accused" and words.lower[last - 2] in PERSONS)
    ):
        last -= 1
    while first < last and words.lower[first] in _LEADING:
        first += 1
    if 0 < first < last and words.gap(first) == "-":
        first -= 1  # "Explosive-laden drones"
    first, last = _whole(words, first, last) if cut else (first, last)
    if part == "actor" and first < last:
        first, last = of_nation(words, (first, last))
    last = min(last, first + LONGEST)
    kept = [word for word in words.lower[first:last] if word not in _EMPTY_WORDS]
    if not kept:
        return None
    text = words.text[words.starts[first] : words.ends[last - 1]]
    text = text.removesuffix("'s").removesuffix("’s")
    return Participant(
        part=part,
        text=text,
        name=_name(words, first, last, page),
        country=_country(words, first, last),
        role=_role(words, first, last),
    )


_ALL = word_set("all everyone everybody everything nothing none nobody anyone anything")
"""Words behind which "but" leaves somebody out."""


_BLAMED = word_set("accused suspected convicted guilty charged")


def _without_offence(words: Words, first: int, last: int) -> int:
    """Return where "an editor of theft" of "acquitted an editor of theft" ends.

    And "a man" of "a man accused of setting fire", "police" of "police say they've".
    """
    lower = words.lower
    for at in range(first + 1, last - 1):
        blamed = lower[at] in _BLAMED and lower[at + 1] in {"of", "with"}
        if blamed or (lower[at] in SAY and lower[at + 1] != "to"):
            return at
    if _JUDGING.isdisjoint(words.lower[max(0, first - 2) : first]):
        return last
    for at in range(last - 2, first, -1):
        if words.lower[at] == "of":
            named = words.large[at + 1]
            return last if named else at
    return last


def _read_on(words: Words, first: int, last: int) -> int:
    """Complete "the minister of" and "six" by the words behind, up to a verb."""
    told = words.lower[first:last]
    of = told[-1:] == ["of"]
    bare = not of and _EMPTY_WORDS.issuperset(told) and _VAGUE.isdisjoint(told)
    if not told or stands_for(told) is not None or not (of or bare):
        return last
    starts = sentence_starts(words)
    end = last
    while end < len(words.lower) and end not in starts and end - last < LONGEST:
        word = words.lower[end]
        if word in _ANY_VERB or word.endswith("ed") or (bare and "," in words.gap(end)):
            break
        end += 1
        if bare and (word in BEARERS or is_people(word)) and words.lower[end : end + 1] != ["of"]:
            break
    read = phrase(words, last if of else first, min(end, len(words.lower)))
    return max(last, read[1]) if read is not None else last


_VAGUE = frozenset(["the", "his", "her", "its", "their", "others", "somebody"])
"""Words that alone are a mark of nobody in particular."""
_ANY_VERB = frozenset[str]().union(*VERBS.values())
_EMPTY_WORDS = EDGES | NUMBER_WORDS | {"about", "some", "somebody", "someone", "deputy", "others"}
_EMPTY_WORDS |= {str(number) for number in range(1000)} | {"000", "its", "our", "my"}


_MODIFIERS = word_set("former senior national local federal state regional young armed")


def _whole(words: Words, first: int, last: int) -> tuple[int, int]:
    """Complete a phrase that was cut: "Zealand" of "New Zealand", "Justice" of "Justice Malik"."""
    if first == last:
        return first, last
    starts = sentence_starts(words)

    def joined(at: int) -> bool:
        return 0 < at < len(words.lower) and words.gap(at) in (
            " ",
            "-",
        )

    def large(at: int) -> bool:
        text = words.text[words.starts[at] : words.ends[at]]
        return text[:1].isupper() and not text.isupper()

    while (
        last - first < LONGEST
        and first not in starts
        and joined(first)
        and large(first)
        and large(first - 1)
        and first - 1 not in starts
        and words.lower[first - 1] not in EDGES
        and not _headline(words)
    ):
        first -= 1
    if first not in starts and joined(first) and words.lower[first - 1] in _BEFORE_NAMES:
        first -= large(first) and large(first - 1)  # "Pope Leo" that opens a sentence
    nation = first not in starts and joined(first) and words.lower[first - 1] in NATIONALITIES
    if nation and not words.large[first] and words.large[first - 1]:
        first -= 1  # "Turkish police"
    first = _from_office(words, first, last, starts)
    office = words.lower[last - 1] == "secretary" and last not in starts
    if office and words.lower[last : last + 1] == ["of"] and joined(last) and joined(last + 1):
        last += 2 * large(last + 1)  # "US Secretary of State"
    while (
        last - first < LONGEST
        and last not in starts
        and joined(last)
        and words.lower[last] not in EDGES | DAYS
        and (
            words.lower[last - 1] in _MODIFIERS
            or (
                words.lower[last - 1] in NATIONALITIES
                and words.lower[last] not in _ANY_VERB  # "Georgians rallied"
            )
            or (large(last - 1) and large(last) and not _headline(words))
            or (
                (not large(last - 1) or last - 1 in starts)
                and _heads(words.lower[last - 1], words.lower[last])
            )
        )
    ):
        last += 1
    return first, last


def _from_office(words: Words, first: int, last: int, starts: Collection[int]) -> int:
    """Return where "Norland, Ann Reed" of "the Minister of Trade of Norland, Ann Reed" begins."""
    gaps = (words.gap(at) for at in range(first + 1, last))
    if not any("," in gap for gap in gaps) or words.lower[first - 1 : first] != ["of"]:
        return first
    for at in range(first - 1, max(-1, first - 1 - OFFICE_REACH), -1):
        if words.lower[at] in _OFFICES:
            return at
        large = words.text[words.starts[at] : words.ends[at]][:1].isupper()
        if at in starts or not (large or words.lower[at] in {"of", "for", "and", "the"}):
            break
    return first


def _heads(word: str, following: str) -> bool:
    """Tell a noun for persons from a word before it: "forces" of "security forces"."""
    one, other = (each in BEARERS or is_people(each) for each in (word, following))
    return other and not one and following != "accused"


def _headline(words: Words) -> bool:
    """Tell whether a title has nearly every word large, so that no large word is a name's."""
    if words.field != "title":
        return False
    long = [at for at, word in enumerate(words.lower) if len(word) > LONG]
    large = sum(words.large[at] for at in long)
    return 2 * large > len(long) + 2


BEARERS = PERSONS.union(*(lexicon for _role_name, lexicon in ROLES))
"""Nouns for persons and for bodies of them."""
_NO_LONGER = frozenset(["former", "ex", "late", "deposed", "ousted", "exiled"])
_OFFICES = frozenset[str]().union(*(lexicon for _role_name, lexicon in ROLES[:3])) | {"prime"}
"""Words for heads of state and of government and for ministers, which one may no longer be."""


def _role(words: Words, first: int, last: int) -> str | None:
    """Return the role of a phrase's noun, or else of what follows: "members of a drug gang"."""
    out = not _NO_LONGER.isdisjoint(words.lower[first:last])
    while first < last:
        end = next((at for at in range(first + 1, last) if _parted(words, at)), last)
        for at in range(end - 1, first - 1, -1):
            word = words.lower[at]
            if at + 1 < end and words.owning(at):
                break  # "the president's brother"
            role = _role_at(words, at, first, end)
            other = words.lower[at : at + 2] == ["crowd", "of"]  # "a crowd of protesters"
            other = other or (word == "president" and not _of_state(words, at + 1, last))
            if role is not None and not other and not (out and word in _OFFICES):
                return role
        if words.lower[end - 1] in _NEAR_TO and words.lower[end : end + 1] in (["of"], ["for"]):
            return None  # "the son of the president"
        first = end + 1
    return None


def _role_at(words: Words, at: int, first: int, end: int) -> str | None:
    """Return the role that a word has with those before it."""
    if words.lower[at] in _BEFORE_NOUNS and at + 1 < end:
        return None
    for size in (3, 2, 1):
        told = " ".join(words.lower[max(first, at + 1 - size) : at + 1])
        if told in _ROLE_OF:
            return _ROLE_OF[told]
    return None


def _of_state(words: Words, first: int, last: int) -> bool:
    """Tell the president of Peru, or of the republic, from that of a Peruvian club."""
    told = words.lower[first:last]
    if told[:1] != ["of"] or "republic" in told:
        return True
    return NATIONALITIES.keys().isdisjoint(told) and _country(words, first, last) is not None


_NEAR_TO = word_set("son daughter wife husband brother sister mother father aide adviser lawyer")
"""Who is near to somebody "of" whom they are, and has not his role."""


def _parted(words: Words, at: int) -> bool:
    """Tell where the noun of a phrase ends: "police | in Leeds", "Tom Hill, | a teacher"."""
    return words.lower[at] in _JOINTS or "," in words.gap(at)


_JOINTS = frozenset(["of", "in", "and", "at", "from", "who", "with", "for", "near"])
_BEFORE_NOUNS = frozenset(["deputy", "opposition"])
"""Words that are a role only where no noun follows: no "opposition leader"."""
_ROLE_OF: dict[str, str | None] = {
    **{word: role for role, lexicon in reversed(ROLES) for word in lexicon},
    "prime minister": "head_of_government",
    "prime ministers": "head_of_government",
    "deputy prime minister": "minister",
    "vice president": "minister",
    "deputy president": "minister",
    "attorney general": "prosecutor",
    "district attorney": "prosecutor",
    "secretary general": "diplomat",
    "director general": None,
    "armed men": "armed_group",
    "european union": "government",
    "african union": "government",
}
"""Roles that words tell, alone or together."""


def _country(words: Words, first: int, last: int) -> str | None:
    names = gazetteer()
    for at in range(first, last):
        if not words.large[at] or (at and words.lower[at - 1] in {"anti", "pro"}):
            continue
        for length in range(min(4, last - at), 0, -1):
            key = fold(" ".join(words.lower[at : at + length]))
            code = names.countries.get(key) or NATIONALITIES.get(key)
            if code and not (key in _GIVEN_NAMES and _names_person(words, at, first, last)):
                return code
    return None


_GIVEN_NAMES = frozenset(["jordan", "chad", "georgia", "india", "kenya"])
"""Countries after which people are called."""


def _names_person(words: Words, at: int, first: int, last: int) -> bool:
    """Tell "Jordan Smith" from "Jordan's army", "Jordan Foreign Minister Ayman Safadi"."""
    following = at + 1
    return (
        at == first
        and following == last - 1
        and words.text[words.ends[at] : words.starts[following]] == " "
        and words.large[following]
        and words.lower[following] not in TITLES
    )


def _name(words: Words, first: int, last: int, page: Page) -> str | None:
    """Return the proper name in a description, in the document's fullest form."""
    runs: list[list[int]] = []
    joint = -1
    starts = sentence_starts(words)
    for at in range(first, last):
        word = words.lower[at]
        proper = (
            words.large[at]
            and not words.text[words.starts[at] : words.ends[at]].isdigit()
            and word not in NATIONALITIES
            and word not in TITLES
            and fold(word) not in gazetteer().countries
        )
        if proper and at in starts:
            # A sentence's first word is written large in any case.
            proper = word not in EDGES and _written_large(word, page)
        split = "," in words.gap(at) if at else True
        if word in _PARTICLES and runs and at - 1 in {runs[-1][-1], joint} and words.gap(at) == " ":
            joint = at
        elif proper and runs and runs[-1][-1] == at - 1 and not split:
            runs[-1].append(at)
        elif proper and runs and joint == at - 1:
            runs[-1] += range(runs[-1][-1] + 1, at + 1)
        elif proper:
            runs.append([at])
    # Neither "Permanent" of "the Permanent Secretary" nor the place of "a baker in Leeds".
    runs = [
        run
        for run in runs
        if words.lower[run[-1] + 1 : last][:1] not in _OFFICE_WORDS
        and not (run[0] > first and _settled(words, run[0], run[-1] + 1))
        and not _of_what(words, first, run, last)
    ]
    if not runs or words.text[words.starts[first] : words.ends[last - 1]].isupper():
        return None
    best = max(runs, key=len)
    name = words.text[words.starts[best[0]] : words.ends[best[-1]]]
    name = name.removesuffix("'s").removesuffix("’s")
    return _fullest(name, page) if len(best) == 1 else name


def _of_what(words: Words, first: int, run: list[int], last: int) -> bool:
    """Tell the name of what one belongs to: "a Leeds baker", "the caretaker of St Olaf's"."""
    behind = words.lower[run[-1] + 1 : last]
    if words.lower[run[0]] in BEARERS:
        return False  # "a Hamas fighter"
    if words.lower[first] in {"a", "an"} and not PERSONS.isdisjoint(behind):
        return PERSONS.isdisjoint(words.lower[first : run[0]])
    person = words.lower[run[0] - 2] in PERSONS and words.lower[run[0] - 1] == "of"
    return run[0] - 2 >= first and person


def _settled(words: Words, first: int, last: int) -> bool:
    """Tell a name that is where a person or body is: "in Leeds", "a resident of Leeds"."""
    if words.lower[first - 1] in {"in", "at", "near", "from"}:
        return True
    names, key = gazetteer(), fold(" ".join(words.lower[first:last]))
    place = names.cities.get(key) or names.regions.get(key)
    of = words.lower[first - 1] == "of" and words.text[words.starts[first - 2]].islower()
    return bool(place) and of and key not in BEARERS


_PARTICLES = word_set("bin bint ibn al el de da do dos del della di du la le van von der den ter")
"""Words within the names of persons: "Mohammed bin Salman"."""
_BEFORE_NAMES = TITLES - EDGES - {"former", "foreign", "police", "army"}
_OFFICE_WORDS = [[title] for title in TITLES - EDGES - {"police", "army"}]


def _fullest(name: str, page: Page) -> str:
    """Return "Emomali Rahmon" for "Rahmon", where the document has named him so before."""
    return once(page.known, ("fullest", name), lambda: _longest(name, page))


def _longest(name: str, page: Page) -> str:
    plain = name.lower()
    for words in (page.title, page.body):
        starts = sentence_starts(words)
        for at in page.places[words.field].get(plain, ()):
            if at == 0 or not words.large[at]:
                continue
            before = words.text[words.starts[at - 1] : words.ends[at - 1]]
            joined = words.gap(at) == " "
            known = before.lower() in TITLES or before.lower() in NATIONALITIES
            opens = at - 1 in starts and before.lower() in EDGES
            if joined and before[:1].isupper() and before.isalpha() and not known and not opens:
                return f"{before} {name}"
    return name


def _written_large(word: str, page: Page) -> bool:
    """Tell whether the text has the word with a capital within a sentence, or before a name."""
    return once(page.known, ("large", word), lambda: _has_large(word, page))


def _has_large(word: str, page: Page) -> bool:
    words = page.body
    starts = sentence_starts(words)
    for at in page.places[words.field].get(word, ()):
        if words.large[at]:
            following = at + 1
            named = (
                following < len(words.lower)
                and words.text[words.ends[at] : words.starts[following]] == " "
                and (words.large[following] or words.lower[following] in _PARTICLES)
            )
            if at not in starts or named:
                return True
    return False
