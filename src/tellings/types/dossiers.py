"""One sourced account of one story: who says what, from which origin, what is disputed, planned, or alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellings.types.annotations import MentionKind, Mood, QuoteMode
from tellings.types.documents import PublicationDate
from tellings.types.spans import Passage, Span
from tellings.types.stories import Story

OriginKind = Literal[
    "person", "agency", "institution", "outlet", "post", "document", "witness", "anonymous", "unknown"
]
Stance = Literal["same", "more_specific", "less_specific", "contradicts", "denies", "supersedes"]
RelationKind = Literal["more_specific", "contradicts", "denies", "supersedes", "position_conflict", "compatible"]
Difference = Literal["number", "date", "actor", "polarity", "place", "status", "position"]
Standing = Literal["corroborated", "one_origin", "one_outlet", "contested", "superseded"]
TransferKind = Literal["carries", "reprints", "credits", "cites", "quotes"]
ContestKind = Literal["contradiction", "superseded", "position_conflict", "compatible"]
EventKind = Literal["happened", "planned", "proposed", "awaited", "cancelled"]
EventStatus = Literal["open", "closed", "overdue"]


@dataclass(frozen=True, slots=True)
class Bond:
    """Why a spelling belongs to its entity: the rule in plain words, a mention spelled so, and one it was put to."""

    variant: str
    rule: str
    mention: Passage
    anchor: Passage


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, body or place across all spellings; `party` is the entity id of the side it belongs to.

    `bonds` say of every spelling, but for the one that the others are put to, why it is one with it.
    """

    id: str
    kind: MentionKind
    name: str
    variants: tuple[str, ...]
    mentions: tuple[Passage, ...]
    roles: tuple[str, ...] = ()
    party: str | None = None
    bonds: tuple[Bond, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """The unit of independence: where a telling comes from in the end.

    `entity` is the id of the person or body, where one is known, `party` that of its side; a country that is said to
    speak is its own side. `documents` are those that it reaches. An `unknown` origin is never independent,
    an `anonymous` one never matched across outlets. An `outlet` origin is a report in the outlet's own voice, or,
    with evidence, an outlet outside the story that is cited. A post or a document whose author is known is its
    author's; of kind `post` and `document` are those whose author is open.
    """

    id: str
    kind: OriginKind
    name: str
    party: str | None
    evidence: tuple[Passage, ...]
    documents: tuple[str, ...]
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """One node of the provenance: somebody who has something from others, or from whom others have it.

    `origin` is the id of the origin that it is, where a claim rests on it, `entity` that of the person or body,
    `documents` are its own reports in the story.
    """

    id: str
    kind: OriginKind
    name: str
    origin: str | None = None
    entity: str | None = None
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Transfer:
    """One edge of the provenance: holder `citing` has something from holder `cited`, and where it says so.

    An outlet *carries* another one's piece on its page, *reprints* its words, *credits* it for the whole text,
    *cites* it for a sentence; a person, a body, a post or a document it *quotes*. `count` is the number of places,
    `passages` the first of them; `channels` tell how things were said. `denied` marks what is told only to be
    denied; `why` says in plain words what no passage shows.
    """

    citing: str
    cited: str
    kind: TransferKind
    count: int
    passages: tuple[Passage, ...]
    channels: tuple[str, ...] = ()
    denied: bool = False
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """Holders in the order in which each names the next, from the outlet to the last known, and where it says so."""

    holders: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who has it from whom: a graph of holders, the chains of three and more, and the rings that cite each other."""

    holders: tuple[Holder, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    chains: tuple[Chain, ...] = ()
    rings: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One outlet's wording of an utterance; `meaning` is its likeness of meaning, if that put it here.

    `differs` are the places in the document whose words no other version has.
    """

    passage: Passage
    mode: QuoteMode
    channel: str | None = None
    via: str | None = None
    meaning: float | None = None
    differs: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """One act of speech in many wordings; `speaker_id` is an entity id, `occasion` plain words (statement, 28 May).

    `differences` are the words of one wording that no other has, as printed.
    """

    id: str
    speaker_id: str
    occasion: str
    versions: tuple[Version, ...]
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Telling:
    """One outlet's telling of one claim; `as_of` is the ISO day or moment at which it was written, if known.

    `meaning` is the likeness of meaning, 0 to 1, by which it was put to another telling; None where words sufficed.
    """

    passage: Passage
    stance: Stance
    origin_id: str | None
    as_of: str | None = None
    difference: str | None = None
    meaning: float | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """How a claim stands to another one (`claim_id`), on what they differ, and why in plain words."""

    claim_id: str
    kind: RelationKind
    on: Difference | None
    why: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said, by whom, how often independently; the wording is a passage, never our own prose."""

    id: str
    wording: Passage
    mood: Mood
    standing: Standing
    origins: tuple[str, ...]
    outlets: int
    tellings: tuple[Telling, ...]
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Contest:
    """Claims that do not simply agree, with the kind of disagreement and both sides cited."""

    kind: ContestKind
    claims: tuple[str, ...]
    why: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """That an event comes after another one (`event_id`): where a report says so, and why in plain words."""

    event_id: str
    passage: Passage | None
    why: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, is planned, proposed or awaited, or was called off.

    `start` and `end` are ISO days or TIMEX values, None where that side is open; both None: undated. `place` is an
    entity id; `basis` says in plain words how the days are known. `after` are the events that it follows, only where
    a report gives that. A proposal, promise or demand has a `status`, and `due`, the ISO day by which it falls due,
    where one is named; `closed_by` are the passages that close it.
    """

    start: str | None
    end: str | None
    mood: Mood
    passages: tuple[Passage, ...]
    participants: tuple[str, ...] = ()
    id: str = ""
    kind: EventKind = "happened"
    place: str | None = None
    basis: str | None = None
    after: tuple[Order, ...] = ()
    status: EventStatus | None = None
    due: str | None = None
    closed_by: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefSentence:
    """One whole sentence of the brief, and the claim it stands for."""

    passage: Passage
    claim_id: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """The account of one story. `published` holds each document's date as the whole story lets it be known."""

    story: Story
    published: tuple[tuple[str, PublicationDate], ...]
    entities: tuple[Entity, ...]
    origins: tuple[Origin, ...]
    utterances: tuple[Utterance, ...]
    claims: tuple[Claim, ...]
    contested: tuple[Contest, ...]
    timeline: tuple[Event, ...]
    brief: tuple[BriefSentence, ...]
    limits: tuple[str, ...]
    parameters: tuple[tuple[str, object], ...]
    provenance: Provenance = Provenance()
