"""From whom each telling comes in the end: the unit of independence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from tellings.assembly.carriers import find_own_voices, group_copies
from tellings.assembly.chains import Link, Sources, chain_of_credits, chain_of_quote, name_speaker
from tellings.assembly.outlets import Key
from tellings.assembly.units import Unit, party_of
from tellings.text.folding import fold
from tellings.types.annotations import AnnotatedDocument, Credit
from tellings.types.dossiers import Origin
from tellings.types.spans import Passage
from tellings.types.stories import Copy

_SHOWN = 12  # places kept as evidence of one origin


@dataclass(slots=True)
class _Draft:
    name: str
    party: str | None
    evidence: list[Passage] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)


def match_origins(
    units: Sequence[Unit],
    documents: Sequence[AnnotatedDocument],
    sources: Sources,
    copies: Sequence[Copy],
) -> tuple[tuple[Origin, ...], tuple[str, ...], Mapping[Key, str]]:
    """Return the origins of the story, the id of the origin of each unit, and the ids of all by their keys.

    A statement given to a speaker has that speaker as its origin, else the last of those that are credited for it,
    else the outlet in its own voice. A medium on the way adds none. Copies share one voice (`find_own_voices`), so
    they never add an origin; a source without a name is one origin per document, or per medium that has it; an outlet
    without a name is `unknown` and never independent.
    """
    annotated = {item.document.id: item for item in documents}
    voices = find_own_voices(documents, copies, sources)
    agencies = _shared_agencies(documents, group_copies(documents, copies))
    drafts: dict[Key, _Draft] = {}
    keys: list[Key] = []
    for unit in units:
        link = _origin_of(unit, annotated[unit.document_id], sources, voices[unit.document_id], agencies)
        draft = drafts.setdefault(link.key, _Draft(link.name, link.party))
        if link.passage is not None and len(draft.evidence) < _SHOWN and link.passage not in draft.evidence:
            draft.evidence.append(link.passage)
        if unit.document_id not in draft.documents:
            draft.documents.append(unit.document_id)
        keys.append(link.key)
    ids = {key: f"o{number}" for number, key in enumerate(drafts, start=1)}
    origins = tuple(
        Origin(
            ids[key],
            key[0],
            draft.name,
            draft.party,
            tuple(draft.evidence),
            tuple(draft.documents),
            key[1] if key[1] in sources.by_id else None,
        )
        for key, draft in drafts.items()
    )
    return origins, tuple(ids[key] for key in keys), ids


def _origin_of(
    unit: Unit,
    annotated: AnnotatedDocument,
    sources: Sources,
    own: Link,
    agencies: Collection[str],
) -> Link:
    """The last step on the way of a unit that the text names; the outlet itself where it names none."""
    number = _outermost(annotated, unit.quote_number)
    if number is not None:
        return _last(chain_of_quote(annotated, number, sources), own)
    announcer = sources.by_id.get(unit.subject or "") if unit.is_attribution else None
    if announcer is not None and announcer.name[:1].isupper():
        return Link(*name_speaker(announcer), "quotes", unit.passage, announcer.id, party_of(announcer))
    chain = chain_of_credits(annotated, annotated.sentences[unit.sentence].span, sources)
    if chain:
        return _last(chain, own)
    credit = _whole_credit(annotated, agencies)
    if credit is not None:
        medium = sources.media.name_medium(credit.source, annotated.document.id)
        return Link(medium.key, medium.name, "credits", Passage(unit.document_id, credit.span))
    return own


def _last(chain: Sequence[Link], own: Link) -> Link:
    """The last step; an outlet of the story that is cited is that outlet in its own voice."""
    return own if chain[-1].key == own.key else chain[-1]


def _outermost(annotated: AnnotatedDocument, number: int | None) -> int | None:
    """The quote that tells the outlet what another quote inside it says.

    A report that is told only to be denied keeps the voice that it is ascribed to, and words that came through an
    agency or another outlet stay those of their speaker.
    """
    seen: set[int] = set()
    while number is not None and number not in seen:
        seen.add(number)
        quote = annotated.quotes[number]
        if quote.nested_in is None or quote.denied or quote.via:
            return number
        number = quote.nested_in
    return number


def _whole_credit(annotated: AnnotatedDocument, agencies: Collection[str]) -> Credit | None:
    """The credit of the whole text that other reports share.

    A credit line alone ("Reuters" under a headline) is the way a text came, not a source: it only matters where two
    outlets print under one agency, whose own voices are then one.
    """
    whole = (
        credit for credit in annotated.credits if credit.reach == "text" and credit.kind in ("source", "reprint")
    )
    return next((credit for credit in whole if fold(credit.source) in agencies), None)


def _shared_agencies(documents: Sequence[AnnotatedDocument], group_of: Mapping[str, str]) -> frozenset[str]:
    """Agencies that two or more reports, copies aside, credit for their whole text."""
    credited: dict[str, set[str]] = defaultdict(set)
    for item in documents:
        for credit in item.credits:
            if credit.reach == "text" and credit.kind in ("source", "reprint"):
                credited[fold(credit.source)].add(group_of[item.document.id])
    return frozenset(source for source, crediting in credited.items() if len(crediting) > 1)


def independent_count(origin_ids: Sequence[str], origins: Mapping[str, Origin]) -> int:
    """Return the number of independent sources among origins: one per party, named before media, cited before own.

    Several voices of one side count once. Where anybody is named, no medium adds anything, for it may have it from
    there; where a medium is cited, the outlets' own voice adds nothing. Unknown and unnamed sources, and papers whose
    author is open, are never independent of anything, so they count one together at most.
    """
    chosen = [origins[key] for key in dict.fromkeys(origin_ids)]
    named = [
        item for item in chosen if item.kind in ("person", "institution") or (item.party and item.kind != "outlet")
    ]
    if named:
        return len({item.party or item.id for item in named})
    cited = {item.id for item in chosen if item.kind == "agency" or (item.kind == "outlet" and item.evidence)}
    if cited:
        return len(cited)
    outlets = {item.id for item in chosen if item.kind == "outlet"}
    return len(outlets) if outlets else min(1, len(chosen))
