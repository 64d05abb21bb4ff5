"""URLs are taken apart in one way only; what two programs could read in two ways is refused."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.errors import UsageError
from tellings.readers.web import Client
from tellings.readers.web.errors import FetchError
from tellings.readers.web.targets import Target, parse_allowance, parse_location, parse_target


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://ness.example", "http://ness.example/"),
        ("  https://ness.example/a\n", "https://ness.example/a"),
        ("HTTPS://NESS.EXAMPLE:443/A?B=C#d", "https://ness.example/A?B=C"),
        ("http://ness.example.:80/", "http://ness.example/"),
        ("http://ness.example:/", "http://ness.example/"),
        ("http://ness.example:443/", "http://ness.example:443/"),
        ("http://n%65ss.example/%7Ea", "http://ness.example/%7Ea"),
        ("http://fähre.example/fähre?ö=ü", "http://xn--fhre-loa.example/f%C3%A4hre?%C3%B6=%C3%BC"),
        ("http://ness.example/a b?c d", "http://ness.example/a%20b?c%20d"),
        ("http://ness.example?a=b", "http://ness.example/?a=b"),
        ("http://ness.example#a", "http://ness.example/"),
        ("http://0x01.0x01.1.1/", "http://1.1.1.1/"),
        ("http://[2606:4700:0:0::0001]:80/", "http://[2606:4700::1]/"),
        ("http://a_b.ness.example/", "http://a_b.ness.example/"),
    ],
)
def test_a_url_has_one_form(url: str, expected: str) -> None:
    target = parse_target(url)
    assert target.url == expected
    assert parse_target(target.url) == target


@pytest.mark.parametrize(
    "url",
    [
        *(
            "",
            " ",
            "ness.example",
            "//ness.example/",
            "http:",
            "http:/ness.example",
            "http:///a",
            "http://",
            "http://:80",
        ),
        *("ftp://ness.example/", "file:///etc/passwd", "gopher://ness.example/", "javascript:alert(1)", "data:,a"),
        *("view-source:http://ness.example", "jar:http://ness.example!/", "ws://ness.example", "unix:/run/a.sock"),
        *(
            "http://ada@ness.example/",
            "http://ada:pw@ness.example/",
            "http://@ness.example/",
            "http://a%40ness.example/",
        ),
        *(
            "http://ness.example\\@other.example/",
            "http://ness.example\\a",
            "http:\\\\ness.example",
            "http://a\tb.example",
        ),
        *(
            "http://ness.example/\r\nHost: a",
            "http://ness.example/\x00",
            "http://ness\u0000.example/",
            "ht\ntp://a.example",
        ),
        *(
            "http://ness.example:0/",
            "http://ness.example:65536/",
            "http://ness.example:8a/",
            "http://ness.example:-1/",
        ),
        *(
            "http://ness.example:٨٠/",
            "http://ness.example:80:80/",
            "http://ness.example:999999/",
            "http://a.example: 80/",
        ),
        *(
            "http://[::1/",
            "http://::1/",
            "http://[::1]a/",
            "http://[fe80::1%25eth0]/",
            "http://[1.1.1.1]/",
            "http://[]/",
        ),
        *("http://[::ffff:127.0.0.1%00]/", "http://[v1.a]/", "http://[::1]@a.example/", "http://%5B::1%5D/"),
        *(
            "http://ness..example/",
            "http://.example/",
            "http://-a.example/",
            "http://a-.example/",
            "http://a b.example/",
        ),
        *(
            "http://ness℀example/",
            "http://ness／a.example/",
            "http://ness？.example/",
            "http://a%2Fb.example/",
            "http://a％2f/",
        ),
        *(
            "http://%zz.example/",
            "http://%ff.example/",
            "http://a%00.example/",
            "http://a,b.example/",
            "http://*.example/",
        ),
        *(
            "http://straße.example/",
            "http://a\u200db.example/",
            "http://\ud800.example/",
            "http://ness.example/\ud800",
        ),
        *("http://1.2.3.4.5/", "http://256.1.1.1/", "http://1.1.1.256/", "http://4294967296/", "http://09.1.1.1/"),
        *(
            "http://1..1/",
            "http://0x1g.1/",
            "http://a.1/",
            "http://ness.0x7f/",
            "http://1.1.1.1e/../",
            "http://0xfffffffff/",
        ),
        *("http://" + "a" * 64 + ".example/", "http://" + "a." * 130 + "example/", "http://a.example/" + "a" * 8_000),
    ],
)
def test_what_is_no_url_is_refused(url: str) -> None:
    if url == "http://1.1.1.1e/../":  # a name, though an odd one
        assert parse_target(url).host == "1.1.1.1e"
        return
    with pytest.raises(FetchError):
        parse_target(url)


@given(
    st.text("htps:/.@[]%\\?#&=;0123456789abcdefxX -_\t\r\n\x00é。ⓐ", max_size=60).map(lambda text: "http:/" + text)
)
def test_other_parsers_see_the_same_host(url: str) -> None:
    try:
        target = parse_target(url)
    except FetchError:
        return
    other = urlsplit(url.strip(" \t\r\n"))
    assert (
        parse_target(
            f"http://[{other.hostname}]/" if ":" in (other.hostname or "") else f"http://{other.hostname}/"
        ).host
        == target.host
    )
    assert (other.port or 80) == target.port
    assert urlsplit(target.url).hostname == target.host
    assert parse_target(target.url) == target
    assert target.url.isascii()
    assert target.url.isprintable()
    assert " " not in target.url


BASE = parse_target("https://ness.example/news/a?b")


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("/c", "https://ness.example/c"),
        ("c?d#e", "https://ness.example/news/c?d"),
        ("../c", "https://ness.example/c"),
        ("../../../c", "https://ness.example/c"),
        ("?c", "https://ness.example/news/a?c"),
        ("//other.example/c", "https://other.example/c"),
        (" https://other.example/c d ", "https://other.example/c%20d"),
        ("f\u00c3\u00a4hre", "https://ness.example/news/f%C3%A4hre"),  # UTF-8 as the header parser hands it on
        ("f\u00e4hre", "https://ness.example/news/f%C3%A4hre"),
    ],
)
def test_a_redirect_leads_where_it_says(location: str, expected: str) -> None:
    assert parse_location(location, BASE).url == expected


@pytest.mark.parametrize(
    "location",
    [
        *(
            "",
            " ",
            "http://ness.example/",
            "http://other.example/",
            "ftp://a.example/",
            "javascript:alert(1)",
            "a\\b",
        ),
        *(
            "/\\other.example",
            "\\\\other.example",
            "/\t/other.example",
            "https:/\tother.example",
            "https:///etc/passwd",
        ),
        *(
            "file:///etc/passwd",
            "https://ada@other.example/",
            "https://[::1",
            "//[",
            "https://a b.example/",
            "/a\x00",
            "mailto:a",
            "https:c",
            "https:/c",
            "///other.example/",
        ),
        "/" + "a" * 9_000,
    ],
)
def test_a_redirect_that_leads_nowhere_is_refused(location: str) -> None:
    with pytest.raises(FetchError):
        parse_location(location, BASE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("localhost", ("localhost", None)),
        ("LocalHost.:8000", ("localhost", 8000)),
        ("127.1:80", ("127.0.0.1", 80)),
        ("[0:0::1]:8000", ("::1", 8000)),
    ],
)
def test_an_allowed_host_has_the_same_form(text: str, expected: tuple[str, int | None]) -> None:
    assert parse_allowance(text) == expected


@pytest.mark.parametrize(
    "text", ["", "http://localhost", "localhost/a", "::1", "a b", "*", "*.local", "localhost:a", "a@b"]
)
def test_an_allowed_host_that_is_none_is_wrong_use(text: str) -> None:
    with pytest.raises(UsageError, match="expected HOST or HOST:PORT"):
        Client(allow=[text])


def test_the_authority_has_brackets_and_a_port_where_they_are_needed() -> None:
    assert parse_target("http://[2606:4700::1]:8080/").authority == "[2606:4700::1]:8080"
    assert Target("https", "ness.example", 443, "/").authority == "ness.example"


@given(st.text("htps:/.@[]%\\?#;ab0\t\r\xa0é\u2100", max_size=40))
def test_any_location_leads_somewhere_or_is_refused(location: str) -> None:
    try:
        target = parse_location(location, BASE)
    except FetchError:
        return
    assert target.scheme == "https"
    assert parse_target(target.url) == target
