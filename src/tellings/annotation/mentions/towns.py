"""Towns of the large table, told from persons and words of the same name by how a document speaks of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from tellings.annotation.mentions.persons import SPEECH
from tellings.annotation.mentions.units import Unit, adjoin, plain
from tellings.tables.places import STATE_CODES, load_towns

_INSIDE = frozenset({"in", "near", "outside", "around"})
_OF_TOWN = frozenset(
    "city town port village suburb suburbs outskirts mayor streets people residents university".split()
)
_BEHIND = frozenset("airport mayor police residents suburb suburbs".split())
_JOINED = frozenset({"based", "born", "area"})
_LONGEST = 5


class _Use(NamedTuple):
    """Where a listed name stands in a sentence: its units, whether its place shows it, and whether it may be one."""

    line: int
    at: int
    end: int
    name: str
    shows: bool
    open: bool


@cache
def _openers() -> Mapping[str, int]:
    """The first words of the listed names with the number of words of the longest."""
    found: dict[str, int] = {}
    for name in load_towns():
        first, *others = name.split()
        found[first] = max(found.get(first, 0), 1 + len(others))
    return found


def mark_towns(text: str, sentences: Sequence[Sequence[Unit]]) -> list[list[Unit]]:
    """Return the units of all sentences with the towns among them marked as places.

    A name that persons or things share is one only where it stands like a place ("in Reading", "Mobile, Alabama"),
    here or elsewhere in the document, and where nobody in the document is called so.
    """
    found = [_mark_states(text, units) for units in sentences]
    uses = [use for line, units in enumerate(found) for use in _find_uses(text, line, units)]
    if not uses:
        return found
    shown = {use.name for use in uses if use.shows}
    borne = _find_borne(text, found, {use.name for use in uses})
    for use in reversed(uses):
        told = use.name in shown or not load_towns()[use.name].shared
        if use.open and (use.shows or (told and use.name not in borne)):
            units = found[use.line]
            units[use.at : use.end] = [_town(text, units[use.at : use.end], use.name)]
    return found


def _mark_states(text: str, units: Sequence[Unit]) -> list[Unit]:
    """Return the units with the code of a state marked where it stands behind a town ("in Mobile, AL")."""
    found = list(units)
    for at in (at for at, unit in enumerate(units) if at > 1 and unit.text in STATE_CODES):
        unit, comma, left = found[at], found[at - 1], found[at - 2]
        if comma.text != "," or text[comma.end : unit.start] != " ":
            continue
        before = found[at - 3] if at > 2 else None
        person = before is not None and before.has("given", "init", "hon", "role", "suffix")
        listed = left.has("place") or plain(left.text).split()[-1] in _closers()
        inside = before is not None and before.text.casefold() in _INSIDE | {"of", "from", "at", "to"}
        if not person and (listed or inside) and left.capital and not left.possessive:
            flags = frozenset({"place", "region", "cap"})
            found[at] = unit._replace(flags=flags, value=STATE_CODES[unit.text])
    return found


@cache
def _closers() -> frozenset[str]:
    """The last words of the listed names."""
    return frozenset(name.split()[-1] for name in load_towns())


def _find_uses(text: str, line: int, units: Sequence[Unit]) -> Iterator[_Use]:
    at, openers = 0, _openers()
    while at < len(units):
        if not units[at].capital:
            at += 1
            continue
        word = plain(units[at].text)
        first = word.title() if word.isupper() else word
        end = _name_end(text, units, at, openers[first]) if first in openers and _may_be(units[at]) else at
        if end > at:
            name = plain(text[units[at].start : units[end - 1].end])
            name = name.title() if name.isupper() else name
            shows = _shows(text, units, at, end)
            loud = word.isupper() and not shows  # "SALT" is no town
            yield _Use(line, at, end, name, shows, not loud and _is_open(text, units, at, end))
        at = max(end, at + 1)


def _may_be(unit: Unit) -> bool:
    return unit.capital and not unit.has("place", "nation", "body", "member", "function", "date", "mark", "number")


def _name_end(text: str, units: Sequence[Unit], at: int, longest: int) -> int:
    """Return the index after the longest listed name at `at`, else `at`."""
    for count in range(min(longest, _LONGEST, len(units) - at), 0, -1):
        run = units[at : at + count]
        if any(one.possessive for one in run[:-1]):
            continue
        name = plain(text[run[0].start : run[-1].end])
        if (name.title() if name.isupper() else name) in load_towns():
            return at + count
    return at


def _shows(text: str, units: Sequence[Unit], at: int, end: int) -> bool:
    """Whether a name stands like a place's: inside, before the country it lies in, or as a town's."""
    before = units[at - 1].text.casefold() if at else ""
    after = units[end] if end < len(units) else None
    if after is not None and after.text == "," and end + 1 < len(units):
        behind = units[end + 1]
        if behind.has("country", "region") and text[after.end : behind.start] == " ":
            return True
    if before in _INSIDE:
        return not units[end - 1].possessive
    owner = units[at - 2].text.casefold() if at > 1 else ""
    if (before == "of" and owner in _OF_TOWN) or before in {"downtown", "central"}:
        return True
    if after is None:
        return False
    joined = text[units[end - 1].tail : after.start] == "-" and after.text in _JOINED
    return joined or (after.text in _BEHIND and not units[end - 1].has("given"))


def _is_open(text: str, units: Sequence[Unit], at: int, end: int) -> bool:
    """Whether nothing beside a name makes it a person's or a part of a longer one."""
    before = units[at - 1] if at and adjoin(text, units[at - 1], units[at]) else None
    after = units[end] if end < len(units) and adjoin(text, units[end - 1], units[end]) else None
    if before is not None and not before.possessive:
        titled = before.has("given", "hon", "init", "role", "particle") and before.text not in {"in", "at"}
        longer = before.capital and not before.first and not before.has("function", "nation", "number")
        if titled or longer:
            return False
    if after is None or units[end - 1].possessive:
        return True
    return after.text not in SPEECH and not (after.capital and not after.has("function", "date", "member"))


def _find_borne(text: str, sentences: Sequence[Sequence[Unit]], names: set[str]) -> set[str]:
    """Return those of the names that somebody in the document bears: behind a given name, initial or title."""
    found: set[str] = set()
    for units in sentences:
        for at in range(1, len(units)):
            word = plain(units[at].text)
            if word not in names or not adjoin(text, units[at - 1], units[at]) or units[at - 1].possessive:
                continue
            speaks = at + 1 < len(units) and units[at + 1].text in SPEECH
            if units[at - 1].has("given", "hon", "init") or units[at - 1].has("role") or speaks:
                found.add(word)
    return found


def _town(text: str, parts: Sequence[Unit], name: str) -> Unit:
    start, last = parts[0].start, parts[-1]
    flags = frozenset({"place", "city", "cap", "town"})
    return Unit(text[start : last.end], start, last.end, last.tail, flags, load_towns()[name].name, parts[0].first)
