"""The bearer token that the HTTP port asks for."""

import hmac
from collections.abc import Iterable

from service.settings import Settings

TOKEN_WANTED = "send the header Authorization: Bearer <TOCSIN_HTTP_TOKEN>"  # noqa: S105 - no token
"""What a request without it is told."""


def has_token(headers: Iterable[tuple[bytes, bytes]], settings: Settings) -> bool:
    """Tell whether a request's headers carry the token, or none is asked for."""
    token = settings.http_token.get_secret_value()
    scheme, _, given = dict(headers).get(b"authorization", b"").partition(b" ")
    return not token or (scheme.lower() == b"bearer" and hmac.compare_digest(given, token.encode()))
