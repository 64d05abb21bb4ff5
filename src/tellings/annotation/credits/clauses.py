"""Credits inside running text: "according to the Gazette", "told the Star in an interview", "citing officials"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from tellings.annotation.media import media_name
from tellings.tables.nouns import DOCUMENT_HEADS
from tellings.tables.organizations import PRESS_HEADS
from tellings.tables.outlets import find_outlet
from tellings.types.annotations import Credit, Reach
from tellings.types.spans import Span

_WORD = r"[A-Z][\w’'&-]{0,30}"
# "the Harbor Gazette", "state news agency VNA", "Ruritania's VNA news agency"
_NAME = (
    rf"(?:(?:[Tt]he|[Aa]n?) )?(?:{_WORD} )?(?:[a-z][\w’'-]{{0,24}} ){{0,4}}{_WORD}"
    rf"(?: (?:of |and the |for |de |la |al-)?{_WORD}){{0,5}}(?: news agency| newspaper| daily| agency)?"
)
_SOURCE = rf"[“‘\"]?(?P<source>{_NAME})"
_PIECE = (
    r"(?:reports?|articles?|stor(?:y|ies)|interviews?|accounts?|dispatch(?:es)?|broadcasts?|investigations?|polls?"
    r"|op-ed|column|essay|editorial|piece|commentary|opinion piece|remarks|comments|statement|documents?|survey)"
)
_GIVEN = r"(?:published|carried|printed|broadcast|aired|released|posted|reported|quoted|cited)"
_TELLS = (
    r",? (?:which )?(?:has |have |had |first |also |later |earlier |previously ){0,2}"
    r"(?:reported|reports|published|obtained|quoted|quotes|cited|cites|said|says|wrote|writes|revealed"
    r"|broke the (?:story|news)|was (?:the )?first to report)\b"
)
# Half of all sentences say something; only where a name, or a word that ends one, stands before may a medium say it.
_TELLER = re.compile(rf"(?:[A-Z][\w’'&-]{{0,30}}| (?:agency|newspaper|daily)){_TELLS}")
# Each pattern with the letters of which one group stands in all that it matches: most sentences have none of them.
_PATTERNS: tuple[tuple[Reach, tuple[str, ...], re.Pattern[str]], ...] = (
    (
        "sentence",
        ("ccording to ",),
        re.compile(
            rf"\b[Aa]ccording to (?:(?:an?|the|its|several) (?:[a-z-]{{2,20}} ){{0,2}}{_PIECE}"
            rf" (?:{_GIVEN} )?(?:by|in|from|on|for) )?{_SOURCE}"
        ),
    ),
    (
        "sentence",
        ("reported ", "quoted ", "cited ", "published ", "revealed "),
        re.compile(rf"\b[Aa]s (?:first )?(?:reported|quoted|cited|published|revealed) (?:by|in) {_SOURCE}"),
    ),
    (
        "sentence",
        ("ed by ", "een by ", "cast by ", "told by "),
        re.compile(
            r"\b(?:first )?(?:reported|carried|quoted|cited|published|obtained|seen|reviewed|verified|aired|broadcast"
            rf"|revealed|released) by {_SOURCE}"
        ),
    ),
    (
        "sentence",
        (" report", " quote", " said", " says", " wrote", " cite", " first", " revealed", " broke"),
        re.compile(rf"{_SOURCE}{_TELLS}"),
    ),
    (
        "sentence",
        (", citing ", ", quoting "),
        re.compile(rf"{_SOURCE}, (?=(?:citing|quoting) )"),
    ),
    (
        "quote",
        ("told ", "tells ", "telling ", "speaking ", "interview", "speak ", "spoke ", "statement to "),
        re.compile(
            r"\b(?:told|tells|telling|spoke (?:to|with)|speaking (?:to|with|on)"
            rf"|(?:statement|comments|remarks) to|interview(?:ed)? (?:with|to|on|in|by|for)) {_SOURCE}"
        ),
    ),
    (
        "quote",
        (" on ",),
        re.compile(rf"\b(?:said|says|spoke|speaking|appear(?:ed|s|ing)|interviewed|appearance) on {_SOURCE}"),
    ),
    (
        "sentence",
        ("in a", "in an", "rote in ", "writing in ", "in remarks ", "in comments ", "Writing "),
        re.compile(
            rf"\b(?:[Ii]n (?:an? )?(?:[a-z-]{{2,20}} ){{0,2}}{_PIECE} (?:{_GIVEN} )?(?:for|in|with|by|on|to)"
            rf"|(?:wrote|writes|[Ww]riting) (?:in|for)) {_SOURCE}"
        ),
    ),
    ("sentence", ("iting ", "uoting ", " via "), re.compile(rf"\b(?:[Cc]iting|[Qq]uoting|via) {_SOURCE}")),
)
# What a medium gives as its own source: "citing two officials", "quoted the mayor as saying".
_BEYOND = re.compile(
    r"\b(?P<verb>citing|quoting|quoted|cited|cites|quotes) (?P<source>[\w’'-]{1,30}(?:,? [\w’'-]{1,30}\.??){0,9}?)"
    r"(?= as (?:saying|telling|having)| who\b| that\b| say| said\b|,? reported\b|, (?:that|said|the|a|in|on|who)\b"
    r"|[.;:“”\"()—–]|,|\Z)"
)
_TELLS_THAT = re.compile(
    r" (?:has |had |also )?(?:reported|reports|said|says|wrote|writes)(?: on [A-Z]\w{2,9})? that "
)
_NEWSBEARERS = DOCUMENT_HEADS | frozenset(
    """
    official officials source sources person people police witness witnesses resident residents spokesman spokeswoman
    spokesperson spokespeople aide aides adviser advisers diplomat diplomats officer officers lawyer lawyers record
    records filing filings data documents memos emails email tape video footage ministry government department
    authorities military army office minister president mayor governor prosecutor prosecutors investigators
    investigator experts expert analysts analyst executive executives employees employee members member
    """.split()
)
_LEADS = frozenset("But And Yet Still So When While As After Before Since Although Though If Then".split())
_PRONOUNS = frozenset("it him her them himself herself itself themselves me us you this that".split())
_LONGEST = 90  # characters of what a medium cites


def find_clause_credits(text: str, span: Span, persons: Collection[Span] = ()) -> Iterator[Credit]:
    """Yield the credits of one sentence: the media it names as sources, and whom those name as theirs.

    `persons` are the places of people's names: a medium may be called like a person.
    """
    words = span.of(text)
    media: list[Credit] = []
    for reach, signs, pattern in _PATTERNS:
        if not any(sign in words for sign in signs) or (" said" in signs and not _TELLER.search(words)):
            continue
        for match in pattern.finditer(text, span.start, span.end):
            source = _read_medium(match["source"])
            if source is None or any(each.span.overlap(_span(match)) for each in media):
                continue
            at = max(text.rfind(source, match.start("source"), match.end()), match.start("source"))
            if any(person.overlap(Span(at, at + len(source))) for person in persons):
                continue
            if match.start() == match.start("source"):
                start = at - 4 if text[max(0, at - 4) : at] in ("the ", "The ") else at
            else:
                start = match.start()
            media.append(Credit(Span(max(start, match.start()), match.end("source")), source, reach))
    media.sort(key=lambda credit: credit.span)
    yield from _order(text, span, media)


def _read_medium(words: str) -> str | None:
    """The medium that words name, or that their end names behind an article: "that the Harbor Gazette"."""
    opener, _, rest = words.partition(" ")
    if opener in _LEADS and rest:
        words = rest  # "But the Gazette reported"
    source = media_name(words)
    if source is None and words[:4] in ("the ", "The ") and words[4:].lower() in PRESS_HEADS and words[4].isupper():
        return words  # "the Post": which one, the report has said before
    at = words.rfind(" the ")
    if source is None and at >= 0:
        return media_name(words[at + 1 :])
    if source is not None and source == words and " " not in source and _wants_article(source):
        return None
    return source


def _wants_article(name: str) -> bool:
    """Whether an outlet is known with the article only, as its address shows: "Hill" alone is somebody's name."""
    known = find_outlet(name)
    return known is not None and known.domain.startswith(f"the{name.lower()}")


def _span(match: re.Match[str]) -> Span:
    return Span(match.start("source"), match.end("source"))


def _order(text: str, span: Span, media: list[Credit]) -> Iterator[Credit]:
    """The media of a sentence, each that another one cites after it, and the people that one cites."""
    taken: dict[int, Credit] = {}
    for match in _BEYOND.finditer(text, span.start, span.end) if media else ():
        teller = next((each for each in reversed(media) if each.span.start < match.start("source")), None)
        cited = next((n for n, each in enumerate(media) if each.span.overlap(_span(match))), None)
        if teller is None or teller.span.overlap(_span(match)):
            teller = _teller_before(media, match)
        if teller is None:
            continue
        if cited is not None and media[cited] != teller:
            taken[cited] = Credit(media[cited].span, media[cited].source, "sentence", via=teller.source)
        elif cited is None and _bears_news(match["source"]):
            words = match["source"].rstrip(" .,")
            at = match.start("source")
            yield Credit(Span(at, at + len(words)), words, "sentence", via=teller.source)
    for number, (one, two) in enumerate(pairwise(media), start=1):
        if _TELLS_THAT.fullmatch(text, one.span.end, two.span.start):
            taken.setdefault(number, Credit(two.span, two.source, two.reach, via=one.source))
    yield from (taken.get(number, each) for number, each in enumerate(media))


def _teller_before(media: list[Credit], match: re.Match[str]) -> Credit | None:
    before = [each for each in media if each.span.end <= match.end("verb")]
    return before[-1] if before else None


def _bears_news(words: str) -> bool:
    """Whether a phrase names people or papers: "two officials", "court documents", not "high costs"."""
    parts = words.strip(",").split()
    if len(words) > _LONGEST or parts[0].lower() in _PRONOUNS:
        return False
    named = any(part[0].isupper() for part in parts[-2:])
    return named or any(
        part.strip(",’'").removesuffix("’s").removesuffix("'s").lower() in _NEWSBEARERS for part in parts
    )
