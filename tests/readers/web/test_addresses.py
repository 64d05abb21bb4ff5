"""No connection to what is not public: sixty forms and addresses, each on four ways in."""

from __future__ import annotations

import socket
from collections import defaultdict
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.readers.web.stubs import OTHER, PAGE, PUBLIC, Net, answer, redirect

from tellings.readers.places import Fetched
from tellings.readers.web.addresses import find_closed, parse_ipv4
from tellings.readers.web.errors import FetchError
from tellings.readers.web.targets import parse_target
from tellings.types.documents import Rejection

# what it is, how a URL names it, the address that it stands for
CLOSED: tuple[tuple[str, str, str], ...] = (
    ("loopback", "127.0.0.1", "127.0.0.1"),
    ("loopback, last of its network", "127.255.255.254", "127.255.255.254"),
    ("loopback in short", "127.1", "127.0.0.1"),
    ("loopback in three parts", "127.0.1", "127.0.0.1"),
    ("loopback in hexadecimal", "0x7f000001", "127.0.0.1"),
    ("loopback in hexadecimal parts", "0x7f.0x0.0x0.0x1", "127.0.0.1"),
    ("loopback as one number", "2130706433", "127.0.0.1"),
    ("loopback in octal", "017700000001", "127.0.0.1"),
    ("loopback in octal parts", "0177.0.0.01", "127.0.0.1"),
    ("loopback with a final stop", "127.0.0.1.", "127.0.0.1"),
    ("loopback in wide digits", "１２７.０.０.１", "127.0.0.1"),
    ("loopback with other stops", "127。0。0。1", "127.0.0.1"),
    ("loopback with escapes", "%31%32%37.0.0.1", "127.0.0.1"),
    ("loopback with escaped stops", "127%2e0%2E0%2e1", "127.0.0.1"),
    ("localhost", "localhost", "127.0.0.1"),
    ("localhost in capitals", "LOCALHOST", "127.0.0.1"),
    ("localhost with a final stop", "localhost.", "127.0.0.1"),
    ("localhost in circled letters", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "127.0.0.1"),
    ("localhost with an escape", "loc%61lhost", "127.0.0.1"),
    ("below localhost", "paper.localhost", "127.0.0.1"),
    ("a name of the local network", "printer.local", "192.168.1.9"),
    ("a name of a company", "wiki.internal", "10.0.0.9"),
    ("the metadata of a cloud by name", "metadata.google.internal", "169.254.169.254"),
    ("a name of a home", "router.home.arpa", "192.168.1.1"),
    ("a name of localdomain", "host.localdomain", "127.0.0.1"),
    ("an onion", "paperpaperpaper.onion", "127.0.0.1"),
    ("a name without a stop", "intranet", "10.1.1.1"),
    ("unspecified", "0.0.0.0", "0.0.0.0"),
    ("unspecified in short", "0", "0.0.0.0"),
    ("this network", "0.1.2.3", "0.1.2.3"),
    ("private 10", "10.0.0.1", "10.0.0.1"),
    ("private 10 as one number", "167772161", "10.0.0.1"),
    ("private 10 in short", "10.1", "10.0.0.1"),
    ("private 172.16", "172.16.0.1", "172.16.0.1"),
    ("private 172.31", "172.31.255.255", "172.31.255.255"),
    ("private 192.168", "192.168.1.1", "192.168.1.1"),
    ("private 192.168 in hexadecimal", "0xc0a80101", "192.168.1.1"),
    ("link local", "169.254.1.1", "169.254.1.1"),
    ("metadata of a cloud", "169.254.169.254", "169.254.169.254"),
    ("metadata of a cloud as one number", "2852039166", "169.254.169.254"),
    ("metadata of a cloud in hexadecimal", "0xa9fea9fe", "169.254.169.254"),
    ("metadata of another cloud", "100.100.100.200", "100.100.100.200"),
    ("inner service of a cloud", "168.63.129.16", "168.63.129.16"),
    ("a provider's inner network, first", "100.64.0.1", "100.64.0.1"),
    ("a provider's inner network, last", "100.127.255.254", "100.127.255.254"),
    ("protocols", "192.0.0.8", "192.0.0.8"),
    ("metadata of a third cloud", "192.0.0.192", "192.0.0.192"),
    ("documentation 1", "192.0.2.1", "192.0.2.1"),
    ("documentation 2", "198.51.100.1", "198.51.100.1"),
    ("documentation 3", "203.0.113.1", "203.0.113.1"),
    ("relay of 6to4", "192.88.99.1", "192.88.99.1"),
    ("benchmarks, first", "198.18.0.1", "198.18.0.1"),
    ("benchmarks, last", "198.19.255.254", "198.19.255.254"),
    ("multicast", "224.0.0.1", "224.0.0.1"),
    ("multicast, last", "239.255.255.255", "239.255.255.255"),
    ("reserved", "240.0.0.1", "240.0.0.1"),
    ("broadcast", "255.255.255.255", "255.255.255.255"),
    ("broadcast in octal", "037777777777", "255.255.255.255"),
    ("loopback 6", "[::1]", "::1"),
    ("loopback 6 at length", "[0000:0000:0000:0000:0000:0000:0000:0001]", "::1"),
    ("unspecified 6", "[::]", "::"),
    ("mapped loopback", "[::ffff:127.0.0.1]", "::ffff:127.0.0.1"),
    ("mapped loopback in hexadecimal", "[::ffff:7f00:1]", "::ffff:7f00:1"),
    ("mapped private", "[::ffff:10.0.0.1]", "::ffff:a00:1"),
    ("mapped metadata", "[::ffff:a9fe:a9fe]", "::ffff:a9fe:a9fe"),
    ("mapped public", "[::ffff:1.1.1.1]", "::ffff:101:101"),
    ("compatible loopback", "[::127.0.0.1]", "::7f00:1"),
    ("translated loopback", "[::ffff:0:127.0.0.1]", "::ffff:0:7f00:1"),
    ("NAT64 loopback", "[64:ff9b::7f00:1]", "64:ff9b::7f00:1"),
    ("NAT64 metadata", "[64:ff9b::169.254.169.254]", "64:ff9b::a9fe:a9fe"),
    ("local NAT64", "[64:ff9b:1::a00:1]", "64:ff9b:1::a00:1"),
    ("6to4 loopback", "[2002:7f00:1::1]", "2002:7f00:1::1"),
    ("6to4 private", "[2002:c0a8:101::1]", "2002:c0a8:101::1"),
    ("Teredo", "[2001:0:7f00:1::1]", "2001:0:7f00:1::1"),
    ("ISATAP", "[2a00:1:2:3:0:5efe:7f00:1]", "2a00:1:2:3:0:5efe:7f00:1"),
    ("benchmarks 6", "[2001:2::1]", "2001:2::1"),
    ("documentation 6", "[2001:db8::1]", "2001:db8::1"),
    ("newer documentation 6", "[3fff::1]", "3fff::1"),
    ("unique local", "[fc00::1]", "fc00::1"),
    ("metadata of a cloud 6", "[fd00:ec2::254]", "fd00:ec2::254"),
    ("link local 6", "[fe80::1]", "fe80::1"),
    ("site local", "[fec0::1]", "fec0::1"),
    ("multicast 6", "[ff02::1]", "ff02::1"),
    ("discarded", "[100::1]", "100::1"),
    ("segment routing", "[5f00::1]", "5f00::1"),
    ("not given out", "[4000::1]", "4000::1"),
)
PUBLIC_ADDRESSES = (
    *("1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.255.255.255"),
    *("128.0.0.1", "169.253.255.255", "172.15.255.255", "172.32.0.1", "192.0.1.1", "192.167.1.1", "198.17.1.1"),
    *("198.20.0.1", "223.255.255.255", "2001:200::1", "2001:4860:4860::8888", "2003::1", "2606:4700::1", "2a00::1"),
)
every_closed = pytest.mark.parametrize(
    ("url", "address"), [row[1:] for row in CLOSED], ids=[row[0] for row in CLOSED]
)


def test_the_table_is_long_enough() -> None:
    assert len({name for name, _, _ in CLOSED}) == len(CLOSED) >= 60


@every_closed
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_closed_host_is_not_connected_to(url: str, address: str, scheme: str) -> None:
    host = parse_target(f"{scheme}://{url}/").host
    net = Net({host: [[address]]})
    for path in ("", "/", "/latest/meta-data/?a=b#c", ":80/", ":443/", ":8080/", ":22/"):
        found = net.client(allow=["ness.example"]).fetch(f"{scheme}://{url}{path}")
        assert isinstance(found, Rejection)
        assert "not fetched" in found.reason
    assert net.wires == []


LOCAL_NAMES = [row[1:2] for row in CLOSED if parse_target(f"http://{row[1]}/").address is None]


@pytest.mark.parametrize(("name",), LOCAL_NAMES)
def test_a_local_name_is_closed_whatever_its_address(name: str) -> None:
    net = Net(defaultdict(lambda: [[PUBLIC]]))
    found = net.client().fetch(f"http://{name}/")
    assert isinstance(found, Rejection)
    assert "for local use" in found.reason
    assert (net.wires, net.looks) == ([], [])


@every_closed
@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 Other", "307 Again", "308 Moved"])
def test_a_redirect_leads_to_no_closed_host(url: str, address: str, status: str) -> None:
    host = parse_target(f"http://{url}/").host
    for location in (f"http://{url}/", f"//{url}/a"):
        net = Net({"ness.example": [[PUBLIC]], host: [[address]]}, {"ness.example/": redirect(location, status)})
        found = net.client().fetch("http://ness.example/")
        assert isinstance(found, Rejection)
        assert net.addresses == {PUBLIC}


@every_closed
def test_a_name_that_changes_its_address_leads_to_no_closed_one(url: str, address: str) -> None:
    """Each look at the name gives the next answer: what was checked is what is connected to."""
    for answers in ([[PUBLIC], [address]], [[address], [PUBLIC]], [[PUBLIC], [PUBLIC], [address]]):
        net = Net({"ness.example": answers}, {"ness.example/": redirect("/b"), "ness.example/b": answer()})
        found = net.client().fetch("http://ness.example/")
        assert isinstance(found, Rejection)
        assert net.addresses <= {PUBLIC}
        assert len(net.looks) == len(net.wires) + 1, "one look for each connection, and the one that was refused"


@every_closed
def test_a_name_with_one_closed_address_is_refused_whole(url: str, address: str) -> None:
    for answers in ([PUBLIC, address], [address, PUBLIC], [PUBLIC, OTHER, address]):
        net = Net({"ness.example": [answers]}, {"ness.example/": answer()})
        found = net.client().fetch("https://ness.example/")
        assert isinstance(found, Rejection)
        assert "ness.example leads to" in found.reason
        assert net.wires == []


@every_closed
def test_what_the_user_allows_opens_no_other_host(url: str, address: str) -> None:
    """Neither a redirect from the named host nor one to it, nor the item of a foreign feed, uses the permission."""
    host = parse_target(f"http://{url}/").host
    names = {"inner.local": [["10.9.9.9"]], "ness.example": [[PUBLIC]], host: [[address]]}
    net = Net(names, {"inner.local/": redirect(f"http://{url}/"), "ness.example/": redirect("http://inner.local/")})
    client = net.client(allow=["inner.local"])
    assert isinstance(client.fetch("http://inner.local/"), Rejection)
    assert net.addresses == {"10.9.9.9"}
    net.wires.clear()
    for found in (
        client.fetch("http://ness.example/"),
        client.fetch("http://inner.local/", "http://ness.example/feed"),
    ):
        assert isinstance(found, Rejection)
        assert "no page may lead there" in found.reason
    assert net.addresses == {PUBLIC}


@pytest.mark.parametrize("address", PUBLIC_ADDRESSES)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_public_address_is_connected_to_exactly(address: str, scheme: str) -> None:
    net = Net({"ness.example": [[address]]}, {"ness.example/a": answer()})
    found = net.client().fetch(f"{scheme}://Ness.Example./a")
    assert isinstance(found, Fetched)
    assert (found.data, found.url) == (PAGE, f"{scheme}://ness.example/a")
    for wired in net.wires:
        assert (wired.address, wired.host) == (address, "ness.example")
        assert (wired.port, wired.name) == ((80, None) if scheme == "http" else (443, "ness.example"))
    assert all(sock.is_closed for sock in net.sockets)


def test_a_public_address_may_stand_in_the_url() -> None:
    net = Net({}, {"1.1.1.1/": answer(), "[2606:4700::1]/": answer()})
    assert isinstance(net.client().fetch("http://1.1.1.1/"), Fetched)
    assert isinstance(net.client().fetch("https://[2606:4700:0::1]/"), Fetched)
    assert net.looks == []
    assert net.wires[-1].name == "2606:4700::1"


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "inner.local:8000", "box:8000"])
def test_a_host_that_the_user_names_is_fetched(host: str) -> None:
    net = Net(
        {"localhost": [["127.0.0.1"]], "inner.local": [["10.0.0.1"]], "box": [["fe80::1"]]}, {f"{host}/": answer()}
    )
    assert isinstance(net.client(allow=[host]).fetch(f"http://{host}/"), Fetched)
    assert isinstance(net.client(allow=["else", host]).fetch(f"http://{host}/", f"http://{host}/f"), Fetched)
    wires = len(net.wires)
    for other in (host.removesuffix("8000") + "8001", host.removesuffix(":8000")):
        found = net.client(allow=[host]).fetch(f"http://{other}/")
        assert isinstance(found, Rejection)
        assert f"--allow-host {other}" in found.reason
    assert len(net.wires) == wires


@given(st.integers(0, 2**32 - 1).map(IPv4Address) | st.integers(0, 2**128 - 1).map(IPv6Address))
def test_what_is_open_is_open_for_the_standard_library_too(address: IPv4Address | IPv6Address) -> None:
    if find_closed(address) is None:
        assert address.is_global
        assert not (address.is_multicast or address.is_private or address.is_reserved or address.is_link_local)


NUMBER = st.integers(0, 2**33).flatmap(
    lambda value: st.sampled_from([str(value), hex(value), f"0{value:o}", f"{value % 300}", f"0X{value % 300:X}"])
)


@given(st.lists(NUMBER, min_size=1, max_size=5).map(".".join) | st.text("0123456789abcdefx.", max_size=20))
def test_numbers_are_read_as_the_system_reads_them(host: str) -> None:
    try:
        system = IPv4Address(socket.inet_aton(host))
    except OSError:
        system = None
    try:
        found = parse_ipv4(host)
    except FetchError:
        return  # refused, where some program may read it in its own way
    assert found == system


@given(st.text("0123456789abcdefxX.%:[]@/\\ １２。ⓛⓞⓒⓐhostLOCAL-_ßé", min_size=1, max_size=30))
def test_what_is_checked_is_what_is_connected_to(host: str) -> None:
    net = Net(defaultdict(lambda: [[PUBLIC]]))
    found = net.client().fetch(f"http://{host}/")
    for wired in net.wires:
        assert find_closed(ip_address(wired.address)) is None
        name = wired.host.removesuffix(":443")
        assert (
            wired.address == PUBLIC
            if name in net.looks
            else ip_address(name.strip("[]")) == ip_address(wired.address)
        )
        assert not name.endswith(("localhost", ".local", "."))
        assert parse_target(f"http://{wired.host}/").authority == wired.host
    assert isinstance(found, Rejection)
