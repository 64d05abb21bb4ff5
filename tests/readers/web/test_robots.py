"""What a robots.txt allows, by the cases of RFC 9309, and that none of them takes long."""

from __future__ import annotations

import pytest

from tellings.readers.web.robots import Robots, parse_robots

ALL = "User-agent: *\n"


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("", "/a", True),
        (ALL, "/a", True),
        (ALL + "Disallow:", "/a", True),
        (ALL + "Disallow: /", "/a", False),
        (ALL + "Disallow: /", "/robots.txt", True),
        (ALL + "Disallow: /a", "/ab", False),
        (ALL + "Disallow: /a", "/A", True),
        (ALL + "Disallow: /a/", "/a", True),
        (ALL + "Disallow: /\nAllow: /news", "/news/1", True),
        (ALL + "Allow: /news\nDisallow: /news/private", "/news/private/1", False),
        (ALL + "Disallow: /a\nAllow: /a", "/a", True),  # a tie allows
        (ALL + "Disallow: *.pdf$", "/a.pdf", False),
        (ALL + "Disallow: *.pdf$", "/a.pdf?b", True),
        (ALL + "Disallow: /*.pdf", "/a.pdf?b", False),
        (ALL + "Disallow: /a*b*c", "/a1b2c3", False),
        (ALL + "Disallow: /a*b*c$", "/a1b2c3", True),
        (ALL + "Disallow: /a*c$", "/ac1c", False),
        (ALL + "Disallow: /a*a$", "/a", True),  # the two ends do not share a letter
        (ALL + "Disallow: /$", "/", False),
        (ALL + "Disallow: /$", "/a", True),
        (ALL + "Disallow: /*?", "/a?b", False),
        (ALL + "Disallow: /%7Eada", "/~ada/a", False),
        (ALL + "Disallow: /~ada", "/%7eada/a", False),
        (ALL + "Disallow: /fähre", "/f%C3%A4hre", False),
        (ALL + "Disallow: /f%c3%a4hre", "/f%C3%A4hre", False),
        (ALL + "Disallow: /a%2Fb", "/a/b", True),
        (ALL + "Disallow: /a # all of it", "/a", False),
        ("# a\n\n" + ALL + "\n\nDisallow: /a", "/a", False),
        ("\ufeff" + ALL + "Disallow: /a", "/a", False),
        (ALL.replace("\n", "\r") + "Disallow: /a", "/a", False),
        (ALL.replace("\n", "\r\n") + "Disallow: /a\r\n", "/a", False),
        ("USER-AGENT : *\n disallow : /a", "/a", False),
        ("Disallow: /a\n" + ALL, "/a", True),  # of no group
        (
            ALL + "Disallow: /a\nUser-agent: Tellings\nDisallow: /b",
            "/a",
            True,
        ),  # the group that names us counts alone
        (ALL + "Disallow: /a\nUser-agent: Tellings\nDisallow: /b", "/b", False),
        ("User-agent: tellings\nUser-agent: other\nDisallow: /b", "/b", False),
        ("User-agent: TELLINGS/0.1\nDisallow: /b", "/b", False),
        ("User-agent: tellings-images\nDisallow: /b", "/b", True),
        ("User-agent: other\nDisallow: /", "/b", True),
        ("User-agent: other\nDisallow: /\n\n" + ALL + "Allow: /", "/b", True),
        (
            "User-agent: tellings\nDisallow: /a\n" + ALL + "Disallow: /\nUser-agent: tellings\nDisallow: /b",
            "/b",
            False,
        ),
        (
            "User-agent: tellings\nDisallow: /a\n" + ALL + "Disallow: /\nUser-agent: tellings\nDisallow: /b",
            "/c",
            True,
        ),
        ("User-agent: tellings\n" + ALL + "Disallow: /\n", "/a", False),
        (ALL + "Sitemap: https://ness.example/map\nDisallow: /a", "/a", False),
        ("User-agent: a\nSitemap: https://ness.example/map\n" + ALL + "Disallow: /a", "/a", False),
        ("<!doctype html><title>Ness</title>\n<p>User-agent: *\nDisallow: /a", "/a", True),
        (ALL + "Disallow: /" + "a" * 3_000, "/" + "a" * 4_000, True),  # no rule is that long
        ("\x00\xff" * 100, "/a", True),
    ],
)
def test_the_rules_are_read_as_the_standard_says(text: str, path: str, expected: bool) -> None:
    assert parse_robots(text).allows(path) is expected


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("Crawl-delay: 5", 5.0),
        ("crawl-delay: 0.5", 0.5),
        ("Crawl-delay: -1", 0.0),
        ("Crawl-delay: inf", 0.0),
        ("Crawl-delay: 1e9", 0.0),
        ("Crawl-delay: 2\nCrawl-delay: 7", 7.0),
        ("Disallow: /", None),
    ],
)
def test_a_delay_is_read(text: str, delay: float | None) -> None:
    assert parse_robots(ALL + text).delay == delay


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (ALL + "Disallow: " + "*a" * 900 + "b$\n", "/" + "a" * 7_000),
        (ALL + ("Disallow: /" + "*" * 1_900 + "b\n") * 250, "/" + "a" * 7_000),
        (ALL + ("Disallow: /*" + "a" * 1_000 + "b\n") * 500, "/" + "a" * 7_000),
        (ALL + "Disallow: *b\n" * 100_000, "/" + "a" * 7_000),
        ("User-agent: a\n" * 40_000, "/a"),
        ("User-agent: tellings\nDisallow: /b\n" * 15_000, "/a"),
        (":" * 500_000, "/a"),
        (" " * 500_000, "/a"),
        ("Disallow" * 60_000, "/a"),
        (ALL + "Disallow:" + " " * 500_000, "/a"),
        (ALL + "Disallow: /" + "%41" * 160_000, "/a"),
    ],
)
def test_a_hostile_file_ends(text: str, path: str) -> None:
    """Each piece of a rule is searched once, and rules are bounded: none of these takes more than an instant."""
    assert parse_robots(text).allows(path)


def test_nothing_said_allows_all() -> None:
    assert Robots().allows("/a")
