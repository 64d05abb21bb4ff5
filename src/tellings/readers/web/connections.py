"""Connections to checked addresses: each name is resolved once, and what was checked is what is connected to."""

from __future__ import annotations

import io
import socket
import ssl
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from ipaddress import IPv6Address, ip_address
from typing import Any, Protocol

from tellings.readers.web.addresses import Address, find_closed
from tellings.readers.web.errors import FetchError
from tellings.readers.web.targets import Target, require_public_address, require_public_name

TRIED = 4  # addresses of one host that are tried in turn


class Socket(Protocol):
    """What is used of a socket, so that a test can put its own in the place."""

    def settimeout(self, value: float | None, /) -> None:
        """Set the seconds that the next call may take."""

    def sendall(self, data: bytes, /) -> None:
        """Send all bytes."""

    def recv_into(self, buffer: Any, /) -> int:
        """Read some bytes into the buffer; 0 at the end."""

    def close(self) -> None:
        """Close the connection."""


@dataclass(frozen=True, slots=True)
class Outside:
    """The ways out of the program, each of which a test can replace."""

    resolve: Callable[[str, int, float], Sequence[str]] = field(default_factory=lambda: resolve_name)
    connect: Callable[[Address, int, float], Socket] = field(default_factory=lambda: connect_address)
    secure: Callable[[Any, str], Socket] = field(default_factory=lambda: Security().secure)
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    moment: Callable[[], datetime] = lambda: datetime.now(UTC)


class Deadline:
    """The time that all the work for one URL may take; waiting out of courtesy does not count."""

    def __init__(self, seconds: float, outside: Outside) -> None:
        self._seconds = seconds
        self._outside = outside
        self._end = outside.now() + seconds

    def left(self, most: float) -> float:
        """Return the seconds that the next step may take, `most` at most; FetchError where there are none."""
        left = self._end - self._outside.now()
        if left <= 0:
            raise FetchError(f"it took longer than {self._seconds:.0f} seconds; try again later")
        return min(left, most)

    def wait(self, seconds: float) -> None:
        """Wait, without taking the time from the work."""
        if seconds > 0:
            self._outside.sleep(seconds)
            self._end += seconds

    def extend(self, seconds: float) -> None:
        """Give the work more time."""
        self._seconds += seconds
        self._end += seconds


class Wire(io.RawIOBase):
    """A connection as the HTTP parser reads it; each read and all reads together have a limit.

    `limit` is the number of bytes that may have come by now; whoever reads on raises it.
    """

    def __init__(self, sock: Socket, deadline: Deadline, *, pause: float, limit: int) -> None:
        self._sock = sock
        self._deadline = deadline
        self._pause = pause
        self._taken = 0
        self.limit = limit

    def readable(self) -> bool:
        """Return True: it can be read."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Read what has come into the buffer."""
        if self._taken >= self.limit:
            raise FetchError(f"it sends more than {self.limit:,} bytes where less is expected")
        self._sock.settimeout(self._deadline.left(self._pause))
        try:
            count = self._sock.recv_into(buffer)
        except TimeoutError:
            self._deadline.left(self._pause)
            raise FetchError(f"it sent nothing for {self._pause:.0f} seconds; try again later") from None
        except (OSError, ValueError) as error:
            raise FetchError(f"the connection broke ({_say(error)}); try again later") from None
        self._taken += count
        return count

    def send(self, data: bytes) -> None:
        """Send all of `data`."""
        try:
            self._sock.settimeout(self._deadline.left(self._pause))
            self._sock.sendall(data)
        except OSError as error:
            raise FetchError(f"the connection broke ({_say(error)}); try again later") from None

    def makefile(self, *_: object, **__: object) -> io.BufferedReader:
        """Return the connection as a buffered stream: what the HTTP parser asks of a socket."""
        return io.BufferedReader(self)

    def close(self) -> None:
        """Close the connection."""
        if not self.closed:
            self._sock.close()
        super().close()


class Security:
    """TLS with the certificates of this system, or where it has none of certifi's; each must hold for the name."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self._context = context

    def secure(self, sock: socket.socket, host: str) -> Socket:
        """Return the connection made secure for `host`."""
        if self._context is None:
            self._context = make_context()
        return self._context.wrap_socket(sock, server_hostname=host)


def make_context() -> ssl.SSLContext:
    """Return the settings of TLS: certificates required, names checked, TLS 1.2 or newer."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if not context.cert_store_stats()["x509_ca"]:
        import certifi

        context.load_verify_locations(certifi.where())
    return context


def find_addresses(
    target: Target, *, is_named: bool, outside: Outside, deadline: Deadline, seconds: float
) -> tuple[Address, ...]:
    """Return the addresses to connect to, from one look at the name; FetchError unless every one of them is public.

    With `is_named` the user has named the host, and any address will do.
    """
    if not is_named:
        require_public_name(target)
    if target.address is not None:
        addresses: tuple[Address, ...] = (target.address,)
    else:
        addresses = _resolve(target, outside, deadline.left(seconds))
    if not is_named:
        for address in addresses:
            require_public_address(target, address, find_closed(address))
    return addresses


def open_wire(
    target: Target,
    addresses: Sequence[Address],
    *,
    outside: Outside,
    deadline: Deadline,
    seconds: float,
    pause: float,
    limit: int,
) -> Wire:
    """Return a connection to one of `addresses` and to nothing else; TLS is checked for the name of the target."""
    failure = "it has no address"
    for address in addresses[:TRIED]:
        try:
            sock = outside.connect(address, target.port, deadline.left(seconds))
        except OSError as error:
            failure = _say(error)
            continue
        try:
            sock.settimeout(deadline.left(seconds))
            if target.scheme == "https":
                sock = outside.secure(sock, target.host)
            return Wire(sock, deadline, pause=pause, limit=limit)
        except ssl.SSLCertVerificationError as error:
            sock.close()
            raise FetchError(f"{target.host} has no valid certificate ({error.verify_message})") from None
        except (OSError, ValueError) as error:
            sock.close()
            raise FetchError(f"{target.host} makes no secure connection ({_say(error)})") from None
    raise FetchError(f"{target.host} cannot be reached ({failure}); try again later")


def connect_address(address: Address, port: int, seconds: float) -> socket.socket:
    """Return a connection to exactly this address: no name is looked up on the way."""
    family = socket.AF_INET6 if isinstance(address, IPv6Address) else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        sock.settimeout(seconds)
        sock.connect((str(address), port))
    except BaseException:
        sock.close()
        raise
    return sock


def resolve_name(host: str, port: int, seconds: float) -> Sequence[str]:
    """Return the addresses that the system knows for a name; OSError where it knows none in time."""
    found: list[Any] = []

    def look() -> None:
        try:
            found.append(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            found.append(error)

    looking = threading.Thread(target=look, daemon=True)  # the system's own look-up cannot be given a time limit
    looking.start()
    looking.join(seconds)
    if not found:
        raise TimeoutError("the name was not found in time")
    if isinstance(found[0], Exception):
        raise OSError("no such name is known") from found[0]
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found[0]))


def _resolve(target: Target, outside: Outside, seconds: float) -> tuple[Address, ...]:
    try:
        addresses = tuple(ip_address(text) for text in outside.resolve(target.host, target.port, seconds))
    except (OSError, ValueError) as error:
        raise FetchError(f"{target.host} has no address ({_say(error)}); check the name and the connection") from None
    if not addresses:
        raise FetchError(f"{target.host} has no address; check the name")
    return addresses


def _say(error: Exception) -> str:
    if isinstance(error, TimeoutError) and not error.strerror:
        return str(error) or "no answer in time"
    return str(getattr(error, "strerror", None) or error or type(error).__name__)
