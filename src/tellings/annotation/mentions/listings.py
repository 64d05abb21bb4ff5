"""What the tables and the letters say wrongly in a report, put right before names are joined."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from tellings.annotation.mentions.units import Unit, adjoin
from tellings.tables.people import WORDS_TOO

_PARTS_OF_AMERICA = frozenset({"Central", "South", "Latin", "Meso", "Spanish"})
_GLUED_TAG = re.compile(r"[a-zà-ÿ][A-Z]")
_UNSPACED = re.compile(r"[^\s<>\"(),;]+")
_ADDRESS_SIGNS = ("@", "://", "www.")
_HALVES = frozenset({"House", "B.C."})
_SAINTS = frozenset({"St.", "St", "Saint"})
_TAG = 9  # words of a full name with brackets
_LINKED = 60  # words of the headlines behind it


def correct_listed(text: str, sentences: Sequence[Sequence[Unit]]) -> list[list[Unit]]:
    """Return the units without what the tables say wrongly in this report.

    A firm or outlet named after its founder is the founder where the report gives him a given name; "Central
    American" is nothing of the United States.
    """
    bearers = {
        right.text
        for units in sentences
        for left, right in pairwise(units)
        if "body" in right.flags and _bears(text, left, right)
    }
    found = []
    alone = _find_alone(sentences)
    for units in sentences:
        line = list(units) if alone is None else _join_saints(text, units, alone)
        if bearers:
            line = [
                one._replace(flags=one.flags - {"body"}, value="") if one.text.title() in bearers else one
                for one in line
            ]
        for at in range(1, len(line)):
            if line[at].text in _HALVES and _is_half(text, line[at - 1], line[at]):
                line[at] = line[at]._replace(flags=line[at].flags - {"body", "place", "country", "region"}, value="")
            if line[at].text.startswith("America") and line[at - 1].text in _PARTS_OF_AMERICA:
                line[at] = line[at]._replace(flags=line[at].flags - {"nation", "place", "country"}, value="")
        found.append(line)
    return found


def _bears(text: str, left: Unit, right: Unit) -> bool:
    """Whether a given name stands before a body that the tables list by one word ("Anna Ostrel")."""
    lone = " " not in right.text and not right.text.isupper() and right.text.isalpha()
    sure = left.has("given") and not left.has("place", "body") and left.text.casefold() not in WORDS_TOO
    return lone and sure and not left.possessive and adjoin(text, left, right)


def _is_half(text: str, left: Unit, right: Unit) -> bool:
    """Whether a listed name is only half of one ("Ostrel House"), or counts years ("575 B.C.")."""
    if right.text == "B.C.":
        return left.has("number")
    other = left.has("place", "nation", "body", "member", "function", "role", "mod", "head", "mark", "date")
    lone = right.text == "House" and left.capital and not left.possessive
    return lone and not other and adjoin(text, left, right)


def _find_alone(sentences: Sequence[Sequence[Unit]]) -> frozenset[str] | None:
    """Return the names behind "St." that stand without it too, of saints and no towns; None where no "St." is."""
    saints = {right.text for units in sentences for left, right in pairwise(units) if left.text in _SAINTS}
    if not saints:
        return None
    bare = {right.text for units in sentences for left, right in pairwise(units) if left.text not in _SAINTS}
    return frozenset(saints & (bare | {units[0].text for units in sentences if units}))


def _join_saints(text: str, units: Sequence[Unit], alone: frozenset[str]) -> list[Unit]:
    """Return the units with "St." joined to the name behind it: a town, a church or a surname."""
    found: list[Unit] = []
    for unit in units:
        left = found[-1] if found else None
        named = unit.capital and not unit.has("place", "body", "function", "head", "mark", "date", "number")
        named = named and unit.text not in alone
        if left is not None and named and left.text in _SAINTS and adjoin(text, left, unit):
            flags = (unit.flags & {"cap", "surname"}) | {"saint"}
            found[-1] = left._replace(
                text=text[left.start : unit.end], end=unit.end, tail=unit.tail, flags=flags, value=""
            )
        else:
            found.append(unit)
    return found


def mark_tags(text: str, units: list[Unit]) -> list[Unit]:
    """Return the units with the tag behind a linked name unmade: no word of it is a name.

    Some pages print behind "Tom Ostrel" his full name for the link and the headlines it leads to, glued to it:
    "Tom Ostrel Thomas (Tom) Alan OstrelHarbour vote fails MORE".
    """
    if not units or not _GLUED_TAG.search(text, units[0].start, units[-1].end):
        return units
    found = list(units)
    for at, unit in enumerate(units):
        if not _GLUED_TAG.search(unit.text):
            continue
        for begin in range(max(0, at - _TAG), at - 1):
            name = units[begin].text
            tail = unit.text[len(name) :] if len(name) > 2 and unit.text.startswith(name) else ""
            if tail[:1].isupper() and units[begin + 1].capital:
                stop = next(
                    (end for end in range(at, min(at + _LINKED, len(units))) if units[end].text == "MORE"), at
                )
                for index in range(begin + 1, stop + 1):
                    found[index] = units[index]._replace(flags=frozenset({"mark"}), value="")
                break
    return found


def mark_addresses(text: str, units: list[Unit]) -> list[Unit]:
    """Return the units with what is part of a mail address or of that of a page unmade: no word of it is a name."""
    if not units:
        return units
    start, end = units[0].start, units[-1].end
    if not any(sign in text[start:end] for sign in _ADDRESS_SIGNS):
        return units
    spans = [found.span() for found in _UNSPACED.finditer(text, start, end) if _is_address(found.group())]
    found = list(units)
    for index, one in enumerate(units):
        at = bisect_right(spans, one.start, key=lambda span: span[0]) - 1
        if at >= 0 and one.end <= spans[at][1]:
            found[index] = one._replace(flags=frozenset({"mark"}), value="")
    return found


def _is_address(word: str) -> bool:
    name, at, host = word.partition("@")
    return "://" in word or word.startswith("www.") or bool(at and name and "." in host and "/" not in name)
