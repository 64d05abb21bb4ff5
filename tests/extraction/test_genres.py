"""Genres: what a page shows of them, by its types, sections, address, title and first words."""

from __future__ import annotations

from typing import Any

import pytest

from tellings.extraction import extract
from tellings.extraction.genres import find_genre
from tellings.types.documents import Document, Report


@pytest.mark.parametrize(
    ("title", "fields", "genre"),
    [
        ("Pier holds", {}, "report"),
        ("Pier holds", {"types": ("newsarticle", "analysisnewsarticle")}, "report"),
        ("Pier holds", {"types": ("liveblogposting",)}, "live-blog"),
        ("Storm in Oru: live updates", {}, "live-blog"),
        ("Storm in Oru", {"url": "https://post.example/live/storm"}, "live-blog"),
        ("Pier holds", {"types": ("opinionnewsarticle",)}, "opinion"),
        ("Pier holds", {"sections": ("Opinion",)}, "opinion"),
        ("Pier holds", {"sections": ("Harbour", "Letters to the editor")}, "opinion"),
        ("Pier holds", {"sections": ("Public opinion research",)}, "report"),
        ("Pier holds", {"url": "https://post.example/commentisfree/pier"}, "opinion"),
        ("Opinion: let the pier go", {}, "opinion"),
        ("Pier holds", {"is_opinion": True}, "opinion"),
        ("Pier holds", {"titles": ("Opinion | Pier holds",)}, "opinion"),
        ("Pier holds", {"opening": "ORU, April 9, 2031 /PRNewswire/ -- Pier Holdings today said"}, "press-release"),
        ("Pier holds", {"opening": "FOR IMMEDIATE RELEASE"}, "press-release"),
        ("Pier holds", {"url": "https://post.example/press-releases/pier"}, "press-release"),
        ("Pier holds", {"url": "https://post.example/blog/pier"}, "report"),
        ("Morning briefing: pier holds", {}, "round-up"),
        ("Five things to know today", {}, "round-up"),
        ("5 things to know about the pier", {}, "report"),
        ("The week in Oru: a fire and a new mayor", {}, "round-up"),
        ("What happened while you slept", {}, "round-up"),
        ("Your Tuesday briefing", {}, "round-up"),
        ("In other news", {}, "round-up"),
        ("Sports briefs", {}, "round-up"),
        ("Mayor skips daily briefing on the pier", {}, "report"),
        ("Pier holds", {"sections": ("News in Brief",)}, "round-up"),
    ],
)
def test_genres(title: str, fields: dict[str, Any], genre: str) -> None:
    given: dict[str, Any] = {"url": None, "is_opinion": False, **fields}
    opening = given.pop("opening", "")
    assert find_genre(title, opening, **given) == genre


@pytest.mark.parametrize(
    ("outer", "entry"),
    [
        ("itemscope itemtype='https://schema.org/LiveBlogPosting'", "class='part'"),
        ("class='story'", "class='live-blog-post'"),
    ],
)
def test_a_live_blog_is_one_in_its_genre_and_in_its_entries(outer: str, entry: str) -> None:
    told = "<p>The ferry to Oru will sail again on Monday, the harbour office of the island said on Wednesday.</p>"
    parts = "".join(
        f"<div {entry}><h2><time datetime='2031-03-05T1{hour}:00'>1{hour}:00</time> Pier {hour} closed</h2>"
        f"{told.replace('Oru', f'Oru {hour}') * 2}</div>"
        for hour in range(4)
    )
    markup = f"<html><body><article {outer}><h1>Storm over Oru</h1>{parts}</article></body></html>"
    document = extract(Report("a", markup, media_type="text/html"))
    assert isinstance(document, Document)
    assert document.genre == "live-blog"
    assert sum(block.kind == "entry" for block in document.blocks) >= 3
