"""Silence in one report and an answer in another: earlier and later, not a quarrel of facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tellings.assembly.contests import Conflict
from tellings.assembly.units import Unit
from tellings.tables.synonyms import concept
from tellings.text.tokens import stem
from tellings.types.documents import PublicationDate

# Who declines to comment, or answers no request of one outlet, is not simply late with an answer.
_DECLINING = frozenset({"declin", "refus"})
_ROUTINE = frozenset({"request", "comment"})
_ASKING = frozenset(f"c:{concept(stem(word))}" for word in "request comment respond response immediate email".split())


def find_superseded(
    units: Sequence[Unit],
    published: Mapping[str, PublicationDate],
    names: Mapping[str, str],
) -> Iterator[Conflict]:
    """Yield one conflict per silent side that another report lets answer, unless that report is the older one.

    An answer is what is told as a reply, or words of that side on the matter on which it was silent.
    """
    silences: dict[str, list[Unit]] = {}
    for unit in units:
        side = _side(unit)
        if unit.predicate == "no-comment" and not unit.denied and side:
            silences.setdefault(side, []).append(unit)
    for side, silent in silences.items():
        speaking = {unit.document_id for unit in silent if _speaks(units, side, unit.document_id)}
        quiet = [unit for unit in silent if unit.document_id not in speaking] or silent
        answers = list(_answers(units, side, quiet, published))
        if not answers:
            continue
        asked = " and ".join(dict.fromkeys(names.get(unit.subject or "", side) for unit in quiet))
        why = f"{asked}: no answer in one report, an answer in another; earlier and later, not a quarrel of facts"
        silent_ones = tuple(unit.index for unit in quiet)
        told = (*silent_ones, *(unit.index for unit in answers))
        yield Conflict("superseded", "status", told, why, 1.0, silent_ones)


def _side(unit: Unit) -> str | None:
    """The side of whoever a statement is about: the party of its subject, else the subject."""
    return unit.subject_party or unit.subject


def _speaks(units: Sequence[Unit], side: str, document_id: str) -> bool:
    return any(unit.document_id == document_id and unit.quote and unit.party == side for unit in units)


def _answers(
    units: Sequence[Unit],
    side: str,
    silent: Sequence[Unit],
    published: Mapping[str, PublicationDate],
) -> Iterator[Unit]:
    """Reactions of the side in other documents that are not older: said to respond first, then its words."""
    quiet = {unit.document_id for unit in silent}
    others = [unit for unit in units if unit.document_id not in quiet and not _older(unit, silent, published)]
    responding = [
        unit for unit in others if unit.predicate == "respond" and unit.mood == "happened" and _side(unit) == side
    ]
    speaking = [unit for unit in others if unit.quote and not unit.denied and unit.party == side and unit.intact]
    topic = {key for unit in silent for key in unit.features if key.startswith("c:")} - _ASKING
    speaking = [unit for unit in speaking if topic & unit.features.keys()]
    if any(_DECLINING & unit.words.keys() or unit.words.keys() >= _ROUTINE for unit in silent):
        speaking = [unit for unit in speaking if len(topic & unit.features.keys()) > 1]
    speaking.sort(key=lambda unit: (-len(topic & unit.features.keys()), unit.index))
    yield from responding[:2]
    yield from speaking[: 3 - len(responding[:2])]


def _older(unit: Unit, silent: Sequence[Unit], published: Mapping[str, PublicationDate]) -> bool:
    answer = published.get(unit.document_id)
    if answer is None or answer.latest is None:
        return False
    days = [date.earliest for one in silent if (date := published.get(one.document_id)) and date.earliest]
    return bool(days) and answer.latest < min(days)
