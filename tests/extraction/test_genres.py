"""Genres: what a page shows of them, by its types, sections, address, title and first words."""

from __future__ import annotations

from typing import Any

import pytest

from tellings.extraction.genres import find_genre


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
        ("Pier holds", {"sections": ("News in Brief",)}, "round-up"),
    ],
)
def test_genres(title: str, fields: dict[str, Any], genre: str) -> None:
    given: dict[str, Any] = {"url": None, "is_opinion": False, **fields}
    opening = given.pop("opening", "")
    assert find_genre(title, opening, **given) == genre
