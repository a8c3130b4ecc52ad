"""What a terminal gets of an alert."""

from io import StringIO

from rich.console import Console

from schemas.alert import Alert
from service.cli.render import render_alert
from tests.support.alerts import EVIDENCE, make_alert

BAD = "a\x1b]0;steered\x07b\x9b2Jc\u202ed"


def test_no_text_from_outside_steers_the_terminal() -> None:
    alert = make_alert(
        "1", BAD, subtype=BAD, title=BAD, location={"text": BAD, "name": BAD, "country": BAD},
        document={"id": BAD, "source": BAD}, evidence=[EVIDENCE | {"text": BAD, "sentence": BAD}],
    )  # fmt: skip
    for source in (BAD, None):
        alert["data"]["document"]["source"] = source
        shown = StringIO()
        console = Console(file=shown, width=300, color_system=None)
        console.print(render_alert(Alert.model_validate(alert).data))
        words = shown.getvalue()
        assert words.replace("\n", "").isprintable()
        # In the head: category, subtype and title; the facts: place, country and publisher.
        assert words.count("a ]0;steered b 2Jc d") >= 6


def test_long_lines_stay_right_of_the_severity() -> None:
    alert = make_alert("1", title="word " * 30)
    shown = StringIO()
    Console(file=shown, width=60, color_system=None).print(
        render_alert(Alert.model_validate(alert).data)
    )
    first, *others = shown.getvalue().splitlines()
    assert first.split()[0] == alert["data"]["severity"]
    assert len(others) > 3
    assert all(line.startswith(" " * 11) for line in others)
