"""The encoder's rows: what of a page is shown with each sentence."""

from service.classify.taxonomy import load_taxonomy
from service.classify.triggers import Triggers
from service.training.corpus import passages
from service.training.rows import Collector


def test_a_sentence_has_the_one_before_and_its_pages_opening() -> None:
    taxonomy = load_taxonomy()
    rows = Collector(Triggers(taxonomy), [one.name for one in taxonomy.categories]).own("test")
    longest = max(passages("test"), key=lambda one: len(one.worded))
    texts = [one.text for one in longest.worded]
    found = [row for row in rows if row.setting.words.text == " ".join(texts)]
    told = [
        tuple(
            one and one[0].text[one[1].start : one[1].end]
            for one in (row.setting[:2], row.setting.before, row.setting.opening)
        )
        for row in found
    ]
    assert len(texts) > 2
    assert told[:3] == [
        (texts[0], None, None),
        (texts[1], texts[0], texts[0]),
        (texts[2], texts[1], texts[0]),
    ]
