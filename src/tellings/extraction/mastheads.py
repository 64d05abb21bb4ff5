"""The title of a report and the names of outlets that a page prints as its own."""

from __future__ import annotations

import re
from typing import NamedTuple

from tellings.extraction.lines import Line
from tellings.tables.outlets import find_outlet
from tellings.text.folding import fold

_MEDIA_WORDS = frozenset(
    "news times post gazette gazeta herald tribune journal daily weekly radio tv television press today online media "
    "magazine observer guardian telegraph chronicle star sun mail independent standard mirror express network "
    "reporter review wire dispatch courier examiner inquirer globe sentinel bulletin record register ledger argus "
    "echo monitor politics insider report reports outlook pravda zeitung presse diario jornal channel broadcasting "
    "24 nation voice".split()
)
_SMALL = frozenset({"of", "the", "and", "&", "for", "in"})
_SUFFIX = re.compile(r"(?<=\S)\s{1,5}(?:[|·•»—–-]|::|//)\s{1,5}(?=\S)")
_PARTS = re.compile(r"\s[|·•–—-]\s")
_PREFIX = re.compile(r"[A-Za-z][A-Za-z_-]{0,14}Img\s?:\s?|(?:title|headline|titel)\s?:\s{1,5}", re.IGNORECASE)
_PROMO = re.compile(r"(?P<name>[A-Z][\w.&'’-]{0,24}(?: [A-Z&][\w.&'’-]{0,24}){0,4}) Must[- ]Reads?\b")
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))[\s©(c)]{0,8}(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?,?\s?(?:by )?"
    r"(?P<name>[^.,|©\d]{2,50})",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r",? (?:LLC|Ltd|Limited|Inc|Corp|Corporation|Company|Co|Group|plc|GmbH|S\.A|Pty|Interactive|Holdings)\b.{0,50}"
    r"|[.\s]{0,4}all rights.{0,50}",
    re.IGNORECASE,
)
_OPINION = frozenset(
    "opinion|opinions|analysis/opinion|analysis / opinion|commentary|editorial|op-ed|column|comment is free"
    "|opinion piece"
    "|guest essay|letter to the editor|viewpoint".split("|")
)
_LONGEST_TITLE = 400  # characters


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
    if len(line) > _LONGEST_TITLE:
        return TitleParts(0, len(line), None)
    prefix = _PREFIX.match(line)
    start = prefix.end() if prefix else 0
    marks = [found for found in _SUFFIX.finditer(line, start) if len(line[start : found.start()].split()) >= 3]
    for mark in marks[-2:]:
        rest = line[mark.end() :]
        printed = line[mark.start() : mark.end()].strip()
        if len(rest.split()) <= 12 and _names_site(rest, printed, line[start : mark.start()], body):
            return TitleParts(start, mark.start(), mark.end())
    return TitleParts(start, len(line), None)


def _names_site(rest: str, mark: str, headline: str, body: str) -> bool:
    words = rest.split()
    if len(words) > 6:
        return mark == "|" and any(is_outlet_name(part) for part in _PARTS.split(rest))
    if is_outlet_name(rest):
        return True
    titled = _is_titled(words)
    if mark in ("|", "::", "»"):
        return titled and len(words) <= 5
    # After a dash only a name in capitals that the text itself never uses, under a headline in sentence case.
    spoken = any(word.islower() and len(word) > 3 for word in headline.split())
    return titled and spoken and 2 <= len(words) <= 4 and fold(rest) not in body


def _is_titled(words: list[str]) -> bool:
    return all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words)


def is_outlet_name(words: str) -> bool:
    """Return whether `words` as a whole name an outlet: one of the table, or capitals with a word of the trade."""
    if find_outlet(words) is not None:
        return True
    parts = words.split()
    if not 2 <= len(parts) <= 6 or words[-1] in ".!?:" or not _is_titled(parts):
        return False
    return any(fold(part).strip(".,") in _MEDIA_WORDS for part in parts[-2:] + parts[:1])


def find_named_outlet(line: Line) -> str | None:
    """Return the outlet that a promo or copyright line names as the page's own, or None."""
    promo = _PROMO.match(line.text)
    if promo:
        return promo["name"]
    held = _COPYRIGHT.match(line.text)
    if held is None:
        return None
    name = _COMPANY.sub("", held["name"]).strip(" -–—|©")
    known = find_outlet(name)
    if known:
        return known.name
    return name if is_outlet_name(name) else None


def is_opinion(line: Line) -> bool:
    """Return whether a line labels the text as opinion."""
    return line.key in _OPINION
