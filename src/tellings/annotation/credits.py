"""Credits: from whom the report has something, and how far that reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tellings.annotation.media import media_name
from tellings.tables.agencies import find_agency
from tellings.types.annotations import Credit, Mention, Reach, Sentence
from tellings.types.documents import Document
from tellings.types.spans import Span

_WORD = r"[A-Z][\w’'&-]{0,30}"
# "the Harbor Gazette", "state news agency VNA", "Ruritania's VNA news agency"
_NAME = (
    rf"(?:[Tt]he )?(?:{_WORD} )?(?:[a-z][\w’'-]{{0,24}} ){{0,4}}{_WORD}"
    rf"(?: (?:of |and the |for |de |la |al-)?{_WORD}){{0,5}}(?: news agency| newspaper| daily| agency)?"
)
_SOURCE = rf"(?P<source>{_NAME})"
# Each pattern with the letters of which one group stands in all that it matches: most sentences have none of them.
_INLINE: tuple[tuple[Reach, tuple[str, ...], re.Pattern[str]], ...] = (
    ("sentence", ("ccording to ",), re.compile(rf"\b[Aa]ccording to {_SOURCE}")),
    (
        "sentence",
        ("reported ", "quoted ", "cited ", "published ", "revealed "),
        re.compile(rf"\b[Aa]s (?:first )?(?:reported|quoted|cited|published|revealed) (?:by|in) {_SOURCE}"),
    ),
    (
        "sentence",
        ("ed by ", "een by "),
        re.compile(rf"\b(?:first )?(?:reported|carried|quoted|cited|published|obtained|seen) by {_SOURCE}"),
    ),
    (
        "sentence",
        (" report", " quote"),
        re.compile(
            rf"{_SOURCE} (?:has |have |had |first |also |later |earlier )?(?:reported|reports|quoted|quotes)\b"
        ),
    ),
    (
        "quote",
        ("told ", "tells ", "telling ", "speaking ", "interview "),
        re.compile(rf"\b(?:told|tells|telling|speaking (?:to|with)|interview (?:with|to)) {_SOURCE}"),
    ),
    ("sentence", ("iting ", "uoting "), re.compile(rf"\b(?:[Cc]iting|[Qq]uoting) {_SOURCE}")),
)
_WITH = r"(?:with|additional) (?:reporting|inputs?|information|material) (?:by|from)"
_THIS = r"(?:This (?:article|story|report|piece) (?:was )?)?"
_FIRST = _THIS + r"(?:[Ff]irst|[Oo]riginally) (?:published|appeared) (?:by|in|on)"
_LINES: tuple[re.Pattern[str], ...] = (
    re.compile(r"\A(?:Sources?|Via|From|Agenc(?:y|ies))\s?[:|]\s?(?P<source>.{2,160})\Z"),
    re.compile(rf"\A\(?{_WITH} (?P<source>.{{2,160}}?)\)?\.?\Z", re.IGNORECASE),
    re.compile(r"\A(?P<source>(?:The )?[A-Z].{1,80}?) contributed to this (?:report|story|article)\.?\Z"),
    re.compile(rf"\A{_FIRST} (?P<source>.{{2,100}}?)\.?\Z"),
    re.compile(r"\A(?:The )?[A-Z][\w .’'-]{1,50}? (?:with|and) (?P<source>[A-Z].{1,80})\Z"),
    re.compile(r"\A(?:Reporting|Writing|Edited|Compiled) (?:by|from) (?P<source>.{2,160})\Z"),
)
_DATELINE = re.compile(r"\A[A-Z][\w .,’'/-]{2,60}? \((?P<source>[A-Z][\w .&-]{1,30})\)\s?[—–-]")
_PARTS = re.compile(r"\s?(?:[–—|/;,&]|\band\b|\s-\s)\s?")
_PHOTO = re.compile(r"\b(?:photo|photos|photograph|picture|image|images|credit|getty|pool|file)\b", re.IGNORECASE)


def find_credits(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Credit, ...]:
    """Return the agencies and outlets that the text names as its sources, in order; photo credits are none."""
    found: list[Credit] = []
    by_block: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_block.setdefault(sentence.block, []).append(sentence)
    for index, block in enumerate(document.blocks):
        words = block.span.of(document.text)
        if block.kind in ("caption", "pull-quote", "post"):
            continue
        whole = list(_line_credits(words, block.span.start, block.kind))
        found.extend(whole)
        if whole and block.kind != "dateline":
            continue
        for sentence in by_block.get(index, ()):
            found.extend(_inline_credits(document.text, sentence.span))
    return tuple(sorted(set(found), key=lambda credit: (credit.span, credit.source)))


def _line_credits(words: str, offset: int, kind: str) -> Iterator[Credit]:
    """Credits for the whole text: a line of sources, a bare agency, an agency in the dateline."""
    dateline = _DATELINE.match(words[:120])
    if dateline and _agency(dateline.group("source")):
        yield _credit(dateline, offset, dateline.group("source"), "text")
    if len(words) > 200 or _PHOTO.search(words):
        return
    for pattern in _LINES:
        match = pattern.match(words)
        if match:
            yield from _parts(match, offset)
            return
    if kind in ("credit", "byline", "paragraph", "dateline") and len(words) < 60 and dateline is None:
        for match in re.finditer(r"[^/|–—,()]+", words):
            name = match.group().strip()
            if _agency(name) and (kind != "paragraph" or name == words.strip(" .()")):
                start = offset + match.start() + len(match.group()) - len(match.group().lstrip())
                yield Credit(Span(start, start + len(name)), name, "text")


def _parts(match: re.Match[str], offset: int) -> Iterator[Credit]:
    """One credit for each name in a list of sources."""
    base, words, at = offset + match.start("source"), match.group("source"), 0
    for part in [*_PARTS.split(words), ""]:
        name = part.strip(" .") if "(" in part else part.strip(" .()")
        if not name:
            continue
        start = words.find(name, at)
        at = start + len(name)
        source = media_name(name) or (name if _looks_like_source(name) else None)
        if source:
            yield Credit(Span(base + start, base + start + len(name)), source, "text")


def _looks_like_source(name: str) -> bool:
    return name[:1].isupper() and len(name.split()) <= 5 and (name.isupper() or media_name(name) is not None)


def _agency(name: str) -> bool:
    agency = find_agency(name.strip())
    return agency is not None and not agency.pictures_only


def _credit(match: re.Match[str], offset: int, source: str, reach: Reach) -> Credit:
    return Credit(Span(offset + match.start("source"), offset + match.end("source")), source, reach)


def _inline_credits(text: str, span: Span) -> Iterator[Credit]:
    taken: set[int] = set()
    words = span.of(text)
    for reach, signs, pattern in _INLINE:
        if not any(sign in words for sign in signs):
            continue
        for match in pattern.finditer(text, span.start, span.end):
            source = media_name(match.group("source"))
            if source is None or match.start("source") in taken:
                continue
            taken.add(match.start("source"))
            yield Credit(Span(match.start(), match.end("source")), source, reach)
