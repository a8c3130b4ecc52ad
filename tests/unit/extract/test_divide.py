from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.classify.combine import Clause
from service.classify.text import Page, split
from service.extract.divide import MOST, WEIGHTS, divide, signs, told_by
from service.extract.place.context import context_of

PUBLISHED = datetime(2025, 3, 14, tzinfo=UTC)
IDLE = " He had no gun. Nobody was held. The village is small. "


def _clauses(
    text: str, *told: dict[str, str], title: str = "", only: tuple[int, ...] = ()
) -> tuple[list[Clause], Page]:
    """Return the clauses of the sentences `only` (or all), the title's first, with their parts."""
    page = Page(split("title", title), split("text", text))
    chosen = [page.sentences[number] for number in only] if only else page.sentences
    clauses = []
    for number, (words, sentence) in enumerate(chosen):
        parts = {}
        for part, said in (told[number] if number < len(told) else {}).items():
            first = words.starts.index(words.text.index(said, sentence.start))
            parts[part] = (words, (first, first + len(said.split())))
        clauses.append(Clause(words, sentence, sentence.first, sentence.last, parts))
    return clauses, page


def _divided(text: str, *told: dict[str, str], category: str = "security_incident") -> list[int]:
    clauses, page = _clauses(text, *told)
    return divide(category, clauses, page, PUBLISHED)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("A bomb killed three people in Kano. A car bomb killed nine people in Lagos.", [0, 1]),
        ("A bomb killed three people in Kano. The bomb went off near a market.", [0, 0]),
        ("A bomb killed three people in Kano. Three people were killed by a bomb in Kano.", [0, 0]),
        ("A bomb went off in Kabul. It wounded nine. The police came.", [0, 0, 0]),
        (
            "A bomb went off in Kabul. Gunmen shot a guard in Kandahar. Shops in Kabul closed.",
            [0, 1, 0],
        ),
        ("A bomb killed three people in Minna. Gunmen killed two people in Abuja.", [0, 1]),
        ("A bomb killed three people in Nigeria. Gunmen killed two people in Ghana.", [0, 1]),
        ("A bomb killed three people in Kano. Two died in hospital in Lagos.", [0, 0]),
    ],
)
def test_two_attacks_in_two_places_are_two(text: str, numbers: list[int]) -> None:
    assert _divided(text) == numbers


@pytest.mark.parametrize("category", ["arrest", "protest", "disaster", "state_visit"])
def test_two_towns_are_two_happenings_of_any_such_category(category: str) -> None:
    assert _divided("It happened in Kano. It happened in Lagos.", category=category) == [0, 1]


def test_two_days_speak_for_two_happenings() -> None:
    text = f"Soldiers shot a farmer dead on March 3.{IDLE}Soldiers shot a driver dead on March 9."
    clauses, page = _clauses(text, only=(0, 4))
    assert divide("security_incident", clauses, page, PUBLISHED) == [0, 1]


def test_other_people_and_numbers_speak_for_two_happenings() -> None:
    text = f"Soldiers shot three farmers.{IDLE}Guards shot nine miners."
    clauses, page = _clauses(text, only=(0, 4))
    assert divide("arrest", clauses, page, PUBLISHED) == [0, 0]
    clauses, page = _clauses(
        text,
        {"actor": "Soldiers", "target": "farmers", "killed": "three"},
        {"actor": "Guards", "target": "miners", "killed": "nine"},
        only=(0, 4),
    )
    assert divide("arrest", clauses, page, PUBLISHED) == [0, 1]


OPENINGS = [
    ("Thieves also shot a guard.", "another"),
    ("Meanwhile, thieves shot a guard.", "another"),
    ("In Kaduna, thieves shot a guard.", "fronted"),
    ("On Sunday thieves shot a guard.", "fronted"),
    ("Two thieves shot a guard.", "new"),
    ("The thieves shot a guard.", "taken up"),
    ("They shot a guard.", "taken up"),
    ("In the attack thieves shot a guard.", None),
    ("Thieves shot a guard.", None),
]


@pytest.mark.parametrize(("sentence", "sign"), OPENINGS)
def test_how_a_later_sentence_opens_is_a_sign(sentence: str, sign: str | None) -> None:
    clauses, page = _clauses(f"Gunmen robbed a bank. {sentence}", title="A week of crime")
    title, first, second = (
        told_by("security_incident", one, page, context_of(page), PUBLISHED) for one in clauses
    )
    opening = {"another", "fronted", "new", "taken up"}
    assert opening.intersection(signs(second, first)) == ({sign} if sign else set())
    assert opening.isdisjoint(signs(title, second))


def test_a_place_that_opens_a_sentence_is_its_event_s() -> None:
    text = "A bomb killed three people in Kano. In Lagos, gunmen shot a guard."
    clauses, page = _clauses(text)
    first, second = clauses
    behind = replace(second, first=second.first + 2)  # as the clause is where a trigger told it
    assert divide("security_incident", [first, behind], page, PUBLISHED) == [0, 1]


def test_what_agrees_is_one_happening_however_far_apart() -> None:
    text = f"A bomb killed three people in Kano.{IDLE}Three people were killed in Kano by the bomb."
    clauses, page = _clauses(text, {"killed": "three"}, {"killed": "Three"}, only=(0, 4))
    assert divide("security_incident", clauses, page, PUBLISHED) == [0, 0]


def test_what_is_told_again_joins_the_happening_that_it_is_most_like() -> None:
    text = "A bomb killed three people in Kano. A bomb killed nine people in Lagos. "
    assert _divided(text + "The bomb in Lagos lay under a bus.") == [0, 1, 1]


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0)])
def test_a_title_neither_opens_a_happening_nor_joins_two(order: tuple[int, ...]) -> None:
    text = "Gunmen killed nine people in Kano on Monday. A bomb killed three in Lagos on Tuesday."
    clauses, page = _clauses(text, title="Attacks kill 12 in Nigeria")
    numbers = divide("security_incident", [clauses[one] for one in order], page, PUBLISHED)
    by_clause = dict(zip(order, numbers, strict=True))
    assert by_clause[1] != by_clause[2]
    assert numbers[0] == 0
    assert set(numbers) == {0, 1}


def test_sections_with_datelines_of_their_own_are_two_happenings() -> None:
    text = "KANO, March 3 - A bomb killed three people.\n\nLAGOS, March 3 - A bomb killed nine."
    assert _divided(text) == [0, 1]


def test_a_category_of_the_users_own_is_one_happening() -> None:
    text = "A strike closed the mine in Kano. A strike closed the mine in Lagos."
    assert _divided(text, category="mine_closure") == [0, 0]


@given(st.lists(st.sampled_from(["in Kano", "in Lagos on Monday", "in Paris", ""]), max_size=60))
def test_happenings_are_numbered_from_nought_and_their_signs_are_known(places: list[str]) -> None:
    clauses, page = _clauses(" ".join(f"A bomb killed three people {one}." for one in places))
    numbers = divide("security_incident", clauses, page, None)
    assert len(numbers) == len(clauses)
    assert all(one <= max(numbers[:at], default=-1) + 1 for at, one in enumerate(numbers))
    assert all(one == 0 for one in numbers[MOST:])
    context = context_of(page)
    told = [told_by("protest", one, page, context, PUBLISHED) for one in clauses[:5]]
    assert {sign for a in told for b in told for sign in signs(a, b)} <= set(WEIGHTS)
