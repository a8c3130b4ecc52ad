"""The labels stay bounded, and counters are there before their first event."""

import re

from hypothesis import given
from hypothesis import strategies as st
from prometheus_client import generate_latest

from service.serve.metrics import FIELDS, MAX_COUNTRY_LABELS, STATUSES, Metrics
from service.settings import MAX_CATEGORY_LABELS
from tests.support.processes import ROOT


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(name, labels)


def test_counters_begin_at_zero() -> None:
    metrics = Metrics()
    metrics.expect(["arrest"])
    assert value(metrics, "tocsin_alerts_total", category="arrest", severity="critical") == 0
    assert value(metrics, "tocsin_documents_total", result="failed") == 0
    assert value(metrics, "tocsin_dead_letters_total", reason="not_utf8") == 0
    assert value(metrics, "tocsin_story_alerts_total", relation="cancel") == 0
    assert value(metrics, "tocsin_alert_confidence_bucket", category="arrest", le="0.5") == 0
    name = "tocsin_alerts_by_country_total"
    assert value(metrics, name, category="arrest", country="none") == 0
    assert value(metrics, name, category="arrest", country="FR") is None
    assert value(metrics, "tocsin_extraction_errors_total", field="story") == 0
    assert value(metrics, "tocsin_classify_requests_total", status="503") == 0


def test_every_field_and_status_that_the_code_names_is_known() -> None:
    text = "".join(
        (ROOT / "service" / path).read_text(encoding="utf-8")
        for path in ("extract/enrich.py", "classify/cascade.py", "serve/examine.py", "app.py")
    )
    named = r'(?:attempt|on_extraction_error|extraction_errors\.labels)\(\s*"(\w+)"'
    assert set(re.findall(named, text)) == set(FIELDS)
    assert set(map(int, re.findall(r"_Answer\(\s*(\d+)", text))) | {200} == set(STATUSES)


def test_an_alert_is_counted_in_each_way() -> None:
    metrics = Metrics()
    metrics.count_alert("arrest", "medium", "FR", 0.93, 100.0)
    metrics.count_alert("arrest", "critical", None, 0.41, 200.0)
    assert value(metrics, "tocsin_alerts_total", category="arrest", severity="medium") == 1
    name = "tocsin_alerts_by_country_total"
    assert value(metrics, name, category="arrest", country="FR") == 1
    assert value(metrics, name, category="arrest", country="none") == 1
    assert value(metrics, "tocsin_alert_confidence_bucket", category="arrest", le="0.5") == 1
    name = "tocsin_last_critical_alert_timestamp_seconds"
    assert value(metrics, name, category="arrest", country="none") == 200
    assert value(metrics, name, category="arrest", country="FR") is None


@given(st.lists(st.one_of(st.none(), st.text(max_size=3)), max_size=50))
def test_only_country_codes_become_labels(countries: list[str | None]) -> None:
    metrics = Metrics()
    for country in countries:
        label = metrics.country_label(country)
        if country is None:
            assert label == "none"
        elif len(country) == 2 and country.isascii() and country.isalpha() and country.isupper():
            assert label == country
        else:
            assert label == "other"


def test_labels_are_bounded() -> None:
    metrics = Metrics()
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    for first in letters:
        for second in letters:
            metrics.count_alert("arrest", "low", first + second, 0.5, 1.0)
    for number in range(2 * MAX_CATEGORY_LABELS):
        metrics.count_alert(f"category{number}", "low", "FR", 0.5, 1.0)
    lines = generate_latest(metrics.registry).decode().splitlines()
    shown = [line for line in lines if line.startswith("tocsin_alerts_by_country_total")]
    assert len(shown) == (MAX_COUNTRY_LABELS + 1) + MAX_CATEGORY_LABELS
    assert 'tocsin_alerts_by_country_total{category="arrest",country="other"} 416.0' in shown
