from __future__ import annotations

import json
import time
from html import escape
from pathlib import Path

import pytest
from tests.readers.reading import PAGE, STORY, read, write

from tellings.extraction import extract
from tellings.readers import Fetched, Thresholds, feeds
from tellings.types.documents import Document, Rejection

BODY = f"<p>{STORY}</p><p>{STORY}</p>"
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Harbour news - Velmora Post</title><link>https://www.velmorapost.example/harbour</link>
<item><title>Quay works &amp; ferry halted</title><link>https://www.velmorapost.example/1</link>
<guid isPermaLink="false">velmora-1</guid><dc:creator>Ada Brenn</dc:creator><media:title>A wall</media:title>
<pubDate>Wed, 02 Apr 2031 10:00:00 +0200</pubDate><description>Works are halted &#8230;</description>
<content:encoded><![CDATA[{BODY}<p>The post Quay works appeared first on Velmora Post.</p>]]></content:encoded></item>
<item><title>Only a teaser</title><link>https://www.velmorapost.example/2</link>
<pubDate>Wed, 02 Apr 2031 12:00:00 GMT</pubDate><description>{STORY}</description></item>
<item><title>Goes on</title><link>https://www.velmorapost.example/3</link>
<content:encoded><![CDATA[{BODY}<p>Read more &raquo;</p>]]></content:encoded></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Tarn Courier</title>
<link rel="self" href="https://tarn.example/feed"/><link href="https://tarn.example/"/>
<entry><id>tag:tarn.example,2031:7</id><title type="html">Ferry &amp;amp; wall</title>
<link rel="enclosure" href="https://tarn.example/sound"/><link rel="alternate" href="https://tarn.example/7"/>
<published>2031-04-02T10:00:00Z</published><updated>2031-04-03T10:00:00Z</updated>
<author><name>Ilo Tarn</name></author>
<content type="html">{escape(BODY)}</content></entry>
<entry><id>tag:tarn.example,2031:8</id><title>In words</title><content type="text">{STORY}</content></entry>
<entry><id>tag:tarn.example,2031:9</id><title>In markup</title>
<source><title>Velmora Post</title><link href="https://velmorapost.example"/></source>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{STORY}</p></div></content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Tarn Courier</title></channel>
<item><title>Wall</title><link>https://tarn.example/1</link><dc:date>2031-04-02</dc:date>
<description>{escape(BODY * 2)}</description></item></rdf:RDF>"""


def test_an_entry_of_rss_is_a_report_with_the_facts_beside_it(tmp_path: Path) -> None:
    reports, rejections, _ = read(write(tmp_path / "a.xml", RSS))
    [report] = reports
    assert report.id == report.url == "https://www.velmorapost.example/1"
    assert (report.title, report.outlet) == ("Quay works & ferry halted", "Velmora Post")
    assert (report.published, report.authors) == ("2031-04-02T10:00:00+02:00", ("Ada Brenn",))
    assert (report.media_type, report.body.startswith("<p>The harbour office")) == ("text/html", True)
    assert [rejection.report_id[-2:] for rejection in rejections] == ["/2", "/3"]
    assert rejections[0].reason == (
        "a.xml holds only a teaser of it: save what it names and give that, or have it fetched with --follow."
    )


def test_atom_entries_come_as_markup_and_as_words(tmp_path: Path) -> None:
    first, second, third = read(write(tmp_path / "a.txt", ATOM))[0]
    assert (first.id, first.title, first.outlet) == ("https://tarn.example/7", "Ferry & wall", "Tarn Courier")
    assert (first.published, first.authors, first.body) == ("2031-04-02T10:00:00Z", ("Ilo Tarn",), BODY)
    assert (second.id, second.media_type, second.body) == ("tag:tarn.example,2031:8", "text/plain", STORY)
    assert (third.outlet, third.media_type) == ("Velmora Post", "text/html")
    assert f"<p>{STORY}</p>" in third.body


def test_rss_of_the_first_kind_is_read(tmp_path: Path) -> None:
    [report] = read(write(tmp_path / "a.rdf", RDF))[0]
    assert (report.id, report.outlet, report.published) == ("https://tarn.example/1", "Tarn Courier", "2031-04-02")
    assert report.media_type == "text/html"


def test_a_json_feed_is_read(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": "Tarn Courier", "home_page_url": "https://tarn.example",
        "items": [
            {"id": 1, "url": "https://tarn.example/1", "title": "Wall", "content_html": BODY,
             "date_published": "2031-04-02T10:00:00Z", "authors": [{"name": "Ilo Tarn"}]},
            {"id": "2", "content_text": STORY, "author": {"name": "Ada Brenn"}},
            {"id": "3", "summary": "Short."}, 7,
        ],
    }  # fmt: skip
    for indent in (None, 1):
        reports, rejections, _ = read(write(tmp_path / "feed.json", json.dumps(feed, indent=indent)))
        assert [(report.id, report.media_type, report.authors) for report in reports] == [
            ("https://tarn.example/1", "text/html", ("Ilo Tarn",)), ("2", "text/plain", ("Ada Brenn",)),
        ]  # fmt: skip
        assert [rejection.report_id for rejection in rejections] == ["3"]


def test_what_a_feed_holds_can_be_extracted(tmp_path: Path) -> None:
    for content in (RSS, ATOM, RDF):
        for report in read(write(tmp_path / "a.xml", content))[0]:
            document = extract(report)
            assert isinstance(document, Document)
            assert document.title == report.title
            assert "Ada Brenn, who runs the office, said" in document.text


def answer(url: str, named_by: str | None) -> Fetched | Rejection:
    if url.endswith("/gone"):
        return Rejection(url, "read", "The server says that there is no such page.")
    if url.endswith("/feed"):
        return Fetched(RSS.encode(), "application/rss+xml", url, "2031-04-04T00:00:00Z")
    return Fetched(PAGE.encode(), "text/html", url + "?final", "2031-04-04T00:00:00Z")


def test_an_address_is_answered_and_read_like_a_file() -> None:
    reports, rejections, _ = read("https://tarn.example/a", "https://tarn.example/gone", fetch=answer)
    [report] = reports
    assert report.id == report.url == "https://tarn.example/a?final"
    assert (report.fetched, report.media_type) == ("2031-04-04T00:00:00Z", "text/html")
    assert [rejection.report_id for rejection in rejections] == ["https://tarn.example/gone"]


def test_teasers_are_followed_where_pages_can_be_fetched() -> None:
    reports, rejections, _ = read("https://velmorapost.example/feed", fetch=answer)
    assert [report.id for report in reports] == [
        f"https://www.velmorapost.example/{end}" for end in ("1", "2?final", "3?final")
    ]
    assert reports[1].published == "2031-04-02T12:00:00+00:00"
    assert rejections == []
    rejections = read("https://velmorapost.example/feed", fetch=answer, thresholds=Thresholds(addresses=1))[1]
    assert [rejection.reason for rejection in rejections] == [
        "Only 1 pages are fetched for one feed; give its address."
    ]


OPML = '<opml version="2.0"><body><outline text="x"><outline xmlUrl="https://tarn.example/feed"/></outline></body></opml>'
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://tarn.example/1</loc><news:news/></url>
<url><loc> https://tarn.example/2 </loc></url><url><loc>file:///etc/passwd</loc></url></urlset>"""


def test_lists_of_addresses_are_told_or_followed(tmp_path: Path) -> None:
    opml, sitemap = write(tmp_path / "a.opml", OPML), write(tmp_path / "b.xml", SITEMAP)
    reports, rejections, _ = read(opml, sitemap)
    assert reports == []
    assert [rejection.reason.split(",")[0] for rejection in rejections] == [
        "It is a list of feeds (OPML) with 1 addresses", "It is a sitemap with 2 addresses",
    ]  # fmt: skip
    assert len(read(opml, fetch=answer)[0]) == 3
    assert [report.id for report in read(sitemap, fetch=answer)[0]] == [
        f"https://tarn.example/{n}?final" for n in (1, 2)
    ]


def test_lists_that_lead_to_themselves_come_to_an_end(tmp_path: Path) -> None:
    asked: list[str] = []

    def lead_back(url: str, named_by: str | None) -> Fetched | Rejection:
        asked.append(url)
        return Fetched(OPML.encode(), "text/x-opml", url)

    assert read(write(tmp_path / "a.opml", OPML), fetch=lead_back)[0] == []
    assert len(asked) < 5


@pytest.mark.parametrize(
    "content",
    [
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><title>&x;</title></item></rss>',
        '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss><item><title>&b;</title></item></rss>',
    ],
    ids=["outside", "bomb"],
)
def test_entities_are_never_resolved(tmp_path: Path, content: str) -> None:
    reports, [rejection], _ = read(write(tmp_path / "a.rss", content))
    assert reports == []
    assert "defines entities of its own" in rejection.reason


def test_a_document_type_of_old_feeds_is_not_fetched(tmp_path: Path) -> None:
    old = '<!DOCTYPE rss PUBLIC "-//Old//DTD RSS 0.91//EN" "http://velmora.example/rss.dtd">'
    [report] = read(write(tmp_path / "a.rss", RSS.replace("<rss", old + "<rss")))[0]
    assert report.title == "Quay works & ferry halted"


@pytest.mark.parametrize(
    "content",
    [
        "<rss",
        "<rss><channel>",
        "<rss><channel><item>",
        "<feed>" + "<entry>" * 50,
        "<rss>\x00</rss>",
        "<rss>&nbsp;<item>&eacute;",
    ],
)
def test_broken_feeds_never_raise(tmp_path: Path, content: str) -> None:
    reports, rejections, _ = read(write(tmp_path / "a.rss", content))
    assert not reports
    assert rejections


@pytest.mark.parametrize(
    "pumped",
    [
        "<rss>" + "<a>" * 300_000,
        "<rss>" + "<item>" * 300_000,
        "<rss>" + "<item></item>" * 20_000,
        "<rss " + " ".join(f"a{n}='1'" for n in range(100_000)) + "><item/></rss>",
        "<rss><item><description>" + "&lt;" * 300_000 + "</description></item></rss>",
        "<rss><item><description><![CDATA[" + "<" * 1_000_000 + "]]></description></item></rss>",
        "<rss><item><description><![CDATA[" + "[" * 1_000_000 + "]]></description></item></rss>",
        "<rss><item><description>" + "word " * 200_000 + "The post " * 100_000 + "</description></item></rss>",
        "<rss><item>" + "<link href='x' rel='y'/>" * 50_000 + "</item></rss>",
        "<rss>" + "&nbsp;" * 300_000 + "</rss>",
        "<rss>" + "&a" * 500_000 + "</rss>",
        "<rss><channel><title>" + " - " * 300_000 + "</title><link>https://x.example</link></channel></rss>",
        "<rss><item><author>" + "a@" * 300_000 + "</author></item></rss>",
        "<rss" + " xmlns:a='b'" * 100_000 + "/>",
    ],
)
def test_a_hostile_feed_is_read_in_time_that_grows_with_its_length(tmp_path: Path, pumped: str) -> None:
    begun = time.monotonic()
    reports, _, _ = read(write(tmp_path / "a.rss", pumped))
    assert time.monotonic() - begun < 20
    assert len(reports) <= 1


def test_an_entry_in_a_hundred_thousand_is_found() -> None:
    text = "<rss><channel>" + "<item><link>https://x.example/1</link></item>" * 1000 + "</channel></rss>"
    assert sum(1 for _ in feeds.read_feed(text, Thresholds())) == 1000


def test_an_entry_in_the_title_of_another_is_none_and_one_that_was_not_closed_hides_no_other() -> None:
    nested = "<feed xmlns='http://www.w3.org/2005/Atom'>" + "<entry><title>Wall" * 100 + "</feed>"
    assert len(list(feeds.read_feed(nested, Thresholds()))) == 1
    unclosed = f"<rss><channel><item><title>Wall</title><item><title>Quay</title>{'<item/>' * 3}</channel></rss>"
    titles = [entry.title for entry in feeds.read_feed(unclosed, Thresholds())]
    assert titles == ["Wall", "Quay", None, None, None]
