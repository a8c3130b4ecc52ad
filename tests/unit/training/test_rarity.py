from service.gazetteer import gazetteer
from service.story.rarity import MOST, rarity
from service.training.rarity import LEAST, places, shipped, weights

HELD = "Gendarmes shackled smugglers."
MARCH = "Marchers chanted beside gendarmes."
COUNT = int(LEAST)


def test_a_word_weighs_the_less_the_more_texts_of_any_one_category_hold_it() -> None:
    arrests = [(1.0, frozenset({"arrest"}), HELD)] * COUNT
    others = [(1.0, frozenset({"protest"}), MARCH), (1.0, frozenset[str](), "Rain fell.")] * 300
    table = weights(arrests + others, frozenset())
    # In every text of one kind, however rare that kind is.
    assert table["chante"] == table["gendar"] < table["smuggl"] < MOST


def test_a_word_of_few_texts_is_not_listed_and_a_sentence_is_less_than_a_text() -> None:
    texts = [(1.0, frozenset({"arrest"}), HELD)] * (COUNT - 1)
    assert weights(texts, frozenset()) == {}
    sentences = [(0.5, frozenset({"arrest"}), "Constables pounced.")] * (2 * COUNT - 1)
    assert weights(texts + sentences, frozenset()) == {}
    assert weights([], frozenset()) == {}


def test_places_count_half() -> None:
    texts = [(1.0, frozenset[str](), "Rain fell on Lahore.")] * COUNT
    table = weights(texts, frozenset({"lahore", "quetta"}))
    assert table["lahore"] == weights(texts, frozenset())["lahore"] // 2
    assert table["quetta"] == MOST // 2


def test_nations_peoples_and_large_cities_are_places() -> None:
    assert {"pakist", "lahore", "french"} <= places(gazetteer())


def test_the_table_is_the_corpus_own() -> None:
    assert rarity() == shipped(), "the corpus is another: run python -m service.training.rarity"
