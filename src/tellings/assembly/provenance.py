"""Who has it from whom: the graph of outlets, agencies, people, posts and documents in a story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

from tellings.assembly.carriers import find_own_voices, own_link
from tellings.assembly.chains import Link, Sources, chain_of_credits, chain_of_quote, is_open
from tellings.assembly.outlets import Key
from tellings.types.annotations import AnnotatedDocument
from tellings.types.dossiers import Chain, Holder, Provenance, Transfer, TransferKind
from tellings.types.spans import Passage
from tellings.types.stories import Copy

SHOWN_PASSAGES = 12
"""Places kept as evidence of one transfer or chain; the rest is counted."""
_HANDED_ON = frozenset({"carries", "reprints", "credits", "cites"})


@dataclass(slots=True)
class _Draft:
    """A transfer in the making."""

    passages: dict[Passage, None] = field(default_factory=dict)
    channels: dict[str, None] = field(default_factory=dict)
    denied: bool = True
    why: str | None = None


class _Graph:
    """The holders and transfers found so far, in the order in which they were met."""

    def __init__(self) -> None:
        self.holders: dict[Key, Link] = {}
        self.documents: dict[Key, list[str]] = {}
        self.transfers: dict[tuple[Key, Key, TransferKind], _Draft] = {}
        self.chains: dict[tuple[Key, ...], dict[Passage, None]] = {}

    def add_own(self, annotated: AnnotatedDocument) -> Link:
        own = own_link(annotated)
        self.holders[own.key] = own
        self.documents.setdefault(own.key, []).append(annotated.document.id)
        return own

    def add_step(self, one: Link, two: Link, how: TransferKind, why: str | None = None) -> None:
        if one.key == two.key:
            return
        self.holders.setdefault(one.key, one)
        self.holders.setdefault(two.key, two)
        draft = self.transfers.setdefault((one.key, two.key, how), _Draft())
        draft.denied = draft.denied and two.denied
        draft.why = draft.why or why
        if two.passage is not None:
            draft.passages[two.passage] = None
        if two.channel is not None:
            draft.channels[two.channel] = None

    def add_chain(self, own: Link, links: Sequence[Link]) -> None:
        whole = [own, *(link for link in links if link.key != own.key)]
        for one, two in pairwise(whole):
            self.add_step(one, two, two.how)
        if len(whole) > 2:
            passages = self.chains.setdefault(tuple(link.key for link in whole), {})
            passages.update({link.passage: None for link in whole if link.passage is not None})


def match_provenance(
    documents: Sequence[AnnotatedDocument], sources: Sources, copies: Sequence[Copy], origin_ids: Mapping[Key, str]
) -> Provenance:
    """Return who has it from whom in a story; `origin_ids` are those of the origins by their keys."""
    graph = _Graph()
    owns = {item.document.id: graph.add_own(item) for item in documents}
    for item in documents:
        own = owns[item.document.id]
        _add_carrier(graph, item, own)
        for chain in _list_chains(item, sources):
            graph.add_chain(own, chain)
        for credit in item.credits:
            if credit.reach == "text" and credit.kind in ("source", "reprint"):
                medium = sources.media.name_medium(credit.source, item.document.id)
                how: TransferKind = "reprints" if credit.kind == "reprint" else "credits"
                link = Link(medium.key, medium.name, how, Passage(item.document.id, credit.span))
                graph.add_step(own, link, how)
    voices = find_own_voices(documents, copies, sources)
    for copy in copies:
        _add_copy(graph, copy, owns, voices)
    return _build(graph, origin_ids)


def _add_carrier(graph: _Graph, annotated: AnnotatedDocument, own: Link) -> None:
    """The page that carries another outlet's report: nothing in the text says so, the page itself does."""
    outlet = annotated.document.outlet
    if outlet.carried_by is None:
        return
    carrier = Link(("outlet", f"carrier {outlet.carried_by}", None), outlet.carried_by, "carries", None)
    graph.add_step(carrier, own, "carries", " ".join(outlet.evidence) or None)


def _list_chains(annotated: AnnotatedDocument, sources: Sources) -> Iterator[tuple[Link, ...]]:
    """The chain of each quote, and that of each credit in a sentence that has no quote of its own.

    What the text says that somebody thinks or wants is the outlet's own account: nobody has told it.
    """
    told: set[int] = set()
    for number, quote in enumerate(annotated.quotes):
        if quote.kind != "saying":
            continue
        chain = tuple(takewhile(lambda link: not is_open(link), chain_of_quote(annotated, number, sources)))
        if chain:
            yield chain
        told |= {place.start for link in chain if link.passage for place in (link.passage.span,)}
    for sentence in annotated.sentences:
        chain = chain_of_credits(annotated, sentence.span, sources)
        if chain and not any(link.passage and link.passage.span.start in told for link in chain):
            yield chain


def _add_copy(graph: _Graph, copy: Copy, owns: Mapping[str, Link], voices: Mapping[str, Link]) -> None:
    """A copy reprints its original; where that is open, both reprint what they have in common.

    A new version of an outlet's own report does not, and an excerpt ties nobody unless one credits the other.
    """
    twin_id = copy.twin_id or ""
    if copy.kind == "update" or copy.copy_id not in owns:
        return
    why = f"{round(copy.share * 100)} % of the shorter text stands in both ({copy.kind})."
    if copy.original_id is not None and copy.original_id in owns:
        _add_reprint(graph, copy.copy_id, owns[copy.copy_id], owns[copy.original_id], copy, why)
    elif copy.kind != "excerpt" and twin_id in owns:
        for key in (copy.copy_id, twin_id):
            _add_reprint(graph, key, owns[key], voices[key], copy, f"{why} Who has it from whom is open.")


def _add_reprint(graph: _Graph, document_id: str, own: Link, original: Link, copy: Copy, why: str) -> None:
    graph.add_step(own, replace(original, passage=None), "reprints", why)
    for pair in copy.passages[:SHOWN_PASSAGES]:
        passage = Passage(document_id, pair[0 if document_id == copy.copy_id else 1])
        graph.add_step(own, replace(original, passage=passage), "reprints", why)


def _build(graph: _Graph, origin_ids: Mapping[Key, str]) -> Provenance:
    ids = {key: f"h{number}" for number, key in enumerate(graph.holders, start=1)}
    holders = tuple(
        Holder(ids[key], key[0], link.name, origin_ids.get(key), link.entity, tuple(graph.documents.get(key, ())))
        for key, link in graph.holders.items()
    )
    transfers = tuple(
        Transfer(
            ids[one],
            ids[two],
            how,
            max(1, len(draft.passages)),
            tuple(draft.passages)[:SHOWN_PASSAGES],
            tuple(draft.channels),
            draft.denied,
            draft.why,
        )
        for (one, two, how), draft in graph.transfers.items()
    )
    chains = tuple(
        Chain(tuple(ids[key] for key in keys), tuple(passages)[:SHOWN_PASSAGES])
        for keys, passages in graph.chains.items()
    )
    return Provenance(holders, transfers, chains, find_rings(transfers))


def find_rings(transfers: Sequence[Transfer]) -> tuple[tuple[str, ...], ...]:
    """Return the holders that have something from one another in a ring, each ring once, its ids in order.

    Only what is handed on counts: a person who speaks of an outlet has nothing from it.
    """
    after: dict[str, list[str]] = {}
    for transfer in transfers:
        if transfer.kind in _HANDED_ON and not transfer.denied:
            after.setdefault(transfer.citing, []).append(transfer.cited)
    reached = {start: _reach(after, start) for start in after}
    rings = {
        tuple(sorted((other for other in there if here in reached.get(other, ())), key=_number))
        for here, there in reached.items()
        if here in there
    }
    return tuple(sorted(rings, key=lambda ring: [_number(name) for name in ring]))


def _reach(after: Mapping[str, Sequence[str]], start: str) -> frozenset[str]:
    """All that can be reached from a holder, itself only over a ring."""
    found: set[str] = set()
    waiting = list(after.get(start, ()))
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting.extend(after.get(here, ()))
    return frozenset(found)


def _number(name: str) -> int:
    return int(name[1:])
