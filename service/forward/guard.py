"""Which addresses may be posted to: what is listed, and nothing inside the own network unasked.

Checked where it counts: the addresses that a name resolves to are the ones connected to, so a
name that changes its address between check and use gains nothing.
"""

import ipaddress
import re
import socket
from collections.abc import Iterable

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import DefaultResolver
from yarl import URL

from service.addresses import Address, is_public, read_address
from service.errors import ConfigurationError, TocsinError

_NAME = re.compile(r"(\*\.)?[a-z0-9_]([a-z0-9_-]{0,62})(\.[a-z0-9_][a-z0-9_-]{0,62}){0,20}\.?")


class RefusedAddressError(TocsinError):
    """The address is not one that may be posted to."""


class Guard:
    """Knows the allow list: host names (``*.`` for all below a name), addresses, networks.

    A name must be listed, and its addresses must be public or lie in a listed network. Raises
    ConfigurationError where an entry is neither name nor network.
    """

    def __init__(self, allow: Iterable[str]) -> None:
        self._names: set[str] = set()
        self._suffixes: list[str] = []
        self._networks: list[ipaddress.IPv4Network | ipaddress.IPv6Network] = []
        for entry in allow:
            try:
                self._networks.append(ipaddress.ip_network(entry))
                continue
            except ValueError:
                name = entry.lower().rstrip(".")
            if not _NAME.fullmatch(name):
                raise ConfigurationError(
                    f"TOCSIN_FORWARD_ALLOW: {entry!r} is no host name, address or network"
                )
            if name.startswith("*."):
                self._suffixes.append(name[1:])
            else:
                self._names.add(name)

    def check_url(self, url: str) -> None:
        """Raise RefusedAddressError where the URL may not be posted to, whatever it resolves to."""
        try:
            parts = URL(url)
            host = (parts.host or "").lower().rstrip(".")  # decodes names of other scripts
        except ValueError as error:
            raise RefusedAddressError(f"{url}: {error}") from error
        if parts.scheme not in {"http", "https"} or not host:
            raise RefusedAddressError(f"{url}: give an http:// or https:// address")
        if parts.user is not None or parts.password is not None:
            raise RefusedAddressError(f"{host}: put credentials into headers, not into the URL")
        try:
            address = ipaddress.ip_address(host)
        except ValueError:
            if host not in self._names and not host.endswith(tuple(self._suffixes)):
                raise RefusedAddressError(
                    f"the host {host} is not in TOCSIN_FORWARD_ALLOW"
                ) from None
        else:
            if not self._listed(address):
                raise RefusedAddressError(f"the address {host} is not in TOCSIN_FORWARD_ALLOW")

    def allows(self, address: str) -> bool:
        """Tell whether an address that a listed name resolved to may be connected to."""
        found = read_address(address)
        return self._listed(found) or is_public(found)

    def _listed(self, address: Address) -> bool:
        return any(
            address in network for network in self._networks if network.version == address.version
        )


class GuardedResolver(AbstractResolver):
    """Resolves names to the addresses that the guard allows."""

    def __init__(self, guard: Guard, inner: AbstractResolver | None = None) -> None:
        self._guard, self._inner = guard, inner or DefaultResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the allowed addresses; raise RefusedAddressError where there is none."""
        found = await self._inner.resolve(host, port, family)
        allowed = [one for one in found if self._guard.allows(one["host"])]
        if not allowed:
            addresses = ", ".join(sorted({one["host"] for one in found}))
            raise RefusedAddressError(
                f"{host} resolves to {addresses}, which is not public; list the network in "
                "TOCSIN_FORWARD_ALLOW if that is meant"
            )
        return allowed

    async def close(self) -> None:
        """Close the inner resolver."""
        await self._inner.close()
