"""Which alerts pass a subscriber's conditions."""

from typing import Any

import pytest

from schemas import Alert, AlertFilter
from tests.support.alerts import make_alert


@pytest.mark.parametrize(
    ("conditions", "passes"),
    [
        ({}, True),
        ({"categories": ["protest", "arrest"]}, True),
        ({"categories": ["protest"]}, False),
        ({"min_severity": "medium"}, True),
        ({"min_severity": "high"}, False),
        ({"countries": ["fr"]}, True),
        ({"countries": ["DE"]}, False),
        ({"relations": ["new"]}, False),
        ({"relations": ["update", "cancel"]}, True),
    ],
)
def test_conditions(conditions: dict[str, Any], passes: bool) -> None:
    alert = Alert.model_validate(make_alert("1", country="FR", relation="update"))
    assert AlertFilter(**conditions).takes(alert) is passes


def test_what_is_not_known() -> None:
    alert = Alert.model_validate(make_alert("1"))
    assert AlertFilter(relations=["new"]).takes(alert)
    assert not AlertFilter(relations=["update"]).takes(alert)
    assert not AlertFilter(countries=["FR"]).takes(alert)


def test_lists_with_commas() -> None:
    found = AlertFilter.of_lists("arrest, protest,", "", "fr", "new")
    assert found.categories == {"arrest", "protest"}
    assert found.countries == {"FR"}
    with pytest.raises(ValueError, match="loud"):
        AlertFilter.of_lists("", "loud", "", "")


@pytest.mark.parametrize("wrong", ["France", "FRA", "F1", ""])
def test_a_country_that_no_alert_can_have_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="ISO 3166-1 codes of two letters"):
        AlertFilter(countries=["DE", wrong])
