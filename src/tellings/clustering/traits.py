"""Fingerprints made ready to be compared many times: what each comparison looks up, as sets and tables."""

from __future__ import annotations

import math
from dataclasses import dataclass
from sys import intern

from tellings.clustering.fingerprints import weigh_name
from tellings.types.stories import Fingerprint


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """A fingerprint's fields under their names, those that are held against another's as sets.

    `length` is that of the words as a vector, squared. `people` have a weight each, 1 for the rarest name. `persons`
    and `surroundings` are all people and places of the report, those of its lead among them.
    """

    document_id: str
    words: dict[str, float]
    length: float
    title_words: frozenset[str]
    shingles: frozenset[int]
    people: dict[str, float]
    subjects: frozenset[str]
    persons: frozenset[str]
    places: frozenset[str]
    surroundings: frozenset[str]
    figures: frozenset[str]
    amounts: frozenset[str]
    dates: frozenset[str]
    told: frozenset[int]
    years: frozenset[int]
    days: tuple[int | None, int | None]
    ordinals: tuple[tuple[str, int], ...]
    deeds: tuple[tuple[str, str, str], ...]
    outlet: str | None
    loose: bool
    comment: bool
    size: int


def find_traits(fingerprint: Fingerprint | Traits) -> Traits:
    """Return the traits of a fingerprint; traits as they are."""
    if isinstance(fingerprint, Traits):
        return fingerprint
    names = [key.partition(":") for key, _ in fingerprint.names]
    return Traits(
        document_id=fingerprint.document_id,
        words={intern(word): weight for word, weight in fingerprint.words},  # thousands of reports share each
        length=math.fsum(weight * weight for _, weight in fingerprint.words),
        title_words=frozenset(fingerprint.title_words),
        shingles=frozenset(fingerprint.shingles),
        people={name: weigh_name(name) for name in fingerprint.people},
        subjects=frozenset(fingerprint.subjects),
        persons=frozenset(name for kind, _, name in names if kind == "person").union(fingerprint.subjects),
        places=frozenset(fingerprint.places),
        surroundings=frozenset(name for kind, _, name in names if kind == "place").union(fingerprint.places),
        figures=frozenset(fingerprint.figures),
        amounts=frozenset(fingerprint.amounts),
        dates=frozenset(fingerprint.dates),
        told=frozenset(fingerprint.told),
        years=frozenset(fingerprint.years),
        days=fingerprint.days,
        ordinals=fingerprint.ordinals,
        deeds=fingerprint.deeds,
        outlet=fingerprint.outlet,
        loose=fingerprint.loose,
        comment=fingerprint.comment,
        size=fingerprint.size,
    )
