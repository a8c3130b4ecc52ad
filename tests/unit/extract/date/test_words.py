"""Dates are read at a few words only; no word that the reader knows is passed over."""

import ast
import inspect
from datetime import UTC, date, datetime

import pytest

from service.classify.cues import ORDINALS
from service.classify.text import split
from service.extract.date import told as dates
from service.extract.numbers import NUMBER_WORDS

_FRAMES = (
    "{}|in {}|on {}, police said|until {}|last {}|next {}|this {}|the {}|the {}, it fell|of {}|"
    "the {} before|the same {}|the following {}|the next {}|the previous {}|at the {}|on the {},|"
    "that {}|{} night|{} week|{} month|{} year|{} day|{} 5|5 {}|5 {} 2024|the fifth of {}|{} 2024|"
    "{} last year|2024 {} 05|two days {},|a week {},|forty-eight hours {}|a fortnight {}|"
    "three months {}|yes {}|sun {}|tues-{}|new year's {}|christmas {}|boxing {}|good {}|easter {}|"
    "the start of the {}|the beginning of the {}|the night of the {},|the day {}|{} the day|"
    "the day before {}|{} ago|{} days ago|{} later|on {} june|the {} of june|{}, {}|{} {}"
)
"""Where a word may stand in what tells a date."""
PUBLISHED, TOLD = datetime(2026, 11, 24, tzinfo=UTC), date(2026, 11, 20)


class Everything:
    """Holds any word."""

    def __contains__(self, word: object) -> bool:
        """Tell that it does."""
        return True


def known_to_the_reader() -> set[str]:
    """Return all words that its source writes or its tables hold."""
    texts = [*ORDINALS, *NUMBER_WORDS, *dates._DAYS, *dates._MONTHS, *dates._DAY_STEMS]
    nodes = ast.walk(ast.parse(inspect.getsource(dates)))
    constants = [node.value for node in nodes if isinstance(node, ast.Constant)]
    texts += [one for one in constants if isinstance(one, str)]
    return {word for text in texts for word in split("text", text.lower()).lower}


def test_a_date_is_read_at_no_word_that_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    telling = dates._TELLING
    monkeypatch.setattr(dates, "_TELLING", Everything())
    read: set[str] = set()
    for frame in _FRAMES.split("|"):
        lines = [frame.replace("{}", word) for word in sorted(known_to_the_reader())]
        words = split("text", "\n".join(lines))
        for sentence in words.sentences:
            found = dates.dates_in(words, sentence, PUBLISHED, reference=TOLD)
            read.update(words.lower[one.first] for one in found)
    # That all of them were read shows that the frames are such as dates stand in.
    assert {word for word in read if not word[0].isdigit()} == telling
