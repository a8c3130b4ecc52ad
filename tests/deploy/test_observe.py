"""A real Prometheus scrapes the service under load: no panel and no rule fails or stays empty."""

import time

import pytest

from tests.observe.run import problems, scene, settled
from tests.observe.server import installed

SECONDS = 12.0


@pytest.mark.skipif(not installed(), reason="needs prometheus (Debian: apt-get install prometheus)")
def test_every_panel_and_rule_has_data_under_load(monkeypatch: pytest.MonkeyPatch) -> None:
    with scene(replicas=1, seconds=900, per_second=12) as found:
        time.sleep(SECONDS)
        asked, wrong, _end = settled(found)
        assert wrong == []
        assert asked > 80
        # And it does notice: a typing error, and a metric that there is not.
        bad = [
            {"record": "a", "expr": "sum(rate(tocsin_documents_total))"},
            {"alert": "b", "expr": "tocsin_never_there > 0"},
        ]
        monkeypatch.setattr("tests.observe.run.rules", lambda: bad)
        monkeypatch.setattr("tests.observe.run.of_dashboards", lambda **_windows: iter(()))
        _asked, wrong = problems(found.prometheus, found.begun, time.time())
        assert len(wrong) == 2
        assert wrong[0].startswith("a: ")
        assert wrong[1].startswith("b: tocsin_never_there: no data")
