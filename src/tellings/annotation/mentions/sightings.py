"""Names that the reader model sees in a sentence, brought to the bounds of our own units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tellings.annotation.mentions.units import Unit, is_common, plain
from tellings.types.annotations import MentionKind
from tellings.types.readings import Tag

# The kinds of names taken from the model; peoples, documents and events have tables and patterns of their own.
_TAKEN = frozenset({"person", "organization", "place"})
# Nouns that make a body of the name before them, mostly a person's ("the Orvath regime").
_NAMED_AFTER = frozenset("administration regime government campaign coalition".split())


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name over the units `first` to before `end` of a sentence, as the model sees it."""

    first: int
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
        sighting = _trim(units, Sighting(*covered, name.kind, name.score)) if covered else None
        if sighting is not None and not (found and sighting.first < found[-1].end):
            found.append(sighting)
    return tuple(found)


def _has_capital(unit: Unit) -> bool:
    return any(char.isupper() for char in unit.text)


def _may_be_named(unit: Unit) -> bool:
    """Whether a unit is more than an everyday word that a capital opens a sentence with."""
    if unit.has("function", "date", "mark", "number") and not unit.has("place", "body", "given"):
        return False
    return _has_capital(unit) and not (unit.first and unit.text.istitle() and is_common(unit.text))


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


def _trim(units: Sequence[Unit], seen: Sighting) -> Sighting | None:
    """Return a sighting without what is no part of a name, None where no name is left."""
    first, end = seen.first, seen.end
    while first < end and _is_before(units, first, end, seen.kind):
        first += 1
    if seen.kind == "organization":
        told = [at for at in range(first, end) if _is_description(units[at])]
        first = told[-1] + 1 if told and any(map(_has_capital, units[told[-1] + 1 : end])) else first
    for at in range(first + 1, end):
        if _is_break(units, at, seen.kind):
            end = at
            break
    whole = end
    while end > first and _is_behind(units[end - 1]):
        end -= 1
    parts = units[first:end]
    if seen.kind == "organization" and end < whole and units[end].text.islower() and not units[end].has("function"):
        if units[whole - 1].text not in _NAMED_AFTER or any(part.has("place", "nation", "body") for part in parts):
            return None  # "Orvex fighters", "U.S. forces": people of the name, not the name
        end = whole
    if not parts or all(part.has("function", "date", "number", "mark", "nation", "hon", "suffix") for part in parts):
        return None
    if seen.kind == "person" and all(
        part.has("role", "people", "mod") and not part.has("given", "surname") for part in parts
    ):
        return None
    return replace(seen, first=first, end=end) if any(map(_has_capital, parts)) else None


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


def _is_description(unit: Unit) -> bool:
    """A noun before a body's name that says what it is ("the militant group Orvex")."""
    return unit.text.islower() and not unit.has("function", "particle", "mark", "number", "cap")


def _is_break(units: Sequence[Unit], at: int, kind: str) -> bool:
    """Whether a name ends before this unit: at a mark, or behind a possessive where a person is named."""
    if units[at].has("mark"):
        return units[at].text not in {"&", ".", "-", "–", "'", "’", "/"}
    return kind == "person" and units[at - 1].possessive


def _is_behind(unit: Unit) -> bool:
    if unit.has("mark") or (unit.has("function") and not unit.has("place")):
        return True
    return not (unit.capital or unit.has("number", "cap"))


def agree_on_kinds(
    text: str, sentences: Sequence[Sequence[Unit]], seen: Sequence[tuple[Sighting, ...] | None]
) -> list[tuple[Sighting, ...] | None]:
    """Return the sightings of a document with one kind for one name: that which the model is surest of in all.

    Each has the score that the name has at its best, lessened by what speaks for other kinds.
    """
    totals: dict[str, dict[MentionKind, float]] = {}
    best: dict[str, float] = {}
    for units, sightings in zip(sentences, seen, strict=True):
        for one in sightings or ():
            key = _printed(text, units, one)
            kinds = totals.setdefault(key, {})
            kinds[one.kind] = kinds.get(one.kind, 0.0) + one.score**2
            best[key] = max(best.get(key, 0.0), one.score)

    def agreed(units: Sequence[Unit], one: Sighting) -> Sighting:
        key = _printed(text, units, one)
        kinds = totals[key]
        kind = max(kinds, key=lambda kind: kinds[kind])
        return replace(one, kind=kind, score=best[key] * kinds[kind] / sum(kinds.values()))

    return [
        None if sightings is None else tuple(agreed(units, one) for one in sightings)
        for units, sightings in zip(sentences, seen, strict=True)
    ]


def _printed(text: str, units: Sequence[Unit], seen: Sighting) -> str:
    return plain(text[units[seen.first].start : units[seen.end - 1].end]).casefold()
