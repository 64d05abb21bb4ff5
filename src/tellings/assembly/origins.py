"""From whom each telling comes in the end: the unit of independence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from tellings.assembly.units import Unit, party_of
from tellings.tables.organizations import ORGANIZATION_HEADS
from tellings.text.folding import fold
from tellings.types.annotations import AnnotatedDocument, Credit
from tellings.types.dossiers import Entity, Origin, OriginKind
from tellings.types.spans import Passage
from tellings.types.stories import Copy

Key = tuple[OriginKind, str, str | None]
_OPEN = frozenset("he she it they we i you who this that his her their its one".split())  # pronouns nobody resolved
_WITNESSES = ("witness", "eyewitness", "resident", "survivor", "bystander", "neighbour", "neighbor")


@dataclass(slots=True)
class _Draft:
    name: str
    party: str | None
    evidence: list[Passage] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)


def match_origins(
    units: Sequence[Unit],
    documents: Sequence[AnnotatedDocument],
    entities: Sequence[Entity],
    copies: Sequence[Copy],
) -> tuple[tuple[Origin, ...], tuple[str, ...]]:
    """Return the origins of the story and, for each unit, the id of its origin.

    A statement given to a speaker has that speaker as its origin, else the source that is credited for it, else
    the outlet in its own voice. Copies share the voice of their original, so they never add an origin; a source
    without a name is one origin per document; an outlet without a name is `unknown` and never independent.
    """
    by_id = {entity.id: entity for entity in entities}
    annotated = {item.document.id: item for item in documents}
    voices = _voices(documents, copies)
    agencies = _shared_agencies(documents, voices)
    drafts: dict[Key, _Draft] = {}
    keys: list[Key] = []
    for unit in units:
        key, name, party, evidence = _origin_of(
            unit, annotated[unit.document_id], by_id, annotated[voices[unit.document_id]], agencies
        )
        draft = drafts.setdefault(key, _Draft(name, party))
        if evidence is not None and len(draft.evidence) < 12 and evidence not in draft.evidence:
            draft.evidence.append(evidence)
        if unit.document_id not in draft.documents:
            draft.documents.append(unit.document_id)
        keys.append(key)
    ids = {key: f"o{number}" for number, key in enumerate(drafts, start=1)}
    origins = tuple(
        Origin(
            ids[key],
            key[0],
            draft.name,
            draft.party,
            tuple(draft.evidence),
            tuple(draft.documents),
            key[1] if key[1] in by_id else None,
        )
        for key, draft in drafts.items()
    )
    return origins, tuple(ids[key] for key in keys)


def _voices(documents: Sequence[AnnotatedDocument], copies: Sequence[Copy]) -> dict[str, str]:
    """The document whose outlet speaks in each document's own voice: its original where it is a copy."""
    voices = {item.document.id: item.document.id for item in documents}
    for copy in copies:
        if copy.kind == "excerpt" or copy.copy_id not in voices:
            continue
        if copy.original_id in voices:
            voices[copy.copy_id] = copy.original_id
    for key in voices:
        seen = {key}
        while voices[voices[key]] != voices[key] and voices[key] not in seen:
            seen.add(voices[key])
            voices[key] = voices[voices[key]]
    return voices


def _origin_of(
    unit: Unit,
    annotated: AnnotatedDocument,
    by_id: Mapping[str, Entity],
    voice: AnnotatedDocument,
    agencies: Collection[str],
) -> tuple[Key, str, str | None, Passage | None]:
    if unit.quote is not None:
        evidence = Passage(unit.document_id, unit.quote.speaker_span) if unit.quote.speaker_span else None
        entity = by_id.get(unit.speaker or "")
        if entity is not None and entity.name[:1].isupper():
            return (_kind(entity), entity.id, None), entity.name, party_of(entity), evidence
        name = unit.voice if unit.voice and fold(unit.voice) not in _OPEN else "speaker left open"
        if _is_named_body(name):
            return ("institution", fold(name).removeprefix("the "), None), name, None, evidence
        if any(word in fold(name) for word in _WITNESSES):
            return ("witness", fold(name), unit.document_id), name, None, evidence
        return ("anonymous", fold(name), unit.document_id), name, None, evidence
    announcer = by_id.get(unit.subject or "") if unit.is_attribution else None
    if announcer is not None and announcer.name[:1].isupper():
        return (_kind(announcer), announcer.id, None), announcer.name, party_of(announcer), unit.passage
    credit = _credit_of(unit, annotated, agencies)
    if credit is not None:
        return ("agency", fold(credit.source), None), credit.source, None, Passage(unit.document_id, credit.span)
    outlet = voice.document.outlet
    if outlet.basis == "unknown":
        return ("unknown", voice.document.id, None), f"outlet not named ({voice.document.report_id})", None, None
    return ("outlet", outlet.id, None), outlet.name, None, None


def _is_named_body(name: str) -> bool:
    """Whether a speaker without capitals is one certain body ("the harbour master's office"), not "the ministry"."""
    words = fold(name).split()
    return len(words) > 2 and words[0] == "the" and words[-1] in ORGANIZATION_HEADS


def _kind(entity: Entity) -> OriginKind:
    return "person" if entity.kind == "person" else "institution"


def _credit_of(unit: Unit, annotated: AnnotatedDocument, agencies: Collection[str]) -> Credit | None:
    """The credit of the sentence the unit stands in, else that of the whole text where other reports share it.

    A credit line alone ("Reuters" under a headline) is the way a text came, not a source: it only matters where two
    outlets print under one agency, whose own voices are then one.
    """
    sentence = annotated.sentences[unit.sentence].span
    for credit in annotated.credits:
        if credit.reach in ("sentence", "quote") and sentence.overlap(credit.span) > 0:
            return credit
    whole = (credit for credit in annotated.credits if credit.reach == "text")
    return next((credit for credit in whole if fold(credit.source) in agencies), None)


def _shared_agencies(documents: Sequence[AnnotatedDocument], voices: Mapping[str, str]) -> frozenset[str]:
    """Agencies that two or more reports, copies aside, credit for their whole text."""
    credited: dict[str, set[str]] = defaultdict(set)
    for item in documents:
        for credit in item.credits:
            if credit.reach == "text":
                credited[fold(credit.source)].add(voices[item.document.id])
    return frozenset(source for source, crediting in credited.items() if len(crediting) > 1)


def independent_count(origin_ids: Sequence[str], origins: Mapping[str, Origin]) -> int:
    """Return the number of independent sources among origins: one per party, named before the outlets' own voice.

    Several voices of one side count once; where anybody is named, the outlets' own voice adds nothing; unknown
    and unnamed sources are never independent of anything, so they count one together at most.
    """
    chosen = [origins[key] for key in dict.fromkeys(origin_ids)]
    named = [item for item in chosen if item.kind in ("person", "institution", "agency", "post", "document")]
    if named:
        sides: dict[str, list[Origin]] = defaultdict(list)
        for item in named:
            sides[item.party or item.id].append(item)
        return len(sides)
    outlets = {item.id for item in chosen if item.kind == "outlet"}
    return len(outlets) if outlets else min(1, len(chosen))
