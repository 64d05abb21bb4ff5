"""What looks like a quarrel and is none: a choice of emphasis, and two accounts of one conversation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from tellings.assembly.alignments import Link
from tellings.assembly.contests import Conflict, ConflictThresholds
from tellings.assembly.units import Unit
from tellings.tables.synonyms import concept
from tellings.text.tokens import stem

_CONVERSATION = frozenset(
    concept(stem(word)) for word in "call phone telephone spoke speak conversation talk met".split()
)


def find_concessions(units: Sequence[Unit], links: Sequence[Link], limits: ConflictThresholds) -> Iterator[Conflict]:
    """Two results that one outlet joins with "although" and of which others tell only one: a choice of emphasis."""
    scores = {(link.first, link.second): link.score for link in links}
    links_of: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        links_of[link.first].append(link)
        links_of[link.second].append(link)
    for unit in units:
        if not unit.concessive:
            continue
        first = _elsewhere(units, links_of[unit.index], unit, limits)[:1]
        found = []
        for other in _conceded(units, unit):
            second = _elsewhere(units, links_of[other.index], other, limits)[:1]
            if first and second and _apart(units, first[0], second[0]):
                low, high = sorted((other.index, second[0]))
                found.append((scores[low, high], other.index, second[0]))
        if found:
            _, other_at, second_at = max(found)
            why = "one report tells both, others only one side: a choice of emphasis"
            yield Conflict("compatible", "status", (unit.index, other_at, first[0], second_at), why, 0.5)


def _conceded(units: Sequence[Unit], unit: Unit) -> list[Unit]:
    """The clauses of the same sentence that tell the opposite of a conceding one."""
    same = (other for other in units if (other.document_id, other.sentence) == (unit.document_id, unit.sentence))
    return [other for other in same if other.polarity != unit.polarity and not other.is_relative]


def _apart(units: Sequence[Unit], first: int, second: int) -> bool:
    """Whether two other reports tell a side each."""
    return units[first].document_id != units[second].document_id


def _elsewhere(units: Sequence[Unit], links: Sequence[Link], unit: Unit, limits: ConflictThresholds) -> list[int]:
    """The statements of other documents that come nearest to a unit, the nearest first."""
    near = []
    for link in links:
        if unit.index in (link.first, link.second) and not link.veto and link.score >= limits.emphasis:
            at = link.second if link.first == unit.index else link.first
            if units[at].document_id != unit.document_id:
                near.append((-link.score, at))
    return [at for _, at in sorted(near)]


def find_accounts(units: Sequence[Unit], names: Mapping[str, str], people: Collection[str]) -> Iterator[Conflict]:
    """Two sides' accounts of one conversation: both name the same two people, each side tells its own points."""
    talks = [unit for unit in units if unit.quote and unit.party and not unit.denied and _is_conversation(unit)]
    for at, one in enumerate(talks):
        for two in talks[at + 1 :]:
            shared = _people(one, people) & _people(two, people)
            if one.party == two.party or one.speaker == two.speaker or len(shared) < 2:
                continue
            who = " and ".join(names.get(key, key) for key in sorted(shared)[:2])
            points = [*_same_quote(units, one), *_same_quote(units, two)]
            why = f"two sides tell of one conversation of {who}; each tells its own points"
            yield Conflict("compatible", "position", (one.index, two.index, *points), why, 0.6)


def _is_conversation(unit: Unit) -> bool:
    return bool(_CONVERSATION & unit.stems)


def _people(unit: Unit, people: Collection[str]) -> set[str]:
    named = {key[2:] for key in unit.features if key.startswith("e:")} | set(unit.actors)
    return {key for key in named if key in people}


def _same_quote(units: Sequence[Unit], unit: Unit) -> list[int]:
    """What else stands in the same quotation."""
    same = (
        other.index
        for other in units
        if other.document_id == unit.document_id
        and other.quote_number == unit.quote_number
        and other.index != unit.index
    )
    return list(same)[:3]
