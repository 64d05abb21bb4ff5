"""Credits for the whole text: lines of sources, an agency in dateline or byline, where it was published first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.annotation.media import media_name
from tellings.tables.agencies import find_agency
from tellings.types.annotations import Credit, CreditKind
from tellings.types.documents import BlockKind
from tellings.types.spans import Span

_HELP = (
    r"(?:reporting|research|inputs?|files?|information|material|contributions?|wire reports?|additional reporting)"
)
_PIECE = r"(?:article|story|report|piece|essay|column|commentary|analysis|interview|text)"
_AGAIN = r"(?:re-?published|reprinted|syndicated|re-?posted|adapted|taken)"
_LINES: tuple[tuple[CreditKind, re.Pattern[str]], ...] = (
    ("source", re.compile(r"\A(?:Sources?|Via|From|Agenc(?:y|ies))\s?[:|]\s?(?P<source>.{2,160})\Z")),
    (
        "source",
        re.compile(
            rf"\A[(\[]?(?:with )?(?:additional )?{_HELP} (?:by|from) (?P<source>.{{2,160}}?)[)\]]?\.?\Z", re.I
        ),
    ),
    (
        "source",
        re.compile(
            rf"\A[(\[]?(?P<source>(?:The )?[A-Z].{{1,140}}?) (?:also )?contributed (?:reporting )?(?:to|for)"
            rf" this {_PIECE}\.?[)\]]?\Z"
        ),
    ),
    ("source", re.compile(r"\A[(\[]?(?P<source>(?:The )?[A-Z].{1,140}?) contributed(?: reporting)?\.?[)\]]?\Z")),
    (
        "reprint",
        re.compile(
            rf"\A[^\w(\[]{{0,3}}(?:This {_PIECE} (?:was |is |has been )?)?(?:[Ff]irst|[Oo]riginally) "
            r"(?:published|appeared|ran|posted)(?: (?:here )?(?:by|in|on|at|with))+ (?P<source>.{2,100}?)\.?\Z"
        ),
    ),
    (
        "reprint",
        re.compile(
            rf"\A[^\w(\[]{{0,3}}(?:This {_PIECE} (?:was |is |has been )?)?(?i:{_AGAIN})(?: here)? "
            r"(?:from|with (?:the )?(?:kind )?permission (?:of|from)|by|courtesy of) (?P<source>.{2,100}?)\.?\Z"
        ),
    ),
    (
        "translation",
        re.compile(
            r"\A[(\[]?(?:Translat(?:ed|ion)(?: (?:from (?:the )?[A-Z]\w{2,20})?)? ?by|Translation:) "
            r"(?P<source>.{2,100}?)[)\]]?\.?\Z",
            re.IGNORECASE,
        ),
    ),
    (
        "source",
        re.compile(r"\A(?:©|Copyright(?: ©| \([cC]\))?) ?(?:\d{4},? )?(?P<source>[A-Z][^.]{1,60})(?:\..*)?\Z"),
    ),
)
# "Marrow Post with Tidal News Agency": only media, any two names could stand so in a line of text.
_BETWEEN = re.compile(r"\A(?:The )?[A-Z][\w .’'-]{1,50}? (?:with|and) (?P<source>[A-Z].{1,80})\Z")
# "(Reporting by Ada Oru and Jon Vey in Osterby; Editing by Ida Kestrel)"
_SHARES = re.compile(
    r"\A[(\[]?(?P<first>Additional reporting|Reporting|Writing|Edit(?:ed|ing)|Compiled|Research)\b", re.I
)
_SHARE = re.compile(
    r"(?P<what>additional reporting|reporting|writing|edit(?:ed|ing)|compiled|research|produced|translat(?:ed|ion))"
    r"(?: and (?:writing|reporting|editing))?(?: (?:by|from)|:) (?P<source>[^;)\]]{2,160})",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"\A[A-Z][\w .,’'/-]{2,60}? \((?P<source>[A-Z][\w .&-]{1,30})\)\s?[—–-]")
_PARTS = re.compile(r"\s?(?:[–—|/;,&]|\band\b|\s-\s)\s?")
_OWNED = re.compile(r".{2,40}?(?<=\w)(?:[’']s?|(?<=s)[’']) (?=[A-Z][\w.’'-]{1,20} [A-Z])")
_PERSON = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'-]{0,20})(?: (?:(?:de|da|van|von|der|al|bin|el|la|le) ){0,2}[A-ZÀ-Þ][\w.’'-]{1,20}){1,3}\Z"
)
_AGENCY = re.compile(r"(?:The )?(?:[A-Z][\w.’'-]{1,20} ){1,3}(?:News|Press|Telegraph|Information) Agency")
_PLACE = re.compile(r" (?:in|at|from|of|for) .*\Z| on \d.*\Z")
_PHOTO = re.compile(r"\b(?:photo|photos|photograph|picture|image|images|credit|getty|pool|file)\b", re.IGNORECASE)
_APART = re.compile(r"[^/|–—,()]+")
_BESIDE = re.compile(r"(?<!\w)(?:(?!(?i:and|with|by|for)\b)[^\s/|–—,()&]+(?:\s(?!(?i:and|with|by|for)\b))?)+")
_HEADLINES = ("title", "heading", "standfirst")
_LONGEST = 300  # characters of a line of credits
_FEW = 60  # characters of a line that is nothing but an agency


def find_line_credits(words: str, offset: int, kind: BlockKind) -> Iterator[Credit]:
    """Yield the credits of a line that speaks of the text as a whole; nothing for a line of the text itself."""
    dateline = _DATELINE.match(words[:120])
    if dateline and _is_agency(dateline["source"]):
        at = offset + dateline.start("source")
        yield Credit(Span(at, at + len(dateline["source"])), dateline["source"], "text")
    if len(words) > _LONGEST or kind in _HEADLINES or _PHOTO.search(words):
        return
    if _SHARES.match(words):
        for share in _SHARE.finditer(words):
            translated = share["what"].lower().startswith("translat")
            yield from _read_list(share, offset, "translation" if translated else "source")
        return
    for credit_kind, pattern in _LINES:
        match = pattern.match(words)
        if match:
            yield from _read_list(match, offset, credit_kind)
            return
    between = _BETWEEN.match(words)
    beside = [each for each in _read_list(between, offset, "source") if media_name(each.source)] if between else []
    if beside:
        yield from beside
    elif kind in ("credit", "byline", "paragraph", "dateline") and dateline is None:
        yield from _bare_agencies(words, offset, kind)


def _bare_agencies(words: str, offset: int, kind: BlockKind) -> Iterator[Credit]:
    """Agencies that stand alone in a line, or beside the names of a byline."""
    if len(words) >= (2 * _FEW if kind == "byline" else _FEW):
        return
    for match in (_BESIDE if kind == "byline" else _APART).finditer(words):
        name = match.group().strip()
        if _is_agency(name) and (kind != "paragraph" or name == words.strip(" .()–—-")):
            start = offset + match.start() + len(match.group()) - len(match.group().lstrip())
            yield Credit(Span(start, start + len(name)), name, "text")


def _read_list(match: re.Match[str], offset: int, kind: CreditKind) -> Iterator[Credit]:
    """One credit for each name in a list: media under `kind`, people as those who contributed or translated."""
    base, words, at = offset + match.start("source"), match["source"], 0
    for part in [*_PARTS.split(words), ""]:
        name = _PLACE.sub("", part.strip(" .") if "(" in part else part.strip(" .()"))
        if not name:
            continue
        start = words.find(name, at)
        at = start + len(name)
        owned = _OWNED.match(name)
        person = name[owned.end() :] if owned else name
        medium = None if owned else media_name(name)
        span = Span(base + start, base + start + len(name))
        if medium or (owned is None and _is_acronym(name)):
            yield Credit(span, medium or name, "text", kind)
        elif kind in ("source", "translation") and _PERSON.match(person):
            begin = span.end - len(person)
            yield Credit(
                Span(begin, span.end), person, "text", "translation" if kind == "translation" else "contribution"
            )


def _is_acronym(name: str) -> bool:
    return name.isupper() and name.isalpha() and len(name) <= 6


def _is_agency(name: str) -> bool:
    agency = find_agency(name.strip())
    return not agency.pictures_only if agency is not None else _AGENCY.fullmatch(name.strip()) is not None
