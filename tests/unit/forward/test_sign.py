"""Signatures, against the specification's own library."""

import base64
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks import Webhook

from service.forward.sign import key_of, signature


@given(st.binary(min_size=24, max_size=64), st.text(max_size=300))
def test_the_reference_library_makes_the_same(key: bytes, body: str) -> None:
    secret = "whsec_" + base64.b64encode(key).decode()
    at = datetime(2026, 1, 1, tzinfo=UTC)
    try:
        raw = body.encode()
    except UnicodeEncodeError:
        return
    expected = Webhook(secret).sign("msg-1", at, body)
    assert signature(key_of(secret), "msg-1", int(at.timestamp()), raw) == expected


@pytest.mark.parametrize("secret", ["short", "whsec_!!!", "whsec_" + "QQ==", "whsec_é"])
def test_weak_or_broken_secrets_are_refused(secret: str) -> None:
    with pytest.raises(ValueError, match=r"bytes|base64|ASCII"):
        key_of(secret)


def test_a_plain_secret_stands_for_itself() -> None:
    assert key_of("sixteen bytes at least") == b"sixteen bytes at least"
