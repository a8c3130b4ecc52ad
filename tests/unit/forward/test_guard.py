"""What may be posted to: names must be listed, and lead to public addresses."""

import socket
from typing import Any

import pytest
from aiohttp.abc import AbstractResolver
from hypothesis import example, given
from hypothesis import strategies as st

from service.errors import ConfigurationError
from service.forward.guard import Guard, GuardedResolver, RefusedAddressError

GUARD = Guard(["hooks.example.org", "*.example.net", "10.1.0.0/16", "2001:db8::/32", "8.8.8.8"])


@pytest.mark.parametrize(
    "url",
    [
        "https://hooks.example.org/a?b=c",
        "https://HOOKS.example.org:8443/",
        "https://hooks.example.org./",
        "http://a.b.example.net/",
        "http://10.1.2.3:8080/",
        "http://[2001:db8::1]/",
        "https://8.8.8.8/",
    ],
)
def test_listed(url: str) -> None:
    GUARD.check_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/",
        "https://hooks.example.org.evil.test/",
        "https://evilexample.net/",
        "https://example.net/",
        "https://hooks.example.org@evil.test/",
        "https://user@hooks.example.org/",
        "http://10.2.0.1/",
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://[::ffff:10.1.2.3]/",
        "http://1.1.1.1/",
        "ftp://hooks.example.org/",
        "file:///etc/passwd",
        "//hooks.example.org/",
        "https:///a",
        "",
        "http://[",
    ],
)
def test_not_listed(url: str) -> None:
    with pytest.raises(RefusedAddressError):
        GUARD.check_url(url)


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("10.1.9.9", True),
        ("10.2.0.1", False),
        ("127.0.0.1", False),
        ("0.0.0.0", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("192.168.1.1", False),
        ("172.16.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::a9fe:a9fe", False),
        ("2002:7f00:1::", False),
    ],
)
def test_addresses(address: str, allowed: bool) -> None:
    assert GUARD.allows(address) is allowed


class Fixed(AbstractResolver):
    def __init__(self, *addresses: str) -> None:
        self.addresses = addresses

    async def resolve(self, host: str, port: int = 0, family: Any = 0) -> Any:
        return [
            {"hostname": host, "host": one, "port": port, "family": family, "proto": 0, "flags": 0}
            for one in self.addresses
        ]

    async def close(self) -> None:
        pass


async def test_only_allowed_addresses_are_connected_to() -> None:
    mixed = GuardedResolver(GUARD, Fixed("127.0.0.1", "93.184.216.34", "10.0.0.1"))
    found = await mixed.resolve("hooks.example.org", 443, socket.AF_INET)
    assert [one["host"] for one in found] == ["93.184.216.34"]
    inside = GuardedResolver(GUARD, Fixed("127.0.0.1", "::1"))
    with pytest.raises(RefusedAddressError, match="not public"):
        await inside.resolve("hooks.example.org", 443)


@pytest.mark.parametrize("entry", ["http://a", "a b", "10.0.0.1/8", "*", "*.", "a..b", "é.example"])
def test_wrong_entries_are_named(entry: str) -> None:
    with pytest.raises(ConfigurationError, match="TOCSIN_FORWARD_ALLOW"):
        Guard([entry])


@example("http://\xa1\u2024")
@example("http://0\xa1\u2024")
@given(st.text(max_size=200) | st.from_regex(r"https?://[^/]{0,40}/?", fullmatch=True))
def test_no_url_passes_an_empty_list_or_breaks_the_guard(url: str) -> None:
    with pytest.raises(RefusedAddressError):
        Guard([]).check_url(url)
