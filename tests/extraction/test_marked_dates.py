"""Dates in markup: found with their source and role, on pages of our own writing."""

from __future__ import annotations

import pytest

from tellings.extraction import extract
from tellings.extraction.marked_dates import MarkedDate, find_marked_dates, read_marked
from tellings.types.documents import Document, PublicationDate, Report

BODY = (
    "<p>The old pier of Oru was closed on Wednesday after two piles had given way, the harbour office said.</p>"
    "<p>Ferries to the islands leave from the fish market until the piles are replaced, which will take weeks.</p>"
    "<p>Nobody was hurt when the boards sank, and the lamp at the end of the pier is still burning at night.</p>"
)
LINKED = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Old pier closed", %s}</script>'


def page(head: str = "", above: str = "", below: str = "") -> str:
    return (
        f"<html><head><title>Old pier closed</title>{head}</head><body>"
        f"<h1>Old pier closed after piles give way</h1>{above}{BODY}{below}</body></html>"
    )


def marks(markup: str) -> list[MarkedDate]:
    from trafilatura import load_html

    return list(find_marked_dates(load_html(markup)))


def read(markup: str, **fields: str) -> PublicationDate:
    found = extract(Report("a", markup, media_type="text/html", **fields))  # type: ignore[arg-type]
    assert isinstance(found, Document)
    return found.published


@pytest.mark.parametrize(
    ("head", "above", "expected"),
    [
        (LINKED % '"datePublished": "2031-03-05T10:00:00Z"', "", ("published", "JSON-LD datePublished")),
        (LINKED % '"dateModified": "2031-03-05T10:00:00Z"', "", ("modified", "JSON-LD dateModified")),
        ('<meta property="article:published_time" content="2031-03-05T10:00:00Z">', "",
         ("published", "meta article:published_time")),
        ('<meta name="DC.date.issued" content="2031-03-05T10:00Z">', "", ("published", "meta dc.date.issued")),
        ('<meta property="og:updated_time" content="2031-03-05T10:00Z">', "", ("modified", "meta og:updated_time")),
        ("", '<time datetime="2031-03-05T10:00:00Z">an hour ago</time>', ("published", "time element")),
        ("", '<time class="updated" datetime="2031-03-05T10:00:00Z">now</time>', ("modified", "time element")),
        ("", '<span itemprop="datePublished" content="2031-03-05T10:00Z">now</span>', ("published", "datepublished")),
        ("", '<div data-publish-date="1930471200"></div>', ("published", "data-publish-date")),
        ("", '<div data-post-time="1930471200000"></div>', ("published", "data-post-time")),
    ],
)  # fmt: skip
def test_a_date_is_found_with_its_role_and_source(head: str, above: str, expected: tuple[str, str]) -> None:
    found = marks(page(head, above))
    assert [(one.role, one.source) for one in found] == [expected]
    assert found[0].readings == ("2031-03-05T10:00Z",)


@pytest.mark.parametrize(
    "below",
    [
        '<aside><time datetime="2031-03-09T10:00:00Z">9 March</time></aside>',
        '<div class="comments"><time datetime="2031-03-09T10:00:00Z">9 March</time></div>',
        '<div class="related-stories"><time datetime="2031-03-09T10:00:00Z">9 March</time></div>',
        "<p>Copyright 2031 Oru Post, 9 March 2031</p>",
        '<div class="comments"><p>Ilo, 9 March 2031 at 10:15: Good.</p></div>',
    ],
)
def test_dates_of_other_things_are_not_the_article_s(below: str) -> None:
    assert marks(page(below=below)) == []
    assert read(page(below=below)).earliest is None


def test_broken_dates_are_found_and_read_as_none() -> None:
    assert marks(page(LINKED % '"datePublished": "0001-01-01T00:00:00Z"'))[0].readings == ()
    assert read_marked("1970-01-01T00:00:00Z") == ()
    assert read_marked("20310305104500") == ("2031-03-05T10:45",)


@pytest.mark.parametrize(
    ("above", "earliest"),
    [
        ("<p>By Ilo Brand 5 March 2031, 3:51 pm</p>", "2031-03-05T15:51"),
        ("<p>Published 3:12 PM EST, Wed March 5, 2031</p>", "2031-03-05T15:12-05:00"),
        ("<p>Harbour | 5 Mar 2031 • 14:05 GMT</p>", "2031-03-05T14:05Z"),
        ("<p>Updated 7 March 2031</p><p>Posted: 5 March 2031</p>", "2031-03-05"),
        ("<p>Published: 5 March 2031 / Last modified: 7 March 2031</p>", "2031-03-05"),
    ],
)
def test_printed_stamps_are_stated(above: str, earliest: str) -> None:
    found = read(page(above=above))
    assert (found.earliest, found.latest, found.basis) == (earliest, earliest, "stated")


def test_the_day_of_the_visit_is_not_the_report_s() -> None:
    markup = page().replace("<h1>", "<p>Friday, March 7, 2031</p><h1>")
    assert read(markup).earliest is None
    assert read(markup, url="https://post.example/2031/03/pier").earliest == "2031-03-07"


def test_what_a_page_says_of_itself_at_its_foot_serves_where_nothing_else_does() -> None:
    foot = "<div>Oru Post</div>" * 12 + "<p>This page was last edited on 7 March 2031, at 10:15.</p>"
    assert (read(page(below=foot)).earliest, read(page(below=foot)).page_date) == (None, "2031-03-07T10:15")
    assert read(page(below=foot.replace("last edited", "first published"))).earliest == "2031-03-07T10:15"
    linked = LINKED % '"datePublished": "2031-03-05T10:00:00Z"'
    assert read(page(linked, below=foot)).earliest == "2031-03-05T10:00Z"
