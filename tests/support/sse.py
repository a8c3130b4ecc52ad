"""A client of server-sent events that can read slowly, or not at all."""

import json
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Event:
    name: str
    data: Any
    id: str


class EventStream:
    """One request; reads by the rules of the HTML standard, chunked transfer undone."""

    def __init__(
        self, port: int, query: str = "", buffer: int | None = None, **headers: str
    ) -> None:
        self._socket = socket.socket()
        if buffer:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        self._socket.settimeout(60)
        self._socket.connect(("127.0.0.1", port))
        lines = [f"GET /alerts/stream?{query} HTTP/1.1", "Host: localhost"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self._socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        self._file = self._socket.makefile("rb")
        self.last_id = ""
        self.comments: list[str] = []

    def head(self) -> tuple[int, dict[str, str]]:
        """Read and return status and headers."""
        status = int(self._file.readline().split()[1])
        headers = {}
        while line := self._file.readline().decode().strip():
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        return status, headers

    def _lines(self) -> Iterator[str]:
        rest = b""
        while size := int(self._file.readline() or b"0", 16):
            rest += self._file.read(size)
            self._file.readline()
            *whole, rest = rest.split(b"\n")
            yield from (line.decode() for line in whole)

    def events(self) -> Iterator[Event]:
        """Yield events until the answer ends."""
        name, data = "message", ""
        for line in self._lines():
            field, _, value = line.partition(": ")
            if not line:
                if data:
                    yield Event(name, json.loads(data), self.last_id)
                name, data = "message", ""
            elif not field:
                self.comments.append(value)
            elif field == "event":
                name = value
            elif field == "id":
                self.last_id = value
            elif field == "data":
                data += value

    def close(self) -> None:
        self._file.close()
        self._socket.close()
