"""A dossier with its documents at hand: words looked up, and claims sorted into the lists that an editor reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tellings.errors import UsageError
from tellings.rendering.labels import name_outlet, plural
from tellings.text.tokens import stem, tokenize
from tellings.types.annotations import AnnotatedDocument, Mood
from tellings.types.documents import Document, PublicationDate
from tellings.types.dossiers import Claim, Contest, Dossier, Entity, Origin, Stance, Telling, Utterance, Version
from tellings.types.spans import Passage, Span

OPEN_MOODS: Final[frozenset[Mood]] = frozenset({"planned", "proposed"})
"""Moods of what has not happened and is never shown as a fact."""
_AGREEING: Final[frozenset[Stance]] = frozenset({"same", "more_specific", "less_specific"})


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

    def words(self, passage: Passage) -> str:
        """Return the exact words of a passage."""
        return passage.span.of(self.by_document[passage.document_id].text)

    def outlet(self, document_id: str) -> str:
        """Return the name of the outlet that published a document."""
        document = self.by_document[document_id]
        return name_outlet(document.outlet, document.report_id)

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
        {item.document.id: item.document for item in chosen},
        {claim.id: claim for claim in dossier.claims},
        {origin.id: origin for origin in dossier.origins},
        {entity.id: entity for entity in dossier.entities},
        dict(dossier.published),
    )


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
    """Return the claims of one outlet only, grouped by that outlet's name, in story order."""
    groups: dict[str, list[Claim]] = {account.outlet(item.document.id): [] for item in account.documents}
    for claim in account.dossier.claims:
        if claim.standing == "one_outlet" and not is_open(claim):
            groups[account.outlet(claim.wording.document_id)].append(claim)
    return tuple((outlet, tuple(claims)) for outlet, claims in groups.items() if claims)


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
            name = "origin not known"
        elif origin.kind == "outlet":
            name = f"{origin.name} in its own voice"
        else:
            name = origin.name
        if name not in names:
            names.append(name)
    return ", ".join(names)


def name_teller(account: Account, claim: Claim, passage: Passage) -> str:
    """Return the origin of one telling, or of the whole claim where no telling stands exactly there."""
    own = [telling.origin_id for telling in claim.tellings if telling.passage == passage]
    return name_origins(account, own or claim.origins)


def count_origins(account: Account, claim: Claim) -> str:
    """Return how many outlets tell a claim and from how many origins, with the origins' names.

    The unknown is no origin, so a claim may rest on none that is known.
    """
    known = [
        name for name in claim.origins if name in account.by_origin and account.by_origin[name].kind != "unknown"
    ]
    outlets = plural(claim.outlets, "outlet")
    if not known:
        return f"{outlets}, origin not known"
    return f"{outlets}, {plural(len(known), 'origin')}: {name_origins(account, known)}"


def order_tellings(claim: Claim) -> tuple[Telling, ...]:
    """Return the tellings of a claim, its own wording first, then as listed."""
    return tuple(sorted(claim.tellings, key=lambda telling: telling.passage != claim.wording))


def pick_passages(account: Account, contest: Contest) -> tuple[tuple[Claim | None, tuple[Passage, ...]], ...]:
    """Return the passages of a contest by the claim that each tells, the earlier side first where one is overtaken.

    A claim of the contest without a passage there is shown by its wording; a passage of no claim comes last.
    """
    left = list(dict.fromkeys(contest.passages))
    sides: list[tuple[Claim | None, tuple[Passage, ...]]] = []
    for claim in (account.by_claim[name] for name in contest.claims if name in account.by_claim):
        told = {telling.passage for telling in claim.tellings if telling.stance in _AGREEING} | {claim.wording}
        own = tuple(passage for passage in left if passage in told)
        left = [passage for passage in left if passage not in own]
        sides.append((claim, own or (claim.wording,)))
    if contest.kind == "superseded":
        sides.sort(key=lambda side: _written(account, *side))
    return (*sides, *([(None, tuple(left))] if left else []))


def _written(account: Account, claim: Claim | None, passages: Sequence[Passage]) -> str:
    """The moment at which the earliest of the passages was written, as far as known."""
    tellings = claim.tellings if claim else ()
    known = [telling.as_of for telling in tellings if telling.passage in passages and telling.as_of]
    known += [account.published(passage.document_id).earliest or "" for passage in passages if not known]
    return min(filter(None, known), default="9999")


def find_version(account: Account, passage: Passage) -> tuple[Utterance, Version] | None:
    """Return the utterance and the version of it that stands at a passage, or None."""
    for utterance in account.dossier.utterances:
        for version in utterance.versions:
            if version.passage.document_id == passage.document_id and version.passage.span.overlap(passage.span):
                return utterance, version
    return None


def find_headline(account: Account) -> Passage | None:
    """Return the report title that fits the first sentence of the brief best, or None without titles.

    A title whose own statement is told as done is passed over where the brief says planned or proposed.
    """
    best: tuple[float, Passage] | None = None
    lead = _stems(account.words(account.dossier.brief[0].passage)) if account.dossier.brief else set()
    for item in account.documents:
        passage = _title_passage(item.document)
        if passage is None:
            continue
        title = _stems(account.words(passage))
        score = len(title & lead) / (len(title) or 1) ** 0.5 - 2 * _overstates(account, item, passage.span)
        if best is None or score > best[0]:
            best = (score, passage)
    return best[1] if best else None


def find_lead(account: Account) -> Claim | None:
    """Return the claim that the first sentence of the brief stands for."""
    brief = account.dossier.brief
    return account.by_claim.get(brief[0].claim_id) if brief else None


def _title_passage(document: Document) -> Passage | None:
    for block in document.blocks:
        if block.kind == "title" and len(block.span):
            return Passage(document.id, block.span)
    if document.title and document.text.startswith(document.title):
        return Passage(document.id, Span(0, len(document.title)))
    return None


def _overstates(account: Account, item: AnnotatedDocument, title: Span) -> bool:
    lead = find_lead(account)
    if lead is None or not is_open(lead):
        return False
    moods = {statement.mood for statement in item.statements if title.contains(statement.span)}
    return "happened" in moods and not moods & OPEN_MOODS


def _stems(text: str) -> set[str]:
    return {stem(token.text) for token in tokenize(text) if token.is_word and len(token.text) > 2}
