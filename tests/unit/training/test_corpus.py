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


def test_what_a_sentence_states_and_may_state_besides() -> None:
    title, text = "Two held", "Police held two. Some marched."
    document = corpus.GoldDocument("agency", "2024-01-01T00:00:00Z", "a", title, text)
    document.unsure = ("sanction",)
    document.events = [{"category": "arrest", "evidence": "Police held two."}]
    assert document.judged_in(text, 0, 16) == ({"arrest"}, {"sanction"})
    assert document.judged_in(text, 17, 30) == (set(), {"arrest", "sanction"})
    document.complete = True
    document.doubts = [("protest", "Some marched.")]
    assert document.judged_in(text, 17, 30) == (set(), {"protest", "sanction"})


def test_a_sentence_of_marks_cannot_be_read() -> None:
    sentences = [corpus.LabelledSentence(text) for text in ("It rained.", "* * *", "7")]
    worded = corpus.Passage("agency", "a", sentences).worded
    assert [one.text for one in worded] == ["It rained.", "7"]


def test_the_digest_changes_with_what_is_trained_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpus, "FOLDER", tmp_path)
    for part in ("train", "test"):
        (tmp_path / part).mkdir()
    (tmp_path / "train" / "a.passages.txt").write_text("== register: agency\n")
    before = corpus.digest()
    (tmp_path / "test" / "t.passages.txt").write_text("== register: agency\n")
    assert corpus.digest() == before
    (tmp_path / "train" / "b.docs.txt").write_text("=== ")
    assert corpus.digest() != before
