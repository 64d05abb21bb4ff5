"""Web pages: metadata first, blocks from the markup, the rest of the page listed as cut, hostile markup survived."""

from __future__ import annotations

import time

import pytest

from tellings.extraction import extract
from tellings.extraction.markup import find_depth, strip_markup
from tellings.types.documents import Document, Report

PARAGRAPHS = (
    "The ferry line between Oru and the mainland will run again from Monday, the harbour office said on Wednesday.",
    "“We have checked every beam of the pier,” harbour master Tilda Renn told reporters. “It will hold.”",
    "The line had been closed since the end of January because waves had broken the eastern pier of the island.",
)
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head>
<title>Ferry line to Oru reopens | The Lantern Post</title>
<link rel="canonical" href="https://www.lanternpost.example.com/2031/04/09/ferry">
<meta property="og:site_name" content="The Lantern Post">
<meta property="og:title" content="Ferry line to Oru reopens">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
 {{"@type": "WebSite", "name": "The Lantern Post"}},
 {{"@type": "NewsArticle", "headline": "Ferry line to Oru reopens after storms",
   "datePublished": "2031-04-09T08:30:00+02:00",
   "author": [{{"@type": "Person", "name": "Bea Ostrow"}}, {{"@type": "Organization", "name": "Reuters"}}]}}]}}
</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<main><article><h1>Ferry line to Oru reopens after storms</h1>
<p>By Bea Ostrow</p>
<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>
<h2>A hard winter</h2>
<p>{PARAGRAPHS[2]}</p>
<p>Read more: Islanders tell of a hard winter</p>
<ul><li>The first boat leaves at seven in the morning.</li><li>Tickets cost the same as last year.</li></ul>
</article></main>
<aside><h3>Most read</h3><p><a href="/b">Balloon race draws record crowd to the salt flats</a></p></aside>
<footer><p>© 2031 The Lantern Post. All rights reserved.</p></footer>
</body></html>"""


def _read(markup: str, **fields: str) -> Document:
    document = extract(Report("page", markup, media_type="text/html", **fields))  # type: ignore[arg-type]
    assert isinstance(document, Document), document
    return document


def test_a_page_is_read_with_its_metadata() -> None:
    document = _read(PAGE)
    assert document.title == "Ferry line to Oru reopens after storms"
    assert document.text.startswith(document.title)
    assert document.outlet.name == "The Lantern Post"
    assert document.outlet.id == "example.com"
    assert document.outlet.basis == "metadata"
    assert document.authors == ("Bea Ostrow", "Reuters")
    assert document.published.earliest == "2031-04-09T08:30+02:00"
    assert document.published.basis == "metadata"
    assert document.url == "https://www.lanternpost.example.com/2031/04/09/ferry"
    assert document.offsets is None
    assert not document.title_is_field


def test_blocks_come_from_the_markup() -> None:
    document = _read(PAGE)
    blocks = [(block.kind, block.span.of(document.text)) for block in document.blocks]
    for paragraph in PARAGRAPHS:
        assert ("paragraph", paragraph) in blocks
    assert ("heading", "A hard winter") in blocks
    assert ("list-item", "Tickets cost the same as last year.") in blocks


def test_what_is_not_part_of_the_article_is_listed() -> None:
    document = _read(PAGE)
    cuts = {cut.text: (cut.where, cut.reason) for cut in document.cuts}
    assert cuts["World"] == ("head", "navigation")
    assert cuts["Balloon race draws record crowd to the salt flats"] == ("tail", "related")
    assert cuts["© 2031 The Lantern Post. All rights reserved."] == ("tail", "legal")
    assert cuts["Read more: Islanders tell of a hard winter"][1] == "promo"
    assert all(cut.raw is None for cut in document.cuts)


def test_fields_of_the_report_come_before_the_metadata() -> None:
    document = _read(PAGE, title="Ferries sail again", outlet="Oru Chronicle")
    assert document.title == "Ferries sail again"
    assert document.title_is_field
    assert (document.outlet.name, document.outlet.basis) == ("Oru Chronicle", "given")


_BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
HOSTILE = [
    ("nested 100,000 deep", f"<html><body>{'<div>' * 100_000}{_BODY}{'</div>' * 100_000}</body></html>"),
    ("nested and never closed", f"<html><body>{'<b><i>' * 50_000}{_BODY}"),
    (
        "entity bomb",
        f'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><html><body>{_BODY}&b;</body></html>',
    ),
    ("zero bytes", f"<html><body>\x00{_BODY}\x00</body></html>"),
    ("JSON-LD that nests", f'<html><head><script type="application/ld+json">{"[" * 50_000}</script></head>{_BODY}'),
    ("comments never closed", f"<html><body>{_BODY}{'<!--' * 50_000}"),
    ("title without end", f"<html><head><title>{'word | ' * 50_000}</title></head><body>{_BODY}"),
    ("boxes in boxes", f"<html><body>{_BODY}{'<div class=related>' * 350}<h1>x</h1>{'y<br>' * 5000}"),
    ("captions in credits", f"<html><body>{_BODY}{'<div class=caption><p class=credit>z' * 190}{'y<br>' * 5000}"),
    ("a class without end", f"<html><body>{_BODY}<div class='{'related-' * 50_000}'>x</div></body></html>"),
    ("XML declaration", f'<?xml version="1.0" encoding="latin-1"?><html><body>{_BODY}</body></html>'),
]


@pytest.mark.parametrize(("case", "markup"), HOSTILE, ids=[row[0] for row in HOSTILE])
def test_hostile_markup_is_read_quickly(case: str, markup: str) -> None:
    start = time.perf_counter()
    document = _read(markup)
    assert PARAGRAPHS[0] in document.text, case
    assert time.perf_counter() - start < 10


def test_marks_of_writing_direction_are_cut_and_kept_in_the_report() -> None:
    body = "Pier of Oru holds\n\nThe pier of Oru has held\u202e through the storm, the harbour office said on Friday."
    document = extract(Report("page", body))
    assert isinstance(document, Document)
    assert "\u202e" not in document.text
    assert [(cut.text, cut.reason) for cut in document.cuts] == [("\u202e", "invisible character")]


def test_depth_is_counted_without_a_parser() -> None:
    assert find_depth("<div><span><b>x</b></span></div><div>y</div>") == 3
    assert find_depth("<p>" * 1000) == 0


def test_markup_is_stripped_without_a_parser() -> None:
    assert strip_markup("<p>One &lt;two&gt;<br>three</p><style>p{}</style>four") == "One <two>\nthree\nfour"


def test_letters_that_are_two_in_small_letters_move_nothing() -> None:
    markup = "İ" * 50 + "<script>x</script><p>The pier holds.</p><div><div>" * 2
    assert strip_markup(markup).count("The pier holds.") == 2
    assert find_depth(markup) == 4
