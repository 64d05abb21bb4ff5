"""What sort of text a report is, where its title, label or address says so."""

from __future__ import annotations

import re

from tellings.types.documents import Genre

_LIVE = re.compile(
    r"\blive(?: blog| updates?|:| news|\b.{0,40}\bas it happen)|\bas it happened\b|\blatest updates\b", re.IGNORECASE
)
_OPINION = re.compile(
    r"(?:opinion|commentary|editorial|op-ed|column|analysis/opinion|letters?|viewpoint|guest essay)\s?[:|]",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"\bfor immediate release\b|/PRNewswire/|\bPRNewswire\b|\(BUSINESS WIRE\)|GLOBE ?NEWSWIRE|\bpress release\b",
    re.IGNORECASE,
)
_ROUND_UP = re.compile(
    r"\b(?:news round-?up|morning (?:briefing|brief|update)|evening (?:briefing|brief)|daily briefing"
    r"|weekly round-?up|world in brief|top stories|"
    r"(?:\d{1,2}|three|five|seven|ten) things (?:to know|you need))\b",
    re.IGNORECASE,
)
_OPINION_PATH = re.compile(
    r"/(?:opinion|opinions|commentary|editorial|editorials|op-ed|opeds?|columnists?|commentisfree|blogs?)/",
    re.IGNORECASE,
)
_LIVE_PATH = re.compile(r"/(?:live|live-news|live-updates|live-blog|liveblog)/", re.IGNORECASE)


def find_genre(title: str, opening: str, *, url: str | None, is_opinion: bool) -> Genre:
    """Return the genre that the title, the first words of the text, a label or the address of a page tell.

    >>> find_genre("Storm in Oru: live updates", "", url=None, is_opinion=False)
    'live-blog'
    """
    if is_opinion or _OPINION.match(title) or _OPINION_PATH.search(url or ""):
        return "opinion"
    if _LIVE.search(title) or _LIVE_PATH.search(url or ""):
        return "live-blog"
    if _RELEASE.search(opening[:600]):
        return "press-release"
    return "round-up" if _ROUND_UP.search(title) else "report"
