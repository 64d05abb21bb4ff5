"""The article among the lines of a page: lost lines found again, strays cut with a reason, parts told apart."""

from __future__ import annotations

import pytest

from tellings.extraction import extract
from tellings.types.documents import Document, Report

FIRST = (
    "The ferry line between Oru and the mainland will run again from Monday, the harbour office said on Wednesday."
)
SECOND = "“We have checked every beam of the pier,” harbour master Tilda Renn told reporters. “It will hold.”"
THIRD = "The line had been closed since the end of January because waves had broken the eastern pier of the island."
FOURTH = "Some four hundred people live on the island, and most of their goods are brought over from the mainland."
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p>"


def _read(body: str, head: str = "") -> Document:
    markup = f"<html><head><title>Ferry line to Oru reopens</title>{head}</head><body>{body}</body></html>"
    document = extract(Report("page", markup, media_type="text/html"))
    assert isinstance(document, Document), document
    return document


def _blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(document.text)) for block in document.blocks]


def _cuts(document: Document) -> dict[str, str]:
    return {cut.text: cut.reason for cut in document.cuts}


def _page(inside: str, head: str = "") -> Document:
    return _read(f"<article><h1>Ferry line to Oru reopens</h1>{inside}</article>", head)


STRAYS = [
    ('<div class="newsletter-box"><p>The best of the islands every Friday.</p></div>', "subscription"),
    ('<div class="related"><p><a href="/b">Balloon race draws record crowd to the flats</a></p></div>', "related"),
    ('<section id="comments"><p>I have taken this ferry for forty years and never once was it late.</p></section>',
     "comments"),
    ('<div class="ad-unit"><p>Shoes for wet decks at half the price, this week only.</p></div>', "advertisement"),
    ('<div class="share-bar"><p>Send this story to a friend of yours.</p></div>', "share widget"),
    ('<div class="author-bio"><p>Bea Ostrow has written about boats and harbours since the year 2011.</p></div>',
     "author note"),
    ("<p>Sign up for our newsletter and never miss what happens on the islands.</p>", "promo"),
    ("<p>For more news from the islands follow us on Facebook.</p>", "promo"),
    ('<p><a href="/c">Islanders tell of a hard winter without ferry</a></p>', "related"),
    ('<p style="display:none">Only robots read this line of the page about the ferry.</p>', "not shown"),
]  # fmt: skip


@pytest.mark.parametrize(("stray", "reason"), STRAYS, ids=[f"{row[1]}: {row[0][:30]}" for row in STRAYS])
def test_what_does_not_belong_is_cut_with_its_reason(stray: str, reason: str) -> None:
    document = _page(f"<div class='story'>{TEXT}{stray}</div>")
    assert [text for kind, text in _blocks(document) if kind == "paragraph"] == [FIRST, SECOND, THIRD, FOURTH]
    assert reason in _cuts(document).values()


def test_every_visible_line_is_kept_or_cut() -> None:
    lines = ["Home", FIRST, "Odd scrap", SECOND, "Balloon race", THIRD, FOURTH, "Imprint"]
    body = (
        f"<nav><a>Home</a></nav><article><p>{FIRST}</p><div>Odd scrap</div><p>{SECOND}</p>"
        f'<div class="promo"><p>Balloon race</p></div><p>{THIRD}</p><p>{FOURTH}</p></article><footer>Imprint</footer>'
    )
    document = _read(body)
    known = {text for _, text in _blocks(document)} | set(_cuts(document))
    assert set(lines) <= known
    assert [cut.text for cut in document.cuts] == [line for line in lines if line in _cuts(document)]


def test_a_paragraph_in_an_odd_wrapper_is_not_lost() -> None:
    odd = f'<div class="widget-bar"><p>{THIRD}</p></div>'
    document = _page(f'<div class="text"><p>{FIRST}</p></div><div class="text"><p>{SECOND}</p></div>{odd}'
                     f'<div class="text"><p>{FOURTH}</p></div>')  # fmt: skip
    assert [text for kind, text in _blocks(document) if kind == "paragraph"] == [FIRST, SECOND, THIRD, FOURTH]


def test_the_standfirst_is_a_block_of_its_own() -> None:
    words = "After three months without boats the islanders get their line back"
    head = f'<meta property="og:description" content="{words}.">'
    for markup in (f"<h2>{words}</h2>", f'<p class="standfirst">{words}</p>', f"<div><p>{words}.</p></div>"):
        document = _page(f"{markup}<div class='story'>{TEXT}</div>", head)
        assert ("standfirst", words) in [(kind, text.rstrip(".")) for kind, text in _blocks(document)], markup


def test_the_first_paragraph_is_no_standfirst_for_its_name() -> None:
    document = _page(
        f'<div class="story"><p class="lede">{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p></div>'
    )
    assert ("paragraph", FIRST) in _blocks(document)


def test_a_caption_and_its_credit_are_blocks() -> None:
    credit = '<span class="credit">Photo: M. Lund</span>'
    figure = f"<figure><figcaption>Waves at the pier of Oru. {credit}</figcaption></figure>"
    document = _page(f"<div class='story'><p>{FIRST}</p>{figure}<p>{SECOND}</p><p>{THIRD}</p><p>{FOURTH}</p></div>")
    blocks = _blocks(document)
    assert ("caption", "Waves at the pier of Oru.") in blocks
    assert ("credit", "Photo: M. Lund") in blocks


def test_quotes_set_apart_are_told_from_quoted_texts() -> None:
    pulled = "<blockquote>We have checked every beam of the pier</blockquote>"
    quoted = "<blockquote>All boats sail at seven. Dogs travel free of charge.</blockquote>"
    blocks = _blocks(_page(f"<div class='story'>{TEXT}{pulled}<p>{FOURTH} So it was said.</p>{quoted}{TEXT}</div>"))
    assert ("pull-quote", "We have checked every beam of the pier") in blocks
    assert ("block-quote", "All boats sail at seven. Dogs travel free of charge.") in blocks


def test_tables_posts_and_corrections_are_blocks() -> None:
    inside = (
        f"<p>{FIRST}</p><table><tr><td>Otter</td><td>40 seats</td></tr></table>"
        f'<p>{SECOND}</p><blockquote class="twitter-tweet"><p>Boats are back at Oru!</p></blockquote><p>{THIRD}</p>'
        f'<p>{FOURTH}</p><p class="correction">An earlier version of this article gave another day.</p>'
    )
    blocks = _blocks(_page(f"<div class='story'>{inside}</div>"))
    assert ("table-row", "Otter | 40 seats") in blocks
    assert ("post", "Boats are back at Oru!") in blocks
    assert ("correction", "An earlier version of this article gave another day.") in blocks


def test_entries_of_a_live_blog_keep_their_order_and_times() -> None:
    told = (("14", "Boats leave", FIRST), ("13", "Pier checked", SECOND), ("12", "Calm sea", THIRD))
    entries = "".join(
        f'<div class="live-entry"><time datetime="2031-04-09T{hour}:00Z">{hour}:00</time><h2>{name}</h2>'
        f"<p>{text}</p></div>"
        for hour, name, text in told
    )
    head = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Ferry live"}</script>'
    blocks = _blocks(_read(f"<main><h1>Ferry live: boats return to Oru</h1>{entries}<p>{FOURTH}</p></main>", head))
    assert [text for kind, text in blocks if kind == "entry"] == ["14:00", "13:00", "12:00"]
    assert [text for kind, text in blocks if kind == "paragraph"][:3] == [FIRST, SECOND, THIRD]


def test_a_page_unfolded_by_a_script_is_read() -> None:
    parts = "".join(f'<div style="display:none"><p>{text}</p></div>' for text in (SECOND, THIRD, FOURTH))
    assert ("paragraph", FOURTH) in _blocks(_page(f"<div class='story'><p>{FIRST}</p>{parts}</div>"))


@pytest.mark.parametrize(
    "line",
    ["Wednesday, August 9th, 2031 7:04am By Abe Kittow", "March 12, 2031 by Hedda Morvane for the Lantern Post"],
)
def test_a_line_with_a_day_and_no_stop_is_no_standfirst(line: str) -> None:
    assert ("standfirst", line) not in _blocks(_page(f"<div>{line}</div><div>{TEXT}</div>"))


@pytest.mark.parametrize(
    "start", ["<p>FOR IMMEDIATE RELEASE</p><p>", "<p>ORU, Norland, Feb. 12, 2031 (GLOBE NEWSWIRE) -- "]
)
def test_a_release_is_told_by_its_dateline_or_the_line_over_it(start: str) -> None:
    assert _page(f"{start}{FIRST}</p>{TEXT}").genre == "press-release"


def test_an_offer_that_opens_in_passing_is_cut() -> None:
    offer = "While you’re here: every Tuesday our editors round up the week. You can sign up for the newsletter here."
    assert _cuts(_page(f"{TEXT}<p>{offer}</p>"))[offer] == "promo"


def test_a_link_in_brackets_after_a_label_is_cut() -> None:
    link = '<p>(See also: <a href="/b">Balloon race draws record crowd to the flats</a>)</p>'
    cuts = _cuts(_page(f"<p>{FIRST}</p><p>{SECOND}</p>{link}<p>{THIRD}</p><p>{FOURTH}</p>"))
    assert "(See also: Balloon race draws record crowd to the flats)" in cuts


def test_a_page_that_sets_all_its_text_as_quotes_is_read() -> None:
    quotes = "".join(f"<blockquote><p>{FIRST} It was day {day} of the storm.</p></blockquote>" for day in range(120))
    assert {kind for kind, _ in _blocks(_page(f"<div class='story'>{quotes}</div>"))} == {"title", "paragraph"}


def test_a_standfirst_is_kept_where_the_page_shows_no_more() -> None:
    words = "Four hundred islanders have waited for their boat since January, and now they get it back"
    document = _page(f'<ul><li class="summary">{words}</li></ul><p>Published: 9 April, 2031</p>')
    assert ("standfirst", words) in _blocks(document)
