"""What sort of text a report is, where its title, label, section, type or address says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.text.folding import fold
from tellings.types.documents import Genre

_LIVE = re.compile(
    r"\blive(?: blog| updates?|:| news|\b.{0,40}\bas it happen)|\bas it happened\b|\blatest updates\b", re.IGNORECASE
)
_OPINION = re.compile(
    r"(?:opinion|commentary|editorial|op-ed|column|analysis/opinion|letters?|viewpoint|guest essay)\s?[:|]",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"\bfor immediate release\b|/PR ?Newswire/|\bPR ?Newswire\b|\(?\bBUSINESS ?WIRE\b|GLOBE ?NEWSWIRE"
    r"|\bACCESS ?(?:WIRE|NEWSWIRE)\b|\bEIN ?Presswire\b|\bpress release\b",
    re.IGNORECASE,
)
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_COUNT = r"\d{1,2}|three|four|five|six|seven|eight|nine|ten"
_ROUND_UP = re.compile(
    r"\b(?:news round-?up|morning (?:briefing|brief|update)|evening (?:briefing|brief)|(?:daily|news) digest"
    r"|weekly round-?up|(?:week|day|month|year) in review|(?:news|world|sports?|business) (?:in )?briefs?|top stories"
    r"|(?:happened|missed) (?:while|when) you (?:slept|were)|while you (?:slept|were asleep)|in other news"
    rf"|(?:{_COUNT}) things (?:to know|you need to know) (?:today|tonight|this|(?:on|for) {_DAY}))\b"
    rf"|(?:^|\byour |^the )(?:morning|midday|evening|nightly|daily|weekly|weekend|{_DAY})(?:['’]s)? "
    r"(?:briefing|brief|digest|round-?up|newsletter)\b"
    rf"|^(?:(?:the|this|that was the) week (?:in|at|that was|ahead)|(?:{_COUNT}) things to know$)\b",
    re.IGNORECASE,
)
_OPINION_PATH = re.compile(
    r"/(?:opinions?|commentary|editorials?|op-ed|opeds?|columnists?|columns?|commentisfree|letters|viewpoints?|perspectives?"
    r"|letters-to-the-editor)/",
    re.IGNORECASE,
)
_LIVE_PATH = re.compile(r"/(?:live|live-news|live-updates|live-blog|liveblog|live-blogs)/", re.IGNORECASE)
_RELEASE_PATH = re.compile(
    r"/(?:press-?releases?|news-releases?|pr-newswire|prnewswire|business-?wire)/", re.IGNORECASE
)
_TYPES: dict[str, Genre] = {"liveblogposting": "live-blog", "opinionnewsarticle": "opinion"}
_SECTIONS: dict[str, Genre] = {
    **dict.fromkeys(
        "opinion opinions editorial editorials op-ed op-eds oped commentary comment columns columnists columnist "
        "letters viewpoint viewpoints".split(),
        "opinion",
    ),
    **dict.fromkeys(("comment is free", "letters to the editor", "guest essay", "opinion & editorial"), "opinion"),
    **dict.fromkeys(
        ("press release", "press releases", "news release", "pr newswire", "business wire"), "press-release"
    ),
    **dict.fromkeys(("live blog", "liveblog", "live blogs", "live updates"), "live-blog"),
    **dict.fromkeys(("news roundup", "round-up", "roundup", "news in brief", "briefing"), "round-up"),
}


def find_genre(
    title: str,
    opening: str,
    *,
    url: str | None,
    is_opinion: bool,
    types: Sequence[str] = (),
    sections: Sequence[str] = (),
    titles: Sequence[str] = (),
) -> Genre:
    """Return the genre that a page tells by its types, title, sections, address and first words; else a report.

    `types` are those of its data (schema.org) in small letters, `sections` the names of its sections, `titles` what
    its markup declares beside the printed title.

    >>> find_genre("Storm in Oru: live updates", "", url=None, is_opinion=False)
    'live-blog'
    """
    told: list[Genre] = [_TYPES[kind] for kind in types if kind in _TYPES]
    if "live-blog" in told or _LIVE.search(title) or _LIVE_PATH.search(url or ""):
        return "live-blog"
    if is_opinion or told or any(map(_OPINION.match, (title, *titles))) or _OPINION_PATH.search(url or ""):
        return "opinion"
    if _RELEASE.search(opening[:600]) or _RELEASE_PATH.search(url or ""):
        return "press-release"
    named = [_SECTIONS[key] for key in map(fold, sections[:3]) if key in _SECTIONS]
    if named:
        return named[0]
    return "round-up" if _ROUND_UP.search(title) else "report"
