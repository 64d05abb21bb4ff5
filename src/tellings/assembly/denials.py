"""Reports that are told only to be denied, and what one report tells and another side denies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tellings.assembly.alignments import Link
from tellings.assembly.contests import Conflict, is_firm
from tellings.assembly.units import Unit
from tellings.assembly.vetoes import TOLD_TO_DENY


def find_denials(units: Sequence[Unit], links: Sequence[Link], names: Mapping[str, str]) -> Iterator[Conflict]:
    """Yield the reports that a speaker tells only to deny them, with the words of the denial."""
    told: dict[tuple[str, int], list[Unit]] = {}
    for unit in units:
        if unit.denied and unit.quote is not None and unit.quote.nested_in is not None:
            told.setdefault((unit.document_id, unit.quote.nested_in), []).append(unit)
    for (document_id, outer), denied in told.items():
        own = [unit for unit in units if unit.document_id == document_id and unit.quote_number == outer]
        denials = [unit for unit in own if not unit.denied and unit.sentence >= denied[0].sentence]
        if denials:
            yield _denial(units, denied, denials[-1], names)
    for link in links:
        pair = (units[link.first], units[link.second])
        denied_here = [unit for unit in pair if unit.denied]
        apart = pair[0].document_id != pair[1].document_id
        if link.veto == TOLD_TO_DENY and len(denied_here) == 1 and apart and is_firm(*pair, link):
            who = names.get(denied_here[0].speaker or "", denied_here[0].voice or "a side")
            why = f"one report tells it, {who} denies it"
            yield Conflict("contradiction", "polarity", (link.first, link.second), why, link.score)


def _denial(units: Sequence[Unit], denied: Sequence[Unit], denier: Unit, names: Mapping[str, str]) -> Conflict:
    own = [other for other in units if any(_tells_own_version(other, unit, denier) for unit in denied)]
    who = names.get(denier.speaker or "", denier.voice or "the speaker")
    chosen = tuple(item.index for item in (*denied, denier, *own[:2]))
    return Conflict("contradiction", "actor", chosen, f"{who} denies it", 0.95)


def _tells_own_version(other: Unit, denied: Unit, denier: Unit) -> bool:
    """What the denier says of the same people elsewhere."""
    if other.denied or other.speaker is None or other.speaker != denier.speaker or other.index == denier.index:
        return False
    people = {key for key in denied.features if key.startswith("e:")} - {f"e:{denier.speaker}"}
    return bool(people & other.features.keys()) and not other.passage.span.overlap(denied.passage.span)
