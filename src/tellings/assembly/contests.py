"""Conflicts between statements as values, and when a difference means something."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.assembly.alignments import Link
from tellings.assembly.units import Unit
from tellings.types.dossiers import ContestKind, Difference

FIRM_MASS, FIRM_SHARED, FIRM_SCORE = 12.0, 3, 0.55  # bits, features, similarity: enough for yes against no


@dataclass(frozen=True, slots=True)
class ConflictThresholds:
    """How alike two statements must be for their difference to mean something; set on `bench.claims`."""

    same_matter: float = 0.42  # similarity for figures, days and polarity: the rest must tell the same
    figures: float = 0.25  # similarity for two figures of one counted thing; wordings of casualty counts vary
    opposed: float = 0.4  # similarity where an opposed pair of words stands for the missing part
    position: float = 0.28  # similarity of two sides' demands
    rare: float = 5.0  # bits that two sides' demands must share
    emphasis: float = 0.24  # similarity at which another report tells one side of an "although"
    most: int = 14  # contests shown; the strongest are kept


@dataclass(frozen=True, slots=True)
class Conflict:
    """Units that do not simply agree, the kind of it, on what, why, and how strong the ground is (0 to 1).

    `overtaken` are the units that later information has superseded."""

    kind: ContestKind
    on: Difference | None
    units: tuple[int, ...]
    why: str
    strength: float
    overtaken: tuple[int, ...] = ()


def is_firm(one: Unit, two: Unit, link: Link) -> bool:
    """Whether enough is shared for yes against no or day against day, and two voices stand behind it."""
    if link.mass < FIRM_MASS or link.shared < FIRM_SHARED or link.score < FIRM_SCORE:
        return False
    if one.document_id == two.document_id:
        return one.speaker is not None and two.speaker is not None and one.speaker != two.speaker
    return one.speaker is None or one.speaker != two.speaker
