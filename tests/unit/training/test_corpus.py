from pathlib import Path

import pytest

from service.training import corpus


def test_the_corpus_is_valid_and_as_large_as_it_says() -> None:
    corpus.validate()
    sentences = [
        one for part in ("train", "test") for p in corpus.passages(part) for one in p.sentences
    ]
    documents = [one for part in ("train", "test") for one in corpus.documents(part)]
    assert len(sentences) >= 6_000
    assert len(documents) >= 1_500
    # The training part has no author of the test part.
    authors = [{one.author for one in corpus.documents(part)} for part in ("train", "test")]
    assert not authors[0] & authors[1]


def test_a_text_without_events_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.docs.txt"
    head = "=== register: agency | published: 2024-01-01T00:00:00Z\n"
    path.write_text(
        f"{head}title: Calm\ntext:\nNothing came.\n\n{head}title: Two\ntext:\nMore.\nevents:\n"
    )
    assert [one.text for one in corpus.read_documents(path)] == ["Nothing came.", "More."]


@pytest.mark.parametrize(
    "line", ['{"category": "arrest"', '{"category": "arrest", "evidence": "not in it"}']
)
def test_a_wrong_event_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "x.docs.txt"
    path.write_text(
        "=== register: agency | published: 2024-01-01T00:00:00Z\n"
        f"title: A\ntext:\nPolice held two.\nevents:\n{line}\n"
    )
    with pytest.raises(corpus.CorpusError, match=r"x.docs.txt:6"):
        list(corpus.read_documents(path))
