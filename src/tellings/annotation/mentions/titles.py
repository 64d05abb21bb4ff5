"""Titles before a person's name and offices behind it, and the side that they tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.annotation.mentions.units import Unit, adjoin
from tellings.tables.organizations import MEMBERS
from tellings.tables.places import country_of
from tellings.tables.speakers import PERSON_NOUNS
from tellings.text.peoples import is_people_of

LINKS = frozenset({"of", "for", "and", "the", "to", "on", "at", "in"})
_PARTISANS = frozenset({"Republican", "Democrat", "Tory"})
# The side of a member of the United States' Congress: "(R-Ohio)", ", D-N.Y.".
_BADGE = re.compile(r" ?\(([RD])[-‐‑–—.][ A-Z]|, ([RD])[-‐‑–—][A-Z]")
_CHAMBERS = frozenset({"senate", "congress", "parliament", "commons", "lords"})
_COMMITTEES = frozenset(
    "judiciary intelligence oversight means ways appropriations finance budget rules ethics armed foreign".split()
)
_PLAIN_ADDRESS = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr"})
# A country before these is what they study or cover, not the side they are on ("a Veld analyst").
_TOPICAL = frozenset("analyst expert specialist scholar researcher historian correspondent watcher envoy".split())


_FAR = 16  # units before a comma among which a title is looked for; it reaches over fewer


def title_begin(text: str, before: Sequence[Unit], name: Unit | None) -> int:
    """Return where the title that ends `before` begins, else its length; `name` must adjoin if given."""
    begin, office = len(before), False
    right = name
    at = len(before) - 1
    while at >= 0 and len(before) - at < 12:
        unit = before[at]
        if unit.text == "under" and not (right is not None and right.text.casefold() == "secretary"):
            break
        if (right is not None and not adjoin(text, unit, right)) or unit.kind == "person":
            break
        if not _titular(unit, office) or not _links(before, at) or (office and unit.text in {"of", "for", "to"}):
            break  # "spokesman for Mayor Pell": the outer office is another person's
        office = office or unit.has("role", "hon") or unit.text in _PARTISANS
        if unit.text not in LINKS:
            begin = at
        right, at = unit, at - 1
    while begin < len(before) and before[begin].has("function") and not before[begin].has("role", "nation", "place"):
        begin += 1
    while begin + 1 < len(before) and _is_stray(before[begin]) and before[begin + 1].capital:
        begin += 1
    return begin if _has_office(before[begin:]) and not _is_anothers(before, begin) else len(before)


def _is_anothers(before: Sequence[Unit], begin: int) -> bool:
    """Whether an office only says whose relative or aide is named: "daughter of the President Mara Lund"."""
    if begin < 3 or [unit.text for unit in before[begin - 2 : begin]] != ["of", "the"]:
        return False
    return before[begin - 3].text.casefold() in PERSON_NOUNS


def _is_stray(unit: Unit) -> bool:
    """A small noun of the sentence before a title ("to use force President Pell needs ...")."""
    return not unit.capital and not unit.has("role", "mod", "nation", "place", "hon", "cap")


def _links(before: Sequence[Unit], at: int) -> bool:
    """Whether a small word joins two parts of one title; "and" joins two fields, never two offices."""
    word = before[at].text
    if word not in LINKS:
        return True
    left = before[at - 1] if at else None
    if left is None or at + 1 >= len(before) or word in {"in", "on", "at"}:
        return False
    if word == "and":
        return (
            left.has("mod") and not left.has("role") and before[at + 1].has("mod") and not before[at + 1].has("role")
        )
    return left.text in {"of", "for", "to"} if word == "the" else left.has("role")


def _titular(unit: Unit, office: bool) -> bool:
    if unit.possessive:
        return office and unit.has("nation", "country", "body", "region", "city", "capital")
    if unit.text == "Police" and office:
        return True
    if unit.has("role", "hon", "mod"):
        return not unit.has("people") or unit.has("role")
    return unit.has("nation", "place", "body", "member", "head", "weak-head") or unit.text in LINKS


def _has_office(parts: Sequence[Unit]) -> bool:
    """A title holds an office, and the word next to the name is the office or a part of its complement."""
    offices = [index for index, unit in enumerate(parts) if unit.has("role", "hon") or unit.text in _PARTISANS]
    if not offices or parts[-1].possessive:
        return False
    last = offices[-1]
    return last == len(parts) - 1 or parts[last + 1].text in {"of", "for", "at", "to"}


def apposition_end(text: str, units: Sequence[Unit], stop: int) -> int:
    """Return the index after ", the spokeswoman for the ministry" behind a name; `stop` where there is none."""
    if stop + 1 >= len(units) or units[stop].text != "," or units[stop - 1].possessive:
        return stop
    at, office = stop + 1, -1
    if units[at].text in LINKS - {"the"}:
        return stop
    if units[at].text in {"the", "a", "an", "his", "her", "its", "their"}:
        at += 1
    while at < len(units) and at - stop < 14:
        unit = units[at]
        if at > stop + 1 and not adjoin(text, units[at - 1], unit) and text[units[at - 1].tail : unit.start] != "-":
            break
        if unit.has("role") and not unit.kind:
            office = at
        elif not _in_apposition(unit, office >= 0):
            break
        at += 1
    while at - 1 > office >= 0 and units[at - 1].text in LINKS:
        at -= 1
    if office < 0 or (at < len(units) and not _closes(units[at])):
        return stop
    return at


def _in_apposition(unit: Unit, after_office: bool) -> bool:
    if unit.kind == "person" or unit.has("mark", "date"):
        return False
    if unit.has("mod", "nation", "place", "body", "member") or unit.text in LINKS:
        return True
    return after_office and unit.has("head", "weak-head", "cap", "particle") and not unit.has("given")


def _closes(unit: Unit) -> bool:
    return unit.has("mark") or unit.text in {
        "who",
        "said",
        "told",
        "says",
        "and",
        "whose",
        "when",
        "as",
        "after",
        "during",
    }


def office_before_comma(text: str, before: Sequence[Unit], units: Sequence[Unit], stop: int) -> int:
    """Return where "Veld's foreign minister," begins in `before` where it stands before a name set in commas."""
    none = len(before)
    if none < 2 or before[-1].text != "," or stop >= len(units) or not units[stop].has("mark"):
        return none
    first = max(0, none - _FAR)
    begin = first + title_begin(text, before[first:-1], None)
    if begin >= none - 1 or any(unit.kind == "person" for unit in before[begin:]):
        return none
    owner = before[begin].possessive or (
        begin > 0 and before[begin - 1].text.casefold() in {"the", "its", "his", "her", "their"}
    )
    return begin if owner else none


def find_role(text: str, parts: Sequence[Unit]) -> str | None:
    """Return the office that the words of a title name, None where they only address somebody ("Mr.")."""
    kept = [unit for unit in parts if not unit.has("mark")]
    while kept and kept[0].text.casefold() in {"the", "a", "an", "his", "her", "its", "their"}:
        del kept[0]
    if not any(
        unit.has("role")
        or unit.text in _PARTISANS
        or (unit.has("hon") and unit.text.casefold().strip(".") not in _PLAIN_ADDRESS)
        for unit in kept
    ):
        return None
    return text[kept[0].start : kept[-1].end]


def find_party(parts: Sequence[Unit]) -> str | None:
    """Return the country that a title names, else the body or political party, else None.

    A chamber of a parliament has members of all sides, and a state or city is where somebody holds office: none of
    these is a side.
    """
    if parts and parts[0].has("metonym"):
        return parts[0].value
    topical = any(unit.text.casefold() in _TOPICAL for unit in parts)
    for unit in parts:
        if unit.has("nation") or (unit.has("country") and (unit.possessive or not topical)):
            return unit.value
    body = next((unit for unit in reversed(parts) if unit.kind == "organization"), None)
    member = next((unit.value for unit in parts if unit.has("member")), None)
    if body is not None and is_chamber(body.text):
        return member or next((MEMBERS[word] for word in body.text.casefold().split() if word in MEMBERS), None)
    if body is not None:
        words = body.text.split()
        national = any(country_of(word) or (body.party and is_people_of(word, body.party)) for word in words)
        return body.party if national else body.value
    return member


def is_chamber(name: str) -> bool:
    """Return whether a body is a chamber of a parliament or a committee of one.

    >>> is_chamber("Senate Harbour Committee"), is_chamber("White House"), is_chamber("Olympic Committee")
    (True, False, False)
    """
    words = name.casefold().removeprefix("the ").split()
    if not words:
        return False
    committee = words[-1] in {"committee", "subcommittee"} and words[0] in _COMMITTEES
    return committee or words[0] == "house" or not _CHAMBERS.isdisjoint(words)


def party_behind(text: str, units: Sequence[Unit], stop: int) -> str | None:
    """Return the political party told behind a name: "(R-Ohio)", ", D-N.Y.,", ", a Republican from"."""
    badge = _BADGE.match(text, units[stop - 1].tail)
    if badge:
        return MEMBERS["republican" if "R" in (badge[1], badge[2]) else "democrat"]
    if stop + 1 >= len(units) or units[stop].text != "," or units[stop - 1].possessive:
        return None
    for at in range(stop + 1, min(stop + 4, len(units))):
        if units[at].text in _PARTISANS and units[at].has("member"):
            return units[at].value if _closes_badge(units, at + 1) else None
        if not (units[at].text in {"a", "the"} or units[at].has("mod", "region")):
            return None
    return None


def _closes_badge(units: Sequence[Unit], at: int) -> bool:
    """Whether the word for a member ends there ("a Republican from Utah,"); "a Republican strategist" is read on."""
    return at >= len(units) or units[at].has("mark") or units[at].text in {"from", "who", "of", "and", "said"}
