"""Who speaks from the page around the text: title, outlet, byline, dateline, picture and agency credits, time stamps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tellings.extraction.lines import Line
from tellings.tables.agencies import find_agency
from tellings.tables.outlets import find_outlet
from tellings.tables.places import load_places
from tellings.text.folding import fold

_MEDIA_WORDS = frozenset(
    "news times post gazette gazeta gazette herald tribune journal daily weekly radio tv television press today online media "
    "magazine observer guardian telegraph chronicle star sun mail independent standard mirror express network "
    "reporter review wire dispatch courier examiner inquirer globe sentinel bulletin record register ledger argus "
    "echo monitor politics insider report reports outlook pravda zeitung presse diario jornal channel broadcasting "
    "24 nation voice".split()
)
_SUFFIX = re.compile(r"(?<=\S)\s{1,5}(?:[|·•»—–-]|::|//)\s{1,5}(?=\S)")
_PREFIX = re.compile(r"[A-Za-z][A-Za-z_-]{0,14}Img\s?:\s?|(?:title|headline|titel)\s?:\s+", re.IGNORECASE)
_BY = re.compile(
    r"(?:by|written by|reported by|story by|words by|report by|from our|analysis by|edited by|author|authors|reporter)\s?:?\s+(?=\S)",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"([A-Za-z][\w .'’&-]{1,40}?)\s?/\s?([A-Z]{1,4}(?:[ /-][A-Z]{1,4}){0,3}|[A-Z][\w'’-]+ [A-Z][\w'’-]+)\Z"
)
_NAME = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]*(?: (?:(?:de|da|di|del|van|von|der|den|al|bin|ibn|el|la|le|du|dos|and|&) ){0,2}[A-ZÀ-Þ][\w.'’-]*){1,4}"
)
_DASHED_NAME = re.compile(r"(?:--?|—|–)\s?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}\Z")
_SOURCES = re.compile(
    r"(?:sources?|agencies|credits?|via|with (?:input|inputs|files|reporting|information) from|compiled from)\b\s?[:–—-]?\s?(?=\S)",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"(?:reporting|additional reporting|editing|writing|compiled|produced|contributing|with reporting|translated|with additional reporting"
    r"|graphics?|illustration|research) (?:by|from)\b|contributing ?:|contributors? ?:|\((?:reporting|writing|editing|additional reporting|compiled) by\b"
    r"|(?:—|–|-)?\s?with (?:agencies|wire reports|wires|agency|post wires|ap|afp|reuters|staff)\b",
    re.IGNORECASE,
)
_CONTRIBUTED_END = re.compile(
    r"\bcontributed (?:reporting|to this (?:report|story|article|post))\b|\bbased (?:in part )?on (?:wire|agency) (?:service )?reports\b",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"(?:correction|corrections|clarification|editor['’]s note|editors['’] note|editor note|this (?:story|article|report|post|version)[^.]{0,40} (?:has been|was) (?:corrected|"
    r"updated|amended|revised|changed)|an earlier version|a previous version|updates?, \d|update:)",
    re.IGNORECASE,
)
_OPINION = frozenset(
    "opinion|analysis/opinion|analysis / opinion|commentary|editorial|op-ed|column|comment is free|opinion piece|guest essay|letter to the editor|viewpoint".split(
        "|"
    )
)
_CITY = r"[A-Z][A-ZÀ-Þ.'’‘-]+(?:[ /][A-Z][A-ZÀ-Þ.'’-]+){0,3}"
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
_AGENCY = r"\([A-Z][\w .,'’/&-]{1,40}\)"
_DATELINE = re.compile(
    rf"(?P<place>{_CITY}(?:, [A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){{0,3}}){{0,2}})"
    rf"(?:,? (?P<day>{_DAY}))?\s*(?P<agency>{_AGENCY})?\s*(?P<mark>—|–|--|-|:|\u2015)\s+(?=\S)"
)
_MIXED_DATELINE = re.compile(
    rf"(?P<place>[A-ZÀ-Þ][\w.'’-]+(?:[ /][A-ZÀ-Þ][\w.'’-]+){{0,3}}(?:, [A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){{0,3}}){{0,2}})?"
    rf"(?:,? ?(?P<day>{_DAY}))?\s*(?P<agency>{_AGENCY})?\s*(?P<mark>—|–|--|-|\u2015)\s+(?=\S)"
)
_NO_PLACE = frozenset(
    "exclusive breaking update updated watch video analysis opinion live editorial explainer commentary fact check alert "
    "urgent feature column review interview warning note correction read more new photos poll quiz wrap".split()
)
_NAMED_PROMO = re.compile(r"(?P<name>[A-Z][\w.&'’-]*(?: [A-Z&][\w.&'’-]*){0,4}) Must[- ]Reads?\b")
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))[\s©(c)]{0,8}(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?,?\s?(?:by )?(?P<name>[^.,|©\d]{2,50})",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r",? (?:LLC|Ltd|Limited|Inc|Corp|Corporation|Company|Co|Group|plc|GmbH|S\.A|Pty|Interactive|Holdings)\b.*|[.\s]*all rights.*",
    re.IGNORECASE,
)
_OWN_CREDIT = re.compile(
    r"(?:(?i:photos?|photographs?|pictures?|images?|foto|credit|(?:photo|image|picture) credit|(?:image|photo) source|source)"
    r"\s?(?i:by\s|:|/|credit:)\s?\S.{0,100}"
    r"|\((?i:ap photo|photos?|images?|picture|file photo|reuters|afp|getty|epa|courtesy|screenshot)\b[^()]{0,90}\)"
    r"|\([^()]{1,60}/\s?(?:AP|AFP|Reuters|REUTERS|Getty|EPA|Bloomberg|Pool|POOL)[^()]{0,40}\)"
    r"|(?<![\w/])(?:REUTERS|Reuters|AFP|EPA(?:-EFE)?|AP Photo|Getty Images|Xinhua|Anadolu|Bloomberg|AP|TASS|NurPhoto)/[^/.]{2,60}"
    r"|(?<=[.!?”\"] )[A-Z][\w.'’-]+ [^.|/]{0,50}/\s?(?:AP|AFP|Reuters|REUTERS|EPA|EPA-EFE|Getty Images|Getty|Bloomberg|Shutterstock|Pool|POOL)"
    r"(?: via [^.]{2,40}| Photo| Images)?"
    r"|(?<=[.!?”\"] )(?:[A-Z][\w.'’-]+ ){1,3}\| (?:[^|]{2,40} \| )?[A-Z][\w .'’]{1,40}"
    r"|(?<!\w)(?:X|Twitter|Facebook|Instagram|Telegram|YouTube|TikTok)\s?/\s?@?[\w .]{2,40}"
    r"|(?<=[.!?”\"] )© ?[A-Z].{2,60}|(?<=[.!?”\"] )(?:AP|AFP|REUTERS|Reuters|EPA|Getty Images|AP Photo)"
    r"|(?i:via) (?:Reuters|AP|AFP|Getty Images|Getty|X|Telegram|Facebook|REUTERS)(?:/[^.]{1,40})?)\.?\s*\Z"
)
_CAPTION = re.compile(
    r"(?:file ?(?:photo|picture|image|pic)?\s?[:–—-]+|in this (?:[\w.]+ ){0,5}(?:photo|image|picture|frame|handout)|this (?:combination|image|photo|undated)\b"
    r"|(?:image|media|photo|picture) caption\b|image copyright\b|image source\b|enlarge this image\b|toggle caption\b|hide caption\b|view photos\b|view image\b"
    r"|facebook twitter pinterest\b|media playback is\b|play video\b|\(?(?:left|right|above|below|pictured|from left)\)?:)",
    re.IGNORECASE,
)
_CAPTION_LEAD = re.compile(
    r"(?:(?:image copyright|image source|image caption|media caption|media playback is (?:un|not )supported on (?:your|this) device|enlarge this image|toggle caption|hide caption"
    r"|facebook twitter pinterest|view photos|view image|play video \d?\d?:?\d?\d?)\s*)",
    re.IGNORECASE,
)


class TitleParts(NamedTuple):
    """Where the parts of a title line lie: residue before, the headline itself, a site's name after the mark."""

    start: int
    end: int
    suffix: int | None


def split_title(line: str, body: str) -> TitleParts:
    """Return the parts of a title line; `body` is the folded text, in which a site's own name rarely stands.

    >>> line = "Ferry runs aground off Oru — The Marrow Post"
    >>> split_title(line, "")
    TitleParts(start=0, end=26, suffix=29)
    """
    prefix = _PREFIX.match(line)
    start = prefix.end() if prefix else 0
    marks = [found for found in _SUFFIX.finditer(line, start) if len(line[start : found.start()].split()) >= 3]
    for mark in marks[-2:]:
        rest = line[mark.end() :]
        if len(rest.split()) <= 12 and _names_site(
            rest, line[mark.start() : mark.end()].strip(), line[start : mark.start()], body
        ):
            return TitleParts(start, mark.start(), mark.end())
    return TitleParts(start, len(line), None)


def _names_site(rest: str, mark: str, headline: str, body: str) -> bool:
    if len(rest.split()) > 6:
        return mark == "|" and any(is_outlet_name(part) for part in re.split(r"\s[|·•–—-]\s", rest))
    if is_outlet_name(rest):
        return True
    words = rest.split()
    titled = all(word[0].isupper() or word[0].isdigit() or word in ("the", "of", "and", "&") for word in words)
    if mark in ("|", "::", "»") and titled and len(words) <= 5:
        return True
    spoken = any(word.islower() and len(word) > 3 for word in headline.split())
    return titled and spoken and len(words) >= 2 and len(words) <= 4 and fold(rest) not in body


def is_outlet_name(words: str) -> bool:
    """Return whether `words` as a whole name an outlet: one of the table, or capitals with a word of the trade."""
    if find_outlet(words) is not None:
        return True
    parts = words.split()
    if not 2 <= len(parts) <= 6 or words[-1] in ".!?:":
        return False
    titled = all(
        part[0].isupper() or part[0].isdigit() or part in ("of", "the", "and", "&", "for", "in") for part in parts
    )
    return titled and any(fold(part).strip(".,") in _MEDIA_WORDS for part in parts[-2:] + parts[:1])


def find_named_outlet(line: Line) -> str | None:
    """Return the outlet that a promo or copyright line names as the page's own, or None."""
    promo = _NAMED_PROMO.match(line.text)
    if promo:
        return promo["name"]
    held = _COPYRIGHT.match(line.text)
    if held:
        name = _COMPANY.sub("", held["name"]).strip(" -–—|©")
        known = find_outlet(name)
        if known:
            return known.name
        return name if is_outlet_name(name) else None
    return None


def find_byline(line: Line) -> tuple[tuple[str, ...], str | None] | None:
    """Return the authors and the outlet that a byline names, or None where the line is no byline."""
    if line.words > 18 or len(line.text) > 160:
        return None
    signed = _SIGNED.match(line.text)
    if signed and line.words <= 7:
        return (signed[2],), signed[1].strip()
    found = _BY.match(line.text)
    if found is None:
        return None
    rest = line.text[found.end() :]
    first = _NAME.match(rest) or re.match(r"[A-Z][\w.'’-]+", rest)
    agency = find_agency(rest)
    if agency is not None:
        return (agency.name,), None
    if first is None or (line.is_sentence and line.words > 8) or line.plain > 6:
        return None
    tail = re.split(r"\s?[,|/•·–—-]\s+|\s\|\s|, ", rest)
    outlet = next((part.strip() for part in tail[1:] if is_outlet_name(part.strip())), None)
    names = [part.strip(" .") for part in re.split(r",| and | & |\|", rest) if part.strip()]
    authors = tuple(
        name for name in names if _NAME.fullmatch(name) and not is_outlet_name(name) and find_agency(name) is None
    )
    return authors, outlet


def is_credit(line: Line) -> bool:
    """Return whether a line says who contributed or from whom the text comes, and nothing else."""
    if line.words > 45:
        return False
    if find_agency(line.text) is not None or _DASHED_NAME.match(line.text):
        return True
    sources = _SOURCES.match(line.text)
    if sources and line.words <= 14:
        names = [
            part for part in re.split(r"\s?[,;/–—]\s?|\s-\s|\sand\s", line.text[sources.end() :]) if part.strip()
        ]
        return bool(names) and all(find_agency(name) or is_outlet_name(name.strip(" .")) for name in names)
    agencies = [part for part in re.split(r"\s?[,;/+&|–—]\s?|\s-\s|\sand\s|\swith\s", line.text) if part.strip()]
    if 2 <= len(agencies) <= 5 and all(find_agency(name) for name in agencies):
        return True
    return _CONTRIBUTED.match(line.text) is not None or (
        line.words <= 40 and _CONTRIBUTED_END.search(line.text) is not None
    )


def is_correction(line: Line) -> bool:
    """Return whether a line corrects or amends the report itself."""
    return _CORRECTION.match(line.text) is not None


def is_opinion(line: Line) -> bool:
    """Return whether a line labels the text as opinion."""
    return line.key in _OPINION


def find_dateline(text: str) -> tuple[int, str | None] | None:
    """Return where the dateline at the start of a paragraph ends, and the agency it names, or None.

    >>> find_dateline("ORU, March 5 (AP) — The ferry ran aground.")
    (20, 'Associated Press')
    """
    found = _DATELINE.match(text)
    if found is None or not _is_place(found["place"], found["mark"], bool(found["agency"])):
        found = _MIXED_DATELINE.match(text)
        if found is None or not (found["agency"] or _is_listed(found["place"])) or found.end() > 80:
            return None
        if found["agency"] and find_agency(found["agency"]) is None:
            return None
    agency = find_agency(found["agency"]) if found["agency"] else None
    return found.end(), agency.name if agency else None


def _is_place(place: str, mark: str, agency: bool) -> bool:
    if any(word in _NO_PLACE for word in place.lower().replace(",", " ").split()):
        return False
    return agency or mark != ":" or _is_listed(place)


def _is_listed(place: str | None) -> bool:
    if not place:
        return False
    city = re.split(r"[,/]", place)[0].strip()
    places = load_places()
    return city in places or city.title() in places


def is_caption(line: Line) -> bool:
    """Return whether a line is the caption of a picture: it says so, or it ends in a picture credit."""
    if line.words > 110:
        return False
    return _CAPTION.match(line.text) is not None or find_picture_credit(line.text) is not None


def find_picture_credit(text: str) -> int | None:
    """Return where the picture credit at the end of a caption begins, or None.

    >>> find_picture_credit("The ferry at Oru in May. Photo: EPA/A. Name")
    25
    """
    at = max(0, len(text) - 170)
    found = _OWN_CREDIT.search(text, at)
    if found is None:
        return None
    return found.start()


def find_caption_lead(text: str) -> int:
    """Return the length of the player's and picture frame's own words before a caption."""
    end = 0
    while found := _CAPTION_LEAD.match(text, end):
        end = found.end()
    return end


def name_outlets(lines: Sequence[Line]) -> list[tuple[int, str]]:
    """Return the lines that name an outlet and nothing else, with the name."""
    return [(number, line.text) for number, line in enumerate(lines) if line.words <= 6 and is_outlet_name(line.text)]
