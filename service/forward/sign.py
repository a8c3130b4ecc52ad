"""Signatures of webhooks, by the Standard Webhooks specification 1.0 (standardwebhooks.com)."""

import base64
import binascii
import hashlib
import hmac

PREFIX = "whsec_"
"""Marks a secret that is base64."""
SHORTEST = 16
"""Bytes that a secret has at least."""


def key_of(secret: str) -> bytes:
    """Return the key: what follows ``whsec_`` is base64, any other secret stands for itself.

    Raises ValueError where it is no base64, or shorter than 16 bytes.
    """
    if secret.startswith(PREFIX):
        try:
            key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
        except binascii.Error as error:
            raise ValueError(f"what follows {PREFIX} is no base64: {error}") from error
    else:
        key = secret.encode()
    if len(key) < SHORTEST:
        raise ValueError(f"a secret has at least {SHORTEST} bytes")
    return key


def signature(key: bytes, message_id: str, timestamp: int, body: bytes) -> str:
    """Return the header ``webhook-signature`` for a body sent at `timestamp` (seconds)."""
    signed = f"{message_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
