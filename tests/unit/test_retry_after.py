"""The header Retry-After."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from hypothesis import given
from hypothesis import strategies as st

from service.retry_after import retry_after


def test_numbers_and_dates_are_read_and_the_rest_is_not() -> None:
    assert retry_after(" 600 ") == 600
    assert retry_after("Tue, 24 Nov 2020 00:00:00 GMT") == 0
    ahead = datetime.now(UTC) + timedelta(days=2)
    assert 86_400 < (retry_after(format_datetime(ahead, usegmt=True)) or 0) <= 2 * 86_400
    for wrong in (None, "", "soon", "-5", "Tue, 24 Nov 99999999999999999999 00:00:00 GMT"):
        assert retry_after(wrong) is None


@given(st.text(st.sampled_from("0123456789 :,+-GMTueNov"), max_size=40) | st.text(max_size=40))
def test_whatever_a_server_sends_is_seconds_or_nothing(value: str) -> None:
    found = retry_after(value)
    assert found is None or found >= 0
