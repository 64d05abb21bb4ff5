"""Metadata: every statement of the markup with the field that made it, and those that differ from what was taken."""

from __future__ import annotations

from typing import Any

from tellings.extraction import extract
from tellings.extraction.metadata import Metadata, find_metadata
from tellings.types.documents import Declaration, Document, Report

PARAGRAPHS = (
    "The ferry line between Oru and the mainland will run again from Monday, the harbour office said on Wednesday.",
    "“We have checked every beam of the pier,” harbour master Tilda Renn told reporters. “It will hold.”",
    "The line had been closed since the end of January because waves had broken the eastern pier of the island.",
)
DATA = """{"@type": "NewsArticle", "headline": "Oru ferry back", "author": {"@type": "Person", "name": "Bea Ostrow"},
 "publisher": {"@type": "Organization", "name": "Marrow Media Group"}, "articleSection": ["Harbour", "World"],
 "isBasedOn": {"@type": "CreativeWork", "url": "https://tide.example.org/a"},
 "copyrightHolder": {"name": "Oru Wire"}, "sourceOrganization": {"name": "Oru Wire"}}"""
HEAD = f"""<title>Oru ferry back | Lantern Post</title><meta property="og:site_name" content="Lantern Post">
<meta property="og:title" content="Ferry line to Oru reopens"><meta name="author" content="Web Desk">
<meta property="article:author" content="https://social.example.com/post">
<script type="application/ld+json">{DATA}</script>"""


def _find(head: str, body: str = "") -> Metadata:
    from trafilatura import load_html

    tree: Any = load_html(f"<html><head>{head}</head><body>{body}<p>The pier of Oru has held.</p></body></html>")
    return find_metadata(tree)


def test_every_statement_is_kept_with_its_source() -> None:
    found = _find(HEAD)
    assert [(each.value, each.source) for each in found.declared if each.field == "title"] == [
        ("Oru ferry back", "JSON-LD headline"),
        ("Ferry line to Oru reopens", "meta og:title"),
        ("Oru ferry back | Lantern Post", "title element"),
    ]
    assert found.list_values("author") == ("Bea Ostrow", "Web Desk")
    assert found.list_values("publisher", "source", "holder") == ("Marrow Media Group", "Oru Wire")
    assert found.list_values("origin") == ("https://tide.example.org/a",)
    assert found.list_values("section") == ("Harbour", "World")
    assert found.site == "Lantern Post"


def test_names_of_applications_count_only_where_they_are_no_titles() -> None:
    head = "<title>Pier holds</title><meta name='application-name' content='{}'>"
    assert _find(head.format("Pier holds")).site is None
    assert _find(head.format("Lantern Post")).site == "Lantern Post"


def test_titles_of_pictures_are_none() -> None:
    found = _find("", "<svg><title>Arrow</title></svg>")
    assert found.list_values("title") == ()


def test_entries_of_a_live_blog_are_seen() -> None:
    entry = f"<div class='live-blog__post live-blog-post'>{PARAGRAPHS[0]} {PARAGRAPHS[1]}</div>"
    assert _find("", entry * 3).list_values("type") == ("liveblogposting",)
    assert _find("", entry * 2).list_values("type") == ()
    assert _find("", "<a class='live-blog-post'>Live</a>" * 9).list_values("type") == ()


def test_a_document_keeps_what_differs() -> None:
    body = "<h1>Ferry line to Oru reopens</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = f"<html><head>{HEAD}</head><body><article>{body}</article></body></html>"
    document = extract(Report("page", page, media_type="text/html"))
    assert isinstance(document, Document)
    assert (document.title, document.authors) == ("Ferry line to Oru reopens", ("Bea Ostrow",))
    assert document.declared == (
        Declaration("title", "Oru ferry back", "JSON-LD headline"),
        Declaration("publisher", "Marrow Media Group", "JSON-LD publisher"),
        Declaration("author", "Web Desk", "meta author"),
        Declaration("title", "Oru ferry back | Lantern Post", "title element"),
    )


def test_a_page_that_agrees_with_itself_keeps_nothing() -> None:
    head = '<title>Ferry line reopens | Lantern Post</title><meta property="og:site_name" content="Lantern Post">'
    body = "<h1>Ferry line reopens</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    document = extract(Report("page", f"<html><head>{head}</head><body>{body}</body></html>", media_type="text/html"))
    assert isinstance(document, Document)
    assert document.declared == ()
