"""How something was said, and through whom it came: a statement, a post, an interview; an agency, an outlet."""

from __future__ import annotations

import re

from tellings.annotation.media import media_name
from tellings.annotation.quotes.lines import Line
from tellings.annotation.quotes.nouns import Report
from tellings.annotation.quotes.subjects import phrase_after
from tellings.tables.grammar import MONTHS, WEEKDAYS
from tellings.tables.organizations import PLATFORMS
from tellings.types.annotations import Quote
from tellings.types.spans import Span

_PLATFORM_NAMES = "|".join(
    sorted((re.escape(name) for name in PLATFORMS - {"signal", "zoom", "threads"}), key=len, reverse=True)
)
_POST = re.compile(
    r"\b(?:posted|post|posts|posting|wrote|writing|writes|said|statement|message|video|announced|added|shared|"
    r"account|thread|took|published)\b"
    r"[^.;:“”\"]{0,40}?\b(?:on|to|via|in|through)\b (?:his |her |its |their |the |a )?(?:official |own |"
    r"personal |social media |social network |"
    r"messaging |platform |site |app |service |channel |network |media ){0,4}"
    rf"(?P<name>X\b|{_PLATFORM_NAMES}|social media)",
    re.IGNORECASE,
)
# A platform that no table knows: "wrote on Pennant", "on the messaging service Pennant".
_ON_NAMED = re.compile(
    r"\b(?:(?:wrote|writes|writing|posted|posts|posting|tweeted) on"
    r"|(?:on|via) the (?:social media |social |messaging |micro-?blogging )(?:platform|network|service|app|site))"
    r" (?P<name>[A-Z][a-z]{2,20})\b(?! (?:News|Times|Post))"
)
_ON_PLATFORM = re.compile(
    rf"\b(?:on|via|in a|over) (?:the |a |his |her )?(?:social media platform |social network |messaging app |"
    rf"platform )?(?P<name>X\b|(?i:{_PLATFORM_NAMES}))"
)
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("written statement", r"\b(?:written|emailed|e-mailed) statements?\b|\bstatement (?:sent )?by e-?mail\b"),
        ("joint statement", r"\bjoint (?:statement|communique|communiqué|declaration)\b"),
        (
            "video statement",
            r"\bvideo (?:statement|address|message)\b|\b(?:televised|recorded) (?:statement|message)\b",
        ),
        (
            "press conference",
            r"\b(?:news|press) (?:conference|briefing)s?\b|\bbriefing\b",
        ),
        ("interview", r"\binterview(?:ed|s)?\b"),
        (
            "phone call",
            r"\b(?:phone|telephone) (?:call|conversation)s?\b|\bby (?:phone|telephone)\b|\bcall on [A-Z]\w+ \d",
        ),
        ("letter", r"\b(?:in|open|a|an|the|his|her|their) letter\b"),
        ("email", r"\bin an? e-?mail\b|\be-?mailed\b|\bby e-?mail\b"),
        (
            "testimony",
            r"\btestif(?:ied|ies|y)\b|\b(?:in|during) (?:his |her |their )?testimony\b|\btold the (?:court|jury|"
            r"judge|inquest|tribunal)\b|\btold (?:a|the) (?:[A-Z]?\w+ ){0,3}(?:hearing|committee|inquiry)\b",
        ),
        (
            "court filing",
            r"\b(?:court|legal) (?:filing|document|paper|record)s?\b|\bin (?:its|a|the|his|her) (?:ruling|"
            r"judgment|lawsuit|complaint|filing|affidavit|indictment)\b",
        ),
        ("readout", r"\bread-?out\b"),
        ("memo", r"\b(?:in|a|the) (?:memo|memorandum)\b (?:to|sent|obtained|released)"),
        ("remarks to reporters", r"\btold (?:reporters|journalists|the media|the press)\b|\bto reporters\b"),
        ("report", r"\bin (?:a|the|its|their) (?:[a-z]+ )?report\b"),
        (
            "speech",
            r"\bin (?:a|an|his|her|the) (?:[a-z]+ ){0,2}(?:speech|address|sermon|lecture)\b|\b(?:speech|"
            r"address) (?:to|in|at|before|on)\b|\b(?:during|in) (?:a|his|her|the) (?:[a-z]+ )?(?:rally|debate)\b|"
            r"\bat a (?:[a-z]+ ){0,2}rally\b",
        ),
        (
            "statement",
            r"\b(?:in|via|through|released|issued|published|put out|by|with|from|read) (?:a|the|its|his|her|"
            r"their|an) (?:[\w-]+ ){0,3}statements?\b|\bin statements?\b|[’']s? (?:[a-z]+ )?statement\b",
        ),
        ("statement", r"\bstatement (?:released|issued|published|posted|carried|on|from)\b"),
    )
)
_CALENDAR = WEEKDAYS | MONTHS
_TWEET = re.compile(r"\b(?:tweeted|tweets?|tweeting|retweeted)\b", re.IGNORECASE)
_VIA = re.compile(
    r"\b(?:carried by|as reported by|reported by|as quoted by|quoted by|saying by|as cited by|cited by|published by|"
    r"broadcast by|"
    r"according to|as told to|interview (?:with|to|on)|told|[Ss]peaking (?:to|with)|spoke to|statement to|"
    r"comments to|remarks to|in comments carried by)\s"
)
_REPORTED = re.compile(
    r"\b(?P<name>(?:[Tt]he )?[A-Z][\w’'&.-]{0,30}(?: [A-Z][\w’'&.-]{0,30}){0,4}) "
    r"(?:reported|reports|quoted|quotes|cited)\b"
)


def channel_of(line: Line, text: str, quote: Quote) -> str | None:
    """Return how the quote was said, from the words of its line that are not content; None where they do not tell."""
    words = _outside(line, text, quote)
    cue = quote.cue.of(text).lower() if quote.cue else ""
    if _TWEET.search(cue) or _TWEET.search(words):
        return "post on Twitter"
    found = _POST.search(words) or _ON_PLATFORM.search(words) or _ON_NAMED.search(words)
    if found and not _CALENDAR & {found.group("name").lower()}:
        name = found.group("name")
        return f"post on {name if name == 'social media' else name[0].upper() + name[1:]}"
    return next((name for name, pattern in _KINDS if pattern.search(words)), None)


def via_of(line: Line, text: str, quote: Quote, report: Report | None) -> str | None:
    """Return the agency or outlet that the line names as the one it came through, or None."""
    items = line.items
    speaker = quote.speaker_span
    for at, item in enumerate(items):
        if not item.is_word or _inside(item.start, quote):
            continue
        match = _VIA.match(text, item.start, line.end)
        if match is None:
            continue
        start = next((k for k in range(at, len(items)) if items[k].start >= match.end()), None)
        phrase = phrase_after(line, start) if start is not None else None
        if phrase is None:
            continue
        first, last = items[phrase.first].start, items[phrase.stop - 1].end
        name = media_name(text[first:last])
        if name and not (speaker and speaker.start < last and first < speaker.end):
            return name
    if report is not None:
        return _reporting_outlet(line, text, quote)
    return None


def _reporting_outlet(line: Line, text: str, quote: Quote) -> str | None:
    """The outlet in "the Gazette reported that the minister said C"."""
    speaker = quote.speaker_span
    if speaker is None:
        return None
    for match in _REPORTED.finditer(text, line.start, line.end):
        if match.end() <= speaker.start or (quote.content and match.start() >= quote.content[-1].end):
            name = media_name(match.group("name"))
            if name:
                return name
    return None


def _outside(line: Line, text: str, quote: Quote) -> str:
    """The words of the line outside every quotation and outside the content."""
    parts: list[str] = []
    at = line.start
    spans = sorted(
        [*quote.content, *(Span(item.start, item.end) for item in line.items if item.mark)], key=lambda s: s.start
    )
    for span in spans:
        if span.start > at:
            parts.append(text[at : span.start])
        at = max(at, span.end)
    parts.append(text[at : line.end] if at < line.end else "")
    return " ".join(parts)


def _inside(position: int, quote: Quote) -> bool:
    return any(span.start <= position < span.end for span in quote.content)
