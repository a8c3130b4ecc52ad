"""Keeps links and redirects from leading into the operator's own network.

A feed's items and redirects are its publisher's words. Only a host that the operator named may
have an address that is not public; every other name is resolved here, once, and the connection
goes to the very address that was looked at. A proxy resolves names by itself: addresses, and names
that have one here, are looked at before it is asked; all others are the proxy's to refuse.
"""

import asyncio
import contextlib
import socket
from urllib.request import getproxies, proxy_bypass

import httpx

from service.addresses import is_public, read_address
from service.errors import FeedError, FeedReason

HOME = "tocsin_home"
"""Extension of a request: the host that the operator named."""
PROXIED_LOOKUP = 5.0
"""Seconds for the look-up of a name that a proxy resolves anyhow: behind one, the system's own
resolver may lead nowhere."""


class GuardedTransport(httpx.AsyncBaseTransport):
    """Sends requests through the environment's proxy, or straight to an address that may be."""

    def __init__(self, connections: int) -> None:
        limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
        self._home = httpx.AsyncHTTPTransport(limits=limits)
        # Not kept alive: these connections go to bare addresses, which names may share.
        self._away = httpx.AsyncHTTPTransport(
            limits=httpx.Limits(max_connections=connections, max_keepalive_connections=0)
        )
        self._proxies = {
            scheme: httpx.AsyncHTTPTransport(proxy=address, limits=limits)
            for scheme, address in getproxies().items()
            if scheme in {"http", "https"} and address.startswith("http")
        }

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request. Raises FeedError where its host has no address that may be."""
        host = request.url.host
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        named = host == request.extensions.get(HOME)
        proxy = self._proxies.get(request.url.scheme)
        if proxy is not None and not proxy_bypass(host):
            if not named:
                with contextlib.suppress(httpx.ConnectError, TimeoutError):  # no address here
                    async with asyncio.timeout(PROXIED_LOOKUP):
                        await public_address(host, port)
            return await proxy.handle_async_request(request)
        if named:
            return await self._home.handle_async_request(request)
        address = await public_address(host, port)
        request.extensions = {**request.extensions, "sni_hostname": host}
        request.url = request.url.copy_with(host=address)
        return await self._away.handle_async_request(request)

    async def aclose(self) -> None:
        """Close all connections."""
        for transport in (self._home, self._away, *self._proxies.values()):
            await transport.aclose()


async def public_address(host: str, port: int) -> str:
    """Return the first address of a host, if all of its addresses are public.

    Raises FeedError where one is not, and httpx.ConnectError where there is none.
    """
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpx.ConnectError(f"{host} has no address: {error}") from error
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    for address in addresses:
        if not is_public(read_address(address)):
            raise FeedError(
                FeedReason.ADDRESS,
                f"{host} has the address {address}, which is not public, and is not the host "
                "that the configuration names",
            )
    return addresses[0]
