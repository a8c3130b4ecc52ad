from service.training.sentences import fixed_sentences


def test_sentences_are_those_that_are_given() -> None:
    given = ["Police in the U.S. held two. All went home.", "…", "It rained"]
    words = fixed_sentences(given)
    told = [words.text[one.start : one.end] for one in words.sentences]
    assert told == [given[0], given[2]], "what has no word is no sentence"
    assert [words.lower[one.first] for one in words.sentences] == ["police", "it"]
    assert words.sentences[-1].last == len(words.lower)
