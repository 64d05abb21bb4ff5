"""Authors: people, agencies and desks out of the strings in which pages give them, and none where there is none."""

from __future__ import annotations

from typing import Any

import pytest

from tellings.extraction.authors import read_authors, read_line
from tellings.extraction.authorships import find_authors
from tellings.extraction.metadata import find_metadata

NAMED = [
    ("Bea Ostrow", ["Bea Ostrow"]),
    ("By BEA OSTROW", ["Bea Ostrow"]),
    ("by Bea Ostrow and Ilo Brand", ["Bea Ostrow", "Ilo Brand"]),
    ("Bea Ostrow, Ilo Brand & Tilda Renn", ["Bea Ostrow", "Ilo Brand", "Tilda Renn"]),
    ("Bea Ostrow; Ilo Brand / Tilda Renn", ["Bea Ostrow", "Ilo Brand", "Tilda Renn"]),
    ("Ilo van den Brand", ["Ilo van den Brand"]),
    ("R.C. Ostrow-Renn", ["R.C. Ostrow-Renn"]),
    ("Seán O'MARA McTODD", ["Seán O'MARA McTODD"]),
    ("SEAN O'MARA", ["Sean O'Mara"]),
    ("Bea Ostrow, PhD", ["Bea Ostrow"]),
    ("Bea Ostrow, Senior Harbour Correspondent", ["Bea Ostrow"]),
    ("Bea Ostrow Science Editor", ["Bea Ostrow"]),
    ("Bea Ostrow, Political Editor, and Ilo Brand, Reporter", ["Bea Ostrow", "Ilo Brand"]),
    ("Bea Ostrow is a reporter in Ansk", ["Bea Ostrow"]),
    ("Bea Ostrow in Ansk", ["Bea Ostrow"]),
    ("Bea Ostrow For The Lantern Post", ["Bea Ostrow"]),
    ("Bea Ostrow, April 9, 2031 5:30 pm", ["Bea Ostrow"]),
    ("Bea Ostrow Updated 9 April", ["Bea Ostrow"]),
    ("Bea Ostrow @beaostrow Follow", ["Bea Ostrow"]),
    ("Bea Ostrow bea@lanternpost.example.com", ["Bea Ostrow"]),
    ("View all posts by Bea Ostrow", ["Bea Ostrow"]),
    ("Written by: Bea Ostrow | 5 min read", ["Bea Ostrow"]),
    ("Bea Ostrow (Oru)", ["Bea Ostrow"]),
    ("By\nBea Ostrow\nand\nIlo Brand", ["Bea Ostrow", "Ilo Brand"]),
    ("Medically reviewed by Ilo Brand", []),
    ("Reuters", ["Reuters"]),
    ("Bea Ostrow, Associated Press", ["Bea Ostrow", "Associated Press"]),
    ("BEA OSTROW, AP Harbour Writer", ["Bea Ostrow", "AP"]),
    ("Reuters Staff", ["Reuters"]),
    ("Getty Images", []),
    ("Lantern Web Desk", ["Lantern Web Desk"]),
    ("Staff and news service reports", ["Staff and news service reports"]),
    ("https://www.lanternpost.example.com/author/bea", []),
    ("admin", []),
    ("No Author", []),
    ("Share this", []),
    ("April 9, 2031", []),
    ("Senior Editor", []),
    ("The pier of Oru holds", []),
    ("", []),
    ("—", []),
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_names_are_read(text: str, names: list[str]) -> None:
    assert [author.name for author in read_authors(text, is_declared=True)] == names


def test_kinds_are_told_apart() -> None:
    kinds = {
        text: [author.kind for author in read_authors(text)] for text in ("AFP", "Our Foreign Staff", "Bea Ostrow")
    }
    assert kinds == {"AFP": ["agency"], "Our Foreign Staff": ["desk"], "Bea Ostrow": ["person"]}


def test_one_word_is_a_name_only_where_the_page_says_so() -> None:
    assert read_authors("Bebs") == ()
    assert [author.name for author in read_authors("Bebs", is_declared=True)] == ["Bebs"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Bea Ostrow", ["Bea Ostrow"]),
        ("ByBea Ostrow", ["Bea Ostrow"]),
        ("harbour | By Bea Ostrow | April 13, 2031", ["Bea Ostrow"]),
        ("Posted on 9 April 2031 by Bea Ostrow", ["Bea Ostrow"]),
        ("AFP", ["AFP"]),
        ("By the harbour lies an old pier", []),
        ("Bystanders Cheered", []),
        ("Bea Ostrow said so", []),
        ("By Monday, nobody was left", []),
    ],
)
def test_printed_lines(line: str, names: list[str]) -> None:
    assert [author.name for author in read_line(line)] == names


def _find(head: str, body: str = "", lines: tuple[str, ...] = ()) -> list[str]:
    from trafilatura import load_html

    tree: Any = load_html(f"<html><head>{head}</head><body>{body}<p>The pier of Oru has held.</p></body></html>")
    return [author.name for author in find_authors(tree, find_metadata(tree), lines)]


DATA = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Pier", "author": %s}</script>'


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ('"Bea Ostrow"', ["Bea Ostrow"]),
        ('["Bea Ostrow", "Ilo Brand"]', ["Bea Ostrow", "Ilo Brand"]),
        ('{"@type": "Person", "name": ["Bea Ostrow", "Ilo Brand"]}', ["Bea Ostrow", "Ilo Brand"]),
        (
            '[{"@type": "Person", "name": "Bea Ostrow"}, {"@type": "Organization", "name": "AFP"}]',
            ["Bea Ostrow", "AFP"],
        ),
        ('{"@type": "Organization", "name": "Institute for Piers and Ports"}', ["Institute for Piers and Ports"]),
        ('{"@type": "Person", "url": "https://a.example/b"}', []),
        ("null", []),
    ],
)
def test_data_name_authors_in_every_shape(value: str, names: list[str]) -> None:
    assert _find(DATA % value) == names


@pytest.mark.parametrize(
    "body",
    [
        '<a rel="author" href="/bea">Bea Ostrow</a>',
        '<i itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Bea Ostrow</b></i>',
        '<p class="byline">By <a href="/bea">Bea Ostrow</a> <time>9 April 2031</time></p>',
        '<div class="article__author-name">Bea Ostrow</div>',
        '<div class="comments"><a rel="author">Ilo Brand</a></div><p class="byline">Bea Ostrow</p>',
        '<p itemtype="//schema.org/Comment"><i itemprop="author">Ilo Brand</i></p><a rel="author">Bea Ostrow</a>',
        '<p class="byline">Ilo Brand has written about piers since the storm</p><b class="author">Bea Ostrow</b>',
    ],
)
def test_marked_bylines(body: str) -> None:
    assert _find("", body) == ["Bea Ostrow"]


def test_the_group_that_others_bear_out_counts() -> None:
    head = DATA % '"Wanda System"' + '<meta name="author" content="Bea Ostrow">'
    assert _find(head, '<a rel="author">Bea Ostrow</a>') == ["Bea Ostrow"]
    assert _find(DATA % '"Bea Ostrow"', '<p class="byline">By Bea Ostrow and Ilo Brand</p>') == ["Bea Ostrow"]
    head = DATA % '"Bea Ostrow"' + '<meta name="author" content="Bea Ostrow, Ilo Brand">'
    assert _find(head, '<p class="byline">By Bea Ostrow and Ilo Brand</p>') == ["Bea Ostrow", "Ilo Brand"]
    assert _find(DATA % '"Bea"', '<p class="byline">By Bea Ostrow</p>', ("By Bea Ostrow",)) == ["Bea Ostrow"]


def test_the_site_is_the_author_only_where_it_signs() -> None:
    head = '<meta property="og:site_name" content="Lantern Post"><meta name="author" content="Lantern Post">'
    assert _find(head) == []
    assert _find(head, lines=("By", "Bea Ostrow", "and", "Ilo Brand")) == ["Bea Ostrow", "Ilo Brand"]
    assert _find(head, '<p class="byline">Lantern Post</p>') == ["Lantern Post"]
