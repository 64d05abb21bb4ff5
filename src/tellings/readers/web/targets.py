"""URLs taken apart once and strictly: what is checked is what is connected to."""

from __future__ import annotations

import re
from ipaddress import IPv6Address
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin

from tellings.readers.web.addresses import Address, parse_ipv4, parse_ipv6
from tellings.readers.web.errors import ClosedError, FetchError

PORTS = {"http": 80, "https": 443}
LONGEST = 8_000  # characters of a URL; servers take about as many
_END = re.compile("[/?#]")  # where a host ends
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}(?=:)")
_AUTHORITY = re.compile(r"(\[[^\[\]]{0,200}\]|[^:\[\]]{0,2000})(?::([0-9]{0,5}))?")
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\\]")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_AMBIGUOUS = re.compile("[ßςẞ\u200c\u200d]")  # the two standards for such names lead to two different hosts
_PATH = "/%:@!$&'()*+,;=-._~"  # what a path may hold unescaped; an escape stays as it is
_LOCAL_NAMES = ("localhost", "localdomain", "local", "internal", "onion", "home.arpa")


class Target(NamedTuple):
    """One place to ask: `host` in ASCII and lower case, `path` with its query; `address` where the host is one."""

    scheme: str
    host: str
    port: int
    path: str
    address: Address | None = None

    @property
    def authority(self) -> str:
        """The host as the request names it, with brackets, and with its port where that is not the scheme's own."""
        host = f"[{self.host}]" if isinstance(self.address, IPv6Address) else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The URL in its one form, without a fragment."""
        return f"{self.scheme}://{self.authority}{self.path}"


class Allowance(NamedTuple):
    """A host that the user has named; without a port it holds for the ports of http and https."""

    host: str
    port: int | None = None


def parse_target(url: str) -> Target:
    """Return where a URL leads; FetchError where it is none that can be fetched.

    >>> parse_target("HTTP://Ness.Example.:80/a b?c#d").url
    'http://ness.example/a%20b?c'
    """
    url = url.strip(" \t\r\n")
    if len(url) > LONGEST:
        raise FetchError(f"the URL has more than {LONGEST:,} characters")
    if _FORBIDDEN.search(url):
        raise FetchError("the URL holds a backslash or a character that cannot be printed")
    found = _SCHEME.match(url)
    scheme = found[0].lower() if found is not None else "http"
    if scheme not in PORTS:
        raise FetchError(f"expected a URL with http or https, found {scheme}")
    rest = url[len(scheme) + 1 :]
    if found is None or not rest.startswith("//"):
        raise FetchError("it is no URL; expected one such as https://paper.example/page")
    end = _END.search(rest, 2)
    place = len(rest) if end is None else end.start()
    host, address, port = _parse_authority(rest[2:place])
    path, mark, query = rest[place:].partition("#")[0].partition("?")
    path = _escape(path or "/") + mark + _escape(query, more="?")
    return Target(scheme, host, PORTS[scheme] if port is None else port, path, address)


def parse_location(location: str, base: Target) -> Target:
    """Return where a redirect from `base` leads; FetchError where it leads nowhere, or from https back to http."""
    raw = location.encode("latin-1", "replace")  # a header comes as Latin-1, whatever it holds
    try:
        location = raw.decode("utf-8")
    except UnicodeDecodeError:
        location = raw.decode("latin-1")
    if len(location) > LONGEST or _FORBIDDEN.search(location) or not location.strip():
        raise FetchError(f"{base.url} redirects to something that is no URL")
    location = location.strip(" ")
    if location.startswith("//"):
        location = f"{base.scheme}:{location}"
    # only what cannot name a host is joined to the base: of "https:///a" each program makes something else
    target = parse_target(location if _SCHEME.match(location) else urljoin(base.url, location))
    if base.scheme == "https" and target.scheme == "http":
        raise FetchError(f"{base.url} redirects from https to {target.url}, which anybody on the way could change")
    return target


def parse_allowance(text: str) -> Allowance:
    """Return the host, and port if there is one, that the user allows; FetchError where it is none."""
    if "/" in text or _FORBIDDEN.search(text):
        raise FetchError(f"expected HOST or HOST:PORT, found {text!r}")
    host, _, port = _parse_authority(text.strip())
    return Allowance(host, port)


def is_allowed(target: Target, allowances: tuple[Allowance, ...]) -> bool:
    """Return whether the user has named the host of a target, with its port or with one of the usual two."""
    ports = PORTS.values()
    return any(
        target.host == host and (target.port in ports if port is None else target.port == port)
        for host, port in allowances
    )


def require_public_name(target: Target) -> None:
    """Raise where the name or the port alone tells that no public site is meant."""
    if target.port not in PORTS.values():
        raise ClosedError(f"{target.host} is asked at port {target.port}, not at 80 or 443", _name_host(target))
    if target.address is not None:
        return
    labels = target.host.split(".")
    endings = {".".join(labels[place:]) for place in range(len(labels))}
    if len(labels) == 1 or endings & set(_LOCAL_NAMES):
        raise ClosedError(f"{target.host} is a name for local use", _name_host(target))


def require_public_address(target: Target, address: Address, closed: str | None) -> None:
    """Raise where an address that the host has is `closed`: what it belongs to instead of the public internet."""
    if closed is not None:
        where = f"{target.host} is" if target.address is not None else f"{target.host} leads to {address},"
        raise ClosedError(f"{where} an address of {closed}", _name_host(target))


def _name_host(target: Target) -> str:
    host = f"[{target.host}]" if isinstance(target.address, IPv6Address) else target.host
    return host if target.port in PORTS.values() else f"{host}:{target.port}"


def _parse_authority(text: str) -> tuple[str, Address | None, int | None]:
    if "@" in unquote(text):
        raise FetchError("the URL holds a user name or password; leave them out")
    parts = _AUTHORITY.fullmatch(text)
    if parts is None or not parts[1]:
        raise FetchError("the URL names no host, or no port that is one")
    port = int(parts[2]) if parts[2] else None
    if port is not None and not 0 < port < 65536:
        raise FetchError(f"{port} is no port")
    if parts[1].startswith("["):
        address = parse_ipv6(parts[1][1:-1])
        return str(address), address, port
    host = _normalise_name(parts[1])
    ipv4 = parse_ipv4(host)
    return (host, None, port) if ipv4 is None else (str(ipv4), ipv4, port)


def _normalise_name(host: str) -> str:
    """Return a host name in ASCII and lower case without its last stop; FetchError where it cannot be one."""
    try:
        name = unquote(host, errors="strict")
    except UnicodeDecodeError:
        raise FetchError("the URL names a host that is no text") from None
    if len(name) > 253 or _AMBIGUOUS.search(name):
        raise FetchError("the host is too long, or has a letter that leads to two different hosts: give it in ASCII")
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii")
        except UnicodeError:
            raise FetchError("the URL names a host that can be none") from None
    name = name.lower().removesuffix(".")
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in name.split(".")):
        raise FetchError("the URL names a host with characters that no host has")
    return name


def _escape(text: str, *, more: str = "") -> str:
    try:
        return quote(text, safe=_PATH + more)
    except UnicodeEncodeError:
        raise FetchError("the URL holds a character that is none") from None
