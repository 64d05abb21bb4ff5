"""Names that the reader model sees in a sentence, brought to the bounds of our own units."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tellings.annotation.mentions.bodies import AREAS
from tellings.annotation.mentions.names import NO_NAME
from tellings.annotation.mentions.roles import BODY_NOUNS
from tellings.annotation.mentions.units import Unit, is_common, plain
from tellings.tables.places import load_places
from tellings.types.annotations import MentionKind
from tellings.types.readings import Tag

# The kinds of names taken from the model; peoples, documents and events have tables and patterns of their own.
_TAKEN = frozenset({"person", "organization", "place"})
_WHERE = frozenset("in at near from into outside inside across around toward towards".split())
# Parts of the world and of countries, which are no names by themselves.
SIDES = frozenset(
    "north south east west northern southern eastern western central upper lower northeast northwest southeast "
    "southwest northeastern northwestern southeastern southwestern".split()
)
_JOINED = re.compile(r"-[a-z]*(?:born|based|style|era|ed|led)\Z")  # "Oslo-based"
_REGIMES = re.compile(r"(?<![^\W\d_])([^\W\d_]+)(?:['’]s)? regime\b")  # what stands before is who rules
_PRODUCTS = re.compile(r"\b\d{3} ([^\W\d_]+)")  # "737 Max" is no person
_BADGES = frozenset({"d-", "r-", "i-"})  # the side and state of a politician ("D-Ohio")
# Nouns that make a body of the name before them, mostly a person's ("the Orvath regime").
_NAMED_AFTER = frozenset("administration regime government campaign coalition".split())
_OWNED = frozenset({"forces"})  # a country's, which act as one


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name at `start:end` of the text, from unit to unit, as the model sees it."""

    start: int
    end: int
    kind: MentionKind
    score: float


def find_sightings(text: str, start: int, end: int, units: Sequence[Unit], tag: Tag) -> tuple[Sighting, ...] | None:
    """Return the names seen in the sentence `text[start:end]` with the given units; None where it was not read.

    A sentence is not read where nothing in it could be a name. Titles before a person's name are left to the rules,
    and so are offices without a name.
    """
    if not any(_may_be_named(unit) for unit in units):
        return None
    reading = tag(text[start:end])
    if not reading.complete or not reading.words:
        return None
    found: list[Sighting] = []
    for name in reading.names:
        if name.kind not in _TAKEN or name.end <= name.first:
            continue
        begin, stop = reading.words[name.first].span.start, reading.words[name.end - 1].span.end
        covered = _cover(units, start + begin, start + stop)
        if _is_in_address(text, start + begin, start + stop):
            continue
        bounds = _trim(units, *covered, name.kind) if covered else None
        if bounds is not None and name.kind == "person" and _lies_in(units, *bounds):
            continue
        if bounds is not None and not (found and units[bounds[0]].start < found[-1].end):
            found.append(Sighting(units[bounds[0]].start, units[bounds[1] - 1].end, name.kind, name.score))
    return tuple(found)


def is_named(units: Sequence[Unit], sightings: Sequence[Sighting] | None) -> bool:
    """Return whether most capitalised words of a line are names that the model sees: a list, and no headline."""
    capitals = [unit for unit in units if unit.capital and len(unit.text) > 1 and not unit.has("mark", "number")]
    inside = sum(any(one.start <= unit.start < one.end for one in sightings or ()) for unit in capitals)
    return 2 * inside > len(capitals)


def _lies_in(units: Sequence[Unit], first: int, end: int) -> bool:
    """Whether a single word stands where a place does ("from Ostrel"), which the model may take for a surname."""
    return end - first == 1 and first > 0 and units[first - 1].text.casefold() in _WHERE


def _has_capital(unit: Unit) -> bool:
    return any(char.isupper() for char in unit.text)


def _may_be_named(unit: Unit) -> bool:
    """Whether a unit is more than an everyday word that a capital opens a sentence with."""
    if unit.has("function", "date", "mark", "number") and not unit.has("place", "body", "given"):
        return False
    return _has_capital(unit) and not (unit.first and unit.text.istitle() and is_common(unit.text))


def _is_in_address(text: str, start: int, end: int) -> bool:
    """Whether words are part of a mail address or of that of a page."""
    return text[end : end + 1] == "@" or (start > 1 and text[start - 1] in "./" and text[start - 2].isalnum())


def _cover(units: Sequence[Unit], start: int, end: int) -> tuple[int, int] | None:
    """Return the range of the units that lie at least by half in `start:end`."""
    inside = [
        at
        for at, unit in enumerate(units)
        if unit.start < end
        and unit.end > start
        and 2 * (min(end, unit.end) - max(start, unit.start)) >= len(unit.text)
    ]
    return (inside[0], inside[-1] + 1) if inside else None


def _trim(units: Sequence[Unit], first: int, end: int, kind: MentionKind) -> tuple[int, int] | None:
    """Return a range of units without what is no part of a name, None where no name is left."""
    while first < end and _is_before(units, first, end, kind):
        first += 1
    if kind != "person":
        first = _skip_description(units, first, end, kind)
    for at in range(first + 1, end):
        if _is_break(units, at, kind):
            end = at
            break
    whole = end
    while end > first and _is_behind(units[end - 1], end - 1 > first):
        end -= 1
    parts = units[first:end]
    if kind == "person" and any(unit.has("role", "people") and not unit.capital for unit in units[end:whole]):
        return None  # "Harbour Ministry spokeswoman": an office
    if kind == "organization" and end < whole and units[end].text.islower() and not units[end].has("function"):
        owned = any(part.has("place", "nation") for part in parts)
        nouns = _OWNED if owned else _NAMED_AFTER
        if units[whole - 1].text not in nouns or any(part.has("body") for part in parts):
            return None  # "Orvex fighters": people of the name, not the name
        parts, end = units[first:whole], whole
    if not any(map(_has_capital, parts)) or all(map(_is_no_name, parts)) or _is_common_noun(parts, kind):
        return None
    return first, end


def _is_no_name(unit: Unit) -> bool:
    """Whether a unit by itself is the name of no person, body or place."""
    if unit.has("function", "date", "number", "mark", "nation", "hon", "suffix", "init"):
        return True
    word = unit.text.casefold()
    return word in NO_NAME or word in SIDES or word[:2] in _BADGES


def _is_common_noun(parts: Sequence[Unit], kind: str) -> bool:
    """Whether the words are an office, a kind of place or a party's member, and no name ("the Mayor of Ostrel")."""
    roles = [part.has("role", "people") and not part.has("given", "surname") for part in parts]
    if len(parts) == 1 and parts[0].text.casefold() in (AREAS if kind == "place" else BODY_NOUNS):
        return True
    if kind == "place" and _is_pair(parts):
        return True
    if kind == "place":
        return roles[0] or (parts[0].has("role") and len(parts) > 1 and parts[1].text == "of")
    if kind == "person":
        return roles[-1] or (parts[-1].has("head", "body") and not parts[-1].has("given", "surname"))
    member = len(parts) > 1 and parts[-1].has("member") and all(part.has("place", "nation") for part in parts[:-1])
    return member or (
        any(roles)
        and all(
            role or part.has("mod", "function", "place", "nation") for role, part in zip(roles, parts, strict=True)
        )
    )


def _is_pair(parts: Sequence[Unit]) -> bool:
    """Whether a hyphen joins a country to another name ("the Chile-North Veld summit")."""
    places = load_places()
    joined = [piece for part in parts if "-" in part.text for piece in part.text.split("-")]
    return any(piece in places and places[piece].kind == "country" for piece in joined)


def _is_before(units: Sequence[Unit], at: int, end: int, kind: str) -> bool:
    unit = units[at]
    if unit.has("mark", "function", "number" if kind == "person" else "mark") and not unit.has("place"):
        return True
    if not unit.capital and not unit.has("cap", "particle"):
        return True
    if kind != "person" or at + 1 >= end:
        return False
    return unit.has("hon", "nation", "body", "member") or (
        unit.has("role", "mod", "place") and not unit.has("given", "surname")
    )


def _skip_description(units: Sequence[Unit], first: int, end: int, kind: str) -> int:
    """Return where a name begins behind a noun that says what it is ("militant group Orvex", "the town of Uluk")."""
    for at in range(end - 1, first - 1, -1):
        if units[at].text.islower() and not units[at].has("function", "particle", "mark", "number", "cap"):
            linked = at + 2 < end and units[at + 1].text == "of"
            begin = at + 1 if kind == "organization" else at + 2 if linked else first
            return begin if any(map(_has_capital, units[begin:end])) else first
    return first


def _is_break(units: Sequence[Unit], at: int, kind: str) -> bool:
    """Whether a name ends before this unit: at a mark, at where it lies, behind a person's possessive."""
    if units[at].has("mark"):
        return units[at].text not in {"&", ".", "-", "–", "'", "’", "/"}
    if units[at].text in {"in", "at", "near"} or (kind == "person" and units[at].text == "of"):
        return True
    return kind == "person" and units[at - 1].possessive


def _is_behind(unit: Unit, goes_on: bool) -> bool:
    if unit.has("mark") or (unit.has("function") and not unit.has("place")):
        return True
    if (goes_on and unit.has("date") and not unit.has("given", "surname")) or _JOINED.search(unit.text):
        return True
    return not (unit.capital or unit.has("number", "cap"))


def agree_on_kinds(text: str, seen: Sequence[tuple[Sighting, ...] | None]) -> list[tuple[Sighting, ...] | None]:
    """Return the sightings of a document with one kind for one name: that which the model is surest of in all.

    Each has the score that the name has at its best, lessened by what speaks for other kinds.
    """
    rulers = {found[1].casefold() for found in _REGIMES.finditer(text)}
    products = Counter(found[1].casefold() for found in _PRODUCTS.finditer(text))
    totals: dict[str, dict[MentionKind, float]] = {}
    best: dict[str, float] = {}
    for one in (one for sightings in seen for one in sightings or ()):
        key = _printed(text, one)
        kinds = totals.setdefault(key, {})
        kinds[one.kind] = kinds.get(one.kind, 0.0) + one.score**2
        best[key] = max(best.get(key, 0.0), one.score)

    def agreed(one: Sighting) -> Sighting:
        key = _printed(text, one)
        kinds = totals[key]
        kind = max(kinds, key=lambda kind: kinds[kind])
        if kind == "organization" and key in rulers:
            return replace(one, kind="person")
        if kind == "person" and products[key] > 1:
            return replace(one, score=0.0)
        total = sum(kinds.values())
        return replace(one, kind=kind, score=best[key] * kinds[kind] / total if total else 0.0)

    return [None if sightings is None else tuple(map(agreed, sightings)) for sightings in seen]


def _printed(text: str, seen: Sighting) -> str:
    return plain(text[seen.start : seen.end]).casefold()
