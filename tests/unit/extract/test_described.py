"""How many people a description means."""

import pytest

from service.extract.described import how_many
from tests.support.events import told


@pytest.mark.parametrize(
    ("description", "number"),
    [
        ("a 36-year-old welder", 1),
        ("six members of a gang", 6),
        ("Vera Salnikova", 1),
        ("several men", None),
        ("the owner of the hostel", 1),
        ("two women and a man", 3),
        ("a guide and some hikers", None),
        ("the captain, 45", 1),
        ("Ana Ruiz, 26, and Li Wei, 20", 2),
        ("the choir's conductor, Ivo Lang, and 30 others", 31),
        ("Ivo Lang, conductor of the choir", 1),
        ("its manager, two referees and the left back", 4),
        ("a Czech and a Moldovan citizen", 2),
        ("three Bulgarians and an Afghan", 4),
        ("its crew of 24", 24),
        ("The pair", 2),
        ("1,140 persons", 1140),
        ("the driver, an Austrian aged 36", 1),
        ("The two, a guide and a cook", 2),
        ("the suspects, Ana Ruiz and Li Wei", 2),
        ("newspaper's founder, Ana Ruiz", 1),
        ("Ruiz, 63", 1),
        ("the men, among them a baker", None),
        ("the rebels", None),
        ("the crowd", None),
        ("the treasurer of a bank", 1),
    ],
)
def test_descriptions_are_counted(description: str, number: int | None) -> None:
    assert how_many(description) == number


@pytest.mark.parametrize("description", ["Ann Reed, ²", "Two men, ², and a boy"])
def test_a_raised_digit_is_no_number(description: str) -> None:
    how_many(description)  # raises nothing, and told() fails where a field does
    told(f"Police arrested {description}, on Monday.", "arrest")
    told("The minister arrived in Berlin on a ² day visit.", "state_visit")
