"""A dossier with its documents at hand: words looked up, and claims sorted into the lists that an editor reads."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from tellings.errors import UsageError
from tellings.rendering.labels import name_outlet, plural
from tellings.text.tokens import tokenize
from tellings.types.annotations import AnnotatedDocument, Mood
from tellings.types.documents import Document, PublicationDate
from tellings.types.dossiers import Claim, Dossier, Entity, Origin, OriginKind, Stance, Telling, Utterance, Version
from tellings.types.spans import Passage, Span

OPEN_MOODS: Final[frozenset[Mood]] = frozenset({"planned", "proposed"})
"""Moods of what has not happened and is never shown as a fact."""
NOT_KNOWN: Final = "origin not known"
LONGEST_CONTEXT: Final = 700
"""Characters of a sentence that is shown around a claim; in a longer one the claim stands alone."""
_Found = TypeVar("_Found")
_NAMED: Final[frozenset[OriginKind]] = frozenset({"person", "institution"})
"""Origins that count as independent, one per side, before any medium; the assembly counts the same."""
AGREEING: Final[frozenset[Stance]] = frozenset({"same", "more_specific", "less_specific"})


@dataclass(frozen=True, slots=True)
class Account:
    """A dossier, its documents in story order, and everything that is looked up by id."""

    dossier: Dossier
    documents: tuple[AnnotatedDocument, ...]
    by_document: Mapping[str, Document]
    by_claim: Mapping[str, Claim]
    by_origin: Mapping[str, Origin]
    by_entity: Mapping[str, Entity]
    dates: Mapping[str, PublicationDate]
    outlets_by_document: Mapping[str, str]
    sentences: Mapping[str, tuple[Span, ...]]

    def words(self, passage: Passage) -> str:
        """Return the exact words of a passage."""
        return passage.span.of(self.by_document[passage.document_id].text)

    def outlet(self, document_id: str) -> str:
        """Return the name of the outlet that published a document."""
        return self.outlets_by_document[document_id]

    def outlet_key(self, document_id: str) -> str:
        """Return what tells outlets apart; each document without a known outlet stands alone."""
        outlet = self.by_document[document_id].outlet
        return f"document {document_id}" if outlet.basis == "unknown" or not outlet.id else outlet.id

    def outlets(self, passages: Iterable[Passage]) -> int:
        """Return how many outlets hold the passages."""
        return len({self.outlet_key(passage.document_id) for passage in passages})

    def published(self, document_id: str) -> PublicationDate:
        """Return a document's date as the whole story lets it be known."""
        return self.dates.get(document_id, self.by_document[document_id].published)

    def name(self, entity_id: str | None) -> str:
        """Return an entity's name, or the id itself where the dossier lists no such entity."""
        if entity_id is None:
            return "unknown"
        return self.by_entity[entity_id].name if entity_id in self.by_entity else entity_id


class _Listed(dict[str, _Found]):
    """What is looked up by the id of a document; of one that the story does not list, an error for people."""

    def __missing__(self, document_id: str) -> _Found:
        raise UsageError(
            f"expected a dossier that cites documents of its story alone, found a citation of {document_id[:40]!r}; "
            "it was changed since it was made: make it anew from the reports"
        )


def make_account(dossier: Dossier, documents: Sequence[AnnotatedDocument]) -> Account:
    """Return the dossier with its documents at hand; raise UsageError where a document of the story is missing."""
    given = {item.document.id: item for item in documents}
    missing = [name for name in dossier.story.document_ids if name not in given]
    if missing:
        raise UsageError(
            f"a dossier is rendered with the documents it was made from: expected {len(dossier.story.document_ids)}, "
            f"missing {', '.join(missing)}; pass all annotated documents of story {dossier.story.id}"
        )
    chosen = tuple(given[name] for name in dossier.story.document_ids)
    return Account(
        dossier,
        chosen,
        _Listed({item.document.id: item.document for item in chosen}),
        {claim.id: claim for claim in dossier.claims},
        {origin.id: origin for origin in dossier.origins},
        {entity.id: entity for entity in dossier.entities},
        dict(dossier.published),
        _Listed(_name_outlets(chosen)),
        _Listed(
            {item.document.id: tuple(sorted(one.span for one in item.sentences if one.intact)) for item in chosen}
        ),
    )


def _name_outlets(documents: Sequence[AnnotatedDocument]) -> dict[str, str]:
    """Names of the outlets by document; where cut report ids would make two unknown ones the same, the full ids."""
    names = {item.document.id: name_outlet(item.document.outlet, item.document.report_id) for item in documents}
    counts = Counter(names[item.document.id] for item in documents if item.document.outlet.basis == "unknown")
    for item in documents:
        if counts[names[item.document.id]] > 1:
            names[item.document.id] = name_outlet(item.document.outlet, item.document.report_id, letters=None)
    return names


def find_sentence(account: Account, passage: Passage) -> Passage:
    """Return the whole sentence in which a passage stands; the passage itself where no intact sentence holds it."""
    spans = account.sentences[passage.document_id]
    at = bisect_right(spans, Span(passage.span.start, len(account.by_document[passage.document_id].text))) - 1
    if at >= 0 and spans[at].contains(passage.span) and len(spans[at]) <= LONGEST_CONTEXT:
        return Passage(passage.document_id, spans[at])
    return passage


def group_passages(account: Account, passages: Iterable[Passage]) -> dict[Passage, tuple[Passage, ...]]:
    """Return the passages by the sentence in which they stand, in the order given."""
    groups: dict[Passage, list[Passage]] = {}
    for passage in dict.fromkeys(passages):
        groups.setdefault(find_sentence(account, passage), []).append(passage)
    return {sentence: tuple(found) for sentence, found in groups.items()}


def is_open(claim: Claim) -> bool:
    """Return whether the claim tells of something that has not happened."""
    return claim.mood in OPEN_MOODS


def list_claims(account: Account, *standings: str) -> tuple[Claim, ...]:
    """Return the claims of the standings that tell of something past or present, widest first."""
    chosen = (claim for claim in account.dossier.claims if claim.standing in standings and not is_open(claim))
    return tuple(sorted(chosen, key=lambda claim: -claim.outlets))


def list_open_claims(account: Account) -> tuple[Claim, ...]:
    """Return what is planned or proposed, widest first."""
    return tuple(sorted(filter(is_open, account.dossier.claims), key=lambda claim: -claim.outlets))


def list_lone_claims(account: Account) -> tuple[tuple[str, tuple[Claim, ...]], ...]:
    """Return the claims of one outlet only, grouped by that outlet's name, in story order.

    Where two reports of an outlet tell one in the same words, as copies do, it is listed once.
    """
    groups: dict[str, dict[str, Claim]] = {account.outlet(item.document.id): {} for item in account.documents}
    for claim in account.dossier.claims:
        if claim.standing == "one_outlet" and not is_open(claim):
            groups[account.outlet(claim.wording.document_id)].setdefault(account.words(claim.wording), claim)
    return tuple((outlet, tuple(claims.values())) for outlet, claims in groups.items() if claims)


def list_stray_disputes(account: Account) -> tuple[Claim, ...]:
    """Return claims that are contested or overtaken, but stand in no contest of the dossier."""
    known = {claim_id for contest in account.dossier.contested for claim_id in contest.claims}
    strays = (claim for claim in list_claims(account, "contested", "superseded") if claim.id not in known)
    return tuple(strays)


def name_origins(account: Account, origin_ids: Iterable[str | None]) -> str:
    """Return the names of origins, each once; the outlets' own voice and the unknown are said as such."""
    names: list[str] = []
    for origin_id in origin_ids:
        origin = account.by_origin.get(origin_id or "")
        if origin is None or origin.kind == "unknown":
            name = NOT_KNOWN
        elif origin.kind == "outlet" and not origin.evidence:
            name = f"{origin.name} in its own voice"
        else:
            name = origin.name
        if name not in names:
            names.append(name)
    return ", ".join(names)


def name_teller(account: Account, claim: Claim, passage: Passage) -> str:
    """Return from whom one telling is: "from somebody", "in its own voice", or that it is not known."""
    own = [telling.origin_id for telling in claim.tellings if telling.passage == passage]
    origins = [
        account.by_origin[name] for name in (own or claim.origins) if name is not None and name in account.by_origin
    ]
    if len(origins) == 1 and origins[0].kind == "outlet" and origins[0].name == account.outlet(passage.document_id):
        return "in its own voice"
    named = name_origins(account, own or claim.origins)
    return named if named == NOT_KNOWN else f"from {named}"


def count_origins(account: Account, claim: Claim) -> str:
    """Return how many outlets tell a claim and from how many origins, with the origins' names.

    Voices of one side are one origin. Beside somebody who is named no medium adds one, and beside a medium that is
    cited the outlets' own voice adds none. The unknown is no origin, so a claim may rest on none that is known.
    """
    outlets = plural(claim.outlets, "outlet")
    origins = [account.by_origin[name] for name in dict.fromkeys(claim.origins) if name in account.by_origin]
    own = [origin.name for origin in origins if origin.kind == "outlet" and not origin.evidence]
    cited = [item for item in origins if item.kind == "agency" or (item.kind == "outlet" and item.evidence)]
    named = [item for item in origins if item.kind in _NAMED or (item.party and item.kind != "outlet")]
    sides: dict[str, list[str]] = {}
    for origin in named or cited:
        sides.setdefault(origin.party or origin.id, []).append(origin.name)
    if sides:
        told = ", ".join(" and ".join(names) + (" (one side)" if len(names) > 1 else "") for names in sides.values())
        beside = f"; also by {', '.join(item.name for item in cited)}" if named and cited else ""
        beside += f"; also the own voice of {', '.join(own)}" if own else ""
        return f"{outlets}, {plural(len(sides), 'origin')}: {told}{beside}"
    if own and len(own) == claim.outlets:
        return f"{outlets}, in its own voice" if len(own) == 1 else f"{outlets}, each in its own voice"
    if own:
        return f"{outlets}, {plural(len(own), 'origin')}: the own voice of {', '.join(own)}"
    unnamed = dict.fromkeys(origin.name for origin in origins if origin.kind != "unknown")
    return f"{outlets}, unnamed origin: {', '.join(unnamed)}" if unnamed else f"{outlets}, {NOT_KNOWN}"


def order_tellings(claim: Claim) -> tuple[Telling, ...]:
    """Return the tellings of a claim, its own wording first, then as listed."""
    return tuple(sorted(claim.tellings, key=lambda telling: telling.passage != claim.wording))


def find_version(account: Account, passage: Passage) -> tuple[Utterance, Version] | None:
    """Return the utterance and the version of it that stands at a passage, or None."""
    for utterance in account.dossier.utterances:
        for version in utterance.versions:
            if version.passage.document_id == passage.document_id and version.passage.span.overlap(passage.span):
                return utterance, version
    return None


def list_utterances(account: Account) -> tuple[Utterance, ...]:
    """Return the acts of speech that stand in several wordings; copies that repeat one wording are none."""
    chosen = []
    for utterance in account.dossier.utterances:
        worded = {account.words(version.passage) for version in utterance.versions}
        if len({" ".join(token.text.lower() for token in tokenize(one) if token.is_word) for one in worded}) > 1:
            chosen.append(utterance)
    return tuple(chosen)


def find_lead(account: Account) -> Claim | None:
    """Return the claim that the first sentence of the brief stands for."""
    brief = account.dossier.brief
    return account.by_claim.get(brief[0].claim_id) if brief else None
