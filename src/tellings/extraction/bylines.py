"""Who wrote a report, who contributed, what was corrected: the lines around a text that speak of the text."""

from __future__ import annotations

import re

from tellings.extraction.authors import read_authors, read_line
from tellings.extraction.lines import Line
from tellings.extraction.mastheads import is_outlet_name
from tellings.tables.agencies import find_agency

_WORD = r"[A-ZÀ-Þ][\w.'’-]{0,24}"
_NAME = re.compile(
    rf"{_WORD}(?: (?:(?:de|da|di|del|van|von|der|den|al|bin|ibn|el|la|le|du|dos|and|&) ){{0,2}}{_WORD}){{1,4}}"
)
_ONE_NAME = re.compile(_WORD)
_BY = re.compile(
    r"(?:by|written by|reported by|story by|words by|report by|from our|analysis by|edited by|authors?"
    r"|reporter)\s?:?\s{1,4}(?=\S)",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"([A-Za-z][\w .'’&-]{1,40}?)\s?/\s?([A-Z]{1,4}(?:[ /-][A-Z]{1,4}){0,3}|[A-Z][\w'’-]{1,24} [A-Z][\w'’-]{1,24})\Z"
)
_DASHED_NAME = re.compile(rf"(?:--?|—|–)\s?{_WORD}(?: {_WORD}){{1,3}}\Z")
_SOURCES = re.compile(
    r"(?:sources?|agencies|credits?|via|with (?:inputs?|files|reporting|information) from"
    r"|compiled from)\b\s?[:–—-]?\s?(?=\S)",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"[^\w(]{0,3}(?:(?:additional |with |with additional )?reporting by|(?:editing|writing|compiled|produced"
    r"|translated|research) by"
    r"|(?:graphics?|illustration) by|contributing\s?:|contributing (?:by|from)|contributors?\s?:"
    r"|\((?:reporting|writing|editing|additional reporting|compiled) by\b"
    r"|with (?:agencies|wire reports|wires|agency|post wires|ap|afp|reuters|staff)\b)",
    re.IGNORECASE,
)
_CONTRIBUTED_END = re.compile(
    r"\bcontributed (?:reporting|to this (?:report|story|article|post))\b"
    r"|\bbased (?:in part )?on (?:wire|agency) (?:service )?reports\b",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"[^\w]{0,3}(?:corrections?(?:,? (?:on )?[\w ]{0,16}\d[\w ,]{0,12})?\s?[:(—–-]"
    r"|corrections? (?:and|&) |clarification|editors?['’]?s?['’]? notes?\b"
    r"|this (?:story|article|report|post|version)[^.]{0,40} (?:has been|was) (?:corrected|updated|amended"
    r"|revised|changed)"
    r"|an earlier version|a previous version|updates?, \d|update:)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\s[|•·]\s(?=[^|•·]{0,80}\d)")
_TITLED = re.compile(rf"{_WORD}(?: {_WORD}){{0,3}}\Z")
_AGENCY_END = re.compile(r"\bagenc(?:y|ies)\b[^.!?]{0,20}\Z", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:with|and|via) ")
_SPLIT_NAMES = re.compile(r"\s?[,;/+&|–—]\s?|\s-\s|\sand\s|\swith\s")
_ROLE = re.compile(r"\b(?:reporter|correspondent|writer|editor)s?\s?\Z", re.IGNORECASE)  # after a name no outlet
_LONGEST = 160  # characters of a byline


def find_byline(line: Line) -> tuple[tuple[str, ...], str | None] | None:
    """Return the authors and the outlet that a byline names, or None where the line is no byline."""
    if line.words > 18 or len(line.text) > _LONGEST:
        return None
    signed = _SIGNED.match(line.text)
    if signed and line.words <= 7:
        first, second = signed[1].strip(), signed[2]
        return ((first,), second) if is_outlet_name(second) and not is_outlet_name(first) else ((second,), first)
    found = _BY.match(line.text)
    if found:
        return _read_byline(line, _BESIDE.split(line.text[found.end() :])[0])
    named = tuple(author.name for author in read_line(line.text)) if find_agency(line.text) is None else ()
    return (named, None) if named else None


def _read_byline(line: Line, rest: str) -> tuple[tuple[str, ...], str | None] | None:
    agency = find_agency(rest)
    if agency is not None:
        return (agency.name,), None
    first = _NAME.match(rest) or _ONE_NAME.match(rest)
    alone = len(rest) + 12 > len(line.text)
    if first is None or (alone and line.is_sentence and line.words > 8) or line.plain > 6:
        return None
    tail = re.split(r"\s?[,|/•·–—]\s|\s-\s|, ", rest)
    parts = (part.strip() for part in tail[1:] if not _ROLE.search(part))
    outlet = next((part for part in parts if is_outlet_name(part)), None)
    return tuple(author.name for author in read_authors(rest) if author.kind in ("person", "desk")), outlet


def is_credit(line: Line) -> bool:
    """Return whether a line says who contributed or from whom the text comes, and nothing else."""
    if line.words > 45:
        return False
    if find_agency(line.text) is not None or _DASHED_NAME.match(line.text):
        return True
    sources = _SOURCES.match(line.text)
    listed = [part for part in _SPLIT_NAMES.split(line.text[sources.end() if sources else 0 :]) if part.strip()]
    if sources and line.words <= 14 and listed:
        labelled = ":" in line.text[: sources.end()]
        return all(
            find_agency(name) or is_outlet_name(name.strip(" .")) or (labelled and _TITLED.match(name.strip(" .")))
            for name in listed
        )
    if 2 <= len(listed) <= 5 and all(find_agency(name) for name in listed):
        return True
    if _CONTRIBUTED.match(line.text) or (line.words <= 12 and line.capitals > 0.1 and _ends_in_agency(line.text)):
        return True
    return line.words <= 40 and _CONTRIBUTED_END.search(line.text) is not None


def _ends_in_agency(text: str) -> bool:
    """Return whether a line ends by naming agencies beside others, without a sentence before ("With agencies")."""
    found = _AGENCY_END.search(text) if len(text) <= _LONGEST else None
    head = text[: found.start()] if found else ""
    return _JOINED.search(head) is not None and not any(mark in head for mark in ".!?")


def is_correction(line: Line) -> bool:
    """Return whether a line corrects or amends the report itself."""
    return _CORRECTION.match(line.text) is not None
