"""Which addresses are public: what a feed's links and a webhook's names may lead to unasked."""

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv4 addresses behind a translator (RFC 6052)."""


def read_address(text: str) -> Address:
    """Return an address; one of a link may carry its interface behind a per cent sign."""
    return ipaddress.ip_address(text.partition("%")[0])


def is_public(address: Address) -> bool:
    """Tell whether an address is public, with every IPv4 address that its form hides."""
    return all(map(_public, _inside(address)))


def _inside(address: Address) -> list[Address]:
    found = [address]
    if isinstance(address, ipaddress.IPv6Address):
        hidden = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _NAT64:
            hidden.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        mapped = [one for one in hidden if one is not None]
        # A mapped address is nothing but the IPv4 address.
        return list(mapped) if address.ipv4_mapped else [*found, *mapped]
    return found


def _public(address: Address) -> bool:
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )
