"""Words keep their offsets, whatever they are written in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.classify.text import split

SAID = "Oslo Leeds's isn’t İzmir ΟΔΟΣ snake_case 1,200 U.S. ' ’s _ … x'y'z é"
PIECES = st.sampled_from([*SAID.split(), "\n\n", '?"', ". ", " ", " - "])


def plain(word: str) -> str:
    lowered = word.lower()
    if lowered.endswith(("'s", "’s")):
        return lowered[:-2]
    return lowered.replace("’", "'")


@given(st.lists(PIECES, max_size=30))
def test_words_are_those_of_the_text_at_their_offsets(pieces: list[str]) -> None:
    words = split("text", "".join(pieces))
    spans = list(zip(words.starts, words.ends, strict=True))
    assert words.lower == [plain(words.text[start:end]) for start, end in spans]
    for word, start, end in zip(words.lower, words.starts, words.ends, strict=True):
        assert word
        assert all(one.isalnum() or one in "'’" for one in words.text[start:end])
    inside = {at for start, end in spans for at in range(start, end)}
    assert {at for at, one in enumerate(words.text) if one.isalnum()} <= inside
    assert words.large == [words.text[start].isupper() for start, _end in spans]


@pytest.mark.parametrize("suffix", ["", " ’"])
def test_ascii_makes_no_difference(suffix: str) -> None:
    text = "It's Leeds's bus_stop, isn't it? 'Yes,' he said.\n\nA x'y'z. No" + suffix
    words = split("text", text)
    assert " ".join(words.lower) == "it leeds bus stop isn't it yes he said a x'y z no"
    assert [one.last for one in words.sentences] == [6, 9, 12, 13]


@pytest.mark.parametrize(
    "text", ["One\nTwo", "One\n\n\nTwo", "One! Two", 'One."  Two', "One?\nTwo", "One.)’\nTwo"]
)
def test_sentences_end_at_marks_and_lines(text: str) -> None:
    words = split("text", text)
    assert [(one.first, one.last) for one in words.sentences] == [(0, 1), (1, 2)]
