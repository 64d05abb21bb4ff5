"""Credits of pictures and films: whose they are, which says nothing of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.tables.agencies import find_agency
from tellings.types.annotations import Credit
from tellings.types.documents import BlockKind
from tellings.types.spans import Span

_SIGN = (
    r"(?:(?:file |handout |screen ?)?(?:photos?|photographs?|photography|pictures?|images?|videos?|footage"
    r"|illustrations?|graphics?|credits?|screen ?(?:shot|grab)|pool|cover photo))"
)
_LABEL = re.compile(
    rf"\A[(\[]?(?i:{_SIGN}(?: credits?)?)\s?(?::|[|/–—-]|(?i:by|via|courtesy of|from)\b|©)\s?"
    r"(?P<source>[A-ZÀ-Þ@].{1,100}?)[)\]]?\.?\Z"
)
# The last piece of a caption: "A ferry at the pier. Ada Oru/Tidal Press", "... (Photo by Ada Oru)", "... | Reuters".
_LAST = re.compile(
    r"(?:[.!?”\"’)]\s{1,3}|[(\[|]\s?|\s[–—-]\s|\d\s)"
    rf"(?:(?i:{_SIGN}(?: credit)?)\s?(?::|(?i:by|via|courtesy of|from)\b)\s?)?"
    r"(?P<source>(?:[A-Z@][^.!?()\[\]|]|[A-Z]\.)[^!?()\[\]|]{0,70}?)[)\]]?\.?\Z"
)
_NAMED = re.compile(
    r"[(\[]?(?P<source>[A-ZÀ-Þ][\w’'&-]{0,20}(?: [\w’'&-]{1,20}){0,3} ?/ ?(?:@\w|[A-ZÀ-Þ])[\w.’'& /-]{1,60})[)\]]?\Z"
)
_HANDLE = re.compile(r"/ ?@\w{2,30}\Z")  # "X/ @marrowharbour"
_PARTS = re.compile(r"\s?/\s?|, | via | for |\s?\|\s?|\s?;\s?|\s[–—-]\s")
_TAIL = 140  # characters at the end of a caption in which its credit stands
_LONGEST = 120  # characters of a line that is nothing but a credit


def find_picture_credits(words: str, offset: int, kind: BlockKind) -> Iterator[Credit]:
    """Yield whose picture or film a caption or a line of its own names; nothing for lines of text."""
    match = _LABEL.match(words) if len(words) <= _LONGEST else None
    if match is None and len(words) <= _LONGEST and kind in ("caption", "credit", "paragraph"):
        match = _NAMED.match(words)
        if match is not None and not (_has_house(match["source"]) or _HANDLE.search(match["source"])):
            match = None
    if match is None and kind == "caption":
        start = max(0, len(words) - _TAIL)
        match = _LAST.search(words, start)
        if match is not None and not (_has_house(match["source"]) or _is_labelled(match)):
            match = None
    if match is not None:
        at = offset + match.start("source")
        yield Credit(Span(at, at + len(match["source"])), match["source"], "picture", "picture")
    elif kind in ("caption", "credit") and len(words) < 60 and _sells_pictures(words):
        yield Credit(Span(offset, offset + len(words)), words, "picture", "picture")


def _is_labelled(match: re.Match[str]) -> bool:
    """Whether the piece says itself that it is a credit ("Photo by")."""
    return re.search(_SIGN, match[0][: match.start("source") - match.start()], re.IGNORECASE) is not None


def _has_house(words: str) -> bool:
    """Whether a part of a credit is an agency's name, as in "Ada Oru/Reuters" or "AP Photo/Ada Oru"."""
    parts = (part.strip(" .") for part in _PARTS.split(words))
    return any(
        find_agency(part) or find_agency(part.removesuffix(" Photo").removesuffix(" Images")) for part in parts
    )


def _sells_pictures(words: str) -> bool:
    agency = find_agency(words)
    return agency is not None and agency.pictures_only
