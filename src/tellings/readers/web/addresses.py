"""Which addresses of the internet are public, and the odd ways to write them.

The networks are those of the special-purpose registries of IANA (RFC 6890), and for IPv6 whatever is not
global unicast (2000::/3): so a network that is set aside later is closed without a new release.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

from tellings.readers.web.errors import FetchError

Address = IPv4Address | IPv6Address

_CLOSED_4: tuple[tuple[str, str], ...] = (
    ("0.0.0.0/8", "the unspecified network"),
    ("10.0.0.0/8", "a private network"),
    ("100.64.0.0/10", "a provider's inner network"),
    ("127.0.0.0/8", "this machine itself (loopback)"),
    ("168.63.129.16/32", "a cloud provider's inner service"),
    ("169.254.0.0/16", "the local link, where clouds keep their metadata"),
    ("172.16.0.0/12", "a private network"),
    ("192.0.0.0/24", "a network set aside for protocols"),
    ("192.0.2.0/24", "a network for documentation"),
    ("192.88.99.0/24", "a relay of 6to4"),
    ("192.168.0.0/16", "a private network"),
    ("198.18.0.0/15", "a network for benchmarks"),
    ("198.51.100.0/24", "a network for documentation"),
    ("203.0.113.0/24", "a network for documentation"),
    ("224.0.0.0/4", "a multicast group"),
    ("240.0.0.0/4", "a reserved network or the broadcast address"),
)
_CLOSED_6: tuple[tuple[str, str], ...] = (
    ("::/128", "the unspecified address"),
    ("::1/128", "this machine itself (loopback)"),
    ("::/96", "an IPv4 address in disguise (compatible)"),
    ("::ffff:0:0/96", "an IPv4 address in disguise (mapped)"),
    ("::ffff:0:0:0/96", "an IPv4 address in disguise (translated)"),
    ("64:ff9b::/96", "an IPv4 address in disguise (NAT64)"),
    ("64:ff9b:1::/48", "an IPv4 address in disguise (local NAT64)"),
    ("fc00::/7", "a private network (unique local)"),
    ("fe80::/10", "the local link"),
    ("fec0::/10", "a private network (site local)"),
    ("ff00::/8", "a multicast group"),
    ("2001::/32", "a tunnel (Teredo)"),
    ("2001::/23", "a network set aside for protocols"),
    ("2001:db8::/32", "a network for documentation"),
    ("2002::/16", "an IPv4 address in disguise (6to4)"),
    ("3fff::/20", "a network for documentation"),
)
_NETWORKS_4 = tuple((IPv4Network(network), name) for network, name in _CLOSED_4)
_NETWORKS_6 = tuple((IPv6Network(network), name) for network, name in _CLOSED_6)
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_ISATAP = (0x00005EFE, 0x02005EFE)  # what stands before an IPv4 address in the lower half of an address (RFC 5214)
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]{0,250}|[0-9]{1,250}")


def find_closed(address: Address) -> str | None:
    """Return in plain words what an address belongs to that is not public; None for a public one.

    >>> find_closed(IPv4Address("10.1.2.3")), find_closed(IPv4Address("1.1.1.1"))
    ('a private network', None)
    """
    if isinstance(address, IPv4Address):
        found = next((name for network, name in _NETWORKS_4 if address in network), None)
    else:
        if address.scope_id is not None:
            return "one link of this machine (it has a zone)"
        found = next((name for network, name in _NETWORKS_6 if address in network), None)
        if found is None and address not in _GLOBAL_UNICAST:
            found = "a network that is not in public use"
        if found is None and (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
            found = "an IPv4 address in disguise (ISATAP)"
    if found is None and (not address.is_global or address.is_multicast):
        found = "a reserved network"
    return found


def parse_ipv4(host: str) -> IPv4Address | None:
    """Return the address that a host name in numbers stands for, as browsers and systems read it; None for a name.

    Up to four numbers, decimal, octal (a leading 0) or hexadecimal; the last one fills what is left. FetchError for a
    name whose last label is a number and which is no address: each program would read it in its own way.

    >>> str(parse_ipv4("0x7f.1")), str(parse_ipv4("2130706433")), parse_ipv4("ness.example")
    ('127.0.0.1', '127.0.0.1', None)
    """
    labels = host.split(".")
    if not _NUMBER.fullmatch(labels[-1]):
        return None
    numbers = [_read_number(label) for label in labels]
    if len(numbers) > 4 or any(number is None for number in numbers):
        raise FetchError(f"{host} looks like an address in numbers, but is none")
    *first, last = (number or 0 for number in numbers)
    if any(number > 255 for number in first) or last >= 256 ** (4 - len(first)):
        raise FetchError(f"{host} looks like an address in numbers, but is none")
    return IPv4Address(sum(number << 8 * (3 - place) for place, number in enumerate(first)) + last)


def _read_number(label: str) -> int | None:
    if not _NUMBER.fullmatch(label):
        return None
    if label[:2].lower() == "0x":
        return (
            int(label[2:], 16) if len(label) > 2 else None
        )  # a bare 0x is zero to some programs and a name to others
    if len(label) > 1 and label.startswith("0"):
        return int(label, 8) if set(label) <= set("01234567") else None
    return int(label)


def parse_ipv6(text: str) -> IPv6Address:
    """Return the address between the brackets of a URL; FetchError for one that is none, or that names a zone."""
    if "%" in text:
        raise FetchError(f"[{text}] names a zone of this machine; leave the zone out")
    try:
        return IPv6Address(text)
    except ValueError:
        raise FetchError(f"[{text}] is no IPv6 address") from None
