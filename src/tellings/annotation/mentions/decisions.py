"""What holds where rules and the reader model both speak of names: which stay, change their kind, or go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tellings.annotation.mentions.bodies import join_body
from tellings.annotation.mentions.sightings import SIDES, Sighting
from tellings.annotation.mentions.units import Unit

Evidence = Literal["firm", "told", "shaped", "given", "weak"]
_PROPER = frozenset({"person", "organization", "place", "document", "event"})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How sure the model must be of a name, from 0 to 1 (set on the dev parts of UNER, re3d and GUM).

    `person`, `organization`, `place`: for a name that no rule finds; below, as many are wrong as right. `lone`: for
    one of a single word, which is an everyday word more often. `lone_person`: for a person's single name, which is a
    firm's or a product's more often; half of those below are. `weak`: to change the kind of a name that rules guess
    from its shape, where they were right once in ten times. `given`: the same for a name that is known by its given
    name; below, rules are right as often. `wider`: to take more words into a name than rules do.
    """

    person: float = 0.6
    organization: float = 0.6
    place: float = 0.6
    lone: float = 0.7
    lone_person: float = 0.8
    weak: float = 0.4
    given: float = 0.7
    wider: float = 0.6

    def least(self, kind: str) -> float:
        """Return the score from which a name of a kind is taken that no rule finds."""
        return {"person": self.person, "organization": self.organization}.get(kind, self.place)


class Decision(NamedTuple):
    """The units `first` to before `end` are one name of a kind; "" where they are none."""

    first: int
    end: int
    kind: str


def correct_units(
    text: str,
    sentences: Sequence[Sequence[Unit]],
    named: Sequence[Sequence[Unit]],
    seen: Sequence[Sequence[Sighting] | None],
    thresholds: Thresholds,
) -> list[list[Unit]]:
    """Return the units of all sentences, those that rules and model together make a name joined to one.

    `named` are the same sentences with the names that rules find, `seen` those that the model sees; None where
    it has not read.
    """
    return [
        list(units)
        if sightings is None
        else apply_decisions(text, units, find_decisions(units, names, sightings, thresholds))
        for units, names, sightings in zip(sentences, named, seen, strict=True)
    ]


def find_decisions(
    units: Sequence[Unit], named: Sequence[Unit], sightings: Sequence[Sighting], thresholds: Thresholds
) -> list[Decision]:
    """Return what to change about a sentence: `units` as the tables have them, `named` as the rules join them."""
    found: list[Decision] = []
    names = [_place(units, one) for one in named if one.kind in _PROPER]
    views = [view for view in (_find_view(units, one) for one in sightings) if view is not None]
    for seen in views:
        met = [name for name in names if name.first < seen.end and name.end > seen.first]
        if seen.kind == "person" and not met and _is_in_title(units, named, seen):
            continue
        decision = _weigh(units, seen, met, thresholds)
        if decision is not None:
            found.append(decision)
    backing: list[_View | Decision] = [*views, *found]
    found += [
        Decision(name.first, name.end, "")
        for name in names
        if name.evidence in {"weak", "given", "shaped"} and not any(_backs(one, name) for one in backing)
    ]
    return sorted(found)


def _is_in_title(units: Sequence[Unit], named: Sequence[Unit], seen: _View) -> bool:
    """Whether a sighting lies in the title of a person whom the rules name ("Orvath administration spokesman")."""
    start, end = units[seen.first].start, units[seen.end - 1].end
    return any(one.kind == "person" and one.start <= start and end <= one.end for one in named)


def _backs(one: _View | Decision, name: _Name) -> bool:
    """Whether the model sees a name there, of the same kind where the rules go by its shape alone."""
    met = one.first < name.end and one.end > name.first
    return met and (isinstance(one, Decision) or name.evidence != "weak" or one.kind == name.kind)


class _Name(NamedTuple):
    """A name that the rules found over a range of units, without its title."""

    first: int
    end: int
    kind: str
    evidence: Evidence


class _View(NamedTuple):
    """A sighting over a range of units."""

    first: int
    end: int
    kind: str
    score: float


def _find_view(units: Sequence[Unit], seen: Sighting) -> _View | None:
    first, end = _find_range(units, seen.start, seen.end)
    return _View(first, end, seen.kind, seen.score) if first < end else None


def _find_range(units: Sequence[Unit], start: int, end: int) -> tuple[int, int]:
    """Return the range of the units that touch `start:end`, an empty one where none does."""
    inside = [at for at, unit in enumerate(units) if unit.start < end and unit.end > start]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _place(units: Sequence[Unit], name: Unit) -> _Name:
    start, stop = name.head or (name.start, name.end)
    first, end = _find_range(units, start, stop)
    return _Name(first, end, name.kind, _evidence(name, units[first:end]))


def _evidence(name: Unit, parts: Sequence[Unit]) -> Evidence:
    """Say on what a rule's name rests.

    "firm": tables and titles. "told": the rest of the text. "shaped": the last word of a body ("Board"). "given": a
    given name. "weak": a guess from capitals and neighbours.
    """
    if name.has("known"):
        return "told"
    if name.kind in {"document", "event"}:
        return "firm"
    if name.kind == "place":
        return "firm" if name.has("area") or any(part.has("place") for part in parts) else "weak"
    if name.kind == "organization":
        if not (name.has("body", "member") or name.text == "X"):
            return "weak"
        listed = name.text == "X" or any(part.has("body", "member", "nation", "place") for part in parts)
        return "firm" if listed or not parts[-1].capital else "shaped"
    known = any(part.has("given", "surname", "init", "suffix", "particle", "seen") for part in parts)
    if name.role is not None or name.start < parts[0].start or parts[-1].has("suffix"):
        return "firm" if known else "shaped"
    return "given" if len(parts) > 1 and parts[0].has("given") and not parts[0].has("place") else "weak"


def _weigh(units: Sequence[Unit], seen: _View, met: Sequence[_Name], thresholds: Thresholds) -> Decision | None:
    """Return the change that a sighting asks for, None where the rules' own names stay as they are."""
    decision = Decision(seen.first, seen.end, seen.kind)
    if not met:
        return decision if seen.score >= _least(seen, thresholds) else None
    holds = all(seen.first <= name.first and name.end <= seen.end for name in met)
    wider = holds and any((name.first, name.end) != (seen.first, seen.end) for name in met)
    name = met[0]
    if wider and seen.kind == "place" and _lies_in(units, seen, met[-1]):
        return decision._replace(end=met[-1].first) if len(met) == 1 and seen.score >= thresholds.wider else None
    if len(met) > 1 and all(one.kind == seen.kind and one.evidence in {"firm", "told"} for one in met):
        return None  # names beside one another: "the Oslo-Lima line", "it won Pell Ardley's vote"
    if len(met) == 1 and name.kind == seen.kind == "person" and name.evidence in {"firm", "given"}:
        decision, wider = decision._replace(first=max(seen.first, name.first)), holds and name.end < seen.end
    if name.kind == seen.kind == "organization" and " " in units[name.first].text and seen.first < name.first:
        return None  # "the Orvath White House" is the listed one
    if len(met) > 1 or name.kind == seen.kind or (seen.kind == "organization" and wider):
        return decision if wider and seen.score >= thresholds.wider else None
    if not holds and name.evidence != "weak":
        return None
    least = {"weak": thresholds.weak, "given": thresholds.given}.get(name.evidence, 2.0)
    if seen.kind == "person" and wider and name.kind == "place" and not units[name.first].has("country"):
        least = min(least, thresholds.lone_person)  # "Rosario Orvat": a given name that a town has too
    if (name.kind, seen.kind) == ("place", "person"):
        least = max(least, thresholds.lone_person)
    whole = decision._replace(first=min(seen.first, name.first), end=max(seen.end, name.end))
    return whole if seen.score >= least else None


def _lies_in(units: Sequence[Unit], seen: _View, name: _Name) -> bool:
    """Whether a sighting is a place and behind it the country or region that it lies in ("Ostrel California")."""
    behind = name.first > seen.first and name.end == seen.end and units[name.first].has("country", "region")
    return behind and name.evidence == "firm" and units[seen.first].text.casefold() not in SIDES


def _least(seen: _View, thresholds: Thresholds) -> float:
    least = thresholds.least(seen.kind)
    if seen.end > seen.first + 1:
        return least
    return max(least, thresholds.lone_person if seen.kind == "person" else thresholds.lone)


def apply_decisions(text: str, units: Sequence[Unit], decisions: Sequence[Decision]) -> list[Unit]:
    """Return the units with those of each decision joined to one name, or marked as none."""
    found: list[Unit] = []
    at = 0
    for decision in decisions:
        if decision.first < at:
            continue
        found.extend(units[at : decision.first])
        found.extend(_judged(text, units[decision.first : decision.end], decision.kind, found))
        at = decision.end
    return [*found, *units[at:]]


def _judged(text: str, parts: Sequence[Unit], kind: str, before: Sequence[Unit]) -> Iterator[Unit]:
    start, last = parts[0].start, parts[-1]
    if not kind:
        yield from (part._replace(flags=part.flags & _KEPT | {"unseen"}, value="") for part in parts)
    elif kind == "organization":
        body = join_body(text, parts, before[-1] if before else None)
        yield body._replace(kind="organization", flags=body.flags | {"seen"})
    elif kind == "place":
        flags, value = (
            (parts[0].flags, parts[0].value) if len(parts) == 1 and parts[0].has("place") else (frozenset(), "")
        )
        value = value or text[start : last.end]
        flags = flags & _PLACES | {"place", "cap", "seen"}
        yield Unit(
            text[start : last.end], start, last.end, last.tail, flags, value, parts[0].first, kind, (start, last.end)
        )
    else:
        flags = frozenset({"cap", "seen"}) | (parts[0].flags & {"given"})
        yield Unit(text[start : last.end], start, last.end, last.tail, flags, "", parts[0].first)


_KEPT = frozenset({"function", "role", "people", "mod", "date", "number", "mark"})
_PLACES = frozenset({"country", "region", "city", "capital"})
