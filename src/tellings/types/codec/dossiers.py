"""Dossiers as JSON objects, `tellings.dossier/1`: every citation carries its place, its raw place and its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast, get_args

from tellings.errors import FormatError
from tellings.types.annotations import MentionKind, Mood, QuoteMode
from tellings.types.codec.documents import decode_published, encode_outlet, encode_published
from tellings.types.codec.passages import decode_citation, decode_citations, encode_citation, encode_citations
from tellings.types.codec.provenances import decode_provenance, encode_provenance
from tellings.types.codec.rows import Row, describe, frozen, plain, read_span, require_format
from tellings.types.codec.stories import decode_story, encode_story, find_document
from tellings.types.documents import Document, PublicationDate
from tellings.types.dossiers import (
    Bond,
    BriefSentence,
    Claim,
    Contest,
    ContestKind,
    Difference,
    Dossier,
    Entity,
    Event,
    EventKind,
    EventStatus,
    Order,
    Origin,
    OriginKind,
    Provenance,
    Relation,
    RelationKind,
    Stance,
    Standing,
    Telling,
    Utterance,
    Version,
)
from tellings.types.spans import Passage

FORMAT = "tellings.dossier/1"
# Accounts written before events had a kind.
_OLD_KINDS: dict[Mood, EventKind] = {"planned": "planned", "proposed": "proposed", "demanded": "proposed"}


def encode_dossier(
    dossier: Dossier, documents: Mapping[str, Document], *, with_text: bool = False
) -> dict[str, object]:
    """Return a dossier as a JSON object; `with_text` puts the texts of its documents beside it."""
    published = dict(dossier.published)
    members = [find_document(documents, document_id) for document_id in dossier.story.document_ids]
    encoded: dict[str, object] = {
        "format": FORMAT,
        "story": encode_story(dossier.story, documents),
        "documents": [_encode_member(member, published.get(member.id, member.published)) for member in members],
        "entities": [_encode_entity(entity, documents) for entity in dossier.entities],
        "origins": [_encode_origin(origin, documents) for origin in dossier.origins],
        "provenance": encode_provenance(dossier.provenance, documents),
        "utterances": [_encode_utterance(utterance, documents) for utterance in dossier.utterances],
        "claims": [_encode_claim(claim, documents) for claim in dossier.claims],
        "contested": [_encode_contest(contest, documents) for contest in dossier.contested],
        "timeline": [_encode_event(event, documents) for event in dossier.timeline],
        "brief": [
            {"citation": encode_citation(each.passage, documents), "claim": each.claim_id} for each in dossier.brief
        ],
        "limits": list(dossier.limits),
        "parameters": {key: plain(value) for key, value in dossier.parameters},
    }
    if with_text:
        encoded["texts"] = {member.id: member.text for member in members}
    return encoded


def _encode_member(document: Document, published: PublicationDate) -> dict[str, object]:
    return {
        "id": document.id,
        "report": document.report_id,
        "title": document.title,
        "outlet": encode_outlet(document.outlet),
        "published": encode_published(published),
        "sha256": document.sha256,
        "place": document.place,
        "media_type": document.media_type,
        "url": document.url,
        "language": document.language,
        "authors": list(document.authors),
        "title_is_field": document.title_is_field,
        "characters": len(document.text),
    }


def _encode_entity(entity: Entity, documents: Mapping[str, Document]) -> dict[str, object]:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "variants": list(entity.variants),
        "mentions": [[each.document_id, each.span.start, each.span.end] for each in entity.mentions],
        "roles": list(entity.roles),
        "party": entity.party,
        "bonds": [
            {
                "variant": bond.variant,
                "rule": bond.rule,
                "mention": encode_citation(bond.mention, documents),
                "anchor": encode_citation(bond.anchor, documents),
            }
            for bond in entity.bonds
        ],
    }


def _encode_origin(origin: Origin, documents: Mapping[str, Document]) -> dict[str, object]:
    return {
        "id": origin.id,
        "kind": origin.kind,
        "name": origin.name,
        "party": origin.party,
        "entity": origin.entity,
        "evidence": encode_citations(origin.evidence, documents),
        "documents": list(origin.documents),
    }


def _encode_contest(contest: Contest, documents: Mapping[str, Document]) -> dict[str, object]:
    return {
        "kind": contest.kind,
        "claims": list(contest.claims),
        "why": contest.why,
        "citations": encode_citations(contest.passages, documents),
    }


def _encode_event(event: Event, documents: Mapping[str, Document]) -> dict[str, object]:
    return {
        "id": event.id,
        "kind": event.kind,
        "start": event.start,
        "end": event.end,
        "mood": event.mood,
        "basis": event.basis,
        "place": event.place,
        "citations": encode_citations(event.passages, documents),
        "participants": list(event.participants),
        "after": [
            {
                "event": order.event_id,
                "citation": None if order.passage is None else encode_citation(order.passage, documents),
                "why": order.why,
            }
            for order in event.after
        ],
        "status": event.status,
        "due": event.due,
        "closed_by": encode_citations(event.closed_by, documents),
    }


def _encode_utterance(utterance: Utterance, documents: Mapping[str, Document]) -> dict[str, object]:
    return {
        "id": utterance.id,
        "speaker": utterance.speaker_id,
        "occasion": utterance.occasion,
        "versions": [
            {
                "citation": encode_citation(version.passage, documents),
                "mode": version.mode,
                "channel": version.channel,
                "via": version.via,
                **({} if version.meaning is None else {"meaning": version.meaning}),
                **({"differs": encode_citations(_differing(version), documents)} if version.differs else {}),
            }
            for version in utterance.versions
        ],
        "differences": list(utterance.differences),
    }


def _differing(version: Version) -> list[Passage]:
    return [Passage(version.passage.document_id, span) for span in version.differs]


def _encode_claim(claim: Claim, documents: Mapping[str, Document]) -> dict[str, object]:
    return {
        "id": claim.id,
        "wording": encode_citation(claim.wording, documents),
        "mood": claim.mood,
        "standing": claim.standing,
        "origins": list(claim.origins),
        "outlets": claim.outlets,
        "tellings": [
            {
                "citation": encode_citation(telling.passage, documents),
                "origin": telling.origin_id,
                "stance": telling.stance,
                "as_of": telling.as_of,
                "difference": telling.difference,
                **({} if telling.meaning is None else {"meaning": telling.meaning}),
            }
            for telling in claim.tellings
        ],
        "relations": [
            {"claim": relation.claim_id, "kind": relation.kind, "on": relation.on, "why": relation.why}
            for relation in claim.relations
        ],
    }


def decode_dossier(data: object) -> Dossier:
    """Return the dossier that a JSON object holds, with each document's date as the story lets it be known."""
    row = Row(data, "dossier")
    require_format(row, FORMAT)
    return Dossier(
        story=decode_story(row.row("story").values),
        published=tuple((each.text("id"), decode_published(each.row("published"))) for each in row.rows("documents")),
        entities=tuple(_decode_entity(each) for each in row.rows("entities")),
        origins=tuple(_decode_origin(each) for each in row.rows("origins")),
        utterances=tuple(_decode_utterance(each) for each in row.rows("utterances")),
        claims=tuple(_decode_claim(each) for each in row.rows("claims")),
        contested=tuple(_decode_contest(each) for each in row.rows("contested")),
        timeline=tuple(_decode_event(each) for each in row.rows("timeline")),
        brief=tuple(
            BriefSentence(decode_citation(each.row("citation")), each.text("claim")) for each in row.rows("brief")
        ),
        limits=row.texts("limits"),
        parameters=tuple((key, frozen(value)) for key, value in row.row("parameters").values.items()),
        provenance=decode_provenance(row.row("provenance")) if row.values.get("provenance") else Provenance(),
    )


def _decode_entity(row: Row) -> Entity:
    return Entity(
        id=row.text("id"),
        kind=cast(MentionKind, row.choice("kind", get_args(MentionKind))),
        name=row.text("name"),
        variants=row.texts("variants"),
        mentions=tuple(
            _decode_mention(value, f"{row.where}.mentions[{n}]") for n, value in enumerate(row.items("mentions"))
        ),
        roles=row.texts("roles"),
        party=row.maybe_text("party"),
        bonds=tuple(_decode_bond(each) for each in row.rows("bonds")),
    )


def _decode_bond(row: Row) -> Bond:
    mention, anchor = (decode_citation(row.row(key)) for key in ("mention", "anchor"))
    return Bond(row.text("variant"), row.text("rule"), mention, anchor)


def _decode_mention(value: object, where: str) -> Passage:
    match value:
        case [str(document_id), start, end]:
            return Passage(document_id, read_span([start, end], where))
    raise FormatError(f"{where}: expected [document, start, end], found {describe(value)}")


def _decode_origin(row: Row) -> Origin:
    return Origin(
        id=row.text("id"),
        kind=cast(OriginKind, row.choice("kind", get_args(OriginKind))),
        name=row.text("name"),
        party=row.maybe_text("party"),
        evidence=decode_citations(row, "evidence"),
        documents=row.texts("documents"),
        entity=row.maybe_text("entity"),
    )


def _decode_utterance(row: Row) -> Utterance:
    versions = tuple(
        Version(
            passage=decode_citation(each.row("citation")),
            mode=cast(QuoteMode, each.choice("mode", get_args(QuoteMode))),
            channel=each.maybe_text("channel"),
            via=each.maybe_text("via"),
            meaning=each.maybe_number("meaning"),
            differs=tuple(passage.span for passage in decode_citations(each, "differs")),
        )
        for each in row.rows("versions")
    )
    return Utterance(row.text("id"), row.text("speaker"), row.text("occasion"), versions, row.texts("differences"))


def _decode_claim(row: Row) -> Claim:
    return Claim(
        id=row.text("id"),
        wording=decode_citation(row.row("wording")),
        mood=cast(Mood, row.choice("mood", get_args(Mood))),
        standing=cast(Standing, row.choice("standing", get_args(Standing))),
        origins=row.texts("origins"),
        outlets=row.index("outlets"),
        tellings=tuple(_decode_telling(each) for each in row.rows("tellings")),
        relations=tuple(_decode_relation(each) for each in row.rows("relations")),
    )


def _decode_telling(row: Row) -> Telling:
    return Telling(
        passage=decode_citation(row.row("citation")),
        stance=cast(Stance, row.choice("stance", get_args(Stance))),
        origin_id=row.maybe_text("origin"),
        as_of=row.maybe_text("as_of"),
        difference=row.maybe_text("difference"),
        meaning=row.maybe_number("meaning"),
    )


def _decode_relation(row: Row) -> Relation:
    on = None if row.values.get("on") is None else cast(Difference, row.choice("on", get_args(Difference)))
    kind = cast(RelationKind, row.choice("kind", get_args(RelationKind)))
    return Relation(row.text("claim"), kind, on, row.text("why"))


def _decode_contest(row: Row) -> Contest:
    kind = cast(ContestKind, row.choice("kind", get_args(ContestKind)))
    return Contest(kind, row.texts("claims"), row.text("why"), decode_citations(row, "citations"))


def _decode_event(row: Row) -> Event:
    mood = cast(Mood, row.choice("mood", get_args(Mood)))
    kind = row.choice("kind", get_args(EventKind)) if "kind" in row.values else _OLD_KINDS.get(mood, "happened")
    status = None if row.values.get("status") is None else row.choice("status", get_args(EventStatus))
    return Event(
        start=row.maybe_text("start"),
        end=row.maybe_text("end"),
        mood=mood,
        passages=decode_citations(row, "citations"),
        participants=row.texts("participants"),
        id=row.maybe_text("id") or "",
        kind=cast(EventKind, kind),
        place=row.maybe_text("place"),
        basis=row.maybe_text("basis"),
        after=tuple(_decode_order(each) for each in row.rows("after")),
        status=cast("EventStatus | None", status),
        due=row.maybe_text("due"),
        closed_by=decode_citations(row, "closed_by"),
    )


def _decode_order(row: Row) -> Order:
    passage = None if row.values.get("citation") is None else decode_citation(row.row("citation"))
    return Order(row.text("event"), passage, row.text("why"))
