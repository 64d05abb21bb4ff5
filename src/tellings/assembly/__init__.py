"""Story + AnnotatedDocuments → Dossier: one sourced account of what the reports of an event say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace

from tellings.assembly.alignments import AlignmentThresholds, align_units, find_links
from tellings.assembly.anchors import ANCHORS
from tellings.assembly.briefs import BriefThresholds, find_brief
from tellings.assembly.chains import index_sources
from tellings.assembly.claims import StanceThresholds, find_claims
from tellings.assembly.conflicts import find_conflicts
from tellings.assembly.contests import Conflict, ConflictThresholds
from tellings.assembly.dates import match_dates
from tellings.assembly.entities import match_entities
from tellings.assembly.happenings import TIMELINE
from tellings.assembly.likenesses import Thresholds as UtteranceThresholds
from tellings.assembly.limits import find_limits
from tellings.assembly.meanings import MeaningThresholds, find_meanings
from tellings.assembly.nearness import NearnessThresholds
from tellings.assembly.origins import match_origins
from tellings.assembly.provenance import match_provenance
from tellings.assembly.timelines import match_events
from tellings.assembly.units import Unit, find_units
from tellings.assembly.utterances import match_utterances
from tellings.text.datings import DATING
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import PublicationDate
from tellings.types.dossiers import Claim, Contest, Dossier, Relation, RelationKind, Standing
from tellings.types.readings import Encode
from tellings.types.stories import Story

__all__ = ["assemble", "match_dates"]

_RELATIONS: dict[str, RelationKind] = {
    "contradiction": "contradicts",
    "superseded": "supersedes",
    "position_conflict": "position_conflict",
    "compatible": "compatible",
}


def assemble(
    story: Story,
    documents: Sequence[AnnotatedDocument],
    *,
    published: Mapping[str, PublicationDate],
    parameters: Mapping[str, object] | None = None,
    thresholds: Mapping[str, object] | None = None,
    encode: Encode | None = None,
) -> Dossier:
    """Return the dossier of a story from its members, with times already resolved against `published`.

    `published` holds each document's date as the whole story lets it be known (`match_dates`). `parameters`
    and the `thresholds` of earlier stages are recorded beside those used here; of the parameters, `model` is the
    version of the reader model and `no_model` why there is none. `encode` is its vector of a text.
    """
    members = sorted(documents, key=lambda item: item.document.report_id)
    entities = match_entities(members)
    names = {entity.id: entity.name for entity in entities}
    people = frozenset(entity.id for entity in entities if entity.kind == "person")
    units = find_units(members, entities)
    utterances = match_utterances(members, entities, encode=encode)
    links = tuple(find_links(units, AlignmentThresholds()))
    meanings = None if encode is None else find_meanings(units, members, entities, encode)
    groups, near = align_units(units, utterances, meanings=meanings, found=links)
    sources = index_sources(members, entities)
    origins, origin_ids, keys = match_origins(units, members, sources, story.copies)
    outlets = {item.document.id: item.document.outlet for item in members}
    provenance = match_provenance(members, sources, story.copies, keys)
    claims, claim_of = find_claims(units, groups, origin_ids, origins, outlets, published, near)
    conflicts = find_conflicts(units, links, claim_of, published, names, people)
    claims = _judge(claims, conflicts, claim_of)
    contested = tuple(_contest(conflict, units, claim_of) for conflict in conflicts)
    return Dossier(
        story=story,
        published=tuple(sorted(published.items())),
        entities=entities,
        origins=origins,
        utterances=utterances,
        claims=claims,
        contested=contested,
        timeline=match_events(members, entities, utterances),
        brief=find_brief(members, units, claims, contested, claim_of),
        limits=find_limits(story, members, published, entities, origins, claims, parameters or {}, provenance),
        parameters=tuple(
            sorted({**(parameters or {}), "thresholds": {**(thresholds or {}), **_thresholds(encode)}}.items())
        ),
        provenance=provenance,
    )


def _thresholds(encode: Encode | None) -> dict[str, object]:
    """The thresholds that were used; those of vectors only where there were any."""
    return {
        **(
            {}
            if encode is None
            else {"meanings": asdict(MeaningThresholds()), "nearness": asdict(NearnessThresholds())}
        ),
        "dating": asdict(DATING),
        "anchors": asdict(ANCHORS),
        "utterances": asdict(UtteranceThresholds()),
        "alignments": asdict(AlignmentThresholds()),
        "stances": asdict(StanceThresholds()),
        "conflicts": asdict(ConflictThresholds()),
        "timeline": asdict(TIMELINE),
        "brief": asdict(BriefThresholds()),
    }


def _contest(conflict: Conflict, units: Sequence[Unit], claim_of: Mapping[int, str]) -> Contest:
    claims = tuple(dict.fromkeys(claim_of[at] for at in conflict.units))
    return Contest(conflict.kind, claims, conflict.why, tuple(units[at].passage for at in conflict.units))


def _judge(claims: Sequence[Claim], conflicts: Sequence[Conflict], claim_of: Mapping[int, str]) -> tuple[Claim, ...]:
    """Claims with their relations, and the standing of those that are contested or overtaken."""
    relations: dict[str, list[Relation]] = {}
    standings: dict[str, Standing] = {}
    for conflict in conflicts:
        ids = list(dict.fromkeys(claim_of[at] for at in conflict.units))
        overtaken = {claim_of[at] for at in conflict.overtaken}
        denied = {claim.id for claim in claims if claim.mood == "denied"} & set(ids)
        for first in ids:
            for second in ids:
                if first != second and not (conflict.kind == "superseded" and first in overtaken):
                    kind: RelationKind = "denies" if second in denied else _RELATIONS[conflict.kind]
                    relation = Relation(second, kind, conflict.on, conflict.why)
                    relations.setdefault(first, []).append(relation)
            if conflict.kind == "contradiction":
                standings[first] = "contested"
            if conflict.kind == "superseded" and first in overtaken:
                standings[first] = "superseded"
    return tuple(
        replace(
            claim,
            relations=tuple(dict.fromkeys(relations.get(claim.id, ()))),
            standing=standings.get(claim.id, claim.standing),
        )
        for claim in claims
    )
