"""Whether a day is still to come: "will appear on Monday", "opens on Monday", "called for"."""

from service.classify.lexicon import word_set
from service.classify.text import Sentence, Words
from service.extract.anchor import clauses

VERB_REACH = 12
"""Words before a day among which its verb stands."""
_WILL = frozenset(["will", "would", "must"])
_BE = frozenset(["is", "are"])
_OPENING = word_set("opens begins starts resumes arrives takes comes")
"""Verbs whose present tells a timetable: "the trial opens on Monday"."""
_BOUND = word_set("due set scheduled expected")
"""What is so "to" happen is to come, unless it was so; "due to floods" tells a cause."""
_SCHEDULED = word_set(
    "called call set planned scheduled due postponed slated announced fixed invited"
)
"""Words that set a day to come."""
_PASTS = word_set(
    "shot hit struck met held took broke fell fought won lost sank burnt caught found began "
    "came went left stole drove threw blew was were had did said told"
)
"""Past forms without the usual end."""
_NO_PASTS = _SCHEDULED | word_set(
    "armed accused expected alleged suspected need feed seed speed exceed proceed succeed "
    "indeed bed red wed shed hundred sacred naked"
)
"""Words with that end which do not tell that something is over."""
_BEING = word_set("be been being remain stay get")
_NO_SUBJECTS = word_set("the a an his her their its in of with by from for at to near")
"""Words behind which a past form is an adjective: "the flooded town"."""
_NO_AGENTS = _BEING | _WILL | _NO_SUBJECTS


def set_for(words: Words, sentence: Sentence, at: int) -> bool:
    """Tell "called a march for Friday" from "responsibility for Monday's bombing"."""
    first = sentence.first
    if at == first or words.lower[at - 1] != "for" or words.owning(at):
        return False
    return not _SCHEDULED.isdisjoint(words.lower[max(first, at - 8) : at - 1])


def ahead(words: Words, sentence: Sentence, at: int, *, planned: bool) -> bool:
    """Tell a day to come, but of what is planned "was banned by police on Thursday"."""
    return _to_come(words, sentence, at) or (planned and not _done(words, sentence, at))


def _to_come(words: Words, sentence: Sentence, at: int) -> bool:
    """Tell "will appear in court on Wednesday", "the trial opens on Wednesday".

    What is past on the way has the day: "will question students arrested on Wednesday".
    """
    lower = words.lower
    for one in range(at - 1, max(sentence.first, at - VERB_REACH) - 1, -1):
        if clauses(words, one, one + 1) or _over(words, sentence, one):
            return False
        if lower[one] in _WILL and not _called_will(words, sentence, one):
            return words.text[words.ends[one]] != "-"  # "a would-be candidate"
        if lower[one] in _OPENING or lower[one : one + 2] == ["take", "effect"]:
            return True
        if lower[one] == "to" and (
            lower[one + 1] in {"appear", "reappear"} or _bound(words, sentence, one)
        ):
            return True
    return False


def _done(words: Words, sentence: Sentence, at: int) -> bool:
    """Tell "was banned by police on" before a day, not "was set for"."""
    lower = words.lower
    for one in range(at - 1, max(sentence.first, at - VERB_REACH), -1):
        if clauses(words, one, one + 1):
            return False
        if _over(words, sentence, one):
            return lower[one - 1] in {"was", "were"}
    return False


def _bound(words: Words, sentence: Sentence, at: int) -> bool:
    """Tell the "to" of what "is to open" or "is due to open", not of "due to floods"."""
    before = words.lower[max(sentence.first, at - 2) : at]
    if before[-1:] and before[-1] in _BOUND:
        before.pop()
    return bool(before) and before[-1] in _BE


def _over(words: Words, sentence: Sentence, at: int) -> bool:
    """Tell a verb of what is past, neither "will be arrested" nor "the arrested man"."""
    lower, first = words.lower, sentence.first
    word, start, end = lower[at], words.starts[at], words.ends[at]
    if word not in _PASTS and (not word.endswith("ed") or word in _NO_PASTS):
        return False
    if words.text[start].isupper() and words.text[end - 1].islower():
        return False  # "the United States"
    if word == "charged" and lower[at + 1] == "with":
        return False  # "will appear in court charged with murder"
    before = at - 1
    while before > first and (
        lower[before] in {"and", "or", "not", "also", "now"} or lower[before].endswith(("ly", "ed"))
    ):
        before -= 1
    if before < first or lower[before] in _NO_AGENTS:
        return before < first
    # Right behind the verb to come: "will visit flooded towns".
    return before == first or lower[before - 1] not in _WILL | {"not"}


def _called_will(words: Words, sentence: Sentence, at: int) -> bool:
    """Tell the name Will, but for a question and a headline of capitals."""
    name = at > sentence.first and words.large[at] and words.field != "title"
    return name and words.text[words.ends[at] - 1].islower()
