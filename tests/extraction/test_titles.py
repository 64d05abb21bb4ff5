"""Titles: as the page prints them, confirmed by what it declares, without the name of its site."""

from __future__ import annotations

from typing import Any

import pytest

from tellings.extraction.metadata import find_metadata
from tellings.extraction.titles import choose_title, strip_site

SITE = '<meta property="og:site_name" content="The Lantern Post">'


def _choose(head: str, body: str = "", *, url: str | None = None) -> tuple[str, str] | None:
    from trafilatura import load_html

    tree: Any = load_html(f"<html><head>{head}</head><body>{body}<p>The pier of Oru has held.</p></body></html>")
    found = choose_title(tree, find_metadata(tree, url=url))
    return (found.value, found.source) if found else None


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Pier holds after storm | The Lantern Post", "Pier holds after storm"),
        ("Pier holds after storm - World - The Lantern Post", "Pier holds after storm - World"),
        ("Pier holds after storm | World | Lantern Post", "Pier holds after storm"),
        ("The Lantern Post: Pier holds after storm", "Pier holds after storm"),
        ("Lantern Post » Pier holds after storm", "Pier holds after storm"),
        ("Pier holds after storm — The Lantern Post | The Lantern Post", "Pier holds after storm"),
        ("BREAKING: Pier holds after storm", "BREAKING: Pier holds after storm"),
        ("World: Pier holds after storm", "World: Pier holds after storm"),
        ("Storm – and a pier that holds", "Storm – and a pier that holds"),
        ("The Lantern Post", "The Lantern Post"),
    ],
)
def test_the_site_is_no_part_of_the_title(title: str, wanted: str) -> None:
    assert strip_site(title, {"lanternpost"}, {"world"}) == wanted


def test_the_printed_heading_is_the_title_where_a_declared_one_agrees() -> None:
    head = SITE + '<meta property="og:title" content="Ferry pier of Oru holds through the storm">'
    assert _choose(head, "<h1>World</h1><h1>Pier of Oru holds: ferry sails after the storm</h1>") == (
        "Pier of Oru holds: ferry sails after the storm",
        "heading",
    )
    assert _choose(head, "<h1>Weather and ferries</h1>") == (
        "Ferry pier of Oru holds through the storm",
        "meta og:title",
    )


def test_a_heading_that_nothing_confirms_counts_if_it_is_long_and_alone() -> None:
    head = '<meta property="og:title" content="You will not believe this">'
    assert _choose(head, "<h1>Pier of Oru holds through the storm</h1>") == (
        "Pier of Oru holds through the storm",
        "heading",
    )
    assert _choose(head, "<h1>Harbour news</h1>") == ("You will not believe this", "meta og:title")
    assert _choose("", "<h1>Pier holds</h1>") == ("Pier holds", "heading")
    assert _choose("", "") is None


@pytest.mark.parametrize(
    "body",
    [
        '<h1><a href="/">The Lantern Post</a></h1><h2>Pier of Oru holds</h2>',
        '<h1><span class="kicker">Harbour</span> <span>Pier of Oru holds</span></h1>',
        '<h1>The Lantern Post</h1><div class="entry-title">Pier of Oru holds</div>',
        '<aside><h1>Balloon race draws a crowd again</h1></aside><h3 itemprop="headline">Pier of Oru holds</h3>',
        "<div class='related'><h2>Pier of Oru holds</h2></div><h1>Pier of Oru holds</h1>",
    ],
)
def test_the_heading_is_found_wherever_the_page_puts_it(body: str) -> None:
    assert _choose("<title>Pier of Oru holds | The Lantern Post</title>", body) == ("Pier of Oru holds", "heading")


def test_references_made_twice_and_mark_up_in_values_are_undone() -> None:
    words = "Pier &amp;#8216;holds&amp;#8217; &lt;em&gt;again&lt;/em&gt; &amp;amp; again"
    head = f'<meta property="og:title" content="{words}">'
    assert _choose(head) == ("Pier ‘holds’ again & again", "meta og:title")


def test_a_host_and_an_author_are_told_from_the_title() -> None:
    head = (
        "<title>Pier of Oru holds through storm - marrowpost.example</title><meta name='author' content='Bea Ostrow'>"
    )
    assert _choose(head, url="https://www.marrowpost.example/a") == (
        "Pier of Oru holds through storm",
        "title element",
    )
    head = "<title>Why the pier of Oru holds | Bea Ostrow</title><meta name='author' content='Bea Ostrow'>"
    assert _choose(head) == ("Why the pier of Oru holds", "title element")
    head = '<meta property="og:site_name" content="Pier of Oru holds"><title>Pier of Oru holds</title>'
    assert _choose(head) is None or _choose(head) == ("Pier of Oru holds", "title element")
