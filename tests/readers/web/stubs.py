"""A network of the test's own: names, sites and a clock, with a record of every connection."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from tellings.readers.web.addresses import Address
from tellings.readers.web.clients import Client, Thresholds
from tellings.readers.web.connections import Outside

PUBLIC = "1.2.3.4"
OTHER = "5.6.7.8"
PAGE = b"<!doctype html><title>Ferry</title><p>The ferry to Ness sails again on Monday."
Script = bytes | Callable[[str], bytes]  # what a site answers: the same each time, or by the request


def answer(
    body: bytes = PAGE, *, status: str = "200 OK", media_type: str | None = "text/html", **fields: str
) -> bytes:
    """Return a whole answer; underscores in the names of fields stand for hyphens."""
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in fields.items())]
    if media_type is not None:
        lines.append(f"Content-Type: {media_type}")
    if "Transfer_Encoding" not in fields and "Content_Length" not in fields:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode("utf-8") + b"\r\n\r\n" + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    """Return an answer that leads elsewhere."""
    return answer(b"", status=status, media_type=None, Location=to)


MISSING = answer(b"", status="404 Not Found")


@dataclass
class Wired:
    """One connection: where to, for which name it was made secure, and what was asked over it."""

    address: str
    port: int
    name: str | None = None
    request: str = ""

    @property
    def host(self) -> str:
        """The Host field of the request."""
        return self.request.partition("\r\nHost: ")[2].partition("\r\n")[0]

    @property
    def path(self) -> str:
        """What the request asks for."""
        return self.request.split(" ")[1]


class FakeSocket:
    """A socket whose other end is a script."""

    def __init__(self, net: Net, wired: Wired) -> None:
        self._net, self._wired, self._rest = net, wired, b""
        self.is_closed = False

    def settimeout(self, value: float | None, /) -> None:
        assert value is not None
        assert value > 0

    def sendall(self, data: bytes, /) -> None:
        self._wired.request += data.decode("ascii")
        self._rest = self._net.find_answer(self._wired)

    def recv_into(self, buffer: Any, /) -> int:
        count = min(len(buffer), len(self._rest), 1_000)
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        self._net.now += self._net.slowness
        return count

    def close(self) -> None:
        self.is_closed = True


@dataclass
class Net:
    """What a client finds outside: `names` may list several looks at one name; each look takes the next of them."""

    names: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    sites: Mapping[str, Script] = field(default_factory=dict)  # by host and path, as in "ness.example/a"
    slowness: float = 0.0  # seconds that each piece of an answer takes
    now: float = 1_000.0
    waits: list[float] = field(default_factory=list)
    wires: list[Wired] = field(default_factory=list)
    sockets: list[FakeSocket] = field(default_factory=list)
    looks: list[str] = field(default_factory=list)

    def resolve(self, host: str, port: int, seconds: float) -> Sequence[str]:
        self.looks.append(host)
        try:
            answers = self.names[host]
        except KeyError:
            raise OSError("no such name") from None
        return answers[min(self.looks.count(host), len(answers)) - 1]

    def connect(self, address: Address, port: int, seconds: float) -> FakeSocket:
        self.wires.append(Wired(str(address), port))
        self.sockets.append(FakeSocket(self, self.wires[-1]))
        return self.sockets[-1]

    def secure(self, sock: FakeSocket, host: str) -> FakeSocket:
        self.wires[-1].name = host
        return sock

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    def moment(self) -> datetime:
        return datetime(2031, 4, 3, 12, tzinfo=UTC) + timedelta(seconds=self.now - 1_000)

    def find_answer(self, wired: Wired) -> bytes:
        script = self.sites.get(wired.host + wired.path, MISSING)
        return script if isinstance(script, bytes) else script(wired.request)

    def client(self, *, allow: Sequence[str] = (), cache: str | None = None, **limits: Any) -> Client:
        """Return a client that lives in this network."""
        outside = Outside(
            resolve=self.resolve,
            connect=self.connect,
            secure=self.secure,
            now=lambda: self.now,
            sleep=self.sleep,
            moment=self.moment,
        )
        return Client(allow=allow, cache=cache, outside=outside, thresholds=Thresholds(**limits))

    @property
    def addresses(self) -> set[str]:
        """The addresses that anything was connected to."""
        return {wired.address for wired in self.wires}

    @property
    def paths(self) -> list[str]:
        """What was asked for, robots.txt apart."""
        return [wired.path for wired in self.wires if wired.path != "/robots.txt"]


def site(host: str, pages: Mapping[str, Script] | None = None, *, at: str = PUBLIC, **more: Script) -> Net:
    """Return a network with one site; pages are by path without its slash, `robots` is its robots.txt."""
    named = {**(pages or {}), **more}
    paths = {f"{host}/{re.sub('^robots$', 'robots.txt', path)}": script for path, script in named.items()}
    return Net({host: [[at]]}, paths)
