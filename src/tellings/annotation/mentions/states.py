"""The one name that a country and a state of the United States share, told apart by the rest of the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tellings.annotation.mentions.units import Unit
from tellings.tables.places import load_places

STATE = "Georgia (US)"
_NAMES = frozenset({"Georgia", "GEORGIA"})
_COUNTRY_SIGNS = frozenset({"Tbilisi", "Georgian", "Georgians", "Abkhazia", "South Ossetia", "Batumi"})
_NEIGHBOURS = frozenset({"Moldova", "Armenia", "Azerbaijan", "Ukraine", "Russia", "Caucasus", "Turkey", "Türkiye"})
# What stands behind the name of a state, and never behind that of the country.
_BEHIND = frozenset(
    """
    republican republicans democrat democrats democratic gov governor sen sens senator senators rep reps senate
    house congressman congresswoman legislature lawmakers secretary
    """.split()
)
_ENOUGH = 2  # other states, or cities of the United States, that a report names where it means the state


def is_state_side(sentences: Iterable[Sequence[Unit]]) -> bool:
    """Return whether "Georgia" is the state of the United States throughout a report."""
    places = load_places()
    near: set[str] = set()
    named = beside = False
    for units in sentences:
        for at, unit in enumerate(units):
            if unit.text in _COUNTRY_SIGNS:
                return False
            beside = beside or unit.text in _NEIGHBOURS
            if unit.text in _NAMES and not unit.possessive:
                after = units[at + 1].text.rstrip(".").casefold() if at + 1 < len(units) else ""
                named = named or after in _BEHIND
            place = places.get(unit.text) if "place" in unit.flags else None
            if place is not None and place.country == "United States" and place.kind in {"region", "city"}:
                near.add(place.name)
    return named or (len(near) >= _ENOUGH and not beside)


def mark_state(units: Sequence[Unit]) -> list[Unit]:
    """Return the units with the name marked as that of the state."""
    return [
        unit._replace(flags=(unit.flags - {"country", "given", "surname"}) | {"place", "region"}, value=STATE)
        if unit.text in _NAMES and unit.has("place")
        else unit
        for unit in units
    ]
