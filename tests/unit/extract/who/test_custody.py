"""Who holds or tries somebody."""

import pytest

from tests.support.participants import marked


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Two men were held on Monday, the harbour police said.", "the harbour police"),
        ("Goa police chief Ann Reed said that two men were held.", "Goa police"),
        ("According to a police spokesman two men were held.", "police"),
        ("Two men were held at the police station, Ann Reed said.", None),
        ("Two men were held while police in the port looked on.", None),
        ("Two men were held. It was dark, the harbour police said.", "the harbour police"),
        ("Two men were held. The police station said so.", None),
        ("Two men were held. Rain fell. It was dark, police said.", None),
        ("Two men were held. Lawyers said police had hit them.", None),
        ("Two men were held.\n\nGAO (Reuters) - Police said a lorry overturned.", None),
    ],
)
def test_the_police_who_tell_of_an_arrest_made_it(text: str, actor: str | None) -> None:
    found = marked(text, "arrest", target="men were").get("actor")
    assert (found and found.text) == actor
    assert marked(text, "protest", target="men were").get("actor") is None


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("A clerk was jailed. Leeds Crown Court heard that he wept.", "Leeds Crown Court"),
        ("A clerk was jailed. The court heard that he wept.", None),
        ("A clerk was jailed. Leeds Crown Court was shut.", None),
    ],
)
def test_the_court_that_heard_of_it_tried_it(text: str, actor: str | None) -> None:
    found = marked(text, "prosecution", target="A clerk").get("actor")
    assert (found and found.text) == actor


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A clerk pleaded guilty at Harrow Crown Court.", False),
        ("A clerk was jailed at Harrow Crown Court.", True),
        ("A clerk appeared before Harrow Crown Court.", True),
        ("A clerk appeared and was remanded at Harrow Crown Court.", True),
        ("A clerk appeared at Harrow Crown Court, which remanded him.", True),
    ],
)
def test_where_the_accused_appears_is_no_actor(text: str, told: bool) -> None:
    found = marked(text, "prosecution", actor="Harrow Crown Court", target="A clerk")
    assert ("actor" in found) == told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Reed denies theft. Her trial was put off on Monday.", "Ann Reed"),
        ("Tom Hill denies theft. The court turned down his last appeal.", "Tom Hill"),
        ("Tom Hill denies theft. A court in Leeds jailed him on Monday.", "Tom Hill"),
        ("Tom Hill denies theft. Judge Ann Reed lost his file on the trial.", None),
        ("Tom Hill denies theft. The trial was told of her brother.", None),
        ("Tom Hill denies theft. Bakers recalled his brother's trial.", None),
        ("Tom Hill and Ann Reed deny theft. Her trial was put off.", None),
        ("Tom Hill, who was held in May, left. A court heard his appeal.", "Tom Hill"),
        ("Baker Tom Hill condemned the trial. A court heard his appeal.", None),
        ("The widow, Ann Reed, wept. A court put off his trial.", None),
        ("Her clerk Tom Hill left. A court was told her appeal failed.", None),
    ],
)
def test_whose_trial_it_is_was_told_before(text: str, name: str | None) -> None:
    target = marked(text, "prosecution", 1).get("target")
    assert (target and target.name) == name
